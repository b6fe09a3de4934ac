#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "event/link.hpp"
#include "event/sentence_view.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// "a day after Mosul fell": the event of one clause told by that of another in the sentence.
struct TimeLink {
  int from = -1;  ///< trigger (index in the sentence's list) of the subordinate clause
  int to = -1;    ///< trigger of the main clause
  LinkKind kind = LinkKind::before;
  bool turned = false;  ///< the kind holds of `to` and `from`, not of `from` and `to`
  std::optional<std::int64_t>
      days;           ///< exactly so many days; nullopt: no more than the order is told
  std::string words;  ///< "a day after"
  text::Span span;    ///< of those words

  /// `to` came after `from`; false: before, or neither.
  [[nodiscard]] bool after() const { return in_order() && !turned; }
  /// One came before the other.
  [[nodiscard]] bool in_order() const {
    return kind == LinkKind::before || kind == LinkKind::begins_before;
  }
};

/// "after", "before", "following" or "since" of a clause or of a noun, "" otherwise.
[[nodiscard]] std::string order_word(const SentenceView& view, int i);

/// What the words say of the order in time of the triggers of one sentence: "after", "a day after",
/// "before", "during", "while", "until".
[[nodiscard]] std::vector<TimeLink> read_links(const SentenceView& view,
                                               const std::vector<Trigger>& triggers);

/// A TimeLink with its place in the story.
struct ToldLink {
  TimeLink link;
  std::uint32_t sentence = 0;
  std::uint32_t first_telling = 0;  ///< number, in the story, of the sentence's first trigger
};
/// The links between events that are told by the triggers of those numbers. What links an event to
/// itself, told again, is left out; an event of a list stands for each of them.
[[nodiscard]] std::vector<EventLink> link_events(
    std::span<const ToldLink> told, std::span<const std::vector<std::uint32_t>> tellings);

}  // namespace dateline::event
