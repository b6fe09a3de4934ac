#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::train {

/// Forms of English words by the regular rules, for words in small letters or with a capital. Where
/// the spelling cannot tell ("zeros", "zeroes"; "piloted", "refitted"), all that it allows: the
/// forms are for knowing words again, not for writing them.
[[nodiscard]] std::vector<std::string> with_s(std::string_view word);
/// "-men" for "-man" with it.
[[nodiscard]] std::vector<std::string> plurals(std::string_view noun);
/// The stems before "-ed", "-ing", "-er" and "-est": "rak", "car" and "carr", "tr" are not told
/// apart from "rake", "care"; `suffix` is put on with its vowel.
[[nodiscard]] std::vector<std::string> with_vowel(std::string_view word, std::string_view suffix);
/// Whether an adjective is short enough to be compared by "-er" and "-est".
[[nodiscard]] bool is_short(std::string_view adjective);

}  // namespace dateline::train
