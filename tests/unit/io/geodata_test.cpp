#include "io/geodata.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/gdal_setup.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using geo::FeatureSet;
using testing::HasSubstr;
using Shape = FeatureSet::Shape;

/// One feature to be written: its name, and its geometry as well-known text.
struct Wanted {
  const char* name;
  const char* wkt;
};
const std::vector<Wanted> kDistricts{
    {"Hatra",
     "POLYGON ((42 35,43 35,43 36,42 36,42 35),(42.4 35.4,42.6 35.4,42.6 35.6,42.4 35.6,"
     "42.4 35.4))"},
    {"Two parts", "MULTIPOLYGON (((44 33,45 33,45 34,44 33)),((46 33,47 33,47 34,46 33)))"}};

/// Has GDAL write a file, in a coordinate system given by its EPSG code.
fs::path written(const fs::path& path, const char* driver, const std::vector<Wanted>& features,
                 int epsg = 4326, const char* layer_name = "districts") {
  set_up_gdal();
  OGRSpatialReference system;
  system.importFromEPSG(epsg);
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  GDALDriver* how = GetGDALDriverManager()->GetDriverByName(driver);
  if (how == nullptr) return {};
  const bool more = fs::exists(path);
  GDALDataset* made = more ? GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)
                           : how->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  OGRLayer* layer = made->CreateLayer(layer_name, &system, wkbUnknown, nullptr);
  if (layer == nullptr) {  // Shapefiles have one shape each
    layer = made->CreateLayer(layer_name, &system, wkbMultiPolygon, nullptr);
  }
  OGRFieldDefn name("name", OFTString);
  (void)layer->CreateField(&name);
  for (const Wanted& w : features) {
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("name", w.name);
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(w.wkt, nullptr, &geometry);
    feature.SetGeometryDirectly(geometry);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE) << CPLGetLastErrorMsg();
  }
  GDALClose(made);
  return path;
}

double lng(geo::WorldPoint p) { return geo::from_world(p).lng(); }
double lat(geo::WorldPoint p) { return geo::from_world(p).lat(); }

class GeodataOf : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(GeodataOf, EachFormatIsReadWithItsHolesItsPartsAndItsTable) {
  const tests::TempFolder folder;
  const auto& [driver, name] = GetParam();
  const fs::path path = written(folder.path() / name, driver, kDistricts);
  ASSERT_TRUE(has_name_of_geodata(path));
  const auto layers = layers_in(path);
  ASSERT_TRUE(layers) << layers.error().to_string();
  ASSERT_EQ(layers->size(), 1U);
  GeodataOptions options;
  options.layer = layers->front().name;
  const auto data = read_geodata(path, options);
  ASSERT_TRUE(data) << data.error().to_string();
  const FeatureSet& set = data->features;
  ASSERT_EQ(set.features.size(), 2U);
  const auto column = std::ranges::find_if(
      set.columns, [](const std::string& c) { return c == "name" || c == "Name"; });
  ASSERT_NE(column, set.columns.end());
  const auto named = [&](std::string_view wanted) {
    return std::ranges::find_if(set.features, [&](const FeatureSet::Feature& f) {
      return set.cell(f.row, static_cast<std::size_t>(column - set.columns.begin())) == wanted;
    });
  };
  // FlatGeobuf puts neighbours beside each other.
  const auto hatra = named("Hatra");
  const auto other = named("Two parts");
  ASSERT_NE(hatra, set.features.end());
  ASSERT_NE(other, set.features.end());
  EXPECT_EQ(hatra->shape, Shape::areas);
  EXPECT_EQ(hatra->parts, 2U) << "the hole";
  EXPECT_EQ(other->parts, 2U) << "both parts";
  const auto ring = set.part(hatra->first_part);
  const auto hole = set.part(hatra->first_part + 1);
  EXPECT_EQ(ring.size(), 4U) << "closed without its first point twice";
  EXPECT_GT(geo::twice_area(ring), 0) << "clockwise on the screen, whatever the file has";
  EXPECT_LT(geo::twice_area(hole), 0);
  EXPECT_NEAR((lng(hole[0]) + lng(hole[2])) / 2, 42.5, 1e-4);
  EXPECT_NEAR((lat(hole[0]) + lat(hole[2])) / 2, 35.5, 1e-2);
  EXPECT_EQ(data->skipped, 0U);
  EXPECT_FALSE(data->cut_short);
}

INSTANTIATE_TEST_SUITE_P(Formats, GeodataOf,
                         testing::Values(std::pair("GeoJSON", "own.geojson"),
                                         std::pair("GPKG", "own.gpkg"),
                                         std::pair("FlatGeobuf", "own.fgb"),
                                         std::pair("ESRI Shapefile", "own.shp"),
                                         std::pair("KML", "own.kml")));

