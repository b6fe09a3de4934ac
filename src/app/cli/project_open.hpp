#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/cli/options.hpp"
#include "io/project_stories.hpp"

namespace dateline::cli {

// What the commands of projects share.

/// Tells a line on standard error.
void tell(const std::string& line);
/// Opens a project and tells its notices; nullopt where it cannot, which is told.
[[nodiscard]] std::optional<io::ProjectStore> open_project(const std::filesystem::path& path,
                                                           io::ProjectStore::Mode mode);
/// The exit status; what went wrong is told.
[[nodiscard]] int save_project(io::ProjectStore& store);
/// open_reader() with the places of the project's own over all gazetteers.
[[nodiscard]] std::optional<event::StoryReader> open_reader_of(const io::ProjectStore& store,
                                                               ReadingOptions options);
/// Who is named on the command line, else who has the machine.
[[nodiscard]] std::string user_of(const std::string& named);
/// As many as there are cores for 0.
[[nodiscard]] std::size_t threads_of(std::size_t named);
[[nodiscard]] io::AddOptions add_options(const event::StoryReader& reader, const std::string& user,
                                         std::size_t threads, const char* verb);

}  // namespace dateline::cli
