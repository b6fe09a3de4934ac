#include "gazetteer/name_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "base/checksum.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer_impl.hpp"
#include "gazetteer/hit_list.hpp"
#include "gazetteer/layer.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

NameIndex::NameIndex(const Gazetteer& world) : world_(&world) {
  static_assert(kExactBits == format::kTagExactBits);
  static_assert(kMostNames <= std::uint64_t{1} << kLayerShift);
  const std::vector<Layer>& layers = world.impl_->layers;
  if (layers.size() > std::size_t{1} << (32U - kLayerShift)) return;
  std::uint64_t names = 0;
  for (const Layer& layer : layers) names += layer.count(format::SectionId::name_slots);
  if (names == 0 || names > kMostNames) return;

  // A few names a slot: they lie in one line of the cache.
  const unsigned bits =
      std::clamp(static_cast<unsigned>(std::bit_width(names)), 3U, kExactBits) - 2;
  shift_ = kExactBits - bits;
  std::vector<std::uint32_t> starts((std::size_t{1} << bits) + 1, 0);
  std::vector<std::uint64_t> exact((kExactMask + 1) / 64, 0);
  std::uint64_t seen = 0;  // buckets of a bad file may overlap
  for (const Layer& layer : layers) {
    const bool sound = layer.each_slot([&](std::uint32_t /*bucket*/, format::NameSlot slot) {
      if (++seen > kMostNames) return false;
      ++starts[slot_of(slot.tag) + 1];
      const std::size_t bit = slot.tag & kExactMask;
      exact[bit / 64] |= std::uint64_t{1} << bit % 64;
      return true;
    });
    if (!sound) return;
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  std::vector<Entry> entries(seen);
  for (std::uint32_t l = 0; l < layers.size(); ++l) {
    const bool sound = layers[l].each_slot([&](std::uint32_t bucket, format::NameSlot slot) {
      const auto place = layers[l].name_place(slot.name);
      if (!place) return false;
      entries[next[slot_of(slot.tag)]++] = {slot.tag, bucket, slot.name | l << kLayerShift, *place};
      return true;
    });
    if (!sound) return;
  }
  starts_ = std::move(starts);
  exact_ = std::move(exact);
  entries_ = std::move(entries);
}

std::vector<NameHit> NameIndex::find_key(std::string_view name_key, std::uint64_t key_hash) const {
  if (name_key.empty() || !may_hold(key_hash)) return {};
  const std::size_t slot = slot_of(key_hash);
  const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(name_key));
  const std::uint32_t tag = format::name_tag(skeleton, key_hash);
  HitList hits(world_->impl_->amendments);
  const std::vector<Layer>& layers = world_->impl_->layers;
  for (std::uint32_t i = starts_[slot]; i < starts_[slot + 1]; ++i) {
    const Entry& entry = entries_[i];
    if (entry.tag != tag) continue;
    const std::uint32_t layer = entry.name >> kLayerShift;
    if (layers[layer].bucket_index(skeleton) != entry.bucket) continue;
    hits.add({layer, entry.name & ((1U << kLayerShift) - 1)}, entry.place, true, 1);
  }
  return hits.take();
}

}  // namespace dateline::gazetteer