TEST(Geodata, ReadsPointsLinesAndAreasOfOneFile) {
  const tests::TempFolder folder;
  const auto path = folder.write("own.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"post"},"geometry":{"type":"Point","coordinates":[43.1,36.3]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[43,36],[44,37]]}},
    {"type":"Feature","properties":{"name":"both"},"geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[43,36]},{"type":"LineString","coordinates":[[43,36],[44,37]]}]}},
    {"type":"Feature","properties":{},"geometry":null}]})");
  const auto data = read_geodata(path);
  ASSERT_TRUE(data) << data.error().to_string();
  const auto& features = data->features.features;
  ASSERT_EQ(features.size(), 4U);
  EXPECT_EQ(features[0].shape, Shape::points);
  EXPECT_EQ(features[1].shape, Shape::lines);
  EXPECT_EQ(features[2].row, features[3].row) << "of one collection";
  EXPECT_EQ(data->features.cell(features[3].row, 0), "both");
  EXPECT_EQ(data->skipped, 1U);
}

TEST(Geodata, BringsAnyCoordinateSystemToDegreesWhicheverAxisComesFirst) {
  const tests::TempFolder folder;
  // UTM zone 38 north, Web Mercator, and the grid of Iraq by its national system; (500000, y) of
  // UTM lies on its central meridian, 45 east.
  const auto utm =
      written(folder.path() / "utm.gpkg", "GPKG", {{"camp", "POINT (500000 3766000)"}}, 32638);
  const auto data = read_geodata(utm);
  ASSERT_TRUE(data) << data.error().to_string();
  EXPECT_NEAR(lng(data->features.points[0]), 45, 1e-5);
  EXPECT_NEAR(lat(data->features.points[0]), 34.03, 0.02);
  const auto mercator = folder.write("mercator.geojson", R"({"type":"FeatureCollection",
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},
    "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[4800000,4340000]}}]})");
  const auto flat = read_geodata(mercator);
  ASSERT_TRUE(flat) << flat.error().to_string();
  EXPECT_NEAR(lng(flat->features.points[0]), 43.119, 0.01);
  EXPECT_NEAR(lat(flat->features.points[0]), 36.27, 0.05);
  // EPSG:4326 has latitude first; a GeoPackage of it has longitude first all the same.
  const auto plain = read_geodata(
      written(folder.path() / "plain.gpkg", "GPKG", {{"camp", "POINT (43.5 35.25)"}}, 4326));
  ASSERT_TRUE(plain);
  EXPECT_NEAR(lng(plain->features.points[0]), 43.5, 1e-6);
}

TEST(Geodata, WithoutACoordinateSystemIsDegreesOrAnErrorThatSaysSo) {
  const tests::TempFolder folder;
  (void)written(folder.path() / "bare.shp", "ESRI Shapefile", kDistricts, 4326, "bare");
  fs::remove(folder.path() / "bare.prj");
  EXPECT_TRUE(read_geodata(folder.path() / "bare.shp"));
  (void)written(folder.path() / "metres.shp", "ESRI Shapefile",
                {{"x", "POLYGON ((500000 3766000,500100 3766000,500100 3766100,500000 3766000))"}},
                32638, "metres");
  fs::remove(folder.path() / "metres.prj");
  const auto metres = read_geodata(folder.path() / "metres.shp");
  ASSERT_FALSE(metres);
  EXPECT_THAT(metres.error().message, HasSubstr("no coordinate system"));
  EXPECT_THAT(metres.error().where, HasSubstr("metres.shp"));
  EXPECT_THAT(metres.error().cure, HasSubstr(".prj"));
}

TEST(Geodata, OfAFileWithSeveralLayersIsReadByTheirNames) {
  const tests::TempFolder folder;
  const fs::path path = folder.path() / "all.gpkg";
  (void)written(path, "GPKG", kDistricts, 4326, "districts");
  (void)written(path, "GPKG", {{"a", "POINT (43 35)"}, {"b", "POINT (44 35)"}}, 4326, "camps");
  const auto layers = layers_in(path);
  ASSERT_TRUE(layers) << layers.error().to_string();
  ASSERT_EQ(layers->size(), 2U);
  EXPECT_EQ((*layers)[1].name, "camps");
  EXPECT_EQ((*layers)[1].features, 2U);
  GeodataOptions options;
  options.layer = "camps";
  const auto camps = read_geodata(path, options);
  ASSERT_TRUE(camps);
  EXPECT_EQ(camps->name, "camps");
  EXPECT_EQ(camps->features.points.size(), 2U);
  options.layer = "roads";
  const auto roads = read_geodata(path, options);
  EXPECT_EQ(roads.error().code, base::ErrorCode::not_found);
  EXPECT_THAT(roads.error().message, HasSubstr("roads"));
}

