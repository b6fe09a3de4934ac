// Pictures in their layers: what is kept as shapes, and what has to be a picture.
#include "publish/sheet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "publish/picture.hpp"
#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

using scene::Sketch;

constexpr std::uint8_t kShade = 64;  // of relief: darkens by half of what it may

class SheetTest : public testing::Test {
 protected:
  SheetTest()
      : context_(render::Context::offscreen()),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")),
        events_(tests::iraq_june_2014()) {
    auto contents = tests::small_map();
    contents.reliefs.push_back(tests::flat_relief({0, 0, 1, 1}, 64, 64, kShade));
    map_.emplace(
        scene::BaseMap::open(folder_.write("map.dlmap", scene::encode_base_map(contents))));
  }
  void SetUp() override {
    ASSERT_TRUE(context_) << context_.error().to_string();
    ASSERT_TRUE(type_);
    ASSERT_TRUE(*map_);
    auto press = PicturePress::make(*context_);
    ASSERT_TRUE(press);
    press_.emplace(std::move(*press));
    content_.base = &**map_;
    content_.on_map = &events_;
    content_.title = "A title";
    spec_.width = 480;
    spec_.height = 360;
    spec_.timeline = false;
    spec_.legend = false;
    spec_.camera = PictureSpec::Camera{geo::to_world(44, 33), 5.4};
  }
  PictureSheet sheet(SheetGround ground) {
    auto out = press_->draw_sheet(*type_, spec_, content_, ground);
    EXPECT_TRUE(out) << out.error().to_string();
    return out ? std::move(*out) : PictureSheet();
  }
  static std::vector<const LaidPicture*> pictures(const PictureSheet& sheet) {
    std::vector<const LaidPicture*> out;
    for (const SheetLayer& layer : sheet.layers) {
      if (const auto* picture = std::get_if<LaidPicture>(&layer)) out.push_back(picture);
    }
    return out;
  }
  template <class What>
  static std::size_t count(const PictureSheet& sheet) {
    std::size_t n = 0;
    for (const SheetLayer& layer : sheet.layers) {
      const auto* sketch = std::get_if<Sketch>(&layer);
      if (sketch == nullptr) continue;
      n += static_cast<std::size_t>(std::ranges::count_if(
          sketch->ops, [](const auto& op) { return std::holds_alternative<What>(op.what); }));
    }
    return n;
  }

  tests::TempFolder folder_;
  base::Result<render::Context> context_;
  base::Result<typeset::Typesetter> type_;
  std::optional<base::Result<scene::BaseMap>> map_;
  scene::EventMarks events_;
  std::optional<PicturePress> press_;
  PictureSpec spec_;
  PictureContent content_;
};

TEST_F(SheetTest, OfShapesHasReliefAsItsOnlyPictureWithNothingButItsShade) {
  const PictureSheet shapes = sheet(SheetGround::shapes);
  const auto found = pictures(shapes);
  ASSERT_EQ(found.size(), 1U);
  const LaidPicture& relief = *found[0];
  EXPECT_GT(relief.box.y0, 20) << "beneath the heading";
  EXPECT_EQ(relief.box.y1 - relief.box.y0, static_cast<float>(relief.image.height));
  const float most = scene::Theme::light().relief * 255;
  for (const auto& [x, y] : {std::pair(10, 10), {240, 150}, {470, 200}}) {
    const std::uint8_t* p = relief.image.pixel(x, y);
    EXPECT_EQ(p[0], 0) << "black";
    EXPECT_NEAR(p[3], most * (128 - kShade) / 127, 1.5) << "as faint as it is in the window";
  }
  EXPECT_TRUE(std::holds_alternative<Sketch>(shapes.layers.front())) << "land lies beneath it";
  EXPECT_GT(count<Sketch::Lines>(shapes), 1U) << "borders and a river";
}

TEST_F(SheetTest, WithoutReliefHasNoPictureAndSoIsItInAThemeWithout) {
  spec_.theme = &scene::Theme::print();
  EXPECT_TRUE(pictures(sheet(SheetGround::shapes)).empty());
}

TEST_F(SheetTest, APictureOfTheUsersOwnLiesBetweenLakesAndLines) {
  const geo::WorldBox box{geo::to_world(40, 36).x, geo::to_world(40, 36).y, geo::to_world(44, 32).x,
                          geo::to_world(44, 32).y};
  const scene::View view(spec_.width, 300, 1, spec_.camera->centre, spec_.camera->zoom);
  constexpr int kFinest = 5;
  scene::RasterLayer::Tiles tiles;
  for (const geo::MapTile& at : scene::tiles_in(view, box, kFinest)) {
    auto tile = std::make_shared<scene::RasterTile>();
    tile->id = tiles.size() + 1;
    for (int i = 0; i < scene::RasterTile::kSide * scene::RasterTile::kSide; ++i) {
      tile->rgba.insert(tile->rgba.end(), {200, 40, 20, 255});
    }
    tiles.emplace(at, std::move(tile));
  }
  scene::LayerOnMap layer;
  layer.raster = std::make_shared<scene::RasterLayer>(box, kFinest, std::move(tiles));
  layer.opacity = 0.5F;
  const std::vector<scene::LayerOnMap> layers{layer};
  content_.layers = &layers;
  const PictureSheet shapes = sheet(SheetGround::shapes);
  const auto found = pictures(shapes);
  ASSERT_EQ(found.size(), 2U) << "relief, and that";
  const render::Image& own = found[1]->image;
  const scene::View shown(own.width, own.height, 1, spec_.camera->centre, spec_.camera->zoom);
  const auto in = shown.project(geo::to_world(42, 34));
  const std::uint8_t* p = own.pixel(static_cast<int>(in.x), static_cast<int>(in.y));
  EXPECT_NEAR(p[0], 200, 3);
  EXPECT_NEAR(p[2], 20, 3);
  EXPECT_NEAR(p[3], 128, 2);
  const auto out = shown.project(geo::to_world(46, 34));
  EXPECT_EQ(own.pixel(static_cast<int>(out.x), static_cast<int>(out.y))[3], 0) << "and no more";
}

TEST_F(SheetTest, OfAPictureHasOneWithTheHeatMapInIt) {
  const PictureSheet without = sheet(SheetGround::picture);
  ASSERT_EQ(pictures(without).size(), 1U);
  content_.heat = true;
  const PictureSheet with = sheet(SheetGround::picture);
  ASSERT_EQ(pictures(with).size(), 1U);
  EXPECT_EQ(count<Sketch::Shaded>(with), 0U) << "slides have nothing that changes colour so";
  EXPECT_NE(pictures(with)[0]->image.rgba, pictures(without)[0]->image.rgba);
  EXPECT_GT(count<Sketch::Shaded>(sheet(SheetGround::shapes)), 0U) << "a PDF has";
  // The same colours as the window has there.
  const auto drawn = press_->draw(*type_, spec_, content_);
  ASSERT_TRUE(drawn);
  const render::Image& ground = pictures(with)[0]->image;
  const int top = static_cast<int>(pictures(with)[0]->box.y0);
  int same = 0;
  int all = 0;
  for (int y = 0; y < ground.height; y += 5) {
    for (int x = 0; x < ground.width; x += 5) {
      const std::uint8_t* a = ground.pixel(x, y);
      const std::uint8_t* b = drawn->pixel(x, y + top);
      const int apart = std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
      same += apart <= 6 ? 1 : 0;
      ++all;
    }
  }
  EXPECT_GT(same, all * 3 / 4) << "but where names and a scale lie over it";
}

}  // namespace
}  // namespace dateline::publish
