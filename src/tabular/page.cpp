#include "tabular/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/checksum.hpp"

namespace dateline::tabular {

std::string in_id(const std::string& key) {
  constexpr std::size_t kMost = 64;
  const bool plain = key.size() <= kMost && std::ranges::all_of(key, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') ||
                              std::string_view("-_.:/").find(c) != std::string_view::npos;
                     });
  return plain ? key : fmt::format("h{:016x}", base::fnv1a(key));
}

std::string slug(std::string_view table) {
  std::string out = folded(table);
  std::ranges::replace(out, ' ', '-');
  return out;
}

Page::Page(std::string table, std::string_view id, std::size_t number,
           std::optional<std::size_t> pages)
    : table_(std::move(table)), id_(id_of(id, number)) {
  if (pages) {
    part_ = fmt::format("part {} of {}", number, *pages);
  } else {
    lines_.reserve(kRowsAPage);
  }
}

std::string Page::id_of(std::string_view table, std::size_t number) {
  return fmt::format("{}-p{}", slug(table), number);
}

void Page::add(const Row& row, RowEvent&& event) {
  Line& line = lines_.emplace_back();
  line.row = row.key.empty() ? std::to_string(row.number) : in_id(row.key);
  line.told = std::move(event);
}

void Page::keep_rows_of(const event::Document& before,
                        const std::set<std::string, std::less<>>& gone) {
  std::set<std::string, std::less<>> added;
  for (const Line& line : lines_) added.insert(line.row);
  const std::string head = id_ + "-r";
  for (const event::Event& e : before.events) {
    if (!e.id.starts_with(head) || e.mentions.empty() || gone.contains(e.id)) continue;
    std::string row = e.id.substr(head.size());
    if (added.contains(row)) continue;
    const event::EventMention& m = e.mentions.front();
    const text::Span line = before.story.sentences[m.sentence].span;
    RowEvent told{e,
                  before.story.utf8(line),
                  {m.span.start - line.start, m.span.end - line.start},
                  m.told_by};
    told.event.id.clear();
    told.event.mentions.clear();
    for (event::Amount& amount : told.event.numbers) {
      amount.sentence = 0;
      amount.words = {amount.words.start - line.start, amount.words.end - line.start};
    }
    lines_.push_back({std::move(row), std::move(told)});
  }
}

std::shared_ptr<const event::Document> Page::document() && {
  // Whichever rows came first: the same rows are the same text.
  if (!part_.empty()) std::ranges::sort(lines_, {}, &Line::row);
  auto out = std::make_shared<event::Document>();
  text::Story& story = out->story;
  story.id = id_;
  story.title = part_.empty() ? fmt::format("{}, rows {}\u2013{}", table_, lines_.front().row,
                                            lines_.back().row)
                              : fmt::format("{}, {}", table_, part_);
  story.publisher = table_;
  std::size_t bytes = 0;
  for (const Line& line : lines_) bytes += line.told.line.size();
  StoryText text(story, lines_.size(), bytes);
  std::optional<time::Minute> last;
  std::vector<event::Event*> events;
  events.reserve(lines_.size());
  for (Line& line : lines_) {
    event::Event& e = line.told.event;
    const std::uint32_t sentence = text.add(line.told.line);
    const text::Span span = text.span(sentence);
    e.id = story.id + "-r" + line.row;
    e.mentions.push_back(
        {{span.start + line.told.trigger.start, span.start + line.told.trigger.end},
         sentence,
         std::move(line.told.told_by)});
    for (event::Amount& amount : e.numbers) {
      amount.sentence = sentence;
      amount.words = {span.start + amount.words.start, span.start + amount.words.end};
    }
    if (e.bounds.latest && (!last || *e.bounds.latest > *last)) last = e.bounds.latest;
    events.push_back(&e);
  }
  text.finish();
  out->date_from = event::DateFrom::rows;
  if (last) out->date = last->day();
  put_in_order(events, *out);
  return out;
}

}  // namespace dateline::tabular
