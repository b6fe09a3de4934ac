#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/find_first.hpp"
#include "text/layout.hpp"

namespace dateline::text {
namespace {

constexpr std::size_t kLongestDateline = 110;
constexpr std::size_t kMostPlaceWords = 5;

enum class Piece { place, region, agency, date, other };

struct Segment {
  Span span;
  bool bracketed = false;
  Piece piece = Piece::other;
};

bool is_agency(std::u32string_view s) {
  static constexpr std::u32string_view kAgencies[] = {U"reuters",
                                                      U"ap",
                                                      U"afp",
                                                      U"upi",
                                                      U"dpa",
                                                      U"efe",
                                                      U"ansa",
                                                      U"xinhua",
                                                      U"tass",
                                                      U"interfax",
                                                      U"itar-tass",
                                                      U"sana",
                                                      U"irna",
                                                      U"anadolu",
                                                      U"aa",
                                                      U"kuna",
                                                      U"spa",
                                                      U"petra",
                                                      U"cnn",
                                                      U"bbc",
                                                      U"bbc news",
                                                      U"wire",
                                                      U"irin",
                                                      U"associated press",
                                                      U"the associated press",
                                                      U"agence france-presse",
                                                      U"al jazeera",
                                                      U"rudaw",
                                                      U"ria novosti",
                                                      U"kyodo",
                                                      U"pti",
                                                      U"ians",
                                                      U"bloomberg",
                                                      U"unhcr",
                                                      U"ocha",
                                                      U"voa",
                                                      U"rfe/rl",
                                                      U"thomson reuters foundation"};
  std::u32string low;
  for (const char32_t c : s) low.push_back(lower(c));
  if (std::ranges::find(kAgencies, std::u32string_view(low)) != std::end(kAgencies)) return true;
  return low.ends_with(U".com") || low.ends_with(U".net") || low.ends_with(U".org") ||
         low.ends_with(U" news") || low.ends_with(U" news agency");
}

bool capitalised_words(std::u32string_view s, bool* all_caps) {
  std::size_t words = 0;
  bool caps = true;
  for (std::size_t i = 0; i < s.size();) {
    while (i < s.size() && (is_space(s[i]) || is_dash(s[i]) || s[i] == U'/')) ++i;
    const std::size_t start = i;
    while (i < s.size() && !is_space(s[i]) && !is_dash(s[i]) && s[i] != U'/') ++i;
    if (i == start) break;
    ++words;
    const auto word = s.substr(start, i - start);
    const bool particle =
        word == U"al" || word == U"of" || word == U"the" || word == U"el" || word == U"de";
    if (!is_upper(word.front()) && !is_arabic(word.front()) && !(particle && start > 0))
      return false;
    for (const char32_t c : word) {
      if (is_digit(c)) return false;
      caps = caps && !is_lower(c);
    }
  }
  *all_caps = caps;
  return words > 0 && words <= kMostPlaceWords;
}

Span trimmed(std::u32string_view text, Span s) {
  while (s.start < s.end && is_space(text[s.start])) ++s.start;
  while (s.end > s.start && is_space(text[s.end - 1])) --s.end;
  return s;
}

/// Parts between commas and brackets. nullopt where brackets do not match.
std::optional<std::vector<Segment>> cut(std::u32string_view text, Span prefix) {
  std::vector<Segment> out;
  Segment now{{prefix.start, prefix.start}, false, Piece::other};
  const auto close = [&](std::uint32_t at) {
    now.span.end = at;
    now.span = trimmed(text, now.span);
    if (!now.span.empty()) out.push_back(now);
  };
  for (std::uint32_t i = prefix.start; i < prefix.end; ++i) {
    const char32_t c = text[i];
    if (c == U'(') {
      if (now.bracketed) return std::nullopt;
      close(i);
      now = {{i + 1, i + 1}, true, Piece::other};
    } else if (c == U')') {
      if (!now.bracketed) return std::nullopt;
      close(i);
      now = {{i + 1, i + 1}, false, Piece::other};
    } else if (c == U',' && !now.bracketed) {
      // "Jan 4, 2014" is one date: a year after the comma stays with what is before it.
      std::uint32_t j = i + 1;
      while (j < prefix.end && is_space(text[j])) ++j;
      std::uint32_t k = j;
      while (k < prefix.end && is_digit(text[k])) ++k;
      if (k - j == 4 && looks_like_date(text.substr(now.span.start, k - now.span.start))) continue;
      close(i);
      now = {{i + 1, i + 1}, false, Piece::other};
    }
  }
  if (now.bracketed) return std::nullopt;
  close(prefix.end);
  return out;
}

/// Reads text[prefix] as a dateline; `whole` stays empty where it is none.
DatelineLine read(std::u32string_view text, Span prefix, bool strong_mark) {
  DatelineLine out;
  auto segments = cut(text, trimmed(text, prefix));
  if (!segments || segments->empty() || segments->size() > 6) return {};
  bool place_caps = false;
  for (Segment& s : *segments) {
    const auto words = text.substr(s.span.start, s.span.size());
    bool caps = false;
    if (is_agency(words) || (s.bracketed && !looks_like_date(words) && words.size() <= 40)) {
      s.piece = Piece::agency;
      if (out.agency.empty()) out.agency = s.span;
    } else if (looks_like_date(words)) {
      s.piece = Piece::date;
      if (!out.date.empty()) return {};
      // "BAGHDAD Jan 4": the date begins at its month or number; capitals before it are the place.
      std::uint32_t at = s.span.start;
      while (at < s.span.end) {
        std::uint32_t end = at;
        while (end < s.span.end && !is_space(text[end])) ++end;
        if (looks_like_date(text.substr(at, std::min<std::uint32_t>(s.span.end, end + 4) - at)))
          break;
        while (end < s.span.end && is_space(text[end])) ++end;
        at = end;
      }
      // A weekday before it belongs to the date.
      const Span before = trimmed(text, {s.span.start, at});
      if (!before.empty()) {
        if (!out.place.empty() ||
            !capitalised_words(text.substr(before.start, before.size()), &caps)) {
          out.date = s.span;
        } else {
          out.place = before;
          place_caps = caps;
          out.date = {at, s.span.end};
        }
      } else {
        out.date = s.span;
      }
    } else if (capitalised_words(words, &caps)) {
      s.piece = out.place.empty() ? Piece::place : Piece::region;
      if (out.place.empty()) {
        out.place = s.span;
        place_caps = caps;
      }
    } else {
      return {};
    }
  }
  // One capitalised word and a dash is as likely a label ("Analysis -"); capitals, an agency or a
  // date beside it make it a dateline.
  const bool sure =
      (!out.place.empty() && place_caps && strong_mark) || !out.agency.empty() || !out.date.empty();
  if (!sure || (out.place.empty() && out.agency.empty())) return {};
  return out;
}

}  // namespace

DatelineLine find_dateline(std::u32string_view text, Span paragraph) {
  const auto limit = static_cast<std::uint32_t>(
      std::min<std::size_t>(paragraph.end, paragraph.start + kLongestDateline));
  const auto next_mark = [&](std::uint32_t from) {
    return static_cast<std::uint32_t>(find_first(
        text, from, limit,
        [](char32_t c) {
          const bool plain = (c == U'-') | (c == U':');
          return plain | is_beyond(c, 0x200F);
        },
        [](char32_t c) { return c == U':' || is_dash(c); }));
  };
  for (std::uint32_t i = paragraph.start; (i = next_mark(i)) < limit; ++i) {
    const char32_t c = text[i];
    const bool spaced_before =
        i > paragraph.start && (is_space(text[i - 1]) || text[i - 1] == U')');
    std::uint32_t end = i + 1;
    while (end < paragraph.end && is_dash(text[end])) ++end;
    const bool spaced_after = end >= paragraph.end || is_space(text[end]);
    const bool long_dash = is_dash(c) && c != U'-';
    const bool dash = is_dash(c) && ((spaced_before && spaced_after) || long_dash || end - i >= 2);
    const bool colon = c == U':' && spaced_after;
    if (!dash && !colon) continue;
    DatelineLine d = read(text, {paragraph.start, i}, true);
    if (d.place.empty() && d.agency.empty()) {
      if (dash) continue;  // "AL-QAIM - ": an inner hyphen was no mark; look for the next
      return {};
    }
    if (colon && d.agency.empty() && d.date.empty()) return {};
    while (end < paragraph.end && is_space(text[end])) ++end;
    d.whole = {paragraph.start, end};
    return d;
  }
  // No mark: the paragraph as a whole, if it is short ("BEIRUT (Wire) Dec 15, 2016").
  if (paragraph.size() <= kLongestDateline) {
    DatelineLine d = read(text, paragraph, false);
    if (!d.place.empty() && (!d.date.empty() || !d.agency.empty())) {
      d.whole = paragraph;
      return d;
    }
  }
  return {};
}

}  // namespace dateline::text
