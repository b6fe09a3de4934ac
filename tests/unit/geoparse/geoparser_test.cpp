
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "support/geoparse_world.hpp"

namespace dateline::geoparse {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kPlaces =
    "IQ\tIraq\tIrak\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tt\n"
    "SY\tSyria\t\tcountry\tPCLI\tSY\t\t\t35\t38\t300\t\tt\n"
    "US\tUnited States\tabbr:U.S.|abbr:US|America\tcountry\tPCLI\tUS\t\t\t38\t-97\t3400\t\tt\n"
    "FR\tFrance\t\tcountry\tPCLI\tFR\t\t\t46\t2\t500\t\tt\n"
    "JO\tJordan\t\tcountry\tPCLI\tJO\t\t\t31\t36\t240\t\tt\n"
    "TR\tTurkey\t\tcountry\tPCLI\tTR\t\t\t39\t35\t700\t\tt\n"
    "GE\tGeorgia\t\tcountry\tPCLI\tGE\t\t\t42\t43.5\t230\t\tt\n"
    "TX\tTexas\tabbr:Tex.\tregion\tADM1\tUS\t\t\t31\t-99\t600\t\tt\n"
    "VA\tVirginia\tabbr:Va.\tregion\tADM1\tUS\t\t\t37.5\t-78.8\t300\t\tt\n"
    "GA\tGeorgia\tabbr:Ga.\tregion\tADM1\tUS\t\t\t32.6\t-83.4\t260\t\tt\n"
    "IQ-NI\tNineveh\tNinawa\tregion\tADM1\tIQ\t\t\t36.0\t42.5\t170\t\tt\n"
    "IQ-AN\tAnbar\t\tregion\tADM1\tIQ\t\t\t33.0\t41.5\t250\t\tt\n"
    "IQ-KI\tKirkuk\t\tregion\tADM1\tIQ\t\t\t35.35\t44.14\t60\t\tt\n"
    "baghdad\tBaghdad\t\tsettlement\tPPLC\tIQ\t\t\t33.34\t44.40\t20\t7216000\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\tIQ-NI\t\t36.335\t43.119\t10\t1683000\tt\n"
    "talafar\tTal Afar\tTel Afar\tsettlement\tPPL\tIQ\tIQ-NI\t\t36.379\t42.448\t3\t80000\tt\n"
    "kirkuk\tKirkuk\t\tsettlement\tPPLA\tIQ\tIQ-KI\t\t35.47\t44.39\t9\t850000\tt\n"
    "ramadi\tRamadi\t\tsettlement\tPPLA\tIQ\tIQ-AN\t\t33.42\t43.31\t5\t270000\tt\n"
    "falluja\tFalluja\tFallujah\tsettlement\tPPL\tIQ\tIQ-AN\t\t33.35\t43.79\t4\t190000\tt\n"
    "amerli\tAmerli\t\tsettlement\tPPL\tIQ\t\t\t34.72\t44.59\t1\t15000\tt\n"
    "tikrit\tTikrit\t\tsettlement\tPPLA\tIQ\t\t\t34.61\t43.68\t3\t105000\tt\n"
    "mosuldam\tMosul Dam\t\tfacility\tDAM\tIQ\tIQ-NI\t\t36.63\t42.82\t2\t\tt\n"
    "fawport\tGrand Faw port\tport of Faw|Faw harbour\tfacility\tPRT\tIQ\t\t\t29.9\t48.47\t3\t\tt\n"
    "malaab\tMalaab\t\tdistrict\tPPLX\tIQ\tIQ-AN\t\t33.42\t43.32\t1\t\tt\n"
    "washington\tWashington\t\tsettlement\tPPLC\tUS\t\t\t38.9\t-77.04\t12\t600000\tt\n"
    "paris\tParis\t\tsettlement\tPPLC\tFR\t\t\t48.85\t2.35\t12\t2138551\tt\n"
    "paristx\tParis\t\tsettlement\tPPLA2\tUS\tTX\t\t33.66\t-95.56\t3\t25000\tt\n"
    "reading\tReading\t\tsettlement\tPPL\tUS\t\t\t40.33\t-75.93\t4\t88000\tt\n"
    "nice\tNice\t\tsettlement\tPPLA2\tFR\t\t\t43.70\t7.26\t5\t340000\tt\n"
    "of\tOf\t\tsettlement\tPPL\tTR\t\t\t40.94\t40.26\t2\t20000\tt\n"
    "boston\tBoston\t\tsettlement\tPPLA\tUS\t\t\t42.36\t-71.06\t8\t650000\tt\n"
    "hamdi1\tHamdaniya\t\tsettlement\tPPL\tIQ\tIQ-NI\t\t36.27\t43.38\t2\t5000\tt\n"
    "hamdi2\tHamdaniya\t\tsettlement\tPPL\tSY\t\t\t35.2\t36.6\t2\t9000\tt\n"
    "gulf\tPersian Gulf\tGulf\twater\tGULF\t\t\t\t26.8\t51.7\t400\t\tt\n";
const std::string kDemonyms =
    "demonym\tcountry\ttag\tsource\nIraqi\tIQ\teng\tt\nSyrian\tSY\teng\tt\nAmerican\tUS\teng\tt\n"
    "French\tFR\teng\tt\n";

class GeoparserTest : public tests::GeoparseTest {
 protected:
  GeoparserTest() : GeoparseTest({kPlaces, kDemonyms}) {}

