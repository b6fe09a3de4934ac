#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "event/document.hpp"

namespace dateline::tests {

/// A document of one sentence with the given events, all told in it.
inline std::shared_ptr<const event::Document> document_with(
    std::vector<event::Event> events, const std::string& text = "Rebels took the mill.") {
  auto document = std::make_shared<event::Document>();
  document->story = std::move(text::make_story(text, "test")).value();
  document->date = time::parse_iso_date("2014-06-16");
  for (auto& e : events) e.mentions = {{document->story.sentences.front().span, 0, {}}};
  document->events = std::move(events);
  return document;
}

inline event::Event event_on(const char* id, const char* first, const char* last,
                             event::EventType type = event::EventType::capture) {
  event::Event e;
  e.id = id;
  e.type = type;
  e.bounds = e.start = e.end =
      time::Bounds::of(*time::parse_iso_date(first), *time::parse_iso_date(last));
  return e;
}

}  // namespace dateline::tests
