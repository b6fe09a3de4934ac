#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dateline::brief {

/// Names as a list with too little room writes them, so that no two that differ look alike: of
/// those that `cut` makes the same, what they begin with alike is left out, up to a word ("Military
/// Forces of Iraq captured Mosul", "... Tikrit": "\u2026 captured Mosul", "\u2026 Tikrit"). They
/// are still to be cut. `cut` gives of a name what there is room for, and the same for the same.
[[nodiscard]] std::vector<std::string> list_names(
    const std::vector<std::string>& names,
    const std::function<std::string(const std::string&)>& cut);

}  // namespace dateline::brief
