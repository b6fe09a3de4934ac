#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scene/event_marks.hpp"
#include "store/snapshot.hpp"

namespace dateline::scene {

/// By what the events of a snapshot become marks.
struct MarkOptions {
  /// nullopt: all as they are, fresh and certain to have happened (as a timeline shows them).
  std::optional<time::Minute> playhead;
  std::int64_t fresh = 1440;  ///< minutes after its end for which an event does not fade
  std::int64_t old = std::int64_t{7} * 1440;  ///< minutes after which it has faded
  /// Only what may have gone on within so many minutes before the playhead; nullopt: all the past.
  std::optional<std::int64_t> past;
  bool as_written = false;  ///< places are called as the sentence has them, where it names them
  std::function<bool(store::Row)> selected;  ///< empty: none
  std::function<bool(store::Row)> hovered;   ///< empty: none
};

/// Marks of rows, in their order (time's); the snapshot must outlive them. What is hovered or
/// selected keeps its place in it, since layouts follow it: a symbol that moves away from under the
/// mouse would flicker. EventMark::index is the row. Of events that several stories tell, only
/// those selected or hovered say so, since it would crowd out what others say. Events counted from
/// a story's unknown day keep no bounds and are taken to have happened.
[[nodiscard]] EventMarks marks_of(const store::Snapshot& snapshot, std::span<const store::Row> rows,
                                  const MarkOptions& options);

/// Whether a mention is a name, and not "the town" or "Iraqi".
[[nodiscard]] bool is_name(const geoparse::PlaceMention& mention);

/// "captured", "air strike": what happened in a word or two, for labels.
[[nodiscard]] const char* type_label(event::EventType type);
/// The same with its status: "captured", "reported capture", "planned evacuation".
[[nodiscard]] std::string event_label(const event::Event& event);
/// "told by 5 stories", of the event that a row tells; "" where one story alone does.
[[nodiscard]] std::string told_label(const store::Snapshot& snapshot, store::Row row);
/// When, for people; counted from the story's day where its date is unknown.
[[nodiscard]] std::string when_label(const time::Bounds& bounds, bool relative);
[[nodiscard]] std::string when_label(const store::Snapshot& snapshot, store::Row row);
/// The same as short as a map wants it: whole days where it spans several, and no year where it is
/// the year of the story ("15\u201316 June").
[[nodiscard]] std::string short_when_label(const time::Bounds& bounds, bool relative,
                                           std::optional<time::Days> story_date);

}  // namespace dateline::scene
