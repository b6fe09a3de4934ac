#include "gui/place_look_up.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "support/gazetteer_world.hpp"

namespace dateline::gui {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPlaces =
    "IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33\t44\t500\t\tt\n"
    "IQ-NI\tNineveh\t\tregion\tADM1\tIQ\t\t\t36.0\t42.5\t100\t\tt\n"
    "talafar\tTal Afar\tTelafer\tsettlement\tPPL\tIQ\tIQ-NI\t\t36.38\t42.45\t4\t180000\tt\n"
    "talafar2\tTal Afar\t\tsettlement\tPPL\tIQ\t\t\t34.0\t44.0\t1\t9000\tt\n"
    "talifar\tTel Afara\t\tsettlement\tPPL\tIQ\t\t\t35.0\t43.0\t1\t90000\tt\n";

class PlaceLookUpTest : public ::testing::Test {
 protected:
  PlaceLookUpTest() : world_({{kPlaces}}) {}
  std::vector<std::string> where(std::string_view name, std::size_t most = 10) {
    std::vector<std::string> out;
    for (const PlaceMatch& m : find_places(world_.gazetteer(), name, most)) {
      out.push_back(m.name + " in " + m.lies_in);
    }
    return out;
  }
  tests::SmallWorld world_;
};

TEST_F(PlaceLookUpTest, ListsTheGreatestOfThoseSpelledSoFirst) {
  const auto found = where("tal afar");
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0], "Tal Afar in Nineveh, Iraq");
  EXPECT_EQ(found[1], "Tal Afar in Iraq");
  EXPECT_THAT(where("tal afar", 1), ElementsAre("Tal Afar in Nineveh, Iraq"));
}

TEST_F(PlaceLookUpTest, FindsNothingForWhatNoPlaceIsCalled) {
  EXPECT_THAT(where("Qwrtpsdf"), IsEmpty());
  EXPECT_THAT(where(""), IsEmpty());
}

TEST_F(PlaceLookUpTest, ListsPlacesWhileTheirNamesAreTypedAndForgivesSlips) {
  EXPECT_EQ(where("tal a", 1), where("tal afar", 1));
  EXPECT_EQ(where("tal afra", 1), where("tal afar", 1));
  EXPECT_EQ(find_places(world_.gazetteer(), "telafer", 1).at(0).spelling, "Telafer");
  EXPECT_EQ(find_places(world_.gazetteer(), "tal afar", 1).at(0).spelling, "");
}

TEST_F(PlaceLookUpTest, SaysWhatIsToBeSeen) {
  const PlaceMatch match = find_places(world_.gazetteer(), "Telafer", 1).at(0);
  EXPECT_EQ(kind_words(match), "settlement");
  EXPECT_EQ(match.population, 180000U);
  EXPECT_DOUBLE_EQ(match.radius_km, 4);
  EXPECT_DOUBLE_EQ(match.at.lat(), 36.38);
  EXPECT_EQ(match.key, "talafar");
  EXPECT_EQ(match.country, "IQ");
}

TEST_F(PlaceLookUpTest, TellsAPointByTheTownNearIt) {
  const auto near = [&](double lng, double lat) {
    return settlement_near(world_.gazetteer(), geo::LngLat::from_degrees(lng, lat).value());
  };
  EXPECT_EQ(near(42.5, 36.3), "Tal Afar");
  EXPECT_EQ(near(43.05, 35.05), "Tel Afara");
  EXPECT_EQ(near(60, 10), "");
}

}  // namespace
}  // namespace dateline::gui
