#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dateline::timeline {

/// Which events users hold to be one and which to be two, by event::Event::id. Of a pair that is in
/// both, or that follows from others, apart wins. Ids that no document has mean nothing.
struct Joins {
  std::vector<std::pair<std::string, std::string>> same;
  std::vector<std::pair<std::string, std::string>> apart;
  friend bool operator==(const Joins&, const Joins&) = default;
};

}  // namespace dateline::timeline
