#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gui/frame.hpp"
#include "store/filter_parts.hpp"

namespace dateline::gui {

/// "Capture, clash": what a part of a filter lets through, in few words.
[[nodiscard]] std::string words_of(const store::Filter& filter, store::FilterPart part,
                                   time::DayZero zero);

/// The parts of the filter as chips, each with the number of events that it would let through
/// alone. A click takes one out; the last one takes out all.
class FilterChips {
 public:
  /// From ImGui's cursor, in as many lines as they need; nothing where no filter is on.
  void draw(Frame& frame, float width);

 private:
  struct Part {
    store::FilterPart part = store::FilterPart::types;
    std::string words;
  };
  void count(const project::Project& project);

  std::vector<Part> parts_;
  std::uint64_t of_ = 0;  ///< project::Project::shown_revision() of which they are
  std::size_t in_ = 0;    ///< base::language_revision() that they are of
};

}  // namespace dateline::gui
