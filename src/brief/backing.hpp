#pragma once

#include <cstdint>
#include <string>

#include "store/snapshot.hpp"

namespace dateline::brief {

/// What an event rests on, by all stories that tell it.
struct Backing {
  std::uint32_t sources = 1;  ///< independent ones (timeline::Occurrence::sources)
  bool claimed = false;       ///< every telling has it on somebody's word (Status::reported)
  /// Of the first story that tells it; its title, in quotation marks, where it names none.
  std::string publisher;
  std::string told_by;  ///< on whose word the clearest telling is, as named there; may be ""

  /// Whether an audience should be told not to take it for sure.
  [[nodiscard]] bool weak() const { return claimed || sources <= 1; }
};

/// Of the event that a row tells. Before conclusions are drawn every telling stands alone.
[[nodiscard]] Backing backing_of(const store::Snapshot& snapshot, store::Row row);

/// "Claimed by the army; one source only: Northwire.": what a caption says of an event that is
/// weakly backed, in English, as a project's file keeps it; "" where there is no need.
[[nodiscard]] std::string backing_words(const Backing& backing);

}  // namespace dateline::brief
