// Films: how many pictures they have, what stands and what moves.

#include "publish/film.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "plate_world.hpp"

namespace dateline::publish {
namespace {

constexpr double kRate = 4;

class FilmTest : public PlateWorld {
 protected:
  std::vector<std::vector<std::uint8_t>> pictures(const std::vector<std::size_t>& scenes,
                                                  double seconds = 1) {
    std::vector<std::vector<std::uint8_t>> out;
    auto film = Film::plan(*plates_, project_, scenes, {kRate, seconds});
    EXPECT_TRUE(film) << film.error().to_string();
    if (!film) return out;
    for (;;) {
      const auto image = film->next();
      EXPECT_TRUE(image);
      if (!image || *image == nullptr) break;
      EXPECT_EQ((*image)->width, 320);
      out.push_back((*image)->rgba);
    }
    EXPECT_EQ(out.size(), film->frames());
    return out;
  }
};

TEST_F(FilmTest, StandsAtEachSceneAndMovesAllTheWayBetweenThem) {
  capture(43.1, 36.3, "2014-06-11");
  capture(44.4, 33.3, "2014-06-16");
  const auto all = pictures({0, 1});
  ASSERT_GE(all.size(), 4U + 4 + 4);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool stands = i < 4 || i > all.size() - 4;
    EXPECT_EQ(all[i] == all[i - 1], stands) << i;
  }
  // A film of the second scene alone ends with the same picture.
  EXPECT_EQ(pictures({1}).back(), plates_->draw(project_, 1)->image.rgba);
  EXPECT_EQ(all.front(), plates_->draw(project_, 0)->image.rgba);
}

TEST_F(FilmTest, IsTheSameTwice) {
  capture(43.1, 36.3, "2014-06-11");
  project_.apply(project::AddScene{curation::SceneKind::black});
  capture(44.4, 33.3, "2014-06-16");
  EXPECT_EQ(pictures({0, 1, 2}), pictures({0, 1, 2}));
}

TEST_F(FilmTest, FadesWhereThereIsNoMapToFlyOver) {
  project_.apply(project::AddScene{curation::SceneKind::black});
  capture(43.1, 36.3, "2014-06-11");
  const auto all = pictures({0, 1});
  ASSERT_EQ(all.size(), 4U + 2 + 4);  // 0.6 s at 4 a second
  const auto sum = [](const std::vector<std::uint8_t>& rgba) {
    std::uint64_t out = 0;
    for (const std::uint8_t c : rgba) out += c;
    return out;
  };
  EXPECT_LT(sum(all[3]), sum(all[4]));
  EXPECT_LT(sum(all[4]), sum(all[5]));
  EXPECT_LT(sum(all[5]), sum(all[6]));
}

TEST_F(FilmTest, PlaysWhatPlaysAndIsCutWhereThatNeverEnds) {
  capture(43.1, 36.3, "2014-06-10");
  project_.apply(project::GoFirst{});
  project_.apply(project::Play{1});
  project_.apply(project::CaptureScene{});
  project_.apply(project::Play{0});
  const auto still = pictures({0});
  const auto played = pictures({1});
  EXPECT_EQ(still.size(), 4U);
  EXPECT_GT(played.size(), still.size());
  EXPECT_NE(played.front(), played.back());
  EXPECT_TRUE(Film::plan(*plates_, project_, {1}, {kRate, 1.0})->cut_short().empty());
  // Years of range at the slowest speed.
  store::Filter filter;
  filter.from = time::Minute::start_of(*time::parse_iso_date("1990-01-01"));
  filter.to = time::Minute::start_of(*time::parse_iso_date("2014-07-01"));
  project_.apply(project::SetFilter{filter});
  project_.apply(project::GoFirst{});
  for (int i = 0; i < 10; ++i) project_.apply(project::ChangeSpeed{-1});
  project_.apply(project::Play{1});
  project_.apply(project::CaptureScene{});
  const auto film = Film::plan(*plates_, project_, {2}, {kRate, 1.0});
  ASSERT_TRUE(film);
  EXPECT_EQ(film->cut_short(), std::vector<std::size_t>{3});
  EXPECT_LE(film->frames(), static_cast<std::size_t>(kRate * (Film::kMostPlayed + 3)));
}

}  // namespace
}  // namespace dateline::publish
