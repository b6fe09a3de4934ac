#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/event_ref.hpp"
#include "timeline/provenance.hpp"

namespace dateline::timeline {

/// One of the things that stories say of one detail, with who says it.
struct Claim {
  std::string value;  ///< for people: "15 June 2014", "at least 10", "denied"
  std::vector<EventRef> by;
  std::uint32_t sources = 0;             ///< independent ones
  std::optional<time::Days> first_told;  ///< the first day on which a story told it
  std::optional<time::Days> last_told;
  /// The claim, among those of its dispute, that all who made this one made later instead.
  std::optional<std::uint32_t> replaced_by;
  event::Attribution told_by;  ///< of its first telling
  std::uint32_t sentence = 0;  ///< of the first telling's document
  text::Span words;            ///< that say so there
};

/// A detail of one event that its tellings give differently: they stand side by side.
struct Dispute {
  enum class About : std::uint8_t { happened, time, place, actor, number } about = About::time;
  std::string of;             ///< for numbers: killed, wounded, fled ...
  bool revised = false;       ///< a source took its earlier word back; the last claim is the newest
  std::vector<Claim> claims;  ///< two or more, in the order in which they were first told
};
[[nodiscard]] std::string_view name(Dispute::About about);
/// What is asked: "whether it happened", "how many were killed".
[[nodiscard]] std::string question(const Dispute& dispute);
/// Who made a claim first, and when: "police, tikrit.txt, 11 June 2014".
[[nodiscard]] std::string source_words(Documents documents, const Claim& claim);

/// What the tellings of one event disagree about. "At least 10" and "15" agree; of a place and a
/// part of it, or of times of which one holds the other, nothing is disputed.
[[nodiscard]] std::vector<Dispute> disputes(Documents documents, const Provenance& provenance,
                                            std::span<const EventRef> tellings);

}  // namespace dateline::timeline
