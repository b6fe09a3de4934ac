#include "io/geodata.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

TEST(Geodata, ReadsPointsLinesAndAreasOfAFile) {
  const tests::TempFolder folder;
  const auto path = folder.write("own.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"post"},"geometry":{"type":"Point","coordinates":[43.1,36.3]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[43,36],[44,37]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[43,36],[44,36],[44,37],[43,36]]]]}},
    {"type":"Feature","properties":{},"geometry":null}]})");
  const auto data = read_geodata(path);
  ASSERT_TRUE(data) << data.error().to_string();
  ASSERT_EQ(data->features.size(), 3U);
  EXPECT_EQ(data->features[0].name, "post");
  EXPECT_EQ(data->features[0].shape, GeodataFeature::Shape::points);
  EXPECT_EQ(data->features[1].shape, GeodataFeature::Shape::lines);
  EXPECT_EQ(data->features[2].shape, GeodataFeature::Shape::areas);
  EXPECT_EQ(data->skipped, 1U);
}

TEST(Geodata, BringsOtherCoordinateSystemsToDegrees) {
  const tests::TempFolder folder;
  const auto path = folder.write("mercator.geojson", R"({"type":"FeatureCollection",
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},
    "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[4800000,4340000]}}]})");
  const auto data = read_geodata(path);
  ASSERT_TRUE(data) << data.error().to_string();
  EXPECT_NEAR(data->features[0].parts[0][0].lng(), 43.119, 0.01);
  EXPECT_NEAR(data->features[0].parts[0][0].lat(), 36.27, 0.05);
}

TEST(Geodata, RefusesWhatIsNoFileOfGeodataAndSaysSo) {
  const tests::TempFolder folder;
  EXPECT_EQ(read_geodata(folder.path() / "none.geojson").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(read_geodata(folder.write("broken.geojson", "{\"type\":\"Featu")).error().code,
            base::ErrorCode::unsupported);
  EXPECT_EQ(read_geodata("PG:host=localhost dbname=x").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(read_geodata("/vsicurl/http://localhost/x.geojson").error().code,
            base::ErrorCode::not_found);
}

TEST(Geodata, NeverOpensADriverThatFollowsLinks) {
  const tests::TempFolder folder;
  // A virtual layer that would read from a server: its driver is not on the list.
  const auto vrt = folder.write("link.vrt",
                                "<OGRVRTDataSource><OGRVRTLayer "
                                "name='x'><SrcDataSource>/vsicurl/http://localhost:1/x.shp</"
                                "SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  EXPECT_EQ(read_geodata(vrt).error().code, base::ErrorCode::unsupported);
  for (const char* driver : geodata_drivers()) {
    const std::string name(driver);
    EXPECT_TRUE(name != "OGR_VRT" && name != "WFS" && name != "PostgreSQL" && name != "HTTP" &&
                name != "CSW" && name != "LIBKML")
        << name;
  }
}

}  // namespace
}  // namespace dateline::io
