#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/touch.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline::gazetteer {

/// All places with their texts at hand, for whoever asks for thousands of places:
/// Gazetteer::place() looks each of them up in several corners of a file. Some 60 bytes a place.
/// Immutable; share freely. The gazetteer must outlive it and get no further layers.
class PlaceTable {
 public:
  /// With more places the table would take more room than it is worth.
  static constexpr std::uint64_t kMostPlaces = 2'000'000;

  /// Reads all spellings (milliseconds for 100,000 places). Ends up empty where a page of them is
  /// damaged, and of more than kMostPlaces.
  explicit PlaceTable(const Gazetteer& world);

  /// Whether there is nothing in it, which says nothing of the gazetteer.
  [[nodiscard]] bool empty() const { return layers_.empty(); }

  // Who asks for many places calls both of these for all of them first: the waits for memory
  // overlap.

  /// Asks for what is known of a place.
  void touch(PlaceId id) const {
    if (const Row* const row = row_of(id)) {
      base::touch(row);
      base::touch(&row->amended);  // perhaps in the next line of the cache
    }
  }
  /// Asks for the names of what it lies in.
  void touch_region(PlaceId id) const {
    const Row* const row = row_of(id);
    if (row != nullptr && row->record.region < layers_[id.layer].regions.size()) {
      base::touch(&layers_[id.layer].regions[row->record.region]);
    }
  }
  /// As Gazetteer::place. REQUIRES: !empty().
  [[nodiscard]] Place place(PlaceId id) const;

 private:
  /// A place as its layer has it.
  struct Row {
    std::string_view name;
    format::PlaceRecord record;
    bool amended;  ///< later layers add to it
  };
  struct Region {
    std::string_view admin1;
    std::string_view admin2;
  };
  struct Texts {
    std::vector<Row> places;
    std::vector<Region> regions;
    std::vector<std::string_view> features;
    std::vector<std::string_view> sources;
    std::vector<std::string_view> prefixes;  ///< of keys
  };
  /// nullptr where there is none.
  [[nodiscard]] const Row* row_of(PlaceId id) const {
    if (id.layer >= layers_.size() || id.index >= layers_[id.layer].places.size()) return nullptr;
    return &layers_[id.layer].places[id.index];
  }
  [[nodiscard]] static bool read_places(const Layer& layer, std::vector<Row>& out);
  /// False where something of a layer cannot be read.
  [[nodiscard]] bool read(std::uint32_t layer, Texts& out) const;

  const Gazetteer* world_;
  std::vector<Texts> layers_;
};

}  // namespace dateline::gazetteer
