#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/story.hpp"
#include "time/edtf.hpp"
#include "timex/finder.hpp"

namespace dateline::timex::tests {

/// The shipped rules, loaded once.
inline const TimexFinder& finder() {
  static const auto loaded = [] {
    auto opened = TimexFinder::open(DATELINE_SOURCE_DIR "/assets/lexicon/time");
    if (!opened) ADD_FAILURE() << opened.error().to_string();
    return opened;
  }();
  return *loaded;
}

struct Reading {
  text::Story story;
  std::vector<Timex> times;
};

/// Reads `words` told on `date` ("" for none).
inline Reading read(std::string_view words, std::string_view date,
                    Reference::Mode mode = Reference::Mode::news) {
  Reading out;
  auto story = text::make_story(words, "test", "test");
  EXPECT_TRUE(story) << words;
  if (!story) return out;
  out.story = std::move(*story);
  out.times =
      finder().find(out.story, {}, {.story_date = time::parse_iso_date(date), .mode = mode});
  return out;
}

inline std::string side(const std::optional<time::Minute>& minute, bool earliest) {
  if (!minute) return "..";
  return earliest ? time::earliest_to_iso(*minute) : time::latest_to_iso(*minute);
}

/// "2014-06-15/2014-06-16T05:59", "2014-06-15" for one whole day, "-" where nothing is known.
inline std::string text_of(const time::Bounds& bounds) {
  if (!bounds.earliest && !bounds.latest) return "-";
  const std::string a = side(bounds.earliest, true);
  const std::string b = side(bounds.latest, false);
  return a == b ? a : a + "/" + b;
}

}  // namespace dateline::timex::tests
