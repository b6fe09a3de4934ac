#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer.hpp"
#include "gazetteer/layer_builder.hpp"

namespace dateline::gazetteer {

/// What layers say of places of the layers below them: which place is which, what is added to it,
/// what is hidden. While the layers below are the very files that a layer was made over, all is
/// looked up in the mapped file; for others its notes are matched by key once, when it is linked.
/// const calls are thread-safe.
class Amendments {
 public:
  /// `layers` must outlive this and only grow, by one before each link().
  explicit Amendments(const std::vector<Layer>& layers) : layers_(layers) {}

  /// Reads what the last layer amends.
  void link(std::uint32_t layer);

  /// The place that one of a later layer adds to, else itself.
  [[nodiscard]] PlaceId resolve(PlaceId id) const;
  /// The last layer to speak of it hides it.
  [[nodiscard]] bool hidden(PlaceId id) const;
  /// Calls `use(PlaceId, Amendment)` for the places of later layers that add to it, lowest first.
  template <class Use>
  void each_of(PlaceId id, Use use) const {
    for (std::uint32_t layer = id.layer + 1; layer < links_.size(); ++layer) {
      each_record(layer, id, [&](const format::AmendRecord& amend) {
        if (amend.place == format::kHides) return;
        use(PlaceId{layer, amend.place},
            static_cast<Amendment>(std::min(amend.base >> format::kAmendmentShift, 2U)));
      });
    }
  }

 private:
  struct Link {
    std::vector<std::optional<std::uint32_t>> layer_of_base;
    std::vector<std::optional<std::uint32_t>> base_of_layer;
    bool amends = false;
    bool hides = false;
    /// Of amends whose layer below is not the one they were made over.
    std::map<std::uint32_t, PlaceId> by_place;
    std::multimap<PlaceId, format::AmendRecord> by_target;
  };
  /// Calls `use(record)` for what `layer` says of a place.
  template <class Use>
  void each_record(std::uint32_t layer, PlaceId id, Use use) const {
    const Link& link = links_[layer];
    if (!link.amends) return;
    if (!link.by_target.empty()) {
      const auto [begin, end] = link.by_target.equal_range(id);
      for (auto at = begin; at != end; ++at) use(at->second);
    }
    if (const auto base = link.base_of_layer[id.layer]) {
      layers_[layer].each_amend(*base, id.index, use);
    }
  }
  [[nodiscard]] std::optional<PlaceId> by_key(std::string_view key, std::uint32_t below) const;

  const std::vector<Layer>& layers_;
  std::vector<Link> links_;
  bool any_hides_ = false;
};

}  // namespace dateline::gazetteer
