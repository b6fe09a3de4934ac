#include "app/cli/read_stories.hpp"

#include <fmt/core.h>

#include <cstdio>

#include "app/cli/exit_status.hpp"
#include "io/story_to_read.hpp"

namespace dateline::cli {

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
      ->allow_extra_args(false)
      ->expected(1);
  command
      .add_option(
          "--own-lexicon", o.files.own_lexicons,
          "Folder with words for events over the shipped ones, again for more, lowest first")
      ->take_all()
      ->allow_extra_args(false)
      ->expected(1);
}

ReadStories read_stories(const std::vector<std::string>& paths, const event::StoryReader& reader,
                         std::optional<time::Days> date, const io::AnswerParts& parts) {
  constexpr std::size_t kMany = 20;
  ReadStories out;
  out.status = kDone;
  io::each_story({paths.begin(), paths.end()}, date, [&](base::Result<io::StoryToRead> next) {
    if (!next) {
      out.status = fail(next.error());
      return true;
    }
    event::ReadOptions options = next->options;
    options.places = parts.places;
    options.times = parts.times;
    options.events = parts.events;
    out.documents.push_back(
        std::make_shared<const event::Document>(reader.read(std::move(next->story), options)));
    tell_about(*out.documents.back(), next->notes);
    if (out.documents.size() % kMany == 0)
      fmt::print(stderr, "dateline: {} stories read\n", out.documents.size());
    return true;
  });
  return out;
}

int print_answer(const std::string& answer) {
  if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size() ||
      std::fflush(stdout) != 0) {
    return fail_output();
  }
  return kDone;
}

}  // namespace dateline::cli
