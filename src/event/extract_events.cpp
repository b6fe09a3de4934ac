#include "event/extract_events.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/checksum.hpp"
#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "event/actor_of.hpp"
#include "event/attribution_of.hpp"
#include "event/bounds_of.hpp"
#include "event/event_place.hpp"
#include "event/holdings_of.hpp"
#include "event/inherit_place.hpp"
#include "event/links_of.hpp"
#include "event/mention_span.hpp"
#include "event/merge.hpp"
#include "event/numbers.hpp"
#include "event/occasions.hpp"
#include "event/place_list.hpp"
#include "event/place_of.hpp"
#include "event/status_of.hpp"
#include "event/time_of.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

namespace {

using base::mark_in;

/// All that one sentence tells, before its neighbours fill the gaps.
struct Told {
  std::vector<Trigger> triggers;
  std::vector<StatusReading> statuses;
  std::vector<TimeReading> times;
  std::vector<PlaceReading> places;
  std::vector<std::optional<EventPlace>> destinations;
  std::vector<std::optional<EventPlace>> origins;
  std::vector<TimeLink> links;
};

/// The word whose subject tells it: who denies stands nearest, then who says.
int teller(const StatusReading& status) {
  return status.denial >= 0 ? status.denial : status.speech;
}

class Extraction {
 public:
  Extraction(const Document& document, const Lexicon& lexicon)
      : document_(document),
        lexicon_(lexicon),
        text_hash_(document.story.text.checksum()),
        mentions_(document),
        inheritance_(document, views_) {
    const auto n = static_cast<std::uint32_t>(document.story.sentences.size());
    views_.reserve(n);
    for (std::uint32_t s = 0; s < n; ++s) views_.emplace_back(mentions_, s);
    occasions_.emplace(views_, lexicon_);
    for (const auto& p : document.story.paragraphs) {
      for (std::uint32_t s = p.sentences.begin; s < p.sentences.end; ++s) part_.push_back(p.part);
    }
    part_.resize(n, text::Part::body);
    for (std::uint32_t s = 0; s < n; ++s) {
      if (document.story.first_told[s] != s) repeats_[document.story.first_told[s]].push_back(s);
    }
  }

