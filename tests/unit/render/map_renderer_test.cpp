#include "render/map_renderer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::render {
namespace {

class MapRendererTest : public testing::Test {
 protected:
  MapRendererTest()
      : context_(Context::offscreen()),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")),
        map_(scene::BaseMap::open(
            folder_.write("map.dlmap", scene::encode_base_map(tests::small_map())))) {}
  void SetUp() override {
    ASSERT_TRUE(context_) << context_.error().to_string();
    ASSERT_TRUE(type_);
    ASSERT_TRUE(map_);
  }
  scene::MapDrawList list(const scene::View& view, const scene::EventMarks* events = nullptr,
                          const scene::Theme& theme = scene::Theme::light()) {
    scene::MapInput input;
    input.base = &*map_;
    input.events = events;
    return scene::build_map(input, view, theme, *type_);
  }
  tests::TempFolder folder_;
  base::Result<Context> context_;
  base::Result<typeset::Typesetter> type_;
  base::Result<scene::BaseMap> map_;
};

TEST_F(MapRendererTest, DrawsTheGroundAnewOnlyWhenTheViewOrThemeChanges) {
  auto renderer = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer) << renderer.error().to_string();
  const auto target = Target::make(*context_, 400, 300);
  ASSERT_TRUE(target);
  const scene::View view(400, 300, 1, geo::to_world(44, 33), 5);
  scene::EventMarks events = tests::iraq_june_2014();
  ASSERT_TRUE(renderer->draw(list(view, &events), type_->atlas(), *target));
  const Image first = target->read_back();
  events.marks[0].selected = true;
  ASSERT_TRUE(renderer->draw(list(view, &events), type_->atlas(), *target));
  EXPECT_EQ(renderer->ground_drawn(), 1);
  EXPECT_NE(target->read_back().rgba, first.rgba) << "the selection shows";
  events.marks[0].selected = false;
  ASSERT_TRUE(renderer->draw(list(view, &events), type_->atlas(), *target));
  EXPECT_EQ(target->read_back().rgba, first.rgba) << "and goes without a trace";
  ASSERT_TRUE(renderer->draw(list(view.panned(9, 0), &events), type_->atlas(), *target));
  EXPECT_EQ(renderer->ground_drawn(), 2);
  ASSERT_TRUE(renderer->draw(list(view.panned(9, 0), &events, scene::Theme::dark()), type_->atlas(),
                             *target));
  EXPECT_EQ(renderer->ground_drawn(), 3);
}

TEST_F(MapRendererTest, NothingOfTheMapLiesOnItsInset) {
  auto renderer = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 700, 500);
  ASSERT_TRUE(target);
  const scene::View view(700, 500, 1, geo::to_world(44, 33), 6);
  scene::MapInput input;
  input.base = &*map_;
  input.inset = true;
  std::array<Image, 2> images;
  scene::PixelBox box;
  for (const bool lines : {false, true}) {
    input.graticule = lines;
    const auto drawn = scene::build_map(input, view, scene::Theme::light(), *type_);
    ASSERT_TRUE(drawn.inset);
    box = drawn.inset->box;
    ASSERT_TRUE(renderer->draw(drawn, type_->atlas(), *target));
    images[lines ? 1 : 0] = target->read_back();
  }
  int outside = 0;
  for (int y = 0; y < 500; ++y) {
    for (int x = 0; x < 700; ++x) {
      if (std::equal(images[0].pixel(x, y), images[0].pixel(x, y) + 4, images[1].pixel(x, y))) {
        continue;
      }
      ASSERT_FALSE(box.contains(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F))
          << x << ", " << y;
      ++outside;
    }
  }
  EXPECT_GT(outside, 500) << "the lines that are asked for are there";
}

TEST_F(MapRendererTest, DrawsLinesAsWideAsAskedAndDashesOnlyDisputedBorders) {
  auto renderer = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 400, 400);
  ASSERT_TRUE(target);
  // The border runs up the middle: settled below 33 north, disputed above.
  const scene::View view(400, 400, 3, geo::to_world(44, 33), 6);
  scene::MapDrawList drawn = list(view);
  drawn.mesh.clear();
  ASSERT_TRUE(renderer->draw(drawn, type_->atlas(), *target));
  const Image image = target->read_back();
  const auto is_line = [&image](int x, int y) {
    return std::abs(image.pixel(x, y)[0] - scene::Theme::light().border.r) < 30;
  };
  int south = 0;
  int north = 0;
  for (int y = 10; y < 190; ++y) {
    north += is_line(200, y) ? 1 : 0;
    south += is_line(200, 400 - y) ? 1 : 0;
  }
  EXPECT_EQ(south, 180);
  EXPECT_NEAR(north, 180 * 4 / 7, 25) << "4 on, 3 off";
  int width = 0;
  for (int x = 180; x < 220; ++x) width += is_line(x, 300) ? 1 : 0;
  EXPECT_NEAR(width, 1.3 * 3, 1.1);
}

