#pragma once

#include <string>
#include <vector>

#include "geoparse/resolver.hpp"

namespace dateline::geoparse {

/// Plain phrases that say what speaks for an option of a group, the strongest first.
[[nodiscard]] std::vector<std::string> reasons_for(const Group& group, std::size_t option);

}  // namespace dateline::geoparse
