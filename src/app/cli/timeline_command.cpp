#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/read_stories.hpp"
#include "io/holders_answer.hpp"
#include "io/timeline_answer.hpp"
#include "timeline/occurrences.hpp"

namespace dateline::cli {
namespace {

using Documents = std::vector<std::shared_ptr<const event::Document>>;

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
  std::string format = "text";
  std::string known_by;
};

/// What a command makes of all stories together; `json` or for people.
using Answer = std::function<std::string(const Documents&, bool json)>;

/// The stories up to a day, with a word on those that have none.
Documents told_by_then(const Documents& all, time::Days day) {
  Documents known = timeline::known_by(all, day);
  const auto undated = std::ranges::count_if(all, [](const auto& d) { return !d->date; });
  if (undated > 0) {
    fmt::print(stderr,
               "dateline: {} of {} stories left out: their day is not known; give it with --date\n",
               undated, all.size());
  }
  if (known.empty()) {
    fmt::print(stderr, "dateline: no story is as early as {}\n", time::to_iso_date(day));
  }
  return known;
}

int run_answer(const Options& o, const Answer& answer) {
  if (o.stories.empty()) {
    return fail({base::ErrorCode::usage, "no story is named", "", "Name one or more files"});
  }
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  const auto known_by = parse_date(o.known_by, "--known-by");
  if (!known_by) return fail(known_by.error());
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  const ReadStories read = read_stories(o.stories, *reader, *date, {true, true, true});
  if (read.documents.empty()) return read.status;
  const Documents known = *known_by ? told_by_then(read.documents, **known_by) : read.documents;
  const int status = print_answer(answer(known, o.format == "json"));
  return status == kDone ? read.status : status;
}

void add(CLI::App& app, std::function<int()>& run, const char* name, const char* what,
         Answer answer) {
  auto* command = app.add_subcommand(name, what);
  auto options = std::make_shared<Options>();
  command->add_option("STORY", options->stories, "Plain-text files, UTF-8");
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--known-by", options->known_by,
                      "Only what stories up to this day told, YYYY-MM-DD");
  add_reading_options(*command, options->reading);
  command->callback([&run, options, answer = std::move(answer)] {
    run = [options, answer] { return run_answer(*options, answer); };
  });
}

std::string holders(const Documents& documents, bool json) {
  const timeline::Holders dated(documents);
  if (json) return io::holders_json(documents, dated);
  // Stories of unknown days have no axis in common: one is read alone.
  const bool alone = documents.size() == 1 && !documents.front()->date;
  std::string text =
      alone ? io::holders_text(documents, timeline::Holders(documents, time::DayZero::story),
                               time::DayZero::story)
            : io::holders_text(documents, dated);
  if (text.empty()) fmt::print(stderr, "dateline: no one says who held a place\n");
  return text;
}

std::string order(const Documents& documents, bool json) {
  const timeline::Chronology chronology(documents);
  return json ? io::timeline_json(documents, chronology) : io::timeline_text(documents, chronology);
}

}  // namespace

void add_holders(CLI::App& app, std::function<int()>& run) {
  add(app, run, "holders", "Print who held which place when", holders);
}
void add_timeline(CLI::App& app, std::function<int()>& run) {
  add(app, run, "timeline",
      "Print what is sure of the order of events, and what contradicts itself", order);
}

}  // namespace dateline::cli
