#include "scene/order_arrows.hpp"

#include <gmock/gmock.h>

#include "support/tellings.hpp"

namespace dateline::scene {
namespace {

using event::EventLink;
using event::LinkKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// Four events within one fortnight; only words put them in order.
store::Snapshot snapshot_of(std::vector<EventLink> links) {
  std::vector<event::Event> events;
  for (const char* id : {"a", "b", "c", "d"}) {
    events.push_back(tests::event_on(id, "2014-06-01", "2014-06-14"));
    events.back().timed = true;
  }
  auto document = std::make_shared<event::Document>(*tests::document_with(events));
  document->links = std::move(links);
  return store::Snapshot({document}).concluded();
}

TEST(OrderArrows, LeadFromWhatIsToldToBeEarlier) {
  const auto s = snapshot_of({{0, 1, LinkKind::before, {}, {0, 4}, 0}});
  const store::Row a = s.row({0, 0});
  const store::Row b = s.row({0, 1});
  EXPECT_THAT(order_arrows(s, a), ElementsAre(OrderArrow{a, b, true}));
  EXPECT_THAT(order_arrows(s, b), ElementsAre(OrderArrow{a, b, true}));
  EXPECT_THAT(order_arrows(s, s.row({0, 3})), IsEmpty());
}

TEST(OrderArrows, TellWhatFollowsFromWhatIsTold) {
  const auto s = snapshot_of(
      {{0, 1, LinkKind::before, {}, {0, 4}, 0}, {1, 2, LinkKind::before, {}, {0, 4}, 0}});
  const store::Row a = s.row({0, 0});
  const store::Row b = s.row({0, 1});
  const store::Row c = s.row({0, 2});
  EXPECT_THAT(order_arrows(s, a),
              UnorderedElementsAre(OrderArrow{a, b, true}, OrderArrow{a, c, false}));
  EXPECT_THAT(told_arrows(s), UnorderedElementsAre(OrderArrow{a, b, true}, OrderArrow{b, c, true}))
      << "all that is told, and no more";
}

TEST(OrderArrows, AreNotMadeOfWhatWentOnAtOneTime) {
  const auto s = snapshot_of(
      {{0, 1, LinkKind::within, {}, {0, 4}, 0}, {2, 3, LinkKind::overlaps, {}, {0, 4}, 0}});
  EXPECT_THAT(order_arrows(s, s.row({0, 0})), IsEmpty());
  EXPECT_THAT(told_arrows(s), IsEmpty());
}

TEST(OrderArrows, TellWhatTheUserSaysAndHolds) {
  using Kind = timeline::GivenOrder::Kind;
  const auto said = [](const char* a, Kind kind, const char* b,
                       std::optional<std::int64_t> days = {}) {
    return timeline::UserStatement{a, timeline::GivenOrder{kind, b, days, {}}, ""};
  };
  const auto s = snapshot_of({})
                     .stating({said("a", Kind::after, "b"), said("c", Kind::during, "a"),
                               said("a", Kind::before, "b", 2), said("a", Kind::before, "gone")},
                              {}, 1)
                     .concluded();
  const OrderArrow only{s.row({0, 1}), s.row({0, 0}), true};
  EXPECT_THAT(order_arrows(s, s.row({0, 0})), ElementsAre(only));
  EXPECT_THAT(told_arrows(s), ElementsAre(only)) << "the third clashes with the first";
}

TEST(OrderArrows, TurnRoundWhereDaysAreCountedBackward) {
  const auto s = snapshot_of({{0, 1, LinkKind::before, -2, {0, 4}, 0}});
  EXPECT_THAT(told_arrows(s), ElementsAre(OrderArrow{s.row({0, 1}), s.row({0, 0}), true}));
}

TEST(OrderArrows, AreThoseOfEveryStoryThatTellsTheEvent) {
  event::Event fled = tests::event_on("fled", "2014-06-09", "2014-06-12", event::EventType::clash);
  const auto second =
      tests::story_of("2014-06-12", "Secondpress", {tests::capture_of_june("second"), fled});
  second->links.push_back({0, 1, LinkKind::before, {}, {0, 4}, 0});
  const auto s =
      store::Snapshot(
          {tests::story_of("2014-06-11", "Firstpress", {tests::capture_of_june("first")}), second})
          .concluded();
  const OrderArrow told{*s.find("second"), *s.find("fled"), true};
  EXPECT_THAT(order_arrows(s, *s.find("first")), ElementsAre(told));
  EXPECT_THAT(order_arrows(s, *s.find("second")), ElementsAre(told));
}

}  // namespace
}  // namespace dateline::scene
