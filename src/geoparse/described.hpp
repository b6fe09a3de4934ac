#pragma once

#include <vector>

#include "geoparse/mention.hpp"
#include "geoparse/name_memory.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// Places that the story itself puts on the map: "Sake, a crossroads town 25 km west of Goma", "the
/// village of Ain Issa, north of Raqqa".
///
/// `mentions` are those found so far, in order, settled. A name told so becomes a mention, here and
/// wherever else the story has it: of the gazetteer's place of that name that lies there, else,
/// where no gazetteer has it or only namesakes far off, of a place of its own whose key begins with
/// kDescribedKey. The order is kept.
void place_described(const Tokens& tokens, NameMemory& memory, std::vector<PlaceMention>& mentions);

}  // namespace dateline::geoparse