TEST(Geodata, OfTracksAndOfTablesWithCoordinatesIsReadToo) {
  const tests::TempFolder folder;
  const auto gpx = folder.write("walk.gpx",
                                R"(<?xml version="1.0"?><gpx version="1.1" creator="x"
    xmlns="http://www.topografix.com/GPX/1/1"><trk><name>walk</name><trkseg>
    <trkpt lat="35" lon="43"/><trkpt lat="35.1" lon="43.2"/></trkseg></trk></gpx>)");
  const auto tracks = layers_in(gpx);
  ASSERT_TRUE(tracks) << tracks.error().to_string();
  ASSERT_EQ(tracks->size(), 1U) << "not the empty ones, nor the points of the track once more";
  EXPECT_EQ(tracks->front().name, "tracks");
  const auto csv = folder.write("camps.csv", "name,Latitude,Longitude\nHajj Ali,35.7,43.3\n");
  const auto camps = read_geodata(csv);
  ASSERT_TRUE(camps) << camps.error().to_string();
  EXPECT_NEAR(lat(camps->features.points[0]), 35.7, 1e-5);
  const auto none = layers_in(folder.write("people.csv", "name,age\nA,3\n"));
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().cure, HasSubstr("longitude"));
}

TEST(Geodata, BeyondItsLimitsIsCutShortAndSaysSo) {
  const tests::TempFolder folder;
  std::vector<Wanted> many(40, {"a rather long name of a camp", "POINT (43 35)"});
  const auto path = written(folder.path() / "many.fgb", "FlatGeobuf", many);
  GeodataOptions options;
  options.limits.features = 10;
  const auto few = read_geodata(path, options);
  ASSERT_TRUE(few);
  EXPECT_EQ(few->features.features.size(), 10U);
  EXPECT_TRUE(few->cut_short);
  options.limits = {};
  options.limits.cell = 8;
  const auto cut = read_geodata(path, options);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->features.cell(0, 0), "a rather\u2026");
  EXPECT_FALSE(cut->cut_short);
  options.stop = base::StopCheck([] { return true; });
  EXPECT_EQ(read_geodata(path, options).error().code, base::ErrorCode::cancelled);
}

TEST(Geodata, BeyondTheEarthIsLeftOutAndCounted) {
  const tests::TempFolder folder;
  const auto path = folder.write("odd.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[180.0000000001,36]}},
    {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[200,36]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[43,36],[44,97]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[43,36]]}}]})");
  const auto data = read_geodata(path);
  ASSERT_TRUE(data) << data.error().to_string();
  EXPECT_EQ(data->features.features.size(), 1U) << "what rounding puts beyond the edge is kept";
  EXPECT_EQ(data->skipped, 3U);
}

TEST(Geodata, RefusesWhatIsNoFileOfGeodataAndSaysSo) {
  const tests::TempFolder folder;
  EXPECT_EQ(read_geodata(folder.path() / "none.geojson").error().code, base::ErrorCode::not_found);
  const auto broken = read_geodata(folder.write("broken.geojson", "{\"type\":\"Featu"));
  EXPECT_EQ(broken.error().code, base::ErrorCode::unsupported);
  EXPECT_THAT(broken.error().cure, HasSubstr("GeoPackage"));
  EXPECT_EQ(read_geodata(folder.path()).error().code, base::ErrorCode::unsupported);
  EXPECT_EQ(read_geodata("PG:host=localhost dbname=x").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(read_geodata("/vsicurl/http://localhost/x.geojson").error().code,
            base::ErrorCode::not_found);
  // The first half of a GeoPackage.
  const auto whole = written(folder.path() / "whole.gpkg", "GPKG", kDistricts);
  fs::resize_file(whole, fs::file_size(whole) / 2);
  EXPECT_FALSE(read_geodata(whole));
}

TEST(Geodata, NeverOpensADriverThatFollowsLinks) {
  const tests::TempFolder folder;
  // A virtual layer that would read from a server: its driver is not on the list.
  const auto vrt = folder.write("link.vrt",
                                "<OGRVRTDataSource><OGRVRTLayer "
                                "name='x'><SrcDataSource>/vsicurl/http://localhost:1/x.shp</"
                                "SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  EXPECT_EQ(read_geodata(vrt).error().code, base::ErrorCode::unsupported);
  // A KML file that names another on a server has nothing of its own.
  const auto kml = folder.write("link.kml",
                                R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
    <NetworkLink><Link><href>http://localhost:1/x.kml</href></Link></NetworkLink></Document></kml>)");
  EXPECT_FALSE(layers_in(kml));
  for (const char* driver : geodata_drivers()) {
    const std::string name(driver);
    EXPECT_TRUE(name != "OGR_VRT" && name != "WFS" && name != "PostgreSQL" && name != "HTTP" &&
                name != "CSW" && name != "LIBKML")
        << name;
  }
}

TEST(GdalDrivers, AreAShortListAndNoneOfThemReachesForTheNetwork) {
  set_up_gdal();
  EXPECT_LE(GetGDALDriverManager()->GetDriverCount(), 20);
  for (const char* name : {"HTTP", "WMS", "WFS", "OAPIF", "PostgreSQL", "CARTO", "STACTA", "GML",
                           "OGR_VRT", "DXF", "PDF"}) {
    EXPECT_EQ(GetGDALDriverManager()->GetDriverByName(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace dateline::io
