#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "app/compile_map/labels.hpp"

namespace dateline::compile_map {
namespace {

using scene::LabelKind;
using scene::MapContents;

/// A gentle river from west to east, in `pieces` features that meet end to end and run alternately
/// down and up the stream.
std::vector<Feature> river(const std::string& name, double cls, int pieces, double wave = 0.002,
                           double stretch = 40) {
  Path all;
  for (int i = 0; i <= 400; ++i) {
    all.push_back({0.5 + i / 400.0 * 0.1, 0.4 + wave * std::sin(i / stretch)});
  }
  std::vector<Feature> out;
  for (int p = 0; p < pieces; ++p) {
    Path part(all.begin() + 400 * p / pieces, all.begin() + 400 * (p + 1) / pieces + 1);
    if (p % 2 == 1) std::ranges::reverse(part);
    Feature f;
    f.properties = {{"name_en", name}, {"name_ar", std::string()}, {"class", cls}};
    f.lines.push_back(part);
    out.push_back(std::move(f));
  }
  return out;
}

double length(const MapContents& map, const MapContents::Label& label) {
  const auto& course = map.courses.at(label.course);
  double out = 0;
  for (std::size_t i = label.course_first + 1; i < label.course_first + label.course_count; ++i) {
    out += std::hypot(static_cast<double>(course[i].x - course[i - 1].x),
                      static_cast<double>(course[i].y - course[i - 1].y));
  }
  return out;
}

TEST(RiverLabels, LieAllAlongARiverHoweverItIsCutIntoFeatures) {
  MapContents whole;
  add_river_labels(river("Long Stream", 0, 1), whole);
  MapContents cut;
  add_river_labels(river("Long Stream", 0, 7), cut);
  EXPECT_GT(whole.labels.size(), 20U);
  EXPECT_EQ(cut.labels.size(), whole.labels.size()) << "a piece of its own finds no room";
  for (const auto& label : cut.labels) EXPECT_EQ(label.kind, LabelKind::river);
}

TEST(RiverLabels, HaveACourseThatIsLongerThanTheirName) {
  MapContents map;
  add_river_labels(river("Long Stream", 1, 3), map);
  ASSERT_FALSE(map.labels.empty());
  bool any_part = false;
  for (const auto& label : map.labels) {
    const double pixels = length(map, label) * 256 * std::exp2(static_cast<double>(label.min_zoom));
    EXPECT_GT(pixels, 6 * 11);
    any_part = any_part || label.course_count < map.courses[label.course].size();
    const auto& course = map.courses[label.course];
    const auto first = course[label.course_first];
    const auto last = course[label.course_first + label.course_count - 1];
    EXPECT_GT(label.at.x, static_cast<double>(std::min(first.x, last.x)));
    EXPECT_LT(label.at.x, static_cast<double>(std::max(first.x, last.x)));
  }
  EXPECT_TRUE(any_part) << "each has all of the river";
}

TEST(RiverLabels, AreThereAtEveryZoomFromTheFirstOnAndOnlyOnce) {
  MapContents map;
  add_river_labels(river("Long Stream", 0, 2), map);
  for (double zoom = 5; zoom < 12; zoom += 0.25) {
    std::map<std::pair<float, float>, int> bands;
    for (const auto& label : map.labels) {
      if (static_cast<double>(label.min_zoom) <= zoom &&
          zoom < static_cast<double>(label.max_zoom)) {
        bands[{label.min_zoom, label.max_zoom}] += 1;
      }
    }
    EXPECT_EQ(bands.size(), 1U) << "at zoom " << zoom;
  }
}

TEST(RiverLabels, PreferStraightCoursesToWindingOnes) {
  /// The ranks of the labels that the widest views have, the best first.
  const auto ranks = [](double wave, double stretch) {
    MapContents map;
    add_river_labels(river("Long Stream", 0, 1, wave, stretch), map);
    std::vector<int> out;
    for (const auto& label : map.labels) {
      if (label.min_zoom == 5) out.push_back(label.rank);
    }
    std::ranges::sort(out);
    return out;
  };
  const auto straight = ranks(0, 40);
  const auto bent = ranks(0.002, 40);
  const auto meanders = ranks(0.002, 3);
  ASSERT_FALSE(straight.empty());
  ASSERT_FALSE(bent.empty());
  EXPECT_EQ(straight.back(), 0);
  EXPECT_GT(bent.back(), 0);
  EXPECT_LT(bent.back(), scene::kRiverRanks);
  EXPECT_TRUE(meanders.empty() || meanders.front() > bent.back());
}

}  // namespace
}  // namespace dateline::compile_map
