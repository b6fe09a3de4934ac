#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "curation/revise.hpp"
#include "event/story_reader.hpp"
#include "io/project_stories.hpp"

namespace dateline::io {

/// Which text of a story is read once more.
enum class TextFrom : std::uint8_t {
  kept,  ///< the one that was read before, else what the project's file or the story's own has
  file   ///< what its own file has now, where it has one that can be read; else the one kept
};

/// A story of a project that is to be read once more, and then what came of it.
struct StoryAgain {
  curation::RecordNumber number = 0;
  curation::StoryEntry entry;                     ///< as it was when this was begun
  std::optional<std::string> text;                ///< as the project's file has it
  std::shared_ptr<const event::Document> before;  ///< nullptr: not read yet, or gone
  std::shared_ptr<event::Document> after;         ///< nullptr until it is read, and after an error
  std::uint64_t checksum = 0;                     ///< of the text that `after` was read of
  std::optional<base::Error> error;
  bool left = false;  ///< as it was, not being asked for
};

/// All stories of a project, or those numbered (in order), in the order of their records. For the
/// store's thread.
[[nodiscard]] std::vector<StoryAgain> stories_again(
    const ProjectStore& store,
    const std::optional<std::vector<curation::RecordNumber>>& numbers = std::nullopt);
/// Reads it, if it is one of `extent`, by what its user said of its date and source. Thread-safe.
/// An error is in `again`.
void read_again(const ProjectStore& store, const event::StoryReader& reader, TextFrom from,
                StoryAgain& again, RerunExtent extent = RerunExtent::all);
/// Puts what was read to the store's readings and gives `now`, the story's entry, as it is with it.
/// REQUIRES again.after. For the store's thread.
[[nodiscard]] base::Result<curation::StoryEntry> renewed(ProjectStore& store, const ReadBy& by,
                                                         const StoryAgain& again,
                                                         curation::StoryEntry now);
/// Whether something else than these read the story, or nothing has yet; places of the project's
/// own apart, which stories are kept in step with.
[[nodiscard]] bool read_by_others(const curation::StoryEntry& entry, const ReadBy& by);

/// What reading anew is called in the history.
inline constexpr const char* kRerunStep = "read the stories anew";

/// What reading anew changes.
struct RerunReport {
  struct OfStory {
    curation::RecordNumber number = 0;
    std::string id;
    std::string title;
    std::vector<std::string> differences;  ///< a line each, of the events
  };
  std::size_t read = 0;
  std::vector<OfStory> changed;               ///< whose events are other ones now
  std::vector<curation::Fate> no_longer_fit;  ///< corrections that did before
  std::vector<base::Error> errors;            ///< of stories left as they were
  bool cancelled = false;
};
/// Reads all stories anew, or those that options.extent names, by the program as it is; one step of
/// undo, which takes back all of it. Corrections stay and are laid over what is read now; those
/// that no longer fit are named. With `dry_run` the project stays as it is, to the byte, and may be
/// open for reading only.
[[nodiscard]] base::Result<RerunReport> rerun(ProjectStore& store, const event::StoryReader& reader,
                                              const AddOptions& options);

}  // namespace dateline::io
