// What follows from many stories can be told to stop, and is the same whether or not it could.
#include "store/conclusions.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/snapshot.hpp"
#include "support/tellings.hpp"

namespace dateline::store {
namespace {

/// A story of a day that tells the capture of June, talks that go on and a fight, in an order that
/// its dates contradict in every other story; one in ten has no date, one in five says who holds
/// the town.
std::shared_ptr<const event::Document> story(std::size_t number) {
  const std::string name = "Press" + std::to_string(number);
  const auto id = [&](const char* event) { return event + std::to_string(number); };
  const std::string day = "2014-06-" + std::to_string(11 + number % 18);
  event::Event capture = tests::capture_of_june(id("capture").c_str());
  event::Event talks =
      tests::event_on(id("talks").c_str(), "2014-06-01", "2014-06-30", event::EventType::talks);
  event::Event fight =
      tests::event_on(id("fight").c_str(), "2014-06-08", "2014-06-09", event::EventType::clash);
  fight.timed = true;
  fight.place = capture.place;
  auto out = tests::story_of(day.c_str(), name.c_str(), {capture, talks, fight});
  const auto before = [&](std::uint32_t first, std::uint32_t second) {
    out->links.push_back({first, second, event::LinkKind::before, {}, {0, 4}, 0});
  };
  if (number % 2 == 0) {
    before(0, 2);  // but the fight was the day before
  } else {
    before(0, 1);
  }
  if (number % 10 == 3) {
    out->date.reset();
    for (event::Event& e : out->events) e.relative = true;
  }
  if (number % 5 == 1) {
    event::Holding held;
    held.holder = held.holder_id = number % 2 == 0 ? "army" : "rebels";
    held.place = *capture.place;
    held.held = time::Bounds::of(*out->date, *out->date);
    out->holdings.push_back(std::move(held));
  }
  return out;
}

/// Twenty stories, with what a user says of them.
Snapshot told(std::vector<timeline::UserStatement> more = {}) {
  std::vector<std::shared_ptr<const event::Document>> stories;
  for (std::size_t i = 0; i < 20; ++i) stories.push_back(story(i));
  const auto tenth =
      time::Bounds::of(*time::parse_iso_date("2014-06-10"), *time::parse_iso_date("2014-06-10"));
  std::vector<timeline::UserStatement> said{
      {"talks7", timeline::GivenTime{timeline::GivenTime::Of::begins, tenth}, ""},
      {"talks7", timeline::GivenOrder{timeline::GivenOrder::Kind::before, "fight8", {}, {}}, ""}};
  for (auto& statement : more) said.push_back(std::move(statement));
  const timeline::Joins joins{{{"talks1", "fight2"}}, {{"capture4", "capture5"}}};
  return Snapshot(std::move(stories), 1, nullptr, std::move(said), joins);
}

/// What was told before, and one thing more.
Snapshot told_more(const Snapshot& before) {
  auto said = before.user_statements();
  const auto ninth =
      time::Bounds::of(*time::parse_iso_date("2014-06-09"), *time::parse_iso_date("2014-06-09"));
  said.push_back({"capture2", timeline::GivenTime{timeline::GivenTime::Of::whole, ninth}, ""});
  return before.stating(std::move(said), before.joins(), 2);
}

/// Says no until it has been asked so often, then yes for ever; counts what it is asked after that.
struct Patience {
  std::size_t lasts = 0;
  std::size_t asked = 0;
  [[nodiscard]] base::StopCheck check() {
    return base::StopCheck([this] { return ++asked > lasts; });
  }
  [[nodiscard]] std::size_t asked_in_vain() const { return asked > lasts ? asked - lasts - 1 : 0; }
};
constexpr std::size_t kEndless = SIZE_MAX;

/// Each caller may ask once more what the one that it called has been told; a loop that went on
/// would ask at each step.
constexpr std::size_t kCallers = 8;

void expect_stops_wherever_it_is_told_to(const Snapshot& snapshot) {
  Patience endless{kEndless};
  ASSERT_TRUE(snapshot.concluded(endless.check()).has_value());
  for (std::size_t lasts = 0; lasts < endless.asked; ++lasts) {
    Patience patience{lasts};
    EXPECT_FALSE(snapshot.concluded(patience.check()).has_value()) << "after " << lasts;
    EXPECT_LE(patience.asked_in_vain(), kCallers) << "after " << lasts;
  }
  Patience just_enough{endless.asked};
  EXPECT_TRUE(snapshot.concluded(just_enough.check()).has_value());
}

TEST(Conclusions, AskAtEachStepOfEachLongLoopWhetherToGoOn) {
  const Snapshot snapshot = told();
  const auto documents = snapshot.documents();
  Patience network{kEndless};
  const timeline::Chronology chronology(documents, snapshot.user_statements(), snapshot.joins(),
                                        network.check());
  // For each story its wording, what it copies, what it says of times.
  EXPECT_GE(network.asked, 3 * documents.size() + snapshot.events().size() +
                               chronology.occurrences().all().size());
  Patience naming{kEndless};
  EXPECT_FALSE(chronology.contradictions(SIZE_MAX, naming.check()).empty());
  EXPECT_EQ(naming.asked, chronology.network().set_aside().size());
  Patience holding{kEndless};
  const timeline::Holders holders(documents, snapshot.day_zero(), &chronology, holding.check());
  std::size_t spans = 0;
  for (const auto& place : holders.places()) spans += place.spans.size();
  EXPECT_GE(holding.asked, documents.size() + spans);
  Patience all{kEndless};
  ASSERT_TRUE(snapshot.concluded(all.check()).has_value());
  // And what is known of each story.
  EXPECT_GE(all.asked, network.asked + naming.asked + holding.asked + documents.size());
}

TEST(Conclusions, EndEarlyWithNothingWhereverTheyAreToldToStop) {
  expect_stops_wherever_it_is_told_to(told());
}

TEST(Conclusions, OfWhatAUserSaysMoreEndEarlyTooAndLeaveTheEarlierOnesAsTheyWere) {
  const Snapshot before = told().concluded();
  const auto contradictions = before.conclusions()->contradictions.size();
  expect_stops_wherever_it_is_told_to(told_more(before));
  EXPECT_TRUE(before.is_concluded());
  EXPECT_EQ(before.conclusions()->chronology.contradictions().size(), contradictions);
}

void expect_same(const Snapshot& a, const Snapshot& b) {
  ASSERT_EQ(a.events().size(), b.events().size());
  EXPECT_EQ(a.events().occurrence, b.events().occurrence);
  EXPECT_EQ(a.events().rank, b.events().rank);
  for (Row row = 0; row < a.events().size(); ++row) {
    EXPECT_EQ(a.ref(row), b.ref(row));
    EXPECT_EQ(a.times(row).whole, b.times(row).whole);
    EXPECT_EQ(a.times(row).tightened, b.times(row).tightened);
    EXPECT_EQ(a.times(row).disputed, b.times(row).disputed);
  }
  const Conclusions& x = *a.conclusions();
  const Conclusions& y = *b.conclusions();
  ASSERT_EQ(x.contradictions.size(), y.contradictions.size());
  for (std::size_t i = 0; i < x.contradictions.size(); ++i) {
    EXPECT_EQ(x.contradictions[i].said, y.contradictions[i].said);
  }
  ASSERT_EQ(x.holders.places().size(), y.holders.places().size());
  for (std::size_t i = 0; i < x.holders.places().size(); ++i) {
    const auto& spans = x.holders.places()[i].spans;
    const auto& others = y.holders.places()[i].spans;
    ASSERT_EQ(spans.size(), others.size());
    for (std::size_t s = 0; s < spans.size(); ++s) {
      EXPECT_EQ(spans[s].from, others[s].from);
      EXPECT_EQ(spans[s].how, others[s].how);
      EXPECT_EQ(spans[s].because, others[s].because);
    }
  }
}

TEST(Conclusions, AreTheSameWhetherOrNotTheyCouldHaveBeenStopped) {
  const Snapshot plain = told().concluded();
  ASSERT_FALSE(plain.conclusions()->contradictions.empty());
  ASSERT_FALSE(plain.conclusions()->holders.places().empty());
  ASSERT_LT(plain.occurrences(), plain.events().size());
  Patience endless{kEndless};
  expect_same(*told().concluded(endless.check()), plain);
  expect_same(*told_more(plain).concluded(endless.check()), told_more(plain).concluded());
}

}  // namespace
}  // namespace dateline::store
