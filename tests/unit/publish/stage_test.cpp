// How scenes follow each other, from wherever one is, and what is drawn of them for a window.

#include "publish/stage.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <vector>

#include "brief/flight.hpp"
#include "plate_world.hpp"
#include "publish/stage_screen.hpp"

namespace dateline::publish {
namespace {

/// How far two pictures are from each other on the mean, 0 to 255.
double apart(const render::Image& a, const render::Image& b) {
  EXPECT_EQ(a.rgba.size(), b.rgba.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(a.rgba[i] - b.rgba[i]);
  return sum / static_cast<double>(a.rgba.size());
}

double mean(const render::Image& picture) {
  double sum = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) sum += picture.rgba[i];
  return sum / static_cast<double>(picture.rgba.size() / 4);
}

class StageTest : public PlateWorld {
 protected:
  /// Mosul, Baghdad, a title, and Mosul with the time playing.
  void SetUp() override {
    PlateWorld::SetUp();
    capture(43.1, 36.3, "2014-06-11");
    capture(44.4, 33.3, "2014-06-16");
    project_.apply(project::AddScene{curation::SceneKind::title});
    capture(43.1, 36.3, "2014-06-10");
    project_.apply(project::GoFirst{});
    project_.apply(project::Play{1});
    project_.apply(project::CaptureScene{});
    project_.apply(project::Play{0});
    plays_ = project_.briefing().size() - 1;
    twin_ = project_.twin();
    stage_.emplace(*plates_, *twin_, StageLook{10, 3.0});
  }
  void go(std::size_t scene) {
    const auto done = stage_->go(scene);
    ASSERT_TRUE(done) << done.error().to_string();
  }
  void show(std::size_t scene) {
    const auto done = stage_->show(scene);
    ASSERT_TRUE(done) << done.error().to_string();
  }
  StageView seen(double seconds) {
    auto view = stage_->at(seconds);
    EXPECT_TRUE(view) << view.error().to_string();
    return view ? std::move(*view) : StageView{};
  }
  project::Camera camera(double seconds) {
    const StageView view = seen(seconds);
    EXPECT_TRUE(view.map);
    return view.map ? view.map->frame.camera : project::Camera{};
  }

