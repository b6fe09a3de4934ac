#include "scene/snapshot_marks.hpp"

#include <gtest/gtest.h>

#include "support/tellings.hpp"

namespace dateline::scene {
namespace {

using tests::document_with;
using tests::event_on;

TEST(ShortWhenLabel, LeavesOutTheYearOfTheStory) {
  const auto day = time::parse_iso_date("2014-06-16");
  EXPECT_EQ(short_when_label(event_on("a", "2014-06-15", "2014-06-16").bounds, false, day),
            "15\u201316 June");
  EXPECT_EQ(short_when_label(event_on("a", "2014-06-15", "2014-06-15").bounds, false, day),
            "15 June");
  EXPECT_EQ(short_when_label(event_on("a", "2011-12-01", "2011-12-31").bounds, false, day),
            "December 2011");
  EXPECT_EQ(short_when_label(event_on("a", "2014-01-01", "2014-12-31").bounds, false, day), "2014");
  EXPECT_EQ(short_when_label(event_on("a", "2014-06-15", "2014-06-15").bounds, false, std::nullopt),
            "15 June 2014");
}

TEST(ShortWhenLabel, RoundsWhatSpansDaysToWholeDays) {
  auto e = event_on("a", "2014-06-15", "2014-06-16");
  e.bounds.earliest = *e.bounds.earliest + 17 * 60;
  EXPECT_EQ(short_when_label(e.bounds, e.relative, time::parse_iso_date("2014-06-16")),
            "15\u201316 June");
}

std::string words(const EventMarks& marks, std::size_t i) { return marks.what(marks.marks[i]); }

TEST(MarksOf, KeepsRowsAndSaysWhatHappenedWhen) {
  auto e = event_on("a", "2014-06-15", "2014-06-15");
  e.status = event::Status::reported;
  const store::Snapshot snapshot({document_with({e})});
  const store::Row rows[] = {0};
  const EventMarks marks = marks_of(snapshot, rows, {});
  ASSERT_EQ(marks.marks.size(), 1U);
  EXPECT_EQ(marks.marks[0].index, 0U);
  EXPECT_EQ(words(marks, 0), "reported capture \u00B7 15 June");
  EXPECT_FALSE(marks.marks[0].at);
}

/// The outline of an event in a region, a country or a town of the gazetteer, put `km` north of its
/// middle.
MapOutline outline_of(gazetteer::PlaceKind kind, std::string_view feature,
                      event::Precision precision, double km, bool selected) {
  gazetteer::Place place;
  place.key = std::string_view("geonames:7");
  place.kind = kind;
  place.feature = feature;
  place.country = "IQ";
  place.at = *geo::LngLat::from_degrees(44, 33);
  place.radius_km = 400;
  auto e = event_on("a", "2014-06-15", "2014-06-15");
  e.place = event::EventPlace{};
  e.place->key = "geonames:7";
  e.place->at = geo::destination(place.at, 0, km);
  e.place->precision = precision;
  e.place->radius_km = 300;
  e.place->mention = 0;
  auto document = std::make_shared<event::Document>(*document_with({e}));
  geoparse::PlaceMention mention;
  mention.candidates.push_back({place, 1, {}});
  document->places.push_back(mention);
  const store::Snapshot snapshot({document});
  MarkOptions options;
  options.selected = [selected](store::Row) { return selected; };
  return marks_of(snapshot, std::vector<store::Row>{0}, options).marks.at(0).outline;
}

TEST(MarksOf, AProvinceIsItsOutlineAndNorthernIraqTheNorthOfOne) {
  using enum gazetteer::PlaceKind;
  using event::Precision;
  using Kind = MapOutline::Kind;
  const MapOutline province = outline_of(region, "ADM1", Precision::region, 0, false);
  EXPECT_EQ(province.kind, Kind::province);
  EXPECT_FALSE(province.side_deg);
  EXPECT_EQ(outline_of(region, "RGN", Precision::region, 0, false).kind, Kind::none);
  EXPECT_EQ(outline_of(settlement, "PPL", Precision::settlement, 0, true).kind, Kind::none);
  EXPECT_EQ(outline_of(country, "PCLI", Precision::country, 0, false).kind, Kind::none)
      << "a whole country would drown the map";
  EXPECT_EQ(outline_of(country, "PCLI", Precision::country, 0, true).country, "IQ");
  const MapOutline north = outline_of(country, "PCLI", Precision::relative, 200, true);
  EXPECT_EQ(north.kind, Kind::country);
  ASSERT_TRUE(north.side_deg);
  EXPECT_NEAR(std::remainder(*north.side_deg, 360), 0, 0.01);
  EXPECT_EQ(outline_of(country, "PCLI", Precision::relative, 0, true).kind, Kind::none)
      << "near it, not in it";
}

TEST(MarksOf, SaysHowManyStoriesTellWhatIsSelectedOrHovered) {
  const auto s = store::Snapshot(tests::told_three_times()).concluded();
  const store::Row rows[] = {*s.find("first"), *s.find("talks")};
  EXPECT_EQ(words(marks_of(s, rows, {}), 0), "captured \u00B7 10 June");
  MarkOptions lit;
  lit.selected = [](store::Row) { return true; };
  EXPECT_EQ(words(marks_of(s, rows, lit), 0), "captured \u00B7 10 June \u00B7 told by 3 stories");
  EXPECT_EQ(words(marks_of(s, rows, lit), 1), "talks \u00B7 12 June");
  MarkOptions under_mouse;
  under_mouse.hovered = [&](store::Row row) { return row == rows[0]; };
  const EventMarks marks = marks_of(s, rows, under_mouse);
  EXPECT_TRUE(marks.marks[0].hovered);
  EXPECT_EQ(words(marks, 0), "captured \u00B7 10 June \u00B7 told by 3 stories");
  EXPECT_FALSE(marks.marks[1].hovered);
}

}  // namespace
}  // namespace dateline::scene
