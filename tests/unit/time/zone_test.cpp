#include "time/zone.hpp"

#include <gtest/gtest.h>

#include "time/calendar.hpp"

namespace dateline::time {
namespace {

Minute noon(int y, int m, int d) { return Minute::start_of(*make_day(y, m, d)) + 720; }

class ZonesOfTheSystem : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(zones.zone_of("IQ"), "") << "this system has no tzdata: script/setup installs it";
  }
  Zones zones = Zones::open();
};

TEST_F(ZonesOfTheSystem, IraqHadSummerTimeUntil2007) {
  const auto zone = zones.zone_of("IQ");
  EXPECT_EQ(Zones::offset_of(zone, noon(2014, 6, 15)), 180);
  EXPECT_EQ(Zones::offset_of(zone, noon(2006, 6, 15)), 240);
  EXPECT_EQ(Zones::offset_of(zone, noon(2006, 1, 15)), 180);
}

TEST_F(ZonesOfTheSystem, TellsTheZonesOfALargeCountryApartByTheNearestPlace) {
  const auto washington = geo::LngLat::from_degrees(-77.04, 38.9);
  const auto los_angeles = geo::LngLat::from_degrees(-118.2, 34.0);
  EXPECT_EQ(Zones::offset_of(zones.zone_of("US", washington), noon(2014, 6, 15)), -240);
  EXPECT_EQ(Zones::offset_of(zones.zone_of("US", los_angeles), noon(2014, 6, 15)), -420);
}

TEST_F(ZonesOfTheSystem, KnowsNothingOfCountriesThatDoNotExist) {
  EXPECT_EQ(zones.zone_of("QQ"), "");
  EXPECT_FALSE(Zones::offset_of("", noon(2014, 6, 15)));
  EXPECT_FALSE(Zones::offset_of("Mars/Olympus", noon(2014, 6, 15)));
}

TEST(Zones, WithoutTzdataThereIsNoOffset) {
  const auto zones = Zones::open("/nonexistent/zoneinfo");
  EXPECT_EQ(zones.zone_of("IQ"), "");
}

}  // namespace
}  // namespace dateline::time
