#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/snapshot.hpp"

namespace dateline::brief {

/// The stories that tell the events of these rows, by whichever telling: documents of the snapshot,
/// ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> stories_behind(const store::Snapshot& snapshot,
                                                        const std::vector<store::Row>& rows);

/// Who says so, for the foot of a plate: "Northwire, 14 June 2014 to 16 June 2014 (3 stories);
/// Daily Post, 15 June 2014". By publisher in the order of their first stories, a story without one
/// by its title; of publishers beyond `most` only how many. "" for no story.
[[nodiscard]] std::string source_line(const store::Snapshot& snapshot,
                                      const std::vector<std::uint32_t>& documents,
                                      std::size_t most = 8);

}  // namespace dateline::brief
