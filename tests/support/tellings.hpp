#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/documents.hpp"

namespace dateline::tests {

/// A capture of 10 June 2014 that is one event with every other one of the kind, whoever tells it.
inline event::Event capture_of_june(const char* id, const char* actor = "rebels") {
  event::Event e = event_on(id, "2014-06-10", "2014-06-10");
  e.timed = true;
  e.actor = e.actor_id = actor;
  event::EventPlace place;
  place.key = place.name = "Mill Town";
  place.at = *geo::LngLat::from_degrees(43.5, 34.5);
  place.radius_km = 3;
  e.place = std::move(place);
  return e;
}

/// A story of a day; no two tests' stories share five words, or they would be copies of one.
inline std::shared_ptr<event::Document> story_of(const char* day, const char* publisher,
                                                 std::vector<event::Event> events) {
  const std::string text = std::string(publisher) + " tells it so.";
  auto story = std::make_shared<event::Document>(*document_with(std::move(events), text));
  story->date = time::parse_iso_date(day);
  story->story.publisher = publisher;
  return story;
}

/// Three stories that tell one capture, opened in another order than that of their days: "second",
/// "first" and "third". Only the third names the 9th Division, and only the second tells of talks.
inline std::vector<std::shared_ptr<const event::Document>> told_three_times() {
  event::Event talks = event_on("talks", "2014-06-12", "2014-06-12", event::EventType::talks);
  talks.timed = true;
  event::Event third = capture_of_june("third");
  third.target = "9th Division";
  return {story_of("2014-06-12", "Secondpress", {capture_of_june("second"), talks}),
          story_of("2014-06-11", "Firstpress", {capture_of_june("first")}),
          story_of("2014-06-13", "Thirdpress", {third})};
}

}  // namespace dateline::tests
