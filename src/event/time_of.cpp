#include "event/time_of.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "event/links_of.hpp"

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;
using timex::Anchoring;
using timex::Timex;
using timex::TimexType;

namespace {

struct Local {
  int index = -1;  // into Document::times
  int head = -1;   // its head word in the sentence
  int owner = -1;  // the predicate or trigger that it hangs on
  int first = 0;
  int last = 0;
};

/// Usable for placing an event: has bounds or a length.
bool telling(const Timex& t) {
  if (t.type == TimexType::set) return false;
  if (t.type == TimexType::duration)
    return t.anchoring == Anchoring::for_length || t.bounds.earliest || t.bounds.latest;
  return (t.bounds.earliest || t.bounds.latest) && !t.vague;
}

bool has_aux(const SentenceView& view, int verb, std::initializer_list<std::string_view> lemmas) {
  return std::ranges::any_of(view.kids(verb, {Deprel::aux}), [&](int k) {
    return std::ranges::find(lemmas, view.lemma(k)) != lemmas.end();
  });
}

std::vector<Local> locals(const SentenceView& view, const std::vector<Trigger>& triggers) {
  const auto& document = view.document();
  const text::Span sentence = document.story.sentences[view.index()].span;
  std::vector<Local> out;
  for (const int i : view.mentions().times(view.index())) {
    const Timex& t = document.times[static_cast<std::size_t>(i)];
    if (!sentence.overlaps(t.span)) continue;
    Local l;
    l.index = i;
    l.head = view.head_of(t.span);
    if (l.head < 0) continue;
    l.first = view.word_at(t.span.start);
    l.last = l.first;
    while (l.last + 1 < view.size() && view.token(l.last + 1).span.start < t.span.end) ++l.last;
    int at = l.head;
    for (int depth = 0; at >= 0 && depth < 20; ++depth) {
      const bool inside =
          view.token(at).span.start >= t.span.start && view.token(at).span.start < t.span.end;
      const bool trigger =
          std::ranges::any_of(triggers, [&](const Trigger& tr) { return tr.word == at; });
      if (!inside && (trigger || (view.verbal(at) && !view.is(at, {Deprel::amod})))) break;
      at = view.head(at);
    }
    l.owner = at;
    out.push_back(l);
  }
  return out;
}

/// True for "a day after": counted from the event of a clause or noun that follows.
bool links_events(const Timex& t) { return t.anchor == -2; }

time::Bounds intersect(const time::Bounds& a, const time::Bounds& b) {
  time::Bounds out = a;
  if (b.earliest && (!out.earliest || *b.earliest > *out.earliest)) out.earliest = b.earliest;
  if (b.latest && (!out.latest || *b.latest < *out.latest)) out.latest = b.latest;
  if (out.earliest && out.latest && *out.latest < *out.earliest) return a;
  return out;
}

void apply(const Timex& t, int index, const Document& document, TimeReading& out) {
  const std::string words = document.story.utf8(t.span);
  const time::Minute reference = document.reference();
  const time::Minute end_of_reference = reference + 1439;
  time::Bounds b = t.bounds;
  switch (t.anchoring) {
    case Anchoring::within:
      break;
    case Anchoring::since:
      b.latest = t.bounds.earliest && *t.bounds.earliest > end_of_reference
                     ? std::nullopt
                     : std::optional(end_of_reference);
      out.open_since = true;
      break;
    case Anchoring::until:
      b = {std::nullopt, t.bounds.latest};
      break;
    case Anchoring::before:
      // Not after its end; the same day at the earliest if it is a part of a day, else open.
      if (t.bounds.earliest && t.bounds.latest && *t.bounds.latest - *t.bounds.earliest < 1440) {
        b.earliest = time::Minute::start_of(t.bounds.latest->day());
      } else {
        b.earliest = std::nullopt;
      }
      break;
    case Anchoring::after:
      b = {t.bounds.earliest, std::nullopt};
      // "after midnight": later in that day, unless a longer time is meant.
      if (t.bounds.earliest && t.bounds.latest && *t.bounds.latest - *t.bounds.earliest < 1440 &&
          t.type == TimexType::time) {
        b.latest = time::Minute::end_of(t.bounds.earliest->day());
      }
      break;
    case Anchoring::for_length:
      if (t.value) out.length_minutes = duration_minutes(*t.value);
      if (!b.earliest && !b.latest) {
        if (out.length_minutes) {
          out.times.push_back(index);
          out.reasons.push_back(fmt::format("\"{}\" says how long", words));
        }
        return;
      }
      break;
  }
  if (!b.earliest && !b.latest) return;
  out.bounds = out.timed ? intersect(out.bounds, b) : b;
  out.timed = true;
  out.times.push_back(index);
  out.reasons.push_back(fmt::format("\"{}\" gives its time", words));
}

}  // namespace

