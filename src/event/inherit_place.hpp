#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "event/place_of.hpp"
#include "event/status_of.hpp"
#include "event/time_of.hpp"

namespace dateline::event {

/// Gives events the places that their own clauses do not name: from what is told with them, from
/// what the story speaks of at that point, from its country. Each says why. Remembers, sentence by
/// sentence, where things were told to happen. Holds references only.
class PlaceInheritance {
 public:
  PlaceInheritance(const Document& document, const std::vector<SentenceView>& views)
      : document_(document), views_(views), filed_from_(filed_from()) {}

  /// Fills those of `places` that are empty; the lists are of the triggers of sentence `v`.
  void fill(const SentenceView& v, std::span<const Trigger> triggers,
            std::span<const StatusReading> statuses, std::span<const TimeReading> times,
            std::vector<PlaceReading>& places) const;

  [[nodiscard]] Focus focus() const {
    return last_place_ ? Focus{last_place_->key, placed_sentence_} : Focus{};
  }
  /// Something is only planned there: less likely where the next thing happened.
  void only_planned(const EventPlace& place);
  /// A sentence of the body tells an event; `place` is where, if it says so.
  void told(std::uint32_t sentence, const std::optional<EventPlace>& place);

 private:
  [[nodiscard]] std::optional<EventPlace> mention_below(const SentenceView& v,
                                                        std::span<const Trigger> triggers,
                                                        std::size_t k) const;
  [[nodiscard]] std::optional<EventPlace> salient_site(const SentenceView& v, int i,
                                                       int speech) const;
  [[nodiscard]] int filed_from() const;
  [[nodiscard]] std::optional<EventPlace> fronted(const SentenceView& v) const;
  [[nodiscard]] std::optional<EventPlace> home_beside(const SentenceView& v, int t,
                                                      int speech) const;
  /// Whether it is told as history: over a year before the story.
  [[nodiscard]] bool long_ago(const TimeReading& time) const;
  [[nodiscard]] std::optional<EventPlace> embassy(const SentenceView& v) const;
  [[nodiscard]] std::optional<EventPlace> country_told_of(const SentenceView& v) const;

  const Document& document_;
  const std::vector<SentenceView>& views_;
  int filed_from_;              ///< mention of the town that the story was filed from, -1 for none
  std::set<int> only_planned_;  ///< mentions
  std::optional<EventPlace> last_place_;
  std::uint32_t placed_sentence_ = 0;  ///< of last_place_
  std::uint32_t last_sentence_ = 0;
};

}  // namespace dateline::event
