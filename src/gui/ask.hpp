#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "curation/records.hpp"
#include "event/event.hpp"
#include "scene/mesh.hpp"
#include "text/span.hpp"

namespace dateline::gui {

// What a panel asks the window to open, as plain data; it is answered when all panels are drawn.

/// The search for the place of an event.
struct AskPlace {
  std::string event;  ///< its id
};
/// The places that a mention may mean.
struct AskMention {
  std::uint32_t document = 0;
  std::size_t mention = 0;   ///< into Document::places
  scene::PixelBox beside;    ///< what was clicked
  scene::PixelBox within{};  ///< the panel that it lies in
  /// Id of an event whose place was set by hand: the choice is of its place, and the name keeps its
  /// own. "" where the choice is of what the name means.
  std::string event = {};
};
/// The dialog that adds an event: at a place, or told by words of a story.
struct AskNewEvent {
  std::optional<event::EventPlace> place;
  std::optional<std::uint32_t> document;
  text::Span span;
};
/// The tool that draws an area.
struct AskArea {
  std::string event;  ///< its id
};

/// Two versions of a story, side by side.
struct AskVersions {
  std::optional<std::uint64_t> later;    ///< record of its story; nullopt: the one that is read
  std::optional<std::uint64_t> earlier;  ///< nullopt: an earlier reading of it, or another story
};

/// The dialog that makes a place of the user's own, or changes one.
struct AskOwnPlace {
  std::optional<curation::RecordNumber> record;  ///< of the one that is changed
  std::string name;                              ///< to begin with
  std::optional<geo::LngLat> at;                 ///< where it was clicked
  double radius_km = 0;                          ///< to which that is sharp
  bool goes_on = false;  ///< the dialog asked for that click, and has all the rest
};

using Ask = std::variant<AskPlace, AskMention, AskNewEvent, AskArea, AskVersions, AskOwnPlace>;

}  // namespace dateline::gui
