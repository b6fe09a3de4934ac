#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "io/project_rerun.hpp"

namespace dateline::cli {

/// What is in a project, counted.
struct ProjectInfo {
  std::string path;
  std::string program;  ///< that saved it last
  std::uint64_t saved = 0;
  std::size_t stories = 0;
  std::size_t unread = 0;       ///< of those, without a reading that can be used
  std::size_t copies = 0;       ///< of those, copies or rewrites of another one
  std::size_t graded = 0;       ///< of those, with a grade of reliability or credibility
  std::size_t events = 0;       ///< as corrected
  std::size_t told_events = 0;  ///< each once, however many stories tell it
  std::size_t corrections = 0;
  std::size_t fit = 0;  ///< of those, that curation::fits()
  /// Of the project's own, in the order of their records.
  std::vector<std::pair<curation::RecordNumber, curation::OwnPlace>> places;
  std::size_t with_places = 0;  ///< stories that were read with some of those
  std::size_t views = 0;
  std::size_t scenes = 0;
  std::size_t layers = 0;
  std::size_t done = 0;    ///< steps that can be undone
  std::size_t undone = 0;  ///< steps that can be done again
  std::size_t recovered = 0;
  std::vector<std::string> versions;  ///< by which the stories were read
  std::vector<std::string> lists;     ///< with how many stories
};
[[nodiscard]] ProjectInfo info_of(const io::ProjectStore& store, std::size_t threads);
[[nodiscard]] std::string to_text(const ProjectInfo& info);
[[nodiscard]] std::string to_json(const ProjectInfo& info);

/// A sentence for each thing that is wrong: readings that cannot be used, files of stories that are
/// gone or have changed, corrections that no longer fit.
[[nodiscard]] std::vector<std::string> check_project(const io::ProjectStore& store,
                                                     std::size_t threads);

[[nodiscard]] std::string to_text(const io::RerunReport& report, const curation::Ledger& ledger);

using Documents = std::span<const std::shared_ptr<const event::Document>>;
/// What is new, changed and withdrawn. Two stories are versions of one (`story`); of projects,
/// stories of one id are.
[[nodiscard]] std::string difference_text(Documents before, Documents after, bool story);
[[nodiscard]] std::string difference_json(Documents before, Documents after, bool story);

}  // namespace dateline::cli
