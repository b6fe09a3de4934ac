#include <fmt/core.h>

#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/read_stories.hpp"
#include "io/holders_answer.hpp"
#include "timeline/holders.hpp"

namespace dateline::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
  std::string format = "text";
};

int run_holders(const Options& o) {
  if (o.stories.empty()) {
    return fail({base::ErrorCode::usage, "no story is named", "", "Name one or more files"});
  }
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  const ReadStories read = read_stories(o.stories, *reader, *date, {true, true, true});
  if (read.documents.empty()) return read.status;
  // Stories of unknown days have no axis in common: they are told apart from the dated ones.
  const timeline::Holders dated(read.documents);
  std::string answer;
  if (o.format == "json") {
    answer = io::holders_json(read.documents, dated);
  } else {
    answer = io::holders_text(read.documents, dated);
    if (read.documents.size() == 1 && !read.documents.front()->date) {
      answer =
          io::holders_text(read.documents, timeline::Holders(read.documents, time::DayZero::story),
                           time::DayZero::story);
    }
    if (answer.empty()) fmt::print(stderr, "dateline: no one says who held a place\n");
  }
  if (const int status = print_answer(answer); status != kDone) return status;
  return read.status;
}

}  // namespace

void add_holders(CLI::App& app, std::function<int()>& run) {
  auto* command = app.add_subcommand("holders", "Print who held which place when");
  auto options = std::make_shared<Options>();
  command->add_option("STORY", options->stories, "Plain-text files, UTF-8");
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_reading_options(*command, options->reading);
  command->callback([&run, options] { run = [options] { return run_holders(*options); }; });
}

}  // namespace dateline::cli
