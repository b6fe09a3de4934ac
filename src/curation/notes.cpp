#include "curation/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "base/utf8.hpp"
#include "curation/revise_story.hpp"
#include "text/sentences.hpp"

namespace dateline::curation {
namespace {

/// What the event rests on: the user's own words, else what they pointed at, else what it is.
std::string words_of(const Correction& by, const AddedEvent& what) {
  std::string out = by.note;
  if (out.empty() && !what.words.empty()) out = fmt::format("\u201C{}\u201D", what.words);
  if (out.empty()) {
    out = std::string(name(what.type));
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (what.place && !what.place->name.empty()) out += " in " + what.place->name;
  }
  if (!by.author.empty()) out += " \u2014 " + by.author;
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

}  // namespace

std::shared_ptr<const event::Document> notes_of(std::span<const Ledger::Entry> added) {
  if (added.empty()) return nullptr;
  auto document = std::make_shared<event::Document>();
  text::Story& story = document->story;
  story.id = kNotes;
  story.title = "Notes";
  std::u32string text;
  for (const Ledger::Entry& entry : added) {
    const auto& by = std::get<Correction>(*entry.record);
    const auto& what = std::get<AddedEvent>(by.what);
    if (!text.empty()) text += U"\n\n";
    const auto start = static_cast<std::uint32_t>(text.size());
    text += base::to_code_points(words_of(by, what));
    const text::Span span{start, static_cast<std::uint32_t>(text.size())};
    const auto token = static_cast<std::uint32_t>(story.tokens.size());
    text::tokenize(std::u32string_view(text).substr(start), start, story.tokens);
    const auto index = static_cast<std::uint32_t>(story.sentences.size());
    story.sentences.push_back(
        {span, {token, static_cast<std::uint32_t>(story.tokens.size())}, index});
    story.paragraphs.push_back({span, {index, index + 1}, text::Part::body});
    story.first_told.push_back(index);
    event::Event e = event_of(entry.number, by, what);
    e.mentions.push_back({span, index, {}});
    document->events.push_back(std::move(e));
  }
  story.text = std::move(text);
  document->trees.resize(story.sentences.size());
  return document;
}

}  // namespace dateline::curation
