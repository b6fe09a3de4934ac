#include "store/filter.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace dateline::store
