#include "text/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "text/characters.hpp"
#include "text/find_first.hpp"

namespace dateline::text {
namespace {

constexpr std::size_t kLongestTitle = 160;

Span trimmed(std::u32string_view text, std::size_t start, std::size_t end) {
  while (start < end && is_space(text[start])) ++start;
  while (end > start && is_space(text[end - 1])) --end;
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

struct Line {
  Span span;          // trimmed; empty for a blank line
  bool first = true;  // no line, or a blank one, above it
};

std::vector<Line> lines_of(std::u32string_view text) {
  std::vector<Line> lines;
  bool blank_above = true;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = find_first(
        text, at, text.size(),
        [](char32_t c) {
          const bool control = (c & ~char32_t{0xF}) == 0;
          return control | is_beyond(c, 0x7F);
        },
        is_line_break);
    const Span span = trimmed(text, at, end);
    if (span.empty()) {
      // "\r\n" is one break: the empty stretch between its halves is no blank line.
      if (!(at > 0 && at < text.size() && text[at - 1] == U'\r' && text[at] == U'\n'))
        blank_above = true;
    } else {
      lines.push_back({span, blank_above});
      blank_above = false;
    }
    at = end + 1;
  }
  return lines;
}

/// Last character that is no closing quote or bracket.
char32_t last_telling(std::u32string_view text, Span s) {
  for (std::uint32_t i = s.end; i > s.start; --i) {
    const char32_t c = text[i - 1];
    if (!is_quote(c) && c != U')' && c != U']' && !is_apostrophe(c)) return c;
  }
  return 0;
}

bool ends_sentence(std::u32string_view text, Span s) {
  const char32_t c = last_telling(text, s);
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == 0x2026 || c == 0x61F ||
         c == 0x6D4;
}

std::u32string lowered(std::u32string_view s) {
  std::u32string out(s);
  std::ranges::transform(out, out.begin(), [](char32_t c) { return lower(c); });
  return out;
}

bool starts_with_any(std::u32string_view s, std::initializer_list<std::u32string_view> heads) {
  return std::ranges::any_of(heads, [&](std::u32string_view h) { return s.starts_with(h); });
}

/// What a short line above the body is; body where it is none of them.
Part part_of_header(std::u32string_view text, Span span) {
  const std::u32string_view line = text.substr(span.start, span.size());
  const std::u32string low = lowered(line.substr(0, 200));
  if (starts_with_any(low, {U"by ", U"written by ", U"reporting by ", U"author:"}) &&
      line.size() < 120 && !ends_sentence(text, span)) {
    return Part::byline;
  }
  if (starts_with_any(low, {U"published", U"posted", U"updated", U"last updated", U"last modified",
                            U"date:", U"source:", U"url:", U"http://", U"https://", U"copyright",
                            U"filed", U"first published", U"publisher:", U"title:"}) &&
      line.size() < 200) {
    return Part::metadata;
  }
  // A line of hardly more than a date ("18 June 2014", "Wednesday, June 18, 2014 14:05 GMT").
  if (line.size() <= 60 && looks_like_date(line) && !ends_sentence(text, span)) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      words += is_letter(line[i]) && (i == 0 || !is_letter(line[i - 1])) ? 1U : 0U;
    if (words <= 6) return Part::metadata;
  }
  return Part::body;
}

}  // namespace

