#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/amendments.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer.hpp"

namespace dateline::gazetteer {

/// A disc about a point, in km.
struct Around {
  geo::LngLat at;
  double km = 0;

  [[nodiscard]] bool holds(const Layer& layer, std::uint32_t place) const {
    const auto r = layer.record<format::PlaceRecord>(format::SectionId::places, place);
    if (!r) return false;
    // A degree of latitude is 111 km: most are told by that alone.
    const double south_north = std::abs(r->lat_e7 / 1e7 - at.lat()) * 111;
    if (south_north > km) return false;
    const auto there = geo::LngLat::from_degrees(r->lng_e7 / 1e7, r->lat_e7 / 1e7);
    return there && geo::distance_km(at, *there) <= km;
  }
};

/// What an open gazetteer holds; for the files that its functions are written in.
struct Gazetteer::Impl {
  std::vector<Layer> layers;
  Amendments amendments{layers};
  std::vector<PlaceId> countries;
  std::map<std::string, PlaceId, std::less<>> by_iso2;

  /// A key of the first of the layers that has it, whatever hides it.
  [[nodiscard]] std::optional<PlaceId> by_key(std::string_view key) const {
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
      if (const auto index = layers[i].by_key(key)) return amendments.resolve({i, *index});
    }
    return std::nullopt;
  }
  void list_countries();
  [[nodiscard]] std::vector<NameHit> find(std::string_view key, bool loose, double least,
                                          const Around* around = nullptr) const;
};

}  // namespace dateline::gazetteer
