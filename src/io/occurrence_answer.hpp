#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "timeline/occurrences.hpp"

namespace dateline::io {

/// Which events of several stories are one, who tells it and what is disputed, as docs/answer.md
/// describes them. `occurrences` must be of these documents. Pure.
[[nodiscard]] nlohmann::ordered_json occurrences_json(timeline::Documents documents,
                                                      const timeline::Occurrences& occurrences);

/// Lines for people, indented by 4: how many stories and sources tell an event, and the disputes
/// with their quotes. "" of what one story tells without dispute.
[[nodiscard]] std::string occurrence_text(timeline::Documents documents,
                                          const timeline::Occurrence& occurrence);

}  // namespace dateline::io
