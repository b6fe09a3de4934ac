#include "geoparse/name_filter.hpp"

#include <cstddef>
#include <utility>

#include "base/checksum.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/layer.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

namespace format = gazetteer::format;

constexpr std::uint32_t kKept = (1U << format::kTagExactBits) - 1;  // of the hash of a name_key
constexpr unsigned kTagBits = 23;
constexpr std::uint32_t kDemonymBits = (1U << 16U) - 1;
constexpr unsigned kWordBits = 64;
// With more nearly all bits would be set, and reading them would take long.
constexpr std::uint64_t kMostNames = 4'000'000;

std::uint32_t mixed(std::uint32_t tag) { return tag * 0x9E3779B1U >> (32U - kTagBits); }

void set(std::vector<std::uint64_t>& bits, std::uint32_t at) {
  bits[at / kWordBits] |= std::uint64_t{1} << at % kWordBits;
}
bool is_set(const std::vector<std::uint64_t>& bits, std::uint32_t at) {
  return (bits[at / kWordBits] >> at % kWordBits & 1U) != 0;
}

}  // namespace

NameFilter::NameFilter(const gazetteer::Gazetteer& world) {
  std::vector<std::uint64_t> keys((std::size_t{kKept} + 1) / kWordBits, 0);
  std::vector<std::uint64_t> tags((std::size_t{1} << kTagBits) / kWordBits, 0);
  std::vector<std::uint64_t> demonyms((std::size_t{kDemonymBits} + 1) / kWordBits, 0);
  const auto layers = static_cast<std::uint32_t>(world.layers().size());
  std::uint64_t names = 0;
  for (std::uint32_t l = 0; l < layers; ++l) {
    const gazetteer::Layer& layer = world.layer(l);
    const std::uint32_t slots = layer.count(format::SectionId::name_slots);
    if ((names += slots) > kMostNames) return;
    for (std::uint32_t i = 0; i < slots; ++i) {
      const auto slot = layer.record<format::NameSlot>(format::SectionId::name_slots, i);
      if (!slot) return;
      set(keys, slot->tag & kKept);
      set(tags, mixed(slot->tag));
    }
    for (std::uint32_t i = 0; i < layer.count(format::SectionId::demonyms); ++i) {
      const auto demonym = layer.record<format::DemonymRecord>(format::SectionId::demonyms, i);
      if (!demonym) return;
      set(demonyms, demonym->hash & kDemonymBits);
    }
  }
  keys_ = std::move(keys);
  tags_ = std::move(tags);
  demonyms_ = std::move(demonyms);
}

bool NameFilter::may_be_demonym(std::string_view name_key) const {
  if (demonyms_.empty()) return true;
  return is_set(demonyms_, static_cast<std::uint32_t>(base::fnv1a(name_key)) & kDemonymBits);
}

bool NameFilter::may_hold(std::string_view name_key) const {
  if (keys_.empty()) return true;
  const std::uint64_t exact = base::fnv1a(name_key);
  if (!is_set(keys_, static_cast<std::uint32_t>(exact) & kKept)) return false;
  // The skeleton takes longer to make than all before.
  const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(name_key));
  return is_set(tags_, mixed(format::name_tag(skeleton, exact)));
}

}  // namespace dateline::geoparse
