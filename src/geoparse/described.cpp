#include "geoparse/described.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/translate.hpp"
#include "geoparse/roles.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

using base::mark_in;

using gazetteer::PlaceKind;

constexpr double kConfidence = 0.6;
constexpr double kKnownConfidence = 0.9;
constexpr double kNamesakeKm =
    40;  ///< as far as what is told may be off, and the place itself wide

/// A name and the words that say where it lies.
struct Described {
  int begin = 0;  ///< tokens [begin, end) of the name
  int end = 0;
  std::uint32_t kind = 0;  ///< classes of the word for it: "town"; 0 where there is none
  std::size_t anchor = 0;  ///< the mention that it is told from
};

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_filler(std::string_view lower) {
  static constexpr std::array<std::string_view, 18> kFillers{
      "about",  "some",          "roughly", "around",  "just",  "nearly",
      "almost", "approximately", "only",    "located", "lying", "situated",
      "lies",   "sits",          "is",      "which",   "that",  "barely"};
  return one_of(lower, kFillers);
}

bool is_preposition(std::string_view lower) {
  static constexpr std::array<std::string_view, 13> kWords{
      "in",     "at", "from",    "into",    "near", "to",     "around",
      "toward", "of", "outside", "towards", "for",  "through"};
  return one_of(lower, kWords);
}

class Reader {
 public:
  Reader(const Tokens& tokens, const std::vector<PlaceMention>& mentions)
      : tokens_(tokens), mentions_(mentions) {}

  std::vector<Described> read() const {
    std::vector<Described> out;
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      if (auto found = told_from(k)) out.push_back(*found);
    }
    return out;
  }

 private:
  [[nodiscard]] const Tok& at(int i, int sentence_of) const {
    return tokens_.beside(sentence_of, i - sentence_of);
  }

  /// The name that mention k says the place of: "NAME, a town 25 km west of" k.
  [[nodiscard]] std::optional<Described> told_from(std::size_t k) const {
    const PlaceMention& m = mentions_[k];
    if (m.place() == nullptr || !m.relation) return std::nullopt;
    const Relation& r = *m.relation;
    if (r.kind != Relation::Kind::near && r.kind != Relation::Kind::direction_of) {
      return std::nullopt;
    }
    const int here = static_cast<int>(tokens_.story().token_at(m.span.start));
    int i = static_cast<int>(tokens_.story().token_at(r.span.start)) - 1;
    Described out;
    out.anchor = k;
    i = over_fillers(i, here);
    i = over_people(i, here);
    if (const auto before = over_kind(i, here, out.kind)) i = *before;
    const bool apart = at(i, here).lower == "," || at(i, here).lower == "(";
    if (apart) i = over_fillers(i - 1, here);
    if (at(i, here).lower == ",") --i;
    // "Sake village near Goma"
    if (out.kind == 0 && (at(i, here).classes & kPlaceNoun) != 0 && !at(i, here).capital) {
      out.kind = at(i--, here).classes;
    }
    out.end = i + 1;
    out.begin = begin_of_name(i, here);
    if (out.begin >= out.end) return std::nullopt;
    const Tok& before = at(out.begin - 1, here);
    // "the village of NAME, 5 km east of"
    const std::uint32_t of = before.lower == "of" ? at(out.begin - 2, here).classes : 0;
    if (out.kind == 0 && (of & kPlaceNoun) != 0) out.kind = of;
    const bool placed = is_preposition(before.lower) && (before.lower != "of" || out.kind != 0);
    if (out.kind == 0 && !(apart && (placed || r.distance_km)) && !placed) return std::nullopt;
    return out;
  }

  [[nodiscard]] int over_fillers(int i, int here) const {
    while (is_filler(at(i, here).lower)) --i;
    return i;
  }
  /// "of 30,000 people"
  [[nodiscard]] int over_people(int i, int here) const {
    static constexpr std::array<std::string_view, 4> kPeople{"people", "inhabitants", "residents",
                                                             "souls"};
    if (!one_of(at(i, here).lower, kPeople)) return i;
    for (int k = i - 1; k > i - 5; --k) {
      if (at(k, here).lower == "of") return k - 1;
    }
    return i;
  }
  /// Before "a small market town", whose last word is at i.
  [[nodiscard]] std::optional<int> over_kind(int i, int here, std::uint32_t& kind) const {
    const Tok& noun = at(i, here);
    if ((noun.classes & kPlaceNoun) == 0 || noun.capital) return std::nullopt;
    constexpr int kMostAdjectives = 5;
    for (int k = i - 1; k >= i - kMostAdjectives; --k) {
      const Tok& t = at(k, here);
      if (t.lower == "a" || t.lower == "an" || t.lower == "the" || t.lower == "another") {
        kind = noun.classes;
        return k - 1;
      }
      if (!t.word || t.capital) break;
    }
    return std::nullopt;
  }
  /// Of the name whose last word is at i; i + 1 where there is none.
  [[nodiscard]] int begin_of_name(int i, int here) const {
    constexpr int kMostWords = 3;
    constexpr std::uint32_t kNoPlace =
        kTitle | kMonth | kNever | kOrganisation | kAgency | kGovernment | kGiven;
    int begin = i + 1;
    while (begin > i + 1 - kMostWords) {
      const Tok& t = at(begin - 1, here);
      if (!t.capital || !t.word) break;
      if ((t.classes & kNoPlace) != 0) return i + 1;
      if (t.sentence_start && (t.classes & kCommon) != 0) break;
      --begin;
    }
    return begin;
  }

  const Tokens& tokens_;
  const std::vector<PlaceMention>& mentions_;
};

