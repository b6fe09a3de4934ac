#pragma once

#include <cstddef>
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

/// False where no word of so many letters that begins with this one is an abbreviation: so it is
/// with most.
[[nodiscard]] bool may_be_abbreviation(char32_t first, std::size_t letters);

}  // namespace dateline::text
