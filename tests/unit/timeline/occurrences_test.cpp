// Which events of several stories are one, and what they disagree about.

#include "timeline/occurrences.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/documents.hpp"
#include "timeline/chronology.hpp"

namespace dateline::timeline {
namespace {

using event::EventType;
using Stories = std::vector<std::shared_ptr<const event::Document>>;

/// A story of a day by a publisher that tells one event in its own voice.
std::shared_ptr<event::Document> told(const char* day, const char* publisher, event::Event e,
                                      const char* told_by = "") {
  // No two stories are worded alike.
  auto d = std::make_shared<event::Document>(*tests::document_with({std::move(e)}));
  d->date = time::parse_iso_date(day);
  d->story.publisher = publisher;
  for (event::EventMention& m : d->events.front().mentions) m.told_by = {told_by, told_by};
  return d;
}

event::Event at(EventType type, double lng, double lat, const char* first, const char* last,
                const char* actor = "rebels") {
  event::Event e = tests::event_on("e", first, last, type);
  e.timed = true;
  e.actor = e.actor_id = actor;
  event::EventPlace place;
  place.key = place.name = std::to_string(lng) + "/" + std::to_string(lat);
  place.at = *geo::LngLat::from_degrees(lng, lat);
  place.radius_km = 3;
  place.mention = 0;
  e.place = std::move(place);
  return e;
}

event::Event capture(const char* first, const char* last, const char* actor = "rebels") {
  return at(EventType::capture, 43.5, 34.5, first, last, actor);
}

event::Event killed(event::Event e, std::int64_t from, std::optional<std::int64_t> to) {
  e.numbers.push_back({"killed", from, to, std::to_string(from), {}, 0});
  return e;
}

std::vector<std::size_t> sizes(const Occurrences& o) {
  std::vector<std::size_t> out;
  for (const Occurrence& each : o.all()) out.push_back(each.tellings.size());
  return out;
}

TEST(Occurrences, AreOfOneTypePlaceTimeAndSide) {
  const auto first = told("2014-06-11", "A", capture("2014-06-10", "2014-06-10"));
  const auto with = [&](event::Event e) {
    return sizes(Occurrences(Stories{first, told("2014-06-12", "B", std::move(e))}));
  };
  const std::vector<std::size_t> one{2};
  const std::vector<std::size_t> two{1, 1};
  EXPECT_EQ(with(capture("2014-06-09", "2014-06-12")), one);
  EXPECT_EQ(with(capture("2014-06-10", "2014-06-10", "army")), two) << "another side";
  EXPECT_EQ(with(capture("2014-06-10", "2014-06-10", "")), one) << "no side is told";
  EXPECT_EQ(with(capture("2014-05-01", "2014-05-02")), two) << "another time";
  EXPECT_EQ(with(at(EventType::capture, 44.9, 33.1, "2014-06-10", "2014-06-10")), two);
  EXPECT_EQ(with(at(EventType::siege, 43.5, 34.5, "2014-06-10", "2014-06-10")), two);
}

TEST(Occurrences, DoNotJoinAPlanWithWhatHappened) {
  event::Event plan = capture("2014-06-10", "2014-06-12");
  plan.status = event::Status::planned;
  EXPECT_EQ(sizes(Occurrences(Stories{told("2014-06-11", "A", capture("2014-06-10", "2014-06-10")),
                                      told("2014-06-12", "B", plan)})),
            (std::vector<std::size_t>{1, 1}));
}

TEST(Occurrences, NeedMoreOfWhatIsFrequent) {
  const auto shelling = [](const char* first, const char* last) {
    return at(EventType::shelling, 43.5, 34.5, first, last);
  };
  EXPECT_EQ(
      sizes(Occurrences(Stories{told("2014-06-11", "A", shelling("2014-06-10", "2014-06-10")),
                                told("2014-06-12", "B", shelling("2014-06-01", "2014-06-12"))})),
      (std::vector<std::size_t>{1, 1}))
      << "some shelling within twelve days";
  EXPECT_EQ(sizes(Occurrences(Stories{
                told("2014-06-11", "A", killed(shelling("2014-06-10", "2014-06-10"), 17, 17)),
                told("2014-06-12", "B", killed(shelling("2014-06-03", "2014-06-12"), 17, 17))})),
            (std::vector<std::size_t>{2}))
      << "but not with the same dead";
}

TEST(Occurrences, CountIndependentSources) {
  const auto sources = [](const Stories& stories) {
    const Occurrences o(stories);
    EXPECT_EQ(o.all().size(), 1U);
    return o.all().front().sources;
  };
  const auto e = capture("2014-06-10", "2014-06-10");
  EXPECT_EQ(sources({told("2014-06-11", "A", e), told("2014-06-12", "B", e)}), 2U);
  EXPECT_EQ(sources({told("2014-06-11", "A", e), told("2014-06-12", "A", e)}), 1U);
  EXPECT_EQ(sources({told("2014-06-11", "A", e, "police"), told("2014-06-12", "B", e, "police")}),
            1U);
  EXPECT_EQ(sources({told("2014-06-11", "A", e, "police"), told("2014-06-12", "B", e, "army"),
                     told("2014-06-13", "C", e, "police")}),
            2U);
}

TEST(Occurrences, StandInTheOrderInWhichTheyWereTold) {
  const Occurrences o(Stories{told("2014-06-14", "A", capture("2014-06-10", "2014-06-10")),
                              told("2014-06-11", "B", capture("2014-06-10", "2014-06-10"))});
  ASSERT_EQ(o.all().size(), 1U);
  EXPECT_EQ(o.all()[0].tellings, (std::vector<EventRef>{{1, 0}, {0, 0}}));
  EXPECT_EQ(o.all()[0].first_told, time::parse_iso_date("2014-06-11"));
  EXPECT_EQ(o.all()[0].last_told, time::parse_iso_date("2014-06-14"));
  EXPECT_EQ(o.of({0, 0}), o.of({1, 0}));
}

TEST(Disputes, AreOfTimesThatCannotBothBe) {
  const Occurrences o(Stories{told("2014-06-11", "A", capture("2014-06-10", "2014-06-10")),
                              told("2014-06-12", "B", capture("2014-06-11", "2014-06-11"))});
  ASSERT_EQ(o.all().size(), 1U);
  ASSERT_EQ(o.all()[0].disputes.size(), 1U);
  const Dispute& d = o.all()[0].disputes[0];
  EXPECT_EQ(d.about, Dispute::About::time);
  ASSERT_EQ(d.claims.size(), 2U);
  EXPECT_EQ(d.claims[0].value, "10 June 2014");
  EXPECT_EQ(d.claims[1].value, "11 June 2014");
  EXPECT_FALSE(d.revised);
}

TEST(Disputes, AreRevisedByThoseWhoMadeThem) {
  const auto bombing = [](std::int64_t from, std::optional<std::int64_t> to) {
    return killed(at(EventType::bombing, 43.5, 34.5, "2014-06-10", "2014-06-10"), from, to);
  };
  const auto disputes = [](const Stories& stories) {
    const Occurrences o(stories);
    EXPECT_EQ(o.all().size(), 1U);
    return o.all().front().disputes;
  };
  EXPECT_TRUE(disputes({told("2014-06-11", "A", bombing(10, std::nullopt)),
                        told("2014-06-12", "B", bombing(15, 15))})
                  .empty())
      << "at least 10 may be 15";
  const auto corrected = disputes(
      {told("2014-06-11", "A", bombing(10, 10)), told("2014-06-12", "A", bombing(15, 15))});
  ASSERT_EQ(corrected.size(), 1U);
  EXPECT_EQ(corrected[0].of, "killed");
  EXPECT_TRUE(corrected[0].revised);
  EXPECT_EQ(corrected[0].claims[0].replaced_by, 1U);
  EXPECT_EQ(corrected[0].claims[1].replaced_by, std::nullopt);
  const auto open = disputes(
      {told("2014-06-11", "A", bombing(10, 10)), told("2014-06-12", "B", bombing(15, 15))});
  ASSERT_EQ(open.size(), 1U);
  EXPECT_FALSE(open[0].revised) << "another source's word takes nothing back";
}

TEST(Disputes, AreOfADenialWithinAMonth) {
  event::Event denied = capture("2014-06-20", "2014-06-21");
  denied.status = event::Status::denied;
  denied.timed = false;
  const Occurrences o(Stories{told("2014-06-11", "A", capture("2014-06-10", "2014-06-10")),
                              told("2014-06-21", "B", denied)});
  ASSERT_EQ(o.all().size(), 1U);
  ASSERT_EQ(o.all()[0].disputes.size(), 1U);
  EXPECT_EQ(o.all()[0].disputes[0].about, Dispute::About::happened);
  event::Event late = denied;
  late.bounds =
      time::Bounds::of(*time::parse_iso_date("2014-08-20"), *time::parse_iso_date("2014-08-21"));
  EXPECT_EQ(sizes(Occurrences(Stories{told("2014-06-11", "A", capture("2014-06-10", "2014-06-10")),
                                      told("2014-08-21", "B", late)})),
            (std::vector<std::size_t>{1, 1}));
}

TEST(KnownBy, KeepsTheStoriesUpToADay) {
  const Stories all{told("2014-06-14", "A", capture("2014-06-10", "2014-06-10")),
                    told("2014-06-11", "B", capture("2014-06-10", "2014-06-10"))};
  EXPECT_EQ(known_by(all, *time::parse_iso_date("2014-06-14")), all);
  EXPECT_EQ(known_by(all, *time::parse_iso_date("2014-06-13")), Stories{all[1]});
  EXPECT_TRUE(known_by(all, *time::parse_iso_date("2014-06-10")).empty());
  auto undated = std::make_shared<event::Document>(*all[0]);
  undated->date.reset();
  EXPECT_TRUE(known_by(Stories{undated}, *time::parse_iso_date("2030-01-01")).empty());
}

TEST(Chronology, TakesTheTimesOfAllThatTellOneEvent) {
  const Chronology c(Stories{told("2014-06-12", "A", capture("2014-06-08", "2014-06-12")),
                             told("2014-06-13", "B", capture("2014-06-10", "2014-06-13"))});
  for (const std::uint32_t d : {0U, 1U}) {
    EXPECT_EQ(time::to_iso_date(c.bounds({d, 0}).start.earliest->day()), "2014-06-10");
    EXPECT_EQ(time::to_iso_date(c.bounds({d, 0}).end.latest->day()), "2014-06-12");
    EXPECT_TRUE(c.tightened({d, 0}));
  }
  bool same = false;
  for (const Said& s : c.why({0, 0}, Side::earliest_start))
    same = same || s.kind == Said::Kind::same;
  EXPECT_TRUE(same) << "the reason is that both tell one event";
}

TEST(Occurrences, WhatATableCitesIsTheEventThatHasItsId) {
  auto story = told("2014-06-11", "Northwire", capture("2014-06-10", "2014-06-10"));
  story->events[0].id = "e0123456789abcdef";
  // Put right in the table: another place, another day.
  auto cited = told("2014-06-11", "", at(EventType::capture, 40, 30, "2014-06-02", "2014-06-02"));
  cited->events[0].id = "e0123456789abcdef";
  cited->date_from = event::DateFrom::cited;
  auto other = told("2014-06-11", "", capture("2014-06-10", "2014-06-10"));
  other->events[0].id = "e1111111111111111";
  other->date_from = event::DateFrom::cited;
  const Stories stories{story, cited, other};
  const Occurrences found(stories);
  EXPECT_EQ(sizes(found), (std::vector<std::size_t>{2, 1})) << "an id alone makes it that event";
  EXPECT_EQ(found.all()[0].reasons.at(0), "A table tells it again, with the id that it has here.");
  EXPECT_EQ(found.all()[0].sources, 1U) << "a story and what is quoted of it are one source";
  EXPECT_FALSE(found.all()[0].disputes.empty());
}

TEST(Occurrences, AnIdThatARowWasGivenHereJoinsNothing) {
  auto story = told("2014-06-11", "Northwire", capture("2014-06-10", "2014-06-10"));
  auto page = told("2014-06-11", "", at(EventType::clash, 40, 30, "2014-06-02", "2014-06-02"));
  page->date_from = event::DateFrom::rows;
  page->events[0].id = story->events[0].id;
  EXPECT_EQ(sizes(Occurrences(Stories{story, page})), (std::vector<std::size_t>{1, 1}));
}

}  // namespace
}  // namespace dateline::timeline
