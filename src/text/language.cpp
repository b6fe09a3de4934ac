#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "text/characters.hpp"
#include "text/layout.hpp"

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

}  // namespace

std::string_view guess_language(std::u32string_view text) {
  constexpr std::size_t kEnough = 20000;  // code points: more would not change the answer
  std::unordered_map<std::u32string, std::size_t> seen;
  std::size_t words = 0;
  std::size_t letters = 0;
  std::size_t arabic = 0;
  std::size_t cyrillic = 0;
  std::size_t other = 0;
  std::u32string word;
  const auto close = [&] {
    if (!word.empty()) {
      ++seen[word];
      ++words;
      word.clear();
    }
  };
  for (const char32_t c : text.substr(0, kEnough)) {
    if (is_letter(c)) {
      ++letters;
      arabic += is_arabic(c) ? 1U : 0U;
      cyrillic += c >= 0x400 && c <= 0x52F ? 1U : 0U;
      other += c >= 0x530 && !is_arabic(c) && !(c >= 0x1E00 && c <= 0x1EFF) &&
                       !(c >= 0x2BB && c <= 0x2BF)
                   ? 1U
                   : 0U;
      if (word.size() < 16) word.push_back(lower(c));
    } else if (!is_apostrophe(c)) {
      close();
    }
  }
  close();
  if (letters == 0) return "";
  if (arabic * 2 > letters) return "ar";
  if (cyrillic * 2 > letters) return "ru";
  if (other * 2 > letters) return "";
  if (words < 6) return "en";  // a headline or less: nothing speaks against English
  std::string_view best = "";
  std::size_t most = 0;
  std::size_t english = 0;
  for (const auto& [language, list] : kLanguages) {
    std::size_t n = 0;
    for (const auto w : list) {
      if (const auto it = seen.find(std::u32string(w)); it != seen.end()) n += it->second;
    }
    if (language == "en") english = n;
    if (n > most) most = n, best = language;
  }
  if (most * 20 < words) return english > 0 || words < 40 ? "en" : "";
  // Latin small words also stand in English names ("La", "de"): another language must win clearly.
  if (best != "en" && most < english * 2) return "en";
  return best;
}

}  // namespace dateline::text
