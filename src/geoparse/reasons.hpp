#pragma once

#include <string>
#include <vector>

#include "geoparse/resolver.hpp"

namespace dateline::geoparse {

/// Plain phrases that say what speaks for an option of a name, the strongest first: "2 places of
/// the name; this one is 63 km from Mosul, spoken of 4 times". Of a runner-up, one that was not
/// chosen, also what speaks against it. `resolver` has made its choices; `name` is an index into
/// `names`, which it was made of.
[[nodiscard]] std::vector<std::string> reasons_for(const Resolver& resolver,
                                                   const std::vector<Name>& names, int name,
                                                   std::size_t option, bool runner_up);

}  // namespace dateline::geoparse
