#include "publish/picture.hpp"

#include <gtest/gtest.h>

#include <cstddef>

#include "publish/title_picture.hpp"
#include "support/sample_events.hpp"
#include "support/small_map.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

class PictureTest : public testing::Test {
 protected:
  PictureTest()
      : context_(render::Context::offscreen()),
        type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")),
        map_(scene::BaseMap::open(
            folder_.write("map.dlmap", scene::encode_base_map(tests::small_map())))),
        events_(tests::iraq_june_2014()) {}
  void SetUp() override {
    ASSERT_TRUE(context_) << context_.error().to_string();
    ASSERT_TRUE(type_);
    ASSERT_TRUE(map_);
    content_.base = &*map_;
    content_.on_map = &events_;
    content_.title = "A title";
    content_.as_of = "as of today";
    content_.credits = "a story";
  }
  base::Result<render::Image> draw(const PictureSpec& spec) {
    return render_picture(*context_, *type_, spec, content_);
  }
  static bool is(const render::Image& image, int x, int y, scene::Rgba c) {
    const std::uint8_t* p = image.pixel(x, y);
    return std::abs(p[0] - c.r) <= 2 && std::abs(p[1] - c.g) <= 2 && std::abs(p[2] - c.b) <= 2;
  }
  /// Pixels of one colour within a part of the picture.
  static int count(const render::Image& image, scene::Rgba c, int y0, int y1) {
    int n = 0;
    for (int y = y0; y < y1; ++y) {
      for (int x = 0; x < image.width; ++x) n += is(image, x, y, c) ? 1 : 0;
    }
    return n;
  }
  tests::TempFolder folder_;
  base::Result<render::Context> context_;
  base::Result<typeset::Typesetter> type_;
  base::Result<scene::BaseMap> map_;
  scene::EventMarks events_;
  PictureContent content_;
};

TEST_F(PictureTest, ShowsMapHeadingAndCreditsInTheColoursOfItsTheme) {
  for (const scene::Theme* theme : scene::Theme::all()) {
    PictureSpec spec;
    spec.width = 640;
    spec.height = 480;
    spec.theme = theme;
    const auto image = draw(spec);
    ASSERT_TRUE(image) << image.error().to_string();
    ASSERT_EQ(image->rgba.size(), 640U * 480U * 4U);
    EXPECT_TRUE(is(*image, 638, 2, theme->panel)) << "heading";
    EXPECT_TRUE(is(*image, 2, 478, theme->panel)) << "credits";
    EXPECT_GT(count(*image, theme->land, 58, 300), 10000);
    EXPECT_GT(count(*image, theme->water, 58, 300), 1000);
    EXPECT_GT(count(*image, theme->text, 0, 58), 20) << "the title's letters";
    EXPECT_GT(count(*image, theme->family(event::Family::control), 58, 300), 20) << "flags";
  }
}

TEST_F(PictureTest, ShowsThePlaceThatItsCameraLooksAt) {
  PictureSpec spec;
  spec.width = 320;
  spec.height = 320;
  spec.timeline = false;
  content_.on_map = nullptr;
  content_.title.clear();
  content_.as_of.clear();
  spec.camera = PictureSpec::Camera{geo::to_world(46.5, 34.5), 8};
  const auto lake = draw(spec);
  ASSERT_TRUE(lake);
  EXPECT_TRUE(is(*lake, 160, 130, scene::Theme::light().water));
  spec.camera = PictureSpec::Camera{geo::to_world(41, 35.5), 8};
  const auto land = draw(spec);
  ASSERT_TRUE(land);
  EXPECT_TRUE(is(*land, 160, 130, scene::Theme::light().land));
}

TEST_F(PictureTest, IsTheSameInPiecesAsWhole) {
  PictureSpec spec;
  spec.width = 2300;  // more than one tile wide and high
  spec.height = 1200;
  spec.scale = 2;
  const auto image = draw(spec);
  ASSERT_TRUE(image) << image.error().to_string();
  // Along the seams the ground goes on: neighbours across a seam differ no more than others do.
  int jumps = 0;
  for (int y = 200; y < 800; ++y) {
    const std::uint8_t* a = image->pixel(2047, y);
    const std::uint8_t* b = image->pixel(2048, y);
    jumps += std::abs(a[0] - b[0]) > 40 ? 1 : 0;
  }
  EXPECT_LT(jumps, 20);
  EXPECT_TRUE(is(*image, 2298, 1198, scene::Theme::light().panel));
}

