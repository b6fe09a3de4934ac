#pragma once

#include <cstdint>
#include <string>

#include "scene/base_map.hpp"
#include "scene/event_marks.hpp"

namespace dateline::scene {

/// In which language the map's own names are written.
enum class MapLanguage : std::uint8_t { english, arabic };

/// How the places of events are written on a map: in Arabic as the base map writes the place of
/// that name which is there, or the country or
/// province that it is, else as EventMark::place has them. Looks the map up at each call; may
/// be asked by many threads at once. The map outlives it.
class PlaceNames {
 public:
  PlaceNames() = default;
  PlaceNames(const BaseMap* base, MapLanguage language)
      : base_(language == MapLanguage::arabic ? base : nullptr) {}

  [[nodiscard]] std::string of(const EventMark& mark) const;

 private:
  const BaseMap* base_ = nullptr;  ///< nullptr: all stay as they are
};

}  // namespace dateline::scene
