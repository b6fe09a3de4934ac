#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gui/filter_chips.hpp"
#include "gui/frame.hpp"
#include "store/tally.hpp"

namespace dateline::gui {

/// The events that are shown in numbers: by day, type, actor and place. The mouse on a bar lights
/// its events on map and timeline; a click filters by it, and a second one takes that back.
class NumbersPanel {
 public:
  /// Into the current window, from its cursor to its lower end.
  void draw(Frame& frame);

 private:
  void count(const project::Project& project);
  void days(Frame& frame);
  /// Where a column stands and how high it can be.
  void column(Frame& frame, const store::TallyBar& bar, const scene::PixelBox& box,
              std::size_t most);
  void families(Frame& frame);
  void rows(Frame& frame, const char* title, const char* name,
            const std::vector<store::TallyBar>& bars, std::size_t without,
            const char* without_what);
  void row(Frame& frame, const store::TallyBar& bar, const char* name, std::size_t index,
           std::size_t most);
  void filter_by(Frame& frame, const store::TallyBar& bar, const char* name);
  [[nodiscard]] bool is_filtered(const project::Project& project, const store::TallyBar& bar,
                                 const char* name) const;
  /// `always`: says how many also where the bar's colour leaves nothing to tell.
  void light(Frame& frame, const store::TallyBar& bar, const std::string& words, bool always);
  [[nodiscard]] std::string words_of_days(const project::Project& project,
                                          const store::TallyBar& bar) const;

  store::Tally tally_;
  FilterChips chips_;
  // What tally_ is of: what is shown but for what is lit or selected, which changes no number.
  std::vector<store::Row> of_rows_;
  std::shared_ptr<const store::Snapshot> of_;
  std::uint64_t seen_ = 0;  ///< project::Project::shown_revision()
};

}  // namespace dateline::gui
