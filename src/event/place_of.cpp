#include "event/place_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::event {

using gazetteer::PlaceKind;
using geoparse::Role;
using syntax::Deprel;
using syntax::Upos;

namespace {

bool definite(const SentenceView& v, int i) {
  if (v.low(i) == "there" || v.low(i) == "it" || v.low(i) == "here") return true;
  for (const int k : v.kids(i, {Deprel::det, Deprel::nmod_poss})) {
    const auto& w = v.low(k);
    if (w == "the" || w == "this" || w == "that" || w == "its" || w == "their" || w == "these" ||
        w == "both")
      return true;
  }
  return false;
}

/// Words for a facility of any kind.
bool is_site_noun(const std::string& noun) {
  static constexpr std::string_view kNouns[] = {"base", "facility", "complex", "site",
                                                "installation"};
  return std::ranges::find(kNouns, noun) != std::end(kNouns);
}

bool is_facility_noun(const std::string& noun) {
  static constexpr std::string_view kNouns[] = {
      "refinery",  "dam",    "airport", "airfield", "prison", "crossing", "embassy",
      "consulate", "bridge", "camp",    "compound", "field",  "plant"};
  return is_site_noun(noun) || std::ranges::find(kNouns, noun) != std::end(kNouns);
}

/// Whether a place of the kind may be called by the common noun.
bool may_be_called(const std::string& noun, const gazetteer::Place& p) {
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, noun) != words.end();
  };
  if (is({"city", "town", "village", "hometown", "capital", "suburb", "outskirts", "outskirt",
          "centre", "center"}))
    return p.kind == PlaceKind::settlement;
  if (is({"country", "nation", "state"})) return p.kind == PlaceKind::country;
  if (is({"province", "region", "governorate"}))
    return p.kind == PlaceKind::region || p.kind == PlaceKind::area;
  if (is({"district", "neighbourhood", "neighborhood", "quarter"}))
    return p.kind == PlaceKind::district;
  if (is_facility_noun(noun) && !is_site_noun(noun)) {
    // "the airport": a place that is called so, or the town that it belongs to; not any facility.
    if (p.kind == PlaceKind::facility) {
      const std::string name = base::lower_ascii(p.name);
      return name.find(noun) != std::string::npos || noun == "plant";
    }
    return p.kind == PlaceKind::settlement;
  }
  if (is_site_noun(noun)) {
    return p.kind == PlaceKind::facility;
  }
  return p.kind != PlaceKind::country && p.kind != PlaceKind::water;
}

}  // namespace

PlaceReading PlaceReader::from_mention(int mention, std::string reason, bool plain) const {
  PlaceReading r;
  r.place = event_place(view_->document(), mention, plain);
  r.stated = r.place.has_value();
  r.reasons.push_back(std::move(reason));
  if (r.place && r.place->key.starts_with(geoparse::kCoordinatesKey)) {
    // Numbers say little to a reader: of which town it is.
    const auto& why =
        view_->document().places[static_cast<std::size_t>(mention)].candidates.front().reasons;
    if (why.size() > 1) r.reasons.push_back("It" + why.back().substr(2));  // "it lies"
  }
  return r;
}

/// The mention that names the phrase headed by i: at the head itself, else the nearest below it
/// under "of", "in", "at" or an apposition; a possessor ("Iraq's refinery") only where nothing else
/// is.
int PlaceReader::mention_in(int i, bool direct) const {
  const auto& places = view_->document().places;
  const auto good = [&](int p) { return p >= 0 && is_site(places[static_cast<std::size_t>(p)]); };
  if (const int p = place_at(*view_, i); good(p)) return p;
  int fallback = -1;
  for (const int k : view_->kids(i)) {
    if (view_->is(k, {Deprel::nmod, Deprel::appos, Deprel::obl, Deprel::compound, Deprel::flat,
                      Deprel::dep, Deprel::amod, Deprel::advmod})) {
      // "fled the city toward Habbaniya": what leads elsewhere does not name the city.
      static constexpr std::string_view kElsewhere[] = {
          "with", "to", "toward", "towards", "into", "from", "for", "by", "against", "between"};
      if (direct && view_->is(k, {Deprel::nmod, Deprel::obl}) &&
          std::ranges::find(kElsewhere, view_->preposition(k)) != std::end(kElsewhere)) {
        continue;
      }
      const int p = mention_in(k, direct);
      if (!good(p)) continue;
      const auto kind = places[static_cast<std::size_t>(p)].place()->kind;
      if (kind == PlaceKind::country) {
        if (fallback < 0) fallback = p;
      } else {
        return p;
      }
    } else if (view_->is(k, {Deprel::nmod_poss})) {
      if (const int p = place_at(*view_, k);
          p >= 0 && places[static_cast<std::size_t>(p)].place() != nullptr && fallback < 0 &&
          places[static_cast<std::size_t>(p)].place()->kind != PlaceKind::country) {
        fallback = p;
      }
    }
  }
  return fallback;
}

