#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/read_stories.hpp"
#include "io/holders_answer.hpp"
#include "io/statements_file.hpp"
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
  std::filesystem::path statements;
};

using Statements = std::vector<timeline::UserStatement>;

/// What a command makes of all stories together and of what the user says; `json` or for people.
using Answer = std::function<std::string(const Documents&, const Statements&, bool json)>;

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
  Statements statements;
  if (!o.statements.empty()) {
    auto said = io::read_statements(o.statements);
    if (!said) return fail(said.error());
    statements = std::move(said).value();
  }
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  const ReadStories read = read_stories(o.stories, *reader, *date, {true, true, true});
  if (read.documents.empty()) return read.status;
  const Documents known = *known_by ? told_by_then(read.documents, **known_by) : read.documents;
  const int status = print_answer(answer(known, statements, o.format == "json"));
  return status == kDone ? read.status : status;
}

void add(CLI::App& app, std::function<int()>& run, const char* name, const char* what,
         Answer answer) {
  auto* command = app.add_subcommand(name, what);
  auto options = std::make_shared<Options>();
  command->add_option(
      "STORY", options->stories,
      "Files with stories (text, web pages, PDF, documents, mail, feeds), or folders of them");
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--known-by", options->known_by,
                      "Only what stories up to this day told, YYYY-MM-DD");
  command->add_option("--statements", options->statements,
                      "What you know of times and order yourself, as JSON Lines");
  add_reading_options(*command, options->reading);
  command->callback([&run, options, answer = std::move(answer)] {
    run = [options, answer] { return run_answer(*options, answer); };
  });
}

/// Says on standard error what of a user's statements could not be used, and why.
void tell_about(const timeline::Chronology& chronology, const Documents& documents) {
  const Statements& all = chronology.user_statements();
  if (all.empty()) return;
  constexpr std::size_t kMostTold = 20;
  std::size_t told = 0;
  const auto tell = [&](std::size_t statement, std::string_view what) {
    if (told++ < kMostTold) {
      fmt::print(stderr, "dateline: statement {}: {}\n", statement + 1, what);
    }
  };
  std::set<std::string_view> undated;  // events
  for (const auto& d : documents) {
    for (const event::Event& e : d->events) {
      if (!d->date) undated.insert(e.id);
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (chronology.outcome(i) == timeline::Outcome::no_event) {
      tell(i, "none of these stories tells an event that it speaks of; it is left out");
    } else if (all[i].time() != nullptr && undated.contains(all[i].event)) {
      tell(i,
           "the day of its story is not known, so that its time says nothing but of the order; "
           "give the day with --date");
    }
  }
  if (told > kMostTold) {
    fmt::print(stderr, "dateline: and {} statements more\n", told - kMostTold);
  }
}

std::string holders(const Documents& documents, const Statements& statements, bool json) {
  const timeline::Chronology chronology(documents, statements);
  tell_about(chronology, documents);
  const timeline::Holders dated(documents, time::DayZero::calendar, &chronology);
  if (json) return io::holders_json(documents, dated);
  // Stories of unknown days have no axis in common: one is read alone.
  const bool alone = documents.size() == 1 && !documents.front()->date;
  std::string text =
      alone ? io::holders_text(documents,
                               timeline::Holders(documents, time::DayZero::story, &chronology),
                               time::DayZero::story)
            : io::holders_text(documents, dated);
  if (text.empty()) fmt::print(stderr, "dateline: no one says who held a place\n");
  return text;
}

std::string order(const Documents& documents, const Statements& statements, bool json) {
  const timeline::Chronology chronology(documents, statements);
  tell_about(chronology, documents);
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
