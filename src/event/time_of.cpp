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
      out.deadline = true;
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

  const auto timex = [&](std::size_t time) -> const Timex& {
    return document.times[static_cast<std::size_t>(times[time].index)];
  };
  // "on Saturday, a day after rebels agreed": what follows the count has another time.
  const auto counted_off = [&](std::size_t time, int word) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (links_events(timex(i)) && times[i].first > times[time].last && times[i].last < word) {
        return true;
      }
    }
    return false;
  };
  const auto take = [&](std::size_t trigger, std::size_t time) {
    const Timex& t = timex(time);
    if (!telling(t) || links_events(t) || counted_off(time, triggers[trigger].word)) return;
    apply(t, times[time].index, document, out[trigger]);
    used[time] = true;
  };
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    const int verb =
        triggers[k].row->pos == 'n' ? arguments.carrier(triggers[k].word) : triggers[k].word;
    if (verb < 0) continue;
    for (const int aux : view.kids(verb, {Deprel::aux})) {
      out[k].perfect = out[k].perfect || view.low(aux) == "has" || view.low(aux) == "have" ||
                       view.low(aux) == "'ve";
    }
  }

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
  // "have since penned up a garrison", "have fled since the quake": up to now, whatever else has a
  // time beside it.
  std::vector<bool> since(triggers.size());
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    for (const int kid : view.kids(triggers[k].word)) {
      const bool adverb = view.low(kid) == "since" && view.is(kid, {Deprel::advmod});
      const bool phrase = view.preposition(kid) == "since" && view.is(kid, {Deprel::obl});
      const bool clause = view.marker(kid) == "since" && view.is(kid, {Deprel::advcl});
      since[k] = since[k] || adverb || (out[k].perfect && (phrase || clause));
    }
    out[k].since_then = since[k] && !out[k].timed;
  }
  std::vector<bool> own(triggers.size());
  for (std::size_t k = 0; k < triggers.size(); ++k) own[k] = out[k].timed;
  const auto open = [&](std::size_t k) { return !out[k].timed && !out[k].since_then; };
  // 3. The verb that carries a noun, the clause above a verb that has no time of its own.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (!open(k)) continue;
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
    if (!open(k)) continue;
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
  const auto plain = [&](std::size_t i) {
    const Timex& t = timex(i);
    return telling(t) && t.anchoring == Anchoring::within && t.type != TimexType::duration &&
           !links_events(t);
  };
  const auto aside = [&](int w, bool participles) {
    for (int at = w; at >= 0; at = view.head(at)) {
      // "trucks carrying flour arrived on Monday": a participle without a comma is no aside.
      const bool participle = !participles && view.is(at, {Deprel::acl}) && at > 0 &&
                              view.low(at - 1) != "," && view.word(at).xpos != "VB";
      if (view.is(at, {Deprel::acl_relcl, Deprel::acl, Deprel::parataxis}) && !participle) {
        return true;
      }
      if (!order_word(view, at).empty()) return true;
    }
    return false;
  };
  std::size_t only = times.size();
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (links_events(timex(i))) continue;
    only = only == times.size() ? i : times.size() + 1;
    if (only > times.size()) break;
  }
  if (only < times.size() && plain(only) && times[only].owner >= 0 &&
      !aside(times[only].head, true)) {
    for (std::size_t k = 0; k < triggers.size(); ++k) {
      const bool said = speech[k] >= 0 && times[only].owner == speech[k];
      // "would set out on Thursday, and denied that troops had left": not at one time.
      const bool apart = has_aux(view, times[only].owner, {"will", "would", "shall"}) &&
                         has_aux(view, triggers[k].word, {"have"});
      if (open(k) && !said && !apart && !aside(triggers[k].word, false)) take(k, only);
    }
  }
  // 3c. Whatever the parser makes of it: a time in front of all is of all, and one behind a verb,
  // with nothing between that begins another clause, is of that verb.
  const auto parted = [&](const Trigger& t, int time) {
    static constexpr std::string_view kBegins[] = {
        "that",  "who",   "which", "whom",  "whose", "after",   "before", "when", "while",
        "where", "since", "as",    "until", "but",   "because", "if",     "said", "says"};
    const bool finite = view.word(t.word).xpos == "VBD" || view.word(t.word).xpos == "VBZ" ||
                        view.word(t.word).xpos == "VBP";
    bool joined = false;
    bool comma = false;
    for (int i = t.last + 1; i < time; ++i) {
      const std::string& w = view.low(i);
      if (w == ";" || w == ":" || w == "(" || w == "\"") return true;
      if (std::ranges::find(kBegins, w) != std::end(kBegins)) return true;
      comma = comma || w == ",";
      joined = joined || w == "and" || w == "or";
      // "seized at the crossing, on the edge of the Strip, on June 25": an aside without a verb.
      if (comma && (joined || view.word(i).upos == Upos::verb || view.word(i).upos == Upos::aux)) {
        return true;
      }
      const std::string& tag = view.word(i).xpos;
      if (joined && finite && (tag == "VBD" || tag == "VBZ" || tag == "VBP")) return true;
    }
    // "..., on Monday the army left": what follows the comma begins anew.
    int commas = 0;
    for (int i = t.last + 1; i < time; ++i) commas += view.low(i) == "," ? 1 : 0;
    return commas % 2 != 0;
  };
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (!open(k) || triggers[k].row->pos == 'n' || speech[k] > triggers[k].word) continue;
    for (std::size_t i = 0; i < times.size() && !out[k].timed; ++i) {
      if (!plain(i) || times[i].first <= triggers[k].last ||
          times[i].first - triggers[k].last > 14) {
        continue;
      }
      const bool other = std::ranges::any_of(triggers, [&](const Trigger& t) {
        return t.row->pos == 'v' && t.word > triggers[k].last && t.word < times[i].first;
      });
      if (!other && !parted(triggers[k], times[i].first)) take(k, i);
      break;
    }
  }
  // "torched a truck on Thursday and seized its crew"
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    const int first = view.head(triggers[k].word);
    if (!open(k) || !view.is(triggers[k].word, {Deprel::conj}) ||
        view.kid(triggers[k].word, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) {
      continue;
    }
    for (std::size_t j = 0; j < k; ++j) {
      if (triggers[j].word != first || !out[j].timed) continue;
      for (std::size_t i = 0; i < times.size(); ++i) {
        const bool of_first = std::ranges::find(out[j].times, times[i].index) != out[j].times.end();
        if (of_first && plain(i) && times[i].last < triggers[k].word) take(k, i);
      }
    }
  }
  // 3d. "stood empty on Thursday, two days after rebels overran the base": counted from a time that
  // is of no event.
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    if (!open(k)) continue;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const Timex& count = timex(i);
      if (!links_events(count) || count.offset_days == 0 || times[i].last >= triggers[k].word ||
          triggers[k].word - times[i].last > 10) {
        continue;
      }
      // "a day after rebels left and troops came" counts both
      bool joined = false;
      for (int w = times[i].last + 1; w < triggers[k].word; ++w)
        joined = joined || view.low(w) == "and";
      const bool other = !joined && std::ranges::any_of(triggers, [&](const Trigger& t) {
        return t.word > times[i].last && t.word < triggers[k].word;
      });
      std::size_t from = times.size();
      for (std::size_t j = 0; j < times.size(); ++j) {
        if (plain(j) && times[j].last < times[i].first) from = j;
      }
      bool parted_off = false;  // "on Friday, four days after the storm, had a convoy come"
      for (int w = times[i].last + 1; w < triggers[k].word; ++w) {
        parted_off = parted_off || view.low(w) == ",";
      }
      if (other || parted_off || from == times.size()) continue;
      const time::Bounds& b = timex(from).bounds;
      if (!b.earliest || !b.latest || *b.latest - *b.earliest > 40 * 1440) continue;
      const std::int64_t minutes = count.offset_days * 1440;
      out[k].bounds = time::Bounds::of((*b.earliest - minutes).day(), (*b.latest - minutes).day());
      out[k].timed = true;
      out[k].times = {times[from].index, times[i].index};
      out[k].reasons.push_back(fmt::format("\"{}\" counts it from \"{}\"",
                                           document.story.utf8(count.span),
                                           document.story.utf8(timex(from).span)));
    }
  }
  // 3e. "since August 25, when insurgents fell upon the posts", "was July 21, when shells landed":
  // what the clause tells was at that time.
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Timex& t = timex(i);
    const int when = times[i].last + 2;
    if (when >= view.size() || view.low(when - 1) != "," || view.low(when) != "when" ||
        !t.bounds.earliest || !t.bounds.latest || t.type == TimexType::duration || t.vague) {
      continue;
    }
    for (std::size_t k = 0; k < triggers.size(); ++k) {
      if (triggers[k].word < when) continue;
      const bool later = std::ranges::any_of(
          times, [&](const Local& l) { return l.first > when && l.first < triggers[k].word; });
      const bool same = !out[k].times.empty() && out[k].times.front() == times[i].index;
      if (later || (own[k] && !same) || order_word(view, triggers[k].word) != "") continue;
      out[k].bounds = t.bounds;
      out[k].timed = true;
      out[k].open_since = false;
      out[k].times = {times[i].index};
      out[k].reasons = {fmt::format("\"{}\" gives its time", document.story.utf8(t.span))};
      own[k] = true;
    }
  }
  for (std::size_t k = 0; k < triggers.size(); ++k) out[k].borrowed = out[k].timed && !own[k];
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
  return out;
}

}  // namespace dateline::event
