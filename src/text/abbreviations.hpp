#pragma once

#include <string_view>

namespace dateline::text {

/// What a word before a full stop tells of that stop.
enum class Abbreviation {
  none,
  title,    ///< "Lt.", "St.": a name follows, the sentence goes on
  number,   ///< "No.", "c.", "Vol.": only an abbreviation before a figure
  date,     ///< "Nov.", "Tues."
  general,  ///< "Inc.", "etc.", "vs.": a sentence may end with it
};

/// The class of `word`, given without its full stop and as written ("Nov", "no" is none).
[[nodiscard]] Abbreviation abbreviation(std::u32string_view word);

}  // namespace dateline::text