std::optional<std::int64_t> duration_minutes(std::string_view value) {
  if (!value.starts_with("P") || value.size() < 3) return std::nullopt;
  value.remove_prefix(1);
  bool clock = false;
  if (value.front() == 'T') {
    clock = true;
    value.remove_prefix(1);
  }
  double number = 0;
  std::size_t i = 0;
  double fraction = 0;
  for (; i < value.size() && ((value[i] >= '0' && value[i] <= '9') || value[i] == '.'); ++i) {
    if (value[i] == '.') {
      fraction = 1;
    } else if (fraction > 0) {
      fraction /= 10;
      number += fraction * (value[i] - '0');
    } else {
      number = number * 10 + (value[i] - '0');
    }
    if (number > 1e6) return std::nullopt;
  }
  if (i == 0 || i >= value.size()) return std::nullopt;
  double unit = 0;
  if (clock) {
    unit = value[i] == 'H' ? 60 : value[i] == 'M' ? 1 : 0;
  } else {
    const std::string_view u = value.substr(i);
    unit = u == "D"    ? 1440
           : u == "W"  ? 10080
           : u == "WE" ? 2880
           : u == "M"  ? 43830
           : u == "Q"  ? 131490
           : u == "Y"  ? 525960
           : u == "DE" ? 5259600
           : u == "CE" ? 52596000
                       : 0;
  }
  if (unit == 0) return std::nullopt;
  return static_cast<std::int64_t>(number * unit);
}

