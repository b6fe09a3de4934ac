#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/catalogue.hpp"

namespace dateline::base {

// What the window says, in the language that its user has chosen. The English texts stand in the
// code; script/languages collects them from calls of these functions, so they take literals, or
// what mark() was given. Where a language has no text, it is English. All may be called by any
// thread; what they point to stays valid until the program ends.

[[nodiscard]] const char* tr(const char* english);
/// Where an English word means two things: `context` tells translators which.
[[nodiscard]] const char* tr_in(const char* context, const char* english);
/// A text in a table that is no place to translate it: marks it to be collected. It is to be given
/// to tr() where it is shown.
[[nodiscard]] constexpr const char* mark(const char* english) { return english; }
/// The same for tr_in().
[[nodiscard]] constexpr const char* mark_in(const char* /*context*/, const char* english) {
  return english;
}

/// English that a file keeps - the name of a step, why something was read so - where it is shown.
/// It was made of a text that code has marked with mark_in(context, ...): that one is found again,
/// and what stood in its braces stands in those of the translation. What is itself such a text of
/// the context kValue is translated there. English where no text of the context fits.
[[nodiscard]] std::string tr_kept(const char* context, std::string_view english);
/// The same of words that may be of any kind: nullopt where no text of the context fits.
[[nodiscard]] std::optional<std::string> find_kept(const char* context, std::string_view english);

/// `one` or `many` for a number, with "{}" for the number, its thousands parted:
/// tr_count("{} event", "{} events", n).
[[nodiscard]] std::string tr_count(const char* one, const char* many, std::size_t n);
/// The same without marks between thousands, as answers of the command line have numbers.
[[nodiscard]] std::string tr_plain_count(const char* one, const char* many, std::size_t n);

/// Of `english`, a text for fmt, or `english` itself where there is none that formats.
[[nodiscard]] std::string tr_vformat(std::string_view english, fmt::format_args args,
                                     std::string_view context = "");
template <class... Args>
[[nodiscard]] std::string tr_format(fmt::format_string<const Args&...> english,
                                    const Args&... args) {
  const fmt::string_view text = english;
  return tr_vformat({text.data(), text.size()}, fmt::make_format_args(args...));
}

template <class... Args>
[[nodiscard]] std::string tr_format_in(const char* context,
                                       fmt::format_string<const Args&...> english,
                                       const Args&... args) {
  const fmt::string_view text = english;
  return tr_vformat({text.data(), text.size()}, fmt::make_format_args(args...), context);
}

/// While one lives, this thread speaks English: what it says then goes into a file, which is the
/// same whatever the window speaks.
class InEnglish {
 public:
  InEnglish();
  InEnglish(const InEnglish&) = delete;
  InEnglish& operator=(const InEnglish&) = delete;
  ~InEnglish();
};

/// What is shown from now on; nullptr for English. Catalogues are kept until the program ends: a
/// text that another thread has just looked up may be one of theirs.
void set_language(std::unique_ptr<const Catalogue> catalogue);
/// Another number after each set_language(): what keeps texts makes them again then.
[[nodiscard]] std::size_t language_revision();

/// From now on, remembers the English of what the language was asked for and has not.
void watch_missing();
/// In order of the alphabet.
[[nodiscard]] std::vector<std::string> missing_texts();

}  // namespace dateline::base
