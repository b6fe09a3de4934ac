#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/characters.hpp"

/// The words that tokenize() cuts, or leaves whole, in a way of their own.
namespace dateline::text {

/// A word of ASCII as one number, its capitals made small; 0 for what is none or is longer than all
/// that are listed here.
[[nodiscard]] constexpr std::uint64_t packed(std::u32string_view word) {
  if (word.size() > sizeof(std::uint64_t)) return 0;
  std::uint64_t out = 0;
  for (const char32_t c : word) {
    if (c >= 0x80) return 0;
    out = out << 8U | lower(c);
  }
  return out;
}
template <std::size_t kSize>
[[nodiscard]] constexpr auto packed(
    const std::u32string_view (&words)[kSize]) {  // NOLINT(*-avoid-c-arrays)
  std::array<std::uint64_t, kSize> out{};
  std::ranges::transform(words, out.begin(), [](std::u32string_view w) { return packed(w); });
  return out;
}
[[nodiscard]] inline bool one_of(std::u32string_view word, std::span<const std::uint64_t> list) {
  return std::ranges::find(list, packed(word)) != list.end();
}

inline constexpr auto kPrefixes =
    packed({U"anti",  U"co",  U"counter", U"e",     U"ex",   U"inter", U"intra",
            U"micro", U"mid", U"mini",    U"multi", U"neo",  U"non",   U"pan",
            U"post",  U"pre", U"pro",     U"re",    U"semi", U"socio", U"sub"});
// Written before any letter, and before a capital only ("as-Sadr", but not "as-yet").
inline constexpr auto kArticles = packed({U"al", U"el", U"ul", U"ud"});
inline constexpr auto kAssimilated = packed(
    {U"ad", U"an", U"ar", U"as", U"ash", U"at", U"az", U"ed", U"en", U"er", U"es", U"et", U"ez"});
inline constexpr auto kUnits =
    packed({U"am",   U"b",  U"bn", U"cm",  U"f",  U"ft",  U"g",  U"hrs", U"hz",  U"k",
            U"kg",   U"kb", U"km", U"kph", U"lb", U"lbs", U"m",  U"mb",  U"mhz", U"min",
            U"mins", U"mm", U"mn", U"mph", U"p",  U"pm",  U"tn", U"x",   U"yrs"});
inline constexpr auto kDomains =
    packed({U"com", U"doc", U"edu", U"gov", U"htm", U"html", U"info", U"jpg", U"net", U"org",
            U"pdf", U"txt", U"uk", U"xls", U"iq", U"ir", U"sy", U"tv"});
inline constexpr auto kSplitWithD = packed({U"i", U"you", U"he", U"she", U"it", U"we", U"they",
                                            U"who", U"that", U"there", U"how", U"what"});

inline constexpr auto kEndings = packed({U"re", U"ve", U"ll"});

/// Words written as one that Universal Dependencies counts as two, and where to cut them.
struct Contraction {
  constexpr Contraction(std::u32string_view of, std::size_t at) : word(packed(of)), cut(at) {}
  std::uint64_t word;
  std::size_t cut;
};
inline constexpr std::array kContractions = std::to_array<Contraction>({{U"cannot", 3},
                                                                        {U"dont", 2},
                                                                        {U"didnt", 3},
                                                                        {U"doesnt", 4},
                                                                        {U"couldnt", 5},
                                                                        {U"wouldnt", 5},
                                                                        {U"gonna", 3},
                                                                        {U"wanna", 3},
                                                                        {U"gotta", 3},
                                                                        {U"isnt", 2},
                                                                        {U"wasnt", 3},
                                                                        {U"havent", 4}});
inline constexpr std::size_t kShortestContraction = 4;
inline constexpr std::size_t kLongestContraction = 7;

/// Whether a word may be one of them, which end in "nt", "ot", "na" or "ta", by the letter before
/// the last, which must be a small t or a.
[[nodiscard]] constexpr bool may_end_contraction(char32_t before) {
  const char32_t small = before | 0x20U;
  return small == U'n' || small == U'o' || small == U't';
}
/// Where to cut a word, packed(); 0: nowhere.
[[nodiscard]] inline std::size_t contraction(std::uint64_t word) {
  const auto* const it = std::ranges::find(kContractions, word, &Contraction::word);
  return it == kContractions.end() ? 0 : it->cut;
}

}  // namespace dateline::text
