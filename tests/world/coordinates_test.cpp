// Events at places that the story gives by coordinates.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "world/world.hpp"

namespace dateline::tests {
namespace {

using ::testing::Contains;
using ::testing::StartsWith;

event::Event only(std::string_view text) {
  const auto document = World::get().read("2014-06-16", text);
  EXPECT_EQ(document.events.size(), 1U) << text;
  return document.events.empty() ? event::Event{} : document.events.front();
}

TEST(EventAtCoordinates, IsPlacedThere) {
  const event::Event e = only("An air strike hit a convoy at 36.3401, 43.1289 on Monday.");
  ASSERT_TRUE(e.place);
  EXPECT_EQ(e.place->name, "36.3401, 43.1289");
  EXPECT_EQ(e.place->key, "coordinates:36.34010,43.12890");
  EXPECT_EQ(e.place->precision, event::Precision::point);
  EXPECT_DOUBLE_EQ(e.place->at.lat(), 36.3401);
  EXPECT_DOUBLE_EQ(e.place->at.lng(), 43.1289);
  EXPECT_LT(e.place->radius_km, 0.02);
  EXPECT_EQ(event::name(e.type), "airstrike");
  EXPECT_THAT(e.reasons, Contains(StartsWith("It lies")));
}

TEST(EventAtCoordinates, IsPlacedThereInEveryNotation) {
  for (const std::string place :
       {"36\u00B020\u2032N 43\u00B008\u2032E", "36\u00B020'06\"N, 43\u00B008'10\"E",
        "36 20 06 N, 43 08 10 E", "36.34 N 43.13 E", "grid 38S LF 325 234", "38S 332179 4023284",
        "latitude 36.34 and longitude 43.13"}) {
    const event::Event e = only("Militants killed 12 people at " + place + " on Monday.");
    ASSERT_TRUE(e.place) << place;
    EXPECT_NEAR(e.place->at.lat(), 36.34, 0.01) << place;
    EXPECT_NEAR(e.place->at.lng(), 43.13, 0.01) << place;
    EXPECT_EQ(e.actor, "Militants") << place;
    ASSERT_TRUE(e.bounds.earliest) << place;
  }
}

TEST(EventAtCoordinates, OfANamedPlaceIsThatPlace) {
  const event::Event e = only("The army bombed Tikrit (34.61, 43.68) on Monday.");
  ASSERT_TRUE(e.place);
  EXPECT_EQ(e.place->name, "Tikrit");
}

TEST(EventAtCoordinates, TakesNoTimeFromTheirNumbers) {
  const auto document =
      World::get().read("2014-06-16", "A ship sank at 36\u00B020'S 43\u00B008'W on Monday.");
  EXPECT_EQ(document.times.size(), 1U);
}

}  // namespace
}  // namespace dateline::tests
