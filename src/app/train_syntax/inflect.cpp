#include "inflect.hpp"

#include <cstddef>

namespace dateline::train {
namespace {

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
/// Runs of vowels, a "y" after a consonant among them, a last "e" that is not spoken left out.
std::size_t syllables(std::string_view word) {
  if (word.size() > 2 && word.back() == 'e' && !word.ends_with("le")) word.remove_suffix(1);
  std::size_t count = 0;
  bool before = false;
  for (const char c : word) {
    const bool now = vowel(c) || c == 'y';
    if (now && !before) ++count;
    before = now;
  }
  return count;
}
bool ends_in_consonant_and(std::string_view word, char last) {
  return word.size() > 1 && word.back() == last && !vowel(word[word.size() - 2]);
}
/// "refit": one consonant after one vowel may be doubled, by where the stress is.
bool may_double(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 3 || vowel(word[n - 1]) ||
      std::string_view("wxy").find(word[n - 1]) != std::string_view::npos)
    return false;
  return vowel(word[n - 2]) && (!vowel(word[n - 3]) || word.substr(n - 3, 2) == "ui");
}

}  // namespace

std::vector<std::string> with_s(std::string_view word) {
  const std::string w(word);
  if (word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
      word.ends_with("sh"))
    return {w + "es"};
  if (ends_in_consonant_and(word, 'y')) return {w.substr(0, w.size() - 1) + "ies", w + "s"};
  if (ends_in_consonant_and(word, 'o')) return {w + "es", w + "s"};
  return {w + "s"};
}

std::vector<std::string> plurals(std::string_view noun) {
  std::vector<std::string> out = with_s(noun);
  if (noun.size() > 4 && noun.ends_with("man"))
    out.push_back(std::string(noun.substr(0, noun.size() - 2)) + "en");
  return out;
}

std::vector<std::string> with_vowel(std::string_view word, std::string_view suffix) {
  std::string stem(word);
  const bool in_i = suffix.starts_with('i');
  if (stem.ends_with("ie") && in_i)
    return {stem.substr(0, stem.size() - 2) + "y" + std::string(suffix)};
  if (stem.ends_with('e') &&
      !(in_i && (stem.ends_with("ee") || stem.ends_with("oe") || stem.ends_with("ye"))))
    stem.pop_back();
  if (ends_in_consonant_and(stem, 'y') && !in_i && stem.size() == word.size()) stem.back() = 'i';
  std::vector<std::string> out = {stem + std::string(suffix)};
  if (stem.size() == word.size() && may_double(stem)) {
    std::string twice = stem + stem.back() + std::string(suffix);
    if (syllables(word) == 1) out.clear();
    out.push_back(std::move(twice));
  }
  if (word.ends_with("c")) out.push_back(stem + "k" + std::string(suffix));
  return out;
}

bool is_short(std::string_view adjective) {
  const std::size_t n = syllables(adjective);
  return n == 1 || (n == 2 && (adjective.ends_with('y') || adjective.ends_with("le") ||
                               adjective.ends_with("ow") || adjective.ends_with("er")));
}

}  // namespace dateline::train
