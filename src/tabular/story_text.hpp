#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "event/document.hpp"

namespace dateline::tabular {

/// Makes the text of a document that is no story as somebody wrote it: a title, then paragraphs of
/// one sentence each.
class StoryText {
 public:
  /// `story` must outlive it; its title is the first sentence. `sentences`: about how many follow,
  /// of about so many `bytes` together.
  StoryText(text::Story& story, std::size_t sentences, std::size_t bytes = 0);
  /// Adds a sentence, UTF-8 of one line, and gives its index. What is no UTF-8 is U+FFFD in it.
  std::uint32_t add(std::string_view line);
  /// Where a sentence stands.
  [[nodiscard]] text::Span span(std::uint32_t sentence) const;
  /// Gives the story its text, kept as UTF-8, and what it has for each of its sentences. To be
  /// called once, at the end.
  void finish();

 private:
  std::uint32_t put(std::string_view line, text::Part part);
  text::Story& story_;
  std::string text_;
  std::uint32_t length_ = 0;  ///< of the text, in code points
};

/// Moves events from where they stand into a document, in the order of time, those of the same time
/// as they come.
void put_in_order(std::span<event::Event* const> events, event::Document& document);

}  // namespace dateline::tabular
