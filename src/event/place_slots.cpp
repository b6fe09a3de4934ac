// The places that a trigger's slots name: PlaceReader's part that reads them, and what it makes of
// names that no gazetteer has.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "base/translate.hpp"
#include "event/place_of.hpp"

namespace dateline::event {

using geoparse::Role;
using syntax::Deprel;
using syntax::Upos;

namespace {

using base::mark_in;

constexpr std::array<std::string_view, 30> kLocatives = {
    "in",      "at",      "near",     "inside",     "outside",  "around",   "on",       "within",
    "across",  "along",   "close to", "throughout", "over",     "to",       "into",     "toward",
    "towards", "from",    "out of",   "of",         "through",  "south of", "north of", "east of",
    "west of", "between", "beside",   "next to",    "opposite", "off"};

}  // namespace

/// Where people are from is where they come from when they flee, though it is no site otherwise.
PlaceReading PlaceReader::home_of(int w) const {
  const int m = place_at(*view_, w);
  if (m < 0) return {};
  const auto& mention = view_->document().places[static_cast<std::size_t>(m)];
  if (mention.place() == nullptr || mention.role != Role::home) return {};
  return from_mention(m, fmt::format("\"{}\" is where they are from", mention.surface));
}

/// A proper noun that is no place of the gazetteers, no time and no person with a title.
bool PlaceReader::is_unknown_name(int w) const {
  const auto& word = view_->word(w);
  const text::Span span = view_->token(w).span;
  if (word.upos != Upos::propn || span.size() < 3) return false;
  const auto& d = view_->document();
  const auto any_covers = [&](std::span<const int> indices, const auto& all) {
    return std::ranges::any_of(
        indices, [&](int m) { return all[static_cast<std::size_t>(m)].span.overlaps(span); });
  };
  if (any_covers(view_->mentions().places(view_->index()), d.places) ||
      any_covers(view_->mentions().times(view_->index()), d.times)) {
    return false;
  }
  const auto classes = arguments_->classes(w);
  if (!classes.empty() && classes != std::set<std::string>{"name"}) return false;
  // "in President Barzani's office", "near Task Force Alpha": a name within a longer one; "Jebel
  // Aulia" is a name of two words.
  if (!view_->kids(w, {Deprel::nmod_poss}).empty()) return false;
  return std::ranges::all_of(view_->kids(w, {Deprel::compound, Deprel::flat}), [&](int k) {
    const auto called = arguments_->classes(k);
    return view_->word(k).upos == Upos::propn &&
           (called.empty() || called == std::set<std::string>{"name"});
  });
}

/// "their camp at Ber", "the edge of Yarmouk": a name that no gazetteer has says which, so that it
/// is none that was spoken of before.
bool PlaceReader::names_unknown(int w) const {
  const auto classes = arguments_->classes(w);
  const bool part = classes.contains("place");
  for (const int k : view_->kids(w, {Deprel::nmod})) {
    const std::string p = view_->preposition(k);
    const bool at = p == "at" || p == "in" || p == "near" || (part && p == "of");
    if (at && is_unknown_name(k)) return true;
  }
  if (view_->lemma(w) != "camp" && view_->lemma(w) != "village" && view_->lemma(w) != "town") {
    return false;
  }
  return std::ranges::any_of(view_->kids(w, {Deprel::compound}),
                             [&](int k) { return is_unknown_name(k); });
}

/// Whether it is done to a facility: there are many, so that "the crossing at Spin Boldak" is none
/// that was spoken of before.
bool PlaceReader::names_site(const Trigger& trigger) const {
  for (const std::string_view slot : {"obj", "of", "on"}) {
    for (const int w : arguments_->slot(trigger.word, slot)) {
      const auto classes = arguments_->classes(w);
      if (classes.contains("facility") || classes.contains("post")) return true;
    }
  }
  return false;
}

/// "bombed Namkham and Kutkai", "clashes in Namkham": where a name stands that no gazetteer has,
/// the place is one named with it in a list, else unknown, and not whatever the story spoke of
/// before.
PlaceReading PlaceReader::unknown_place(const Trigger& trigger) const {
  static constexpr auto kWhere = std::to_array<std::string_view>(
      {"in", "at", "near", "inside", "outside", "around", "beside"});
  // "clashes broke out in Namkham": the verb that carries the noun holds the place.
  const bool carried = trigger.row->pos == 'n' &&
                       view_->is(trigger.word, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass});
  const int up = carried ? arguments_->carrier(trigger.word) : -1;
  std::vector<int> words;
  std::vector<int> holders = {trigger.word};
  if (trigger.last != trigger.word) holders.push_back(trigger.last);  // "shot dead near Kabgayi"
  if (up >= 0) holders.push_back(up);
  // "bombed a camp near Eringeti"
  for (const std::string_view slot : {"obj", "on"}) {
    for (const int w : arguments_->slot(trigger.word, slot)) {
      holders.push_back(w);
      if (names_unknown(w)) words.push_back(w);  // "quit their camp at Ber"
    }
  }
  for (const std::string_view slot : kWhere) {
    for (const int at : holders) {
      for (const int w : arguments_->slot(at, slot)) words.push_back(w);
    }
  }
  const bool town = trigger.row->type == EventType::capture ||
                    trigger.row->type == EventType::airstrike ||
                    trigger.row->type == EventType::shelling ||
                    (trigger.row->type == EventType::withdrawal &&
                     std::ranges::find(trigger.row->place, "obj") != trigger.row->place.end());
  if (town && trigger.row->pos == 'v') {
    for (const int w : arguments_->slot(trigger.word, "obj")) words.push_back(w);
  }
  if (town && trigger.row->pos == 'n') {
    for (const int w : arguments_->slot(trigger.word, "of")) words.push_back(w);
  }
  for (const int w : words) {
    if (!is_unknown_name(w)) {
      if (!names_unknown(w)) continue;
      PlaceReading r;
      r.unknown = view_->text(view_->phrase(w, true));
      r.reasons.push_back(fmt::format(
          mark_in("reason", "It happened at \"{}\", which no gazetteer has"), r.unknown));
      return r;
    }
    for (const int k : view_->kids(w, {Deprel::conj})) {
      const int m = place_at(*view_, k);
      if (m < 0 || !is_site(view_->document().places[static_cast<std::size_t>(m)])) continue;
      return from_mention(m,
                          fmt::format("\"{}\" is named with \"{}\", which no gazetteer has",
                                      view_->document().places[static_cast<std::size_t>(m)].surface,
                                      view_->token(w).form));
    }
    PlaceReading r;
    r.unknown = view_->text(view_->phrase(w, true));
    r.reasons.push_back(
        fmt::format(mark_in("reason", "It happened at \"{}\", which no gazetteer has"), r.unknown));
    return r;
  }
  return {};
}

