// Random small networks, held to what the long way says.
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "support/naive_network.hpp"
#include "timeline/network.hpp"

namespace dateline::timeline {
namespace {

using support::broken_promise;
using support::NaiveNetwork;

/// A world of few events, origins and statements, whose numbers are small so that they often clash.
class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {
    const auto events = 2 + pick(6), origins = pick(3);
    for (std::uint32_t i = 1; i <= events; ++i) naive.events.insert(EventId{i * 7});
    for (std::uint32_t i = 1; i <= origins; ++i) naive.origins.insert(OriginId{i});
  }

  std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(random_()) % below; }

  Statement statement(std::uint64_t id) {
    const Standing by{static_cast<Rank>(pick(3)), pick(4), StatementId{id}};
    const EventId a = event(), b = event();
    switch (pick(13)) {
      case 0:
        return Statement::start_within(by, a, bounds(), origin());
      case 1:
        return Statement::end_within(by, a, bounds(), origin());
      case 2:
        return Statement::within(by, a, bounds(), bounds(), origin());
      case 3:
        return Statement::origin_within(by, origin(), bounds());
      case 4:
        return Statement::after(by, a, b, {pick(5), std::nullopt});
      case 5:
        return Statement::during(by, a, b);
      case 6:
        return Statement::overlaps(by, a, b);
      case 7:
        return Statement::starts_with(by, a, b);
      case 8:
        return Statement::ends_with(by, a, b);
      case 9:
        return Statement::same_time(by, a, b);
      case 10:
        return Statement::start_distance(by, a, b, {std::int64_t{pick(9)} - 4, pick(9)});
      case 11:
        return Statement::distance(by, point(), point(), {std::int64_t{pick(9)} - 4, std::nullopt})
            .also(point(), point(), {std::nullopt, std::int64_t{pick(9)} - 2});
      default:
        return Statement::before(by, a, b);
    }
  }

  /// Adds, removes or replaces something in both.
  void edit(Network& network) {
    const std::uint64_t id = 1 + pick(14);
    if (!naive.statements.contains(StatementId{id})) {
      const Statement said = statement(id);
      naive.statements[StatementId{id}] = said;
      ASSERT_TRUE(network.add(said).ok());
    } else if (pick(2) == 0) {
      naive.statements.erase(StatementId{id});
      ASSERT_TRUE(network.remove(StatementId{id}).ok());
    } else {
      const Statement said = statement(id);
      naive.statements[StatementId{id}] = said;
      ASSERT_TRUE(network.replace(said).ok());
    }
  }

  EventId event() { return *std::next(naive.events.begin(), pick(size(naive.events))); }
  OriginId origin() { return *std::next(naive.origins.begin(), pick(size(naive.origins))); }

  NaiveNetwork naive;

 private:
  template <class Set>
  static std::uint32_t size(const Set& set) {
    return static_cast<std::uint32_t>(set.size());
  }
  Point point() {
    const auto kind = pick(5);
    if (kind == 0) return Point::origin(origin());
    return kind < 3 ? Point::start(event()) : Point::end(event());
  }
  time::Bounds bounds() {
    time::Bounds out;
    const std::int64_t first = pick(20);
    if (pick(3) != 0) out.earliest = time::Minute(first);
    if (pick(3) != 0) out.latest = time::Minute(first + pick(8));
    return out;
  }

  std::mt19937 random_;
};

/// The points of a world, in one order or another.
Network empty_network(const NaiveNetwork& naive, bool backwards = false) {
  Network network;
  std::vector<EventId> events(naive.events.begin(), naive.events.end());
  if (backwards) std::ranges::reverse(events);
  for (const EventId event : events) EXPECT_TRUE(network.add_event(event).ok());
  for (const OriginId origin : naive.origins) {
    if (origin == kCalendar) continue;
    EXPECT_TRUE(network.add_origin(origin).ok());
  }
  return network;
}

/// All that a network says, to compare.
struct Answers {
  std::vector<EventBounds> bounds;
  std::vector<Conflict> conflicts;
  std::vector<EventId> order;
  std::vector<Chain> chains;
  friend bool operator==(const Answers&, const Answers&) = default;
};