  ToldEvents run() {
    const ActorReader actors(document_, lexicon_, views_);
    std::vector<Draft> drafts;
    std::vector<Draft> headline;
    for (std::uint32_t s = 0; s < views_.size(); ++s) {
      if (document_.story.first_told[s] != s || part_[s] == text::Part::metadata ||
          part_[s] == text::Part::byline)
        continue;
      if (in_dateline(s)) continue;
      auto told = read(s);
      auto made = complete(s, told, actors);
      add_holdings(s, made, actors);
      auto& list = part_[s] == text::Part::title ? headline : drafts;
      for (auto& d : made) list.push_back(std::move(d));
    }
    add_headline(std::move(headline), drafts);
    drafts = merge_told_again(std::move(drafts));
    for (Draft& d : drafts) add_repeats(d.event);
    std::ranges::stable_sort(drafts, {}, [](const Draft& d) {
      const time::Bounds& b = d.event.bounds;
      return b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX)));
    });
    ToldEvents out;
    std::vector<std::vector<std::uint32_t>> tellings;
    for (Draft& d : drafts) {
      out.events.push_back(std::move(d.event));
      tellings.push_back(std::move(d.tellings));
    }
    for (Event& e : out.events) {
      e.actor_id = holder_id(e.actor, actors.identity(e.actor), mentions_.main_country(), lexicon_);
    }
    out.links = link_events(links_, tellings);
    out.holdings = std::move(holdings_);
    return out;
  }

 private:
  bool in_dateline(std::uint32_t s) const {
    const auto& d = document_.story.dateline.whole;
    return !d.empty() && d.covers(document_.story.sentences[s].span);
  }

  const SentenceView* view_before(std::uint32_t s) const {
    return s > 0 && paragraph_of(s) == paragraph_of(s - 1) ? &views_[s - 1] : nullptr;
  }

  Told read(std::uint32_t s) {
    const SentenceView& v = views_[s];
    const Arguments arguments(v, lexicon_, view_before(s));
    const PlaceReader places(v, arguments, lexicon_, inheritance_.focus());
    Told told;
    told.triggers = find_triggers(v, arguments, lexicon_);
    std::vector<int> speech;
    for (const Trigger& t : told.triggers) {
      told.statuses.push_back(read_status(v, arguments, lexicon_, t));
      speech.push_back(told.statuses.back().speech);
      told.places.push_back(places.stated(t));
      told.destinations.push_back(places.destination(t));
      told.origins.push_back(places.origin(t));
    }
    told.times = read_times(v, arguments, told.triggers, speech);
    told.links = read_links(v, told.triggers);
    return told;
  }

  std::vector<Draft> complete(std::uint32_t s, Told& told, const ActorReader& actors) {
    const SentenceView& v = views_[s];
    const Arguments arguments(v, lexicon_, view_before(s));
    inheritance_.fill(v, told.triggers, told.statuses, told.times, told.places);
    std::vector<Draft> drafts(told.triggers.size());
    for (std::size_t k = 0; k < told.triggers.size(); ++k) {
      const Trigger& t = told.triggers[k];
      Event& e = drafts[k].event;
      drafts[k].sentence = s;
      drafts[k].word = t.word;
      drafts[k].tellings.push_back(tellings_ + static_cast<std::uint32_t>(k));
      drafts[k].place_stated = told.places[k].stated;
      e.type = t.row->type;
      e.status = told.statuses[k].status;
      e.place = told.places[k].place;
      e.destination = std::move(told.destinations[k]);
      e.origin = std::move(told.origins[k]);
      e.actor = actors.actor(v, arguments, t);
      drafts[k].actor_identity = actors.identity(e.actor);
      e.target = actors.target(v, arguments, t);
      e.numbers = read_numbers(v, arguments, t, told.triggers);
      e.mentions.push_back(
          {mention_span(v, t), s,
           read_attribution(v, arguments, lexicon_, actors, t, teller(told.statuses[k]))});
      e.reasons.push_back(fmt::format(mark_in("reason", "\"{}\" tells of {}."),
                                      v.text(v.token(t.word).span.joined(v.token(t.last).span)),
                                      name(e.type)));
      for (const auto& r : told.places[k].reasons)
        e.reasons.push_back(r + (r.ends_with('.') ? "" : "."));
      for (const auto& r : told.statuses[k].reasons) e.reasons.push_back(r + ".");
    }
    time_all(v, told, drafts);
    for (std::size_t k = 0; k < drafts.size(); ++k) {
      Event& e = drafts[k].event;
      e.id = id_of(s, told.triggers[k]);
      e.confidence = confidence(e, drafts[k].place_stated);
      const bool planned = e.status == Status::planned || e.status == Status::considered;
      if (planned && e.place) inheritance_.only_planned(*e.place);
      if (part_[s] == text::Part::body) {
        const bool stated = e.place && drafts[k].place_stated;
        inheritance_.told(s, stated ? e.place : std::nullopt);
        recent_.push_back({e.type, s, paragraph_of(s), e.place ? e.place->key : "", e.bounds,
                           e.timed, e.status, words_of(e)});
      }
    }
    add_listed(v, drafts);
    for (const TimeLink& link : told.links) links_.push_back({link, s, tellings_});
    tellings_ += static_cast<std::uint32_t>(told.triggers.size());
    return drafts;
  }

  /// Who held a place when what the sentence tells happened there, else on the story's day.
  void add_holdings(std::uint32_t s, const std::vector<Draft>& drafts, const ActorReader& actors) {
    constexpr std::int64_t kClose = std::int64_t{3} * 1440;
    for (Holding& h : read_holdings(views_[s], lexicon_, actors)) {
      for (const Draft& d : drafts) {
        const time::Bounds& b = d.event.bounds;
        if (d.event.timed && b.earliest && b.latest && *b.latest - *b.earliest <= kClose &&
            *b.latest <= h.held.latest) {
          h.held = b;
        }
      }
      holdings_.push_back(std::move(h));
    }
  }

  /// "seized Kidal, Gao and Timbuktu": what happened at each of them is an event of its own.
  void add_listed(const SentenceView& v, std::vector<Draft>& drafts) {
    std::vector<Draft> more;
    for (Draft& d : drafts) {
      if (!d.place_stated || !d.event.place) continue;
      // The place before it in the list may be one that nobody knows.
      take_time_of_listed(v, d.event.place->mention, d.event);
      for (const int m : listed_with(v, d.event.type, *d.event.place)) {
        const auto place = event_place(document_, m);
        if (!place) continue;
        Draft other = d;
        other.event.place = place;
        other.event.id = fmt::format("{}-{}", d.event.id,
                                     document_.places[static_cast<std::size_t>(m)].span.start);
        other.event.numbers.clear();  // told of all of them together
        // "bombs hit Kirkuk and Mosul": what was hit is where it was.
        const auto& surface = [&](int mention) -> const std::string& {
          return document_.places[static_cast<std::size_t>(mention)].surface;
        };
        if (d.event.place->mention >= 0 && d.event.target == surface(d.event.place->mention)) {
          other.event.target = surface(m);
        }
        take_time_of_listed(v, m, other.event);
        other.event.reasons.push_back(fmt::format(
            mark_in("reason", "\"{}\" is named in one list with \"{}\"."),
            document_.places[static_cast<std::size_t>(m)].surface, d.event.place->name));
        recent_.push_back({other.event.type, v.index(), paragraph_of(v.index()), place->key,
                           other.event.bounds, other.event.timed, other.event.status,
                           words_of(other.event)});
        more.push_back(std::move(other));
      }
    }
    for (Draft& d : more) drafts.push_back(std::move(d));
  }

  /// "Tikrit on Wednesday and Baiji on Thursday": each has its own day.
  void take_time_of_listed(const SentenceView& v, int mention, Event& event) const {
    if (mention < 0) return;
    const int name = v.head_of(document_.places[static_cast<std::size_t>(mention)].span);
    const auto own = name < 0 ? std::nullopt : time_of_listed(v, name);
    if (!own) return;
    std::erase_if(event.reasons,
                  [](const std::string& reason) { return reason.ends_with("gives its time."); });
    set_bounds(document_, *own, {}, event);
  }

  std::uint32_t paragraph_of(std::uint32_t s) const {
    return document_.story.sentences[s].paragraph;
  }
  std::string words_of(const Event& e) const {
    return document_.story.utf8(e.mentions.front().span);
  }

  /// "have fled since the quake": since the day on which the story tells it.
  void count_from_occasion(const SentenceView& v, TimeReading& reading) const {
    if (!reading.since_then || reading.timed || reading.since_what < 0) return;
    const Occasions::When* when = occasions_->of(v, reading.since_what);
    if (when == nullptr) return;
    const auto tonight = document_.reference() + 1439;
    if (*when->bounds.earliest > tonight) return;
    reading.bounds = {when->bounds.earliest, tonight};
    reading.timed = true;
    reading.open_since = true;
    reading.times = {when->time};
    reading.reasons.push_back(fmt::format(
        mark_in("reason", "\"{}\" is told elsewhere, with \"{}\""),
        v.text(v.phrase(reading.since_what, true)),
        document_.story.utf8(document_.times[static_cast<std::size_t>(when->time)].span)));
  }

  /// Timed events first, then those that take their time from them.
  void time_all(const SentenceView& v, Told& told, std::vector<Draft>& drafts) {
    const auto own = [&](std::size_t k) { return told.times[k].timed; };
    std::vector<bool> done(drafts.size(), false);
    const auto finish = [&](std::size_t k, const TimeContext& context) {
      set_bounds(document_, told.times[k], context, drafts[k].event);
      done[k] = true;
    };
    for (TimeReading& reading : told.times) count_from_occasion(v, reading);
    for (std::size_t k = 0; k < drafts.size(); ++k) {
      if (own(k)) finish(k, context_for(v, drafts[k], k, drafts, done));
    }
    // "The capture of X came six days after Y fell": told again, its time is that of its first
    // telling.
    for (const TimeLink& link : told.links) {
      const auto to = static_cast<std::size_t>(link.to);
      if (!link.days || done[to] || !link.in_order()) continue;
      if (const auto known = told_before(drafts[to].event)) {
        told.times[to].bounds = *known;
        told.times[to].timed = true;
        told.times[to].reasons.emplace_back(mark_in("reason", "It is told before, with its time"));
        finish(to, {});
        drafts[to].event.timed = false;
      }
    }
    // "a day after Mosul fell": from one to the other, whichever is known.
    for (const TimeLink& link : told.links) {
      if (!link.in_order()) continue;
      const auto from = static_cast<std::size_t>(link.from);
      const auto to = static_cast<std::size_t>(link.to);
      if (link.days) {
        if (done[to] && !own(from))
          shift(told, drafts, to, from, -*link.days, link, done);
        else if (done[from] && own(from) && !own(to))
          shift(told, drafts, from, to, *link.days, link, done);
      } else if (done[to] && own(to) && !own(from)) {
        TimeReading& r = told.times[from];
        r.bounds = drafts[to].event.bounds;
        if (link.after() && r.bounds.earliest) {
          // It came before: it may have begun earlier that day, not much before what it led to.
          r.bounds.earliest = time::Minute::start_of(r.bounds.earliest->day());
        }
        r.timed = true;
        r.reasons.push_back(
            fmt::format(mark_in("reason", "\"{}\" sets it next to what has a time"), link.words));
        finish(from, {});
        drafts[from].event.timed = false;
      }
    }
    for (std::size_t k = 0; k < drafts.size(); ++k) {
      if (!done[k]) finish(k, context_for(v, drafts[k], k, drafts, done));
    }
  }

  /// Bounds of a timed event of the same type and place that was told before; nullopt if none was.
  std::optional<time::Bounds> told_before(const Event& e) const {
    const auto it = std::find_if(recent_.rbegin(), recent_.rend(), [&e](const Recent& r) {
      return r.timed && r.type == e.type && e.place && r.place == e.place->key;
    });
    return it == recent_.rend() ? std::nullopt : std::optional(it->bounds);
  }

  void shift(Told& told, std::vector<Draft>& drafts, std::size_t known, std::size_t other,
             std::int64_t days, const TimeLink& link, std::vector<bool>& done) {
    const time::Bounds& b = drafts[known].event.bounds;
    if (!b.earliest || !b.latest || *b.latest - *b.earliest > std::int64_t{40} * 1440) return;
    TimeReading& r = told.times[other];
    r.bounds = {*b.earliest + days * 1440, *b.latest + days * 1440};
    // Whole days: "a day after" does not count hours.
    r.bounds = time::Bounds::of(r.bounds.earliest->day(), r.bounds.latest->day());
    r.timed = true;
    r.times = drafts[known].event.times;
    r.reasons.push_back(fmt::format(
        mark_in("reason", "\"{}\" counts it from the other event of the sentence"), link.words));
    set_bounds(document_, r, {}, drafts[other].event);
    done[other] = true;
  }

  struct Recent {
    EventType type;
    std::uint32_t sentence;
    std::uint32_t paragraph;
    std::string place;
    time::Bounds bounds;
    bool timed;
    Status status;
    std::string words;
  };

  /// Whether word i stands in a relative clause set off by a comma that word other does not stand
  /// in. Without a comma it belongs to what is told: "the war that followed the 2003 invasion".
  static bool in_aside(const SentenceView& v, int i, int other) {
    for (int at = i; at >= 0; at = v.head(at)) {
      if (!v.is(at, {syntax::Deprel::acl_relcl}) || at == other || v.dominates(at, other)) continue;
      int first = at;
      while (first > 0 && v.dominates(at, first - 1)) --first;
      if (v.low(first) == "," || (first > 0 && v.low(first - 1) == ",")) return true;
    }
    return false;
  }

  /// What an event without a time is told with: a timed one of its sentence, else of its paragraph
  /// or of its place a little before.
  TimeContext context_for(const SentenceView& v, const Draft& draft, std::size_t k,
                          const std::vector<Draft>& drafts, const std::vector<bool>& done) const {
    TimeContext c;
    const auto prospective = [](Status s) {
      return s == Status::planned || s == Status::considered;
    };
    std::size_t best = drafts.size();
    for (std::size_t j = 0; j < drafts.size(); ++j) {
      if (j == k || !done[j] || prospective(drafts[j].event.status) ||
          drafts[j].event.status == Status::denied)
        continue;
      // "were sent to Samarra, where a mosque was destroyed in 2006": the aside has its own time.
      if (in_aside(v, drafts[j].word, draft.word)) continue;
      const auto distance = [&](std::size_t i) { return std::abs(drafts[i].word - draft.word); };
      if (best == drafts.size() || distance(j) < distance(best)) best = j;
    }
    if (best < drafts.size()) {
      c.told_with = drafts[best].event.bounds;
      return c;
    }
    // Of the nearest sentence that fits, the event that came last: history is told in passing.
    const Recent* best_before = nullptr;
    for (std::size_t i = recent_.size(); i-- > 0;) {
      const Recent& past = recent_[i];
      if (prospective(past.status) || past.status == Status::denied) continue;
      if (past.sentence + 4 < v.index()) break;
      if (best_before != nullptr && past.sentence != best_before->sentence) break;
      const bool here = past.paragraph == paragraph_of(v.index());
      const bool same_place =
          draft.event.place && !past.place.empty() && past.place == draft.event.place->key;
      if (!here && !same_place) continue;
      const auto when = [](const Recent& r) {
        return r.bounds.latest.value_or(time::Minute(INT64_MAX));
      };
      if (best_before == nullptr || when(past) > when(*best_before)) best_before = &past;
    }
    if (best_before != nullptr) {
      c.told_with = best_before->bounds;
      c.told_with_words = best_before->words;
    }
    return c;
  }

  /// The headline tells what the story tells: it only adds a mention, or an event of a type that
  /// the story has none of.
  static void add_headline(std::vector<Draft> headline, std::vector<Draft>& drafts) {
    for (Draft& h : headline) {
      const auto same = std::ranges::find_if(drafts, [&](const Draft& d) {
        return d.event.type == h.event.type &&
               (!h.place_stated || !d.event.place || !h.event.place ||
                h.event.place->key == d.event.place->key ||
                geo::distance_km(h.event.place->at, d.event.place->at) < 30);
      });
      if (same != drafts.end()) {
        same->event.mentions.insert(same->event.mentions.end(), h.event.mentions.begin(),
                                    h.event.mentions.end());
      } else if (std::ranges::none_of(
                     drafts, [&](const Draft& d) { return d.event.type == h.event.type; })) {
        drafts.push_back(std::move(h));
      }
    }
  }

  /// Sentences that repeat an earlier one word for word tell its events again, at their own
  /// offsets.
  void add_repeats(Event& e) const {
    const auto& story = document_.story;
    const std::vector<EventMention> own = e.mentions;
    for (const EventMention& m : own) {
      const text::Range first = story.sentences[m.sentence].tokens;
      std::uint32_t from = first.begin;
      while (from + 1 < first.end && story.tokens[from].span.end <= m.span.start) ++from;
      std::uint32_t to = from;
      while (to + 1 < first.end && story.tokens[to + 1].span.start < m.span.end) ++to;
      const auto repeats = repeats_.find(m.sentence);
      if (repeats == repeats_.end()) continue;
      for (const std::uint32_t s : repeats->second) {
        const text::Range again = story.sentences[s].tokens;
        if (again.size() != first.size()) continue;
        text::Span span{story.tokens[again.begin + (from - first.begin)].span.start,
                        story.tokens[again.begin + (to - first.begin)].span.end};
        if (span.size() > kLongestMention) span.end = span.start + kLongestMention;
        e.mentions.push_back({span, s, m.told_by});
      }
    }
  }

  std::string id_of(std::uint32_t s, const Trigger& t) const {
    const auto& story = document_.story;
    const std::string key =
        fmt::format("{}|{}|{}", name(t.row->type), story.sentences[s].span.start, t.word);
    return fmt::format("e{:016x}", base::fnv1a(key, text_hash_));
  }

  static double confidence(const Event& e, bool place_stated) {
    double c = 0.5;
    c += place_stated ? 0.2 : e.place ? 0.05 : 0.0;
    c += e.timed ? 0.15 : 0.0;
    c += e.actor.empty() ? 0.0 : 0.1;
    return c;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::uint64_t text_hash_;
  MentionIndex mentions_;
  std::vector<SentenceView> views_;
  std::optional<Occasions> occasions_;  // made of all the views
  PlaceInheritance inheritance_;
  std::vector<text::Part> part_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> repeats_;  ///< by the first of the wording
  std::vector<Recent> recent_;
  std::vector<Holding> holdings_;
  std::vector<ToldLink> links_;
  std::uint32_t tellings_ = 0;  ///< triggers met so far
};

}  // namespace

ToldEvents extract_events(const Document& document, const Lexicon& lexicon) {
  return Extraction(document, lexicon).run();
}

}  // namespace dateline::event
