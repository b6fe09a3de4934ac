#include "geoparse/described.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "support/geoparse_world.hpp"

namespace dateline::geoparse {
namespace {

using ::testing::ElementsAre;

const std::string kPlaces =
    "CD\tCongo\tDR Congo\tcountry\tPCLI\tCD\t\t\t-3\t23\t900\t\tt\n"
    "JP\tJapan\t\tcountry\tPCLI\tJP\t\t\t36\t138\t700\t\tt\n"
    "goma\tGoma\t\tsettlement\tPPLA\tCD\t\t\t-1.67\t29.23\t6\t670000\tt\n"
    "masisi\tMasisi\t\tsettlement\tPPL\tCD\t\t\t-1.40\t28.82\t2\t9000\tt\n"
    "kitchanga\tKitchanga\t\tsettlement\tPPL\tCD\t\t\t-1.23\t29.03\t2\t80000\tt\n"
    "kitchangajp\tKitchanga\t\tsettlement\tPPL\tJP\t\t\t35.0\t135.0\t2\t900000\tt\n"
    "AF-BD\tBadghis\t\tregion\tADM1\tAF\t\t\t35.15\t63.74\t100\t\tt\n"
    "qalainaw\tQala i Naw\tQalaenaw\tsettlement\tPPLA\tAF\tAF-BD\t\t34.99\t63.13\t4\t9000\tt\n"
    "qalamt\tQala\t\tsettlement\tPPL\tMT\t\t\t36.04\t14.31\t2\t150000\tt\n"
    "rubayajp\tRubaya\t\tsettlement\tPPL\tJP\t\t\t36.0\t137.0\t2\t500000\tt\n";

class DescribedTest : public tests::GeoparseTest {
 protected:
  DescribedTest() : GeoparseTest({kPlaces}) {}

  std::vector<std::string> keys(const std::string& text) {
    std::vector<std::string> out;
    for (const PlaceMention& m : find(text)) {
      out.push_back(m.surface + "=" + (m.place() == nullptr ? "?" : std::string(m.place()->key)));
    }
    return out;
  }
};

TEST_F(DescribedTest, ATownThatNoGazetteerHasLiesWhereTheStorySays) {
  const auto found =
      find("Rebels seized Sake, a crossroads town 25 km west of Goma. Thousands fled Sake.");
  ASSERT_EQ(found.size(), 3U);
  const PlaceMention& sake = found[0];
  EXPECT_EQ(sake.surface, "Sake");
  ASSERT_NE(sake.place(), nullptr);
  EXPECT_EQ(sake.place()->key, "described:sake");
  EXPECT_EQ(sake.place()->name, "Sake");
  EXPECT_NEAR(geo::distance_km(sake.place()->at, found[1].place()->at), 25, 0.5);
  EXPECT_LT(sake.place()->at.lng(), found[1].place()->at.lng());
  EXPECT_GT(sake.radius_km, 3);
  EXPECT_THAT(sake.candidates.front().reasons,
              ElementsAre("the story says where it lies: \"25 km west of Goma\""));
  EXPECT_EQ(found[2].surface, "Sake");
  EXPECT_EQ(found[2].place()->key, "described:sake") << "wherever the story names it again";
}

TEST_F(DescribedTest, ManyWaysOfSayingWhereAPlaceLiesAreRead) {
  for (const char* text :
       {"They took Sake, about 25 kilometres (16 miles) west of Goma.",
        "They took Sake, which lies 25 km west of Goma.",
        "They took the town of Sake, 25 km west of Goma.", "They took Sake (25 km west of Goma).",
        "They took Sake, a town of 30,000 people some 25 km west of Goma.",
        "They bombed the village of Sake, south-west of Goma.",
        "They bombed Sake village near Goma.", "A bomb went off in Sake, near Goma."}) {
    EXPECT_THAT(keys(text), ElementsAre("Sake=described:sake", "Goma=goma")) << text;
  }
}

TEST_F(DescribedTest, ANamesakeFarOffGivesWay) {
  EXPECT_THAT(keys("They took Rubaya, a mining town 10 km from Masisi. Rubaya was quiet."),
              ElementsAre("Rubaya=described:rubaya", "Masisi=masisi", "Rubaya=described:rubaya"));
}

TEST_F(DescribedTest, OfNamesakesTheOneThatLiesThereIsMeant) {
  EXPECT_THAT(keys("They took Kitchanga, a town 30 km north-east of Masisi."),
              ElementsAre("Kitchanga=kitchanga", "Masisi=masisi"));
}

TEST_F(DescribedTest, ANameLinkedBySmallWordsIsOneNameInAnySpelling) {
  EXPECT_THAT(keys("A truce holds in Qala-e-Naw, Badghis."),
              ElementsAre("Qala-e-Naw=qalainaw", "Badghis=AF-BD"));
  EXPECT_THAT(keys("A truce holds in Qala-e-Zaman."), ElementsAre()) << "no part of it is a place";
  EXPECT_THAT(keys("They met in Qala."), ElementsAre("Qala=qalamt"));
  EXPECT_THAT(keys("The Goma-Masisi road is cut."), ElementsAre("Goma=goma", "Masisi=masisi"));
}

TEST_F(DescribedTest, PeopleAndOrganisationsAreNoPlaces) {
  EXPECT_THAT(keys("They killed Ahmed, 25 km west of Goma."), ElementsAre("Goma=goma"));
  EXPECT_THAT(keys("The general spoke to Reuters, near Goma."), ElementsAre("Goma=goma"));
  EXPECT_THAT(keys("On Monday, 25 km west of Goma, a bridge fell."), ElementsAre("Goma=goma"));
}

}  // namespace
}  // namespace dateline::geoparse
