#include "event/time_of.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "base/translate.hpp"
#include "event/duration.hpp"
#include "event/links_of.hpp"
#include "event/time_reader.hpp"

namespace dateline::event {

using syntax::Deprel;
using timex::Anchoring;
using timex::Timex;
using timex::TimexType;

namespace {

using base::mark_in;

/// The later name of a list that a word hangs on; -1 where it does on none.
int listed_name(const SentenceView& view, int word) {
  const int on = view.head(word);
  const bool listed = on >= 0 && view.is(on, {Deprel::conj}) && view.is(word, {Deprel::nmod}) &&
                      view.word(on).upos == syntax::Upos::propn;
  return listed ? on : -1;
}

std::vector<LocalTime> locals(const SentenceView& view, const std::vector<Trigger>& triggers) {
  const auto& document = view.document();
  const text::Span sentence = document.story.sentences[view.index()].span;
  std::vector<LocalTime> out;
  for (const int i : view.mentions().times(view.index())) {
    const Timex& t = document.times[static_cast<std::size_t>(i)];
    if (!sentence.overlaps(t.span)) continue;
    LocalTime l;
    l.index = i;
    l.head = view.head_of(t.span);
    if (l.head < 0) continue;
    l.first = view.word_at(t.span.start);
    // "the 84-year-old Yunus": an age, no time.
    const std::string words = document.story.utf8(t.span);
    if (words.ends_with("old") || words.ends_with("of age")) continue;
    l.last = l.first;
    while (l.last + 1 < view.size() && view.token(l.last + 1).span.start < t.span.end) ++l.last;
    // Of a later name of a list that has a time before it, too: its own, and not the verb's.
    if (const int on = listed_name(view, l.head);
        on >= 0 && std::ranges::any_of(out, [&](const LocalTime& o) { return o.first < on; })) {
      l.owner = on;
      out.push_back(l);
      continue;
    }
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
          out.reasons.push_back(fmt::format(mark_in("reason", "\"{}\" says how long"), words));
        }
        return;
      }
      break;
  }
  if (!b.earliest && !b.latest) return;
  // "on Friday for the third day running": the days up to it count as well.
  const bool up_to_it = out.timed && t.type == TimexType::duration && b.earliest && b.latest &&
                        out.bounds.latest && b.latest->day() == out.bounds.latest->day();
  out.bounds = out.timed && !up_to_it ? intersect(out.bounds, b) : b;
  out.timed = true;
  out.times.push_back(index);
  out.reasons.push_back(fmt::format(mark_in("reason", "\"{}\" gives its time"), words));
}

}  // namespace

bool telling(const Timex& t) {
  if (t.type == TimexType::set) return false;
  if (t.type == TimexType::duration)
    return t.anchoring == Anchoring::for_length || t.bounds.earliest || t.bounds.latest;
  return (t.bounds.earliest || t.bounds.latest) && !t.vague;
}

TimeReader::TimeReader(const SentenceView& view, const Arguments& arguments,
                       const std::vector<Trigger>& triggers, const std::vector<int>& speech)
    : view_(view),
      arguments_(arguments),
      triggers_(triggers),
      speech_(speech),
      document_(view.document()),
      times_(locals(view, triggers)),
      out_(triggers.size()) {}

bool TimeReader::plain(std::size_t time) const {
  const Timex& t = timex(time);
  return telling(t) && t.anchoring == Anchoring::within && t.type != TimexType::duration &&
         !links_events(t);
}

/// "on Saturday, a day after rebels agreed": what follows the count has another time.
bool TimeReader::counted_off(std::size_t time, int word) const {
  for (std::size_t i = 0; i < times_.size(); ++i) {
    if (links_events(timex(i)) && times_[i].first > times_[time].last && times_[i].last < word) {
      return true;
    }
  }
  return false;
}

void TimeReader::take(std::size_t trigger, std::size_t time) {
  const Timex& t = timex(time);
  const bool length = t.type == TimexType::duration && !t.bounds.earliest && !t.bounds.latest;
  if (length) {
    // "took over within hours", "were detained in four nights": so long after it began, or after
    // what it is told with.
    const std::string p = view_.preposition(times_[time].head);
    if (p == "within" || p == "in" || p == "over") {
      out_[trigger].within_minutes = most_minutes(t.value.value_or(""));
      return;
    }
    // "the largest demonstration of his 30 years in power"
    if (p == "of" && view_.kid(times_[time].head, {Deprel::nmod_poss}) >= 0) return;
  }
  if (!telling(t) || links_events(t) || counted_off(time, triggers_[trigger].word)) return;
  apply(t, times_[time].index, document_, out_[trigger]);
}

