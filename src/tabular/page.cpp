#include "tabular/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "base/checksum.hpp"
#include "base/utf8.hpp"

namespace dateline::tabular {

namespace {

/// A key as a part of an event's id: as it is where it is short and plain.
std::string in_id(const std::string& key) {
  constexpr std::size_t kMost = 64;
  const bool plain = key.size() <= kMost && std::ranges::all_of(key, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') ||
                              std::string_view("-_.:/").find(c) != std::string_view::npos;
                     });
  return plain ? key : fmt::format("h{:016x}", base::fnv1a(key));
}

}  // namespace

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
  std::string out = fmt::format("{}-p{}", folded(table), number);
  std::ranges::replace(out, ' ', '-');
  return out;
}

void Page::add(const Row& row, RowEvent event) {
  lines_.push_back(
      {row.key.empty() ? std::to_string(row.number) : in_id(row.key), std::move(event)});
}

void Page::keep_rows_of(const event::Document& before) {
  std::set<std::string, std::less<>> added;
  for (const Line& line : lines_) added.insert(line.row);
  const std::string head = id_ + "-r";
  for (const event::Event& e : before.events) {
    if (!e.id.starts_with(head) || e.mentions.empty()) continue;
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
  story.language.clear();
  const auto add_line = [&](std::string_view utf8, text::Part part) {
    if (!story.text.empty()) story.text += part == text::Part::body ? U"\n\n" : U"\n";
    const auto start = static_cast<std::uint32_t>(story.text.size());
    base::append_code_points(story.text, utf8);
    const text::Span span{start, static_cast<std::uint32_t>(story.text.size())};
    const auto index = static_cast<std::uint32_t>(story.sentences.size());
    story.paragraphs.push_back({span, {index, index + 1}, part});
    story.sentences.push_back({span, {0, 0}, index});
    return span;
  };
  add_line(story.title, text::Part::title);
  std::optional<time::Minute> last;
  for (Line& line : lines_) {
    event::Event& e = line.told.event;
    const text::Span span = add_line(line.told.line, text::Part::body);
    const auto sentence = static_cast<std::uint32_t>(story.sentences.size() - 1);
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
  }
  story.first_told.resize(story.sentences.size());
  std::iota(story.first_told.begin(), story.first_told.end(), 0U);
  out->date_from = event::DateFrom::rows;
  if (last) out->date = last->day();
  // In the order of time; events are large, and are moved but once.
  std::vector<std::size_t> order(lines_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    const time::Bounds& b = lines_[i].told.event.bounds;
    return b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX)));
  });
  out->events.reserve(lines_.size());
  for (const std::size_t i : order) out->events.push_back(std::move(lines_[i].told.event));
  return out;
}

}  // namespace dateline::tabular
