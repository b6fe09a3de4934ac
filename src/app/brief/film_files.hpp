#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "app/brief/progress.hpp"
#include "base/result.hpp"
#include "publish/film.hpp"

namespace dateline::briefing {

/// Formats of films, as --to has them.
[[nodiscard]] bool is_film(const std::string& format);

/// What a film is to be written as.
struct FilmFiles {
  std::filesystem::path folder;      ///< of work, absolute: they are left there
  std::string name;                  ///< without ending
  std::string title;                 ///< in the files, for players
  std::vector<std::string> formats;  ///< "mp4", "webm", "gif"
  int width = 0;                     ///< pixels
  int height = 0;
  double rate = 25;  ///< pictures a second
};

/// The command that makes films, or what to install where there is none. Error unsupported.
[[nodiscard]] base::Result<std::filesystem::path> film_maker();

/// Draws a film once and has FFmpeg make files of it meanwhile, in a folder of work. Gives their
/// names. Errors: those of the film; unsupported where FFmpeg cannot make a format; cancelled.
[[nodiscard]] base::Result<std::vector<std::string>> write_film(publish::Film& film,
                                                                const FilmFiles& files,
                                                                const std::filesystem::path& maker,
                                                                Progress& progress);

}  // namespace dateline::briefing
