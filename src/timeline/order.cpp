#include "timeline/order.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

namespace dateline::timeline {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// Sorting by the middle or the end could put a wide event before a surely earlier one; by the
/// earliest start it cannot: if a ends before b begins, a's earliest start is before b's.
std::pair<std::int64_t, std::int64_t> key(const event::Event& e) {
  const auto& b = e.bounds;
  if (!b.earliest && !b.latest) return {kNever, kNever};
  const std::int64_t first = b.earliest ? b.earliest->count() : b.latest->count();
  return {first, b.latest ? b.latest->count() : kNever};
}

}  // namespace

std::string_view name(Relation relation) {
  constexpr std::string_view kNames[] = {"before", "after", "overlaps", "unknown"};
  return kNames[static_cast<std::size_t>(relation)];
}

Relation relate(const event::Event& a, const event::Event& b) {
  if (a.relative != b.relative) return Relation::unknown;
  if (a.bounds.surely_before(b.bounds)) return Relation::before;
  if (b.bounds.surely_before(a.bounds)) return Relation::after;
  // The sure core of an event runs from the latest it can have begun to the earliest it can have
  // ended.
  const auto core = [](const event::Event& e) {
    return time::Bounds{e.start.latest, e.end.earliest};
  };
  const auto ca = core(a);
  const auto cb = core(b);
  if (ca.earliest && ca.latest && cb.earliest && cb.latest && *ca.earliest <= *ca.latest &&
      *cb.earliest <= *cb.latest && *ca.earliest <= *cb.latest && *cb.earliest <= *ca.latest) {
    return Relation::overlaps;
  }
  return Relation::unknown;
}

std::vector<std::uint32_t> telling_order(std::span<const event::Event> events) {
  std::vector<std::uint32_t> out(events.size());
  std::iota(out.begin(), out.end(), 0U);
  std::ranges::stable_sort(out, [&](std::uint32_t a, std::uint32_t b) {
    // Relative events have a clock of their own: after all dated ones.
    if (events[a].relative != events[b].relative) return events[b].relative;
    return key(events[a]) < key(events[b]);
  });
  return out;
}

}  // namespace dateline::timeline
