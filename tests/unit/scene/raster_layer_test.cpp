// Which parts of a user's picture a view shows while some of its tiles are still being read.
#include "scene/raster_layer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace dateline::scene {
namespace {

using geo::MapTile;
using geo::WorldBox;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int kFinest = 9;

/// About Baghdad, at so fine a level that a view of it shows some ten tiles.
View view_at(int level, double conic = 0) {
  return {1280, 720, 1, geo::to_world(44.4, 33.3), level + 1.0, conic};
}
const WorldBox kIraq{geo::to_world(38, 38).x, geo::to_world(38, 38).y, geo::to_world(49, 29).x,
                     geo::to_world(49, 29).y};

std::shared_ptr<const RasterTile> tile(std::uint64_t id, bool empty = false) {
  auto out = std::make_shared<RasterTile>();
  out->id = id;
  if (!empty) out->rgba.resize(std::size_t{4} * RasterTile::kSide * RasterTile::kSide);
  return out;
}

double area(const WorldBox& b) { return (b.x1 - b.x0) * (b.y1 - b.y0); }

TEST(RasterTilesOf, AViewAreOfALevelWithAPixelForEachOfItsOwnAndCoverIt) {
  for (const double conic : {0.0, 1.0}) {
    const View view = view_at(7, conic);
    const auto tiles = tiles_in(view, kIraq, kFinest);
    ASSERT_FALSE(tiles.empty());
    const double pixels = view.world_pixels() * view.plane().stretch(view.centre());
    const double texels = std::ldexp(double{RasterTile::kSide}, tiles.front().level);
    EXPECT_GT(texels / pixels, 0.6);
    EXPECT_LT(texels / pixels, 1.6);
    EXPECT_TRUE(tiles.front().box().contains(view.centre())) << "the middle comes first";
    for (const double x : {5.0, 640.0, 1275.0}) {
      for (const double y : {5.0, 360.0, 715.0}) {
        const auto p = view.unproject({static_cast<float>(x), static_cast<float>(y)});
        EXPECT_EQ(
            std::ranges::count_if(tiles, [&](const MapTile& t) { return t.box().contains(p); }),
            kIraq.contains(p) ? 1 : 0);
      }
    }
  }
}

TEST(RasterTilesOf, AreNeverFinerThanThePictureAndNoneWhereItIsNotInView) {
  for (const MapTile& t : tiles_in(view_at(14), kIraq, kFinest)) EXPECT_EQ(t.level, kFinest);
  const View elsewhere(1280, 720, 1, geo::to_world(-80, 40), 8);
  EXPECT_THAT(tiles_in(elsewhere, kIraq, kFinest), IsEmpty());
}

TEST(RasterPiecesOf, WhatIsNotThereYetIsTakenFromACoarserTile) {
  const View view = view_at(7);
  const auto wanted = tiles_in(view, kIraq, kFinest);
  ASSERT_GT(wanted.size(), 2U);
  RasterLayer::Tiles tiles;
  std::uint64_t id = 1;
  for (const MapTile& t : wanted) tiles[t.within(4)] = tile(id++);
  tiles[wanted.front()] = tile(99);
  const RasterLayer layer(kIraq, kFinest, tiles);
  const auto pieces = pieces_in(layer, view);
  ASSERT_THAT(pieces, SizeIs(wanted.size())) << "no piece lies over another";
  EXPECT_EQ(pieces.front().tile->id, 99U);
  EXPECT_EQ(pieces.front().part, (WorldBox{0, 0, 1, 1}));
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    EXPECT_EQ(pieces[i].box, wanted[i].box());
    EXPECT_NEAR(area(pieces[i].part), 1 / std::exp2(2 * (wanted[i].level - 4)), 1e-9);
    // The part of the coarse tile that lies there.
    const WorldBox whole = wanted[i].within(4).box();
    EXPECT_NEAR(whole.x0 + pieces[i].part.x0 * (whole.x1 - whole.x0), pieces[i].box.x0, 1e-12);
    EXPECT_NEAR(whole.y0 + pieces[i].part.y0 * (whole.y1 - whole.y0), pieces[i].box.y0, 1e-12);
  }
}

TEST(RasterPiecesOf, ZoomingOutKeepsTheFinerTilesThatCoverTheView) {
  const auto finer = tiles_in(view_at(8), kIraq, kFinest);
  RasterLayer::Tiles tiles;
  std::uint64_t id = 1;
  for (const MapTile& t : finer) tiles[t] = tile(id++);
  const RasterLayer layer(kIraq, kFinest, tiles);
  double covered = 0;
  for (const RasterPiece& p : pieces_in(layer, view_at(7))) {
    EXPECT_EQ(p.part, (WorldBox{0, 0, 1, 1}));
    covered += area(p.box);
  }
  EXPECT_GT(covered, area(finer.front().box()) * 4);
}

TEST(RasterPiecesOf, ATileWithNothingInItIsThereAndDrawsNothing) {
  const View view = view_at(7);
  RasterLayer::Tiles tiles;
  for (const MapTile& t : tiles_in(view, kIraq, kFinest)) {
    tiles[t] = tile(1, true);
    tiles[t.within(4)] = tile(2);
  }
  EXPECT_THAT(pieces_in(RasterLayer(kIraq, kFinest, tiles), view), IsEmpty());
}

}  // namespace
}  // namespace dateline::scene
