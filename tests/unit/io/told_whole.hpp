#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/utf8.hpp"
#include "event/document.hpp"

namespace dateline::tests {

/// All that a document holds, a value a line: two documents are the same where these are. The
/// members of each struct are named one by one, so that one that is added to it does not compile
/// here until it is told too.
class ToldWhole {
 public:
  [[nodiscard]] static std::string of(const event::Document& document) {
    ToldWhole told;
    told.one(document);
    return told.out_;
  }

 private:
  template <class... T>
  void all(const T&... values) {
    (one(values), ...);
  }
  template <class T>
  requires std::is_integral_v<T> || std::is_enum_v<T>
  void one(T value) { out_ += std::to_string(static_cast<long long>(value)) + "\n"; }
  void one(double value) { out_ += fmt::format("{:a}\n", value); }
  void one(std::string_view text) { out_ += fmt::format("{}:{}\n", text.size(), text); }
  void one(const std::string& text) { one(std::string_view(text)); }
  void one(const base::SharedText& text) { one(text.str()); }
  template <class T>
  void one(const std::optional<T>& value) {
    one(value.has_value());
    if (value) one(*value);
  }
  template <class T>
  void one(const base::Rare<T>& value) {
    one(value.has_value());
    if (value) one(*value);
  }
  template <class T>
  void one(const std::vector<T>& values) {
    one(values.size());
    for (const T& value : values) one(value);
  }
  void one(const geo::LngLat& at) { all(at.lng(), at.lat()); }
  void one(const text::Span& span) { all(span.start, span.end); }
  void one(const text::Range& range) { all(range.begin, range.end); }
  void one(const time::Days& day) { one(day.time_since_epoch().count()); }
  void one(const time::Minute& minute) { one(minute.count()); }
  void one(const time::Bounds& bounds) {
    const auto& [earliest, latest] = bounds;
    all(earliest, latest);
  }

  void one(const text::Paragraph& paragraph) {
    const auto& [span, sentences, part] = paragraph;
    all(span, sentences, part);
  }
  void one(const text::Sentence& sentence) {
    const auto& [span, tokens, paragraph] = sentence;
    all(span, tokens, paragraph);
  }
  void one(const text::Token& token) {
    const auto& [span, form, space_after] = token;
    all(span, form, space_after);
  }
  void one(const text::DatelineLine& line) {
    const auto& [whole, place, date, agency] = line;
    all(whole, place, date, agency);
  }
  void one(const text::Story& story) {
    const auto& [id, path, text, title, publisher, author, url, language, dateline, dates,
                 paragraphs, sentences, tokens, first_told] = story;
    all(id, path.filename().native(), base::to_utf8(text), title, publisher, author, url, language,
        dateline);
    all(dates, paragraphs, sentences, tokens, first_told);
  }

  void one(const timex::Timex& time) {
    const auto& [span, type, value, bounds, relative, anchoring, anchor, offset_days, partner, zone,
                 vague, rule] = time;
    all(span, type, value, bounds, relative, anchoring, anchor, offset_days, partner, zone, vague);
    all(rule);
  }
  void one(const gazetteer::Place& place) {
    const auto& [key, name, kind, feature, country, admin1, admin2, at, radius_km, population,
                 source] = place;
    all(key.view(), name, kind, feature, country, admin1, admin2, at,
        static_cast<double>(radius_km));
    all(population, source);
  }
  void one(const geoparse::Candidate& candidate) {
    const auto& [place, score, reasons] = candidate;
    all(place, score, reasons);
  }
  void one(const geoparse::Relation& relation) {
    const auto& [kind, bearing_deg, distance_km, span] = relation;
    all(kind, bearing_deg, distance_km, span);
  }
  void one(const geoparse::PlaceMention& mention) {
    const auto& [span, surface, role, candidates, confidence, described, relation, at, radius_km] =
        mention;
    all(span, surface, role, candidates, confidence, described != nullptr, relation, at, radius_km);
    if (described != nullptr) {
      const auto& [key, name, country] = *described;
      all(key, name, country);
    }
  }

  void one(const event::EventPlace& place) {
    const auto& [name, key, at, precision, radius_km, area, mention] = place;
    all(name, key, at, precision, radius_km, area, mention);
  }
  void one(const event::Amount& amount) {
    const auto& [of, at_least, at_most, text, words, sentence] = amount;
    all(of, at_least, at_most, text, words, sentence);
  }
  void one(const event::EventMention& mention) {
    const auto& [span, sentence, told_by] = mention;
    const auto& [name, id] = told_by;
    all(span, sentence, name, id);
  }
  void one(const event::Event& event) {
    const auto& [id, type, status, actor, actor_id, target, place, destination, origin, bounds,
                 start, end, relative, timed, times, numbers, confidence, mentions, reasons,
                 by_hand] = event;
    all(id, type, status, actor, actor_id, target, place, destination, origin, bounds, start, end,
        relative);
    all(timed, times, numbers, confidence, mentions, reasons, by_hand);
  }
  void one(const event::Holding& holding) {
    const auto& [holder, holder_id, place, sure, held, words, sentence] = holding;
    all(holder, holder_id, place, sure, held, words, sentence);
  }
  void one(const event::EventLink& link) {
    const auto& [first, second, kind, days, words, sentence] = link;
    all(first, second, kind, days, words, sentence);
  }
  void one(const syntax::Word& word) {
    const auto& [lemma, upos, xpos, tense, verb_form, voice, number, head, rel] = word;
    all(lemma, upos, xpos, tense, verb_form, voice, number, head, rel);
  }
  void one(const syntax::Tree& tree) {
    const auto& [words] = tree;
    one(words);
  }
  void one(const event::Document& document) {
    const auto& [story, date, date_from, offset, trees, times, places, events, holdings, links,
                 keeps] = document;
    all(story, date, date_from, offset, trees, times, places, events, holdings, links);
  }

  std::string out_;
};

}  // namespace dateline::tests
