#include "io/answer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/documents.hpp"

namespace dateline::io {
namespace {

using tests::document_with;
using tests::event_on;

std::vector<std::shared_ptr<const event::Document>> one_event() {
  event::Event e = event_on("e1", "2014-06-15", "2014-06-16");
  e.actor = "Rebels";
  event::EventPlace place;
  place.name = "Tal Afar, \"the hill\"";
  place.key = "geonames:1";
  place.at = *geo::LngLat::from_degrees(42.448, 36.379);
  place.radius_km = 4;
  e.place = place;
  e.numbers.push_back({"killed", 10, std::nullopt, "at least 10", {}, 0});
  e.reasons = {"One.", "Two."};
  return {document_with({e})};
}

TEST(GeoJson, HasEveryFieldOfTheContract) {
  const auto j = nlohmann::json::parse(to_geojson(one_event(), {"1", "2", "3"}));
  EXPECT_EQ(j["type"], "FeatureCollection");
  EXPECT_EQ(j["dateline"]["schema"], 1);
  EXPECT_EQ(j["dateline"]["documents"][0]["date"], "2014-06-16");
  const auto& f = j["features"][0];
  EXPECT_EQ(f["geometry"]["coordinates"], (std::vector<double>{42.448, 36.379}));
  EXPECT_EQ(f["when"]["timespans"][0]["start"]["earliest"], "2014-06-15");
  const auto& p = f["properties"];
  for (const char* field : {"kind", "type", "status", "actor", "target", "place", "place_id",
                            "precision", "radius_km", "area", "earliest", "latest", "edtf",
                            "numbers", "codes", "confidence", "mentions", "quote", "reasons"}) {
    EXPECT_TRUE(p.contains(field)) << field;
  }
  EXPECT_FALSE(p.contains("relative_days"));
  EXPECT_EQ(p["earliest"], "2014-06-15");
  EXPECT_EQ(p["latest"], "2014-06-16");
  EXPECT_EQ(p["edtf"], "2014-06-15/2014-06-16");
  EXPECT_EQ(p["numbers"][0]["at_most"], nullptr);
  EXPECT_EQ(p["mentions"][0]["text"], "Rebels took the mill.");
  EXPECT_EQ(p["quote"], "Rebels took the mill.");
}

TEST(GeoJson, WithoutADateCountsFromTheStorysDay) {
  event::Event e = event_on("e1", "1969-12-31", "1970-01-01");
  e.relative = true;
  const auto j = nlohmann::json::parse(to_geojson(std::vector{document_with({e})}, {}));
  const auto& p = j["features"][0]["properties"];
  EXPECT_EQ(p["earliest"], nullptr);
  EXPECT_EQ(p["relative_days"], (std::vector<int>{-1, 0}));
  EXPECT_EQ(j["features"][0]["geometry"], nullptr);
}

TEST(Csv, QuotesWhatHoldsCommasAndQuotes) {
  const std::string csv = to_csv(one_event());
  EXPECT_NE(csv.find("\"Tal Afar, \"\"the hill\"\"\""), std::string::npos);
  EXPECT_NE(csv.find("killed: at least 10"), std::string::npos);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
}

TEST(Text, IsAChronologyWithItsSentences) {
  const std::string text = to_text(one_event());
  EXPECT_NE(text.find("capture (happened)"), std::string::npos);
  EXPECT_NE(text.find("Rebels took the mill."), std::string::npos);
}

TEST(Json, TellsEachTimeAsTimexAsBoundsAndAsEdtfWithItsRule) {
  event::Document d = *one_event()[0];
  timex::Timex sunday;
  sunday.type = timex::TimexType::time;
  sunday.value = "2014-06-15TEV";
  sunday.bounds = {time::Minute::start_of(*time::parse_iso_date("2014-06-15")) + 17 * 60,
                   time::Minute::end_of(*time::parse_iso_date("2014-06-15"))};
  sunday.rule = "weekday-part";
  timex::Timex often;
  often.type = timex::TimexType::set;
  often.value = "P1D";
  d.times = {sunday, often};
  const auto times = nlohmann::json::parse(to_json(d, {false, true, false}))["times"];
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(times[0]["type"], "TIME");
  EXPECT_EQ(times[0]["value"], "2014-06-15TEV");
  EXPECT_EQ(times[0]["earliest"], "2014-06-15T17:00");
  EXPECT_EQ(times[0]["edtf"], "2014-06-15") << "intervals of EDTF have whole days";
  EXPECT_EQ(times[0]["rule"], "weekday-part");
  EXPECT_TRUE(times[1]["edtf"].is_null());
}

TEST(Json, LeavesOutThePartsThatWereNotAsked) {
  const auto documents = one_event();
  const auto j = nlohmann::json::parse(to_json(*documents[0], {true, false, false}));
  EXPECT_TRUE(j.contains("places"));
  EXPECT_FALSE(j.contains("times"));
  EXPECT_FALSE(j.contains("events"));
}

}  // namespace
}  // namespace dateline::io
