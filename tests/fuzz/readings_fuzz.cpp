// Kept readings: whatever is taken up holds together, and is kept again as it is. The input is what
// stands behind a record's format, so that seeds go on when that counts up.
#include <algorithm>
#include <memory>
#include <string>

#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "io/document_codec.hpp"

using namespace dateline;

namespace {

void require_inside(text::Span span, const text::Story& story) {
  fuzz::require(span.start <= span.end && span.end <= story.text.size(), "spans lie in the text");
}

void require_ordered(const time::Bounds& bounds) {
  fuzz::require(bounds.open() || *bounds.earliest <= *bounds.latest, "bounds are in order");
}

/// `grammar`: it was asked for with its words and trees.
void check(const event::Document& document, bool grammar) {
  const text::Story& story = document.story;
  const std::size_t sentences = story.sentences.size();
  for (const auto& token : story.tokens) {
    require_inside(token.span, story);
    fuzz::require(!base::first_invalid_utf8(token.form), "words are UTF-8");
  }
  for (const auto& sentence : story.sentences) {
    fuzz::require(sentence.tokens.begin <= sentence.tokens.end &&
                      (!grammar || sentence.tokens.end <= story.tokens.size()) &&
                      sentence.paragraph < story.paragraphs.size(),
                  "a sentence has its words and its paragraph");
  }
  for (const auto& time : document.times) require_ordered(time.bounds);
  for (const auto& place : document.places) {
    require_inside(place.span, story);
    fuzz::require(place.confidence >= 0 && place.confidence <= 1, "confidence lies in 0..1");
    for (const auto& candidate : place.candidates) {
      fuzz::require(!base::first_invalid_utf8(candidate.place.name), "names are UTF-8");
    }
  }
  for (const auto& event : document.events) {
    fuzz::require(!event.mentions.empty(), "an event is told somewhere");
    for (const auto& mention : event.mentions) {
      require_inside(mention.span, story);
      fuzz::require(mention.sentence < sentences, "a mention has its sentence");
    }
    require_ordered(event.bounds);
    for (const int time : event.times) {
      fuzz::require(time >= 0 && static_cast<std::size_t>(time) < document.times.size(),
                    "bounds rest on times of the story");
    }
    fuzz::require(!event.place || event.place->mention < static_cast<int>(document.places.size()),
                  "a place is one of the story's");
  }
  for (const auto& link : document.links) {
    fuzz::require(std::max(link.first, link.second) < document.events.size(),
                  "an order is that of two events");
  }
  for (const auto& tree : document.trees) {
    const int count = static_cast<int>(tree.words.size());
    for (int i = 0; i < count; ++i) {
      fuzz::require(tree.dominates(tree.root(), i), "all words hang on the root");
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string record;
  for (unsigned i = 0; i < 4; ++i) {
    record += static_cast<char>(static_cast<std::uint8_t>(io::kDocumentFormat >> (8 * i)));
  }
  record += fuzz::text(data, size);
  const auto bytes = std::as_bytes(std::span(record));
  const auto part = io::decode(bytes, nullptr, {});
  const auto whole = io::decode(bytes, nullptr, {.grammar = true});
  fuzz::require(part.ok() || !whole.ok(), "what is whole can be read without its trees");
  if (!whole) {
    fuzz::require(!whole.error().message.empty(), "an error says what is wrong");
    if (part) check(*part, false);
    return 0;
  }
  check(*part, false);
  check(*whole, true);
  const std::string kept = io::encode(*whole);
  const auto again = io::decode(std::as_bytes(std::span(kept)), nullptr, {.grammar = true});
  fuzz::require(again.ok() && io::encode(*again) == kept, "it is kept as it is");
  return 0;
}
