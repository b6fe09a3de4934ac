#include "event/event_place.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "event/gazetteer_place.hpp"
#include "event/relation_area.hpp"

namespace dateline::event {

using geoparse::Role;

bool is_site(const geoparse::PlaceMention& m) {
  return m.place() != nullptr && m.role != Role::adjective && m.role != Role::actor &&
         m.role != Role::dateline && m.role != Role::home;
}

std::vector<int> mentions_before(const MentionIndex& mentions, std::uint32_t sentence,
                                 std::uint32_t back, std::uint32_t before) {
  const Document& document = mentions.document();
  std::vector<int> out;
  for (std::uint32_t s = sentence + 1; s-- > sentence - std::min(back, sentence);) {
    const std::span<const int> all = mentions.places(s);
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
      const int m = *it;
      const auto& mention = document.places[static_cast<std::size_t>(m)];
      if (mention.span.start < before && is_site(mention) &&
          document.story.sentence_at(mention.span.start) == s) {
        out.push_back(m);
      }
    }
  }
  return out;
}

namespace {

// How much each part weighs, found on annotated stories.
constexpr double kOften = 0.5;
constexpr double kFocus = 0.7;
constexpr double kParagraph = 0.5;
constexpr double kAbroad = 1.0;
constexpr double kDoubtful = 0.5;
constexpr double kSpeaker = 0.6;

/// Whether the code point stands behind what a sentence quotes: "'...,' said a baker in Balad".
bool of_the_speaker(const Document& document, std::uint32_t at, std::uint32_t sentence) {
  const text::Span span = document.story.sentences[sentence].span;
  const std::u32string_view before =
      std::u32string_view(document.story.text).substr(span.start, at - span.start);
  const auto last = before.find_last_of(U"\"\u201D");
  if (last == std::u32string_view::npos) return false;
  // A straight quote closes where it follows a stop, and opens where a letter follows it.
  return last > 0 &&
         (before[last] == U'\u201D' || before[last - 1] == U',' || before[last - 1] == U'.' ||
          before[last - 1] == U'?' || before[last - 1] == U'!');
}

}  // namespace

double salience(const MentionIndex& mentions, int mention, std::uint32_t before, const Focus& focus,
                bool often) {
  const Document& document = mentions.document();
  const auto& m = document.places[static_cast<std::size_t>(mention)];
  const std::size_t named = mentions.named(m.place()->key, before);
  const std::uint32_t here = document.story.sentence_at(before);
  const std::uint32_t there = document.story.sentence_at(m.span.start);
  double score = 2.0 / (1.0 + static_cast<double>(here - there));
  const auto& sentences = document.story.sentences;
  if (sentences[here].paragraph == sentences[there].paragraph) score += kParagraph;
  if (often) score += kOften * std::log(static_cast<double>(named));
  if (m.place()->key.view() == focus.place && focus.sentence <= here) {
    score += kFocus / (1.0 + static_cast<double>(here - focus.sentence));
  }
  if (m.role == Role::destination || m.role == Role::origin) score -= 0.8;
  const std::string_view country = mentions.main_country();
  if (!country.empty() && m.place()->country != country) score -= kAbroad;
  if (m.confidence < 0.5) score -= kDoubtful;
  if (of_the_speaker(document, m.span.start, there)) score -= kSpeaker;
  if (m.role == Role::background) score -= 0.6;
  // "the last town between Mosul and the border": Mosul only says where the other lies.
  const std::uint32_t token = document.story.token_at(m.span.start);
  if (token > 0 && document.story.tokens[token - 1].form == "between") score -= 1.2;
  // "a refinery, 200 km north of Baghdad": Baghdad only says where the other lies.
  if (m.relation && m.relation->kind != geoparse::Relation::Kind::part_of) score -= 1.2;
  return score;
}

std::optional<EventPlace> event_place(const Document& document, int mention, bool plain) {
  const auto& m = document.places[static_cast<std::size_t>(mention)];
  const gazetteer::Place* p = m.place();
  if (p == nullptr) return std::nullopt;
  EventPlace out = gazetteer_place(*p, std::string(p->name));
  out.mention = mention;
  if (m.described != nullptr && out.precision != Precision::region) {
    out.precision =
        p->key.starts_with(geoparse::kCoordinatesKey) ? Precision::point : Precision::relative;
  }
  if (m.relation && !plain) {
    out.at = m.at.value_or(p->at);
    if (m.radius_km > 0) out.radius_km = m.radius_km;
    out.precision = Precision::relative;
    out.area = relation_area(m);
    // "northern Iraq" and "25 km south of Baghdad" are named by their own words; what is near a
    // town keeps the town's name, and its radius says the rest.
    if (m.relation->kind != geoparse::Relation::Kind::near && !m.relation->span.empty()) {
      out.name = document.story.line(m.relation->span);
    }
  }
  return out;
}

}  // namespace dateline::event
