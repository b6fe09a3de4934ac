#pragma once

#include <memory>
#include <span>
#include <string>

#include "event/document.hpp"
#include "time/phrase.hpp"
#include "timeline/holders.hpp"

namespace dateline::io {

/// Who held which place when, as docs/answer.md describes it: an array of places with their spans
/// of time, each with the sentences that say so. `holders` must be of these documents. Pure.
[[nodiscard]] std::string holders_json(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const timeline::Holders& holders);

/// The same for people; "" where nothing is known.
[[nodiscard]] std::string holders_text(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const timeline::Holders& holders, time::DayZero zero = time::DayZero::calendar);

/// The sentence that a piece of evidence stands in.
[[nodiscard]] std::string sentence_of(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const timeline::HoldEvidence& evidence);

}  // namespace dateline::io
