#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"

namespace dateline::geoparse {

/// Tells in a few steps that a gazetteer has no place of a name: nearly all stretches of a story
/// are none, and asking every layer of the gazetteer takes a hundred times as long. A few bits of
/// the hashes of each name, a megabyte and a half. Immutable; share freely.
class NameFilter {
 public:
  /// Lets all names pass.
  NameFilter() = default;
  /// Reads the hashes of all names (milliseconds). Where a layer is damaged, and of millions of
  /// names, all pass.
  explicit NameFilter(const gazetteer::Gazetteer& world);

  /// False where the gazetteer has no place of a name_key; true for all that it has, and by chance
  /// for some others.
  [[nodiscard]] bool may_hold(std::string_view name_key) const;
  /// The same for demonyms.
  [[nodiscard]] bool may_be_demonym(std::string_view name_key) const;

 private:
  std::vector<std::uint64_t> keys_;      ///< by the bits of the hash that the layers keep; or empty
  std::vector<std::uint64_t> demonyms_;  ///< by some bits of their hash
  std::vector<std::uint64_t> tags_;      ///< by those and some of the hash of the skeleton
};

}  // namespace dateline::geoparse
