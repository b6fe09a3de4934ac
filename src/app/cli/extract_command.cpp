#include <fmt/core.h>

#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/jsonl.hpp"
#include "app/cli/read_stories.hpp"
#include "base/version.hpp"
#include "io/reading_text.hpp"

namespace dateline::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
  std::string format = "text";
  bool jsonl = false;
  std::size_t threads = 1;  ///< 0 for as many as there are cores
};

constexpr std::size_t kMostThreads = 256;

int run_jsonl(const Options& o, const io::AnswerParts& parts) {
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  std::ios::sync_with_stdio(false);
  const std::size_t threads = o.threads > 0 ? o.threads : std::thread::hardware_concurrency();
  const LinesAnswered done = answer_lines(std::cin, std::cout, *reader, parts, threads);
  if (!done.written) return fail_output();
  return done.failed == 0 ? kDone : kBadInput;
}

int run_stories(const Options& o, const io::AnswerParts& parts) {
  if (o.stories.empty())
    return fail({base::ErrorCode::usage, "no story is named", "",
                 "Name a file, or use --jsonl to read standard input"});
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  const ReadStories read = read_stories(o.stories, *reader, *date, parts);
  const auto& documents = read.documents;
  if (documents.empty()) return read.status;
  std::string answer;
  if (o.format == "geojson") {
    answer = io::to_geojson(documents,
                            {base::kVersion, reader->data_version(), reader->model_version()});
  } else if (o.format == "csv") {
    answer = io::to_csv(documents);
  } else if (o.format == "text" && !parts.events) {
    for (const auto& d : documents) {
      if (!answer.empty()) answer += '\n';
      answer += parts.times ? io::times_text(*d) : io::places_text(*d);
    }
  } else if (o.format == "json") {
    for (const auto& d : documents) answer += io::to_json(*d, parts, 2) + "\n";
  } else {
    answer = io::to_text(documents);
  }
  if (const int status = print_answer(answer); status != kDone) return status;
  return read.status;
}

void add(CLI::App& app, std::function<int()>& run, const char* name, const char* what,
         const io::AnswerParts& parts, std::vector<std::string> formats) {
  auto* command = app.add_subcommand(name, what);
  auto options = std::make_shared<Options>();
  command->add_option(
      "STORY", options->stories,
      "Files with stories (text, web pages, PDF, documents, mail, feeds), or folders of them");
  options->format = formats.front();
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  auto* jsonl = command->add_flag("--jsonl", options->jsonl,
                                  "Read a document a line from standard input, answer a line each");
  command
      ->add_option("--threads", options->threads,
                   "With --jsonl: documents that are answered beside each other; 0: as many as "
                   "there are cores")
      ->check(CLI::Range(std::size_t{0}, kMostThreads))
      ->needs(jsonl)
      ->capture_default_str();
  add_reading_options(*command, options->reading);
  command->callback([&run, options, parts] {
    run = [options, parts] {
      return options->jsonl ? run_jsonl(*options, parts) : run_stories(*options, parts);
    };
  });
}

}  // namespace

void add_extract(CLI::App& app, std::function<int()>& run) {
  add(app, run, "extract", "Print the events of stories", {true, true, true},
      {"text", "geojson", "json", "csv"});
}
void add_places(CLI::App& app, std::function<int()>& run) {
  add(app, run, "places", "Print the places that stories name", {true, false, false},
      {"json", "text"});
}
void add_times(CLI::App& app, std::function<int()>& run) {
  add(app, run, "times", "Print the expressions of time in stories", {false, true, false},
      {"json", "text"});
}

}  // namespace dateline::cli
