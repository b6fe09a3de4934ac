#include "app/cli/options.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "base/paths.hpp"
#include "event/own_lexicons.hpp"
#include "gazetteer/own_layers.hpp"
#include "time/typed_date.hpp"

namespace dateline::cli {

base::Result<std::optional<time::Days>> parse_date(const std::string& typed, const char* option) {
  if (typed.empty()) return std::optional<time::Days>{};
  if (const auto day = time::parse_iso_date(typed)) return std::optional(*day);
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  auto bounds = time::parse_typed(typed, today);
  if (!bounds || !bounds->earliest || !bounds->latest ||
      bounds->earliest->day() != bounds->latest->day()) {
    return base::Error{base::ErrorCode::usage,
                       bounds ? "is not one day: \"" + typed + "\"" : bounds.error().message,
                       option, "Write the day as 2014-06-16 or 16 June 2014"};
  }
  return std::optional(bounds->earliest->day());
}

event::ReaderFiles with_own_lexicons(const std::filesystem::path& assets,
                                     event::ReaderFiles files) {
  event::OwnLexicons own = event::own_lexicons(assets);
  for (const base::Error& e : own.left_out) {
    fmt::print(stderr, "dateline: warning: left out {}\n", e.to_string());
  }
  own.folders.insert(own.folders.end(), files.own_lexicons.begin(), files.own_lexicons.end());
  files.own_lexicons = std::move(own.folders);
  return files;
}

event::ReaderFiles with_own_gazetteers(event::ReaderFiles files) {
  if (!files.gazetteer.empty()) return files;
  gazetteer::OwnLayers own = gazetteer::own_layers();
  for (const base::Error& e : own.left_out) {
    fmt::print(stderr, "dateline: warning: left out {}\n", e.to_string());
  }
  own.files.insert(own.files.end(), files.own_gazetteers.begin(), files.own_gazetteers.end());
  files.own_gazetteers = std::move(own.files);
  return files;
}

std::optional<event::StoryReader> open_reader(const ReadingOptions& options) {
  auto assets = base::find_assets(options.assets);
  if (!assets) {
    fail_assets(assets.error());
    return std::nullopt;
  }
  auto reader = event::StoryReader::open(
      *assets, with_own_lexicons(*assets, with_own_gazetteers(options.files)));
  if (!reader) {
    fail_assets(reader.error());
    return std::nullopt;
  }
  return std::move(reader).value();
}

void tell_about(const event::Document& d, const std::vector<std::string>& notes) {
  const std::string name = d.story.path.empty() ? d.story.id : d.story.path.string();
  for (const std::string& note : notes) fmt::print(stderr, "dateline: {}: {}.\n", name, note);
  if (!d.date) {
    fmt::print(stderr,
               "dateline: {}: the story gives no date of its own; times count from its day. Add "
               "--date YYYY-MM-DD.\n",
               name);
  }
  if (!d.story.language.empty() && d.story.language != "en") {
    fmt::print(stderr,
               "dateline: {}: the story seems to be in another language than English ({}); only "
               "its places are shown.\n",
               name, d.story.language);
  }
}

}  // namespace dateline::cli
