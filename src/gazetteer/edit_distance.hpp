#pragma once

#include <string_view>

namespace dateline::gazetteer {

/// Letters missed, added, wrong or swapped with their neighbour (optimal string alignment) between
/// two texts in code points; `most` + 1 where it is more than `most`.
[[nodiscard]] int slips_between(std::u32string_view a, std::u32string_view b, int most);

/// The fewest slips between `typed` and any beginning of `name`; `most` + 1 where more.
[[nodiscard]] int slips_of_beginning(std::u32string_view typed, std::u32string_view name, int most);

}  // namespace dateline::gazetteer
