#pragma once

#include <array>
#include <string>
#include <string_view>

#include "curation/records.hpp"
#include "gui/say.hpp"
#include "project/project.hpp"

namespace dateline::gui {

/// A value of the Admiralty code with what it means.
struct GradeMeaning {
  char value;  ///< 'A' to 'F', '1' to '6'
  const char* words;
};
inline constexpr std::array<GradeMeaning, 6> kReliability{{{'A', mark("completely reliable")},
                                                           {'B', mark("usually reliable")},
                                                           {'C', mark("fairly reliable")},
                                                           {'D', mark("not usually reliable")},
                                                           {'E', mark("unreliable")},
                                                           {'F', mark("cannot be judged")}}};
inline constexpr std::array<GradeMeaning, 6> kCredibility{
    {{'1', mark("confirmed by other sources")},
     {'2', mark("probably true")},
     {'3', mark("possibly true")},
     {'4', mark("doubtful")},
     {'5', mark("improbable")},
     {'6', mark("cannot be judged")}}};

/// "B2", "B", "2"; "" where nobody has judged.
[[nodiscard]] std::string short_grade(const curation::Grades& grades);
/// "B2: usually reliable, probably true"; "" where nobody has judged.
[[nodiscard]] std::string spelled_out(const curation::Grades& grades);
/// The more reliable source first, then the more credible word; what nobody has judged comes last.
[[nodiscard]] bool is_better(const curation::Grades& a, const curation::Grades& b);

/// The grades that the user gave the source of a document.
[[nodiscard]] curation::Grades grades_of(const project::Project& project, std::uint32_t document);
/// Who published a document, or the agency that its dateline names; "" where it does not say.
[[nodiscard]] std::string outlet_of(const event::Document& document);
/// "Northpress, B2"; the name of a story that does not say who published it. For lines that say who
/// tells something.
[[nodiscard]] std::string source_label(const project::Project& project, std::uint32_t document);

}  // namespace dateline::gui
