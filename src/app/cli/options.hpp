#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "event/story_reader.hpp"

namespace dateline::cli {

/// What the commands that read stories share.
struct ReadingOptions {
  std::filesystem::path assets;
  event::ReaderFiles files;
  std::string date;  ///< as typed
};

/// Reads --date: an ISO date, or what people type ("16 June 2014"). Error bad_value names the
/// option.
[[nodiscard]] base::Result<std::optional<time::Days>> parse_date(const std::string& typed,
                                                                 const char* option = "--date");

/// What lies over the shipped gazetteer: the user's own layers, then those that were named; the
/// own ones only where nothing else takes the place of the shipped. Says on standard error which
/// cannot be used.
[[nodiscard]] event::ReaderFiles with_own_gazetteers(event::ReaderFiles files);

/// Likewise for words for events: those of the user, then those that were named.
[[nodiscard]] event::ReaderFiles with_own_lexicons(const std::filesystem::path& assets,
                                                   event::ReaderFiles files);

/// Opens the reader and says on standard error what is wrong with the assets; nullopt then.
[[nodiscard]] std::optional<event::StoryReader> open_reader(const ReadingOptions& options);

/// Tells on standard error what a reader should know of a story: no date, another language, what
/// was guessed of its file or left out.
void tell_about(const event::Document& document, const std::vector<std::string>& notes);

}  // namespace dateline::cli