std::vector<TimeReading> read_times(const SentenceView& view, const Arguments& arguments,
                                    const std::vector<Trigger>& triggers,
                                    const std::vector<int>& speech) {
  const auto& document = view.document();
  const std::vector<Local> times = locals(view, triggers);
  std::vector<TimeReading> out(triggers.size());
  std::vector<bool> used(times.size(), false);

  const auto take = [&](std::size_t trigger, std::size_t time) {
    const Timex& t = document.times[static_cast<std::size_t>(times[time].index)];
    if (!telling(t) || links_events(t)) return;
    apply(t, times[time].index, document, out[trigger]);
    used[time] = true;
  };

  // 1. What hangs on the trigger itself, or stands right behind a noun that tells an event.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    const int t = triggers[k].word;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const bool own = times[i].owner == t;
      const int gap = times[i].first - triggers[k].last;
      const bool behind = triggers[k].row->pos == 'n' && gap >= 1 && gap <= 2 &&
                          !view.dominates(t, times[i].head) && order_word(view, t) != "";
      // "The fall of Mosul last week shocked ...": right behind the noun with what it is of, before
      // the verb.
      int end = triggers[k].last;
      for (const int of : view.kids(t, {Deprel::nmod})) {
        const text::Span phrase = view.phrase(of, true);
        while (end + 1 < view.size() && view.token(end + 1).span.start < phrase.end) ++end;
      }
      const int to_time = times[i].first - end;
      const bool of_noun = triggers[k].row->pos == 'n' && to_time >= 1 && to_time <= 2 &&
                           times[i].owner > times[i].last &&
                           view.is(t, {Deprel::nsubj, Deprel::nsubj_pass});
      if (own || behind || of_noun) take(k, i);
    }
  }
  // 2. A relative clause or participle below a noun: "a siege that had lasted since June".
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (out[k].timed || triggers[k].row->pos != 'n') continue;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const int o = times[i].owner;
      if (o < 0) continue;
      // A verb of duration speaks of the event before it, wherever the parser hangs its clause.
      static constexpr std::string_view kLasting[] = {"last",     "begin", "start",
                                                      "continue", "rage",  "run"};
      const bool lasting = view.is(o, {Deprel::acl_relcl}) && o > triggers[k].word &&
                           std::ranges::find(kLasting, view.lemma(o)) != std::end(kLasting);
      const bool own_clause =
          view.is(o, {Deprel::acl_relcl, Deprel::acl}) && view.head(o) == triggers[k].word;
      if (own_clause || lasting) take(k, i);
    }
  }
  // 3. The verb that carries a noun, the clause above a verb that has no time of its own.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (out[k].timed) continue;
    int at = triggers[k].word;
    for (int depth = 0; depth < 8 && !out[k].timed; ++depth) {
      const int up = view.head(at);
      if (up < 0) break;
      const bool crosses_speech = speech[k] >= 0 && up == speech[k];
      if (crosses_speech) break;
      const std::string order = order_word(view, at);
      // Inside "after ..." another time holds than outside.
      if (!order.empty()) break;
      if (view.is(at, {Deprel::acl_relcl, Deprel::parataxis})) break;
      if (view.is(at, {Deprel::ccomp}) && view.kid(up, {Deprel::nsubj}) >= 0 &&
          view.marker(at) != "to" && depth > 6)
        break;
      const bool list = view.is(at, {Deprel::conj});
      for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i].owner != up) continue;
        // Of several verbs in a row each has the time that stands before it or in front of all.
        if (list && times[i].first > triggers[k].word) continue;
        take(k, i);
      }
      at = up;
    }
  }
  // 3a. "returned in 2014 after rebels seized Mosul": what came before something that has a time
  // and is no event itself is told by that time.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (out[k].timed) continue;
    const int clause = view.clause(triggers[k].word);
    if (order_word(view, clause) != "after" || view.head(clause) < 0) continue;
    const int up = view.head(clause);
    const bool event = std::ranges::any_of(
        triggers, [&](const Trigger& t) { return t.word == up || view.head(t.word) == up; });
    for (std::size_t i = 0; i < times.size() && !event; ++i) {
      if (times[i].owner == up && times[i].last < clause) take(k, i);
    }
  }
  // 3b. Where a sentence has one time only, parsers hang it on one verb or noun of several; it
  // holds for all that is told side by side, not for asides, for what was said, or for before and
  // after.
  if (times.size() == 1) {
    const Timex& t = document.times[static_cast<std::size_t>(times[0].index)];
    const auto aside = [&](int w) {
      for (int at = w; at >= 0; at = view.head(at)) {
        if (view.is(at, {Deprel::acl_relcl, Deprel::acl, Deprel::parataxis})) return true;
        if (!order_word(view, at).empty()) return true;
      }
      return false;
    };
    if (telling(t) && t.anchoring == Anchoring::within && t.type != TimexType::duration &&
        !links_events(t) && times[0].owner >= 0 && !aside(times[0].head)) {
      for (std::size_t k = 0; k < triggers.size(); ++k) {
        const bool said = speech[k] >= 0 && times[0].owner == speech[k];
        // "would set out on Thursday, and denied that troops had left": not at one time.
        const bool apart = has_aux(view, times[0].owner, {"will", "would", "shall"}) &&
                           has_aux(view, triggers[k].word, {"have"});
        if (!out[k].timed && !said && !apart && !aside(triggers[k].word)) take(k, 0);
      }
    }
  }
  // 4. When it was said.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (speech[k] < 0) continue;
    for (const Local& l : times) {
      const Timex& t = document.times[static_cast<std::size_t>(l.index)];
      if (l.owner == speech[k] && telling(t) && t.anchoring == Anchoring::within &&
          t.bounds.earliest && t.bounds.latest)
        out[k].said = t.bounds;
    }
  }
  (void)arguments;
  return out;
}

}  // namespace dateline::event
