#include "brief/finding.hpp"

#include "base/translate.hpp"

namespace dateline::brief {

using base::mark;

std::string_view name(FindingKind kind) {
  constexpr std::array<std::string_view, kFindingKinds> kNames = {
      "one-source", "off-frame", "not-on-map", "not-happened", "legend",
      "one-sided",  "stale",     "colours",    "small-type"};
  return kNames[static_cast<std::size_t>(kind)];
}

const char* heading(FindingKind kind) {
  constexpr std::array<const char*, kFindingKinds> kHeadings = {
      mark("One source"),       mark("Outside the map"), mark("Not on the map"),
      mark("Has not happened"), mark("Empty legend"),    mark("One side only"),
      mark("Out of date"),      mark("Colours"),         mark("Small type")};
  return base::tr(kHeadings[static_cast<std::size_t>(kind)]);
}

}  // namespace dateline::brief
