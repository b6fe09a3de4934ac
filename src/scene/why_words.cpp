#include "scene/why_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/translate.hpp"
#include "scene/kind_words.hpp"
#include "time/edtf.hpp"

namespace dateline::scene {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;
using base::tr_format_in;
using timeline::Said;
using timeline::Side;

/// A whole day's border needs no clock.
std::string moment(time::Minute at, bool latest, time::DayZero zero) {
  const bool whole = at.minute_of_day() == (latest ? 1439 : 0);
  return whole ? time::day_phrase(at.day(), zero) : time::minute_phrase(at, {}, zero);
}

const event::EventLink* link_of(const event::Document& document, const Said& said) {
  for (const event::EventLink& l : document.links) {
    if (l.first == said.first.event && said.second && l.second == said.second->event &&
        l.words == said.words) {
      return &l;
    }
  }
  return nullptr;
}

std::string order_words(const event::EventLink& link, const std::string& a, const std::string& b) {
  if (link.days) {
    const std::int64_t n = *link.days < 0 ? -*link.days : *link.days;
    if (n == 0) return tr_format("{} and {}: the same day", a, b);
    const std::string days = tr_count("{} day", "{} days", static_cast<std::size_t>(n));
    return tr_format("{}: {} after {}", *link.days < 0 ? a : b, days, *link.days < 0 ? b : a);
  }
  switch (link.kind) {
    case event::LinkKind::before:
      return tr_format("{} was over before {}", a, b);
    case event::LinkKind::begins_before:
      return tr_format("{} began before {}", a, b);
    case event::LinkKind::within:
      return tr_format("{} happened during {}", a, b);
    case event::LinkKind::overlaps:
      return tr_format("{} and {} went on at one time", a, b);
    case event::LinkKind::until:
      return tr_format("{} lasted until {}", a, b);
  }
  return "";
}

void add_reasons(std::vector<Said>& to, std::vector<Said> reasons) {
  for (Said& s : reasons) {
    const bool known = std::ranges::find(to, s) != to.end();
    if (!known) to.push_back(std::move(s));
  }
}

bool differs(const std::optional<time::Minute>& now, const std::optional<time::Minute>& told) {
  return now.has_value() && now != told;
}

}  // namespace

std::string span_words(const time::Bounds& b, time::DayZero zero) {
  if (!b.earliest && !b.latest) return "";
  if (!b.latest) return tr_format("not before {}", moment(*b.earliest, false, zero));
  if (!b.earliest) return tr_format("not after {}", moment(*b.latest, true, zero));
  if (*b.earliest == *b.latest)
    return tr_format_in("a moment", "at {}", time::minute_phrase(*b.earliest, {}, zero));
  const std::string from = moment(*b.earliest, false, zero);
  const std::string to = moment(*b.latest, true, zero);
  const bool whole = b.earliest->minute_of_day() == 0 && b.latest->minute_of_day() == 1439;
  if (whole && from == to) return tr_format_in("a day", "on {}", from);
  if (b.earliest->day() == b.latest->day() && zero == time::DayZero::calendar) {
    const auto clock = [](int minute) {
      return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    };
    return tr_format("on {}, between {} and {}", time::day_phrase(b.earliest->day()),
                     clock(b.earliest->minute_of_day()), clock(b.latest->minute_of_day()));
  }
  return tr_format("between {} and {}", from, to);
}

std::string reason_words(const std::string& reason) {
  constexpr const char* kReason = "reason";
  if (auto found = base::find_kept(kReason, reason)) return *found;
  if (auto found = base::find_kept(base::kValue, reason)) return *found;
  // A sentence, where others have it without its full stop.
  if (!reason.ends_with('.')) return base::tr_kept(kReason, reason);
  return base::tr_kept(kReason, reason.substr(0, reason.size() - 1)) + ".";
}

std::string sense(const store::Snapshot& snapshot, const Said& said) {
  const event::Document& d = *snapshot.documents()[said.first.document];
  const event::Event& e = d.events[said.first.event];
  if (said.kind == Said::Kind::user) {
    return timeline::sense(
        snapshot.conclusions()->chronology.user_statements()[said.statement], event_title(e),
        said.second
            ? event_title(snapshot.documents()[said.second->document]->events[said.second->event])
            : "");
  }
  if (said.kind == Said::Kind::same && said.second) {
    return tr_format("{}: told by {} and {}", event_title(e),
                     snapshot.documents()[said.second->document]->story.name(), d.story.name());
  }
  if (said.kind != Said::Kind::order) {
    const std::string when = e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds);
    if (said.kind == Said::Kind::inferred) {
      return tr_format("{}: {} (inferred)", event_title(e), when);
    }
    return fmt::format("{}: {}", event_title(e), when);
  }
  const event::EventLink* link = link_of(d, said);
  if (link == nullptr || !said.second) return event_title(e);
  return fmt::format("\u201C{}\u201D: {}", d.story.line(said.words),
                     order_words(*link, event_title(e), event_title(d.events[said.second->event])));
}

std::string quote(const store::Snapshot& snapshot, const Said& said) {
  if (said.kind == Said::Kind::user) {
    const std::string note = snapshot.conclusions()->chronology.quote(said);
    return note.empty() ? tr("you say so") : tr_format("you: {}", note);
  }
  const text::Story& story = snapshot.documents()[said.first.document]->story;
  return story.line(story.sentences[said.sentence].span);
}

std::vector<BoundWords> bound_words(const store::Snapshot& snapshot, store::Row row) {
  const event::Event& e = snapshot.event(row);
  const store::EventTimes& times = snapshot.times(row);
  const time::DayZero zero = e.relative ? time::DayZero::story : time::DayZero::calendar;
  const auto words_of = [&](std::string label, const time::Bounds& b) {
    return BoundWords{
        std::move(label), span_words(b, zero), b, e.relative ? "" : time::to_edtf(b), {}};
  };
  std::vector<BoundWords> out;
  if (times.start == times.end ||
      (!times.start.earliest && !times.start.latest && !times.end.earliest && !times.end.latest)) {
    out.push_back(words_of(tr("When"), times.whole));
  } else {
    out.push_back(words_of(tr("Began"), times.start));
    out.push_back(words_of(tr("Ended"), times.end));
  }
  if (times.tightened && snapshot.conclusions() != nullptr) {
    const timeline::Chronology& c = snapshot.conclusions()->chronology;
    const timeline::EventRef ref = snapshot.ref(row);
    const auto take = [&](BoundWords& into, bool wanted, Side side) {
      if (wanted) add_reasons(into.because, c.why(ref, side));
    };
    take(out.front(), differs(times.start.earliest, e.start.earliest), Side::earliest_start);
    take(out.front(), differs(times.start.latest, e.start.latest), Side::latest_start);
    take(out.back(), differs(times.end.earliest, e.end.earliest), Side::earliest_end);
    take(out.back(), differs(times.end.latest, e.end.latest), Side::latest_end);
  }
  std::erase_if(out, [](const BoundWords& b) { return b.words.empty(); });
  return out;
}

}  // namespace dateline::scene
