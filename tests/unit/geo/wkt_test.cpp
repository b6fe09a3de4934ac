// Outlines as Well-Known Text.

#include "geo/wkt.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::geo {
namespace {

LngLat at(double lng, double lat) { return *LngLat::from_degrees(lng, lat); }

TEST(Wkt, ARingIsReadBackAsItWas) {
  const std::vector<LngLat> ring{at(44, 33), at(45.1234567, 33.0000001), at(-179.9999999, -89.5),
                                 at(44, 33)};
  EXPECT_EQ(polygon_wkt(ring), "POLYGON ((44 33,45.1234567 33.0000001,-179.9999999 -89.5,44 33))");
  EXPECT_EQ(ring_in_wkt(polygon_wkt(ring)), ring);
  EXPECT_EQ(polygon_wkt({}), "");
  EXPECT_EQ(polygon_wkt(std::vector{at(1, 1), at(2, 2), at(1, 1)}), "");
}

TEST(Wkt, OthersWriteItOtherwise) {
  const std::vector<LngLat> ring{at(44, 33), at(45, 33), at(45, 34), at(44, 33)};
  EXPECT_EQ(ring_in_wkt(" polygon((44 33, 45 33 ,4.5e1 34.0)) "), ring)
      << "closed where it is open";
}

TEST(Wkt, WhatIsNoRingIsNone) {
  for (const char* text :
       {"", "POLYGON", "POLYGON EMPTY", "POLYGON ((44 33,45 33,44 33))", "POINT (44 33)",
        "POLYGON ((44 33,45 33,45 34,44 33)", "POLYGON ((44 33,45 33,45 34,44 33)) x",
        "POLYGON ((44 33,45 33,45 94,44 33))", "POLYGON ((44 33,nan 33,45 34,44 33))",
        "POLYGON ((44 33,inf 33,45 34,44 33))", "POLYGON ((44,33,45 33,45 34))",
        "POLYGON ((44 33,45 33,45 34,44 33),(44 33,45 33,45 34,44 33))",
        "POLYGON Z ((44 33 1,45 33 1,45 34 1,44 33 1))"}) {
    EXPECT_FALSE(ring_in_wkt(text)) << text;
  }
  std::string many = "POLYGON ((";
  for (std::size_t i = 0; i < kMostCorners + 2; ++i) many += "44 33,45 33,";
  EXPECT_FALSE(ring_in_wkt(many + "44 33))"));
}

}  // namespace
}  // namespace dateline::geo
