#include "gazetteer/gazetteer.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "support/gazetteer_world.hpp"

namespace dateline::gazetteer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kIraq =
    "country:IQ\tIraq\tIrak|ar:"
    "\u0627\u0644\u0639\u0631\u0627\u0642\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t"
    "40000000\ttest\n"
    "region:IQ-NI\tNineveh\tNinawa\tregion\tADM1\tIQ\t\t\t36.0\t42.5\t170\t\ttest\n"
    "town:1\tTal Afar\tTall `Afar|Tel Afar|ar:\u062a\u0644\u0639\u0641\u0631\tsettlement\tPPL\tIQ\t"
    "region:IQ-NI\t\t36.379\t42.448\t3\t80000\ttest\n"
    "town:2\tMosul\tAl "
    "Mawsil\tsettlement\tPPLA\tIQ\tregion:IQ-NI\t\t36.335\t43.119\t10\t1683000\ttest\n"
    "town:3\tSan Jose\t\tsettlement\tPPLC\tCR\t\t\t9.93\t-84.08\t8\t335007\ttest\n"
    "town:4\tSan Jose\t\tsettlement\tPPLA2\tUS\t\t\t37.33\t-121.89\t15\t1026908\ttest\n"
    "town:5\tAnadyr\t\tsettlement\tPPLA\tRU\t\t\t64.73\t177.51\t3\t10332\ttest\n"
    "town:6\tNome\t\tsettlement\tPPL\tUS\t\t\t64.50\t-179.9\t3\t3797\ttest\n";

std::vector<std::string> keys(const Gazetteer& g, const std::vector<NameHit>& hits) {
  std::vector<std::string> out;
  for (const NameHit& h : hits) out.emplace_back(g.place(h.id).key);
  return out;
}

TEST(Gazetteer, FindsOneTownByEverySpellingThatNewsUses) {
  const tests::SmallWorld world({{kIraq}});
  for (const char* spelling :
       {"Tal Afar", "TAL AFAR", "Tel Afar", "Telafar", "Talafar", "Tall \u02bfAfar", "Telafer",
        "Tal-Afar", "\u062a\u0644\u0639\u0641\u0631", "\u062a\u0644 \u0639\u0641\u0631"}) {
    EXPECT_THAT(keys(world.gazetteer(), world.gazetteer().find_loose(spelling)),
                ElementsAre("town:1"))
        << spelling;
  }
}

TEST(Gazetteer, TellsExactHitsFromThoseThatOnlySoundTheSame) {
  const tests::SmallWorld world({{kIraq}});
  const auto exact = world.gazetteer().find_loose("tel afar");
  ASSERT_EQ(exact.size(), 1U);
  EXPECT_TRUE(exact[0].exact);
  EXPECT_EQ(world.gazetteer().spelling(exact[0].name), "Tel Afar");
  const auto loose = world.gazetteer().find_loose("Telafir");
  ASSERT_EQ(loose.size(), 1U);
  EXPECT_FALSE(loose[0].exact);
  EXPECT_LT(loose[0].similarity, 1);
  EXPECT_THAT(world.gazetteer().find("Telafir"), IsEmpty());
}

TEST(Gazetteer, KeepsNamesakesApart) {
  const tests::SmallWorld world({{kIraq}});
  EXPECT_THAT(keys(world.gazetteer(), world.gazetteer().find("San Jos\u00e9")),
              ::testing::UnorderedElementsAre("town:3", "town:4"));
}

TEST(Gazetteer, MeasuresTheLongestNameThatWordsBeginWith) {
  const tests::SmallWorld world({{kIraq}});
  const std::vector<std::string_view> words{"Tal", "Afar", "fell"};
  EXPECT_EQ(world.gazetteer().longest_match(words), 2U);
  EXPECT_EQ(world.gazetteer().longest_match(std::span(words).subspan(2)), 0U);
}

TEST(Gazetteer, SaysWhatAPlaceLiesIn) {
  const tests::SmallWorld world({{kIraq}});
  const auto& g = world.gazetteer();
  const auto mosul = g.by_key("town:2");
  ASSERT_TRUE(mosul);
  std::vector<std::string> in;
  for (const PlaceId id : g.containers(*mosul)) in.emplace_back(g.place(id).name);
  EXPECT_THAT(in, ElementsAre("Nineveh", "Iraq"));
  EXPECT_EQ(g.place(*mosul).country, "IQ");
  EXPECT_FALSE(g.by_key("town:99"));
}

