#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/change_list.hpp"
#include "gui/copies.hpp"
#include "gui/version_marks.hpp"

namespace dateline::gui {

/// Two versions of a story compared, as users have put them right: two stories of the project, or
/// an earlier reading of one and its present one. A click on an event leads to it in map, timeline
/// and text.
class VersionsPanel {
 public:
  void open(const project::Project& project, const AskVersions& ask);
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame);
  [[nodiscard]] std::vector<VersionMark> marks(const project::Project& project) const;

 private:
  struct Earlier {
    curation::RecordNumber story = 0;                  ///< 0 for none chosen
    std::optional<curation::StoryEntry> reading = {};  ///< nullopt: the present one
  };

  void choose_earlier(const project::Project& project, const AskVersions& ask);
  void settle(const project::Project& project);
  void make(const project::Project& project);
  void draw_choices(Frame& frame);
  void draw_readings(Frame& frame);
  void draw_stories(Frame& frame, curation::RecordNumber chosen, bool earlier);
  /// A list that is closed shows `words`; true while it is open, and to be ended then.
  [[nodiscard]] bool begin_choice(Frame& frame, const char* label, const std::string& words,
                                  const char* name);
  void draw_source(Frame& frame, const project::DocumentPtr& document, const char* name);
  void draw_sum(Frame& frame);
  [[nodiscard]] bool has_both() const {
    return compared_.before != nullptr && compared_.after != nullptr;
  }

  Copies copies_;
  curation::RecordNumber later_ = 0;
  Earlier earlier_;
  project::ComparedVersions compared_;
  /// What it was compared of: snapshot and ledger.
  /// Revisions of the snapshot, of the ledger and of the language.
  std::optional<std::array<std::uint64_t, 3>> made_of_;
  ChangeList list_;
  std::optional<std::size_t> hovered_;
};

}  // namespace dateline::gui
