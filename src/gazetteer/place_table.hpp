#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"

namespace dateline::gazetteer {

/// Where the texts of all places lie, for whoever asks for thousands of places: Gazetteer::place()
/// looks each of them up in the file. Some 20 bytes a place. Immutable; share freely. The gazetteer
/// must outlive it and get no further layers.
class PlaceTable {
 public:
  /// Reads all spellings (milliseconds for 100,000 places). Ends up empty where a page of them is
  /// damaged.
  explicit PlaceTable(const Gazetteer& world);

  /// Whether there is nothing in it, which says nothing of the gazetteer.
  [[nodiscard]] bool empty() const { return layers_.empty(); }

  /// Asks for the memory that place() looks at first.
  void prefetch(PlaceId id) const;
  /// As Gazetteer::place. REQUIRES: !empty().
  [[nodiscard]] Place place(PlaceId id) const;

 private:
  struct Region {
    std::string_view admin1;
    std::string_view admin2;
  };
  struct Texts {
    std::vector<std::string_view> names;  ///< of each place
    std::vector<Region> regions;
    std::vector<std::string_view> features;
    std::vector<std::string_view> sources;
    std::vector<std::string_view> prefixes;  ///< of keys
    std::vector<bool> amended;               ///< places that later layers add to
  };
  /// False where something of a layer cannot be read.
  [[nodiscard]] bool read(std::uint32_t layer, Texts& out) const;

  const Gazetteer* world_;
  std::vector<Texts> layers_;
};

}  // namespace dateline::gazetteer
