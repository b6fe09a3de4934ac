#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline::brief {

/// What words that an audience reads beside a map may say of how sure it is.
enum class Admission : std::uint8_t {
  weak,     ///< something is claimed, or told by one source
  missing,  ///< something is not on the map, or its place or day is unknown
  planned,  ///< it is planned or considered
  denied,   ///< it is denied
  known     ///< by when it was known
};
inline constexpr std::size_t kAdmissions = 5;

/// The words by which captions say so, in all languages for which there are any: a caption may be
/// in another one than the window or the stories. Never changes once it is made; any number of
/// threads may read it.
class CaptionWords {
 public:
  /// Reads a table as assets/lexicon/caption/admissions.tsv is one; `name` stands for it in errors.
  /// Errors: those of base::Table::parse(); bad_format, with the line, for what nothing says or
  /// words that are none.
  [[nodiscard]] static base::Result<CaptionWords> parse(std::string table, const std::string& name);
  /// The table that the program was built with.
  [[nodiscard]] static const CaptionWords& shipped();

  /// Whether words say so, of their kind, in any of the languages. What cannot be told from another
  /// word is taken to say so: silence is the smaller fault.
  [[nodiscard]] bool say(std::string_view words, Admission what) const;
  /// Codes of the languages, sorted.
  [[nodiscard]] std::vector<std::string> languages() const;

 private:
  struct Pattern {
    std::string text;        ///< folded, but for what counts as it is written
    bool any_begin = false;  ///< it may be the end of a longer word
    bool any_end = false;    ///< likewise its beginning
    bool as_written = false;
  };
  std::array<std::vector<Pattern>, kAdmissions> patterns_;
  std::vector<std::string> languages_;
};

/// Whether words name somebody or something, as a whole and whatever its capitals: "Northwire".
/// Nothing is named by fewer than three letters.
[[nodiscard]] bool name_it(std::string_view words, std::string_view name);

/// Whether words have that day in numbers: "2014-06-15", "15.6.", "15/06/2014".
[[nodiscard]] bool have_day_in_numbers(std::string_view words, int month, int day);

}  // namespace dateline::brief
