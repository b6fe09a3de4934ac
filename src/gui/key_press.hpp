#pragma once

#include <cstdint>
#include <string>

namespace dateline::gui {

/// Keys that mean something, whatever window library they come from. Letters, digits, comma, full
/// stop and question mark are their own (upper-case) ASCII characters.
enum class Key : std::uint16_t {
  none = 0,
  left = 256,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  enter,
  backspace,
  del,
  escape,
  tab,
  f2,
  f3,
  f5,
  f6,
  f10,
  f11,
  menu,
  other
};

struct KeyPress {
  Key key = Key::none;
  bool shift = false;
  bool ctrl = false;
  bool repeat = false;  ///< held down
};

[[nodiscard]] constexpr Key letter(char c) {
  return static_cast<Key>(static_cast<std::uint8_t>(c));
}

/// A key with what is held down for it.
struct Shortcut {
  Key key = Key::none;  ///< none: no shortcut at all
  bool shift = false;
  bool ctrl = false;
  friend constexpr bool operator==(const Shortcut&, const Shortcut&) = default;

  [[nodiscard]] constexpr bool any() const { return key != Key::none; }
  [[nodiscard]] constexpr bool is(const KeyPress& p) const {
    return any() && p.key == key && p.shift == shift && p.ctrl == ctrl;
  }
};

/// "Left", "PgUp", "K"; "" for none.
[[nodiscard]] std::string key_name(Key key);
/// "Ctrl + Shift + Z"; "" for none.
[[nodiscard]] std::string words_of(const Shortcut& shortcut);

}  // namespace dateline::gui
