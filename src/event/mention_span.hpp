#pragma once

#include <cstdint>

#include "event/sentence_view.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

inline constexpr std::uint32_t kLongestMention = 160;  ///< code points

/// The trigger with what belongs to it: from its subject or itself to the last word of its objects
/// and adverbials, without clauses of their own, at most 160 code points.
[[nodiscard]] text::Span mention_span(const SentenceView& v, const Trigger& t);

}  // namespace dateline::event
