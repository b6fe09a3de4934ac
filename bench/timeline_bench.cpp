// The temporal network: single edits among 10,000 events against settling all of it from nothing,
// and loading and ordering a million events against sorting them.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <vector>

#include "timeline/network.hpp"
#include "timeline_world.hpp"

using namespace dateline;
using bench::kDay;
using bench::minutes;
using bench::World;
using timeline::EventId;
using timeline::Network;
using timeline::Point;
using timeline::Rank;
using timeline::Standing;
using timeline::Statement;
using timeline::StatementId;

namespace {

const World& world() {
  static const World made(10'000, 20'000);
  return made;
}

/// A chain of 10,000 events, each tied to the next, of which one has a date: all hangs on it.
Network chained() {
  Network network;
  network.gather();
  std::mt19937 random(7);
  for (std::uint64_t i = 0; i < 10'000; ++i) World::require(network.add_event(EventId{i}));
  for (std::uint64_t i = 0; i + 1 < 10'000; ++i) {
    const Standing by{Rank::told, i, StatementId{i + 1}};
    const auto gap = static_cast<std::int64_t>(random() % 600);
    Statement next = Statement::before(by, EventId{i}, EventId{i + 1}, {gap, gap + 60});
    next.also(Point::start(EventId{i}), Point::end(EventId{i}), {0, 300});
    World::require(network.add(next));
  }
  const Standing by{Rank::told, 20'000, StatementId{20'000}};
  World::require(network.add(Statement::start_within(by, EventId{5000}, minutes(0, kDay))));
  network.settle();
  return network;
}

double seconds(std::chrono::steady_clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}

enum class Kind { agreeing, clashing };

/// The times of 400 edits and their undoings, ascending, in seconds.
std::vector<double> edit_times(Kind kind) {
  World made = world();
  Network network = made.network();
  std::vector<double> times;
  const auto timed = [&](auto&& edit) {
    const auto start = std::chrono::steady_clock::now();
    World::require(edit());
    times.push_back(seconds(std::chrono::steady_clock::now() - start));
  };
  for (int i = 0; i < 200; ++i) {
    const Rank rank = i % 2 == 0 ? Rank::user : Rank::told;
    const Statement said =
        kind == Kind::agreeing ? made.true_statement(rank) : made.false_statement(rank);
    timed([&] { return network.add(said); });
    timed([&] { return network.remove(said.standing.id); });
    if (kind == Kind::clashing) continue;
    const Statement& old = made.said[static_cast<std::size_t>(made.pick(std::ssize(made.said)))];
    timed([&] { return network.remove(old.standing.id); });
    timed([&] { return network.add(old); });
  }
  std::ranges::sort(times);
  return times;
}

void edits(benchmark::State& state, Kind kind, bool worst) {
  for (auto _ : state) {
    const std::vector<double> times = edit_times(kind);
    state.SetIterationTime(worst ? times.back() : times[times.size() / 2]);
  }
}

void worst_chained_edit(benchmark::State& state) {
  static const Network made = chained();
  for (auto _ : state) {
    Network network = made;
    double worst = 0;
    for (std::int64_t i = 0; i < 20; ++i) {
      const Standing by{Rank::told, 20'000, StatementId{20'000}};
      const Statement moved =
          Statement::start_within(by, EventId{5000}, minutes(i * 77, kDay + i * 33));
      const auto start = std::chrono::steady_clock::now();
      World::require(network.replace(moved));
      worst = std::max(worst, seconds(std::chrono::steady_clock::now() - start));
    }
    state.SetIterationTime(worst);
  }
}

void from_scratch(benchmark::State& state) {
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    Network network = world().network();
    state.SetIterationTime(seconds(std::chrono::steady_clock::now() - start));
    benchmark::DoNotOptimize(network);
  }
}

BENCHMARK_CAPTURE(edits, median, Kind::agreeing, false)
    ->Name("network edit, median/ours")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(edits, worst, Kind::agreeing, true)
    ->Name("network edit, worst/ours")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(edits, clash_median, Kind::clashing, false)
    ->Name("network clash, median/ours")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(edits, clash_worst, Kind::clashing, true)
    ->Name("network clash, worst/ours")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(worst_chained_edit)
    ->Name("network chain moved/ours")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(from_scratch)
    ->Name("network edit, median/reference")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(from_scratch)
    ->Name("network edit, worst/reference")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(from_scratch)
    ->Name("network clash, median/reference")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(from_scratch)
    ->Name("network clash, worst/reference")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(from_scratch)
    ->Name("network chain moved/reference")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);

/// A million events with bounds, one in a hundred with a relation to the next.
struct Many {
  struct Told {
    std::int64_t start, latest_start, end, latest_end;
    std::uint64_t id;
    auto operator<=>(const Told&) const = default;
  };
  Many() {
    std::mt19937_64 random(42);
    for (std::uint64_t i = 0; i < 1'000'000; ++i) {
      const auto start = static_cast<std::int64_t>(random() % (3650 * 1440));
      const auto play = static_cast<std::int64_t>(random() % 3000);
      told.push_back({start, start + play, start, start + play + 1440, i});
    }
  }
  std::vector<Told> told;
};

const Many& many() {
  static const Many made;
  return made;
}

void million_ours(benchmark::State& state) {
  for (auto _ : state) {
    Network network;
    network.gather();
    std::uint64_t next = 1'000'001;
    for (const auto& t : many().told) {
      World::require(network.add_event(EventId{t.id}));
      World::require(network.add(Statement::within({Rank::told, t.id, StatementId{t.id}},
                                                   EventId{t.id}, minutes(t.start, t.latest_start),
                                                   minutes(t.end, t.latest_end))));
      if (t.id % 100 != 1) continue;
      const auto& before = many().told[t.id - 1];
      const Standing by{Rank::told, next, StatementId{next}};
      ++next;
      if (before.end < t.start) {
        World::require(network.add(Statement::before(by, EventId{t.id - 1}, EventId{t.id})));
      } else {
        World::require(network.add(
            Statement::start_distance(by, EventId{t.id}, EventId{t.id - 1}, {0, std::nullopt})));
      }
    }
    network.settle();
    auto order = network.telling_order();
    benchmark::DoNotOptimize(order);
  }
  state.SetItemsProcessed(state.iterations() * 1'000'000);
}

void million_reference(benchmark::State& state) {
  for (auto _ : state) {
    auto told = many().told;
    std::sort(told.begin(), told.end());
    benchmark::DoNotOptimize(told);
  }
}

BENCHMARK(million_ours)->Name("network of a million/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(million_reference)->Name("network of a million/reference")->Unit(benchmark::kMillisecond);

}  // namespace
