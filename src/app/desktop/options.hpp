#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "project/settings.hpp"
#include "time/local_time.hpp"

namespace dateline::desktop {

/// What the window is started with.
struct Options {
  std::vector<std::filesystem::path> stories;
  std::vector<std::filesystem::path> layers;  ///< files of geodata to lie over the map
  std::optional<time::Days> date;             ///< of all stories given
  std::filesystem::path assets;               ///< "" to look for them
  std::optional<project::ThemeName> theme;
  std::optional<std::string> language;  ///< that the window speaks; "" for English
  std::optional<float> scale;           ///< nullopt: the monitor's
  int width = 1280;
  int height = 720;
  std::filesystem::path state;       ///< "" for none: where to write what is shown, for tests
  std::filesystem::path screenshot;  ///< "" for none: picture of the window, then the end
  bool guide = true;                 ///< the guide may begin of itself
  bool present = false;              ///< the briefing is presented once all is there
  bool first_frame = false;          ///< tell once all that was given is shown, then end
  int scrub_steps = 0;  ///< so many moves of the playhead are timed once all is there, then the end
};

/// Reads the command line. An exit status where there is nothing to open (help, version, an error
/// that has been told on standard error).
struct Parsed {
  Options options;
  std::optional<int> exit_status;
};
[[nodiscard]] Parsed parse_options(int argc, char** argv);

}  // namespace dateline::desktop
