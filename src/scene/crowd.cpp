#include "scene/crowd.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline::scene {
namespace {

std::uint64_t bucket_key(std::int64_t x, std::int64_t y) {
  return (static_cast<std::uint64_t>(x) << 32U) ^ static_cast<std::uint64_t>(y & 0xFFFFFFFF);
}

/// Marks in one small square of the world, or what has been made of several such.
struct Heap {
  double x = 0;  ///< the mean of its marks, in pixels
  double y = 0;
  std::size_t count = 0;
  std::vector<std::uint32_t> squares;
};

/// Heaps whose circles are kept apart, found by where they are.
class Apart {
 public:
  /// `reach` is at least the distance at which any two circles touch.
  Apart(double reach, float symbol, float gap) : reach_(reach), symbol_(symbol), gap_(gap) {}

  /// Puts a heap to those that are there, as a part of the nearest whose circle its own touches.
  /// True where there was one.
  bool add(Heap&& heap) {
    Heap* nearest = nullptr;
    double least = 0;
    const auto cx = static_cast<std::int64_t>(std::floor(heap.x / reach_));
    const auto cy = static_cast<std::int64_t>(std::floor(heap.y / reach_));
    for (std::int64_t dy = -1; dy <= 1; ++dy) {
      for (std::int64_t dx = -1; dx <= 1; ++dx) {
        const auto found = buckets_.find(bucket_key(cx + dx, cy + dy));
        if (found == buckets_.end()) continue;
        for (const std::uint32_t i : found->second) {
          const double d = std::hypot(heaps_[i].x - heap.x, heaps_[i].y - heap.y);
          const bool touch = d < static_cast<double>(cluster_radius(heaps_[i].count, symbol_) +
                                                     cluster_radius(heap.count, symbol_) + gap_);
          if (touch && (nearest == nullptr || d < least)) {
            nearest = &heaps_[i];
            least = d;
          }
        }
      }
    }
    if (nearest == nullptr) {
      buckets_[bucket_key(cx, cy)].push_back(static_cast<std::uint32_t>(heaps_.size()));
      heaps_.push_back(std::move(heap));
      return false;
    }
    join(*nearest, heap);
    return true;
  }
  [[nodiscard]] std::vector<Heap> take() && { return std::move(heaps_); }

 private:
  void join(Heap& heap, const Heap& other) {
    const auto before = bucket_of(heap);
    const auto n = static_cast<double>(heap.count);
    const auto m = static_cast<double>(other.count);
    heap.x = (heap.x * n + other.x * m) / (n + m);
    heap.y = (heap.y * n + other.y * m) / (n + m);
    heap.count += other.count;
    heap.squares.insert(heap.squares.end(), other.squares.begin(), other.squares.end());
    const auto after = bucket_of(heap);
    if (before == after) return;
    const auto index = static_cast<std::uint32_t>(&heap - heaps_.data());
    std::erase(buckets_[before], index);
    buckets_[after].push_back(index);
  }
  [[nodiscard]] std::uint64_t bucket_of(const Heap& heap) const {
    return bucket_key(static_cast<std::int64_t>(std::floor(heap.x / reach_)),
                      static_cast<std::int64_t>(std::floor(heap.y / reach_)));
  }

  double reach_;
  float symbol_;
  float gap_;
  std::vector<Heap> heaps_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
};

}  // namespace

float cluster_radius(std::size_t events, float symbol) {
  if (events < 2) return 0.6F * symbol;
  return symbol * (0.7F + 0.28F * std::log10(static_cast<float>(events)));
}

std::vector<MarkGroup> gather_crowd(const EventMarks& events, double pixel, float symbol,
                                    float gap) {
  // Squares of half a symbol: what is closer could never be told apart.
  const double side = 0.5 * static_cast<double>(symbol);
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  std::vector<Heap> heaps;
  std::vector<std::vector<std::uint32_t>> squares;
  for (std::uint32_t i = 0; i < events.marks.size(); ++i) {
    const EventMark& mark = events.marks[i];
    if (!mark.at || mark.opacity <= 0 || mark.happened <= 0) continue;
    const geo::WorldPoint at = geo::to_world(*mark.at);
    const double x = at.x / pixel;
    const double y = at.y / pixel;
    const auto [found, is_new] = known.try_emplace(
        bucket_key(static_cast<std::int64_t>(x / side), static_cast<std::int64_t>(y / side)),
        static_cast<std::uint32_t>(squares.size()));
    if (is_new) {
      heaps.push_back({0, 0, 0, {found->second}});
      squares.emplace_back();
    }
    Heap& heap = heaps[found->second];
    heap.x += x;
    heap.y += y;
    ++heap.count;
    squares[found->second].push_back(i);
  }
  for (Heap& heap : heaps) {
    heap.x /= static_cast<double>(heap.count);
    heap.y /= static_cast<double>(heap.count);
  }
  // The largest first, so that it is they who stay where they are. Joining makes circles grow, and
  // they may touch others then: until none does.
  const double reach = 2 * static_cast<double>(cluster_radius(events.marks.size(), symbol)) +
                       static_cast<double>(gap);
  for (bool joined = true; joined;) {
    std::ranges::sort(heaps, [](const Heap& a, const Heap& b) {
      return std::tuple(b.count, a.y, a.x) < std::tuple(a.count, b.y, b.x);
    });
    joined = false;
    Apart apart(reach, symbol, gap);
    for (Heap& heap : heaps) joined = apart.add(std::move(heap)) || joined;
    heaps = std::move(apart).take();
  }
  std::vector<MarkGroup> out;
  out.reserve(heaps.size());
  for (const Heap& heap : heaps) {
    MarkGroup group{{heap.x * pixel, heap.y * pixel}, {}};
    group.marks.reserve(heap.count);
    for (const std::uint32_t s : heap.squares) {
      group.marks.insert(group.marks.end(), squares[s].begin(), squares[s].end());
    }
    std::ranges::sort(group.marks);
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace dateline::scene
