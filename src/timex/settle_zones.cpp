#include "timex/settle_zones.hpp"

namespace dateline::timex {

void settle_zones(std::span<Timex> times, std::optional<int> ahead) {
  constexpr int kLeast = -12 * 60;
  constexpr int kMost = 14 * 60;
  for (Timex& t : times) {
    if (!t.zone || t.relative) continue;
    if (t.bounds.earliest)
      *t.bounds.earliest = *t.bounds.earliest + (ahead.value_or(kLeast) - *t.zone);
    if (t.bounds.latest) *t.bounds.latest = *t.bounds.latest + (ahead.value_or(kMost) - *t.zone);
  }
}

}  // namespace dateline::timex
