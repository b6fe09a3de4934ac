// Places that stand deeper than a trigger's slots reach, or in the clauses beside it: PlaceReader's
// part that looks there.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "event/place_of.hpp"
#include "event/referent.hpp"

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr auto kWhere =
    std::to_array<std::string_view>({"in", "at", "near", "outside", "around", "inside", "on",
                                     "across", "along", "over", "through", "beside", "off"});
constexpr auto kSides = std::to_array<std::string_view>(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
     "north-east", "north-west", "south-east", "south-west", "outside", "upriver", "downriver"});
/// Verbs whose object or goal is where one then is, and those that leave what they name.
constexpr auto kArrive = std::to_array<std::string_view>(
    {"reach",  "enter", "visit",  "travel", "fly",  "go",      "come",
     "arrive", "head",  "return", "drive",  "sail", "journey", "move",
     "march",  "tour",  "leave",  "depart", "set",  "expect",  "due"});
constexpr auto kLeave = std::to_array<std::string_view>({"leave", "depart", "quit", "return"});

bool one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// "outside which columns have massed"
bool is_where(const SentenceView& v, int i) {
  return v.low(i) == "which" && one_of(v.preposition(i), kWhere);
}

}  // namespace

/// "Samarra, where a mosque was destroyed in a bombing": the noun above a clause of "where".
PlaceReading PlaceReader::where_clause(int t) const {
  for (int at = t; at >= 0; at = view_->head(at)) {
    bool where = false;
    for (const int k : view_->kids(at)) {
      where = where || view_->low(k) == "where" || is_where(*view_, k);
    }
    const int up = view_->head(at);
    if (where && up >= 0 && view_->is(at, {Deprel::acl_relcl, Deprel::acl, Deprel::advcl})) {
      return from_slot_word(up, "where");
    }
    if (view_->is(at, {Deprel::acl_relcl, Deprel::ccomp, Deprel::parataxis})) break;
  }
  return {};
}

/// "had pulled back to a valley in Warduj": where those who leave go is not where they left.
bool PlaceReader::leads_away(const Trigger& trigger, int i) const {
  const EventType type = trigger.row->type;
  if (type != EventType::evacuation && type != EventType::withdrawal &&
      type != EventType::release) {
    return false;
  }
  for (int at = i; at >= 0 && at != trigger.word; at = view_->head(at)) {
    const std::string p = view_->preposition(at);
    if (p == "to" || p == "into" || p == "toward" || p == "towards" || p == "for") return true;
  }
  return false;
}

/// "raked a ferry with gunfire near Bamba", "a summit of presidents in Kampala": a place that
/// stands deeper below the trigger than its slots reach.
PlaceReading PlaceReader::below(const Trigger& trigger) const {
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
    const bool of_side = view_->preposition(at) == "of" && view_->head(at) >= 0 &&
                         one_of(view_->lemma(view_->head(at)), kSides);  // "a convoy north of Bor"
    if (!of_side && !one_of(view_->preposition(at), kWhere)) continue;
    if (leads_away(trigger, at)) continue;
    best = static_cast<int>(m);
    break;
  }
  if (best < 0) return {};
  return from_mention(best, fmt::format("\"{}\" stands in its clause",
                                        places[static_cast<std::size_t>(best)].surface));
}

/// The words on which those hang that say whence and whither.
std::vector<int> PlaceReader::moved_words(const Trigger& trigger) const {
  std::vector<int> out = {trigger.word};
  if (trigger.row->pos == 'n') {
    if (const int up = arguments_->carrier(trigger.word); up >= 0) out.push_back(up);
  } else {
    // "carried the wounded to Erbil", "took refuge in Erbil": the object's own words count.
    for (const int o : arguments_->slot(trigger.word, "obj")) out.push_back(o);
  }
  return out;
}

std::optional<EventPlace> PlaceReader::destination(const Trigger& trigger) const {
  const EventType type = trigger.row->type;
  if (type != EventType::displacement && type != EventType::evacuation &&
      type != EventType::withdrawal) {
    return std::nullopt;
  }
  static constexpr auto kGoals =
      std::to_array<std::string_view>({"to", "into", "toward", "towards", "for"});
  for (const int word : moved_words(trigger)) {
    for (const std::string_view goal : kGoals) {
      for (const int w : arguments_->slot(word, goal)) {
        const int m = mention_in(w, false);
        if (m < 0) continue;
        const auto& mention = view_->document().places[static_cast<std::size_t>(m)];
        // "left for Erbil", but "were evacuated for fear of it"
        if (goal == "for" && place_at(*view_, w) != m) continue;
        if (mention.role == geoparse::Role::origin) continue;
        return event_place(view_->document(), m);
      }
    }
  }
  return std::nullopt;
}

std::optional<EventPlace> PlaceReader::origin(const Trigger& trigger) const {
  if (trigger.row->type != EventType::deployment) return std::nullopt;
  for (const int word : moved_words(trigger)) {
    for (const int w : arguments_->slot(word, "from")) {
      const int m = mention_in(w, false);
      if (m >= 0 && place_at(*view_, w) == m) return event_place(view_->document(), m, true);
    }
  }
  return std::nullopt;
}

