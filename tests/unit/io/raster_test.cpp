// Pictures for the map: which pixel of the file comes to lie where.
#include "io/raster.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "geo/mercator.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Made {
  const char* driver = "GTiff";
  int width = 60;
  int height = 40;
  int bands = 3;
  GDALDataType type = GDT_Byte;
  int epsg = 4326;  ///< 0 for none
  std::array<double, 6> place{40, 0.1, 0, 36, 0, -0.1};
};

/// A picture whose pixels `value` gives, by band from 1, column and row.
template <class Value>
Dataset made(const fs::path& path, const Made& how, const Value& value) {
  set_up_gdal();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(how.driver);
  Dataset out(driver->Create(path.c_str(), how.width, how.height, how.bands, how.type, nullptr));
  if (how.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(how.epsg);
    out->SetSpatialRef(&system);
  }
  std::array<double, 6> place = how.place;
  out->SetGeoTransform(place.data());
  std::vector<float> row(static_cast<std::size_t>(how.width));
  for (int band = 1; band <= how.bands; ++band) {
    for (int y = 0; y < how.height; ++y) {
      for (int x = 0; x < how.width; ++x) row[static_cast<std::size_t>(x)] = value(band, x, y);
      EXPECT_EQ(out->GetRasterBand(band)->RasterIO(GF_Write, 0, y, how.width, 1, row.data(),
                                                   how.width, 1, GDT_Float32, 0, 0, nullptr),
                CE_None);
    }
  }
  return out;
}

struct Colour {
  int red = 0;
  int green = 0;
  int blue = 0;
  int alpha = 0;
};

/// What the picture has at a place, by the tile of a level that holds it.
Colour at(Raster& raster, double lng, double lat, int level) {
  const geo::WorldPoint p = geo::to_world(lng, lat);
  const double across = std::ldexp(1.0, level);
  const geo::MapTile tile{level, static_cast<std::uint32_t>(p.x * across),
                          static_cast<std::uint32_t>(p.y * across)};
  const auto pixels = raster.read(tile);
  EXPECT_TRUE(pixels) << pixels.error().to_string();
  if (!pixels || pixels->empty()) return {};
  const auto column = static_cast<std::size_t>((p.x * across - tile.x) * Raster::kSide);
  const auto row = static_cast<std::size_t>((p.y * across - tile.y) * Raster::kSide);
  const std::uint8_t* rgba = pixels->data() + 4 * (row * Raster::kSide + column);
  return {rgba[0], rgba[1], rgba[2], rgba[3]};
}

/// East of 43 E red, else blue; south of 34 N with green.
float quarters(int band, int x, int y) {
  const bool east = x >= 30;
  return band == 1 ? (east ? 200 : 10) : band == 2 ? (y >= 20 ? 150 : 20) : east ? 10 : 200;
}

TEST(RasterOf, APictureInDegreesLiesWhereItsFileSays) {
  const tests::TempFolder folder;
  made(folder.path() / "four.tif", {}, quarters).reset();
  auto raster = Raster::open(folder.path() / "four.tif");
  ASSERT_TRUE(raster) << raster.error().to_string();
  const geo::WorldBox& box = raster->about().box;
  EXPECT_NEAR(geo::from_world({box.x0, box.y0}).lng(), 40, 0.01);
  EXPECT_NEAR(geo::from_world({box.x0, box.y0}).lat(), 36, 0.01);
  EXPECT_NEAR(geo::from_world({box.x1, box.y1}).lng(), 46, 0.01);
  EXPECT_NEAR(geo::from_world({box.x1, box.y1}).lat(), 32, 0.01);
  for (const int level : {4, 5, 7}) {
    SCOPED_TRACE(level);
    const Colour west = at(*raster, 42, 35, level);
    EXPECT_NEAR(west.red, 10, 1);
    EXPECT_NEAR(west.green, 20, 1);
    EXPECT_NEAR(west.blue, 200, 1);
    EXPECT_EQ(west.alpha, 255);
    const Colour south_east = at(*raster, 45, 33, level);
    EXPECT_NEAR(south_east.red, 200, 1);
    EXPECT_NEAR(south_east.green, 150, 1);
    EXPECT_EQ(at(*raster, 47, 33, level).alpha, 0) << "beyond its edge";
  }
  // Its finest tiles have about a pixel for each of its own.
  const double degrees = 360.0 / (Raster::kSide * std::ldexp(1.0, raster->about().finest));
  EXPECT_LT(degrees, 0.12);
  EXPECT_GT(degrees, 0.04);
}

TEST(RasterOf, APictureInMetresIsBroughtToTheMap) {
  const tests::TempFolder folder;
  // UTM 38 north: its middle meridian, 45 E, runs through the middle of the picture.
  made(folder.path() / "utm.tif",
       {"GTiff", 100, 100, 3, GDT_Byte, 32638, {450000, 1000, 0, 3750000, 0, -1000}},
       [](int band, int x, int) { return band == 1 ? (x < 50 ? 50.0F : 220.0F) : 0.0F; })
      .reset();
  auto raster = Raster::open(folder.path() / "utm.tif");
  ASSERT_TRUE(raster) << raster.error().to_string();
  EXPECT_NEAR(at(*raster, 44.97, 33.5, 9).red, 50, 1);
  EXPECT_NEAR(at(*raster, 45.03, 33.5, 9).red, 220, 1);
}

