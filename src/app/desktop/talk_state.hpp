#pragma once

#include <cstddef>
#include <string>

namespace dateline::desktop {

/// Where a presentation is, for tests.
struct TalkState {
  std::size_t scene = 0;  ///< from 1
  std::size_t of = 0;
  std::string screen;  ///< "scene", "black", "white", "end"
  bool off_path = false;
  std::string number;        ///< as far as it was typed
  std::size_t monitors = 0;  ///< screens that show something of their own
  bool full_screen = false;
  bool speaker = false;  ///< its window is open
  int seconds = 0;       ///< spent
  bool by_itself = false;
  bool paused = false;
  bool moving = false;  ///< the picture changes by itself
  bool ready = false;   ///< the next scene is
  std::string playhead;
  double lng = 0;  ///< of the map that is seen, in its middle
  double lat = 0;
  double zoom = 0;
  std::string selected;  ///< the event that was chosen while looking around
  std::string notes;     ///< that the speaker's window shows
};

}  // namespace dateline::desktop
