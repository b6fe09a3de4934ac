#pragma once

#include <cstdint>
#include <string>

#include "event/event.hpp"

namespace dateline::event {

/// What a story states of who holds a place, without a word of how it came so: "rebel-held Douma",
/// "the town is under the control of the army".
struct Holding {
  std::string holder;     ///< as the story names it, at most 8 words
  std::string holder_id;  ///< the same for one holder under all its names, in all stories
  EventPlace place;
  bool sure =
      true;  ///< false where the word leaves it open ("stronghold"), or only a part is meant
  time::Bounds
      held;  ///< it was held at least at some time within these; of the story's axis of time
  text::Span words;  ///< that say so, at most a sentence
  std::uint32_t sentence = 0;
};

}  // namespace dateline::event
