#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::io {

/// The events in a file of Linked Places GeoJSON as GeoJSON of one feature an event, which is read
/// like any other table. An event has its own fields as properties; a place that tells no events is
/// a row of its own, with `place` (its title) and `earliest` and `latest` of its first timespan. An
/// event lies at its `lon` and `lat`, else where its place does, else nowhere. `name` stands for
/// the file. Errors: those of parse_json(); bad_format without features.
[[nodiscard]] base::Result<std::string> events_of_linked_places(std::string_view bytes,
                                                                std::string_view name);

}  // namespace dateline::io
