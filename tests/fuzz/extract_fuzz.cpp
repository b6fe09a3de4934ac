// The whole way from bytes to events: every event rests on words of the text, and its bounds are in
// order.
#include <string>

#include "base/utf8.hpp"
#include "event/story_reader.hpp"
#include "fuzz/fuzz.hpp"
#include "text/story.hpp"

using namespace dateline;

namespace {

const event::StoryReader& reader() {
  static const event::StoryReader made = [] {
    auto opened = event::StoryReader::open(DATELINE_SHARE);
    if (!opened) std::fprintf(stderr, "%s\n", opened.error().to_string().c_str());
    fuzz::require(opened.ok(), "the shipped data open");
    return std::move(*opened);
  }();
  return made;
}

void require_inside(text::Span span, const text::Story& story, const char* promise) {
  fuzz::require(span.start <= span.end && span.end <= story.text.size(), promise);
}

void require_ordered(const time::Bounds& bounds) {
  fuzz::require(!bounds.earliest || !bounds.latest || *bounds.earliest <= *bounds.latest,
                "bounds are in order");
}

void check(const event::Document& document) {
  const text::Story& story = document.story;
  for (const auto& place : document.places) {
    require_inside(place.span, story, "places lie in the text");
    fuzz::require(place.confidence >= 0 && place.confidence <= 1, "confidence lies in 0..1");
  }
  for (const auto& time : document.times) {
    require_inside(time.span, story, "times lie in the text");
    require_ordered(time.bounds);
  }
  for (const auto& event : document.events) {
    fuzz::require(!event.id.empty(), "an event has an id");
    fuzz::require(!event.mentions.empty(), "an event is told somewhere");
    for (const auto& mention : event.mentions) {
      require_inside(mention.span, story, "mentions lie in the text");
      fuzz::require(mention.sentence < story.sentences.size(), "a mention has its sentence");
    }
    require_ordered(event.bounds);
    require_ordered(event.start);
    require_ordered(event.end);
    fuzz::require(event.confidence >= 0 && event.confidence <= 1, "confidence lies in 0..1");
    fuzz::require(!base::first_invalid_utf8(event.actor) && !base::first_invalid_utf8(event.target),
                  "actors are UTF-8");
    for (const int time : event.times) {
      fuzz::require(time >= 0 && static_cast<std::size_t>(time) < document.times.size(),
                    "bounds rest on times of the story");
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto story = text::make_story(fuzz::text(data, size), "input");
  if (!story) return 0;
  event::ReadOptions dated;
  dated.date = time::parse_iso_date("2014-06-16");
  check(reader().read(*story, dated));
  check(reader().read(std::move(*story)));
  return 0;
}
