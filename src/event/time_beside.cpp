#include <fmt/format.h>

#include <algorithm>

#include "base/translate.hpp"
#include "event/links_of.hpp"
#include "event/time_reader.hpp"

// The steps that give an event a time which hangs on other words than its own.

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;
using timex::Anchoring;
using timex::Timex;
using timex::TimexType;

namespace {

using base::mark_in;

bool has_aux(const SentenceView& view, int verb, std::initializer_list<std::string_view> lemmas) {
  return std::ranges::any_of(view.kids(verb, {Deprel::aux}), [&](int k) {
    return std::ranges::find(lemmas, view.lemma(k)) != lemmas.end();
  });
}

}  // namespace

/// The verb that carries a noun, the clause above a verb that has no time of its own.
void TimeReader::take_of_the_clause_above() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (!open(k)) continue;
    int at = triggers_[k].word;
    for (int depth = 0; depth < 8 && !out_[k].timed; ++depth) {
      const int up = view_.head(at);
      if (up < 0) break;
      const bool crosses_speech = speech_[k] >= 0 && up == speech_[k];
      if (crosses_speech) break;
      const std::string order = order_word(view_, at);
      // Inside "after ..." another time holds than outside.
      if (!order.empty()) break;
      if (view_.is(at, {Deprel::acl_relcl, Deprel::parataxis})) break;
      if (view_.is(at, {Deprel::ccomp}) && view_.kid(up, {Deprel::nsubj}) >= 0 &&
          view_.marker(at) != "to" && depth > 6)
        break;
      const bool list = view_.is(at, {Deprel::conj});
      for (std::size_t i = 0; i < times_.size(); ++i) {
        if (times_[i].owner != up) continue;
        // Of several verbs in a row each has the time that stands before it or in front of all.
        if (list && times_[i].first > triggers_[k].word) continue;
        take(k, i);
      }
      at = up;
    }
  }
}

/// "returned in 2014 after rebels seized Mosul": what came before something that has a time
/// and is no event itself is told by that time.
void TimeReader::take_after_what_is_no_event() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (!open(k)) continue;
    const int clause = view_.clause(triggers_[k].word);
    if (order_word(view_, clause) != "after" || view_.head(clause) < 0) continue;
    const int up = view_.head(clause);
    const bool event = std::ranges::any_of(
        triggers_, [&](const Trigger& t) { return t.word == up || view_.head(t.word) == up; });
    for (std::size_t i = 0; i < times_.size() && !event; ++i) {
      if (times_[i].owner == up && times_[i].last < clause) take(k, i);
    }
  }
}

bool TimeReader::aside(int w, bool participles) const {
  for (int at = w; at >= 0; at = view_.head(at)) {
    // "trucks carrying flour arrived on Monday": a participle without a comma is no aside.
    const bool participle = !participles && view_.is(at, {Deprel::acl}) && at > 0 &&
                            view_.low(at - 1) != "," && view_.word(at).xpos != "VB";
    if (view_.is(at, {Deprel::acl_relcl, Deprel::acl, Deprel::parataxis}) && !participle) {
      return true;
    }
    if (!order_word(view_, at).empty()) return true;
  }
  return false;
}

/// Where a sentence has one time only, parsers hang it on one verb or noun of several; it
/// holds for all that is told side by side, not for asides, for what was said, or for before and
/// after.
void TimeReader::take_the_only_one() {
  std::size_t only = times_.size();
  for (std::size_t i = 0; i < times_.size(); ++i) {
    if (links_events(timex(i))) continue;
    only = only == times_.size() ? i : times_.size() + 1;
    if (only > times_.size()) break;
  }
  if (only < times_.size() && plain(only) && times_[only].owner >= 0 &&
      !aside(times_[only].head, true)) {
    for (std::size_t k = 0; k < triggers_.size(); ++k) {
      const bool said = speech_[k] >= 0 && times_[only].owner == speech_[k];
      // "would set out_ on Thursday, and denied that troops had left": not at one time.
      const bool apart = has_aux(view_, times_[only].owner, {"will", "would", "shall"}) &&
                         has_aux(view_, triggers_[k].word, {"have"});
      if (open(k) && !said && !apart && !aside(triggers_[k].word, false)) take(k, only);
    }
  }
}

