#include "timex/lexer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.hpp"
#include "timex/numerals.hpp"

namespace dateline::timex {
namespace {

const Lexicon& lexicon() {
  static const auto loaded = Lexicon::open(DATELINE_SOURCE_DIR "/assets/lexicon/time");
  return *loaded;
}

std::string pieces(std::string_view text) {
  const auto points = base::to_code_points(text);
  std::string out;
  for (const Lexeme& lexeme : cut(points, {0, static_cast<std::uint32_t>(points.size())})) {
    out += (out.empty() ? "" : " ") + std::string(lexeme.glued ? "~" : "") + lexeme.lower;
  }
  return out;
}

std::string number(std::string_view text) {
  const auto points = base::to_code_points(text);
  Line line;
  read_line(lexicon(), points, {0, static_cast<std::uint32_t>(points.size())}, line);
  const auto read = read_number(lexicon(), line.lexemes, 0);
  if (!read) return "none";
  return (read->unknown ? "X" : std::to_string(read->value).substr(0, 6)) + " in " +
         std::to_string(read->length);
}

TEST(Lexer, CutsWordsFiguresAndMarksApart) {
  EXPECT_EQ(pieces("mid-June 20th, 2003\u20132011"), "mid ~- ~june 20 ~th ~, 2003 ~- ~2011");
  EXPECT_EQ(pieces("Iran\u2019s Nov. 15"), "iran ~' ~s nov ~. 15");
  EXPECT_EQ(pieces("1,979 people, 3.5 km, 15.06.2014"),
            "1,979 people ~, 3.5 km ~, 15 ~. ~06 ~. ~2014");
  EXPECT_EQ(pieces("2014-06-15T17:30"), "2014 ~- ~06 ~- ~15 ~t17 ~: ~30");
  EXPECT_EQ(pieces("\u00a010\u00a0June"), "10 june");
  EXPECT_EQ(pieces(""), "");
}

TEST(Lexer, ReadsNumbersInFiguresAndWords) {
  EXPECT_EQ(number("12"), "12.000 in 1");
  EXPECT_EQ(number("1,200 men"), "1200.0 in 1");
  EXPECT_EQ(number("twenty-five days"), "25.000 in 3");
  EXPECT_EQ(number("two hundred and ten"), "210.00 in 4");
  EXPECT_EQ(number("two and a half years"), "2.5000 in 4");
  EXPECT_EQ(number("a few days"), "X in 2");
  EXPECT_EQ(number("several days"), "X in 1");
  EXPECT_EQ(number("a day"), "1.0000 in 1");
  EXPECT_EQ(number("a dozen"), "12.000 in 2");
  EXPECT_EQ(number("20th"), "none");
  EXPECT_EQ(number("Mosul"), "none");
}

TEST(Lexer, KnowsSentencesThatDoNotSpeakOfTime) {
  Line line;
  const auto speaks = [&](std::string_view text) {
    const auto points = base::to_code_points(text);
    read_line(lexicon(), points, {0, static_cast<std::uint32_t>(points.size())}, line);
    return line.speaks_of_time;
  };
  EXPECT_FALSE(speaks("Kurdish forces hold the town and its two bridges."));
  EXPECT_TRUE(speaks("Kurdish forces took the town on Sunday."));
  EXPECT_TRUE(speaks("It fell in 2014."));
}

}  // namespace
}  // namespace dateline::timex
