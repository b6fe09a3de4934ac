#include "store/tally.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/filter.hpp"
#include "support/documents.hpp"

namespace dateline::store {
namespace {

using event::EventType;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::event_on;

event::Event by(event::Event event, const char* actor, const char* place) {
  event.actor = actor;
  if (place[0] != '\0') {
    event.place = event::EventPlace{};
    event.place->name = place;
    event.place->at = *geo::LngLat::from_degrees(43, 36);
  }
  return event;
}

Tally tally_of(std::vector<event::Event> events) {
  const Snapshot snapshot({tests::document_with(std::move(events))});
  return tally(snapshot, apply(Filter{}, snapshot));
}

std::vector<std::string> named(const std::vector<TallyBar>& bars) {
  std::vector<std::string> out;
  for (const TallyBar& b : bars) out.push_back(b.name + " " + std::to_string(b.rows.size()));
  return out;
}

std::vector<std::size_t> counts(const std::vector<TallyBar>& bars) {
  std::vector<std::size_t> out;
  for (const TallyBar& b : bars) out.push_back(b.rows.size());
  return out;
}

TEST(Tally, CountsEachDayFromTheFirstToTheLastWithFamilies) {
  const Tally t = tally_of({event_on("a", "2014-06-10", "2014-06-10"),
                            event_on("b", "2014-06-10", "2014-06-10", EventType::clash),
                            event_on("c", "2014-06-13", "2014-06-13", EventType::clash)});
  EXPECT_EQ(t.step, TallyStep::day);
  EXPECT_THAT(counts(t.days), ElementsAre(2, 0, 0, 1));
  EXPECT_EQ(t.days[0].families[static_cast<std::size_t>(event::Family::control)], 1U);
  EXPECT_EQ(t.days[0].families[static_cast<std::size_t>(event::Family::fighting)], 1U);
  EXPECT_EQ(t.days[3].from, *time::parse_iso_date("2014-06-13"));
}

TEST(Tally, MakesUpNoDay) {
  event::Event undated;
  undated.id = "u";
  const Tally t = tally_of({event_on("a", "2014-06-10", "2014-06-10"),
                            event_on("june", "2014-06-01", "2014-06-30"), undated});
  EXPECT_EQ(t.without_day, 2U);
  std::size_t sum = 0;
  for (const TallyBar& bar : t.days) sum += bar.rows.size();
  EXPECT_EQ(sum, 1U);
  EXPECT_THAT(tally_of({undated}).days, IsEmpty());
}

TEST(Tally, TakesLongerStepsForLongerTimes) {
  const Tally weeks = tally_of(
      {event_on("a", "2014-01-01", "2014-01-01"), event_on("b", "2014-06-01", "2014-06-01")});
  EXPECT_EQ(weeks.step, TallyStep::week);
  EXPECT_EQ(weeks.days.front().from, *time::parse_iso_date("2013-12-30")) << "a Monday";
  EXPECT_EQ(weeks.days.front().to, *time::parse_iso_date("2014-01-05"));
  const Tally months = tally_of(
      {event_on("a", "2012-01-15", "2012-01-15"), event_on("b", "2014-06-01", "2014-06-30")});
  EXPECT_EQ(months.step, TallyStep::month);
  EXPECT_EQ(months.days.size(), 30U);
  EXPECT_EQ(months.days.back().rows.size(), 1U) << "sure to a month";
  EXPECT_EQ(tally_of({event_on("a", "1914-01-15", "1914-01-15"),
                      event_on("b", "2014-06-01", "2014-06-01")})
                .step,
            TallyStep::year);
}

TEST(Tally, NamesTheMostFrequentFirst) {
  const Tally t =
      tally_of({by(event_on("a", "2014-06-10", "2014-06-10"), "army", "Mosul"),
                by(event_on("b", "2014-06-11", "2014-06-11"), "Gunmen", "Tikrit"),
                by(event_on("c", "2014-06-12", "2014-06-12"), "Army", ""),
                by(event_on("d", "2014-06-13", "2014-06-13", EventType::talks), "", "Tikrit")});
  EXPECT_THAT(named(t.actors), ElementsAre("army 2", "Gunmen 1"));
  EXPECT_EQ(t.without_actor, 1U);
  EXPECT_THAT(named(t.places), ElementsAre("Tikrit 2", "Mosul 1"));
  EXPECT_EQ(t.without_place, 1U);
  EXPECT_THAT(named(t.types), ElementsAre("capture 3", "talks 1"));
}

TEST(Tally, PutsWhatIsBeyondTheFirstTenTogether) {
  std::vector<event::Event> events;
  for (int i = 0; i < 12; ++i) {
    const std::string id(1, static_cast<char>('a' + i));
    events.push_back(by(event_on(id.c_str(), "2014-06-10", "2014-06-10"), id.c_str(), ""));
  }
  events.push_back(by(event_on("x", "2014-06-10", "2014-06-10"), "l", ""));
  const Tally t = tally_of(std::move(events));
  ASSERT_EQ(t.actors.size(), 11U);
  EXPECT_EQ(t.actors.front().name, "l");
  EXPECT_TRUE(t.actors.back().other);
  EXPECT_EQ(t.actors.back().rows.size(), 2U);
}

}  // namespace
}  // namespace dateline::store
