#include "store/filter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "store/filter_parts.hpp"
#include "support/documents.hpp"

namespace dateline::store {
namespace {

using event::EventType;
using tests::document_with;
using tests::event_on;

class FilterTest : public testing::Test {
 protected:
  FilterTest() {
    event::Event capture = event_on("a", "2014-06-10", "2014-06-10");
    capture.actor = "Rebels";
    event::Event clash = event_on("b", "2014-06-12", "2014-06-14", EventType::clash);
    clash.status = event::Status::ongoing;
    event::Event undated;
    undated.id = "u";
    undated.type = EventType::talks;
    snapshot_ = Snapshot({document_with({capture, clash, undated})});
  }
  Snapshot snapshot_;
};

TEST_F(FilterTest, ShowsAllUnlessToldOtherwise) {
  EXPECT_TRUE(Filter{}.all());
  EXPECT_EQ(apply(Filter{}, snapshot_).size(), 3U);
}

TEST_F(FilterTest, GoesByTypeAndStatus) {
  Filter f;
  f.types.reset(static_cast<std::size_t>(EventType::capture));
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{1, 2}));
  f.statuses.reset(static_cast<std::size_t>(event::Status::ongoing));
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{2}));
}

TEST_F(FilterTest, ByTimeLeavesOutOnlyWhatIsSurelyOutside) {
  Filter f;
  f.from = time::Minute::start_of(*time::parse_iso_date("2014-06-13"));
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{1, 2}))
      << "the clash may reach into it, the undated may be in it";
}

TEST_F(FilterTest, FindsTextInActorAndSentence) {
  Filter f;
  f.actor = "rebel";
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{0}));
  Filter g;
  g.text = "MILL";
  EXPECT_EQ(apply(g, snapshot_).size(), 3U);
}

TEST(FilterText, IsFoundWithoutCapitalsAndAccentsInAnyScript) {
  event::Event turkish = event_on("t", "2014-06-10", "2014-06-10");
  turkish.actor = "\u00c7al\u0131 Taburu";
  event::Event arabic = event_on("a", "2014-06-11", "2014-06-11");
  arabic.place = event::EventPlace{};
  arabic.place->name = "\u0627\u0644\u0641\u0644\u0651\u0648\u062c\u0629";
  event::Event russian = event_on("r", "2014-06-12", "2014-06-12");
  russian.target = "\u0414\u043e\u043d\u0435\u0446\u043a";
  const Snapshot snapshot({document_with({turkish, arabic, russian})});
  const auto found = [&](const char* typed) {
    Filter f;
    f.text = typed;
    return apply(f, snapshot);
  };
  EXPECT_EQ(found("cali"), (std::vector<Row>{0}));
  EXPECT_EQ(found("\u00c7ALI TAB"), (std::vector<Row>{0}));
  EXPECT_EQ(found("\u0641\u0644\u0648\u062c\u0647"), (std::vector<Row>{1}));
  EXPECT_EQ(found("\u0414\u041e\u041d\u0415\u0426\u041a"), (std::vector<Row>{2}));
  Filter by_actor;
  by_actor.actor = "cali";
  EXPECT_EQ(apply(by_actor, snapshot), (std::vector<Row>{0}));
}

event::Event at(event::Event event, double lng, double lat) {
  event.place = event::EventPlace{};
  event.place->at = *geo::LngLat::from_degrees(lng, lat);
  return event;
}

TEST(FilterByView, LeavesOutWhatLiesElsewhereAndKeepsWhatHasNoPlace) {
  const Snapshot snapshot({document_with({at(event_on("mosul", "2014-06-10", "2014-06-10"), 43, 36),
                                          at(event_on("basra", "2014-06-11", "2014-06-11"), 48, 30),
                                          event_on("nowhere", "2014-06-12", "2014-06-12")})});
  Filter f;
  f.in_view = true;
  const geo::WorldPoint mosul = geo::to_world(43, 36);
  f.view = {mosul.x - 0.001, mosul.y - 0.001, mosul.x + 0.001, mosul.y + 0.001};
  EXPECT_EQ(apply(f, snapshot), (std::vector<Row>{0, 2}));
}

TEST_F(FilterTest, KeepsToTheEventsThatAreNamed) {
  Filter f;
  f.only = {"b", "gone"};
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{1}));
  f.only = {"gone"};
  EXPECT_TRUE(apply(f, snapshot_).empty());
}

TEST_F(FilterTest, GoesByWholeNames) {
  Filter f;
  f.by = "rebels";
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{0}));
  f.by = "rebel";
  EXPECT_TRUE(apply(f, snapshot_).empty());
  f.by = "";
  f.place = "Mosul";
  EXPECT_TRUE(apply(f, snapshot_).empty()) << "none of them has a place";
}

TEST_F(FilterTest, OfSeveralPartsShowsWhatAllLetThrough) {
  Filter f;
  f.only = {"a", "b"};
  f.types.reset(static_cast<std::size_t>(EventType::capture));
  EXPECT_EQ(apply(f, snapshot_), (std::vector<Row>{1}));
}

TEST_F(FilterTest, IsTakenApartAndPutTogetherAgain) {
  Filter f;
  f.text = "mill";
  f.in_view = true;
  f.view = {0, 0, 1, 1};
  f.only = {"a"};
  f.to = time::Minute::start_of(*time::parse_iso_date("2014-06-13"));
  EXPECT_EQ(parts_of(f), (std::vector<FilterPart>{FilterPart::text, FilterPart::time,
                                                  FilterPart::view, FilterPart::only}));
  EXPECT_TRUE(parts_of(Filter{}).empty());
  Filter all = f;
  for (const FilterPart part : parts_of(f)) {
    EXPECT_EQ(parts_of(alone(f, part)), (std::vector<FilterPart>{part}));
    EXPECT_EQ(parts_of(without(f, part)).size(), 3U);
    all = without(all, part);
  }
  EXPECT_TRUE(all.all());
}

TEST(FilterKnownBy, LeavesOutWhatNoStoryHadToldByThatDay) {
  const auto told_on = [](const char* id, const char* day) {
    auto document = std::make_shared<event::Document>(
        *document_with({event_on(id, "2014-06-10", "2014-06-10")}));
    document->story.id = id;
    if (day != nullptr) document->date = time::parse_iso_date(day);
    if (day == nullptr) document->date.reset();
    return document;
  };
  auto table = told_on("row", "2014-06-30");
  table->date_from = event::DateFrom::rows;
  const Snapshot snapshot({told_on("early", "2014-06-11"), told_on("late", "2014-06-20"),
                           told_on("undated", nullptr), table});
  const auto shown = [&](const char* day) {
    Filter f;
    f.known_by = time::parse_iso_date(day);
    std::vector<std::string> out;
    for (const Row row : apply(f, snapshot)) out.push_back(snapshot.event(row).id);
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(shown("2014-06-09"), std::vector<std::string>{});
  EXPECT_EQ(shown("2014-06-10"), std::vector<std::string>{"row"})
      << "a row of a table counts as told when it was over";
  EXPECT_EQ(shown("2014-06-11"), (std::vector<std::string>{"early", "row"}));
  EXPECT_EQ(shown("2014-06-20"), (std::vector<std::string>{"early", "late", "row"}));
  Filter f;
  f.known_by = time::parse_iso_date("2014-06-11");
  EXPECT_EQ(parts_of(f), std::vector<FilterPart>{FilterPart::known});
  EXPECT_TRUE(without(f, FilterPart::known).all());
}

}  // namespace
}  // namespace dateline::store
