#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// Foldings of names of places and people, so that one name in several spellings meets itself.
/// All functions are pure and thread-safe; ill-formed UTF-8 is read as U+FFFD and dropped.

/// The exact level: equal for names that differ only in case, diacritics, apostrophes (with ayn and
/// hamza), hyphens against spaces, full stops, a leading "the", or "St." against "Saint" (likewise
/// Mt., Ft., Ste.). Arabic script: without tatweel and vowel marks; forms of alef, ya, kaf and heh
/// unified. Lower case, words parted by one space; "" where nothing is left.
///   name_key("Tall \u02bfAfar") == "tall afar",  name_key("St. Louis") == "saint louis"
[[nodiscard]] std::string name_key(std::string_view utf8);
/// The same in place of what `out` holds, whose memory is used again.
void name_key(std::string_view utf8, std::string& out);
/// name_key of what folded() gave: itself, or what is written into `changed`, whose memory is used
/// again.
[[nodiscard]] std::string_view name_key_of(std::string_view folded, std::string& changed);

/// The words with which the name_key of a longer name begins, of what folded() gave for its
/// beginning; as name_key_of(). "" where more words say what they are: of "the".
///   of "st" it is "saint", since the key of "St. Louis" is "saint louis"
[[nodiscard]] std::string_view key_of_beginning(std::string_view folded, std::string& changed);

/// The loose level: consonants that survive any romanisation of a name. Without articles (al-, as-,
/// ...), vowels, doubled letters, word breaks, final -h; one letter for q and k, dh and d and z, kh
/// and k, gh and g, th and t. Letters of Arabic script go to the same consonants, so the two
/// scripts meet. Takes a name_key. "" for names without a consonant.
///   "tall afar", "telafer", "talafar" and the Arabic spelling all give "tlfr"
/// Equal name_keys have equal skeletons; unlike names may share one: use name_similarity.
[[nodiscard]] std::string name_skeleton(std::string_view name_key);

/// How alike two name_keys of equal skeleton sound, 0..1: one less the cost of the cheapest edits
/// over the length, where vowels are cheap to change. Other scripts than Latin: 0.9 within one, 0.8
/// across two.
[[nodiscard]] double name_similarity(std::string_view name_key_a, std::string_view name_key_b);

/// name_similarity of one name_key to many. For one thread at a time.
class NameLikeness {
 public:
  explicit NameLikeness(std::string_view name_key);
  /// How alike another name_key is; of one that is less than `least` alike only that it is less.
  [[nodiscard]] double to(std::string_view name_key, double least = 0);

 private:
  std::string key_;
  bool latin_;
  std::string sounds_;  ///< of a Latin key
  std::string other_;
  std::vector<double> row_;
};

}  // namespace dateline::text
