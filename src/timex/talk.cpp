#include "timex/talk.hpp"

namespace dateline::timex {

const Told* Talk::last(Grain grain, std::uint32_t paragraphs) const {
  for (std::size_t i = told_.size(); i-- > 0;) {
    const Told& told = told_[i];
    if (!narrative_ && told.paragraph + paragraphs <= paragraph_) return nullptr;
    if (told.grain <= grain) return &told;
  }
  return nullptr;
}

Base Talk::story_base() const {
  const time::Days day = story_.value_or(time::Days{});
  return {.days = {day, day}, .grain = Grain::day, .relative = !story_, .anchor = -1};
}

std::optional<Base> Talk::told_base(Grain grain) const {
  if (const Told* const told = last(grain)) {
    return Base{.days = told->days,
                .grain = told->grain,
                .relative = told->relative,
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
    if (told_[i].grain <= Grain::year && !told_[i].relative) {
      return time::year_of(told_[i].days.first);
    }
  }
  return std::nullopt;
}

}  // namespace dateline::timex