  /// Role of the first mention of that surface.
  std::string role(const std::string& text, const std::string& surface) {
    for (const PlaceMention& m : find(text)) {
      if (m.surface == surface) return std::string(name(m.role));
    }
    return "not found";
  }
  /// Surface that the first token of that form speaks of again.
  std::string antecedent(const std::string& text, const std::string& word) {
    const auto mentions = find(text);
    for (std::uint32_t i = 0; i < story_.tokens.size(); ++i) {
      if (story_.tokens[i].form != word) continue;
      const auto found = geoparser_.antecedent(story_, {}, mentions, i);
      return found ? mentions[*found].surface : "none";
    }
    return "no such word";
  }
};

TEST_F(GeoparserTest, FindsAFacilityUnderTheNamesThatSayItsKind) {
  EXPECT_THAT(keys("The port of Faw fell on Tuesday."), ElementsAre("port of Faw=fawport"));
  EXPECT_THAT(keys("They bombed Faw harbour on Tuesday."), ElementsAre("Faw harbour=fawport"));
  // An airport that the gazetteer does not have lies at the town that it is named after.
  EXPECT_THAT(keys("Rockets hit Tikrit airport."), ElementsAre("Tikrit=tikrit"));
}

TEST_F(GeoparserTest, FindsPlacesAndSaysWhichTheyAre) {
  EXPECT_THAT(keys("Militants captured Tal Afar in Iraq and fought near the Mosul dam on Sunday."),
              ElementsAre("Tal Afar=talafar", "Iraq=IQ", "Mosul dam=mosuldam"));
}

TEST_F(GeoparserTest, TakesASpellingThatTheGazetteerLacksWhereTheStoryIsAboutThatCountry) {
  EXPECT_THAT(keys("Iraqi troops fought in Telafer on Sunday, west of Mosul."),
              ElementsAre("Iraqi=IQ", "Telafer=talafar", "Mosul=mosul"));
}

TEST_F(GeoparserTest, ChoosesTheNamesakeThatTheRegionBesideItHolds) {
  EXPECT_THAT(keys("A tornado hit Paris, Texas, on Monday."),
              ElementsAre("Paris=paristx", "Texas=TX"));
  EXPECT_THAT(keys("Leaders met in Paris on Monday to discuss France."),
              ElementsAre("Paris=paris", "France=FR"));
}

TEST_F(GeoparserTest, ChoosesTheNamesakeNearTheOtherPlacesOfTheStory) {
  EXPECT_THAT(keys("Fighting went on near Mosul and in Hamdaniya in northern Iraq."),
              Contains("Hamdaniya=hamdi1"));
  EXPECT_THAT(keys("Fighting went on in Hamdaniya in northern Syria."),
              Contains("Hamdaniya=hamdi2"));
}

TEST_F(GeoparserTest, KeepsOneSenseOfANameThroughAStory) {
  const auto found = keys("Police in Paris, Texas, closed the road. A man from Paris was hurt.");
  EXPECT_THAT(found, ElementsAre("Paris=paristx", "Texas=TX", "Paris=paristx"));
}

TEST_F(GeoparserTest, LeavesPeopleAlone) {
  EXPECT_THAT(keys("Jordan Smith said he had seen Mr. Washington."), IsEmpty());
  EXPECT_THAT(keys("George Washington slept here."), IsEmpty());
  EXPECT_THAT(keys("The actress Paris Hilton smiled."), IsEmpty());
}

TEST_F(GeoparserTest, LeavesOrganisationsAndOrdinaryWordsAlone) {
  EXPECT_THAT(keys("The Boston Globe wrote about the Islamic State of Iraq and the Levant."),
              IsEmpty());
  EXPECT_THAT(keys("Nice work. Reading helps. Of course."), IsEmpty());
}

TEST_F(GeoparserTest, KnowsAbbreviationsWhereTheyAreWrittenSo) {
  EXPECT_THAT(keys("He lives in Reading, Va., with us."),
              Contains(::testing::AnyOf("Va.=VA", "Va=VA")));
  EXPECT_THAT(keys("Troops of the US left. They told us."), ElementsAre("US=US"));
}

TEST_F(GeoparserTest, ReadsTheDateline) {
  const auto found =
      find("KIRKUK, Iraq, June 18 - Insurgents attacked the town of Amerli on Wednesday.");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].surface, "KIRKUK");
  EXPECT_EQ(found[0].role, Role::dateline);
  EXPECT_EQ(found[0].place()->key, "kirkuk");
}

