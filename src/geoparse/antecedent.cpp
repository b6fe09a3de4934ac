#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>

#include "geoparse/antecedent.hpp"

namespace dateline::geoparse {
namespace {

using gazetteer::PlaceKind;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a noun speaks again of a place of a kind.
bool means(std::string_view noun, const gazetteer::Place& place) {
  if (one_of(noun, {"town", "village", "settlement", "township"})) {
    // Nobody calls a capital of millions a town.
    return place.kind == PlaceKind::settlement && place.feature != "PPLC" &&
           place.population < 1000000;
  }
  if (one_of(noun, {"city", "municipality"})) return place.kind == PlaceKind::settlement;
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

/// The country that most of what was said lately is about: its own name, its people, its towns.
std::optional<std::size_t> country_spoken_of(const Tokens& tokens,
                                             std::span<const PlaceMention> mentions,
                                             std::uint32_t here, std::uint32_t sentence) {
  std::map<std::string_view, double> weights;
  std::map<std::string_view, std::size_t> last;  // mention to answer with: of the country itself
  for (std::size_t i = 0; i < mentions.size() && mentions[i].span.start < here; ++i) {
    const PlaceMention& m = mentions[i];
    const gazetteer::Place* place = m.place();
    if (place == nullptr || place->country.empty()) continue;
    const bool itself = place->kind == PlaceKind::country;
    const std::uint32_t said = tokens.story().sentence_at(m.span.start);
    const auto ago = static_cast<double>(sentence > said ? sentence - said : 0);
    double weight = std::exp(-ago / 3) * (itself ? 0.8 : 1.2);
    if (itself && m.role == Role::actor) weight *= 0.3;
    weights[place->country] += weight;
    const auto known = last.find(place->country);
    if (known == last.end() || itself ||
        mentions[known->second].place()->kind != PlaceKind::country) {
      last[place->country] = i;
    }
  }
  std::string_view best;
  double most = 0;
  for (const auto& [country, weight] : weights) {
    if (weight > most) {
      most = weight;
      best = country;
    }
  }
  if (best.empty()) return std::nullopt;
  return last[best];
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
  if (noun.lower == "country" || noun.lower == "nation") {
    return country_spoken_of(tokens, mentions, here, noun.sentence);
  }
  std::optional<std::size_t> best;
  double best_score = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const PlaceMention& m = mentions[i];
    const gazetteer::Place* place = m.place();
    if (place == nullptr || m.span.end > here) continue;
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