/// Whether anything between the verb and the time begins another clause.
bool TimeReader::parted(const Trigger& trigger, int time) const {
  static constexpr std::string_view kBegins[] = {
      "that",  "who",   "which", "whom",  "whose", "after",   "before", "when", "while",
      "where", "since", "as",    "until", "but",   "because", "if",     "said", "says"};
  const bool finite = view_.word(trigger.word).xpos == "VBD" ||
                      view_.word(trigger.word).xpos == "VBZ" ||
                      view_.word(trigger.word).xpos == "VBP";
  bool joined = false;
  bool comma = false;
  for (int i = trigger.last + 1; i < time; ++i) {
    const std::string& w = view_.low(i);
    if (w == ";" || w == ":" || w == "(" || w == "\"") return true;
    if (std::ranges::find(kBegins, w) != std::end(kBegins)) return true;
    comma = comma || w == ",";
    joined = joined || w == "and" || w == "or";
    // "seized at the crossing, on the edge of the Strip, on June 25": an aside without a verb.
    if (comma && (joined || view_.word(i).upos == Upos::verb || view_.word(i).upos == Upos::aux)) {
      return true;
    }
    const std::string& tag = view_.word(i).xpos;
    if (joined && finite && (tag == "VBD" || tag == "VBZ" || tag == "VBP")) return true;
  }
  // "..., on Monday the army left": what follows the comma begins anew.
  int commas = 0;
  for (int i = trigger.last + 1; i < time; ++i) commas += view_.low(i) == "," ? 1 : 0;
  return commas % 2 != 0;
}

/// Whatever the parser makes of it: a time in front of all is of all, and one behind a verb,
/// with nothing between that begins another clause, is of that verb.
void TimeReader::take_behind_the_verb() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (!open(k) || triggers_[k].row->pos == 'n' || speech_[k] > triggers_[k].word) continue;
    for (std::size_t i = 0; i < times_.size() && !out_[k].timed; ++i) {
      if (!plain(i) || times_[i].first <= triggers_[k].last ||
          times_[i].first - triggers_[k].last > 14) {
        continue;
      }
      const bool other = std::ranges::any_of(triggers_, [&](const Trigger& t) {
        return t.row->pos == 'v' && t.word > triggers_[k].last && t.word < times_[i].first;
      });
      if (!other && !parted(triggers_[k], times_[i].first)) take(k, i);
      break;
    }
  }
}

/// "On Sunday as many as 200,000 people had packed the square": what begins the sentence, whatever
/// the parser hangs on it, is the time of the first verb that tells something.
void TimeReader::take_in_front() {
  if (times_.empty() || !plain(0)) return;
  const int end = times_[0].last + 1;
  if (end >= view_.size() || view_.low(end) == ",") return;
  // "In a trial run on Monday a plane parachuted meals": nothing but a phrase before it.
  constexpr int kFarthest = 8;  // words
  if (times_[0].first > kFarthest) return;
  for (int i = 0; i < times_[0].first; ++i) {
    if (view_.verbal(i) || view_.low(i) == "," || view_.is(i, {Deprel::nsubj, Deprel::nsubj_pass}))
      return;
  }
  const bool phrase = times_[0].first <= 1 || view_.word(0).upos == Upos::adp;
  for (std::size_t k = 0; k < triggers_.size() && phrase; ++k) {
    if (!open(k) || triggers_[k].word < end) continue;
    const bool first = std::ranges::none_of(
        triggers_, [&](const Trigger& t) { return t.word < triggers_[k].word; });
    if (first && !view_.is(triggers_[k].word, {Deprel::acl_relcl, Deprel::acl})) take(k, 0);
  }
}

/// "torched a truck on Thursday and seized its crew"
void TimeReader::take_of_the_verb_before() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    const int first = view_.head(triggers_[k].word);
    if (!open(k) || !view_.is(triggers_[k].word, {Deprel::conj}) ||
        view_.kid(triggers_[k].word, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0) {
      continue;
    }
    for (std::size_t j = 0; j < k; ++j) {
      if (triggers_[j].word != first || !out_[j].timed) continue;
      for (std::size_t i = 0; i < times_.size(); ++i) {
        const bool of_first =
            std::ranges::find(out_[j].times, times_[i].index) != out_[j].times.end();
        if (of_first && plain(i) && times_[i].last < triggers_[k].word) take(k, i);
      }
    }
  }
}

