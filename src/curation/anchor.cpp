#include "curation/anchor.hpp"

#include "base/translate.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::curation {
namespace {

using base::mark_in;

using event::Document;

std::string sentence_words(const Document& document, std::uint32_t sentence) {
  if (sentence >= document.story.sentences.size()) return "";
  text::Span span = document.story.sentences[sentence].span;
  span.end = std::min(span.end, span.start + static_cast<std::uint32_t>(kMostSentence));
  return document.story.line(span);
}

/// Letters and digits alone, so that other quotes and spaces do not make another sentence.
std::string bare(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter =
        byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return out;
}

/// Sentences worded like that.
std::vector<std::uint32_t> sentences_like(const Document& document, std::string_view words) {
  std::vector<std::uint32_t> out;
  const std::string wanted = bare(words);
  if (wanted.empty()) return out;
  for (std::uint32_t s = 0; s < document.story.sentences.size(); ++s) {
    if (bare(sentence_words(document, s)) == wanted) out.push_back(s);
  }
  return out;
}

/// Whether one is the other with more or fewer words at its end, or they are much the same: a
/// clause is told in more words or fewer, but is none of the things that it mentions.
bool much_alike(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) || (2 * a.size() >= b.size() && b.find(a) != std::string_view::npos);
}

std::uint32_t distance(text::Span a, text::Span b) {
  return a.start > b.start ? a.start - b.start : b.start - a.start;
}

}  // namespace

EventAnchor anchor_of(const Document& document, const event::Event& event) {
  const event::EventMention& m = event.mentions.front();
  return {document.story.id,
          event.id,
          event.type,
          m.span,
          document.story.line(m.span),
          sentence_words(document, m.sentence)};
}

MentionAnchor anchor_of(const Document& document, std::size_t mention) {
  const geoparse::PlaceMention& m = document.places[mention];
  return {document.story.id, m.span, m.surface,
          sentence_words(document, document.story.sentence_at(m.span.start))};
}

std::optional<Fit> fit(const EventAnchor& anchor, const Document& document) {
  // The same id of the same words: an id alone is a number that another text may have, too.
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    const event::Event& e = document.events[i];
    if (e.id != anchor.event) continue;
    const event::EventMention& m = e.mentions.front();
    if (bare(sentence_words(document, m.sentence)) == bare(anchor.sentence)) return Fit{i, ""};
  }
  const std::vector<std::uint32_t> sentences = sentences_like(document, anchor.sentence);
  if (sentences.empty()) return std::nullopt;
  struct Found {
    std::size_t event = 0;
    int likeness = 0;
    std::uint32_t far = 0;
  };
  std::optional<Found> best;
  bool several = false;
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    const event::Event& e = document.events[i];
    for (const event::EventMention& m : e.mentions) {
      if (std::ranges::find(sentences, m.sentence) == sentences.end()) continue;
      // The span as it lies in its sentence: what stands before the sentence may have changed.
      const std::string words = bare(document.story.line(m.span));
      const bool same_words = words == bare(anchor.words);
      const bool alike = much_alike(words, bare(anchor.words));
      const int likeness = (same_words ? 4 : alike ? 2 : 0) + (e.type == anchor.type ? 1 : 0);
      if (likeness < 3) continue;
      const Found found{i, likeness, distance(m.span, anchor.span)};
      if (!best || found.likeness > best->likeness ||
          (found.likeness == best->likeness && found.far < best->far)) {
        several = false;
        best = found;
      } else if (found.likeness == best->likeness && found.far == best->far &&
                 found.event != best->event) {
        several = true;
      }
    }
  }
  if (!best || several) return std::nullopt;
  const event::Event& e = document.events[best->event];
  std::string how;
  if (e.type != anchor.type) {
    how = fmt::format(mark_in("what became of a correction", "now read as {}"), name(e.type));
  } else if (e.mentions.front().span != anchor.span) {
    how = mark_in("what became of a correction", "its sentence has moved");
  } else {
    how = mark_in("what became of a correction", "found again by its words");
  }
  return Fit{best->event, std::move(how)};
}

std::optional<text::Span> find_words(const EventAnchor& anchor, const Document& document) {
  const text::Story& story = document.story;
  if (anchor.words.empty()) return std::nullopt;
  if (!anchor.span.empty() && anchor.span.end <= story.text.size() &&
      story.line(anchor.span) == anchor.words) {
    return anchor.span;
  }
  std::optional<text::Span> only;
  for (const std::uint32_t s : sentences_like(document, anchor.sentence)) {
    const text::Span sentence = story.sentences[s].span;
    for (std::uint32_t at = sentence.start; at < sentence.end; ++at) {
      const auto size = anchor.span.size();
      if (at + size > sentence.end) break;
      if (story.line({at, at + size}) != anchor.words) continue;
      if (only) return std::nullopt;
      only = text::Span{at, at + size};
    }
  }
  return only;
}

std::optional<Fit> fit(const MentionAnchor& anchor, const Document& document) {
  const std::vector<std::uint32_t> sentences = sentences_like(document, anchor.sentence);
  std::optional<Fit> best;
  std::uint32_t nearest = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const geoparse::PlaceMention& m = document.places[i];
    if (bare(m.surface) != bare(anchor.surface)) continue;
    const std::uint32_t sentence = document.story.sentence_at(m.span.start);
    if (std::ranges::find(sentences, sentence) == sentences.end()) continue;
    const std::uint32_t far = distance(m.span, anchor.span);
    if (far < nearest) {
      nearest = far;
      best = Fit{i, m.span == anchor.span
                        ? ""
                        : mark_in("what became of a correction", "its sentence has moved")};
    }
  }
  return best;
}

}  // namespace dateline::curation
