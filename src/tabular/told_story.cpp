#include "tabular/told_story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/checksum.hpp"
#include "tabular/page.hpp"

namespace dateline::tabular {
namespace {

constexpr std::uint32_t kMostTrigger = 160;  // code points, as of any event
constexpr std::string_view kBeside = "Told in other stories, which the table does not name:";

text::Span trigger_of(text::Span sentence) {
  return {sentence.start, std::min(sentence.end, sentence.start + kMostTrigger)};
}

void fill(std::string& to, const std::string& from) {
  if (to.empty()) to = from;
}

}  // namespace

ToldStory::ToldStory(std::string table, std::string id, const Citation& citation)
    : table_(std::move(table)), id_(std::move(id)) {
  take_head(citation);
}

ToldStory::ToldStory(const event::Document& before)
    : table_(before.story.title), id_(before.story.id) {
  head_.publisher = before.story.publisher;
  head_.url = before.story.url;
  head_.day = before.date;
  head_.offset = before.utc_offset_minutes;
}

std::string ToldStory::id_of(std::string_view table, const std::string& story, std::size_t part) {
  std::string out = slug(table);
  out += fmt::format("-s{:016x}", base::fnv1a(story));
  return part < 2 ? out : out + fmt::format("-{}", part);
}

/// Of rows that differ the first counts.
void ToldStory::take_head(const Citation& citation) {
  fill(head_.title, citation.title);
  fill(head_.publisher, citation.publisher);
  fill(head_.url, citation.url);
  if (!head_.day) head_.day = citation.day;
  if (!head_.offset) head_.offset = citation.offset;
}

void ToldStory::add(const Row& row, RowEvent event) {
  take_head(*event.cited);
  std::string id = event.cited->id;
  if (id.empty() || ids_.contains(id)) {
    id = fmt::format("{}-r{}", id_, row.key.empty() ? std::to_string(row.number) : in_id(row.key));
  }
  ids_.insert(id);
  event.event.id = std::move(id);
  for (std::string& words : event.cited->beside) beside_.insert(std::move(words));
  lines_.push_back(std::move(event));
}

void ToldStory::keep_rows_of(const event::Document& before,
                             const std::set<std::string, std::less<>>& gone) {
  const text::Story& story = before.story;
  for (const event::Event& e : before.events) {
    if (e.mentions.empty() || gone.contains(e.id) || !ids_.insert(e.id).second) continue;
    RowEvent told;
    told.cited = std::make_unique<Citation>();
    const text::Span first = story.sentences[e.mentions.front().sentence].span;
    told.line = story.utf8(first);
    told.told_by = e.mentions.front().told_by;
    const text::Span span = e.mentions.front().span;
    told.trigger = {span.start - first.start, span.end - first.start};
    for (const event::EventMention& m : e.mentions) {
      told.cited->told.push_back({story.utf8(story.sentences[m.sentence].span), m.told_by});
    }
    told.event = e;
    told.event.mentions.clear();
    if (e.place && e.place->mention >= 0) {
      const auto mention = static_cast<std::size_t>(e.place->mention);
      told.event.place->mention = -1;
      if (const auto* place = before.places[mention].place()) told.known = *place;
      places_.keep(before.keeps);
    }
    for (event::Amount& amount : told.event.numbers) {
      amount.words = {amount.words.start - first.start, amount.words.end - first.start};
    }
    lines_.push_back(std::move(told));
  }
  bool beside = false;
  for (const text::Sentence& s : story.sentences) {
    if (beside) beside_.insert(story.utf8(s.span));
    beside = beside || story.utf8(s.span) == kBeside;
  }
}

std::shared_ptr<const event::Document> ToldStory::document() && {
  std::ranges::sort(lines_, {}, [](const RowEvent& r) {
    const time::Bounds& b = r.event.bounds;
    return std::tuple(b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX))),
                      std::string_view(r.event.id));
  });
  auto out = std::make_shared<event::Document>();
  text::Story& story = out->story;
  story.id = id_;
  story.title = head_.title.empty() ? table_ : head_.title;
  story.publisher = head_.publisher;
  story.url = head_.url;
  StoryText text(story, lines_.size());
  // What is quoted may be the title itself.
  std::map<std::string, std::uint32_t, std::less<>> known{{story.title, 0U}};
  const auto sentence_of = [&](const std::string& words) {
    const auto [at, fresh] = known.try_emplace(words);
    if (fresh) at->second = text.add(words);
    return at->second;
  };
  std::vector<event::Event*> events;
  events.reserve(lines_.size());
  for (RowEvent& line : lines_) {
    event::Event& e = line.event;
    const std::uint32_t first = sentence_of(line.line);
    const std::uint32_t start = text.span(first).start;
    e.mentions.push_back(
        {{start + line.trigger.start, start + line.trigger.end}, first, std::move(line.told_by)});
    if (line.known && e.place) places_.add(e, *line.known, line.line, start);
    for (std::size_t i = 1; i < line.cited->told.size(); ++i) {
      Citation::Sentence& more = line.cited->told[i];
      const std::uint32_t sentence = sentence_of(more.words);
      if (line.known && e.place && e.place->mention < 0) {
        places_.add(e, *line.known, more.words, text.span(sentence).start);
      }
      const bool told = std::ranges::find(e.mentions, sentence, &event::EventMention::sentence) !=
                        e.mentions.end();
      if (told) continue;
      e.mentions.push_back({trigger_of(text.span(sentence)), sentence, std::move(more.told_by)});
    }
    for (event::Amount& amount : e.numbers) {
      amount.sentence = first;
      amount.words = {start + amount.words.start, start + amount.words.end};
    }
    events.push_back(&e);
  }
  std::erase_if(beside_, [&](const std::string& words) { return known.contains(words); });
  if (!beside_.empty()) text.add(kBeside);
  for (const std::string& words : beside_) text.add(words);
  text.finish();
  out->date = head_.day;
  out->date_from = event::DateFrom::cited;
  out->utc_offset_minutes = head_.offset;
  put_in_order(events, *out);
  std::move(places_).put_into(*out);
  return out;
}

}  // namespace dateline::tabular
