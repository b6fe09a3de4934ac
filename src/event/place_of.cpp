#include "event/place_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/translate.hpp"
#include "event/referent.hpp"
#include "event/relation_area.hpp"

namespace dateline::event {

using gazetteer::PlaceKind;
using geoparse::Role;
using syntax::Deprel;
using syntax::Upos;

namespace {

using base::mark_in;

bool definite(const SentenceView& v, int i) {
  if (v.low(i) == "there" || v.low(i) == "it" || v.low(i) == "here") return true;
  for (const int k : v.kids(i, {Deprel::det, Deprel::nmod_poss})) {
    const auto& w = v.low(k);
    if (w == "the" || w == "this" || w == "that" || w == "its" || w == "their" || w == "these" ||
        w == "both")
      return true;
    // "in a city of almost one million": the one spoken of
    if (w == "a" && (v.lemma(i) == "city" || v.lemma(i) == "town")) {
      for (const int of : v.kids(i, {Deprel::nmod})) {
        if (v.preposition(of) == "of" &&
            (v.word(of).upos == Upos::num || v.kid(of, {Deprel::nummod}) >= 0)) {
          return true;
        }
      }
    }
  }
  return false;
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
        const int m = place_at(*view_, k);  // "the road from Mosul to Tal Afar"
        const bool way =
            m >= 0 && places[static_cast<std::size_t>(m)].relation &&
            places[static_cast<std::size_t>(m)].relation->kind == geoparse::Relation::Kind::between;
        if (!way) continue;
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
    if (whole < 0) whole = referent(*view_, k, focus_);
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
  r.place->area = side_area(*mention.place(), side->second);
  r.place->name = fmt::format("{} of {}", side->first, mention.place()->name);
  r.stated = true;
  r.reasons.push_back(fmt::format(mark_in("reason", "\"{}\" is that side of {}"),
                                  view_->text(view_->phrase(i, true)), mention.place()->name));
  return r;
}

PlaceReading PlaceReader::from_slot_word(int w, std::string_view slot) const {
  // "fled to the west" leads that way from here; "seized the west" is that side itself.
  if (slot != "to" && slot != "toward" && slot != "towards") {
    if (PlaceReading side = part_of_place(w); side.place) return side;
  }
  // "in Duekoue, a town in the far west that had changed hands": what the town is called.
  if ((slot == "obj" || slot == "subj") && view_->is(w, {Deprel::appos}) && view_->head(w) >= 0) {
    const int m = place_at(*view_, view_->head(w));
    if (m >= 0 && is_site(view_->document().places[static_cast<std::size_t>(m)])) {
      const auto& beside = view_->document().places[static_cast<std::size_t>(m)];
      return from_mention(
          m, fmt::format(mark_in("reason", "\"{}\" is what it is called"), beside.surface), true);
    }
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
                            fmt::format(mark_in("reason", "\"{}\" is named as what it was done to"),
                                        mention.surface));
      }
    }
  }
  if (const int m = mention_in(w, true); m >= 0) {
    // What was done to the town itself was not done near it, whatever else hangs on its name.
    const auto& mention = view_->document().places[static_cast<std::size_t>(m)];
    const bool itself = (slot == "obj" || slot == "subj") && place_at(*view_, w) == m &&
                        mention.relation &&
                        mention.relation->kind != geoparse::Relation::Kind::part_of;
    const std::string& name = mention.surface;
    const std::string why =
        slot == "obj"
            ? fmt::format(mark_in("reason", "\"{}\" is named as what it was done to"), name)
        : slot == "subj"
            ? fmt::format(mark_in("reason", "\"{}\" is named as the subject"), name)
            : fmt::format(mark_in("reason", "\"{}\" is named as the place ({})"), name, slot);
    return from_mention(m, why, itself);
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
        return from_mention(
            m, fmt::format(mark_in("reason", "\"{}\" stands beside it"), beside.surface), true);
      }
    }
  }
  if (names_unknown(w)) return {};
  // "driven from their homes in the east", "from their homes": where those are is not told.
  if (classes.contains("homes") && view_->kid(w, {Deprel::nmod_poss}) >= 0) return {};
  // "in other parts of the city": that city
  if (place_like) {
    for (const int of : view_->kids(w, {Deprel::nmod})) {
      if (view_->preposition(of) != "of" || !view_->nominal(of) || of < w) continue;
      if (PlaceReading r = from_slot_word(of, slot); r.place) return r;
    }
  }
  if ((place_like && definite(*view_, w)) || pronoun) {
    // "the Danziger Bridge", "the al-Rabasa district": none that was spoken of before, but one of
    // the town that is.
    const auto names_it = [&](int k) {
      return (view_->is(k, {Deprel::compound}) || view_->preposition(k) == "of") &&
             is_unknown_name(k);
    };
    const bool named =
        !pronoun && std::ranges::any_of(view_->kids(w, {Deprel::compound, Deprel::nmod}), names_it);
    if (const int m = named ? referent(*view_, w, focus_, "city") : referent(*view_, w, focus_);
        m >= 0) {
      PlaceReading r = from_mention(
          m,
          fmt::format(mark_in("reason", "\"{}\" refers to {}"), view_->text(view_->phrase(w, true)),
                      view_->document().places[static_cast<std::size_t>(m)].place()->name),
          true);
      r.referred = true;
      return r;
    }
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
  const double km = geo::distance_km(inner.at, outer.at);
  // A side of a country has no sharp edge: "in the south, ... near Basra".
  if (outer.precision == Precision::relative && inner.mention >= 0 && outer.mention >= 0) {
    const auto* country = places[static_cast<std::size_t>(outer.mention)].place();
    if (country->kind == PlaceKind::country &&
        country->country == places[static_cast<std::size_t>(inner.mention)].place()->country) {
      return km <= 2 * outer.radius_km;
    }
  }
  return km <= outer.radius_km;
}

PlaceReading PlaceReader::stated(const Trigger& trigger) const {
  PlaceReading r = by_slots(trigger);
  if (!r.place && PlaceReader::inherits(trigger.row->type)) {
    PlaceReading where = where_clause(trigger.word);
    if (where.place) return where;
  }
  if (!r.place) {
    for (PlaceReading (PlaceReader::*look)(const Trigger&) const :
         {&PlaceReader::below, &PlaceReader::there, &PlaceReader::beside}) {
      if (!r.unknown.empty() && look != &PlaceReader::below) break;
      if (PlaceReading found = (this->*look)(trigger); found.place) return found;
    }
    return r;
  }
  // "quit their camp at Zerqan": the name says which camp, though no gazetteer has it.
  if (r.referred) {
    if (PlaceReading named = unknown_place(trigger); !named.unknown.empty()) return named;
  }
  // "In Jordan, several thousand people marched through Amman"
  PlaceReading sharper = below(trigger);
  // "captured the border crossing at Spin Boldak": what is named in the clause is no other place.
  if (r.referred && sharper.place && names_site(trigger)) return sharper;
  if (closer(sharper, r) && lies_in(*sharper.place, *r.place)) return sharper;
  return r;
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
