#include "app/compile_map/layer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "support/temp_folder.hpp"

namespace dateline::compile_map {
namespace {

using ::testing::HasSubstr;

class LayerFile : public ::testing::Test {
 protected:
  base::Result<std::vector<Feature>> read(const std::string& rows) {
    const auto path = folder_.path() / "lakes.geojsonl.gz";
    gzFile out = gzopen(path.c_str(), "wb");
    gzwrite(out, rows.data(), static_cast<unsigned>(rows.size()));
    gzclose(out);
    return read_layer(path);
  }
  tests::TempFolder folder_;
};

TEST_F(LayerFile, GivesPropertiesAndProjectedShapes) {
  const auto layer = read(
      R"({"type":"Feature","properties":{"name_en":"Lake","area":2.5},"geometry":)"
      R"({"type":"Polygon","coordinates":[[[0,0],[90,0],[90,66.51326],[0,0]]]}})"
      "\n"
      R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-180,0]}})"
      "\n");
  ASSERT_TRUE(layer.ok()) << layer.error().to_string();
  ASSERT_EQ(layer->size(), 2U);
  EXPECT_EQ(layer->at(0).text("name_en"), "Lake");
  EXPECT_DOUBLE_EQ(layer->at(0).number("area"), 2.5);
  EXPECT_DOUBLE_EQ(layer->at(0).number("none", 7), 7);
  EXPECT_NEAR(layer->at(0).polygons.at(0).rings.at(0).at(2).x, 0.75, 1e-9);
  EXPECT_NEAR(layer->at(0).polygons.at(0).rings.at(0).at(2).y, 0.25, 1e-6);
  EXPECT_EQ(layer->at(1).point, (geo::WorldPoint{0, 0.5}));
}

TEST_F(LayerFile, ThatIsBrokenIsRefusedNamingTheLine) {
  const std::string good =
      R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}})";
  for (const std::string bad :
       {"{", "[]", R"({"properties":{},"geometry":null})",
        R"({"properties":{},"geometry":{"type":"Point","coordinates":[1]}})"}) {
    const auto layer = read(good + "\n" + bad + "\n");
    ASSERT_FALSE(layer.ok()) << bad;
    EXPECT_THAT(layer.error().where, HasSubstr("lakes.geojsonl.gz:2"));
  }
}

TEST_F(LayerFile, ThatIsMissingOrCutShortIsRefused) {
  EXPECT_FALSE(read_layer(folder_.path() / "none.gz").ok());
  ASSERT_TRUE(read(std::string(10000, '\n')).ok());
  const auto path = folder_.path() / "lakes.geojsonl.gz";
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 6);
  EXPECT_FALSE(read_layer(path).ok());
}

}  // namespace
}  // namespace dateline::compile_map
