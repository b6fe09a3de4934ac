#include "timex/talk.hpp"

#include <cstdlib>

namespace dateline::timex {

void Talk::tell(Told told) {
  told.paragraph = paragraph_;
  told.sentence = sentence_;
  // A year far from those told before is an aside, until a second one bears it out.
  constexpr int kFar = 12;
  const auto year = told_year();
  if (narrative_ && year && told.grain <= Grain::year && !told.relative) {
    const int there = time::year_of(told.days.first);
    const bool far = std::abs(there - *year) > kFar;
    const bool again = !told_.empty() && told_.back().grain <= Grain::year &&
                       std::abs(there - time::year_of(told_.back().days.first)) <= kFar;
    told.background = told.background || (far && !again);
  }
  told_.push_back(told);
}

const Told* Talk::last(Grain grain, std::uint32_t paragraphs_before) const {
  for (std::size_t i = told_.size(); i-- > 0;) {
    const Told& told = told_[i];
    if (!narrative_ && told.paragraph + paragraphs_before < paragraph_) return nullptr;
    const bool to_come = direction_ == Direction::past && story_ && told.days.first > *story_;
    if (!narrative_ && (to_come || (told.reported && told.sentence != sentence_))) continue;
    if (told.grain <= grain) return &told;
  }
  return nullptr;
}

Base Talk::story_base() const {
  const time::Days day = story_.value_or(time::Days{});
  return {.days = {day, day}, .grain = Grain::day, .relative = !story_, .minute = {}, .anchor = -1};
}

std::optional<Base> Talk::told_base(Grain grain, std::uint32_t paragraphs_before) const {
  if (const Told* const told = last(grain, paragraphs_before)) {
    return Base{.days = told->days,
                .grain = told->grain,
                .relative = told->relative,
                .minute = told->minute,
                .anchor = told->timex};
  }
  if (narrative_) return std::nullopt;
  return story_base();
}

std::optional<Base> Talk::deictic_base(Grain grain) const {
  if (!narrative_) return story_base();
  if (auto told = told_base(grain)) return told;
  return story_base();
}

std::optional<int> Talk::told_year() const {
  for (std::size_t i = told_.size(); i-- > 0;) {
    const Told& told = told_[i];
    if (told.grain > Grain::year || told.relative) continue;
    if (told.background && told.sentence != sentence_) continue;
    return time::year_of(told.days.first);
  }
  return std::nullopt;
}

std::optional<int> Talk::last_year() const {
  for (std::size_t i = told_.size(); i-- > 0;) {
    if (told_[i].grain > Grain::year || told_[i].relative) continue;
    return time::year_of(told_[i].days.first);
  }
  return std::nullopt;
}

}  // namespace dateline::timex
