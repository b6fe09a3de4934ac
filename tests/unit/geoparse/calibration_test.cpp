#include "geoparse/calibration.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "geoparse/model.hpp"
#include "support/temp_folder.hpp"

namespace dateline::geoparse {
namespace {

TEST(Calibration, WithoutKnotsLeavesScoresAsTheyAre) { EXPECT_DOUBLE_EQ(Calibration()(0.3), 0.3); }

TEST(Calibration, DrawsStraightLinesBetweenKnotsAndIsLevelBeyondThem) {
  Calibration c;
  ASSERT_TRUE(c.add({0.2, 0.1}));
  ASSERT_TRUE(c.add({0.6, 0.5}));
  EXPECT_DOUBLE_EQ(c(0.0), 0.1);
  EXPECT_DOUBLE_EQ(c(0.2), 0.1);
  EXPECT_DOUBLE_EQ(c(0.4), 0.3);
  EXPECT_DOUBLE_EQ(c(1.0), 0.5);
}

TEST(Calibration, TakesNoKnotThatFallsOrLiesOutside) {
  Calibration c;
  EXPECT_FALSE(c.add({1.1, 0.5}));
  EXPECT_FALSE(c.add({0.5, -0.1}));
  ASSERT_TRUE(c.add({0.5, 0.5}));
  EXPECT_FALSE(c.add({0.5, 0.6}));
  EXPECT_FALSE(c.add({0.6, 0.4}));
  EXPECT_EQ(c.knots().size(), 1U);
}

TEST(Calibration, IsReadWithTheWeights) {
  const tests::TempFolder folder;
  const auto model = Model::read(
      folder.write("weights.tsv",
                   "model\tfeature\tweight\nfound\t0.1\t0.2\nfound\t0.9\t0.8\ngiven\t0.5\t0.95\n"));
  ASSERT_TRUE(model.ok()) << model.error().to_string();
  EXPECT_DOUBLE_EQ(model->found(0.5), 0.5);
  EXPECT_DOUBLE_EQ(model->given(0.1), 0.95);
}

TEST(Calibration, ThatFallsInTheFileIsAnErrorWithItsLine) {
  const tests::TempFolder folder;
  const auto model = Model::read(
      folder.write("weights.tsv", "model\tfeature\tweight\nfound\t0.1\t0.9\nfound\t0.9\t0.8\n"));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().to_string().find("weights.tsv:3"), std::string::npos);
}

TEST(Calibration, OfTheShippedWeightsRisesFromDoubtToNearCertainty) {
  const auto model =
      Model::read(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo/weights.tsv");
  ASSERT_TRUE(model.ok()) << model.error().to_string();
  for (const Calibration* c : {&model->found, &model->given}) {
    ASSERT_GE(c->knots().size(), 5U);
    EXPECT_LT((*c)(0.0), 0.3);
    EXPECT_GT((*c)(1.0), 0.9);
  }
}

}  // namespace
}  // namespace dateline::geoparse
