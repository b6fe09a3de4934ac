#include "geoparse/scan.hpp"

namespace dateline::geoparse {

void link_containers(std::vector<Name>& names, const Tokens& tokens) {
  const auto lies_in = [](const Option& inner, const Option& outer) {
    using gazetteer::PlaceKind;
    if (inner.id == outer.id) return false;
    if (outer.is(PlaceKind::country)) {
      return !inner.is(PlaceKind::country) && !inner.place.country.empty() &&
             same_country(inner, outer);
    }
    if (outer.is(PlaceKind::region)) return is_region_of(outer, inner);
    // "Hanover Park, Cape Town", "Fallujah, Ramadi" are told apart by distance.
    return outer.is(PlaceKind::settlement) && inner.is(PlaceKind::district) &&
           is_nearer(inner.direction, outer.direction, 40);
  };
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
      bool place_noun = false;
      for (int k = inner.end + 1; k < outer.begin; ++k) {
        const Tok& t = tokens[k];
        const bool filler = t.lower == "the" || t.lower == "in" || t.lower == "of" ||
                            (t.classes & (kRegionWord | kSettlementWord)) != 0 ||
                            tokens.lexicon().bearing(t.lower).has_value();
        linked = linked && filler;
        place_noun = place_noun || filler;
      }
    }
    if (!linked) continue;
    for (const Option& a : inner.options) {
      for (const Option& b : outer.options) {
        if (lies_in(a, b)) {
          inner.container = static_cast<int>(i + 1);
          outer.contained = static_cast<int>(i);
        }
      }
    }
  }
}

}  // namespace dateline::geoparse