/// The country whose capital the word means: "the Ugandan capital", "the capital of Uganda".
std::optional<std::string_view> PlaceReader::capital_of(int i) const {
  if (view_->lemma(i) != "capital") return std::nullopt;
  for (const int k :
       view_->kids(i, {Deprel::amod, Deprel::compound, Deprel::nmod, Deprel::nmod_poss})) {
    const int m = place_at(*view_, k);
    if (m < 0) continue;
    const auto* p = view_->document().places[static_cast<std::size_t>(m)].place();
    if (p != nullptr && p->kind == PlaceKind::country) return p->country;
  }
  return std::nullopt;
}

/// What "the city", "there", "it" refers to: the latest place named before that may be called so.
int PlaceReader::referent(int i) const {
  const auto& document = view_->document();
  const std::string& noun = view_->lemma(i);
  const std::uint32_t before = view_->token(i).span.start;
  const MentionIndex& mentions = view_->mentions();
  if ((noun == "country" || noun == "nation") && mentions.main_country_first() >= 0) {
    return mentions.main_country_first();
  }
  const bool pronoun = view_->word(i).upos == Upos::pron || view_->word(i).upos == Upos::adv;
  if (const auto country = capital_of(i)) return mentions.capital_of(*country);
  int best = -1;
  double most = 0;
  // Only look back some sentences: further, the word means another place.
  for (const int m : mentions_before(mentions, view_->index(), 7, before)) {
    const auto& mention = document.places[static_cast<std::size_t>(m)];
    const gazetteer::Place& p = *mention.place();
    if (pronoun ? (p.kind == PlaceKind::country || p.kind == PlaceKind::water)
                : !may_be_called(noun, p)) {
      continue;
    }
    // "the airport", "the compound": of the place that was named last, not of the most named.
    double score = salience(mentions, m, before, !is_facility_noun(noun));
    if (document.story.sentence_at(mention.span.start) == view_->index() &&
        mention.role == Role::destination &&
        (noun == "city" || noun == "town" || noun == "village")) {
      score += 0.8;  // "moved into Kirkuk, and have held the city since" speaks of no other
    }
    if (best < 0 || score > most) {
      best = m;
      most = score;
    }
  }
  return best;
}

/// "the north of the country", "eastern parts of the province": a side of what it is of.
PlaceReading PlaceReader::part_of_place(int i) const {
  static constexpr std::pair<std::string_view, double> kSides[] = {
      {"north", 0},   {"northeast", 45},  {"east", 90},  {"southeast", 135},
      {"south", 180}, {"southwest", 225}, {"west", 270}, {"northwest", 315}};
  const auto side =
      std::ranges::find(kSides, view_->lemma(i), &std::pair<std::string_view, double>::first);
  if (side == std::end(kSides)) return {};
  const auto& document = view_->document();
  int whole = -1;
  for (const int k : view_->kids(i, {Deprel::nmod, Deprel::nmod_poss})) {
    if (const int m = place_at(*view_, k);
        m >= 0 && document.places[static_cast<std::size_t>(m)].place() != nullptr)
      whole = m;
    if (whole < 0) whole = referent(k);
  }
  if (whole < 0) {
    // "the north", alone: of the country that the story is about
    whole = view_->mentions().main_country_last();
  }
  if (whole < 0) return {};
  const auto& mention = document.places[static_cast<std::size_t>(whole)];
  PlaceReading r;
  r.place = event_place(document, whole, true);
  const double radius = r.place->radius_km;
  r.place->at = geo::destination(r.place->at, side->second, radius / 2);
  r.place->radius_km = radius * 0.6;
  r.place->precision = Precision::relative;
  r.place->name = fmt::format("{} of {}", side->first, mention.place()->name);
  r.stated = true;
  r.reasons.push_back(fmt::format("\"{}\" is that side of {}", view_->text(view_->phrase(i, true)),
                                  mention.place()->name));
  return r;
}