/// "were killed in an ambush there": the word for where hangs on another of the clause.
PlaceReading PlaceReader::there(const Trigger& trigger) const {
  for (int i = 0; i < view_->size(); ++i) {
    if (view_->low(i) != "there" || view_->word(i).upos != Upos::adv) continue;
    const bool here =
        view_->dominates(trigger.word, i) || view_->clause(i) == view_->clause(trigger.word);
    if (!here) continue;
    if (PlaceReading r = from_slot_word(i, "there"); r.place) return r;
  }
  return {};
}

/// Where what the verb tells was, by what stands before word `before`: its locatives, and where it
/// leads to; of a verb of leaving what it left, if `left`.
PlaceReading PlaceReader::place_of_verb(int verb, int before, bool left) const {
  const bool arrives = one_of(view_->lemma(verb), kArrive);
  const bool leaves = left && one_of(view_->lemma(verb), kLeave);
  PlaceReading best;
  for (const int k : view_->kids(verb, {Deprel::obl, Deprel::obj, Deprel::nmod, Deprel::advmod})) {
    if (k >= before) continue;
    const std::string p = view_->preposition(k);
    const bool object = view_->is(k, {Deprel::obj});
    const bool goal =
        p == "to" || p == "into" || (p == "for" && one_of(view_->lemma(verb), kLeave));
    const bool wanted = leaves   ? object || p == "from"
                        : object ? arrives && !one_of(view_->lemma(verb), kLeave)
                                 : one_of(p, kWhere) || (arrives && goal);
    if (!wanted) continue;
    const int m = mention_in(k, true);
    if (m < 0) continue;
    PlaceReading r =
        from_mention(m, fmt::format("\"{}\" is where \"{}\" was",
                                    view_->document().places[static_cast<std::size_t>(m)].surface,
                                    view_->low(verb)));
    if (closer(r, best)) best = std::move(r);
  }
  return best;
}

/// "flew to Kabul for talks", "stopped a bus near Balad and took away ten men", "trucks carrying
/// flour reached Kassala": the verb that the trigger stands beside says where.
PlaceReading PlaceReader::beside(const Trigger& trigger) const {
  const int t = trigger.word;
  const int end = view_->size();
  if (trigger.row->pos == 'n' && trigger.row->type == EventType::talks) {
    int hook = t;  // "after four days of meetings", wherever the parser hangs the days
    bool after = view_->preposition(t) == "after";
    while (view_->head(hook) >= 0 && !view_->verbal(view_->head(hook))) {
      hook = view_->head(hook);
      after = after || view_->preposition(hook) == "after" || view_->low(hook) == "after";
    }
    const int verb = view_->head(hook);
    if (verb >= 0 && view_->kid(verb, {Deprel::cop}) >= 0 && !view_->preposition(verb).empty()) {
      return from_slot_word(verb, view_->preposition(verb));  // "was in Belgrade for talks"
    }
    if (verb < 0 || !view_->is(hook, {Deprel::obl, Deprel::advcl, Deprel::nmod})) return {};
    return place_of_verb(verb, end, after);
  }
  // "had come to Dili to meet his counterpart"
  if (trigger.row->type == EventType::talks && view_->is(t, {Deprel::advcl, Deprel::xcomp}) &&
      view_->head(t) >= 0 && one_of(view_->lemma(view_->head(t)), kArrive)) {
    if (PlaceReading r = place_of_verb(view_->head(t), t, false); r.place) return r;
  }
  // What a participle tells of the subject was where the verb says.
  const int noun = view_->head(t);
  if (view_->is(t, {Deprel::acl}) && noun >= 0 && view_->head(noun) >= 0 &&
      view_->is(noun, {Deprel::nsubj})) {
    return place_of_verb(view_->head(noun), end, false);
  }
  int at = t;
  if (trigger.row->pos == 'n') at = arguments_->carrier(t);
  for (; at >= 0 && view_->is(at, {Deprel::conj}) && view_->head(at) >= 0; at = view_->head(at)) {
    const int first = view_->head(at);
    if (!view_->verbal(first)) break;
    // The second has its own subject: it may be elsewhere.
    if (view_->kid(at, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) break;
    // Taken over, not its own: "tore through Baghdad and killed nine" tells of one thing.
    if (PlaceReading r = place_of_verb(first, t, false); r.place) {
      r.stated = false;
      return r;
    }
    for (const int o : view_->kids(first, {Deprel::obj})) {
      if (o >= t) continue;
      for (const int k : view_->kids(o, {Deprel::nmod})) {  // "closed its embassy in Damascus"
        if (!one_of(view_->preposition(k), kWhere)) continue;
        if (const int m = mention_in(k, true); m >= 0) {
          PlaceReading r = from_mention(
              m, fmt::format("\"{}\" is where \"{}\" was",
                             view_->document().places[static_cast<std::size_t>(m)].surface,
                             view_->low(first)));
          r.stated = false;
          return r;
        }
      }
    }
  }
  return {};
}

}  // namespace dateline::event
