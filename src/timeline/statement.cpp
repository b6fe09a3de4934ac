#include "timeline/statement.hpp"

namespace dateline::timeline {
namespace {

constexpr Gap kSame{0, 0};
constexpr Gap kNotBefore{0, std::nullopt};

Gap minutes_of(const time::Bounds& bounds) {
  Gap gap;
  if (bounds.earliest) gap.at_least = bounds.earliest->count();
  if (bounds.latest) gap.at_most = bounds.latest->count();
  return gap;
}

}  // namespace

Statement& Statement::also(Point from, Point to, Gap minutes) {
  if (minutes.at_most) constraints.push_back({from, to, *minutes.at_most});
  if (minutes.at_least) {
    // The smallest number of all has no negative; one more is as far out of range.
    const std::int64_t least = *minutes.at_least;
    constraints.push_back({to, from, least == INT64_MIN ? INT64_MAX : -least});
  }
  return *this;
}

Statement Statement::distance(Standing by, Point from, Point to, Gap minutes) {
  Statement statement{by, {}};
  statement.also(from, to, minutes);
  return statement;
}

Statement Statement::start_within(Standing by, EventId event, time::Bounds bounds,
                                  OriginId origin) {
  return distance(by, Point::origin(origin), Point::start(event), minutes_of(bounds));
}

Statement Statement::end_within(Standing by, EventId event, time::Bounds bounds, OriginId origin) {
  return distance(by, Point::origin(origin), Point::end(event), minutes_of(bounds));
}

Statement Statement::within(Standing by, EventId event, time::Bounds start, time::Bounds end,
                            OriginId origin) {
  return start_within(by, event, start, origin)
      .also(Point::origin(origin), Point::end(event), minutes_of(end));
}

Statement Statement::origin_within(Standing by, OriginId origin, time::Bounds bounds) {
  return distance(by, Point::origin(kCalendar), Point::origin(origin), minutes_of(bounds));
}

Statement Statement::before(Standing by, EventId a, EventId b, Gap between) {
  return distance(by, Point::end(a), Point::start(b), between);
}

Statement Statement::after(Standing by, EventId a, EventId b, Gap between) {
  return before(by, b, a, between);
}

Statement Statement::during(Standing by, EventId a, EventId b) {
  return distance(by, Point::start(b), Point::start(a), kNotBefore)
      .also(Point::end(a), Point::end(b), kNotBefore);
}

Statement Statement::overlaps(Standing by, EventId a, EventId b) {
  return distance(by, Point::start(a), Point::end(b), kNotBefore)
      .also(Point::start(b), Point::end(a), kNotBefore);
}

Statement Statement::starts_with(Standing by, EventId a, EventId b) {
  return distance(by, Point::start(a), Point::start(b), kSame);
}

Statement Statement::ends_with(Standing by, EventId a, EventId b) {
  return distance(by, Point::end(a), Point::end(b), kSame);
}

Statement Statement::same_time(Standing by, EventId a, EventId b) {
  return starts_with(by, a, b).also(Point::end(a), Point::end(b), kSame);
}

Statement Statement::start_distance(Standing by, EventId a, EventId b, Gap minutes) {
  return distance(by, Point::start(a), Point::start(b), minutes);
}

}  // namespace dateline::timeline