/// "stood empty on Thursday, two days after rebels overran the base": counted from a time that
/// is of no event.
void TimeReader::count_from_a_day() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (!open(k)) continue;
    for (std::size_t i = 0; i < times_.size(); ++i) {
      const Timex& count = timex(i);
      if (!links_events(count) || count.offset_days == 0 || times_[i].last >= triggers_[k].word ||
          triggers_[k].word - times_[i].last > 10) {
        continue;
      }
      // "a day after rebels left and troops came" counts both
      bool joined = false;
      for (int w = times_[i].last + 1; w < triggers_[k].word; ++w)
        joined = joined || view_.low(w) == "and";
      const bool other = !joined && std::ranges::any_of(triggers_, [&](const Trigger& t) {
        return t.word > times_[i].last && t.word < triggers_[k].word;
      });
      std::size_t from = times_.size();
      for (std::size_t j = 0; j < times_.size(); ++j) {
        if (plain(j) && times_[j].last < times_[i].first) from = j;
      }
      bool parted_off = false;  // "on Friday, four days after the storm, had a convoy come"
      for (int w = times_[i].last + 1; w < triggers_[k].word; ++w) {
        parted_off = parted_off || view_.low(w) == ",";
      }
      if (other || parted_off || from == times_.size()) continue;
      const time::Bounds& b = timex(from).bounds;
      if (!b.earliest || !b.latest || *b.latest - *b.earliest > std::int64_t{40} * 1440) continue;
      // "on Jan. 10 a bomb went off, and the day after women blew themselves up": no clause of
      // after.
      const bool adverb = times_[i].first > 0 && view_.low(times_[i].first - 1) == "and";
      const std::int64_t minutes = (adverb ? -count.offset_days : count.offset_days) * 1440;
      out_[k].bounds = time::Bounds::of((*b.earliest - minutes).day(), (*b.latest - minutes).day());
      out_[k].timed = true;
      out_[k].times = {times_[from].index, times_[i].index};
      out_[k].reasons.push_back(fmt::format(mark_in("reason", "\"{}\" counts it from \"{}\""),
                                            document_.story.utf8(count.span),
                                            document_.story.utf8(timex(from).span)));
    }
  }
}

/// "After the count was announced on September 4, militias ran riot": not before that day.
void TimeReader::take_after_a_clause() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (!open(k)) continue;
    for (const int clause : view_.kids(triggers_[k].word, {Deprel::advcl})) {
      if (view_.marker(clause) != "after") continue;
      const bool event =
          std::ranges::any_of(triggers_, [&](const Trigger& t) { return t.word == clause; });
      for (std::size_t i = 0; i < times_.size() && !event; ++i) {
        const Timex& t = timex(i);
        if (times_[i].owner != clause || !plain(i) || !t.bounds.earliest) continue;
        out_[k].bounds = {t.bounds.earliest, std::nullopt};
        out_[k].timed = true;
        out_[k].times = {times_[i].index};
        out_[k].reasons.push_back(
            fmt::format(mark_in("reason", "It came after \"{}\""), document_.story.utf8(t.span)));
      }
    }
  }
}

/// "since August 25, when insurgents fell upon the posts", "was July 21, when shells landed":
/// what the clause tells was at that time.
void TimeReader::take_day_of_when() {
  for (std::size_t i = 0; i < times_.size(); ++i) {
    const Timex& t = timex(i);
    const int when = times_[i].last + 2;
    if (when >= view_.size() || view_.low(when - 1) != "," || view_.low(when) != "when" ||
        !t.bounds.earliest || !t.bounds.latest || t.type == TimexType::duration || t.vague) {
      continue;
    }
    for (std::size_t k = 0; k < triggers_.size(); ++k) {
      if (triggers_[k].word < when) continue;
      const bool later = std::ranges::any_of(times_, [&](const LocalTime& l) {
        return l.first > when && l.first < triggers_[k].word;
      });
      const bool same = !out_[k].times.empty() && out_[k].times.front() == times_[i].index;
      if (later || (own_[k] && !same) || !order_word(view_, triggers_[k].word).empty()) continue;
      out_[k].bounds = t.bounds;
      out_[k].timed = true;
      out_[k].open_since = false;
      out_[k].times = {times_[i].index};
      out_[k].reasons = {fmt::format("\"{}\" gives its time", document_.story.utf8(t.span))};
      own_[k] = true;
    }
  }
}

/// When it was said.
void TimeReader::see_when_it_was_said() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (speech_[k] < 0) continue;
    for (const LocalTime& l : times_) {
      const Timex& t = document_.times[static_cast<std::size_t>(l.index)];
      if (l.owner == speech_[k] && telling(t) && t.anchoring == Anchoring::within &&
          t.bounds.earliest && t.bounds.latest)
        out_[k].said = t.bounds;
    }
  }
}

}  // namespace dateline::event
