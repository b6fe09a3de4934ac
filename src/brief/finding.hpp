#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/command.hpp"

namespace dateline::brief {

/// What may be wrong with a scene although everything on it is drawn as it should be.
enum class FindingKind : std::uint8_t {
  one_source,    ///< what it is about rests on one source or is claimed, and it does not say so
  off_frame,     ///< news of its days lie just outside of its map, or what it highlights does
  not_on_map,    ///< what passes its filter can be on no map or timeline
  not_happened,  ///< what is planned or denied counts as if it had happened
  legend,        ///< the legend names what is not to be seen
  one_sided,     ///< what one side took is shown, and what it lost is filtered out
  stale,         ///< more, or something else, is known now
  colours,       ///< colours that cannot be told from each other or from the ground
  small_type     ///< names that nobody can read from the end of a room
};
inline constexpr std::size_t kFindingKinds = 9;
/// For files and tests: "one-source".
[[nodiscard]] std::string_view name(FindingKind kind);
/// In a word or two, in the language of the window.
[[nodiscard]] const char* heading(FindingKind kind);

/// What mends a finding at once.
struct Remedy {
  std::string words;  ///< on a button: "Widen the map"
  project::Command command;
};

/// One thing that is wrong with one scene. A plain value; its words are in the language of the
/// window.
struct Finding {
  FindingKind kind = FindingKind::one_source;
  std::size_t place = 0;             ///< of the scene, from 1; 0: of all
  curation::RecordNumber scene = 0;  ///< likewise
  std::string words;                 ///< what is wrong: whole sentences
  std::string cure;                  ///< what to do: a sentence
  std::vector<std::string> events;   ///< ids of those concerned, as far as any are
  std::optional<Remedy> remedy;
};

}  // namespace dateline::brief
