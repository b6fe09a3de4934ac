// Coordinates in stories: found, placed and explained; numbers that are none are left alone.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "support/geoparse_world.hpp"

namespace dateline::geoparse {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t500\t\tt\n"
    "US\tUnited States\t\tcountry\tPCLI\tUS\t\t\t39\t-98\t2500\t\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.335\t43.119\t10\t1700000\tt\n"
    "hamdaniya\tHamdaniya\t\tsettlement\tPPL\tIQ\t\t\t36.27\t43.38\t2\t9000\tt\n"
    "sfil\tSpringfield\t\tsettlement\tPPLA\tUS\t\t\t39.80\t-89.64\t6\t116000\tt\n"
    "sfmo\tSpringfield\t\tsettlement\tPPL\tUS\t\t\t37.21\t-93.29\t6\t170000\tt\n"
    "sfor\tSpringfield\t\tsettlement\tPPL\tUS\t\t\t44.05\t-123.02\t4\t60000\tt\n"
    "dam\tMosul Dam\t\tfacility\tDAM\tIQ\t\t\t36.63\t42.82\t2\t\tt\n";

class StoryCoordinatesTest : public tests::GeoparseTest {
 protected:
  StoryCoordinatesTest() : GeoparseTest({kPlaces}) {}

  /// What of the text was taken for coordinates.
  std::vector<std::string> coordinates(const std::string& text) {
    std::vector<std::string> out;
    for (const PlaceMention& m : find(text)) {
      if (m.place() != nullptr && m.place()->key.starts_with(kCoordinatesKey)) {
        out.push_back(m.surface);
      }
    }
    return out;
  }
};

TEST_F(StoryCoordinatesTest, AreAPlaceOfTheStorysOwn) {
  const auto found = find("An air strike hit a convoy at 36.4001, 43.1289 on Monday.");
  ASSERT_EQ(found.size(), 1U);
  const PlaceMention& m = found[0];
  EXPECT_EQ(m.surface, "36.4001, 43.1289");
  EXPECT_EQ(story_.utf8(m.span), m.surface);
  ASSERT_NE(m.place(), nullptr);
  EXPECT_EQ(m.place()->key, "coordinates:36.40010,43.12890");
  EXPECT_EQ(m.place()->name, "36.4001, 43.1289");
  EXPECT_EQ(m.place()->kind, gazetteer::PlaceKind::other);
  EXPECT_EQ(m.place()->country, "IQ");
  EXPECT_DOUBLE_EQ(m.place()->at.lat(), 36.4001);
  EXPECT_DOUBLE_EQ(m.place()->at.lng(), 43.1289);
  EXPECT_LT(m.radius_km, 0.02);
  EXPECT_GT(m.confidence, 0.8);
  EXPECT_EQ(m.role, Role::site);
  EXPECT_NE(m.described, nullptr);
  EXPECT_THAT(m.candidates.front().reasons,
              ElementsAre("the story gives the coordinates 36.4001\u00B0 N 43.1289\u00B0 E",
                          "it lies 7 km north of Mosul"));
}

TEST_F(StoryCoordinatesTest, AreFoundInEveryNotation) {
  for (const char* text :
       {"36\u00B020\u2032N 43\u00B008\u2032E", "36\u00B020'06\"N, 43\u00B008'10\"E",
        "36 20 06 N, 43 08 10 E", "36\u00B020.5'N 43\u00B008.2'E", "36.34N 43.13E",
        "36.34\u00B0 N, 43.13\u00B0 E", "N36.34 E43.13", "38S LF 325 234", "38SLF325234",
        "38S 332179 4023284", "362006N 0430810E", "latitude 36.3 and longitude 43.1",
        "36.34 degrees north, 43.13 degrees east", "lat. 36.34, lon. 43.13"}) {
    EXPECT_THAT(coordinates(std::string("The plane came down at ") + text + ". Rescuers came."),
                ElementsAre(text));
    // And the full stop behind it ends its sentence.
    EXPECT_EQ(story_.sentences.size(), 2U) << text;
  }
}

TEST_F(StoryCoordinatesTest, OfTwoBareNumbersAreFoundWhereTheWordsSaySo) {
  EXPECT_THAT(coordinates("The wreck lies near 36.341, 43.129."), ElementsAre("36.341, 43.129"));
  EXPECT_THAT(coordinates("They gave the position as 36.34, 43.13 by radio."),
              ElementsAre("36.34, 43.13"));
  EXPECT_THAT(coordinates("Jets bombed Mosul Dam (36.63, 42.82) again."),
              ElementsAre("36.63, 42.82"));
  EXPECT_THAT(coordinates("Jets bombed the refinery (36.631, 42.822) again."),
              ElementsAre("36.631, 42.822"));
  EXPECT_THAT(coordinates("GPS coordinates: -17.8312, 31.0501"), ElementsAre("-17.8312, 31.0501"));
}

TEST_F(StoryCoordinatesTest, AreNotMadeOfOtherNumbers) {
  static const char* const kTexts[] = {
      "Turnout was 33.5, 44.2 percent in the two provinces of Iraq.",
      "The rates rose to 33.512, 44.231 percent in the two provinces.",
      "They won 3-1 in Mosul.",
      "He lives at 36 N Street in Springfield.",
      "The shop is at 110 N 45 E, he said.",
      "Route 36 N and Route 43 E were closed.",
      "The euro and the pound traded at 1.0852, 1.2671 dollars in London.",
      "The hazard ratio was 1.42 (1.102, 1.831) in Iraq.",
      "The odds ratio of the study was 2.31 (1.21, 4.41).",
      "He ran the two heats in (9.85, 10.02) in Springfield.",
      "Jones (21.50, 22.75) came second.",
      "Prices were $36.341, $43.129 a barrel.",
      "Prices were 36.341, 43.129 dollars a barrel.",
      "Some 36,341, 43,129 and 12,000 people fled Mosul.",
      "Call 36.34.43.13 or +964 36 20 06 43 08 10.",
      "The server at 10.36.34.43 and port 43.13 failed.",
      "Version 36.341, 43.129 of the program was sold in Mosul.",
      "The averages were 36.341, 43.129, 22.871 and 19.004.",
      "Temperatures of 36\u00B0, 43\u00B0 were measured in Mosul.",
      "It was 36\u00B0C in Mosul and 43\u00B0C in Baghdad.",
      "Flight 38S LF was late.",
      "A 12V DC 2400 charger was found.",
      "They sold the 38S LF model for 325 dollars.",
      "At 36.20, 43 men came to Mosul.",
      "At 8.30, 43.13 million were counted.",
      "On 16.06, 17.06 and 18.06 there were talks.",
      "The vote was 36-20, 43-08 and 12-2.",
      "He was 6' 2\" and his brother 5' 11\".",
      "The index fell 36.341, 43.129 points on two days.",
      "A magnitude of 5.341, 4.129 was measured.",
      "The battery holds 36.340, 43.129 volts at rates of 2.",
      "Boxes of 36 x 43 E and 20 N were sold.",
      "The bill passed 36.34 to 43.13.",
      "They marched 36 km N and 43 km E of Mosul.",
      "Room 36 S, 43 W was empty.",
      "Psalm 36:20, 43:08 was read.",
      "Tesla (42.10, 43.20) and Ford (12.10, 12.30) rose."};
  for (const char* text : kTexts) EXPECT_THAT(coordinates(text), IsEmpty()) << text;
}

TEST_F(StoryCoordinatesTest, BesideANameSayWhichPlaceOfTheNameIsMeant) {
  const auto springfield = [this](const std::string& text) {
    for (const PlaceMention& m : find(text)) {
      if (m.surface == "Springfield")
        return m.place() == nullptr ? "" : std::string(m.place()->key);
    }
    return std::string("not found");
  };
  EXPECT_EQ(springfield("A fire broke out in Springfield (44.046, -123.022) on Monday."), "sfor");
  EXPECT_EQ(springfield("A fire broke out in Springfield, at 39.79 N 89.65 W, on Monday."), "sfil");
  const auto found = find("A fire broke out in Springfield (44.046, -123.022) on Monday.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].candidates.front().reasons.front(),
            "3 places of the name; this one lies at the coordinates beside it");
  EXPECT_EQ(found[1].surface, "44.046, -123.022");
}

TEST_F(StoryCoordinatesTest, MayBeWhatARelationIsToldFrom) {
  const auto found = find("Troops dug in 12 km south of 36.360 N 43.150 E on Monday.");
  ASSERT_EQ(found.size(), 1U);
  ASSERT_TRUE(found[0].relation);
  ASSERT_TRUE(found[0].at);
  EXPECT_NEAR(geo::distance_km(*found[0].at, found[0].place()->at), 12, 0.1);
}

TEST_F(StoryCoordinatesTest, AreResolvedWhereSpansAreGiven) {
  const std::string text = "They met at 36.34, 43.13 and at 38S LF 325 234 in Iraq.";
  story_ = text::make_story(text, "story").value();
  const auto span = [&](const std::string& part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return text::Span{at, at + static_cast<std::uint32_t>(part.size())};
  };
  const std::vector<text::Span> given{span("36.34, 43.13"), span("at 38S LF 325 234"),
                                      span("Iraq")};
  const auto found = geoparser_.resolve(story_, {}, given);
  ASSERT_EQ(found.size(), 3U);
  for (std::size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(found[i].span, given[i]);
    ASSERT_NE(found[i].place(), nullptr);
  }
  EXPECT_EQ(found[0].place()->key, "coordinates:36.34000,43.13000");
  EXPECT_NEAR(found[1].place()->at.lat(), 36.3416, 1e-3);
  EXPECT_EQ(found[2].place()->key, "IQ");
}

TEST_F(StoryCoordinatesTest, FarFromAnyTownHaveNoCountry) {
  const auto found = find("The ship sank at 12\u00B030'S 5\u00B015'W on Monday.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].place()->country, "");
  EXPECT_EQ(found[0].candidates.front().reasons.size(), 1U);
}

TEST_F(StoryCoordinatesTest, NamedTwiceAreOnePlace) {
  const auto found = find("Jets hit 36.341 N 43.129 E. Later troops reached 36.341 N 43.129 E.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].place()->key, found[1].place()->key);
}

}  // namespace
}  // namespace dateline::geoparse
