#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event/arguments.hpp"
#include "event/event_place.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// Where a trigger's event happened, with the reasons.
struct PlaceReading {
  std::optional<EventPlace> place;
  bool stated = false;  ///< named by the trigger's own clause, not taken over from around it
  /// The name of a place that its clause gives and no gazetteer has: it did not happen wherever
  /// else the story was. Empty where there is none or `place` is known.
  std::string unknown;
  bool referred = false;  ///< only meant by "the city", "the crossing", not named
  std::vector<std::string> reasons;
};

/// Finds the places of events from the mentions of the document. Holds references only.
class PlaceReader {
 public:
  PlaceReader(const SentenceView& view, const Arguments& arguments, const Lexicon& lexicon,
              Focus focus = {})
      : view_(&view), arguments_(&arguments), lexicon_(&lexicon), focus_(std::move(focus)) {}

  /// The place that the trigger's own clause gives: its slots in the order of the row, then
  /// locatives of the clause, then what a definite description there refers to ("the city").
  [[nodiscard]] PlaceReading stated(const Trigger& trigger) const;

  /// Whither those go whom the trigger tells of ("fled Mosul for Erbil"); nullopt where that is not
  /// told, or its type is none of flight, evacuation and withdrawal.
  [[nodiscard]] std::optional<EventPlace> destination(const Trigger& trigger) const;

  /// Whence those come whom the trigger tells to be deployed ("sent from Baghdad to Samarra");
  /// nullopt where that is not told, or its type is another.
  [[nodiscard]] std::optional<EventPlace> origin(const Trigger& trigger) const;

  /// Whether events of the type take the place of what is told around them.
  [[nodiscard]] static bool inherits(EventType type);

 private:
  [[nodiscard]] int mention_in(int i, bool direct) const;
  [[nodiscard]] std::vector<int> moved_words(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading part_of_place(int i) const;
  [[nodiscard]] PlaceReading where_clause(int t) const;
  [[nodiscard]] PlaceReading home_of(int w) const;
  [[nodiscard]] PlaceReading below(const Trigger& trigger) const;
  [[nodiscard]] bool leads_away(const Trigger& trigger, int i) const;
  [[nodiscard]] PlaceReading there(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading beside(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading place_of_verb(int verb, int before, bool left) const;
  [[nodiscard]] bool lies_in(const EventPlace& inner, const EventPlace& outer) const;
  [[nodiscard]] static bool closer(const PlaceReading& a, const PlaceReading& b);
  [[nodiscard]] PlaceReading by_slots(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading by_known_slots(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading unknown_place(const Trigger& trigger) const;
  [[nodiscard]] bool is_unknown_name(int w) const;
  [[nodiscard]] bool names_unknown(int w) const;
  [[nodiscard]] bool names_site(const Trigger& trigger) const;
  [[nodiscard]] PlaceReading from_mention(int mention, std::string reason,
                                          bool plain = false) const;
  [[nodiscard]] PlaceReading from_slot_word(int w, std::string_view slot) const;

  const SentenceView* view_;
  const Arguments* arguments_;
  const Lexicon* lexicon_;
  Focus focus_;
};

}  // namespace dateline::event
