#pragma once

#include <cstddef>
#include <string>
#include <vector>

struct GLFWmonitor;

namespace dateline::desktop {

/// Where something lies on the desktop, in its own coordinates, pixels: x rightward, y downward.
struct Place {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

/// Of the area that both cover, pixels.
[[nodiscard]] long long overlap(const Place& a, const Place& b);

/// A screen that shows something of its own.
struct Monitor {
  GLFWmonitor* handle = nullptr;  ///< valid until it is unplugged
  std::string name;               ///< as the system calls it, for people
  Place place;
  Place work;       ///< of that, what no bar of the desktop covers
  float scale = 1;  ///< pixels a logical pixel: 1 to 4, in quarters
};

/// Those that are plugged in, the main one first. Two that show the same (mirrored) count once.
/// REQUIRES Window::connect(), the main thread.
[[nodiscard]] std::vector<Monitor> monitors();

/// By which a change of what is plugged in is noticed; cheap.
[[nodiscard]] std::vector<GLFWmonitor*> monitor_handles();

/// The one that shows most of `place`; 0 where none does. REQUIRES `of` is not empty.
[[nodiscard]] std::size_t monitor_at(const std::vector<Monitor>& of, const Place& place);

}  // namespace dateline::desktop
