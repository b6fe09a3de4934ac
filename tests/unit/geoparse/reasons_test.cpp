#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/geoparse_world.hpp"

namespace dateline::geoparse {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t450\t\tt\n"
    "SY\tSyria\t\tcountry\tPCLI\tSY\t\t\t35\t38\t300\t\tt\n"
    "US\tUnited States\tabbr:U.S.\tcountry\tPCLI\tUS\t\t\t38\t-97\t3400\t\tt\n"
    "TX\tTexas\t\tregion\tADM1\tUS\t\t\t31\t-99\t600\t\tt\n"
    "IQ-NI\tNineveh\t\tregion\tADM1\tIQ\t\t\t36.0\t42.5\t170\t\tt\n"
    "mosul\tMosul\t\tsettlement\tPPLA\tIQ\tIQ-NI\t\t36.335\t43.119\t10\t1683000\tt\n"
    "paris\tParis\t\tsettlement\tPPLC\tFR\t\t\t48.85\t2.35\t12\t2138551\tt\n"
    "paristx\tParis\t\tsettlement\tPPLA2\tUS\tTX\t\t33.66\t-95.56\t3\t25000\tt\n"
    "hamdi1\tHamdaniya\t\tsettlement\tPPL\tIQ\tIQ-NI\t\t36.27\t43.38\t2\t5000\tt\n"
    "hamdi2\tHamdaniya\t\tsettlement\tPPL\tSY\t\t\t35.2\t36.6\t2\t9000\tt\n";

class ReasonsTest : public tests::GeoparseTest {
 protected:
  ReasonsTest() : GeoparseTest({kPlaces}) {}
};

TEST_F(ReasonsTest, SayHowFarItIsFromWhatTheStorySpeaksOf) {
  const PlaceMention m = mention(
      "Gunmen left Mosul on Monday. They were seen in Hamdaniya. In Mosul, shops closed. "
      "Families came back to Mosul, and troops stayed in Mosul.",
      "Hamdaniya");
  ASSERT_EQ(m.candidates.size(), 2U);
  EXPECT_EQ(m.candidates[0].place.key, "hamdi1");
  ASSERT_FALSE(m.candidates[0].reasons.empty());
  EXPECT_EQ(m.candidates[0].reasons.front(),
            "2 places of the name; this one is 24 km from Mosul, spoken of 4 times");
}

TEST_F(ReasonsTest, SayWhatSpeaksAgainstARunnerUp) {
  const PlaceMention m =
      mention("Gunmen left Mosul on Monday. They were seen in Hamdaniya.", "Hamdaniya");
  ASSERT_EQ(m.candidates.size(), 2U);
  EXPECT_THAT(m.candidates[1].reasons,
              ElementsAre("2 places of the name; this one has the most people, 9,000",
                          "is 601 km from Mosul, the nearest place of the story"));
  EXPECT_THAT(m.candidates[0].reasons, Contains("has 5,000 people, the largest 9,000"));
}

TEST_F(ReasonsTest, NameTheRegionBesideAPlace) {
  const PlaceMention m = mention("A tornado hit Paris, Texas, on Monday.", "Paris");
  ASSERT_EQ(m.candidates.size(), 2U);
  EXPECT_EQ(m.candidates[0].reasons.front(),
            "2 places of the name; this one lies in Texas, named beside it");
}

TEST_F(ReasonsTest, NameTheCountryOrRegionThatTheStoryNames) {
  EXPECT_THAT(
      mention("The army of Iraq moved on. Iraq is calm. A bomb went off in Hamdaniya.", "Hamdaniya")
          .candidates[0]
          .reasons.front(),
      "2 places of the name; this one lies in Iraq, which the story names");
  EXPECT_THAT(mention("The province of Nineveh is calm. A bomb went off in Hamdaniya.", "Hamdaniya")
                  .candidates[0]
                  .reasons,
              Contains(::testing::HasSubstr("lies in Nineveh, which the story names")));
}

TEST_F(ReasonsTest, OfTheOnlyPlaceSaySo) {
  EXPECT_EQ(mention("A bomb went off in Mosul.", "Mosul").candidates[0].reasons.front(),
            "the only place of the name");
}

TEST_F(ReasonsTest, ComeWithTheChanceOfEachCandidate) {
  const PlaceMention m =
      mention("Gunmen left Mosul on Monday. They were seen in Hamdaniya.", "Hamdaniya");
  const std::vector<double> each = chances(m);
  ASSERT_EQ(each.size(), 2U);
  EXPECT_EQ(each[0], m.confidence);
  EXPECT_GT(each[1], 0);
  EXPECT_LT(each[1], each[0]);
  EXPECT_LE(each[0] + each[1], 1 + 1e-9);

  PlaceMention said = m;
  said.confidence = 1;
  EXPECT_EQ(chances(said)[1], 0) << "what somebody has said leaves no doubt";
  EXPECT_THAT(chances(PlaceMention()), IsEmpty());
}

TEST_F(ReasonsTest, AreLeftOutWhereNobodyAsks) {
  const std::string text = "Gunmen left Mosul on Monday. They were seen in Hamdaniya.";
  const PlaceMention bare = mention(text, "Hamdaniya", Reasons::none);
  ASSERT_EQ(bare.candidates.size(), 2U);
  for (const Candidate& c : bare.candidates) EXPECT_THAT(c.reasons, IsEmpty());
  EXPECT_EQ(bare.confidence, mention(text, "Hamdaniya").confidence);
}

}  // namespace
}  // namespace dateline::geoparse
