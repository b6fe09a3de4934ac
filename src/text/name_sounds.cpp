#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/name_key.hpp"

namespace dateline::text {
namespace {

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Calls `use` for each word; stops where it gives false.
template <class Use>
void each_word(std::string_view key, Use use) {
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at && !use(key.substr(at, end - at))) return;
    at = end + 1;
  }
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_article(std::string_view w) {
  static constexpr std::array<std::string_view, 22> kArticles{
      "ad", "adh", "al", "an", "ar", "as",  "ash", "at", "ath", "az", "ech",
      "ed", "el",  "en", "er", "es", "esh", "et",  "ez", "il",  "ud", "ul"};
  constexpr std::size_t kLongest = 3;
  if (w.size() < 2 || w.size() > kLongest || !is_vowel(w[0])) return false;
  return std::find(kArticles.begin(), kArticles.end(), w) != kArticles.end();
}

/// The consonant classes of Arabic, Persian and Kurdish letters; 0 where the letter is a vowel or
/// is seldom written in Latin letters.
char consonant_of(char32_t c) {
  switch (c) {
    case U'\u0628':
      return 'b';
    case U'\u067e':
      return 'p';
    case U'\u062a':
    case U'\u0637':
    case U'\u062b':
      return 't';
    case U'\u062c':
    case U'\u0698':
      return 'j';
    case U'\u0686':
      return 'S';
    case U'\u062d':
    case U'\u0647':
    case U'\u06d5':
      return 'h';
    case U'\u062e':
    case U'\u0642':
    case U'\u0643':
      return 'k';
    case U'\u062f':
    case U'\u0630':
    case U'\u0632':
    case U'\u0636':
    case U'\u0638':
      return 'd';
    case U'\u0631':
    case U'\u0695':
      return 'r';
    case U'\u0633':
    case U'\u0635':
      return 's';
    case U'\u0634':
      return 'S';
    case U'\u063a':
    case U'\u06af':
      return 'g';
    case U'\u0641':
      return 'f';
    case U'\u06a4':
      return 'v';
    case U'\u0644':
    case U'\u06b5':
      return 'l';
    case U'\u0645':
      return 'm';
    case U'\u0646':
      return 'n';
    case U'\u0648':
      return 'w';
    case U'\u064a':
      return 'y';
    default:
      return 0;
  }
}

/// Whether an ASCII character stands for itself, whatever follows it.
constexpr auto kPlain = [] {
  std::array<bool, 0x80> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = std::string_view("qcskgtrdpzx").find(static_cast<char>(i)) == std::string_view::npos;
  }
  return out;
}();

/// Writes sounds one behind the other, no more than two a letter; a doubled one is one.
class Sounds {
 public:
  /// In place of what `out` holds; of at most so many letters.
  Sounds(std::string& out, std::size_t letters) : out_(&out) { out.resize(2 * letters); }

  /// Adds those of one word of a Latin key: consonants as classes, with vowels kept.
  void add(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      if (kPlain[static_cast<std::uint8_t>(c) & 0x7FU]) {
        put(c);
      } else {
        i += add_changed(word, i);
      }
    }
  }
  void close() { out_->resize(size_); }

 private:
  void put(char sound) {
    if (size_ == 0 || (*out_)[size_ - 1] != sound) (*out_)[size_++] = sound;
  }
  /// Adds one that may stand for more letters than itself; gives how many more.
  std::size_t add_changed(std::string_view word, std::size_t i) {
    const auto next = [&](std::size_t k) { return k < word.size() ? word[k] : '\0'; };
    const char c = word[i];
    const std::size_t with_h = next(i + 1) == 'h' ? 1 : 0;
    switch (c) {
      case 'q':
        put('k');
        return next(i + 1) == 'u' && is_vowel(next(i + 2)) ? 1 : 0;
      case 'c':
        put(with_h > 0 ? 'S' : 'k');
        return with_h;
      case 's':
        put(with_h > 0 ? 'S' : 's');
        return with_h;
      case 'd':
        if (next(i + with_h + 1) == 'j') {
          put('j');
          return with_h + 1;
        }
        put('d');
        return with_h;
      case 'p':
        put(with_h > 0 ? 'f' : 'p');
        return with_h;
      case 'z':
        put('d');
        return with_h;
      case 'x':
        (*out_)[size_++] = 'k';
        put('s');
        return 0;
      default:  // k, g, t, r
        put(c);
        return with_h;
    }
  }

  std::string* out_;
  std::size_t size_ = 0;
};

/// The sounds of a Latin key without articles and word breaks, in place of what `out` holds.
void sounds_of(std::string_view key, std::string& out) {
  Sounds sounds(out, key.size());
  if (key.find(' ') == std::string_view::npos) {
    sounds.add(key);
  } else {
    bool has_other = false;
    each_word(key, [&](std::string_view w) {
      has_other = !is_article(w);
      return !has_other;
    });
    each_word(key, [&](std::string_view word) {
      if (!has_other || !is_article(word)) sounds.add(word);
      return true;
    });
  }
  sounds.close();
  // -ah and -a, -eh and -e are one.
  if (out.size() > 2 && out.back() == 'h' && is_vowel(out[out.size() - 2])) out.pop_back();
}

