#pragma once

#include <vector>

#include "app/compile_map/layer.hpp"

namespace dateline::compile_map {

/// Takes out of rivers what runs through lakes, so that no line crosses a reservoir that was filled
/// after the river was surveyed. A segment goes where both its ends lie in one lake.
void cut_at_lakes(std::vector<Feature>& rivers, const std::vector<Feature>& lakes);

}  // namespace dateline::compile_map