void TimeReader::see_perfects() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    const int verb =
        triggers_[k].row->pos == 'n' ? arguments_.carrier(triggers_[k].word) : triggers_[k].word;
    if (verb < 0) continue;
    for (const int aux : view_.kids(verb, {Deprel::aux})) {
      out_[k].perfect = out_[k].perfect || view_.low(aux) == "has" || view_.low(aux) == "have" ||
                        view_.low(aux) == "'ve";
    }
  }
}

/// The noun of "since the quake" on a verb, with no time of its own; -1 where there is none.
int TimeReader::untimed_since(int verb) const {
  for (const int k : view_.kids(verb, {Deprel::obl})) {
    if (view_.preposition(k) != "since") continue;
    const bool timed =
        std::ranges::any_of(times_, [&](const LocalTime& l) { return view_.dominates(k, l.head); });
    if (!timed) return k;
  }
  return -1;
}

/// What hangs on the trigger itself, or stands right behind a noun that tells an event.
void TimeReader::take_what_hangs_on_it() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    const int t = triggers_[k].word;
    const int since = out_[k].perfect ? untimed_since(t) : -1;
    for (std::size_t i = 0; i < times_.size(); ++i) {
      // "have been flown out since the quake, and on Tuesday children left": not on Tuesday.
      if (since >= 0 && times_[i].first > since) continue;
      const bool own = times_[i].owner == t;
      const int gap = times_[i].first - triggers_[k].last;
      const bool behind = triggers_[k].row->pos == 'n' && gap >= 1 && gap <= 2 &&
                          !view_.dominates(t, times_[i].head) && !order_word(view_, t).empty();
      // "The fall of Mosul last week shocked ...": right behind the noun with what it is of, before
      // the verb.
      int end = triggers_[k].last;
      for (const int of : view_.kids(t, {Deprel::nmod})) {
        const text::Span phrase = view_.phrase(of, true);
        while (end + 1 < view_.size() && view_.token(end + 1).span.start < phrase.end) ++end;
      }
      const int to_time = times_[i].first - end;
      // ", on May 10, went nowhere" has a comma and a preposition before it
      const bool of_noun = triggers_[k].row->pos == 'n' && to_time >= 1 && to_time <= 3 &&
                           times_[i].owner > times_[i].last &&
                           view_.is(t, {Deprel::nsubj, Deprel::nsubj_pass});
      if (own || behind || of_noun) take(k, i);
    }
  }
}

/// A relative clause or participle below a noun: "a siege that had lasted since June".
void TimeReader::take_its_relative_clause() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    if (out_[k].timed || triggers_[k].row->pos != 'n') continue;
    for (std::size_t i = 0; i < times_.size(); ++i) {
      const int o = times_[i].owner;
      if (o < 0) continue;
      // A verb of duration speaks of the event before it, wherever the parser hangs its clause.
      static constexpr std::string_view kLasting[] = {"last", "begin",  "start", "continue", "rage",
                                                      "run",  "happen", "occur", "take",     "end"};
      const bool lasting = view_.is(o, {Deprel::acl_relcl}) && o > triggers_[k].word &&
                           std::ranges::find(kLasting, view_.lemma(o)) != std::end(kLasting);
      // "the recapture of Axum, which soldiers had occupied in May", "a walkout over a tax, which
      // he scrapped a week later": of the noun that stands before the comma, if anything.
      const int before = view_.word_at(view_.phrase(o, true).start) - 1;
      const bool of_another = before > triggers_[k].last + 1 && view_.low(before) == ",";
      const bool own_clause = view_.is(o, {Deprel::acl_relcl, Deprel::acl}) &&
                              view_.head(o) == triggers_[k].word && !of_another;
      if (own_clause || lasting) take(k, i);
    }
  }
}

/// "have since penned up a garrison", "have fled since the quake": up to now, whatever else has a
/// time beside it.
void TimeReader::see_since() {
  std::vector<bool> since(triggers_.size());
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    const int carrier =
        triggers_[k].row->pos == 'n' ? arguments_.carrier(triggers_[k].word) : triggers_[k].word;
    for (const int kid : view_.kids(carrier >= 0 ? carrier : triggers_[k].word)) {
      const bool adverb = view_.low(kid) == "since" && view_.is(kid, {Deprel::advmod});
      const bool phrase = view_.preposition(kid) == "since" && view_.is(kid, {Deprel::obl});
      const bool clause = view_.marker(kid) == "since" && view_.is(kid, {Deprel::advcl});
      since[k] = since[k] || adverb || (out_[k].perfect && (phrase || clause));
      if (phrase) out_[k].since_what = kid;
      if (clause) out_[k].since_what = view_.kid(kid, {Deprel::nsubj, Deprel::nsubj_pass});
    }
    out_[k].since_then = since[k] && !out_[k].timed;
    // "have streamed to the countryside by bus and ferry since the weekend", wherever that hangs
    for (std::size_t i = 0; i < times_.size() && out_[k].perfect && !out_[k].timed; ++i) {
      const bool other = std::ranges::any_of(triggers_, [&](const Trigger& t) {
        return t.word > triggers_[k].word && t.word < times_[i].first;
      });
      const bool here =
          times_[i].first > triggers_[k].word && times_[i].first - triggers_[k].word < 12;
      if (timex(i).anchoring == Anchoring::since && here && !other) {
        take(k, i);
        out_[k].since_then = false;
      }
    }
  }
}