PlaceKind kind_of(std::uint32_t classes) {
  if ((classes & kRegionWord) != 0) return PlaceKind::region;
  if ((classes & kDistrictWord) != 0) return PlaceKind::district;
  if ((classes & kWaterWord) != 0) return PlaceKind::water;
  if ((classes & kReliefWord) != 0) return PlaceKind::relief;
  if ((classes & kFacilityWord) != 0) return PlaceKind::facility;
  return PlaceKind::settlement;
}

/// A mention of a place that only the story has: told from `anchor`.
PlaceMention mention_of(const Described& d, const PlaceMention& anchor, const Tokens& tokens) {
  const gazetteer::Place& from = *anchor.place();
  PlaceMention m;
  m.span = tokens.span(d.begin, d.end);
  m.surface = tokens.text(d.begin, d.end);
  auto own = std::make_shared<DescribedPlace>();
  own->name = m.surface;
  own->key = std::string(kDescribedKey) + text::name_key(m.surface);
  gazetteer::Place place;
  place.key = own->key;
  place.name = own->name;
  place.kind = kind_of(d.kind);
  own->country = from.country;
  place.country = own->country;
  place.at = anchor.at.value_or(from.at);
  place.radius_km = static_cast<float>(anchor.radius_km);
  place.source = "the story";
  m.described = std::move(own);
  const std::string words = tokens.story().line(anchor.relation->span);
  m.candidates.push_back(
      {place, 1, {fmt::format(mark_in("reason", "the story says where it lies: \"{}\""), words)}});
  m.confidence = kConfidence;
  m.radius_km = anchor.radius_km;
  return m;
}

Name name_at(const Tokens& tokens, int begin, int end) {
  Name name;
  name.begin = begin;
  name.end = end;
  name.text = tokens.text(begin, end);
  return name;
}

class Placer {
 public:
  Placer(const Tokens& tokens, NameMemory& memory, std::vector<PlaceMention>& mentions)
      : tokens_(tokens), memory_(memory), mentions_(mentions) {}

  void place(const Described& d, const PlaceMention& anchor) {
    const PlaceMention told = mention_of(d, anchor, tokens_);
    PlaceMention* const there = overlapping(told.span);
    if (there != nullptr) {
      if (there->span != told.span) return;  // a longer name, or a part of it
      if (is_near(*there->place(), told)) return;
    }
    spread(d, known_near(told).value_or(told));
  }

 private:
  static bool is_near(const gazetteer::Place& place, const PlaceMention& told) {
    return geo::distance_km(place.at, told.place()->at) <=
           told.radius_km + kNamesakeKm + static_cast<double>(place.radius_km);
  }

  /// The gazetteer's place of that name that lies where the story says.
  [[nodiscard]] std::optional<PlaceMention> known_near(const PlaceMention& told) {
    NameQuery query;
    query.text = told.surface;
    query.demonyms = false;
    const gazetteer::Place* best = nullptr;
    const std::span<const Option> options = memory_.options(query);
    const auto km = [&](const gazetteer::Place& p) {
      return geo::distance_km(p.at, told.place()->at);
    };
    for (const Option& o : options) {
      if (!is_near(o.place, told) || o.place.kind == PlaceKind::country) continue;
      if (best == nullptr || km(o.place) < km(*best)) best = &o.place;
    }
    if (best == nullptr) return std::nullopt;
    PlaceMention out = told;
    out.described.reset();
    out.candidates.front().place = *best;
    out.confidence = kKnownConfidence;
    return out;
  }

  PlaceMention* overlapping(text::Span span) {
    const auto found = std::ranges::find_if(
        mentions_, [&](const PlaceMention& m) { return m.span.overlaps(span); });
    return found == mentions_.end() || found->place() == nullptr ? nullptr : &*found;
  }

  /// Every mention of that name is that place: one sense a story.
  void spread(const Described& d, const PlaceMention& as) {
    const PlaceMention model = as;  // mentions_ may move
    const int words = d.end - d.begin;
    for (int i = 0; i + words <= tokens_.size(); ++i) {
      if (!tokens_[i].capital || tokens_[i].sentence != tokens_[i + words - 1].sentence) continue;
      if (tokens_.text(i, i + words) != model.surface) continue;
      const text::Span span = tokens_.span(i, i + words);
      PlaceMention* const there = overlapping(span);
      if (there != nullptr && there->span != span) continue;
      // "Sake Ahmed": not the place alone.
      const Tok& next = tokens_.beside(i + words - 1, 1);
      if (there == nullptr && i != d.begin && next.capital && (next.classes & kPlaceNoun) == 0) {
        continue;
      }
      const Name name = name_at(tokens_, i, i + words);
      PlaceMention m = model;
      m.span = span;
      m.relation = relation_of(name, tokens_);
      m.role = role_of(name, m.place(), m.relation, tokens_);
      settle(m, nullptr);
      if (there != nullptr) {
        *there = std::move(m);
        continue;
      }
      const auto after = std::ranges::find_if(
          mentions_, [&](const PlaceMention& other) { return other.span.start > span.start; });
      mentions_.insert(after, std::move(m));
    }
  }

  const Tokens& tokens_;
  NameMemory& memory_;
  std::vector<PlaceMention>& mentions_;
};

}  // namespace

void place_described(const Tokens& tokens, NameMemory& memory,
                     std::vector<PlaceMention>& mentions) {
  const auto described = Reader(tokens, mentions).read();
  if (described.empty()) return;
  const std::vector<PlaceMention> before = mentions;
  Placer placer(tokens, memory, mentions);
  for (const Described& d : described) placer.place(d, before[d.anchor]);
}

}  // namespace dateline::geoparse
