#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "event/document.hpp"

namespace dateline::tabular {

/// Makes the text of a document that is no story as somebody wrote it: a title, then paragraphs of
/// one sentence each.
class StoryText {
 public:
  /// `story` must outlive it; its title is the first sentence.
  explicit StoryText(text::Story& story);
  /// Adds a sentence, UTF-8 of one line, and gives its index. REQUIRES well-formed UTF-8.
  std::uint32_t add(std::string_view line);
  /// Where a sentence stands.
  [[nodiscard]] text::Span span(std::uint32_t sentence) const;
  /// Fills in what a story has for each of its sentences. To be called once, at the end.
  void finish();

 private:
  std::uint32_t put(std::string_view line, text::Part part);
  text::Story& story_;
};

/// Moves events into a document in the order of time, those of the same time as they come.
void put_in_order(std::vector<event::Event>&& events, event::Document& document);

}  // namespace dateline::tabular