/// Sounds that spellings of one name swap freely, a number each; all others are one class.
constexpr std::string_view kSoft = "aeiouywh";
constexpr std::size_t kSoundClasses = kSoft.size() + 1;
constexpr auto kSoundClass = [] {
  std::array<std::uint8_t, 0x80> out{};
  for (std::size_t i = 0; i < kSoft.size(); ++i) {
    out[static_cast<std::size_t>(kSoft[i])] = static_cast<std::uint8_t>(i + 1);
  }
  return out;
}();
/// Of a byte of a Latin key.
std::size_t sound_class(char c) { return kSoundClass[static_cast<std::uint8_t>(c) & 0x7FU]; }

/// What it costs to write one sound for another that is not the same.
constexpr auto kChangeCost = [] {
  std::array<std::array<double, kSoundClasses>, kSoundClasses> out{};
  const auto front = [](char c) { return c == 'e' || c == 'i' || c == 'y'; };
  const auto back = [](char c) { return c == 'o' || c == 'u' || c == 'w'; };
  for (std::size_t i = 0; i < kSoundClasses; ++i) {
    for (std::size_t j = 0; j < kSoundClasses; ++j) {
      if (i == 0 || j == 0) {
        out[i][j] = 2;
        continue;
      }
      const char p = kSoft[i - 1];
      const char q = kSoft[j - 1];
      if ((front(p) && front(q)) || (back(p) && back(q))) {
        out[i][j] = 0.15;
      } else if ((p == 'a' && q == 'e') || (p == 'e' && q == 'a')) {
        out[i][j] = 0.3;
      } else {
        out[i][j] = 0.6;
      }
    }
  }
  return out;
}();
constexpr double kLeastDropCost = 0.5;
constexpr double kTooMuch = 1e9;  ///< a cost that no two names have
double drop_cost(char c) { return sound_class(c) != 0 ? kLeastDropCost : 1.5; }

std::string arabic_skeleton(std::string_view key) {
  std::string out;
  for (const std::string_view word : words_of(key)) {
    std::u32string letters = base::to_code_points(word);
    if (letters.size() > 3 && letters[0] == U'\u0627' && letters[1] == U'\u0644')
      letters.erase(0, 2);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char c = consonant_of(letters[i]);
      // Waw and ya stand for vowels except at the start of a word; final heh is -a.
      if (c == 0 || ((c == 'w' || c == 'y') && i > 0)) continue;
      if (c == 'h' && i + 1 == letters.size()) continue;
      if (!out.empty() && out.back() == c) continue;
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::string name_skeleton(std::string_view key) {
  if (!base::is_ascii(key)) {
    const std::string arabic = arabic_skeleton(key);
    return arabic.empty() ? std::string(key) : arabic;
  }
  std::string out;
  sounds_of(key, out);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = out[i];
    if (is_vowel(c) || (i > 0 && (c == 'y' || c == 'w'))) continue;
    // An h at the end comes and goes.
    if (c == 'h' && i > 0 && i + 1 == out.size()) continue;
    if (kept > 0 && out[kept - 1] == c) continue;
    out[kept++] = c;
  }
  out.resize(kept);
  return out;
}

double name_similarity(std::string_view a, std::string_view b) { return NameLikeness(a).to(b); }

NameLikeness::NameLikeness(std::string_view name_key)
    : key_(name_key), latin_(base::is_ascii(name_key)) {
  if (latin_) sounds_of(key_, sounds_);
}

double NameLikeness::to(std::string_view name_key, double least) {
  if (key_ == name_key) return 1;
  const bool latin = base::is_ascii(name_key);
  if (!latin_ || !latin) {
    if (name_skeleton(key_) != name_skeleton(name_key)) return 0;
    return latin_ == latin ? 0.9 : 0.8;
  }
  sounds_of(name_key, other_);
  const std::string& y = other_;
  if (sounds_.empty() || y.empty()) return 0;
  // A spelling that only differs in articles or word breaks is a little less than the same.
  constexpr double kMost = 0.99;
  const double length = static_cast<double>(std::max(sounds_.size(), y.size()));
  // Costs of a row rise from each to the next: beyond this, with room for rounding, all is lost.
  const double most_cost = (kMost - least) * length + 1e-6;
  // Each that one has more than the other is dropped.
  const double more = length - static_cast<double>(std::min(sounds_.size(), y.size()));
  if (more * kLeastDropCost > most_cost) return 0;
  // Within what may be lost, no more sounds than these are dropped of one or the other: all other
  // pairs of sounds are too far apart.
  const auto band = static_cast<std::size_t>(most_cost / kLeastDropCost);
  row_.assign(y.size() + 1, kTooMuch);
  row_[0] = 0;
  for (std::size_t j = 0; j < std::min(band, y.size()); ++j)
    row_[j + 1] = row_[j] + drop_cost(y[j]);
  for (std::size_t i = 0; i < sounds_.size(); ++i) {
    const char p = sounds_[i];
    const double dropped = drop_cost(p);
    const auto& changed = kChangeCost[sound_class(p)];
    const std::size_t first = i + 1 > band ? i + 1 - band : 1;  // of columns 1 to y.size()
    const std::size_t last = std::min(y.size(), i + 1 + band);
    double diagonal = row_[first - 1];
    row_[first - 1] = first == 1 && i < band ? diagonal + dropped : kTooMuch;
    double cheapest = row_[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const double above = row_[j];
      const double change = p == y[j - 1] ? 0 : changed[sound_class(y[j - 1])];
      row_[j] = std::min({diagonal + change, above + dropped, row_[j - 1] + drop_cost(y[j - 1])});
      cheapest = std::min(cheapest, row_[j]);
      diagonal = above;
    }
    if (cheapest > most_cost) return 0;
  }
  return std::max(0.0, kMost - row_.back() / length);
}

}  // namespace dateline::text
