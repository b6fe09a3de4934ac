#include <algorithm>
#include <initializer_list>

#include "geoparse/antecedent.hpp"

namespace dateline::geoparse {
namespace {

using gazetteer::PlaceKind;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a noun speaks again of a place of a kind.
bool means(std::string_view noun, const gazetteer::Place& place) {
  if (one_of(noun, {"city", "town", "village", "municipality", "settlement", "township"})) {
    return place.kind == PlaceKind::settlement;
  }
  if (one_of(noun, {"province", "governorate", "state", "county", "region"})) {
    return place.kind == PlaceKind::region || (noun == "region" && place.kind == PlaceKind::area);
  }
  if (one_of(noun, {"district", "neighbourhood", "neighborhood", "quarter", "suburb", "enclave"})) {
    return place.kind == PlaceKind::district || place.kind == PlaceKind::settlement;
  }
  if (noun == "area") return place.kind != PlaceKind::country;
  if (one_of(noun, {"country", "nation"})) return place.kind == PlaceKind::country;
  if (one_of(noun, {"refinery", "dam", "base", "airport", "camp", "crossing", "bridge", "plant",
                    "facility", "compound", "airbase"})) {
    return place.kind == PlaceKind::facility;
  }
  if (one_of(noun, {"island", "mountain", "hill"})) return place.kind == PlaceKind::relief;
  if (one_of(noun, {"river", "lake", "sea", "gulf"})) return place.kind == PlaceKind::water;
  return false;
}

}  // namespace

std::optional<std::size_t> find_antecedent(const Tokens& tokens,
                                           std::span<const PlaceMention> mentions, int token) {
  const Tok& noun = tokens[token];
  const std::uint32_t here = tokens.story().tokens[static_cast<std::size_t>(token)].span.start;
  const bool there = noun.lower == "there";
  if (!there) {
    // "the city", "the besieged town", "that village", "the same evening's"; not "a city".
    bool definite = false;
    for (int step = 1; step <= 4 && !definite; ++step) {
      const Tok& t = tokens.beside(token, -step);
      if (one_of(t.lower, {"the", "this", "that", "same", "its", "their"})) definite = true;
      if (!definite && (!t.word || (t.classes & kNever) != 0)) break;
    }
    const Tok& after = tokens.beside(token, 1);
    // "the town of Amerli" and "the city council" say something else.
    if (!definite || after.lower == "of") return std::nullopt;
    if (after.parse != nullptr && noun.parse != nullptr && noun.head == token + 1 &&
        noun.parse->rel == syntax::Deprel::compound &&
        !one_of(after.lower, {"centre", "center", "hall"})) {
      return std::nullopt;
    }
  }
  const bool capital = noun.lower == "capital";
  const Tok& before = tokens.beside(token, -1);
  const bool provincial =
      before.lower == "provincial" || before.lower == "regional" || before.lower == "state";
  std::optional<std::size_t> best;
  double best_score = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const PlaceMention& m = mentions[i];
    const gazetteer::Place* place = m.place();
    if (place == nullptr || m.span.start >= here) continue;
    bool fits = false;
    if (there) {
      fits =
          place->kind != PlaceKind::country && m.role != Role::actor && m.role != Role::adjective;
    } else if (capital) {
      fits = provincial ? place->kind == PlaceKind::settlement && place->feature.starts_with("PPLA")
                        : place->feature == "PPLC" || place->kind == PlaceKind::country;
    } else {
      fits = means(noun.lower, *place);
    }
    if (!fits) continue;
    // Nearness in the text, what the sentence is about, and how often it is spoken of.
    const std::uint32_t s0 = tokens.story().sentence_at(m.span.start);
    const auto sentences = static_cast<double>(noun.sentence > s0 ? noun.sentence - s0 : 0);
    double score = 1.0 / (1.0 + sentences);
    if (m.role == Role::site || m.role == Role::destination) score += 0.25;
    if (m.role == Role::actor || m.role == Role::background) score -= 0.3;
    if (m.role == Role::dateline) score -= 0.6;
    if (m.role == Role::adjective && place->kind == PlaceKind::country) score -= 0.1;
    if (m.relation && m.relation->kind == Relation::Kind::direction_of) score -= 0.35;
    const auto told = static_cast<double>(
        std::count_if(mentions.begin(), mentions.end(), [&](const PlaceMention& o) {
          return o.place() != nullptr && o.place()->key == place->key && o.span.start < here &&
                 o.role != Role::dateline;
        }));
    score += 0.1 * std::min(4.0, told);
    score += 1e-7 * m.span.start;  // of equals the later
    if (!best || score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

}  // namespace dateline::geoparse
