#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/options.hpp"
#include "io/answer.hpp"

namespace dateline::cli {

/// Adds the options by which stories are read.
void add_reading_options(CLI::App& command, ReadingOptions& options);

struct ReadStories {
  std::vector<std::shared_ptr<const event::Document>> documents;
  int status = 0;  ///< exit status: that of the last story that could not be read
};

/// Reads the stories at `paths` (files of every format, folders of them), and says on standard
/// error what cannot be read and what a reader should know. `reader` must outlive the documents.
[[nodiscard]] ReadStories read_stories(const std::vector<std::string>& paths,
                                       const event::StoryReader& reader,
                                       std::optional<time::Days> date,
                                       const io::AnswerParts& parts);

/// Writes all of it to standard output; the exit status.
[[nodiscard]] int print_answer(const std::string& answer);

}  // namespace dateline::cli
