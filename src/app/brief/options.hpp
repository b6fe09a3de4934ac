#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "curation/look.hpp"

namespace dateline::briefing {

/// What `dateline brief` was asked for.
struct Options {
  std::string project;
  std::string output;
  std::string name;  ///< of the files, without ending; "": that of the project
  std::vector<std::string> to{"png"};
  std::string shape = "16:9";
  std::string size;
  std::string theme = "light";
  bool themed = false;  ///< the theme was asked for
  std::string language;
  std::string interface;  ///< the language of Dateline's own words; "": English
  std::string scenes;
  std::filesystem::path assets;
  bool transparent = false;
  bool check = false;  ///< instead of making anything
  bool json = false;
  bool progress = false;  ///< tells programs how far it is
  double seconds = 0;     ///< at each scene of a film; 0: by its words
  double rate = 25;
};

/// The options of a command line; the status to end with where there is nothing to do, as after a
/// mistake or --help, which are told.
struct OptionsRead {
  Options options;
  std::optional<int> ended;
};
[[nodiscard]] OptionsRead read_options(int argc, char** argv);

/// What the files of all scenes are called, without ending.
[[nodiscard]] std::string name_of(const Options& o);
/// Width and height of a picture in pixels. Errors: usage, with the option.
[[nodiscard]] base::Result<std::pair<int, int>> size_of(const Options& o);
/// Errors: usage, where one is no format of hand-outs.
[[nodiscard]] base::Result<void> check_formats(const std::vector<std::string>& formats);
[[nodiscard]] bool asked_for(const Options& o, const std::string& format);
/// The language of names that was asked for; nullopt for each scene's own.
[[nodiscard]] std::optional<curation::Language> language_of(const Options& o);

}  // namespace dateline::briefing
