#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// Where a trigger's event happened, with the reasons.
struct PlaceReading {
  std::optional<EventPlace> place;
  bool stated = false;  ///< named by the trigger's own clause, not taken over from around it
  std::vector<std::string> reasons;
};

/// Finds the places of events from the mentions of the document. Holds references only.
class PlaceReader {
 public:
  PlaceReader(const SentenceView& view, const Arguments& arguments, const Lexicon& lexicon)
      : view_(&view), arguments_(&arguments), lexicon_(&lexicon) {}

  /// The place that the trigger's own clause gives: its slots in the order of the row, then
  /// locatives of the clause, then what a definite description there refers to ("the city").
  [[nodiscard]] PlaceReading stated(const Trigger& trigger) const;

  /// Whether events of the type take the place of what is told around them.
  [[nodiscard]] static bool inherits(EventType type);

 private:
  [[nodiscard]] int mention_in(int head, bool direct) const;
  [[nodiscard]] int referent(int i) const;
  [[nodiscard]] PlaceReading from_mention(int mention, std::string reason) const;
  [[nodiscard]] PlaceReading from_slot_word(int w, std::string_view slot) const;

  const SentenceView* view_;
  const Arguments* arguments_;
  const Lexicon* lexicon_;
};

/// The place of a mention as an event has it: moved and widened by its relation, if any.
[[nodiscard]] std::optional<EventPlace> event_place(const Document& document, int mention);

}  // namespace dateline::event
