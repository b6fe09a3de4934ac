#include "scene/held_places.hpp"

#include <gtest/gtest.h>

#include "scene/legend.hpp"
#include "support/documents.hpp"

namespace dateline::scene {
namespace {

event::Event taken(const char* id, const char* place, const char* by, const char* holder_id,
                   const char* day) {
  event::Event e = tests::event_on(id, day, day);
  e.timed = true;
  e.actor = by;
  e.actor_id = holder_id;
  e.place = event::EventPlace{};
  e.place->name = e.place->key = place;
  e.place->at = *geo::LngLat::from_degrees(43, 36);
  return e;
}

store::Snapshot two_towns() {
  return store::Snapshot({tests::document_with(
                             {taken("a", "Mosul", "Islamic State of Iraq", "isil", "2014-06-10"),
                              taken("b", "Tikrit", "ISIL", "isil", "2014-06-11"),
                              taken("c", "Tikrit", "army", "army", "2014-06-14")})})
      .concluded();
}

time::Minute noon(const char* day) {
  return time::Minute::start_of(*time::parse_iso_date(day)) + 720;
}

TEST(HeldPlaces, AreThoseOfWhichAnyoneSaysSo) {
  const auto s = two_towns();
  EXPECT_TRUE(held_places(s, noon("2014-06-09")).empty());
  const auto held = held_places(s, noon("2014-06-12"));
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].name, "Mosul");
  ASSERT_EQ(held[0].holders.size(), 1U);
  EXPECT_EQ(held[0].holders[0].name, "ISIL") << "the shortest of its names";
  EXPECT_EQ(held[1].holders, held[0].holders) << "one holder, one colour";
  EXPECT_EQ(held_places(s, noon("2014-06-14"))[1].how, timeline::Hold::contested)
      << "on the day on which it is taken";
  const auto later = held_places(s, noon("2014-06-15"));
  EXPECT_EQ(later[1].holders[0].name, "army");
  EXPECT_NE(later[1].holders[0].colour, held[0].holders[0].colour);
}

TEST(HeldPlaces, ArePutInWordsWithTheirSentence) {
  const auto s = two_towns();
  const auto& all = s.conclusions()->holders;
  EXPECT_EQ(hold_words(*all.at("Mosul", noon("2014-06-12")), noon("2014-06-12"), s.day_zero()),
            "12 June 2014: held by Islamic State of Iraq, from 11 June 2014 to 16 June 2014");
  EXPECT_EQ(hold_words(*all.at("Mosul", noon("2014-06-01")), noon("2014-06-01"), s.day_zero()),
            "1 June 2014: no one says who held it");
  const auto& span = *all.at("Tikrit", noon("2014-06-15"));
  EXPECT_EQ(source_of(s, span.because.front()).event_id, "c");
}

TEST(HeldPlaces, StandInTheLegendOnceForEachHolder) {
  const auto s = two_towns();
  LegendContent content;
  const geo::WorldBox world{0, 0, 1, 1};
  add_holders(content, held_places(s, noon("2014-06-12")), world);
  ASSERT_EQ(content.holders.size(), 1U);
  EXPECT_FALSE(content.contested);
  add_holders(content, held_places(s, noon("2014-06-14")), world);
  EXPECT_EQ(content.holders.size(), 2U);
  EXPECT_TRUE(content.contested);
}

}  // namespace
}  // namespace dateline::scene
