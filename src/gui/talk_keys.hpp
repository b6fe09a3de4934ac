#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "brief/talk.hpp"
#include "gui/actions.hpp"
#include "gui/keys.hpp"

namespace dateline::gui {

/// What the windows of a presentation do by themselves.
enum class TalkWindowKey : std::uint8_t {
  full_screen,   ///< and back
  swap_screens,  ///< the map goes to the next screen, the speaker's window to another
  speaker,       ///< opens or closes the speaker's window
  notes_up,      ///< scrolls the notes
  notes_down,    ///< likewise
  larger_notes,  ///< in larger letters
  smaller_notes
};

/// What a key means while a briefing is presented: one of these, or nothing.
struct TalkPress {
  std::optional<brief::TalkKey> talk;
  std::optional<int> digit;  ///< 0..9 of a scene's number
  std::optional<TalkWindowKey> window;
  std::optional<Action> look;  ///< looks around, as in the window: the path is left for it
  friend bool operator==(const TalkPress&, const TalkPress&) = default;
};

/// By the keys of presenters, what clickers send among them (PgUp, PgDn, full stop, Esc).
[[nodiscard]] TalkPress talk_press_of(const KeyPress& press);

/// The same for the list of keys.
[[nodiscard]] std::vector<KeyHelp> talk_key_help();

}  // namespace dateline::gui