TEST(RasterOf, ValuesAreSpreadFromDarkToLightAndWhatIsNoneIsLeftOut) {
  const tests::TempFolder folder;
  {
    Dataset heights =
        made(folder.path() / "heights.tif", {"GTiff", 60, 40, 1, GDT_Float32},
             [](int, int x, int y) { return y >= 30 ? -9999.0F : static_cast<float>(x) * 50; });
    heights->GetRasterBand(1)->SetNoDataValue(-9999);
  }
  auto raster = Raster::open(folder.path() / "heights.tif");
  ASSERT_TRUE(raster) << raster.error().to_string();
  const Colour low = at(*raster, 40.3, 35, 6);
  const Colour middle = at(*raster, 43, 35, 6);
  const Colour high = at(*raster, 45.7, 35, 6);
  EXPECT_LT(low.red, 30);
  EXPECT_NEAR(middle.red, 128, 20);
  EXPECT_GT(high.red, 225);
  EXPECT_EQ(middle.green, middle.red);
  EXPECT_EQ(at(*raster, 43, 32.5, 6).alpha, 0);
}

TEST(RasterOf, APalettesColoursAreShownAndNotItsNumbers) {
  const tests::TempFolder folder;
  {
    Dataset classes = made(folder.path() / "classes.tif", {"GTiff", 60, 40, 1},
                           [](int, int x, int) { return x < 30 ? 0.0F : 1.0F; });
    GDALColorTable colours;
    const GDALColorEntry brown{120, 80, 40, 255};
    const GDALColorEntry green{20, 160, 60, 255};
    colours.SetColorEntry(0, &brown);
    colours.SetColorEntry(1, &green);
    classes->GetRasterBand(1)->SetColorTable(&colours);
  }
  auto raster = Raster::open(folder.path() / "classes.tif");
  ASSERT_TRUE(raster) << raster.error().to_string();
  const Colour west = at(*raster, 41, 34, 6);
  EXPECT_NEAR(west.red, 120, 1);
  EXPECT_NEAR(west.blue, 40, 1);
  EXPECT_NEAR(at(*raster, 45, 34, 6).green, 160, 1);
}

TEST(RasterOf, TilesOfMBTilesAreRead) {
  const tests::TempFolder folder;
  const Dataset picture =
      made("", {"MEM", 512, 512, 4, GDT_Byte, 3857, {4800000, 600, 0, 4100000, 0, -600}},
           [](int band, int x, int) { return band == 4 ? 255.0F
                                             : x < 256 ? 40.0F
                                                       : 210.0F; });
  const std::string path = (folder.path() / "sheet.mbtiles").string();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MBTiles");
  Dataset copy(driver->CreateCopy(path.c_str(), picture.get(), FALSE, nullptr, nullptr, nullptr));
  ASSERT_TRUE(copy);
  copy.reset();
  auto raster = Raster::open(path);
  ASSERT_TRUE(raster) << raster.error().to_string();
  const auto lng = [](double metres) { return metres / 20037508.34 * 180; };
  EXPECT_NEAR(at(*raster, lng(4800000 + 100 * 600), 33.2, 7).red, 40, 6);
  EXPECT_NEAR(at(*raster, lng(4800000 + 400 * 600), 33.2, 7).red, 210, 6);
}

TEST(RasterOf, NothingIsWrittenBesideThePicture) {
  const tests::TempFolder folder;
  made(folder.path() / "heights.tif", {"GTiff", 60, 40, 1, GDT_Float32}, [](int, int x, int) {
    return static_cast<float>(x);
  }).reset();
  {
    auto raster = Raster::open(folder.path() / "heights.tif");
    ASSERT_TRUE(raster);
    (void)at(*raster, 43, 34, 5);
  }
  const auto files = std::distance(fs::directory_iterator(folder.path()), {});
  EXPECT_EQ(files, 1);
}

TEST(RasterOf, WhatIsNoPictureOfAPlaceIsAnErrorThatNamesTheFile) {
  const tests::TempFolder folder;
  EXPECT_EQ(Raster::open(folder.path() / "none.tif").error().code, base::ErrorCode::not_found);
  EXPECT_EQ(Raster::open("/vsicurl/http://localhost/x.tif").error().code,
            base::ErrorCode::not_found);

  const auto text = Raster::open(folder.write("story.tif", "Not a picture at all."));
  EXPECT_EQ(text.error().code, base::ErrorCode::unsupported);
  EXPECT_THAT(text.error().to_string(), HasSubstr("story.tif"));

  // Pixels of a photograph, with no word on where it was taken.
  made(folder.path() / "photo.tif", {"GTiff", 600, 400, 3, GDT_Byte, 0, {0, 1, 0, 400, 0, -1}},
       quarters)
      .reset();
  const auto photo = Raster::open(folder.path() / "photo.tif");
  ASSERT_FALSE(photo);
  EXPECT_THAT(photo.error().message, HasSubstr("where on the earth"));

  // A picture whose second half is missing.
  made(folder.path() / "whole.tif", {"GTiff", 400, 400, 3}, quarters).reset();
  fs::copy_file(folder.path() / "whole.tif", folder.path() / "half.tif");
  fs::resize_file(folder.path() / "half.tif", fs::file_size(folder.path() / "half.tif") / 2);
  auto half = Raster::open(folder.path() / "half.tif");
  if (half) {
    const auto read = half->read({3, 4, 3});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::bad_format);
    EXPECT_THAT(read.error().to_string(), HasSubstr("half.tif"));
  }

  // A VRT names files and servers of its own.
  const auto vrt = Raster::open(
      folder.write("sheet.tif", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>"));
  EXPECT_EQ(vrt.error().code, base::ErrorCode::unsupported);
}

TEST(RasterOf, ReadingStopsWhenItIsTold) {
  const tests::TempFolder folder;
  made(folder.path() / "four.tif", {}, quarters).reset();
  auto raster = Raster::open(folder.path() / "four.tif");
  ASSERT_TRUE(raster);
  const auto read = raster->read({5, 19, 12}, base::StopCheck([] { return true; }));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::cancelled);
}

}  // namespace
}  // namespace dateline::io