  std::size_t plays_ = 0;
  std::unique_ptr<project::Project> twin_;
  std::optional<Stage> stage_;
};

TEST_F(StageTest, FliesFromOneMapToTheNextWithTheTime) {
  show(0);
  const project::Camera first = camera(0);
  const time::Minute then = twin_->playhead();
  go(1);
  const double way = stage_->coming();
  EXPECT_GE(way, 1);
  EXPECT_LE(way, 5);
  const project::Camera middle = camera(way / 2);
  const time::Minute half = twin_->playhead();
  const project::Camera last = camera(way);
  EXPECT_GT(half, then);
  EXPECT_LT(half, twin_->playhead());
  EXPECT_LT(middle.centre.y, last.centre.y);
  EXPECT_GT(middle.centre.y, first.centre.y);
  EXPECT_EQ(stage_->next_change(), std::nullopt);
  EXPECT_TRUE(seen(way + 1).same);
  EXPECT_DOUBLE_EQ(stage_->seconds(), way + 3);
}

TEST_F(StageTest, GoesFromTheMidstOfAMoveToAnyScene) {
  show(0);
  const project::Camera first = camera(0);
  go(1);
  const project::Camera middle = camera(0.5 * stage_->coming());
  const time::Minute half = twin_->playhead();
  go(0);
  // It begins exactly where it was, and comes to exactly where it is to.
  EXPECT_EQ(camera(0), middle);
  EXPECT_EQ(twin_->playhead(), half);
  EXPECT_EQ(camera(stage_->coming()), first);
}

TEST_F(StageTest, ASceneThatWasLookedAheadToIsThereAtOnce) {
  show(0);
  seen(0);
  EXPECT_FALSE(stage_->is_prepared(1));
  const auto ahead = stage_->look_ahead(1);
  ASSERT_TRUE(ahead);
  EXPECT_TRUE(stage_->is_prepared(1));
  const auto picture = plates_->draw_frame(ahead->map->plate, ahead->map->frame);
  ASSERT_TRUE(picture);
  EXPECT_EQ(stage_->scene(), 0U);
  go(1);
  const StageView view = seen(stage_->coming());
  const auto there = plates_->draw_frame(view.map->plate, view.map->frame);
  ASSERT_TRUE(there);
  EXPECT_EQ(picture->rgba, there->rgba);
}

TEST_F(StageTest, LookingAheadDoesNotDisturbASceneThatPlays) {
  show(plays_);
  const SceneSeconds takes = stage_->seconds_of(plays_);
  ASSERT_GT(takes.plays, 1);
  const double begins = takes.stands;
  seen(0);
  EXPECT_EQ(stage_->next_change(), begins);
  seen(begins + 0.5 * takes.plays);
  seen(begins + 0.75 * takes.plays);
  const time::Minute undisturbed = twin_->playhead();
  show(plays_);
  seen(begins + 0.5 * takes.plays);
  ASSERT_TRUE(stage_->look_ahead(1));
  seen(begins + 0.75 * takes.plays);
  EXPECT_EQ(twin_->playhead(), undisturbed);
  // To its end, and no further.
  EXPECT_FALSE(seen(begins + takes.plays).same);
  EXPECT_EQ(stage_->next_change(), std::nullopt);
  EXPECT_TRUE(seen(begins + takes.plays + 100).same);
}

TEST_F(StageTest, WordsAloneFadeInAndOut) {
  show(0);
  seen(0);
  go(2);
  const StageView first = seen(0.1);
  EXPECT_FALSE(first.same);
  EXPECT_FALSE(first.map);
  EXPECT_LT(first.fade, 0.5);
  const StageView then = seen(0.5);
  EXPECT_TRUE(then.same);
  EXPECT_GT(then.fade, first.fade);
  EXPECT_FALSE(seen(stage_->coming()).same);
  EXPECT_TRUE(seen(stage_->coming() + 1).same);
  go(0);
  EXPECT_TRUE(seen(0.1).map);
  EXPECT_FALSE(seen(0.2).map);
  EXPECT_EQ(seen(stage_->coming()).fade, 1);
}

TEST_F(StageTest, FliesOnFromWhereThePublicWasShownAround) {
  show(0);
  seen(0);
  project_.apply(project::GoToPlace{*geo::LngLat::from_degrees(42, 35), 100, "here"});
  while (project_.moving()) project_.tick(1);
  stage_->look_from(project_);
  go(1);
  const project::Camera begins = camera(0);
  EXPECT_NEAR(begins.centre.x, project_.camera().centre.x, 1e-9);
  EXPECT_NEAR(begins.centre.y, project_.camera().centre.y, 1e-9);
}

TEST_F(StageTest, WhatIsPresentedLeavesTheWindowsProjectAlone) {
  const auto revision = project_.revision();
  const project::Camera camera = project_.camera();
  const time::Minute playhead = project_.playhead();
  show(1);
  seen(0);
  go(plays_);
  seen(30);
  EXPECT_EQ(project_.revision(), revision);
  EXPECT_EQ(project_.camera(), camera);
  EXPECT_EQ(project_.playhead(), playhead);
  EXPECT_FALSE(project_.settings().display.still);
  // Nor does what is done there come back.
  twin_->apply(project::AddScene{curation::SceneKind::black});
  EXPECT_EQ(twin_->briefing().size(), project_.briefing().size() + 1);
}

TEST_F(StageTest, AWindowShowsThePicturesOfTheHandOuts) {
  auto screen = StageScreen::make(*context_, *plates_);
  ASSERT_TRUE(screen) << screen.error().to_string();
  for (const std::size_t scene : {0U, 1U, 2U, 0U}) {
    show(scene);
    ASSERT_TRUE(screen->draw(*twin_, seen(0)));
    const auto plate = plates_->draw(project_, scene);
    ASSERT_TRUE(plate);
    // But for the edges of areas, which a window does not soften.
    EXPECT_LT(apart(screen->picture().read_back(), plate->image), 2) << scene;
  }
}

TEST_F(StageTest, APictureInMotionLooksLikeOneThatStands) {
  show(0);
  StageView view = seen(0);
  const auto stands = plates_->draw_frame(view.map->plate, view.map->frame);
  ASSERT_TRUE(stands);
  for (const Motion motion : {Motion::map, Motion::time, Motion::time}) {
    view.map->frame.motion = motion;
    const auto moves = plates_->draw_frame(view.map->plate, view.map->frame);
    ASSERT_TRUE(moves);
    EXPECT_LT(apart(*moves, *stands), 2);
  }
  // The ground that is used again is that of this view.
  go(1);
  view = seen(stage_->coming());
  const auto next = plates_->draw_frame(view.map->plate, view.map->frame);
  view.map->frame.motion = Motion::time;
  const auto moves = plates_->draw_frame(view.map->plate, view.map->frame);
  ASSERT_TRUE(next && moves);
  EXPECT_LT(apart(*moves, *next), 2);
}

TEST_F(StageTest, AWindowShowsEachStepOfAMove) {
  auto screen = StageScreen::make(*context_, *plates_);
  ASSERT_TRUE(screen);
  const auto drawn = [&](double seconds) {
    EXPECT_TRUE(screen->draw(*twin_, seen(seconds)));
    return screen->picture().read_back();
  };
  show(0);
  const render::Image first = drawn(0);
  EXPECT_EQ(drawn(1).rgba, first.rgba);
  go(1);
  EXPECT_GT(apart(drawn(0.5 * stage_->coming()), first), 1);
  const render::Image second = drawn(stage_->coming());
  // A fade that is begun in the midst of a fade begins with what is seen.
  go(2);
  const render::Image faint = drawn(0.05);
  EXPECT_LT(apart(faint, second), 1);
  const render::Image half = drawn(0.3);
  go(0);
  EXPECT_LT(apart(drawn(0.01), half), 1);
  EXPECT_EQ(drawn(stage_->coming()).rgba, first.rgba);
}

TEST_F(StageTest, ASmallPictureOfTheNextSceneLeavesTheLargeOneAlone) {
  auto screen = StageScreen::make(*context_, *plates_);
  ASSERT_TRUE(screen);
  show(0);
  ASSERT_TRUE(screen->draw(*twin_, seen(0)));
  const render::Image before = screen->picture().read_back();
  const auto ahead = stage_->look_ahead(1);
  ASSERT_TRUE(ahead);
  const auto small = screen->draw_small(*twin_, *ahead, 100, 90);
  ASSERT_TRUE(small);
  EXPECT_EQ(small->width, 100);
  EXPECT_EQ(small->height, 75);
  EXPECT_EQ(screen->picture().read_back().rgba, before.rgba);
  show(1);
  ASSERT_TRUE(screen->draw(*twin_, seen(0)));
  EXPECT_EQ(screen->small(100, 90).rgba, small->rgba);
  EXPECT_NEAR(mean(*small), mean(screen->picture().read_back()), 1);
}

}  // namespace
}  // namespace dateline::publish
