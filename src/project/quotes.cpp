#include "project/quotes.hpp"

#include <algorithm>

#include "base/translate.hpp"
#include "curation/anchor.hpp"
#include "curation/revise.hpp"

namespace dateline::project {

using curation::Quote;

std::string source_of(const event::Document& document, time::DayZero zero) {
  std::string out = document.story.outlet();
  if (out.empty()) out = document.story.title;
  if (document.date && zero == time::DayZero::calendar) {
    const base::InEnglish kept;  // in a project's file
    out += (out.empty() ? "" : ", ") + time::day_phrase(*document.date);
  }
  return out;
}

std::optional<Quote> quote_of(const event::Document& document, const event::Event& event,
                              time::DayZero zero) {
  if (event.mentions.empty()) return std::nullopt;
  const text::Story& story = document.story;
  text::Span sentence = story.sentences[event.mentions.front().sentence].span;
  Quote out;
  out.words = story.line(sentence);
  if (story.id == curation::kNotes) return out;  // the user's own words
  out.source = source_of(document, zero);
  out.story = story.id;
  out.span = sentence;
  sentence.end =
      std::min(sentence.end, sentence.start + static_cast<std::uint32_t>(curation::kMostSentence));
  out.sentence = story.line(sentence);
  return out;
}

}  // namespace dateline::project
