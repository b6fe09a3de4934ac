// A text as code points and as UTF-8: the same whichever way it is kept.

#include "text/code_points.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/checksum.hpp"
#include "base/utf8.hpp"

namespace dateline::text {
namespace {

/// Of more code points than are between two marks, with those of one to four bytes among them.
std::u32string long_text(bool ascii) {
  std::u32string out;
  for (char32_t i = 0; i < 1500; ++i) {
    out += U'a' + i % 26;
    if (!ascii && i % 7 == 0) out += U"\u00B7\u2013\U0001F5FA"[i % 3];
  }
  return out;
}

TEST(CodePoints, AreTheSameOfUtf8) {
  for (const bool ascii : {true, false}) {
    const std::u32string wide = long_text(ascii);
    const CodePoints given(wide);
    const CodePoints kept = CodePoints::of_utf8(base::to_utf8(wide));
    EXPECT_EQ(kept.size(), wide.size());
    EXPECT_EQ(kept.kept_utf8(), base::to_utf8(wide));
    EXPECT_EQ(given.kept_utf8(), std::nullopt);
    EXPECT_EQ(kept.once(), wide);
    EXPECT_EQ(given.once(), wide);
    EXPECT_EQ(kept.utf8(), given.utf8());
    EXPECT_EQ(kept.checksum(), base::fnv1a(base::to_utf8(wide)));
    EXPECT_EQ(given.checksum(), kept.checksum());
    EXPECT_TRUE(kept == given);
    EXPECT_TRUE(kept == std::u32string_view(wide));
    EXPECT_EQ(kept[wide.size() - 1], wide.back());
    EXPECT_EQ(kept.find(U"z"), wide.find(U'z'));
  }
}

TEST(CodePoints, EverySpanIsTheSameAsUtf8) {
  for (const bool ascii : {true, false}) {
    const std::u32string wide = long_text(ascii);
    const CodePoints given(wide);
    const CodePoints kept = CodePoints::of_utf8(base::to_utf8(wide));
    const auto size = static_cast<std::uint32_t>(wide.size());
    for (std::uint32_t start = 0; start <= size + 3; start += 1) {
      for (const std::uint32_t length : {0U, 1U, 9U, 256U, size}) {
        const Span span{start, start + length};
        ASSERT_EQ(kept.utf8(span), given.utf8(span)) << start << " " << length;
        if (start > size) continue;
        ASSERT_EQ(kept.utf8(span), base::to_utf8(std::u32string_view(wide).substr(start, length)))
            << start << " " << length;
      }
    }
  }
}

TEST(CodePoints, OfNothingAreEmpty) {
  for (const CodePoints& none :
       {CodePoints(), CodePoints(std::u32string()), CodePoints::of_utf8("")}) {
    EXPECT_TRUE(none.empty());
    EXPECT_TRUE(none.view().empty());
    EXPECT_EQ(none.utf8({0, 5}), "");
    EXPECT_EQ(none.kept_utf8(), "");
    EXPECT_TRUE(none == CodePoints());
  }
}

TEST(CodePoints, AreMadeOnceForAllThreads) {
  const CodePoints kept = CodePoints::of_utf8(base::to_utf8(long_text(false)));
  const CodePoints copy = kept;
  std::vector<const char32_t*> seen(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      threads.emplace_back([&, i] { seen[i] = (i % 2 == 0 ? kept : copy).view().data(); });
    }
  }
  for (const char32_t* at : seen) EXPECT_EQ(at, seen.front());
}

}  // namespace
}  // namespace dateline::text
