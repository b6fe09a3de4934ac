#include "timeline/telling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "base/utf8.hpp"
#include "event/attribution_of.hpp"
#include "geo/lng_lat.hpp"

namespace dateline::timeline {

using event::Event;
using event::EventType;
using event::Precision;

namespace {

constexpr std::int64_t kDay = 1440;
/// Days that stand for a time without end.
constexpr std::int64_t kOpen = 1'000'000;

/// Words that fit any actor or target: they tell neither apart.
bool says_nothing(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "the",     "of",      "and",      "in",          "a",         "an",       "at",
      "from",    "people",  "person",   "man",         "men",       "civilian", "force",
      "forces",  "fighter", "fighters", "militant",    "militants", "gunman",   "gunmen",
      "troop",   "troops",  "soldier",  "soldiers",    "armed",     "other",    "others",
      "least",   "about",   "some",     "several",     "group",     "town",     "city",
      "village", "area",    "members",  "unidentified"};
  return std::ranges::find(kWords, word) != std::end(kWords) ||
         std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::set<std::string> telling_words(std::string_view name) {
  std::set<std::string> out;
  std::istringstream in(event::source_key(name));
  for (std::string word; in >> word;) {
    if (!says_nothing(word)) out.insert(word);
  }
  return out;
}

/// What changes how things stand and comes once in a while.
bool lasting(EventType type) {
  return type == EventType::capture || type == EventType::withdrawal || type == EventType::siege ||
         type == EventType::agreement || type == EventType::evacuation;
}

/// What a side of a war denies to have happened. That troops are not to be sent, or talks not
/// held, is no denial of what was.
bool deniable(EventType type) {
  return type != EventType::deployment && type != EventType::talks &&
         type != EventType::agreement && type != EventType::statement && type != EventType::aid &&
         type != EventType::protest;
}

enum class Likeness : std::uint8_t { same, unlike, unknown };

Likeness compare(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return Likeness::unknown;
  const bool within = std::ranges::includes(a, b) || std::ranges::includes(b, a);
  return within ? Likeness::same : Likeness::unlike;
}

/// Of what two sides do together, either may be named first.
Likeness compare_who(const Telling& a, const Telling& b) {
  const Likeness who = compare(a.actor, b.actor);
  const EventType type = a.event->type;
  const bool mutual =
      type == EventType::clash || type == EventType::talks || type == EventType::agreement;
  if (!mutual || who == Likeness::same) return who;
  if (compare(a.actor, b.target) == Likeness::same ||
      compare(a.target, b.actor) == Likeness::same) {
    return Likeness::same;
  }
  // Of three who meet two stories may name other two.
  return a.target.empty() || b.target.empty() ? Likeness::unknown : who;
}

enum class Where : std::uint8_t { same, broad, near, unknown, elsewhere };

Where compare_where(const Event& a, const Event& b) {
  if (!a.place || !b.place) return Where::unknown;
  const auto broad = [](const Event& e) {
    return e.place->precision == Precision::region || e.place->precision == Precision::country;
  };
  const double km = geo::distance_km(a.place->at, b.place->at);
  if (a.place->key == b.place->key && !a.place->key.empty()) {
    return broad(a) || broad(b) ? Where::broad : km <= 15 ? Where::same : Where::elsewhere;
  }
  if (broad(a) || broad(b)) return Where::elsewhere;
  constexpr double kNear = 8;
  return km <= kNear ? Where::near : Where::elsewhere;
}

struct When {
  std::int64_t gap = 0;    ///< days between the two, 0 where they overlap
  std::int64_t tight = 0;  ///< days of the narrower
  std::int64_t wide = 0;   ///< days of the wider
};

std::int64_t days(const time::Bounds& b) {
  return b.earliest && b.latest ? (*b.latest - *b.earliest) / kDay + 1 : kOpen;
}

/// Who denies an event without a word on its time denies what was told of late.
bool any_time_lately(const Telling& t) {
  return t.standpoint == Standpoint::denial && !t.event->timed;
}

time::Bounds when_said(const Telling& t) {
  constexpr std::int64_t kLately = 31 * kDay;
  time::Bounds b = t.event->bounds;
  if (any_time_lately(t) && b.latest) b.earliest = *b.latest - kLately;
  return b;
}

When compare_when(const Telling& one, const Telling& other) {
  const time::Bounds a = when_said(one);
  const time::Bounds b = when_said(other);
  When out;
  const auto gap = [](const time::Bounds& x, const time::Bounds& y) {
    if (!x.latest || !y.earliest || *x.latest >= *y.earliest) return std::int64_t{0};
    return std::int64_t{(y.earliest->day() - x.latest->day()).count()};
  };
  out.gap = std::max(gap(a, b), gap(b, a));
  out.tight = std::min(days(a), days(b));
  const bool lately = any_time_lately(one) != any_time_lately(other);
  out.wide = lately ? out.tight : std::max(days(a), days(b));
  return out;
}

/// The number that both tell of one thing exactly, 0 for none.
std::int64_t common_number(const Event& a, const Event& b) {
  constexpr std::int64_t kFewest = 3;  // one or two are told of any fight
  for (const event::Amount& x : a.numbers) {
    if (!x.at_least || x.at_least != x.at_most || *x.at_least < kFewest) continue;
    for (const event::Amount& y : b.numbers) {
      if (y.of == x.of && y.at_least == x.at_least && y.at_most == x.at_most) return *x.at_least;
    }
  }
  return 0;
}

bool share_word(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& w) { return b.contains(w); });
}

