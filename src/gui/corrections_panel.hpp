#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "gui/frame.hpp"
#include "gui/row_words.hpp"

namespace dateline::gui {

/// All that users put right, with what has become of it: what no longer fits comes first, then what
/// waits for its story, then the rest, the latest first, and the places that users added.
class CorrectionsPanel {
 public:
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame);

 private:
  struct Entry {
    curation::RecordNumber number = 0;  ///< 0 for a heading
    bool misfit = false;
    bool place = false;  ///< of the user's own, which can be changed
    std::vector<RowWords> words;
    float top = 0;  ///< pixels from the list's top
    float bottom = 0;
  };
  /// What the list was made of: ledger, snapshot, width, scale, day, filter, notation.
  using Key = std::tuple<std::uint64_t, std::uint64_t, float, float, std::int64_t, std::string,
                         geo::Notation, std::size_t>;

  void make(const Frame& frame, float width);
  void add_section(const Frame& frame, const std::string& title, bool conflict,
                   std::vector<Entry> entries);
  void set(Frame& frame, float width);
  void draw_entry(Frame& frame, Sheet& sheet, const Entry& entry, std::size_t number, float top);
  [[nodiscard]] bool wants(const Entry& entry) const;
  /// Pixels at its right that buttons take.
  [[nodiscard]] static float buttons_of(const Frame& frame, const Entry& entry);

  std::array<char, 128> filter_{};
  std::vector<Entry> entries_;
  float height_ = 0;
  std::size_t hidden_ = 0;  ///< by the filter
  Key made_of_{};
};

/// How many corrections no longer fit the stories.
[[nodiscard]] std::size_t count_misfits(const project::Project& project);

/// "1 correction no longer fits", "" where all do.
[[nodiscard]] std::string misfit_count(const project::Project& project);

}  // namespace dateline::gui
