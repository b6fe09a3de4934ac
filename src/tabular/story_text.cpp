#include "tabular/story_text.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::tabular {

StoryText::StoryText(text::Story& story) : story_(story) {
  story_.language.clear();
  put(story_.title, text::Part::title);
}

std::uint32_t StoryText::add(std::string_view line) { return put(line, text::Part::body); }

std::uint32_t StoryText::put(std::string_view line, text::Part part) {
  if (!story_.text.empty()) story_.text += U"\n\n";
  const auto start = static_cast<std::uint32_t>(story_.text.size());
  base::append_code_points(story_.text, line);
  const text::Span span{start, static_cast<std::uint32_t>(story_.text.size())};
  const auto index = static_cast<std::uint32_t>(story_.sentences.size());
  story_.paragraphs.push_back({span, {index, index + 1}, part});
  story_.sentences.push_back({span, {0, 0}, index});
  return index;
}

text::Span StoryText::span(std::uint32_t sentence) const { return story_.sentences[sentence].span; }

void StoryText::finish() {
  story_.first_told.resize(story_.sentences.size());
  std::iota(story_.first_told.begin(), story_.first_told.end(), 0U);
}

void put_in_order(std::vector<event::Event>&& events, event::Document& document) {
  // Events are large, and are moved but once.
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    const time::Bounds& b = events[i].bounds;
    return b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX)));
  });
  document.events.reserve(events.size());
  for (const std::size_t i : order) document.events.push_back(std::move(events[i]));
}

}  // namespace dateline::tabular
