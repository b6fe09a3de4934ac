#include <fmt/core.h>

#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/read_stories.hpp"
#include "io/timeline_answer.hpp"
#include "timeline/chronology.hpp"

namespace dateline::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
  std::string format = "text";
};

int run_timeline(const Options& o) {
  if (o.stories.empty()) {
    return fail({base::ErrorCode::usage, "no story is named", "", "Name one or more files"});
  }
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  const ReadStories read = read_stories(o.stories, *reader, *date, {true, true, true});
  if (read.documents.empty()) return read.status;
  const timeline::Chronology chronology(read.documents);
  const std::string answer = o.format == "json" ? io::timeline_json(read.documents, chronology)
                                                : io::timeline_text(read.documents, chronology);
  if (const int status = print_answer(answer); status != kDone) return status;
  return read.status;
}

}  // namespace

void add_timeline(CLI::App& app, std::function<int()>& run) {
  auto* command = app.add_subcommand(
      "timeline", "Print what is sure of the order of events, and what contradicts itself");
  auto options = std::make_shared<Options>();
  command->add_option("STORY", options->stories, "Plain-text files, UTF-8");
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_reading_options(*command, options->reading);
  command->callback([&run, options] { run = [options] { return run_timeline(*options); }; });
}

}  // namespace dateline::cli