/// "walked in on Tuesday after ten days of shelling", "three days of talks ended on Thursday": so
/// long, up to the time of what it is told with.
void TimeReader::take_lengths_of_it() {
  for (std::size_t k = 0; k < triggers_.size(); ++k) {
    const int unit = view_.head(triggers_[k].word);
    if (!open(k) || unit < 0 || view_.preposition(triggers_[k].word) != "of") continue;
    for (std::size_t i = 0; i < times_.size(); ++i) {
      const Timex& t = timex(i);
      const bool of_it = unit >= times_[i].first && unit <= times_[i].last;
      if (!of_it || t.type != TimexType::duration || !t.value || t.bounds.earliest) continue;
      const auto length = duration_minutes(*t.value);
      const int verb = times_[i].owner;
      if (!length || verb < 0) continue;
      const bool before_it = view_.preposition(unit) == "after";
      static constexpr std::string_view kEnding[] = {"end", "finish", "conclude", "culminate",
                                                     "close"};
      const bool over = (view_.is(unit, {Deprel::nsubj}) ||
                         (view_.is(unit, {Deprel::obl_tmod}) && unit < verb)) &&
                        std::ranges::find(kEnding, view_.lemma(verb)) != std::end(kEnding);
      out_[k].length_minutes = *length;
      out_[k].reasons.push_back(
          fmt::format(mark_in("reason", "\"{}\" says how long"), document_.story.utf8(t.span)));
      for (std::size_t j = 0; j < times_.size() && (before_it || over); ++j) {
        if (times_[j].owner != verb || !plain(j)) continue;
        const time::Bounds& b = timex(j).bounds;
        if (!b.earliest || !b.latest || *b.latest - *b.earliest > std::int64_t{2} * 1440) continue;
        // The last of three days is the third.
        const std::int64_t back =
            before_it && *length >= 1440 ? *length : std::max<std::int64_t>(*length - 1440, 0);
        out_[k].bounds = {time::Minute::start_of((*b.earliest - back).day()), b.latest};
        out_[k].timed = true;
        out_[k].times = {times_[j].index, times_[i].index};
        out_[k].reasons.push_back(fmt::format(mark_in("reason", "\"{}\" is when it ended"),
                                              document_.story.utf8(timex(j).span)));
      }
    }
  }
}

std::vector<TimeReading> TimeReader::read() {
  see_perfects();
  take_what_hangs_on_it();
  take_its_relative_clause();
  see_since();
  for (const TimeReading& reading : out_) own_.push_back(reading.timed);
  take_lengths_of_it();
  take_of_the_clause_above();
  take_after_what_is_no_event();
  take_the_only_one();
  take_behind_the_verb();
  take_in_front();
  take_of_the_verb_before();
  count_from_a_day();
  take_after_a_clause();
  take_day_of_when();
  for (std::size_t k = 0; k < triggers_.size(); ++k) out_[k].borrowed = out_[k].timed && !own_[k];
  see_when_it_was_said();
  return std::move(out_);
}

std::optional<TimeReading> time_of_listed(const SentenceView& view, int word) {
  const Document& document = view.document();
  const text::Span sentence = document.story.sentences[view.index()].span;
  bool earlier = false;
  for (const int i : view.mentions().times(view.index())) {
    const Timex& t = document.times[static_cast<std::size_t>(i)];
    const int head = sentence.overlaps(t.span) ? view.head_of(t.span) : -1;
    if (head < 0) continue;
    if (earlier && listed_name(view, head) == word && telling(t)) {
      TimeReading out;
      apply(t, i, document, out);
      return out;
    }
    earlier = earlier || head < word;
  }
  return std::nullopt;
}

std::vector<TimeReading> read_times(const SentenceView& view, const Arguments& arguments,
                                    const std::vector<Trigger>& triggers,
                                    const std::vector<int>& speech) {
  return TimeReader(view, arguments, triggers, speech).read();
}

}  // namespace dateline::event
