#include <algorithm>

#include "geoparse/group.hpp"
#include "geoparse/scan.hpp"

namespace dateline::geoparse {
namespace {

bool lies_in(const Option& inner, const Option& outer) {
  using gazetteer::PlaceKind;
  if (outer.is(PlaceKind::settlement)) {
    // "Hanover Park, Cape Town", "Fallujah, Ramadi" are told apart by distance.
    constexpr double kOfATownKm = 40;
    return inner.is(PlaceKind::district) && inner.id != outer.id &&
           is_nearer(inner.direction, outer.direction, kOfATownKm);
  }
  return contains(outer, inner) && inner.id != outer.id;
}

/// Whether one of the options of a name lies in one of those of another.
bool may_lie_in(const Name& inner, const Name& outer) {
  return std::ranges::any_of(outer.options, [&](const Option& around) {
    return std::ranges::any_of(inner.options,
                               [&](const Option& place) { return lies_in(place, around); });
  });
}

}  // namespace

void link_containers(std::vector<Name>& names, const Tokens& tokens) {
  for (Name& name : names) {
    name.container = -1;
    name.contained = -1;
  }
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    Name& inner = names[i];
    Name& outer = names[i + 1];
    if (outer.demonym || outer.begin <= inner.end - 1 ||
        tokens[inner.begin].sentence != tokens[outer.begin].sentence)
      continue;
    const int gap = outer.begin - inner.end;
    bool linked = gap == 1 && (tokens[inner.end].lower == "," || tokens[inner.end].lower == "(");
    // "Tal Afar in northwestern Iraq", "Ramadi in the province of Anbar"
    if (!linked && gap >= 1 && gap <= 5 &&
        (tokens[inner.end].lower == "in" || tokens[inner.end].lower == ",")) {
      linked = true;
      for (int k = inner.end + 1; linked && k < outer.begin; ++k) {
        const Tok& t = tokens[k];
        linked = t.lower == "the" || t.lower == "in" || t.lower == "of" ||
                 (t.classes & (kRegionWord | kSettlementWord)) != 0 ||
                 tokens.lexicon().bearing(t.lower).has_value();
      }
    }
    if (!linked || !may_lie_in(inner, outer)) continue;
    inner.container = static_cast<int>(i + 1);
    outer.contained = static_cast<int>(i);
  }
}

}  // namespace dateline::geoparse