TEST(Gazetteer, FindsWhatIsNearNearestFirstAlsoAcrossTheDateLine) {
  const tests::SmallWorld world({{kIraq}});
  const auto& g = world.gazetteer();
  const auto at = g.place(*g.by_key("town:2")).at;
  std::vector<std::string> near;
  for (const NearHit& h : g.near(at, 100)) near.emplace_back(g.place(h.id).name);
  EXPECT_THAT(near, ElementsAre("Mosul", "Tal Afar", "Nineveh"));
  near.clear();
  for (const NearHit& h : g.near(g.place(*g.by_key("town:5")).at, 150))
    near.emplace_back(g.place(h.id).name);
  EXPECT_THAT(near, ElementsAre("Anadyr", "Nome"));
}

TEST(Gazetteer, KnowsCountriesAndWhatTheirPeopleAreCalled) {
  const tests::SmallWorld world(
      {{kIraq, "demonym\tcountry\ttag\tsource\nIraqi\tcountry:IQ\teng\ttest\n"}});
  const auto& g = world.gazetteer();
  ASSERT_EQ(g.countries().size(), 1U);
  ASSERT_TRUE(g.country("IQ"));
  EXPECT_EQ(g.place(*g.country("IQ")).name, "Iraq");
  ASSERT_TRUE(g.demonym("Iraqi"));
  EXPECT_EQ(g.demonym("Iraqi")->country, *g.country("IQ"));
  EXPECT_FALSE(g.demonym("Martian"));
}

TEST(Gazetteer, AddsALaterLayersSpellingsToThePlaceThatIsKnown) {
  const tests::SmallWorld world(
      {{kIraq}, {"own:1\tTal Afar\tTelaafar\tsettlement\t\tIQ\t\t\t36.374\t42.450\t4\t\thand\n"}});
  const auto& g = world.gazetteer();
  const auto hits = g.find("Telaafar");
  ASSERT_EQ(hits.size(), 1U);
  const Place place = g.place(hits[0].id);
  EXPECT_EQ(place.key, "town:1");       // the place is the one known before
  EXPECT_EQ(place.population, 80000U);  // with what was known of it
  EXPECT_FLOAT_EQ(place.radius_km, 4);  // corrected by the later layer
  EXPECT_DOUBLE_EQ(place.at.lat(), 36.374);
  EXPECT_EQ(g.by_key("own:1"), g.by_key("town:1"));
  EXPECT_EQ(g.find("Tal Afar").size(), 1U);
}

TEST(Gazetteer, DoesNotTakeADistantNamesakeForTheSamePlace) {
  const tests::SmallWorld world(
      {{kIraq},
       {"own:1\tTal Afar\t\tsettlement\t\tSY\t\t\t36.374\t41.0\t4\t\thand\n",
        "own:2\tMosul\t\tfacility\tDAM\tIQ\t\t\t36.34\t43.12\t1\t\thand\n"}});
  EXPECT_EQ(world.gazetteer().find("Tal Afar").size(), 2U);  // another country
  EXPECT_EQ(world.gazetteer().find("Mosul").size(), 2U);     // another kind
}

TEST(Gazetteer, PutsAPlaceWhoseRegionIsUnknownIntoThatOfItsNearestTown) {
  const tests::SmallWorld world(
      {{kIraq}, {"own:1\tBadush Dam\t\tfacility\tDAM\tIQ\tiso:??\t\t36.4\t42.97\t1\t\thand\n"}});
  const auto& g = world.gazetteer();
  EXPECT_EQ(g.place(*g.by_key("own:1")).admin1, "region:IQ-NI");
}

TEST(Gazetteer, KeepsAbbreviationsApartFromWords) {
  const tests::SmallWorld world(
      {{"r:1\tVirginia\tabbr:Va.|abbr:VA\tregion\tADM1\tUS\t\t\t37.5\t-78.8\t300\t\ttest\n"}});
  const auto hits = world.gazetteer().find("Va.");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_TRUE(hits[0].abbreviation);
  EXPECT_FALSE(world.gazetteer().find("Virginia")[0].abbreviation);
}

}  // namespace
}  // namespace dateline::gazetteer
