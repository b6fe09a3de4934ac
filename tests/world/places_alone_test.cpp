#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "world.hpp"

namespace dateline::tests {
namespace {

/// Each place of a story on a line, with all that an answer says of it.
std::vector<std::string> places_of(const std::string& text, bool events,
                                   std::optional<std::vector<text::Span>> given = {}) {
  event::ReadOptions options;
  options.events = events;
  options.times = events;
  options.given_mentions = std::move(given);
  const event::Document d =
      World::get().reader().read(text::make_story(text, "story").value(), options);
  std::vector<std::string> out;
  for (const geoparse::PlaceMention& m : d.places) {
    std::string line = m.surface + " " + std::to_string(m.span.start) + " " +
                       std::string(geoparse::name(m.role)) + " " + std::to_string(m.confidence);
    if (m.place() != nullptr) line += " " + std::string(m.place()->key);
    for (const auto& c : m.candidates) {
      for (const std::string& reason : c.reasons) line += "; " + reason;
    }
    out.push_back(std::move(line));
  }
  return out;
}

const std::string kStory =
    "BAGHDAD - Gunmen left Mosul for Tal Afar on Monday, the Iraqi army said. Nobody was hurt. "
    "Officials said that they would come back. Zumbwe, a small town 25 km west of Kirkuk, was "
    "shelled. The shelling went on for hours, and people hid in their cellars. They fled from "
    "Zumbwe at night. \"We have nothing,\" said a man. Washington wants talks.";

TEST(PlacesAlone, AreThoseOfTheWholeStoryThoughMostSentencesAreNotParsed) {
  const auto alone = places_of(kStory, false);
  EXPECT_EQ(alone, places_of(kStory, true));
  EXPECT_THAT(alone, testing::Contains(testing::HasSubstr("Zumbwe")).Times(2));
  EXPECT_THAT(alone, testing::Contains(testing::HasSubstr("Washington")));
}

TEST(PlacesAlone, AreParsedWhereTheyAreNamedAndNowhereElse) {
  event::ReadOptions options;
  options.events = false;
  options.times = false;
  const auto d = World::get().reader().read(
      text::make_story("Gunmen left Mosul on Monday. Nobody was hurt.", "story").value(), options);
  ASSERT_EQ(d.trees.size(), 2U);
  EXPECT_FALSE(d.trees[0].words.empty());
  EXPECT_TRUE(d.trees[1].words.empty());
}

TEST(PlacesAlone, ThatAreGivenAreThoseOfTheWholeStory) {
  const auto at = [](const std::string& word) {
    const auto start = static_cast<std::uint32_t>(kStory.find(word));
    return text::Span{start, start + static_cast<std::uint32_t>(word.size())};
  };
  const std::vector<text::Span> given{at("Washington"), at("Mosul"), at("Tal Afar")};
  EXPECT_EQ(places_of(kStory, false, given), places_of(kStory, true, given));
  const std::vector<text::Span> beyond{{5000, 5001}, {0, 4000}};
  EXPECT_EQ(places_of(kStory, false, beyond).size(), 2U);
}

TEST(PlacesAlone, AreTheSameFromManyThreads) {
  const auto expected = places_of(kStory, false);
  std::vector<std::vector<std::string>> got(4);
  std::vector<std::thread> threads;
  for (auto& answer : got) {
    threads.emplace_back([&answer] {
      for (int i = 0; i < 5; ++i) answer = places_of(kStory, false);
    });
  }
  for (std::thread& t : threads) t.join();
  for (const auto& answer : got) EXPECT_EQ(answer, expected);
}

}  // namespace
}  // namespace dateline::tests
