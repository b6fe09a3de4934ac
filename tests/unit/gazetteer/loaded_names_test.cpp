#include <gtest/gtest.h>

#include <string>

#include "gazetteer/layer.hpp"
#include "gazetteer/name_beginnings.hpp"
#include "gazetteer/place_table.hpp"
#include "support/gazetteer_world.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {
namespace {

using tests::SmallWorld;

const std::string kShipped =
    "geonames:1\tNew York City\tNew York|The Big "
    "Apple\tsettlement\tPPL\tUS\tNY\t\t40.7\t-74\t20\t8000000\tships\n"
    "geonames:2\tOf\t\tsettlement\tPPL\tTR\t\t\t40.9\t40.3\t2\t20000\tships\n"
    "NY\tNew York State\t\tregion\tADM1\tUS\t\t\t43\t-75\t300\t\tships\n"
    "geonames:3\tSt. Louis\t\tsettlement\tPPLA2\tUS\tMO\tSLC\t38.6\t-90.2\t10\t300000\tother\n"
    "MO\tMissouri\t\tregion\tADM1\tUS\t\t\t38\t-92\t300\t\tships\n"
    "SLC\tSt. Louis County\t\tregion\tADM2\tUS\tMO\t\t38.6\t-90.4\t30\t\tships\n"
    "geonames:4\tT\u00fcrkmen Da\u011f\u0131\t\trelief\tMT\tTR\t\t\t39.5\t30.5\t\t\tships\n";
const std::string kColumns = "key\tname\tkind\tlat\tlon\tcountry\tpopulation\tradius_km\thide\n";
const std::string kCorrections = kColumns +
                                 "geonames:2\tOff\tdistrict\t41\t40\tTR\t30000\t\t\ngeonames:"
                                 "9\tNew\tsettlement\t1\t2\tUS\t5\t1\t\n";

TEST(PlaceTable, HasEveryPlaceAsTheGazetteerDoes) {
  const SmallWorld world({{kShipped}, {kCorrections}});
  const Gazetteer& g = world.gazetteer();
  const PlaceTable table(g);
  ASSERT_FALSE(table.empty());
  for (std::uint32_t layer = 0; layer < 2; ++layer) {
    const std::uint32_t count = g.layer(layer).count(format::SectionId::places);
    EXPECT_GT(count, 1U);
    for (std::uint32_t i = 0; i < count; ++i) {
      const PlaceId id{layer, i};
      table.touch(id);
      table.touch_region(id);
      const Place expected = g.place(id);
      const Place got = table.place(id);
      EXPECT_EQ(got.key, expected.key);
      EXPECT_EQ(got.name, expected.name);
      EXPECT_EQ(got.kind, expected.kind);
      EXPECT_EQ(got.feature, expected.feature);
      EXPECT_EQ(got.country, expected.country);
      EXPECT_EQ(got.admin1, expected.admin1);
      EXPECT_EQ(got.admin2, expected.admin2);
      EXPECT_EQ(got.at, expected.at);
      EXPECT_EQ(got.radius_km, expected.radius_km);
      EXPECT_EQ(got.population, expected.population);
      EXPECT_EQ(got.source, expected.source);
    }
  }
  EXPECT_EQ(table.place(*g.by_key("geonames:2")).name, "Off") << "corrected by a later layer";
  EXPECT_EQ(table.place(*g.by_key("geonames:3")).admin1, "MO");
  EXPECT_EQ(table.place(*g.by_key("geonames:3")).admin2, "SLC");
  for (const PlaceId none : {PlaceId{0, 99}, PlaceId{7, 0}}) {
    table.touch(none);
    table.touch_region(none);
    EXPECT_TRUE(table.place(none).key.empty());
  }
}

TEST(NameBeginnings, KnowWhatNamesOfSeveralWordsBeginWith) {
  const SmallWorld world({{kShipped}, {kCorrections}});
  NameBeginnings beginnings(world.gazetteer());
  ASSERT_FALSE(beginnings.empty());
  const auto begins = [&](std::string_view words) {
    const std::uint64_t hash = NameBeginnings::hash(words);
    beginnings.touch(hash);
    return beginnings.may_begin(hash);
  };
  EXPECT_TRUE(begins("new"));
  EXPECT_TRUE(begins("new york"));
  EXPECT_TRUE(begins("big")) << "the article is no part of the key";
  EXPECT_TRUE(begins("saint"));
  EXPECT_TRUE(begins("turkmen"));
  EXPECT_FALSE(begins("off"));
  EXPECT_FALSE(begins("new york city")) << "nothing is longer";
  EXPECT_FALSE(begins("islamic"));
  beginnings.add("islamic state of iraq");
  EXPECT_TRUE(begins("islamic"));
  EXPECT_TRUE(begins("islamic state of"));
  EXPECT_TRUE(NameBeginnings().empty());
}

}  // namespace
}  // namespace dateline::gazetteer
