#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>

#include "text/characters.hpp"
#include "text/layout.hpp"
#include "text/sixty_four.hpp"

namespace dateline::text {
namespace {

struct SmallWords {
  std::string_view language;
  std::array<std::u32string_view, 16> words;
};

// The most frequent small words that few other languages share.
constexpr SmallWords kLanguages[] = {
    {"en",
     {U"the", U"of", U"and", U"to", U"in", U"that", U"was", U"for", U"on", U"with", U"said", U"by",
      U"from", U"had", U"were", U"has"}},
    {"fr",
     {U"le", U"la", U"les", U"des", U"et", U"du", U"une", U"est", U"dans", U"pour", U"que", U"qui",
      U"sur", U"au", U"aux", U"ont"}},
    {"de",
     {U"der", U"die", U"und", U"das", U"den", U"von", U"zu", U"mit", U"auf", U"ist", U"nicht",
      U"eine", U"im", U"dem", U"nach", U"bei"}},
    {"es",
     {U"el", U"los", U"las", U"del", U"que", U"una", U"por", U"con", U"para", U"su", U"fue", U"en",
      U"se", U"y", U"como", U"han"}},
    {"it",
     {U"il", U"di", U"che", U"della", U"gli", U"una", U"per", U"sono", U"nel", U"con", U"del",
      U"dei", U"alla", U"non", U"ha", U"le"}},
    {"pt",
     {U"os", U"do", U"da", U"em", U"uma", U"para", U"com", U"que", U"foi", U"dos", U"das", U"no",
      U"na", U"ao", U"e", U"mais"}},
    {"nl",
     {U"het", U"een", U"van", U"en", U"dat", U"op", U"zijn", U"voor", U"met", U"niet", U"aan",
      U"er", U"ook", U"bij", U"uit", U"naar"}},
    {"tr",
     {U"ve", U"bir", U"bu", U"i\u00E7in", U"ile", U"da", U"de", U"olarak", U"sonra", U"olan", U"en",
      U"ise", U"gibi", U"kadar", U"daha", U"t\u00FCrk"}},
    {"id",
     {U"yang", U"dan", U"di", U"dari", U"untuk", U"dengan", U"pada", U"ini", U"itu", U"tidak",
      U"oleh", U"telah", U"akan", U"ke", U"dalam", U"adalah"}},
    {"ku",
     {U"li", U"ji", U"\u00FB", U"bi", U"xwe", U"di", U"ku", U"j\u00EE", U"bo", U"hate", U"y\u00EAn",
      U"ser", U"b\u00FB", U"ya", U"y\u00EA", U"kir"}},
};

constexpr std::size_t kLongest = 7;  // letters of the longest of them, and one more

/// A word of at most kLongest letters below U+0100 as one number; 0 for any other.
constexpr std::uint64_t packed(std::u32string_view word) {
  if (word.size() > kLongest) return 0;
  std::uint64_t out = 0;
  for (const char32_t c : word) {
    if (c >= 0x100) return 0;
    out = out << 8U | c;
  }
  return out;
}

constexpr unsigned kBucketBits = 9;
constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;

/// A multiplier for which no bucket has more than two of the words: found by trying.
constexpr std::uint64_t kMultiplier = 0x91B7584A2265B1F5U;
constexpr std::size_t bucket_of(std::uint64_t word) {
  return word * kMultiplier >> (64U - kBucketBits);
}

/// Counts of a word for each language, of kLanguages, side by side in one number.
constexpr unsigned kCountBits = 6;
constexpr std::size_t kMostCounted = (std::size_t{1} << kCountBits) - 1;
static_assert(std::size(kLanguages) * kCountBits <= 64);

struct Known {
  std::uint64_t word = 0;    ///< 0: none
  std::uint64_t counts = 0;  ///< one for each of its languages
};

/// All small words, two a bucket at most: whether a word is one of them takes no branch.
constexpr auto kKnown = [] {
  std::array<std::array<Known, 2>, kBuckets> out{};
  for (std::size_t l = 0; l < std::size(kLanguages); ++l) {
    for (const auto w : kLanguages[l].words) {
      const std::uint64_t word = packed(w);
      auto& bucket = out[bucket_of(word)];
      Known& known = bucket[0].word == 0 || bucket[0].word == word ? bucket[0] : bucket.at(1);
      if (known.word != 0 && known.word != word) throw "three words in a bucket";
      known.word = word;
      known.counts |= std::uint64_t{1} << l * kCountBits;
    }
  }
  return out;
}();
static_assert(std::ranges::all_of(kLanguages,
                                  [](const SmallWords& of) {
                                    return std::ranges::all_of(of.words, [](std::u32string_view w) {
                                      return packed(w) != 0;
                                    });
                                  }),
              "a small word is too long or of another script");

/// The small letter of each ASCII letter, 0 for others.
constexpr auto kSmall = [] {
  std::array<char, 0x80> out{};
  for (char c = 'a'; c <= 'z'; ++c) {
    out[static_cast<std::size_t>(c)] = c;
    out[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return out;
}();

/// packed() of the small letters of so many ASCII letters, of eight that can be read. Where there
/// are more than kLongest it is that of the first eight, and of no small word: nobody knows whether
/// a word is long before it is there, so there is no branch.
std::uint64_t packed_small(const char* letters, std::size_t size) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, letters, sizeof eight);
  if constexpr (std::endian::native == std::endian::little) eight = __builtin_bswap64(eight);
  return (eight | 0x2020202020202020U) >> 8U * (sizeof eight - std::min(size, sizeof eight));
}
static_assert(kLongest < sizeof(std::uint64_t));

}  // namespace

std::string_view guess_language(std::u32string_view text) {
  constexpr std::size_t kEnough = 20000;  // code points: more would not change the answer
  std::array<std::size_t, std::size(kLanguages)> seen{};
  std::size_t words = 0;
  std::size_t letters = 0;
  std::size_t arabic = 0;
  std::size_t cyrillic = 0;
  std::size_t other = 0;
  std::uint64_t word = 0;  // packed() of it as far as it was read
  std::size_t length = 0;
  std::uint64_t counts = 0;  // of the last few words
  std::size_t counted = 0;
  const auto take = [&] {
    for (std::size_t& n : seen) {
      n += counts & kMostCounted;
      counts >>= kCountBits;
    }
    counts = counted = 0;
  };
  const auto count = [&](std::uint64_t key) {
    for (const Known& known : kKnown[bucket_of(key)]) {
      const std::uint64_t each = known.counts;  // at hand: no branch is needed
      counts += known.word == key ? each : 0;
    }
    ++counted;
  };
  const auto close = [&] {
    if (length == 0) return;
    ++words;
    const std::uint64_t key = length <= kLongest ? word : 0;
    word = 0;
    length = 0;
    if (key != 0) count(key);
  };
  const auto add = [&](char32_t small) {
    word = word << 8U | small;
    if (small >= 0x100) length = kLongest;  // of no small word
    ++length;
  };
  // Reads on from i in single characters up to the end of a word, or of what is between two.
  const auto read_closely = [&](std::size_t i) {
    do {
      // ASCII letters that stand together are read at once.
      const std::size_t begin = i;
      std::uint64_t packed_on = word;
      for (; i < text.size() && text[i] < 0x80; ++i) {
        const char small = kSmall[text[i]];
        if (small == 0) break;
        packed_on = packed_on << 8U | static_cast<std::uint64_t>(small);
      }
      word = packed_on;
      length += i - begin;
      letters += i - begin;
      if (i == text.size()) return i;
      const char32_t c = text[i++];
      if (c < 0x80) {
        if (!is_apostrophe(c)) close();
      } else if (is_letter(c)) {
        ++letters;
        arabic += is_arabic(c) ? 1U : 0U;
        cyrillic += c >= 0x400 && c <= 0x52F ? 1U : 0U;
        other += c >= 0x530 && !is_arabic(c) && !(c >= 0x1E00 && c <= 0x1EFF) &&
                         !(c >= 0x2BB && c <= 0x2BF)
                     ? 1U
                     : 0U;
        add(lower(c));
      } else if (!is_apostrophe(c)) {
        close();
      }
    } while (length > 0 && i < text.size());
    return i;
  };
  text = text.substr(0, kEnough);
  for (std::size_t begin = 0; begin < text.size();) {
    // Most of the text by far: words of ASCII between what belongs to none.
    constexpr std::size_t kSize = SixtyFour::kSize;
    const SixtyFour at(text.substr(begin));
    const std::uint64_t telling = at.letters() | at.others();
    const std::uint64_t odd = at.others() | at.equal_to('\'') | at.equal_to('`');
    // No more than half of them begin a word.
    if (counted + kSize / 2 > kMostCounted) take();
    std::size_t i = 0;
    while (i < kSize) {
      const std::uint64_t left = SixtyFour::from(telling, i);
      i = SixtyFour::first(left);
      if (left == 0) break;
      const std::size_t end = SixtyFour::first(SixtyFour::from(~at.letters(), i));
      if (end == kSize && i > 0) break;  // it may go on
      if (end == kSize || (odd >> end & 1U) != 0) {
        i = read_closely(begin + i) - begin;
        continue;
      }
      const std::size_t size = end - i;
      ++words;
      letters += size;
      count(packed_small(at.bytes() + i, size));
      i = end + 1;
    }
    begin += i;
  }
  close();
  take();
  if (letters == 0) return "";
  if (arabic * 2 > letters) return "ar";
  if (cyrillic * 2 > letters) return "ru";
  if (other * 2 > letters) return "";
  if (words < 6) return "en";  // a headline or less: nothing speaks against English
  std::string_view best = "";
  std::size_t most = 0;
  std::size_t english = 0;
  for (std::size_t l = 0; l < seen.size(); ++l) {
    const std::string_view language = kLanguages[l].language;
    const std::size_t n = seen[l];
    if (language == "en") english = n;
    if (n > most) most = n, best = language;
  }
  if (most * 20 < words) return english > 0 || words < 40 ? "en" : "";
  // Latin small words also stand in English names ("La", "de"): another language must win clearly.
  if (best != "en" && most < english * 2) return "en";
  return best;
}

}  // namespace dateline::text
