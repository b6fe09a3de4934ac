#include "publish/line_direction.hpp"

namespace dateline::publish {

bool runs_from_right(typeset::Typesetter& type, std::string_view paragraph, scene::Weight weight) {
  return type.shape(paragraph, weight).right_to_left;
}

std::string line_running(typeset::Typesetter& type, std::string_view line, scene::Weight weight,
                         bool from_right) {
  constexpr std::string_view kFromLeft = "\u200E";
  constexpr std::string_view kFromRight = "\u200F";
  std::string out(line);
  if (runs_from_right(type, line, weight) != from_right) {
    out.insert(0, from_right ? kFromRight : kFromLeft);
  }
  return out;
}

}  // namespace dateline::publish
