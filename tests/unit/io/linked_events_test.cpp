// Linked Places read as a table of events: a row an event, and a row a place that tells none.
#include "io/linked_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace dateline::io {
namespace {

using nlohmann::json;

json rows_of(const std::string& text) {
  const auto events = events_of_linked_places(text, "places.jsonld");
  EXPECT_TRUE(events) << (events ? "" : events.error().to_string());
  return events ? json::parse(*events)["features"] : json::array();
}

TEST(LinkedEvents, EachEventOfAPlaceIsARowAtItsOwnPointElseAtThePlace) {
  const json rows = rows_of(R"({"features":[{"properties":{"title":"Mosul"},
    "geometry":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","coordinates":[[[43,36],[44,36],[44,37],[43,36]]]},
      {"type":"Point","coordinates":[43.13,36.34]}]},
    "events":[{"id":"e1","type":"clash","timespan":{"start":{"in":"2014-06-10"}}},
              {"id":"e2","lon":43.5,"lat":36.5}]}],
    "events_without_place":[{"id":"e3"}]})");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["properties"], (json{{"id", "e1"}, {"type", "clash"}}));
  EXPECT_EQ(rows[0]["geometry"]["coordinates"], json::parse("[43.13,36.34]"));
  EXPECT_EQ(rows[1]["geometry"]["coordinates"], json::parse("[43.5,36.5]"));
  EXPECT_EQ(rows[2]["properties"]["id"], "e3");
  EXPECT_TRUE(rows[2]["geometry"].is_null());
}

TEST(LinkedEvents, APlaceWithoutEventsIsARowWithItsNameAndTimes) {
  const json rows = rows_of(R"({"features":[{"properties":{"title":"Nineveh","ccodes":["IQ"]},
    "geometry":{"type":"Point","coordinates":[43.15,36.36]},
    "when":{"timespans":[{"start":{"earliest":"-0700"},"end":{"in":"-0612"}}]}}]})");
  ASSERT_EQ(rows.size(), 1U);
  const json& row = rows[0]["properties"];
  EXPECT_EQ(row["place"], "Nineveh");
  EXPECT_EQ(row["earliest"], "-0700");
  EXPECT_EQ(row["latest"], "-0612");
  EXPECT_FALSE(row.contains("title")) << "a column of that name means a story's";
}

TEST(LinkedEvents, OddFormsAreRowsWithoutWhatIsOdd) {
  const json rows = rows_of(R"({"features":[7,{"events":[3,{"id":"e1","lon":"east"}]},
    {"when":{"timespans":{}},"geometry":{"geometries":4}}],"events_without_place":{"id":1}})");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1]["properties"]["id"], "e1");
}

TEST(LinkedEvents, WhatCannotBeReadIsAnErrorThatNamesTheFile) {
  for (const std::string& text :
       {std::string("{\"features\":[{\"events\":"), std::string(R"({"type":"FeatureCollection"})"),
        std::string("{\"features\":\"\xff\"}"),
        "{\"features\":" + std::string(100000, '[') + std::string(100000, ']') + "}"}) {
    const auto events = events_of_linked_places(text, "places.jsonld");
    ASSERT_FALSE(events) << text.substr(0, 40);
    EXPECT_THAT(events.error().to_string(), testing::HasSubstr("places.jsonld"));
    EXPECT_THAT(events.error().cure, testing::HasSubstr("Linked Places"));
  }
}

}  // namespace
}  // namespace dateline::io
