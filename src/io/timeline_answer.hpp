#pragma once

#include <memory>
#include <span>
#include <string>

#include "event/document.hpp"
#include "timeline/chronology.hpp"

namespace dateline::io {

/// The events of stories in the order to tell them, with the bounds that all that is told makes
/// sure, what made them tighter, and the contradictions, as docs/answer.md describes them.
/// `chronology` must be of these documents. Pure.
[[nodiscard]] std::string timeline_json(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const timeline::Chronology& chronology);

/// The same for people.
[[nodiscard]] std::string timeline_text(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const timeline::Chronology& chronology);

}  // namespace dateline::io
