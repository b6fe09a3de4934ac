#include "tabular/story_text.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace dateline::tabular {
namespace {

constexpr std::string_view kBetween = "\n\n";

}  // namespace

StoryText::StoryText(text::Story& story, std::size_t sentences, std::size_t bytes) : story_(story) {
  text_.reserve(story.title.size() + bytes + kBetween.size() * sentences);
  story_.language.clear();
  story_.paragraphs.reserve(sentences + 1);
  story_.sentences.reserve(sentences + 1);
  put(story_.title, text::Part::title);
}

std::uint32_t StoryText::add(std::string_view line) { return put(line, text::Part::body); }

std::uint32_t StoryText::put(std::string_view line, text::Part part) {
  if (!text_.empty()) {
    text_ += kBetween;
    length_ += static_cast<std::uint32_t>(kBetween.size());
  }
  const std::uint32_t start = length_;
  const std::size_t at = text_.size();
  if (base::first_invalid_utf8(line)) {
    text_ += base::to_utf8(base::to_code_points(line));
  } else {
    text_ += line;
  }
  length_ +=
      static_cast<std::uint32_t>(base::count_code_points(std::string_view(text_).substr(at)));
  const text::Span span{start, length_};
  const auto index = static_cast<std::uint32_t>(story_.sentences.size());
  story_.paragraphs.push_back({span, {index, index + 1}, part});
  story_.sentences.push_back({span, {0, 0}, index});
  return index;
}

text::Span StoryText::span(std::uint32_t sentence) const { return story_.sentences[sentence].span; }

void StoryText::finish() {
  story_.text = text::CodePoints::of_utf8(std::move(text_));
  story_.first_told.resize(story_.sentences.size());
  std::iota(story_.first_told.begin(), story_.first_told.end(), 0U);
}

void put_in_order(std::span<event::Event* const> events, event::Document& document) {
  // Events are large, and are moved but once.
  std::vector<std::pair<time::Minute, event::Event*>> order;
  order.reserve(events.size());
  for (event::Event* e : events) {
    const time::Bounds& b = e->bounds;
    order.emplace_back(b.earliest.value_or(b.latest.value_or(time::Minute(INT64_MAX))), e);
  }
  std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first; });
  document.events.reserve(events.size());
  for (const auto& [when, e] : order) document.events.push_back(std::move(*e));
}

}  // namespace dateline::tabular