/// The middle of a line that crosses a row of pixels near `about`, by how much darker than the land
/// each pixel is.
double middle_of_line(const Image& image, int row, double about, int land) {
  double sum = 0;
  double weight = 0;
  const int from = static_cast<int>(about) - 4;
  for (int x = from; x <= from + 8; ++x) {
    const double dark = std::max(0, land - image.pixel(x, row)[0]);
    sum += dark * (x + 0.5);
    weight += dark;
  }
  return weight < 60 ? -1 : sum / weight;
}

TEST_F(MapRendererTest, DrawsTheGroundInTheConicWhereTheViewProjectsIt) {
  auto renderer = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 800, 600);
  ASSERT_TRUE(target);
  const scene::Theme& theme = scene::Theme::light();
  int on_border = 0;
  int on_shore = 0;
  // From far and near, with what is looked at in the middle and at the edge of the map.
  for (const auto& [lng, lat, zoom] :
       {std::array{44.0, 33.0, 5.0}, std::array{35.0, 36.0, 5.0}, std::array{44.05, 37.9, 9.0},
        std::array{44.1, 37.95, 11.0}}) {
    for (const double conic : {0.0, 0.5, 1.0}) {
      const scene::View view(800, 600, 1, geo::to_world(lng, lat), zoom, conic);
      scene::MapDrawList ground = list(view);
      ground.mesh.clear();
      ASSERT_TRUE(renderer->draw(ground, type_->atlas(), *target));
      const Image image = target->read_back();
      for (double north = 28.25; north < 32.9; north += 0.05) {  // the border along 44 east
        const auto p = view.project(geo::to_world(44, north));
        if (p.x < 20 || p.x > 780 || p.y < 20 || p.y > 580) continue;
        const auto q = view.project(geo::to_world(44, north + 0.01));
        const int row = static_cast<int>(p.y);
        const float x = p.x + (q.x - p.x) * (static_cast<float>(row) + 0.5F - p.y) / (q.y - p.y);
        EXPECT_NEAR(middle_of_line(image, row, static_cast<double>(x), theme.land.r), x, 0.15)
            << zoom << " " << conic << " " << north;
        ++on_border;
      }
      for (double east = 38.2; east < 49.8; east += 0.05) {  // land ends along 38 north
        const auto p = view.project(geo::to_world(east, 38));
        if (p.x < 20 || p.x > 780 || p.y < 20 || p.y > 580) continue;
        if (std::abs(east - 44) < 0.3) continue;
        const int column = static_cast<int>(p.x);
        int land = 0;
        const int top = static_cast<int>(p.y) - 10;
        for (int y = top; y < top + 20; ++y) {
          land += std::abs(image.pixel(column, y)[0] - theme.land.r) < 6 ? 1 : 0;
        }
        EXPECT_NEAR(top + 20 - land, p.y, 1.05) << zoom << " " << conic << " " << east;
        ++on_shore;
      }
    }
  }
  EXPECT_GT(on_border, 300);
  EXPECT_GT(on_shore, 600);
}

TEST_F(MapRendererTest, KeepsMeshesWithinTheirClip) {
  auto renderer = MeshRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 100, 80);
  ASSERT_TRUE(target);
  target->bind();
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  scene::Mesh mesh;
  scene::Painter painter(*type_, mesh, {0, 0, 100, 80});
  painter.push_clip({20, 10, 60, 30});
  painter.rect({0, 0, 100, 80}, scene::hex(0xFFFFFF));
  painter.pop_clip();
  renderer->draw(mesh, type_->atlas(), {0, 0, 100, 80});
  const Image image = target->read_back();
  for (int y = 0; y < 80; ++y) {
    for (int x = 0; x < 100; ++x) {
      const bool inside = x >= 20 && x < 60 && y >= 10 && y < 30;
      ASSERT_EQ(image.pixel(x, y)[0], inside ? 255 : 0) << x << ", " << y;
    }
  }
}