bool looks_like_date(std::u32string_view text) {
  static constexpr std::u32string_view kMonths[] = {U"jan", U"feb", U"mar", U"apr", U"may", U"jun",
                                                    U"jul", U"aug", U"sep", U"oct", U"nov", U"dec"};
  const std::u32string low = lowered(text.substr(0, 4000));
  const auto digits_near = [&](std::size_t from, std::size_t to) {
    return std::any_of(low.begin() + static_cast<std::ptrdiff_t>(from),
                       low.begin() + static_cast<std::ptrdiff_t>(std::min(to, low.size())),
                       [](char32_t c) { return is_digit(c); });
  };
  for (std::size_t i = 0; i < low.size(); ++i) {
    if (i > 0 && is_letter(low[i - 1])) continue;
    for (const auto month : kMonths) {
      if (low.compare(i, 3, month) != 0) continue;
      std::size_t end = i;
      while (end < low.size() && is_letter(low[end])) ++end;
      // "march"/"may" alone say nothing; a number just before or after does.
      if (end - i <= 9 && (digits_near(end, end + 4) || digits_near(i >= 4 ? i - 4 : 0, i)))
        return true;
    }
    // 2014-06-15, 15/06/2014, 15.6.2014
    if (is_digit(low[i])) {
      std::size_t j = i;
      int parts = 1;
      while (j < low.size() &&
             (is_digit(low[j]) || ((low[j] == U'-' || low[j] == U'/' || low[j] == U'.') &&
                                   j + 1 < low.size() && is_digit(low[j + 1])))) {
        parts += is_digit(low[j]) ? 0 : 1;
        ++j;
      }
      if (parts == 3 && j - i >= 6 && j - i <= 10) return true;
      i = j;
    }
  }
  return false;
}

namespace {

/// The blocks of the head, which stand before the first of the body.
std::span<const Block> heads(const std::vector<Block>& blocks) {
  const auto end = std::ranges::find(blocks, Part::body, &Block::part);
  return {blocks.begin(), end};
}

/// The part of the head whose words a line repeats; body if none.
Part part_of_repeat(std::u32string_view text, std::span<const Block> head, Span line) {
  const auto words = text.substr(line.start, line.size());
  for (const Block& block : head) {
    if (text.substr(block.span.start, block.span.size()) == words) return block.part;
  }
  return Part::body;
}

}  // namespace

std::vector<Block> lay_out(std::u32string_view text) {
  std::vector<Block> blocks;
  const std::vector<Line> lines = lines_of(text);
  bool in_header = true;
  bool have_title = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool last_of_block = i + 1 == lines.size() || lines[i + 1].first;
    if (in_header) {
      const Part part = part_of_header(text, line.span);
      if (part != Part::body) {
        blocks.push_back({line.span, part});
        continue;
      }
      const char32_t next = i + 1 < lines.size() ? text[lines[i + 1].span.start] : U'\0';
      const bool next_continues = !last_of_block && is_lower(next);
      if (!have_title && i + 1 < lines.size() && line.span.size() <= kLongestTitle &&
          !next_continues && !ends_sentence(text, line.span) &&
          find_dateline(text, line.span).whole.empty()) {
        blocks.push_back({line.span, Part::title});
        have_title = true;
        continue;
      }
      in_header = false;
      blocks.push_back({line.span, Part::body});
      continue;
    }
    // A text that was pasted twice over has its head twice.
    if (line.first || blocks.back().part != Part::body) {
      if (const Part part = part_of_repeat(text, heads(blocks), line.span); part != Part::body) {
        blocks.push_back({line.span, part});
        continue;
      }
    }
    const bool starts_low = is_lower(text[line.span.start]);
    // The line above is a paragraph of its own if it ends a sentence and this one begins another; a
    // break in mid-sentence is a hard wrap whatever the capitals say.
    if (line.first || (ends_sentence(text, blocks.back().span) && !starts_low) ||
        blocks.back().part != Part::body) {
      blocks.push_back({line.span, Part::body});
    } else {
      blocks.back().span.end = line.span.end;
    }
  }
  // "BEIRUT (Wire) Dec 15, 2016" alone above the body is its dateline.
  for (Block& block : blocks) {
    if (block.part == Part::title || block.part == Part::byline) continue;
    const DatelineLine d = find_dateline(text, block.span);
    if (!d.whole.empty() && d.whole.end == block.span.end) block.part = Part::dateline;
    if (block.part == Part::body) break;
  }
  return blocks;
}

}  // namespace dateline::text
