#include "scene/heat.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace dateline::scene {
namespace {

constexpr float kCell = 6;         // logical pixels
constexpr std::size_t kReach = 2;  // cells that each of three passes adds at either side
constexpr int kPasses = 3;
constexpr std::size_t kMargin = kPasses * kReach + 1;

/// What one event leaves in its own cell after three passes over a line: the middle of the box
/// filter's third power.
float peak() {
  std::vector<float> line(2 * kMargin + 1);
  line[kMargin] = 1;
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<float> next(line.size());
    for (std::size_t i = kReach; i + kReach < line.size(); ++i) {
      for (std::size_t j = i - kReach; j <= i + kReach; ++j) next[i] += line[j];
    }
    line = next;
  }
  return line[kMargin];
}

/// Adds to each of `count` values, `step` apart, its neighbours within kReach.
void blur_line(float* line, std::size_t count, std::size_t step, std::vector<float>& sums) {
  sums.resize(count);
  float sum = 0;
  for (std::size_t i = 0; i < std::min(kReach, count); ++i) sum += line[i * step];
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kReach < count) sum += line[(i + kReach) * step];
    sums[i] = sum;
    if (i >= kReach) sum -= line[(i - kReach) * step];
  }
  for (std::size_t i = 0; i < count; ++i) line[i * step] = std::max(0.0F, sums[i]);
}

struct Stop {
  float at;
  Rgba colour;
};

/// From hardly anything to the deepest, even in lightness and told apart by eyes of every kind:
/// dark to light on dark ground, light to dark on light ground.
std::span<const Stop> stops(const Theme& theme) {
  static constexpr std::array<Stop, 5> kDark = {{{0.0F, {0x4A, 0x1F, 0x78, 0}},
                                                 {0.25F, {0x6A, 0x2A, 0x8C, 150}},
                                                 {0.5F, {0xB9, 0x38, 0x78, 200}},
                                                 {0.75F, {0xF8, 0x7E, 0x5E, 220}},
                                                 {1.0F, {0xFC, 0xF2, 0xB8, 235}}}};
  static constexpr std::array<Stop, 5> kLight = {{{0.0F, {0xF9, 0xC9, 0x8C, 0}},
                                                  {0.25F, {0xF6, 0xA8, 0x74, 150}},
                                                  {0.5F, {0xE0, 0x5A, 0x64, 200}},
                                                  {0.75F, {0x8F, 0x2B, 0x7E, 215}},
                                                  {1.0F, {0x30, 0x0F, 0x60, 225}}}};
  return theme.is_dark ? std::span<const Stop>(kDark) : std::span<const Stop>(kLight);
}

}  // namespace

HeatGrid heat_of(const EventMarks& events, const View& view) {
  HeatGrid grid;
  grid.cell = kCell * view.scale();
  // Values lie where a grid over the whole world has them, whatever part of it is seen.
  const PathPoint zero = view.project({0, 0});
  const auto before = [&](float from) {
    return from - std::ceil(from / grid.cell) * grid.cell - static_cast<float>(kMargin) * grid.cell;
  };
  grid.origin = {before(zero.x), before(zero.y)};
  const auto cells = [&](float from, int to) {
    return static_cast<std::size_t>(std::ceil((static_cast<float>(to) - from) / grid.cell)) +
           kMargin + 1;
  };
  grid.columns = cells(grid.origin.x, view.width());
  grid.rows = cells(grid.origin.y, view.height());
  grid.values.assign(grid.columns * grid.rows, 0);
  bool any = false;
  for (const EventMark& mark : events.marks) {
    if (!mark.at || mark.opacity <= 0 || mark.happened <= 0) continue;
    const PathPoint p = view.project(geo::to_world(*mark.at));
    const float x = (p.x - grid.origin.x) / grid.cell;
    const float y = (p.y - grid.origin.y) / grid.cell;
    if (!(x >= 0) || !(y >= 0)) continue;
    const auto column = static_cast<std::size_t>(x);
    const auto row = static_cast<std::size_t>(y);
    if (column + 1 >= grid.columns || row + 1 >= grid.rows) continue;
    // Shared out among the four values around it.
    const float right = x - static_cast<float>(column);
    const float down = y - static_cast<float>(row);
    float* at = &grid.values[row * grid.columns + column];
    at[0] += mark.happened * (1 - right) * (1 - down);
    at[1] += mark.happened * right * (1 - down);
    at[grid.columns] += mark.happened * (1 - right) * down;
    at[grid.columns + 1] += mark.happened * right * down;
    any = true;
  }
  if (!any) return grid;
  std::vector<float> sums;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t r = 0; r < grid.rows; ++r) {
      blur_line(&grid.values[r * grid.columns], grid.columns, 1, sums);
    }
    for (std::size_t c = 0; c < grid.columns; ++c) {
      blur_line(&grid.values[c], grid.rows, grid.columns, sums);
    }
  }
  static const float kPeak = peak();
  for (float& v : grid.values) v /= kPeak * kPeak;
  grid.most = *std::ranges::max_element(grid.values);
  return grid;
}

