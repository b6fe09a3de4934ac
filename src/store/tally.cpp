#include "store/tally.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::store {
namespace {

using std::chrono::year_month_day;

constexpr int kWeek = 7;

/// The first day of the step that a day is in.
time::Days begin_of(time::Days day, TallyStep step) {
  const year_month_day ymd(day);
  switch (step) {
    case TallyStep::day:
      break;
    case TallyStep::week:
      // From Monday on, as the calendars of the stories' readers have it.
      return day - std::chrono::days(std::chrono::weekday(day).iso_encoding() - 1);
    case TallyStep::month:
      return time::Days(ymd.year() / ymd.month() / 1);
    case TallyStep::year:
      return time::Days(ymd.year() / 1 / 1);
  }
  return day;
}

time::Days next(time::Days begin, TallyStep step) {
  const year_month_day ymd(begin);
  switch (step) {
    case TallyStep::day:
      break;
    case TallyStep::week:
      return begin + std::chrono::days(kWeek);
    case TallyStep::month:
      return time::Days((ymd.year() / ymd.month() + std::chrono::months(1)) / 1);
    case TallyStep::year:
      return time::Days((ymd.year() + std::chrono::years(1)) / 1 / 1);
  }
  return begin + std::chrono::days(1);
}

/// Between which days an event began.
std::optional<std::pair<time::Days, time::Days>> began(const Snapshot& snapshot, Row row) {
  const EventTimes& times = snapshot.times(row);
  const auto first = times.whole.earliest;
  const auto last = times.start.latest ? times.start.latest : times.whole.latest;
  if (snapshot.events().dated[row] == 0 || !first || !last || *last < *first) return std::nullopt;
  return std::pair(first->day(), last->day());
}

void put(TallyBar& bar, const Snapshot& snapshot, Row row) {
  bar.rows.push_back(row);
  const auto family = event::family(snapshot.events().type[row]);
  ++bar.families[static_cast<std::size_t>(family)];
}

void count_days(const Snapshot& snapshot, std::span<const Row> rows, Tally& out) {
  std::optional<time::Days> first;
  time::Days last{};
  for (const Row row : rows) {
    const auto days = began(snapshot, row);
    if (!days) continue;
    first = first ? std::min(*first, days->first) : days->first;
    last = std::max(last, days->first);
  }
  if (!first) {
    out.without_day = rows.size();
    return;
  }
  const std::int64_t span = (last - *first).count() + 1;
  constexpr std::int64_t kMonth = 31;
  out.step = span <= Tally::kMostSteps            ? TallyStep::day
             : span <= kWeek * Tally::kMostSteps  ? TallyStep::week
             : span <= kMonth * Tally::kMostSteps ? TallyStep::month
                                                  : TallyStep::year;
  std::map<time::Days, std::size_t> bars;
  for (time::Days at = begin_of(*first, out.step); at <= last;) {
    const time::Days end = next(at, out.step);
    bars[at] = out.days.size();
    TallyBar bar;
    bar.from = at;
    bar.to = end - std::chrono::days(1);
    out.days.push_back(std::move(bar));
    at = end;
  }
  for (const Row row : rows) {
    const auto days = began(snapshot, row);
    if (days && begin_of(days->first, out.step) == begin_of(days->second, out.step)) {
      put(out.days[bars.at(begin_of(days->first, out.step))], snapshot, row);
    } else {
      ++out.without_day;
    }
  }
}

/// The most frequent first; of as many events by name.
void order(std::vector<TallyBar>& bars) {
  std::ranges::sort(bars, [](const TallyBar& a, const TallyBar& b) {
    return a.rows.size() != b.rows.size() ? a.rows.size() > b.rows.size() : a.name < b.name;
  });
}

/// By a name, whatever its case; the rest as one bar.
template <class NameOf>
std::vector<TallyBar> by_name(const Snapshot& snapshot, std::span<const Row> rows,
                              const NameOf& name_of, std::size_t& without) {
  std::map<std::string, TallyBar> found;
  for (const Row row : rows) {
    const std::string name = name_of(snapshot.event(row));
    if (name.empty()) {
      ++without;
      continue;
    }
    TallyBar& bar = found[base::lower_ascii(name)];
    if (bar.name.empty()) bar.name = name;
    put(bar, snapshot, row);
  }
  std::vector<TallyBar> out;
  for (auto& [key, bar] : found) out.push_back(std::move(bar));
  order(out);
  if (out.size() <= Tally::kMostNamed) return out;
  TallyBar rest;
  rest.name = "other";
  rest.other = true;
  for (std::size_t i = Tally::kMostNamed; i < out.size(); ++i) {
    for (const Row row : out[i].rows) put(rest, snapshot, row);
  }
  std::ranges::sort(rest.rows);
  out.resize(Tally::kMostNamed);
  out.push_back(std::move(rest));
  return out;
}

}  // namespace

Tally tally(const Snapshot& snapshot, std::span<const Row> rows) {
  Tally out;
  count_days(snapshot, rows, out);
  std::array<TallyBar, event::kEventTypes> types;
  for (const Row row : rows) {
    const event::EventType type = snapshot.events().type[row];
    TallyBar& bar = types[static_cast<std::size_t>(type)];
    bar.type = type;
    put(bar, snapshot, row);
  }
  for (TallyBar& bar : types) {
    if (bar.rows.empty()) continue;
    bar.name = event::name(bar.type);
    out.types.push_back(std::move(bar));
  }
  order(out.types);
  out.actors = by_name(
      snapshot, rows, [](const event::Event& e) { return e.actor; }, out.without_actor);
  out.places = by_name(
      snapshot, rows, [](const event::Event& e) { return e.place ? e.place->name : std::string(); },
      out.without_place);
  return out;
}

}  // namespace dateline::store
