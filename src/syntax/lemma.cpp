#include "syntax/lemma.hpp"

#include <cstddef>

#include "syntax/hash.hpp"
#include "syntax/irregular_verbs.hpp"

namespace dateline::syntax {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool has_vowel(std::string_view s) {
  for (const char c : s) {
    if (vowel(c) || c == 'y') return true;
  }
  return false;
}

bool doubled(std::string_view s) {
  const std::size_t n = s.size();
  return n > 2 && s[n - 1] == s[n - 2] && !vowel(s[n - 1]) && s[n - 1] != 'l' && s[n - 1] != 's' &&
         s[n - 1] != 'f' && s[n - 1] != 'z';
}

/// A verb's stem as it is left by "-ed" or "-ing", with the e or the single consonant put back.
std::string verb_stem(std::string stem) {
  const std::size_t n = stem.size();
  if (doubled(stem)) {
    stem.pop_back();
    return stem;
  }
  const auto ends = [&stem](std::string_view end) { return stem.ends_with(end); };
  if (ends("i")) return stem.substr(0, n - 1) + "y";
  if (ends("at") || ends("iz") || ends("is") || ends("us") || ends("v") || ends("c") || ends("u") ||
      ends("dg") || ends("rg") || ends("ng") || ends("bl") || ends("pl") || ends("tl") ||
      ends("gl") || ends("dl") || ends("kl") || ends("rs") || ends("ns") || ends("ls") ||
      ends("ps") || ends("as")) {
    if (ends("eat") || ends("oat") || (ends("ng") && !ends("ang") && !ends("eng"))) return stem;
    return stem + "e";
  }
  // Consonant, vowel, consonant of one syllable: "hop" would have been "hopp".
  if (n >= 3 && !vowel(stem[n - 1]) && vowel(stem[n - 2]) && !vowel(stem[n - 3]) &&
      stem[n - 1] != 'w' && stem[n - 1] != 'x' && stem[n - 1] != 'y') {
    std::size_t groups = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (vowel(stem[i]) && (i == 0 || !vowel(stem[i - 1]))) ++groups;
    }
    if (groups == 1 || ends("ir") || ends("ur") || ends("or")) return stem + "e";
  }
  if (n == 2 && vowel(stem[0])) return stem + "e";  // "us-ed"
  return stem;
}

std::string without_s(std::string form) {
  const std::size_t n = form.size();
  const auto ends = [&form](std::string_view end) { return form.ends_with(end); };
  if (n < 4 || ends("ss") || ends("us") || ends("is")) {
    return n > 2 && form.back() == 's' && !ends("ss") && !ends("us") && !ends("is")
               ? form.substr(0, n - 1)
               : form;
  }
  if (ends("ies")) return n > 4 ? form.substr(0, n - 3) + "y" : form.substr(0, n - 1);
  if (ends("ches") || ends("shes") || ends("sses") || ends("xes") || ends("zzes") || ends("oes")) {
    return form.substr(0, n - 2);
  }
  return form.back() == 's' ? form.substr(0, n - 1) : form;
}

}  // namespace

std::uint32_t lemma_key(std::string_view lower_form, Upos upos) {
  return static_cast<std::uint32_t>(mix(key_of(lower_form), static_cast<std::uint64_t>(upos) + 1));
}

std::vector<std::string> possible_bases(std::string_view lower_form) {
  std::string_view stem = lower_form;
  if (stem.ends_with("ing")) {
    stem.remove_suffix(3);
  } else if (stem.ends_with("ed")) {
    stem.remove_suffix(2);
  } else {
    return {};
  }
  const std::size_t n = stem.size();
  if (n < 2 || !has_vowel(stem)) return {};
  std::vector<std::string> out = {std::string(stem), std::string(stem) + "e"};
  if (stem[n - 1] == stem[n - 2]) out.emplace_back(stem.substr(0, n - 1));
  return out;
}

std::string small_letters(std::string_view form) {
  std::string out(form);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto u = static_cast<unsigned char>(out[i]);
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(u + 0x20);
    if (i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && u >= 0x80 && u <= 0x9E &&
        u != 0x97) {
      out[i] = static_cast<char>(u + 0x20);
    }
  }
  return out;
}

std::string regular_lemma(std::string_view form, Upos upos, std::string_view xpos) {
  if (upos == Upos::propn) {
    if (xpos == "NNPS" && form.size() > 3 && form.ends_with('s'))
      return without_s(std::string(form));
    return std::string(form);
  }
  std::string low = small_letters(form);
  const auto n = low.size();
  if (upos == Upos::noun && xpos == "NNS") {
    if (low.ends_with("men") && n > 3) return low.substr(0, n - 2) + "an";
    return without_s(std::move(low));
  }
  if (upos == Upos::verb || upos == Upos::aux) {
    if (xpos == "VBD" || xpos == "VBN") {
      if (const auto base = irregular_base(low); !base.empty()) return std::string(base);
    }
    if (xpos == "VBZ") return without_s(std::move(low));
    if (xpos == "VBG" && low.ends_with("ing") && n > 4 && has_vowel(low.substr(0, n - 3))) {
      return verb_stem(low.substr(0, n - 3));
    }
    if ((xpos == "VBD" || xpos == "VBN") && low.ends_with("ed") && n > 3 &&
        has_vowel(low.substr(0, n - 2))) {
      if (low.ends_with("eed") && n > 4)
        return low.substr(0, n - 1) == "fre" ? "free" : low.substr(0, n - 1);
      return verb_stem(low.substr(0, n - 2));
    }
    return low;
  }
  if ((upos == Upos::adj || upos == Upos::adv) && n > 4) {
    const bool comparative = (xpos == "JJR" || xpos == "RBR") && low.ends_with("er");
    const bool superlative = (xpos == "JJS" || xpos == "RBS") && low.ends_with("est");
    if (comparative || superlative) {
      std::string stem = low.substr(0, n - (comparative ? 2 : 3));
      if (stem.ends_with('i')) return stem.substr(0, stem.size() - 1) + "y";
      if (doubled(stem)) stem.pop_back();
      return stem;
    }
  }
  return low;
}

}  // namespace dateline::syntax
