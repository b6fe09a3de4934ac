#include "wordnet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"
#include "inflect.hpp"
#include "syntax/atoms.hpp"
#include "syntax/lemma.hpp"
#include "text/token.hpp"

namespace dateline::train {
namespace {

using View = std::string_view;

constexpr std::uintmax_t kLimit = 64U << 20U;

enum class Part : std::uint8_t { noun, verb, adjective, adverb };
struct PartFiles {
  Part part;
  View name;     ///< of its files
  View digits;   ///< in the keys of senses
  View letters;  ///< in the lines of its data
};
constexpr std::array kParts = std::to_array<PartFiles>({{Part::noun, "noun", "1", "n"},
                                                        {Part::verb, "verb", "2", "v"},
                                                        {Part::adjective, "adj", "35", "as"},
                                                        {Part::adverb, "adv", "4", "r"}});

bool capital(View word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a word may be a token of a text.
bool is_token(View word) {
  if (std::ranges::all_of(word, letter)) return !word.empty();
  const bool known =
      std::ranges::all_of(word, [](char c) { return letter(c) || c == '-' || c == '.'; });
  return known && letter(word[0]) && text::tokenize(base::to_code_points(word)).size() == 1;
}

std::optional<int> number(View digits, int base = 10) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

class Reader {
 public:
  explicit Reader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  base::Result<Dictionary> read() {
    if (const auto done = for_lines("cntlist.rev", [&](View line) { return count(line); }); !done)
      return done.error();
    for (const PartFiles& files : kParts) {
      senses_.clear();
      irregular_.clear();
      const std::string name(files.name);
      if (const auto done = for_lines(name + ".exc", [&](View line) { return except(line); });
          !done)
        return done.error();
      if (const auto done =
              for_lines("data." + name, [&](View line) { return sense(line, files); });
          !done)
        return done.error();
      for (const auto& [word, senses] : senses_) add_forms(word, senses, files.part);
    }
    return std::move(out_);
  }

 private:
  struct Senses {
    int times = 0;
    std::map<std::string, int> fields;
  };
  /// Calls `each(line)` for the lines of a file; false from it is an error.
  template <class Each>
  base::Result<void> for_lines(const std::string& name, Each each) {
    const std::filesystem::path path = folder_ / name;
    const auto bytes = base::read_file(path, kLimit);
    if (!bytes) return bytes.error();
    std::size_t number = 0;
    for (const View line : base::split(*bytes, '\n')) {
      ++number;
      if (line.empty() || each(line)) continue;
      return base::Error{base::ErrorCode::bad_format, "is not a line of WordNet 3.0",
                         fmt::format("{}:{}", path.string(), number),
                         "Give the folder of WordNet's database, in Debian /usr/share/wordnet"};
    }
    return {};
  }

  /// "able%3:00:00:: 1 103": a sense's key, its number, how often it was met.
  bool count(View line) {
    const auto fields = base::split(line, ' ');
    if (fields.size() != 3) return false;
    const std::size_t sign = fields[0].find('%');
    const auto times = number(fields[2]);
    if (sign == View::npos || sign + 5 >= fields[0].size() || !times) return false;
    // The kind of word and its field, "3:00".
    met_[{std::string(fields[0].substr(0, sign)), std::string(fields[0].substr(sign + 1, 4))}] +=
        *times;
    return true;
  }
  [[nodiscard]] int met(View word, View field, const PartFiles& files) const {
    int sum = 0;
    for (const char digit : files.digits) {
      const auto it = met_.find({syntax::small_letters(word), fmt::format("{}:{}", digit, field)});
      if (it != met_.end()) sum += it->second;
    }
    return sum;
  }

  /// "aardwolves aardwolf"
  bool except(View line) {
    const auto fields = base::split(base::trim(line), ' ');
    for (std::size_t i = 1; i < fields.size(); ++i)
      irregular_[std::string(fields[i])].emplace_back(fields[0]);
    return fields.size() > 1;
  }

  /// "00002137 03 n 02 abstraction 0 abstract_entity 0 ...": a sense, its field, the number of its
  /// words in hexadecimal digits, the words. Lines of the licence begin with spaces.
  bool sense(View line, const PartFiles& files) {
    if (line.starts_with("  ")) return true;
    const auto fields = base::split(line, ' ');
    if (fields.size() < 6 || files.letters.find(fields[2]) == View::npos) return false;
    const auto words = number(fields[3], 16);
    if (!words || fields.size() < 5 + static_cast<std::size_t>(*words) * 2) return false;
    const bool living = files.part == Part::noun && (fields[1] == "05" || fields[1] == "20");
    for (int i = 0; i < *words; ++i) {
      View word = fields[4 + static_cast<std::size_t>(i) * 2];
      word = word.substr(0, word.find('('));  // "(a)", "(p)": where an adjective may stand
      if (living && capital(word)) continue;  // Latin names of animals and plants
      if (!is_token(word)) continue;
      Senses& senses = senses_[std::string(word)];
      int& times = senses.fields[fmt::format("{}{}", files.letters[0], fields[1])];
      // What the texts have of a field counts once, whatever the number of its senses.
      const int more = times == 0 ? 1 + met(word, fields[1], files) : 1;
      times += more;
      senses.times += more;
    }
    return true;
  }

  void add(View form, View tag, const Senses& senses) {
    if (!is_token(form)) return;
    DictionaryWord& word = out_[syntax::fold(form)];
    word.tags[std::string(tag)] += senses.times;
    for (const auto& [field, times] : senses.fields)
      word.fields[field] = std::max(word.fields[field], times);
  }
  /// Irregular forms stand in place of the regular ones that `is_like` them.
  template <class Like>
  void add_either(const std::vector<std::string>& regular, const std::string& word, View tag,
                  const Senses& times, Like is_like) {
    bool any = false;
    for (const std::string& form : irregular_[word]) {
      if (!is_like(form)) continue;
      add(form, tag, times);
      any = true;
    }
    if (any) return;
    for (const std::string& form : regular) add(form, tag, times);
  }

  void add_forms(const std::string& word, const Senses& times, Part part) {
    const auto any = [](View) { return true; };
    switch (part) {
      case Part::noun:
        add(word, capital(word) ? "NNP" : "NN", times);
        add_either(plurals(word), word, capital(word) ? "NNPS" : "NNS", times, any);
        break;
      case Part::verb: {
        add(word, "VB", times);
        const auto gerund = [](View form) { return form.ends_with("ing"); };
        const auto third = [](View form) { return form.ends_with("s"); };
        const auto past = [&](View form) { return !gerund(form) && !third(form); };
        add_either(with_vowel(word, "ing"), word, "VBG", times, gerund);
        add_either(with_s(word), word, "VBZ", times, third);
        add_either(with_vowel(word, "ed"), word, "VBN", times, past);
        // "shaken", "torn" are participles only.
        add_either(with_vowel(word, "ed"), word, "VBD", times, [&](View form) {
          return past(form) && !form.ends_with("en") && !form.ends_with("wn") &&
                 !form.ends_with("rn");
        });
        break;
      }
      case Part::adjective:
      case Part::adverb: {
        const bool adverb = part == Part::adverb;
        add(word, adverb ? "RB" : "JJ", times);
        const bool compared = !adverb && !capital(word) && is_short(word);
        const std::vector<std::string> none;
        add_either(compared ? with_vowel(word, "er") : none, word, adverb ? "RBR" : "JJR", times,
                   [](View form) { return form.ends_with("r"); });
        add_either(compared ? with_vowel(word, "est") : none, word, adverb ? "RBS" : "JJS", times,
                   [](View form) { return form.ends_with("st"); });
        break;
      }
    }
  }

  std::filesystem::path folder_;
  std::map<std::pair<std::string, std::string>, int> met_;
  std::map<std::string, Senses> senses_;
  std::map<std::string, std::vector<std::string>> irregular_;
  Dictionary out_;
};

}  // namespace

base::Result<Dictionary> read_wordnet(const std::filesystem::path& folder) {
  return Reader(folder).read();
}

}  // namespace dateline::train
