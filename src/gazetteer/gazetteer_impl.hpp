#pragma once

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
                                          const PlaceFilter* passes = nullptr) const;
};

}  // namespace dateline::gazetteer
