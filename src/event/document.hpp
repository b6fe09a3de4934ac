#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "event/event.hpp"
#include "event/holding.hpp"
#include "event/link.hpp"
#include "geoparse/mention.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"
#include "time/local_time.hpp"
#include "timex/timex.hpp"

namespace dateline::event {

/// Where the date that a story is read by comes from.
enum class DateFrom : std::uint8_t {
  given,
  story,
  none,
  rows,  ///< the last one that its rows tell: the document is a page of a table
  cited  ///< rows of a table say it of the story that they cite, which the document stands for
};

/// A story with all that was read off it. Immutable once made; shared between threads.
/// trees[i] is the tree of story.sentences[i]; one that comes out of a project's file may be
/// without trees and tokens. Views inside `places` point into the gazetteer, which must outlive the
/// document, or into what `keeps` holds.
struct Document {
  text::Story story;
  std::optional<time::Days> date;  ///< the story's day; nullopt: all times are relative to it
  DateFrom date_from = DateFrom::none;
  std::optional<int> utc_offset_minutes;  ///< of the dateline's place on that day, where known
  std::vector<syntax::Tree> trees;
  std::vector<timex::Timex> times;
  std::vector<geoparse::PlaceMention> places;
  std::vector<Event> events;      ///< in the order of time, then of the text
  std::vector<Holding> holdings;  ///< who the story says holds what, in the order of the text
  std::vector<EventLink> links;   ///< what the story says of their order, in the order of the text
  std::shared_ptr<const void> keeps;  ///< what views in it point into, if not the gazetteer

  /// Midnight at the beginning of the story's day; day 0 where it has no date.
  [[nodiscard]] time::Minute reference() const {
    return time::Minute::start_of(date.value_or(time::Days{}));
  }
  /// Whether its sentences are rows of a table, each of which is a record of its own.
  [[nodiscard]] bool is_table() const {
    return date_from == DateFrom::rows || date_from == DateFrom::cited;
  }
};

}  // namespace dateline::event
