#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "gui/change_list.hpp"
#include "gui/version_marks.hpp"

namespace dateline::gui {

/// What reading stories again has changed: corrections that no longer fit, that moved or fit again,
/// and story by story the events that are new, changed or withdrawn. A click leads there.
class ReadingReportPanel {
 public:
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame);
  /// Of the story that is read, for the map.
  [[nodiscard]] std::vector<VersionMark> marks(const project::Project& project) const;

 private:
  /// What a row is about; neither for headings and troubles.
  struct Target {
    std::optional<std::size_t> story;       ///< into ReadingReport::changed
    std::optional<std::size_t> difference;  ///< into its differences
    curation::RecordNumber correction = 0;
  };
  void make(const project::Project& project);
  void add_fates(const project::Project& project, const char* title, bool trouble,
                 const std::vector<curation::Fate>& fates);
  void add(ChangeRow row, const Target& target);
  void act(Frame& frame, const ChangeList::Hit& hit) const;

  std::shared_ptr<const project::ReadingReport> report_;
  std::size_t in_ = 0;  ///< base::language_revision() that the rows are of
  ChangeList list_;
  std::vector<ChangeRow> rows_;  ///< while they are made
  std::vector<Target> targets_;  ///< by row
  std::optional<Target> hovered_;
};

}  // namespace dateline::gui
