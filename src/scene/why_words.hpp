#pragma once

#include <string>
#include <vector>

#include "store/snapshot.hpp"

namespace dateline::scene {

/// "between 15 June 2014 and 16 June 2014, 09:00", "on 15 June 2014", "not before 13 June 2014";
/// "" where nothing is known. Says no more than the bounds do.
[[nodiscard]] std::string span_words(const time::Bounds& bounds, time::DayZero zero);

/// Why something was read so, which a reading has in English.
[[nodiscard]] std::string reason_words(const std::string& reason);

/// What a statement says, in words: "withdrawal, Hawija was over before capture, Hawija began".
[[nodiscard]] std::string sense(const store::Snapshot& snapshot, const timeline::Said& said);
/// The words of the statement's sentence on one line.
[[nodiscard]] std::string quote(const store::Snapshot& snapshot, const timeline::Said& said);

/// What is known of the beginning or the end of an event.
struct BoundWords {
  std::string label;  ///< "Began", "Ended"; "When" where beginning and end are not told apart
  std::string words;
  time::Bounds bounds;
  std::string edtf;  ///< of the same bounds; "" where they count from no known day
  std::vector<timeline::Said> because;  ///< what else than its own time they rest on
};
[[nodiscard]] std::vector<BoundWords> bound_words(const store::Snapshot& snapshot, store::Row row);

}  // namespace dateline::scene
