#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/event.hpp"

namespace dateline::event {

/// An event on its way: with what only the making of it needs.
struct Draft {
  Event event;
  bool place_stated = false;
  std::string actor_identity;  ///< ActorReader::identity of its actor
  std::uint32_t sentence = 0;
  int word = -1;
  std::vector<std::uint32_t> tellings;  ///< numbers of the triggers that tell it, in the story
};

/// Joins tellings of one event: the same type, places that agree, bounds that overlap, statuses of
/// the same class, actors that may be the same. The clearest telling (time and place stated) leads
/// and takes from the others what it lacks.
[[nodiscard]] std::vector<Draft> merge_told_again(std::vector<Draft> drafts);

}  // namespace dateline::event