TEST_F(GeoparserTest, TellsDemonymsFromPlaces) {
  EXPECT_EQ(role("The Iraqi army left Mosul.", "Iraqi"), "adjective");
  EXPECT_EQ(mention("Two Americans were freed in Mosul.", "Americans").place()->key, "US");
}

TEST_F(GeoparserTest, TellsGovernmentsFromPlaces) {
  EXPECT_EQ(role("Washington said it would not send troops to Iraq.", "Washington"), "actor");
  EXPECT_EQ(role("The Baghdad government rejected the plan.", "Baghdad"), "actor");
  EXPECT_EQ(role("Insurgents routed Baghdad's army on Monday.", "Baghdad"), "actor");
  EXPECT_EQ(role("A bomb went off in Baghdad on Monday.", "Baghdad"), "site");
}

TEST_F(GeoparserTest, TellsWhereFromAndWhereTo) {
  const std::string text = "Hundreds of families fled from Falluja toward Ramadi on Saturday.";
  EXPECT_EQ(role(text, "Falluja"), "origin");
  EXPECT_EQ(role(text, "Ramadi"), "destination");
  EXPECT_EQ(role("Residents of Falluja were hurt in Ramadi.", "Falluja"), "home");
  EXPECT_EQ(role("Tikrit, Saddam Hussein's home town, was captured.", "Tikrit"), "home");
}

TEST_F(GeoparserTest, PutsRelativePlacesWhereTheWordsSay) {
  const PlaceMention m = mention("A bomb exploded 25 km south of Baghdad on Friday.", "Baghdad");
  ASSERT_TRUE(m.relation);
  EXPECT_EQ(m.relation->kind, Relation::Kind::direction_of);
  EXPECT_DOUBLE_EQ(m.relation->bearing_deg, 180);
  EXPECT_DOUBLE_EQ(m.relation->distance_km.value_or(0), 25);
  EXPECT_EQ(story_.utf8(m.relation->span), "25 km south of Baghdad");
  ASSERT_TRUE(m.at);
  EXPECT_NEAR(geo::distance_km(*m.at, m.place()->at), 25, 0.1);
  EXPECT_LT(m.at->lat(), m.place()->at.lat());
}

TEST_F(GeoparserTest, ReadsMilesAndDistancesInBrackets) {
  const PlaceMention m = mention("They met some 30 miles (48 km) west of Baghdad.", "Baghdad");
  ASSERT_TRUE(m.relation);
  EXPECT_NEAR(m.relation->distance_km.value_or(0), 48.3, 0.1);
  EXPECT_DOUBLE_EQ(m.relation->bearing_deg, 270);
}

TEST_F(GeoparserTest, KnowsPartsOfPlacesAndWhatIsNearOrBetweenThem) {
  const PlaceMention north = mention("Fighting raged in northern Iraq.", "Iraq");
  ASSERT_TRUE(north.relation && north.at);
  EXPECT_EQ(north.relation->kind, Relation::Kind::part_of);
  EXPECT_GT(north.at->lat(), north.place()->at.lat());
  EXPECT_LT(north.radius_km, static_cast<double>(north.place()->radius_km));
  const PlaceMention near = mention("Jets struck near Amerli.", "Amerli");
  ASSERT_TRUE(near.relation);
  EXPECT_EQ(near.relation->kind, Relation::Kind::near);
  EXPECT_GT(near.radius_km, static_cast<double>(near.place()->radius_km));
  const PlaceMention between =
      mention("A convoy was hit between Ramadi and Falluja in Iraq.", "Ramadi");
  ASSERT_TRUE(between.relation && between.at);
  EXPECT_EQ(between.relation->kind, Relation::Kind::between);
  EXPECT_NEAR(between.at->lng(), (43.31 + 43.79) / 2, 0.01);
}

