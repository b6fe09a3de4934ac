#pragma once

#include <cstdint>
#include <vector>

#include "store/filter.hpp"

namespace dateline::store {

/// What a filter goes by, each of which can be taken out alone.
enum class FilterPart : std::uint8_t {
  types,
  statuses,
  actor,
  by,
  place,
  text,
  time,
  view,
  known,
  only
};

/// Those that leave anything out, in the order of their declaration.
[[nodiscard]] std::vector<FilterPart> parts_of(const Filter& filter);
/// That part of a filter and nothing else.
[[nodiscard]] Filter alone(const Filter& filter, FilterPart part);
/// All of a filter but that part.
[[nodiscard]] Filter without(const Filter& filter, FilterPart part);

}  // namespace dateline::store
