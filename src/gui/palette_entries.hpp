#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/action_state.hpp"
#include "gui/place_look_up.hpp"
#include "project/project.hpp"

namespace dateline::gui {

/// A line of the palette: something to do, or something to go to.
struct PaletteEntry {
  enum class Kind : std::uint8_t { used, action, place, event, story, scene, view };
  Kind kind = Kind::action;
  std::string id;  ///< "holders", or a number within its kind
  std::string name;
  std::string beside;                            ///< what else there is to know, "" for nothing
  std::string right;                             ///< its key, or what it is
  std::optional<store::Row> row = std::nullopt;  ///< of an event
  // What it does; the action first where there are both.
  std::optional<Action> action = std::nullopt;
  std::optional<project::Command> command = std::nullopt;
};
/// Of a group of entries: "Places".
[[nodiscard]] const char* heading(PaletteEntry::Kind kind);
/// "place": in names of boxes.
[[nodiscard]] const char* name(PaletteEntry::Kind kind);

/// What the palette looks in.
struct PaletteSources {
  const project::Project& project;
  const Showing& showing;
  const OpenWorld& world;  ///< may be empty
};

/// What can be done or gone to by what was typed, group by group, the best of each first. For
/// nothing typed all that can be done, what was used last first.
[[nodiscard]] std::vector<PaletteEntry> palette_entries(std::string_view typed,
                                                        const PaletteSources& in);

}  // namespace dateline::gui
