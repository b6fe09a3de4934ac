#include "curation/quoted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::curation {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using event::Document;

/// Words with one blank for each stretch of blanks and line breaks, none at the ends, and where
/// each of their code points stands.
struct Spaced {
  std::u32string words;
  std::vector<std::uint32_t> at;
};

constexpr char32_t kNoBreakSpace = 0xA0;

bool is_blank(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r') || c == kNoBreakSpace; }

Spaced spaced(std::u32string_view text) {
  Spaced out;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_blank(text[i])) {
      gap = !out.words.empty();
      continue;
    }
    if (gap) {
      out.words.push_back(U' ');
      out.at.push_back(static_cast<std::uint32_t>(i));
    }
    gap = false;
    out.words.push_back(text[i]);
    out.at.push_back(static_cast<std::uint32_t>(i));
  }
  return out;
}

/// All places where they stand, the first first.
std::vector<text::Span> places_of(std::string_view words, const Document& document) {
  std::vector<text::Span> out;
  const std::u32string wanted = spaced(base::to_code_points(words)).words;
  if (wanted.empty()) return out;
  const Spaced all = spaced(document.story.text);
  for (std::size_t i = all.words.find(wanted); i != std::u32string::npos;
       i = all.words.find(wanted, i + 1)) {
    out.push_back({all.at[i], all.at[i + wanted.size() - 1] + 1});
  }
  return out;
}

std::uint32_t distance(std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; }

Error bad(std::string message, std::string cure) {
  return {ErrorCode::bad_value, std::move(message), "", std::move(cure)};
}

/// Code points of the mention of an event that a span shares most of.
std::uint32_t shared(const event::Event& event, text::Span span) {
  std::uint32_t most = 0;
  for (const event::EventMention& m : event.mentions) {
    if (!m.span.overlaps(span)) continue;
    most = std::max(most, std::min(m.span.end, span.end) - std::max(m.span.start, span.start));
  }
  return most;
}

std::string told(const event::Event& event) {
  return fmt::format("{}{}", name(event.type),
                     event.place ? fmt::format(" in {}", event.place->name) : "");
}

bool is_at(const Document& document, const event::Event& event, const std::string& place) {
  if (!event.place) return false;
  const auto mention = static_cast<std::size_t>(event.place->mention);
  return event.place->name == place ||
         (event.place->mention >= 0 && mention < document.places.size() &&
          document.places[mention].surface == place);
}

}  // namespace

Result<text::Span> find_quoted(const QuotedWords& quoted, const Document& document) {
  const std::vector<text::Span> places = places_of(quoted.words, document);
  if (places.empty()) {
    return bad(fmt::format("do not stand in {}", document.story.name()),
               "Quote them as the story has them");
  }
  if (places.size() > 1 && !quoted.at) {
    return bad(fmt::format("stand {} times in {}", places.size(), document.story.name()),
               "Quote more of the sentence");
  }
  return *std::ranges::min_element(places, {}, [&](const text::Span& place) {
    return distance(place.start, quoted.at.value_or(place.start));
  });
}

Result<std::size_t> find_quoted(const QuotedEvent& quoted, const Document& document) {
  const auto span = find_quoted(quoted.quoted, document);
  if (!span) return span.error();
  std::vector<std::size_t> best;
  std::uint32_t most = 1;
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    const event::Event& e = document.events[i];
    if (quoted.type && e.type != *quoted.type) continue;
    if (!quoted.place.empty() && !is_at(document, e, quoted.place)) continue;
    const std::uint32_t share = shared(e, *span);
    if (share > most) best.clear();
    if (share >= most) best.push_back(i);
    most = std::max(most, share);
  }
  if (best.size() == 1) return best.front();
  if (best.empty()) {
    return bad(fmt::format("tell no {}{} in {}", quoted.type ? name(*quoted.type) : "event",
                           quoted.place.empty() ? "" : " at \"" + quoted.place + "\"",
                           document.story.name()),
               "See what is read there with dateline extract");
  }
  std::vector<std::string> named;
  for (const std::size_t i : best) named.push_back(told(document.events[i]));
  return bad(fmt::format("tell {} events: {}", best.size(), fmt::join(named, ", ")),
             "Quote the words of one of them, or say its \"type\" or its \"place\"");
}

QuotedWords quote_words(const Document& document, text::Span span) {
  QuotedWords out{document.story.line(span), std::nullopt};
  if (places_of(out.words, document).size() > 1) out.at = span.start;
  return out;
}

QuotedEvent quote_event(const Document& document, const event::Event& event) {
  QuotedEvent out{quote_words(document, event.mentions.front().span), event.type, ""};
  const auto found = find_quoted(out, document);
  if (!found && event.place) out.place = event.place->name;
  return out;
}

}  // namespace dateline::curation
