#include "base/language_tag.hpp"

#include <algorithm>
#include <array>

namespace dateline::base {

std::string language_tag(std::string_view code) {
  std::string out(code.substr(0, code.find('@')));
  std::ranges::replace(out, '_', '-');
  return out;
}

bool runs_right_to_left(std::string_view tag) {
  constexpr std::array<std::string_view, 10> kThese = {"ar", "ckb", "dv", "fa", "he",
                                                       "ps", "sd",  "ug", "ur", "yi"};
  return std::ranges::find(kThese, tag.substr(0, tag.find('-'))) != kThese.end();
}

}  // namespace dateline::base
