#include "tabular/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::tabular {

Page::Page(std::string table, std::string_view id, std::size_t number)
    : table_(std::move(table)), id_(fmt::format("{}-p{}", folded(id), number)) {
  std::ranges::replace(id_, ' ', '-');
  lines_.reserve(kRowsAPage);
}

void Page::add(std::size_t row, RowEvent event) { lines_.push_back({row, std::move(event)}); }

std::shared_ptr<const event::Document> Page::document() && {
  auto out = std::make_shared<event::Document>();
  text::Story& story = out->story;
  story.id = id_;
  story.title = fmt::format("{}, rows {}\u2013{}", table_, lines_.front().row, lines_.back().row);
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
    e.id = story.id + "-r" + std::to_string(line.row);
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