Answers answers(const Network& network, const NaiveNetwork& naive) {
  Answers out;
  for (const OriginId origin : naive.origins) {
    const std::vector<EventId> all(naive.events.begin(), naive.events.end());
    for (const EventBounds& bounds : network.bounds(all, origin)) out.bounds.push_back(bounds);
  }
  out.conflicts = network.conflicts();
  out.order = network.telling_order();
  for (const EventId a : naive.events) {
    out.chains.push_back(network.why(a, Side::earliest_end));
    out.chains.push_back(network.why(a, Side::latest_start));
    for (const EventId b : naive.events) {
      for (Chain& chain : network.relation(a, b).proof) out.chains.push_back(std::move(chain));
    }
  }
  return out;
}

TEST(NetworkAtRandom, AnswersAsTheLongWayDoesAfterEveryEdit) {
  int set_aside = 0, held = 0;
  for (std::uint32_t seed = 1; seed <= 250; ++seed) {
    World world(seed);
    Network network = empty_network(world.naive);
    for (int i = 0; i < 30; ++i) {
      world.edit(network);
      world.naive.solve();
      const char* broken = broken_promise(network, world.naive);
      ASSERT_EQ(broken, nullptr) << broken << ", seed " << seed << ", edit " << i;
    }
    held += static_cast<int>(world.naive.accepted.size());
    set_aside += static_cast<int>(world.naive.statements.size() - world.naive.accepted.size());
  }
  // Worlds without contradictions, or full of them, would test little.
  EXPECT_GT(set_aside, 200);
  EXPECT_GT(held, 1000);
}

TEST(NetworkAtRandom, SaysTheSameInWhateverOrderItWasTold) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    World world(seed);
    for (std::uint64_t id = 1; id <= 16; ++id) {
      world.naive.statements[StatementId{id}] = world.statement(id);
    }
    std::vector<Statement> said;
    for (const auto& [id, statement] : world.naive.statements) said.push_back(statement);

    Network batch = empty_network(world.naive);
    batch.gather();
    for (const Statement& statement : said) ASSERT_TRUE(batch.add(statement).ok());
    batch.settle();
    const Answers expected = answers(batch, world.naive);

    std::mt19937 random(seed);
    for (int round = 0; round < 4; ++round) {
      std::shuffle(said.begin(), said.end(), random);
      Network network = empty_network(world.naive, round % 2 == 1);
      // Half of them together, the others one by one, some after they said something else.
      network.gather();
      for (std::size_t i = 0; i < said.size(); ++i) {
        if (i == said.size() / 2) network.settle();
        if (random() % 3 == 0) {
          ASSERT_TRUE(
              network.add(world.statement(static_cast<std::uint64_t>(said[i].standing.id))).ok());
          ASSERT_TRUE(network.replace(said[i]).ok());
        } else {
          ASSERT_TRUE(network.add(said[i]).ok());
        }
      }
      ASSERT_EQ(answers(network, world.naive), expected) << "seed " << seed;
    }
  }
}

TEST(NetworkAtRandom, GivesBackWhatWasWhenEditsAreUndone) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    World world(seed);
    Network network = empty_network(world.naive);
    for (int i = 0; i < 12; ++i) world.edit(network);
    const Answers before = answers(network, world.naive);
    const EventId extra{1000};
    ASSERT_TRUE(network.add_event(extra).ok());
    std::vector<StatementId> added;
    for (std::uint64_t id = 100; id < 106; ++id) {
      const Statement said = world.statement(id);
      ASSERT_TRUE(network.add(said).ok());
      added.push_back(said.standing.id);
    }
    const Standing user{Rank::user, 0, StatementId{200}};
    ASSERT_TRUE(network.add(Statement::before(user, extra, world.event(), {2, 5})).ok());
    ASSERT_FALSE(network.remove_event(extra).ok()) << "a statement speaks of it";
    ASSERT_TRUE(network.remove(StatementId{200}).ok());
    ASSERT_TRUE(network.remove_event(extra).ok());
    if (seed % 2 == 0) std::ranges::reverse(added);
    if (seed % 3 == 0) network.gather();
    for (const StatementId id : added) ASSERT_TRUE(network.remove(id).ok());
    network.settle();
    ASSERT_EQ(answers(network, world.naive), before) << "seed " << seed;
  }
}

}  // namespace
}  // namespace dateline::timeline