int full_heat(const HeatGrid& grid) {
  int full = 5;
  for (int i = 0; static_cast<float>(full) < grid.most && full < 1'000'000'000; ++i) {
    full = i % 3 == 2 ? full / 2 * 5 : full * 2;  // 5, 10, 20, 50, 100 ...
  }
  return full;
}

Rgba heat_colour(float value, int full, const Theme& theme) {
  const float t = std::clamp(std::log1p(value) / std::log1p(static_cast<float>(full)), 0.0F, 1.0F);
  const auto ramp = stops(theme);
  std::size_t i = 1;
  while (i + 1 < ramp.size() && t > ramp[i].at) ++i;
  const Stop& a = ramp[i - 1];
  const Stop& b = ramp[i];
  return mixed(a.colour, b.colour, (t - a.at) / (b.at - a.at));
}

void draw_heat(Painter& painter, const HeatGrid& grid, const Theme& theme) {
  const int full = full_heat(grid);
  constexpr float kLeast = 0.02F;  // less than a fiftieth of an event is not seen
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> number(grid.values.size(), kNone);
  std::vector<PathPoint> points;
  std::vector<Rgba> colours;
  std::vector<std::uint32_t> indices;
  const auto corner = [&](std::size_t column, std::size_t row) {
    std::uint32_t& n = number[row * grid.columns + column];
    if (n == kNone) {
      n = static_cast<std::uint32_t>(points.size());
      points.push_back({grid.origin.x + static_cast<float>(column) * grid.cell,
                        grid.origin.y + static_cast<float>(row) * grid.cell});
      colours.push_back(heat_colour(grid.at(column, row), full, theme));
    }
    return n;
  };
  for (std::size_t r = 0; r + 1 < grid.rows; ++r) {
    for (std::size_t c = 0; c + 1 < grid.columns; ++c) {
      const float most = std::max(std::max(grid.at(c, r), grid.at(c + 1, r)),
                                  std::max(grid.at(c, r + 1), grid.at(c + 1, r + 1)));
      if (most < kLeast) continue;
      const std::array<std::uint32_t, 4> q = {corner(c, r), corner(c + 1, r), corner(c + 1, r + 1),
                                              corner(c, r + 1)};
      // Cut along the diagonal that the values follow, or slopes get teeth.
      const bool falling = std::abs(grid.at(c, r) - grid.at(c + 1, r + 1)) <=
                           std::abs(grid.at(c + 1, r) - grid.at(c, r + 1));
      const std::array<std::size_t, 6> order = falling
                                                   ? std::array<std::size_t, 6>{0, 1, 2, 0, 2, 3}
                                                   : std::array<std::size_t, 6>{0, 1, 3, 1, 2, 3};
      for (const std::size_t i : order) indices.push_back(q[i]);
    }
  }
  painter.shaded(points, colours, indices);
}

}  // namespace dateline::scene