TEST_F(GeoparserTest, FindsWhatADefiniteReferenceSpeaksOf) {
  EXPECT_EQ(antecedent("Militants took Tal Afar in Iraq. The city was overrun.", "city"),
            "Tal Afar");
  EXPECT_EQ(antecedent("Troops left Ramadi in Anbar. The province is calm.", "province"), "Anbar");
  EXPECT_EQ(antecedent("Iraqi troops left Mosul. The country is in crisis.", "country"), "Iraqi");
  EXPECT_EQ(antecedent("Helicopters flew from Amerli to Baghdad. The town held out.", "town"),
            "Amerli");
  EXPECT_EQ(antecedent("Troops left Ramadi. A city council met.", "city"), "none");
  EXPECT_EQ(antecedent("A city fell. Troops left Ramadi.", "city"), "none");
}

TEST_F(GeoparserTest, AnswersEachGivenSpanOnceInTheOrderAsked) {
  const std::string text = "In Paris, Texas, people spoke of Nowhereville and Mosul.";
  story_ = text::make_story(text, "story").value();
  const auto at = [&](const std::string& word) {
    const auto start = static_cast<std::uint32_t>(text.find(word));
    return text::Span{start, start + static_cast<std::uint32_t>(word.size())};
  };
  const std::vector<text::Span> given{at("Mosul"), at("Nowhereville"), at("Paris"), at("Texas")};
  const auto found = geoparser_.resolve(story_, {}, given);
  ASSERT_EQ(found.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(found[i].span, given[i]);
  EXPECT_EQ(found[0].place()->key, "mosul");
  EXPECT_EQ(found[1].place(), nullptr);
  EXPECT_EQ(found[2].place()->key, "paristx");
}

TEST_F(GeoparserTest, AnswersGivenSpansThatAreEmptyOrBeyondTheTextWithNothing) {
  story_ = text::make_story("Troops left Mosul.", "story").value();
  const std::vector<text::Span> given{{900, 905}, {3, 3}, {12, 900}};
  const auto found = geoparser_.resolve(story_, {}, given);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].place(), nullptr);
  EXPECT_EQ(found[1].place(), nullptr);
  EXPECT_EQ(found[2].span, given[2]);
}

TEST_F(GeoparserTest, GivesReasonsAndRunnersUp) {
  const PlaceMention m = mention("A tornado hit Paris, Texas, on Monday.", "Paris");
  ASSERT_EQ(m.candidates.size(), 2U);
  EXPECT_THAT(m.candidates[0].reasons,
              Contains("2 places of the name; this one lies in Texas, named beside it"));
  EXPECT_GT(m.candidates[0].score, m.candidates[1].score);
  EXPECT_GT(m.confidence, 0);
  EXPECT_LE(m.confidence, 1);
}

TEST_F(GeoparserTest, AnswersTheSameEveryTime) {
  const std::string text = "Iraqi troops left Mosul for Kirkuk. Paris and Washington said nothing.";
  EXPECT_EQ(keys(text), keys(text));
}

TEST_F(GeoparserTest, ReadsTextWithoutAnyPlaceOrWord) {
  EXPECT_THAT(keys("Nothing happened today."), IsEmpty());
  EXPECT_THAT(keys("..."), IsEmpty());
}

TEST(GeoparserFiles, ThatAreMissingOrBrokenAreErrorsThatNameThem) {
  const tests::SmallWorld world({{kPlaces}});
  const tests::TempFolder folder;
  const auto missing = Geoparser::open(world.gazetteer(), folder.path());
  ASSERT_FALSE(missing.ok());
  EXPECT_THAT(missing.error().to_string(), ::testing::HasSubstr("words.tsv"));
  const auto weights = folder.write("weights.tsv", "model\tfeature\tweight\nfirst\tno such\t1\n");
  const auto broken =
      Geoparser::open(world.gazetteer(),
                      std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo", weights);
  ASSERT_FALSE(broken.ok());
  EXPECT_THAT(broken.error().to_string(), ::testing::HasSubstr("weights.tsv:2"));
}

}  // namespace
}  // namespace dateline::geoparse
