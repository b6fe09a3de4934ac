#include <fmt/core.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "app/cli/jsonl.hpp"
#include "app/cli/options.hpp"
#include "base/version.hpp"
#include "io/reading_text.hpp"

namespace dateline::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::vector<std::string> stories;
  std::string format = "text";
  bool jsonl = false;
};

void add_reading_options(CLI::App& command, ReadingOptions& o) {
  command.add_option("--date", o.date, "Day of the story, as 2014-06-16; else the story's own");
  command.add_option("--assets", o.assets, "Folder of the program's data");
  command.add_option("--model", o.files.weights,
                     "Weights of the place resolver instead of the shipped ones");
  command.add_option("--syntax", o.files.syntax_model, "Syntax model instead of the shipped one");
  command.add_option(
      "--gazetteer", o.files.gazetteer,
      "Compiled gazetteer, a file or a folder of layers, instead of the shipped one and your own");
  command
      .add_option("--own-gazetteer", o.files.own_gazetteers,
                  "Compiled gazetteer over the shipped one, again for more, lowest first")
      ->take_all()
      ->expected(1);
}

int run_jsonl(const Options& o, const io::AnswerParts& parts) {
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  std::ios::sync_with_stdio(false);
  return answer_lines(std::cin, std::cout, *reader, parts) == 0 ? kDone : kBadInput;
}

int run_stories(const Options& o, const io::AnswerParts& parts) {
  if (o.stories.empty())
    return fail({base::ErrorCode::usage, "no story is named", "",
                 "Name a file, or use --jsonl to read standard input"});
  const auto date = parse_date(o.reading.date);
  if (!date) return fail(date.error());
  auto reader = open_reader(o.reading);
  if (!reader) return kBadAssets;
  std::vector<std::shared_ptr<const event::Document>> documents;
  int status = kDone;
  for (const std::string& path : o.stories) {
    auto story = text::read_story(path);
    if (!story) {
      status = fail(story.error());
      continue;
    }
    event::ReadOptions options;
    options.date = *date;
    options.places = parts.places;
    options.times = parts.times;
    options.events = parts.events;
    documents.push_back(
        std::make_shared<const event::Document>(reader->read(std::move(story).value(), options)));
    tell_about(*documents.back());
    if (o.stories.size() > 20 && documents.size() % 20 == 0)
      fmt::print(stderr, "dateline: {} of {} stories read\n", documents.size(), o.stories.size());
  }
  if (documents.empty()) return status;
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
  if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size() ||
      std::fflush(stdout) != 0) {
    return fail({base::ErrorCode::unreadable, "cannot be written", "standard output",
                 "Check the disk and the pipe"});
  }
  return status;
}

void add(CLI::App& app, std::function<int()>& run, const char* name, const char* what,
         const io::AnswerParts& parts, std::vector<std::string> formats) {
  auto* command = app.add_subcommand(name, what);
  auto options = std::make_shared<Options>();
  command->add_option("STORY", options->stories, "Plain-text files, UTF-8");
  options->format = formats.front();
  command->add_option("--format", options->format, "Form of the answer")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command->add_flag("--jsonl", options->jsonl,
                    "Read a document a line from standard input, answer a line each");
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
