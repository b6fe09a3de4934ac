#include "base/line_reader.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "support/text_lines.hpp"

namespace dateline::base {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> all(LineReader reader) {
  std::vector<std::string> out;
  for (auto line = reader.next(); line.ok() && *line; line = reader.next()) {
    out.emplace_back(**line);
  }
  return out;
}

TEST(LineReader, GivesTheSameLinesHoweverTheStreamIsCut) {
  const std::string text = "\xef\xbb\xbfone\r\ntwo\n\nfour";
  for (std::size_t step = 1; step < text.size() + 1; ++step) {
    EXPECT_THAT(all({tests::blocks_of(text, step), "x"}), ElementsAre("one", "two", "", "four"));
  }
  EXPECT_THAT(all(tests::lines_of("", "x")), ElementsAre());
  EXPECT_THAT(all(tests::lines_of("\n", "x")), ElementsAre(""));
}

TEST(LineReader, ReadsOverItsOwnBufferAndCountsLines) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += std::string(100, static_cast<char>('a' + i % 26)) + "\n";
  LineReader reader(tests::blocks_of(text, 70001), "big.txt");
  std::size_t lines = 0;
  for (auto line = reader.next(); line.ok() && *line; line = reader.next()) {
    ASSERT_EQ(**line, std::string(100, static_cast<char>('a' + lines % 26)));
    EXPECT_EQ(reader.line(), ++lines);
  }
  EXPECT_EQ(lines, 50000U);
}

TEST(LineReader, RefusesALineWithoutEndAndNamesIt) {
  LineReader reader(tests::blocks_of("short\n" + std::string(3U << 20U, 'x'), 1U << 20U), "a.txt");
  ASSERT_TRUE(reader.next().ok());
  const auto line = reader.next();
  ASSERT_FALSE(line.ok());
  EXPECT_THAT(line.error().to_string(), HasSubstr("a.txt:2"));
}

TEST(LineReader, HandsOnTheErrorOfItsStream) {
  int calls = 0;
  LineReader reader(
      [&calls](char* to, std::size_t) -> Result<std::size_t> {
        if (++calls > 1) return Error{ErrorCode::unreadable, "the disk is gone", "a.txt", ""};
        *to = 'x';
        return std::size_t{1};
      },
      "a.txt");
  const auto line = reader.next();
  ASSERT_FALSE(line.ok());
  EXPECT_THAT(line.error().to_string(), HasSubstr("the disk is gone"));
}

}  // namespace
}  // namespace dateline::base
