#include <gmock/gmock.h>

#include <string>

#include "gazetteer/gazetteer.hpp"
#include "support/gazetteer_world.hpp"

namespace dateline::gazetteer {
namespace {

using tests::SmallWorld;

const std::string kShipped =
    "geonames:1\tBirdville\tVogelstadt\tsettlement\tPPL\tUS\t\t\t40\t-90\t3\t1000\tships\n"
    "geonames:2\tOf\t\tsettlement\tPPL\tTR\t\t\t40.9\t40.3\t2\t20000\tships\n"
    "country:TR\tTurkey\t\tcountry\tPCLI\tTR\t\t\t39\t35\t500\t\tships\n";
const std::string kHideColumns =
    "key\tname\tkind\tlat\tlon\tcountry\tpopulation\tradius_km\thide\n";

TEST(Layers, HideWhatTheUserWantsNoMore) {
  const SmallWorld world({{kShipped}, {kHideColumns + "geonames:2\t\t\t\t\t\t\t\tyes\n"}});
  const auto& g = world.gazetteer();
  EXPECT_TRUE(g.find("Of").empty());
  EXPECT_TRUE(g.find_loose("Of").empty());
  EXPECT_FALSE(g.has_key("of"));
  EXPECT_FALSE(g.by_key("geonames:2"));
  EXPECT_TRUE(g.near(*geo::LngLat::from_degrees(40.3, 40.9), 5).empty());
  EXPECT_TRUE(g.search("Of", 10).empty());
  EXPECT_EQ(g.find("Birdville").size(), 1U);
}

TEST(Layers, HideCountriesFromTheListOfThem) {
  const SmallWorld world({{kShipped}, {kHideColumns + "country:TR\t\t\t\t\t\t\t\tyes\n"}});
  EXPECT_TRUE(world.gazetteer().countries().empty());
}

TEST(Layers, BringBackInAProjectWhatTheUserHides) {
  const SmallWorld world({{kShipped},
                          {kHideColumns + "geonames:2\t\t\t\t\t\t\t\tyes\n"},
                          {kHideColumns + "geonames:2\tOf\tsettlement\t40.9\t40.3\tTR\t\t\t\n"}});
  EXPECT_EQ(world.gazetteer().find("Of").size(), 1U);
}

TEST(Layers, CorrectAPlaceByItsKeyInEveryFieldThatTheyGive) {
  const SmallWorld world(
      {{kShipped},
       {kHideColumns + "geonames:1\tNew Birdville\tdistrict\t41\t-91\tCA\t2000\t\t\n"}});
  const auto& g = world.gazetteer();
  const Place p = g.place(*g.by_key("geonames:1"));
  EXPECT_EQ(p.name, "New Birdville");
  EXPECT_EQ(p.kind, PlaceKind::district);
  EXPECT_EQ(p.country, "CA");
  EXPECT_EQ(p.population, 2000U);
  EXPECT_DOUBLE_EQ(p.at.lat(), 41);
  EXPECT_FLOAT_EQ(p.radius_km, 3) << "what the correction leaves open stays";
  EXPECT_EQ(g.find("Vogelstadt").size(), 1U) << "its other names still find it";
}

TEST(Layers, FindWhatTheyAmendByKeyWhereALayerBelowWasMadeAnew) {
  // Made over one file, opened over another that has the place elsewhere.
  const SmallWorld made({{kShipped},
                         {kHideColumns + "geonames:1\tBirdtown\tsettlement\t40\t-90\t\t\t\t\n" +
                          "geonames:2\t\t\t\t\t\t\t\tyes\n"}});
  const SmallWorld anew(
      {{"geonames:0\tFirst\t\tsettlement\t\tUS\t\t\t1\t1\t1\t\tships\n" + kShipped}});
  const auto world =
      Gazetteer::open_files(std::vector<std::filesystem::path>{anew.file(0), made.file(1)});
  ASSERT_TRUE(world.ok());
  EXPECT_EQ(world->place(*world->by_key("geonames:1")).name, "Birdtown");
  EXPECT_EQ(world->find("Birdville").size(), 1U);
  EXPECT_EQ(world->find("Birdtown").size(), 1U);
  EXPECT_EQ(world->find("Birdtown")[0].id, world->find("Birdville")[0].id);
  EXPECT_TRUE(world->find("Of").empty());
}

TEST(Layers, StandAloneWhereTheLayerTheyAmendIsNotOpen) {
  const SmallWorld made(
      {{kShipped}, {kHideColumns + "geonames:1\tBirdtown\tsettlement\t40\t-90\t\t\t\t\n"}});
  const auto world = Gazetteer::open_files(std::vector<std::filesystem::path>{made.file(1)});
  ASSERT_TRUE(world.ok());
  EXPECT_EQ(world->place(*world->by_key("geonames:1")).name, "Birdtown");
}

TEST(Layers, GiveTheSameBytesForTheSameTables) {
  const SmallWorld a({{kShipped}});
  const SmallWorld b({{kShipped}});
  EXPECT_EQ(a.gazetteer().version(), b.gazetteer().version());
}

}  // namespace
}  // namespace dateline::gazetteer