TEST_F(MapRendererTest, DrawsTextWhereItIsAskedTo) {
  auto renderer = MeshRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 200, 60);
  ASSERT_TRUE(target);
  for (int pass = 0; pass < 2; ++pass) {  // cold and warm atlas
    target->bind();
    glDisable(GL_SCISSOR_TEST);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    scene::Mesh mesh;
    scene::Painter painter(*type_, mesh, {0, 0, 200, 60});
    scene::TextStyle style;
    style.size = 24;
    style.colour = scene::hex(0);
    const float width = painter.text(20, 40, "Mosul", style);
    renderer->draw(mesh, type_->atlas(), {0, 0, 200, 60});
    const Image image = target->read_back();
    int dark = 0;
    for (int y = 0; y < 60; ++y) {
      for (int x = 0; x < 200; ++x) {
        if (image.pixel(x, y)[0] > 128) continue;
        ++dark;
        EXPECT_GE(x, 20);
        EXPECT_LE(x, 20 + static_cast<int>(width) + 1);
        EXPECT_GE(y, 40 - 20);
        EXPECT_LE(y, 41);
      }
    }
    EXPECT_GT(dark, 150);
  }
}

/// The small map over a relief of the world in stripes of light and shade, and one of its middle.
class ReliefTest : public MapRendererTest {
 protected:
  ReliefTest() {
    scene::MapContents contents = tests::small_map();
    auto world = tests::flat_relief({0.5, 0.3, 0.75, 0.5}, 1024, 1024, 20);
    for (std::size_t i = 0; i < world.grey.size(); i += 2) world.grey[i] = 236;
    contents.reliefs.push_back(std::move(world));
    const geo::WorldPoint a = geo::to_world(41, 36);
    const geo::WorldPoint b = geo::to_world(47, 30);
    contents.reliefs.push_back(tests::flat_relief({a.x, a.y, b.x, b.y}, 2048, 2048, 255));
    map_ = scene::BaseMap::open(folder_.write("relief.dlmap", scene::encode_base_map(contents)));
  }
  [[nodiscard]] Image drawn(MapRenderer& renderer, const Target& target, const scene::View& view) {
    scene::MapDrawList ground = list(view);
    ground.mesh.clear();
    EXPECT_TRUE(renderer.draw(ground, type_->atlas(), target));
    return target.read_back();
  }
};

TEST_F(ReliefTest, GetsItsDetailWhenZoomedInAfterAWideView) {
  auto renderer = MapRenderer::make(*context_);
  auto fresh = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  ASSERT_TRUE(fresh);
  const auto target = Target::make(*context_, 300, 200);
  ASSERT_TRUE(target);
  const scene::View wide(300, 200, 1, geo::to_world(48.5, 33), 2);
  const scene::View close(300, 200, 1, geo::to_world(48.5, 33), 7);
  static_cast<void>(drawn(*renderer, *target, wide));  // asks for the coarse levels only
  const Image after = drawn(*renderer, *target, close);
  const Image alone = drawn(*fresh, *target, close);
  EXPECT_EQ(after.rgba, alone.rgba);
  const auto light = [&alone](int x) { return int{alone.pixel(x, 100)[0]}; };
  int least = 255;
  int most = 0;
  for (int x = 120; x < 180; ++x) {
    least = std::min(least, light(x));
    most = std::max(most, light(x));
  }
  EXPECT_GT(most - least, 5) << "the stripes show";
}

TEST_F(ReliefTest, ShowsOnePictureAtATimeAndNoSeam) {
  auto renderer = MapRenderer::make(*context_);
  ASSERT_TRUE(renderer);
  const auto target = Target::make(*context_, 400, 200);
  ASSERT_TRUE(target);
  // The region's eastern edge, 47 degrees east, stands in the middle.
  const scene::View view(400, 200, 1, geo::to_world(47, 33), 9);
  const Image image = drawn(*renderer, *target, view);
  const auto& land = scene::Theme::light().land;
  EXPECT_GT(image.pixel(20, 100)[0], land.r) << "the region's relief, which is all light";
  int greatest_step = 0;
  for (int x = 1; x < 400; ++x) {
    greatest_step =
        std::max(greatest_step, std::abs(image.pixel(x, 100)[0] - image.pixel(x - 1, 100)[0]));
  }
  EXPECT_LE(greatest_step, 3);
}

}  // namespace
}  // namespace dateline::render