/// Of a slow pan: labels well inside the map that stood in one frame are in the next, in their
/// spot.
TEST_F(PictureTest, FramesAfterOneAnotherKeepTheirLabels) {
  PictureSpec spec;
  spec.width = 1600;
  spec.height = 900;
  spec.timeline = false;
  spec.legend = false;
  scene::View view(spec.width, spec.height, 1, geo::to_world(43.4, 34.7), 6.1);
  scene::LabelMemory labels;
  content_.labels = &labels;
  std::size_t stay = 0;
  for (int frame = 0; frame < 30; ++frame) {
    const scene::LabelMemory before = labels;
    spec.camera = PictureSpec::Camera{view.centre(), view.zoom()};
    const auto image = draw(spec);
    ASSERT_TRUE(image) << image.error().to_string();
    for (const auto& [id, spot] : before.events) {
      const scene::PixelBox& b = spot.box;
      // At the edges labels come and go, and others make room for them.
      if (!spot.drawn || b.x0 < 400 || b.x1 > 1200 || b.y0 < 150 || b.y1 > 650) continue;
      const auto now = labels.events.find(id);
      ASSERT_NE(now, labels.events.end()) << "frame " << frame;
      EXPECT_TRUE(now->second.drawn) << "frame " << frame;
      EXPECT_EQ(now->second.spot, spot.spot) << "frame " << frame;
      EXPECT_EQ(now->second.variant, spot.variant) << "frame " << frame;
      ++stay;
    }
    view = view.panned(-3, 2);
  }
  EXPECT_GT(stay, 100U);
}

TEST_F(PictureTest, ALabelStandsWhereThePictureBeforeHadItThoughABetterSpotIsFree) {
  PictureSpec spec;
  spec.width = 1000;
  spec.height = 700;
  spec.timeline = false;
  spec.legend = false;
  spec.camera = PictureSpec::Camera{geo::to_world(43.4, 34.7), 6.1};
  scene::LabelMemory by_itself;
  content_.labels = &by_itself;
  ASSERT_TRUE(draw(spec));
  std::size_t kept = 0;
  for (const auto& [id, spot] : by_itself.events) {
    if (!spot.drawn) continue;
    scene::LabelMemory labels = by_itself;
    labels.events[id].spot = spot.spot + 1;
    content_.labels = &labels;
    ASSERT_TRUE(draw(spec));
    kept += labels.events[id].spot == spot.spot + 1 ? 1U : 0U;
  }
  EXPECT_GT(kept, 0U) << "of " << by_itself.events.size();
}

TEST_F(PictureTest, RefusesSizesAndScalesOutsideItsLimitsAndSaysWhich) {
  PictureSpec spec;
  spec.width = 9000;
  EXPECT_EQ(draw(spec).error().code, base::ErrorCode::bad_value);
  EXPECT_NE(draw(spec).error().to_string().find("8192"), std::string::npos);
  spec.width = 640;
  spec.scale = 9;
  EXPECT_EQ(draw(spec).error().code, base::ErrorCode::bad_value);
}

TEST_F(PictureTest, DrawsWithoutEventsOrMap) {
  PictureSpec spec;
  spec.width = 320;
  spec.height = 200;
  content_ = {};
  const auto image = draw(spec);
  ASSERT_TRUE(image) << image.error().to_string();
  EXPECT_TRUE(is(*image, 160, 60, scene::Theme::light().water));
}

TEST_F(PictureTest, OfAPlateMakesRoomForItsWordsAndHasTheMapBetweenThem) {
  PictureSpec spec;
  spec.width = 960;
  spec.height = 540;
  spec.plate = true;
  spec.timeline = false;
  const auto bare = map_box(*type_, spec, content_);
  ASSERT_TRUE(bare) << bare.error().to_string();
  content_.caption = "What the audience reads";
  const auto captioned = map_box(*type_, spec, content_);
  ASSERT_TRUE(captioned);
  EXPECT_GT(captioned->y0, bare->y0 + 15);
  EXPECT_EQ(captioned->y1, bare->y1);
  content_.quote = "What a story says";
  content_.quote_source = "The story";
  const auto quoted = map_box(*type_, spec, content_);
  ASSERT_TRUE(quoted);
  EXPECT_EQ(quoted->y0, captioned->y0);
  EXPECT_LT(quoted->y1, captioned->y1 - 30);
  content_.quote_source = std::string(2000, 'w');  // one line, however long
  EXPECT_EQ(map_box(*type_, spec, content_)->y1, quoted->y1);

  const auto image = draw(spec);
  ASSERT_TRUE(image) << image.error().to_string();
  const scene::Theme& theme = scene::Theme::light();
  EXPECT_GT(count(*image, theme.text, 0, static_cast<int>(quoted->y0)), 200);
  EXPECT_EQ(count(*image, theme.land, 0, static_cast<int>(quoted->y0)), 0);
  EXPECT_GT(count(*image, theme.accent, static_cast<int>(quoted->y1), 540), 20) << "its rule";
  EXPECT_EQ(count(*image, theme.land, static_cast<int>(quoted->y1), 540), 0);
}