PlaceReading PlaceReader::by_slots(const Trigger& trigger) const {
  PlaceReading r = by_known_slots(trigger);
  return r.place ? r : unknown_place(trigger);
}

PlaceReading PlaceReader::by_known_slots(const Trigger& trigger) const {
  const int t = trigger.word;
  bool any = false;
  for (const std::string& slot : trigger.row->place) {
    if (slot == "any") {
      any = true;
      continue;
    }
    PlaceReading closest;
    for (const int w : arguments_->slot(t, slot)) {
      PlaceReading r = from_slot_word(w, slot);
      if (!r.place && slot == "from") r = home_of(w);  // "evacuated the wounded from Arsal"
      if (closer(r, closest)) closest = std::move(r);
    }
    if (closest.place) return closest;
    // "families from Kunduz streamed into Kabul": whence they are is whence they come.
    if (trigger.row->pos == 'v' && (slot == "from" || slot == "origin")) {
      for (const int who : arguments_->slot(t, "subj")) {
        for (const int w : arguments_->slot(who, slot)) {
          PlaceReading r = from_slot_word(w, slot);
          if (!r.place) r = home_of(w);
          if (r.place) return r;
        }
      }
    }
    // "hold talks in Geneva": what hangs on the object belongs to both.
    if (trigger.row->pos == 'v' && slot != "obj" && slot != "subj") {
      for (const int o : arguments_->slot(t, "obj")) {
        std::vector<int> words = arguments_->slot(o, slot);
        for (const int of : arguments_->slot(o, "of")) {  // "58 of its staff from Baghdad"
          for (const int w : arguments_->slot(of, slot)) words.push_back(w);
        }
        for (const int w : words) {
          PlaceReading r = from_slot_word(w, slot);
          if (!r.place && slot == "from") r = home_of(w);
          if (r.place) return r;
        }
      }
    }
    // The verb that carries the noun may hold the place: "carried out strikes near Amerli". What
    // only stands beside the verb ("after heavy fighting") takes its event's place later.
    const bool carried =
        view_->is(t, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass, Deprel::conj, Deprel::xcomp});
    if (trigger.row->pos == 'n' && carried) {
      const int up = arguments_->carrier(t);
      if (up >= 0 && up != t && slot != "of" && slot != "subj") {
        PlaceReading carried_there;
        for (const int w : arguments_->slot(up, slot)) {
          if (w == t) continue;
          PlaceReading r = from_slot_word(w, slot);
          if (closer(r, carried_there)) carried_there = std::move(r);
        }
        if (carried_there.place) return carried_there;
      }
    }
  }
  if (trigger.row->pos == 'a' && view_->head(t) >= 0) {
    PlaceReading r = from_slot_word(view_->head(t), "of");
    if (r.place) return r;
  }
  for (const int k : view_->kids(t, {Deprel::advmod})) {  // "are to meet there again"
    if (view_->low(k) != "there") continue;
    PlaceReading r = from_slot_word(k, "there");
    if (r.place) return r;
  }
  if (!any) return {};
  // Any locative of the clause, and of the noun's carrier.
  // "captured the city in the west after heavy fighting": the fighting is no part of the capturing,
  // its place is the capture's, which is taken over later.
  const bool part = view_->is(t, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass, Deprel::conj});
  const int up = trigger.row->pos == 'n' && part ? arguments_->carrier(t) : -1;
  for (const int at : {t, up}) {
    if (at < 0) continue;
    for (const int k : view_->kids(at)) {
      if (view_->is(k, {Deprel::advmod}) && view_->low(k) == "there") {
        PlaceReading r = from_slot_word(k, "there");
        if (r.place) return r;
      }
      if (!view_->is(k, {Deprel::obl, Deprel::nmod, Deprel::obj, Deprel::advmod, Deprel::dep}))
        continue;
      const std::string p = view_->preposition(k);
      // Whoever flees, leaves or is brought away to a place was not there when it happened.
      const bool away = trigger.row->type == EventType::evacuation ||
                        trigger.row->type == EventType::withdrawal ||
                        trigger.row->type == EventType::release;
      if (away && (p == "to" || p == "into" || p == "toward" || p == "towards")) continue;
      if (trigger.row->type == EventType::deployment && p == "from") continue;
      const bool locative = std::ranges::any_of(kLocatives, [&](std::string_view l) {
        return p == l || p.ends_with(std::string(" ") + std::string(l));
      });
      if (!locative && !view_->is(k, {Deprel::obj})) continue;
      if (k == t) continue;
      PlaceReading r = from_slot_word(k, p.empty() ? "obj" : p);
      if (r.place) return r;
    }
    for (const int c : view_->kids(at, {Deprel::compound, Deprel::amod, Deprel::nmod_poss})) {
      if (at != t || trigger.row->pos != 'n') continue;
      if (const int m = place_at(*view_, c);
          m >= 0 && is_site(view_->document().places[static_cast<std::size_t>(m)])) {
        return from_mention(m, fmt::format("\"{}\" stands with it", view_->low(c)));
      }
    }
  }
  return {};
}

}  // namespace dateline::event