PlaceReading PlaceReader::from_slot_word(int w, std::string_view slot) const {
  // "fled to the west" leads that way from here; "seized the west" is that side itself.
  if (slot != "to" && slot != "toward" && slot != "towards") {
    if (PlaceReading side = part_of_place(w); side.place) return side;
  }
  if (slot == "obj" || slot == "subj" || slot == "of") {
    // A town that something is done to is the place, whatever else it does in the sentence
    // ("Tikrit, his home town, was captured").
    if (const int m = place_at(*view_, w); m >= 0) {
      const auto& mention = view_->document().places[static_cast<std::size_t>(m)];
      const bool named = mention.place() != nullptr && mention.role != Role::adjective &&
                         mention.place()->kind != PlaceKind::country && !mention.relation;
      if (named) {
        return from_mention(m,
                            fmt::format("\"{}\" is named as what it was done to", mention.surface));
      }
    }
  }
  if (const int m = mention_in(w, true); m >= 0) {
    // What was done to the town itself was not done near it, whatever else hangs on its name.
    const auto& mention = view_->document().places[static_cast<std::size_t>(m)];
    const bool itself = (slot == "obj" || slot == "subj") && place_at(*view_, w) == m &&
                        mention.relation &&
                        mention.relation->kind != geoparse::Relation::Kind::part_of;
    const std::string how = slot == "obj"    ? "what it was done to"
                            : slot == "subj" ? "the subject"
                                             : fmt::format("the place ({})", slot);
    return from_mention(m, fmt::format("\"{}\" is named as {}", mention.surface, how), itself);
  }
  const auto classes = arguments_->classes(w);
  const bool place_like = classes.contains("place") || classes.contains("facility") ||
                          classes.contains("post") || classes.contains("control");
  const bool pronoun = view_->low(w) == "it" || view_->low(w) == "there" || view_->low(w) == "them";
  // "Mosul, the north's main city, which ISIL seized": what it stands beside, however it was
  // parsed.
  if (place_like) {
    const int first = view_->word_at(view_->phrase(w, true).start);
    if (first > 1 && view_->low(first - 1) == ",") {
      const int m = place_at(*view_, first - 2);
      if (m >= 0 && is_site(view_->document().places[static_cast<std::size_t>(m)])) {
        const auto& beside = view_->document().places[static_cast<std::size_t>(m)];
        return from_mention(m, fmt::format("\"{}\" stands beside it", beside.surface), true);
      }
    }
  }
  if ((place_like && definite(*view_, w)) || pronoun) {
    if (const int m = referent(w); m >= 0) {
      PlaceReading r = from_mention(
          m,
          fmt::format("\"{}\" refers to {}", view_->text(view_->phrase(w, true)),
                      view_->document().places[static_cast<std::size_t>(m)].place()->name),
          true);
      r.referred = true;
      return r;
    }
  }
  return {};
}

/// "Samarra, where a mosque was destroyed in a bombing": the noun above a clause of "where".
PlaceReading PlaceReader::where_clause(int t) const {
  for (int at = t; at >= 0; at = view_->head(at)) {
    bool where = false;
    for (const int k : view_->kids(at)) where = where || view_->low(k) == "where";
    const int up = view_->head(at);
    if (where && up >= 0 && view_->is(at, {Deprel::acl_relcl, Deprel::acl, Deprel::advcl})) {
      return from_slot_word(up, "where");
    }
    if (view_->is(at, {Deprel::acl_relcl, Deprel::ccomp, Deprel::parataxis})) break;
  }
  return {};
}

