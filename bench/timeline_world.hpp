#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

#include "timeline/network.hpp"

namespace dateline::bench {

using timeline::EventId;
using timeline::Network;
using timeline::OriginId;
using timeline::Rank;
using timeline::Standing;
using timeline::Statement;
using timeline::StatementId;

inline constexpr std::int64_t kDay = 1440;

inline time::Bounds minutes(std::int64_t first, std::int64_t last) {
  return {time::Minute(first), time::Minute(last)};
}

/// What happened, and statements that are true of it: events of stories of 20, the story's events
/// near each other in time; two in five dated to days or weeks, one story in ten undated.
class World {
 public:
  World(std::uint32_t events, std::uint32_t statements) : random_(20140616) {
    for (std::uint32_t i = 0; i < events; ++i) {
      if (i % kStory == 0) day_ = pick(3650) * kDay;
      const std::int64_t start = day_ + pick(10 * kDay);
      times.emplace_back(start, start + pick(2 * kDay));
    }
    while (said.size() < statements) said.push_back(true_statement(Rank::told));
  }

  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(below));
  }

  Statement true_statement(Rank rank) {
    const auto a = static_cast<std::uint32_t>(pick(std::ssize(times)));
    const Standing by{rank, next_, StatementId{next_}};
    ++next_;
    const auto origin = origin_of(a);
    const std::int64_t zero = origin == timeline::kCalendar ? 0 : start_of_story(a);
    const auto [start, end] = times[a];
    if (pick(5) < 2) {
      const std::int64_t play = pick(7) * kDay;
      return Statement::within(by, EventId{a}, minutes(start - zero - play, start - zero + kDay),
                               minutes(end - zero - kDay, end - zero + play), origin);
    }
    // Mostly of its own story, sometimes of any.
    const auto first = a - a % kStory;
    const auto b =
        pick(10) == 0
            ? static_cast<std::uint32_t>(pick(std::ssize(times)))
            : static_cast<std::uint32_t>(std::min(first + pick(kStory), std::ssize(times) - 1));
    const auto [start_b, end_b] = times[b];
    if (end <= start_b) {
      return Statement::before(by, EventId{a}, EventId{b}, {(start_b - end) / 2, std::nullopt});
    }
    if (end_b <= start) return Statement::after(by, EventId{a}, EventId{b});
    return Statement::overlaps(by, EventId{a}, EventId{b});
  }

  /// An order that is the wrong way round, of two events of one story or a date years off.
  Statement false_statement(Rank rank) {
    for (;;) {
      const auto a = static_cast<std::uint32_t>(pick(std::ssize(times) - 1));
      const Standing by{rank, next_, StatementId{next_}};
      if (pick(2) == 0) {
        ++next_;
        const std::int64_t start = times[a].first + (1 + pick(1000)) * kDay;
        return Statement::start_within(by, EventId{a}, minutes(start, start + kDay));
      }
      if (times[a].second >= times[a + 1].first) continue;
      ++next_;
      return Statement::before(by, EventId{a + 1}, EventId{a});
    }
  }

  [[nodiscard]] Network network() const {
    Network network;
    network.gather();
    for (std::uint32_t i = 0; i < times.size(); ++i) {
      require(network.add_event(EventId{i}));
      const OriginId origin = origin_of(i);
      if (!network.has(origin)) require(network.add_origin(origin));
    }
    for (const Statement& statement : said) require(network.add(statement));
    network.settle();
    return network;
  }

  static void require(const base::Result<void>& result) {
    if (!result.ok()) std::abort();
  }

  std::vector<std::pair<std::int64_t, std::int64_t>> times;  ///< start and end, true
  std::vector<Statement> said;

 private:
  static constexpr std::uint32_t kStory = 20;

  static OriginId origin_of(std::uint32_t event) {
    const std::uint32_t story = event / kStory;
    return story % 10 == 9 ? OriginId{story} : timeline::kCalendar;
  }
  [[nodiscard]] std::int64_t start_of_story(std::uint32_t event) const {
    return times[event - event % kStory].first / kDay * kDay;
  }

  std::mt19937_64 random_;
  std::int64_t day_ = 0;
  std::uint64_t next_ = 1;
};

}  // namespace dateline::bench