bool standpoints_meet(const Telling& a, const Telling& b) {
  if (a.ref.document == b.ref.document && a.standpoint == b.standpoint) return false;
  if (a.standpoint == b.standpoint) return true;
  const bool denied = (a.standpoint == Standpoint::denial && b.standpoint == Standpoint::fact) ||
                      (a.standpoint == Standpoint::fact && b.standpoint == Standpoint::denial);
  return denied && deniable(a.event->type);
}

}  // namespace

Standpoint standpoint(event::Status status) {
  if (status == event::Status::denied) return Standpoint::denial;
  return status == event::Status::planned || status == event::Status::considered
             ? Standpoint::prospect
             : Standpoint::fact;
}

SharedTime shared_time(const Event& a, const Event& b) {
  if (standpoint(a.status) != standpoint(b.status)) return SharedTime::none;
  const bool open = a.status == event::Status::ongoing || b.status == event::Status::ongoing;
  return open ? SharedTime::start : SharedTime::whole;
}

Telling::Telling(const event::Document& d, EventRef r, bool compared)
    : ref(r),
      document(&d),
      event(&d.events[r.event]),
      standpoint(timeline::standpoint(event->status)) {
  if (!compared) return;
  actor = telling_words(event->actor_id);
  target = telling_words(event->target);
  if (!event->mentions.empty()) {
    text = base::lower_ascii(d.story.line(event->mentions.front().span));
  }
}

std::optional<Match> match(const Telling& a, const Telling& b, bool copies) {
  const Event& x = *a.event;
  const Event& y = *b.event;
  if (x.type != y.type || !standpoints_meet(a, b)) return std::nullopt;
  if ((x.relative || y.relative) && !(copies && x.relative == y.relative) &&
      a.ref.document != b.ref.document) {
    return std::nullopt;
  }
  const Where where = compare_where(x, y);
  if (where == Where::elsewhere) return std::nullopt;
  if (copies && a.text == b.text && !a.text.empty()) {
    return Match{10, "The stories are copies of one text."};
  }
  const Likeness who = compare_who(a, b);
  const std::int64_t number = common_number(x, y);
  const bool target = share_word(a.target, b.target);
  if (who == Likeness::unlike && number == 0) return std::nullopt;
  const When when = compare_when(a, b);

  Match out;
  std::string why;
  const auto found = [&](int strength, std::string words) {
    out.strength += strength;
    why += (why.empty() ? "" : ", ") + std::move(words);
  };
  if (where == Where::same) found(2, "at " + x.place->name);
  if (where == Where::broad) found(1, "in " + x.place->name);
  if (where == Where::near)
    found(1, fmt::format("at {} and {} nearby", x.place->name, y.place->name));
  if (who == Likeness::same) found(1, x.actor.empty() ? "with the same sides" : "by " + x.actor);
  if (number != 0) found(2, fmt::format("with the same number, {}", number));
  if (target) found(1, "with the same target");
  if (copies) found(2, "in copies of one text");

  constexpr std::int64_t kTightDays = 3;
  const bool tight = when.wide <= kTightDays;
  if (lasting(x.type)) {
    if (when.gap > 0) {
      // Stories may be a day or two out.
      if (when.gap > 2 || who != Likeness::same || where != Where::same) return std::nullopt;
    } else if (when.tight > 31) {
      return std::nullopt;
    }
  } else if (when.gap > 0) {
    if (when.gap > 1 || number == 0) return std::nullopt;
  } else if (!tight && !(when.tight <= kTightDays && when.wide <= 10 && (number != 0 || target))) {
    return std::nullopt;
  }
  if (tight && when.gap == 0) found(1, "at the same time");
  const int asked = lasting(x.type) ? 2 : 3;
  if (where == Where::unknown && out.strength < asked + 1) return std::nullopt;
  if (out.strength < asked) return std::nullopt;
  out.reason = fmt::format("Told of one {} {}.", event::name(x.type), why);
  return out;
}

}  // namespace dateline::timeline
