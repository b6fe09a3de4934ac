#include "gazetteer/amendments.hpp"

#include <algorithm>

namespace dateline::gazetteer {

using format::SectionId;

std::optional<PlaceId> Amendments::by_key(std::string_view key, std::uint32_t below) const {
  for (std::uint32_t i = 0; i < below; ++i) {
    if (const auto index = layers_[i].by_key(key)) return resolve({i, *index});
  }
  return std::nullopt;
}

void Amendments::link(std::uint32_t layer) {
  const Layer& from = layers_[layer];
  Link& link = links_.emplace_back();
  link.base_of_layer.resize(layer);
  link.layer_of_base.resize(from.count(SectionId::bases));
  const std::uint32_t count = from.count(SectionId::amends);
  link.amends = count > 0;
  if (!link.amends) return;
  const auto last = from.record<format::AmendRecord>(SectionId::amends, count - 1);
  link.hides = last && last->place == format::kHides;
  any_hides_ = any_hides_ || link.hides;
  bool all_there = true;
  for (std::uint32_t base = 0; base < link.layer_of_base.size(); ++base) {
    const auto checksum = from.record<std::uint64_t>(SectionId::bases, base);
    for (std::uint32_t below = 0; checksum && below < layer; ++below) {
      if (layers_[below].checksum() != *checksum) continue;
      link.layer_of_base[base] = below;
      link.base_of_layer[below] = base;
    }
    all_there = all_there && link.layer_of_base[base].has_value();
  }
  // Those that hide come last and are few; one may hide what no layer had when it was made.
  if (all_there && !link.hides) return;
  for (std::uint32_t i = count; i-- > 0;) {
    const auto amend = from.record<format::AmendRecord>(SectionId::amends, i);
    if (!amend) continue;
    if (all_there && amend->place != format::kHides) break;
    const std::uint32_t base = amend->base & format::kBaseMask;
    if (base < link.layer_of_base.size() && link.layer_of_base[base]) continue;
    const auto target = by_key(from.string(amend->target_key), layer);
    if (!target) continue;  // the layer it speaks of is not open: a place of its own
    if (amend->place != format::kHides) link.by_place[amend->place] = *target;
    link.by_target.emplace(*target, *amend);
  }
}

PlaceId Amendments::resolve(PlaceId id) const {
  if (id.layer >= links_.size() || !links_[id.layer].amends) return id;
  const Link& link = links_[id.layer];
  if (const auto known = link.by_place.find(id.index); known != link.by_place.end()) {
    return known->second;
  }
  const auto amend = layers_[id.layer].amend_of(id.index);
  if (!amend) return id;
  const std::uint32_t base = amend->base & format::kBaseMask;
  if (base >= link.layer_of_base.size() || !link.layer_of_base[base]) return id;
  const std::uint32_t below = *link.layer_of_base[base];
  return amend->target_index < layers_[below].count(SectionId::places)
             ? PlaceId{below, amend->target_index}
             : id;
}

bool Amendments::hidden(PlaceId id) const {
  if (!any_hides_) return false;
  bool hidden = false;
  for (std::uint32_t layer = id.layer + 1; layer < links_.size(); ++layer) {
    bool adds = false;
    bool hides = false;
    each_record(layer, id, [&](const format::AmendRecord& amend) {
      (amend.place == format::kHides ? hides : adds) = true;
    });
    hidden = hides || (hidden && !adds);
  }
  return hidden;
}

}  // namespace dateline::gazetteer