/// Whether what one names lies in what the other names: in its country, else within its radius.
bool PlaceReader::lies_in(const EventPlace& inner, const EventPlace& outer) const {
  const auto& places = view_->document().places;
  if (outer.precision == Precision::country && inner.mention >= 0 && outer.mention >= 0) {
    return places[static_cast<std::size_t>(inner.mention)].place()->country ==
           places[static_cast<std::size_t>(outer.mention)].place()->country;
  }
  return geo::distance_km(inner.at, outer.at) <= outer.radius_km;
}

PlaceReading PlaceReader::stated(const Trigger& trigger) const {
  PlaceReading r = by_slots(trigger);
  if (!r.place && PlaceReader::inherits(trigger.row->type)) {
    PlaceReading where = where_clause(trigger.word);
    if (where.place) return where;
  }
  if (!r.place) {
    PlaceReading deeper = below(trigger);
    return deeper.place ? deeper : r;
  }
  // "In Jordan, several thousand people marched through Amman"
  PlaceReading sharper = below(trigger);
  // "captured the border crossing at Spin Boldak": what is named in the clause is no other place.
  if (r.referred && sharper.place && names_site(trigger)) return sharper;
  if (closer(sharper, r) && lies_in(*sharper.place, *r.place)) return sharper;
  return r;
}

/// "raked a ferry with gunfire near Bamba", "a summit of presidents in Kampala": a place that
/// stands deeper below the trigger than its slots reach.
PlaceReading PlaceReader::below(const Trigger& trigger) const {
  static constexpr auto kWhere =
      std::to_array<std::string_view>({"in", "at", "near", "outside", "around", "inside", "on",
                                       "across", "along", "over", "through"});
  const auto& places = view_->document().places;
  int best = -1;
  for (const int index : view_->mentions().places(view_->index())) {
    const auto m = static_cast<std::size_t>(index);
    const int head = view_->head_of(places[m].span);
    if (head < 0 || !is_site(places[m]) || place_at(*view_, head) != index) continue;
    constexpr int kNear = 8;  // words
    if (head < trigger.word) continue;
    // "bombed what the army called a depot near Raqqa": the clause stands for a noun.
    const auto free_relative = [&] {
      for (const int o : view_->kids(trigger.word, {Deprel::obj})) {
        if (view_->low(o) == "what" && view_->dominates(o, head)) return true;
      }
      return false;
    };
    // "accused them of rounding up teachers and activists in Hodeidah": the words nearest to the
    // deed are about it, whatever verb of saying they are thought to belong to.
    const auto hung_too_high = [&] {
      const int up = view_->head(head);
      return up >= 0 && up < trigger.word && view_->dominates(up, trigger.word) &&
             view_->word(trigger.word).xpos == "VBG" && head - trigger.word <= 2 * kNear;
    };
    const bool here = view_->clause(head) == view_->clause(trigger.word);
    if (!here && !free_relative() && !hung_too_high()) continue;
    if (!view_->dominates(trigger.word, head) && head - trigger.word > (here ? kNear : 2 * kNear))
      continue;
    int at = head;  // the preposition may stand at what the name belongs to
    while (view_->preposition(at).empty() && view_->head(at) > trigger.word &&
           view_->is(at, {Deprel::compound, Deprel::nmod_poss, Deprel::appos, Deprel::flat})) {
      at = view_->head(at);
    }
    if (std::ranges::find(kWhere, view_->preposition(at)) == kWhere.end()) continue;
    best = static_cast<int>(m);
    break;
  }
  if (best < 0) return {};
  return from_mention(best, fmt::format("\"{}\" stands in its clause",
                                        places[static_cast<std::size_t>(best)].surface));
}

/// "In the south, battles raged in Kandahar": of several words for where, the closest.
bool PlaceReader::closer(const PlaceReading& a, const PlaceReading& b) {
  if (!a.place || !b.place) return a.place.has_value() && !b.place;
  const auto wide = [](const PlaceReading& r) {
    return r.place->precision == Precision::country || r.place->precision == Precision::region ||
           r.place->precision == Precision::area ||
           (r.place->precision == Precision::relative && r.place->radius_km > 50);
  };
  return wide(b) && !wide(a) && a.place->radius_km < b.place->radius_km;
}

bool PlaceReader::inherits(EventType type) {
  return type != EventType::talks && type != EventType::statement;
}

}  // namespace dateline::event