TEST_F(PictureTest, SaysSoWhereTheWordsOfAPlateLeaveNoRoom) {
  PictureSpec spec;
  spec.width = 960;
  spec.height = 160;
  spec.plate = true;
  content_.caption = content_.quote = std::string(400, 'w') + " w w";
  EXPECT_EQ(map_box(*type_, spec, content_).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(draw(spec).error().code, base::ErrorCode::bad_value);
}

TEST_F(PictureTest, MarksAPinAndKeepsItWhereTheMapShowsIt) {
  PictureSpec spec;
  spec.width = 400;
  spec.height = 400;
  spec.timeline = false;
  spec.legend = false;
  spec.camera = PictureSpec::Camera{geo::to_world(41, 35.5), 8};
  content_.on_map = nullptr;
  const auto without = draw(spec);
  content_.pin = PictureContent::Pin{*geo::LngLat::from_degrees(41, 35.5), "Mill Hill"};
  const auto with = draw(spec);
  content_.pin->at = *geo::LngLat::from_degrees(10, 35.5);
  const auto beyond = draw(spec);
  ASSERT_TRUE(without && with && beyond);
  EXPECT_GT(count(*with, scene::Theme::light().accent, 0, 400),
            count(*without, scene::Theme::light().accent, 0, 400) + 40);
  EXPECT_EQ(beyond->rgba, without->rgba);
}

TEST_F(PictureTest, OfAPressThatHasDrawnOthersIsTheSame) {
  auto press = PicturePress::make(*context_);
  ASSERT_TRUE(press);
  PictureSpec spec;
  spec.width = 480;
  spec.height = 360;
  const auto first = press->draw(*type_, spec, content_);
  spec.theme = &scene::Theme::dark();
  ASSERT_TRUE(press->draw(*type_, spec, content_));
  spec.theme = nullptr;
  const auto again = press->draw(*type_, spec, content_);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->rgba, again->rgba);
}

class TitlePictureTest : public PictureTest {
 protected:
  /// Where letters of a colour stand: left, top, right, bottom.
  struct Box {
    int x0 = 10000, y0 = 10000, x1 = -1, y1 = -1;
  };
  render::Image drawn(const TitleWords& words, scene::Rgba ground) {
    auto press = PicturePress::make(*context_);
    const scene::Mesh mesh = title_picture(*type_, words, 640, 360, 0.667F, scene::Theme::light());
    return *press->draw(*type_, mesh, 640, 360, ground);
  }
  static Box inked(const render::Image& image, scene::Rgba ground) {
    Box out;
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        if (is(image, x, y, ground)) continue;
        out = {std::min(out.x0, x), std::min(out.y0, y), std::max(out.x1, x), std::max(out.y1, y)};
      }
    }
    return out;
  }
};

TEST_F(TitlePictureTest, StandsInTheMiddleAndASectionAtTheLeft) {
  const scene::Rgba panel = scene::Theme::light().panel;
  const Box title = inked(drawn({"A title of some words", "", "", "", false}, panel), panel);
  EXPECT_NEAR(title.x0 + title.x1, 640, 8);
  EXPECT_NEAR(title.y0 + title.y1, 360, 50);
  const Box section = inked(drawn({"A title of some words", "", "", "", true}, panel), panel);
  EXPECT_NEAR(section.x0, 64, 6);
}

TEST_F(TitlePictureTest, StaysWithinThePictureHoweverLongItsWordsAre) {
  const scene::Rgba panel = scene::Theme::light().panel;
  std::string words;
  for (int i = 0; i < 300; ++i) words += "word ";
  const Box box =
      inked(drawn({words + std::string(500, 'w'), words, words, words, false}, panel), panel);
  EXPECT_GE(box.x0, 60);
  EXPECT_LE(box.x1, 580);
}

TEST_F(TitlePictureTest, HasItsColoursOnNothingToo) {
  const render::Image image = drawn({"A title", "", "", "", false}, {0, 0, 0, 0});
  EXPECT_EQ(image.pixel(0, 0)[3], 0);
  int solid = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (image.pixel(x, y)[3] != 255) continue;
      ++solid;
      EXPECT_TRUE(is(image, x, y, scene::Theme::light().text));
    }
  }
  EXPECT_GT(solid, 200);
}

}  // namespace
}  // namespace dateline::publish
