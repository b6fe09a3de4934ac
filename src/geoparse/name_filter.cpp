#include "geoparse/name_filter.hpp"

#include <cstddef>

#include "base/checksum.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/layer.hpp"

namespace dateline::geoparse {
namespace {

namespace format = gazetteer::format;

constexpr std::uint32_t kKept = (1U << format::kTagExactBits) - 1;  // of the hash of a name_key
constexpr unsigned kWordBits = 64;
// With more nearly all bits would be set, and reading them would take long.
constexpr std::uint64_t kMostNames = 4'000'000;

}  // namespace

NameFilter::NameFilter(const gazetteer::Gazetteer& world) {
  std::vector<std::uint64_t> bits((std::size_t{kKept} + 1) / kWordBits, 0);
  std::uint32_t index = 0;
  std::uint64_t names = 0;
  for (const gazetteer::LayerInfo& info : world.layers()) {
    const auto layer = gazetteer::Layer::open(info.path);
    if (!layer || layer->checksum() != world.layer_checksum(index++)) return;
    const std::uint32_t slots = layer->count(format::SectionId::name_slots);
    if ((names += slots) > kMostNames) return;
    for (std::uint32_t i = 0; i < slots; ++i) {
      const auto slot = layer->record<format::NameSlot>(format::SectionId::name_slots, i);
      if (!slot) return;
      const std::uint32_t kept = slot->tag & kKept;
      bits[kept / kWordBits] |= std::uint64_t{1} << kept % kWordBits;
    }
  }
  bits_ = std::move(bits);
}

bool NameFilter::may_hold(std::string_view name_key) const {
  if (bits_.empty()) return true;
  const auto kept = static_cast<std::uint32_t>(base::fnv1a(name_key)) & kKept;
  return (bits_[kept / kWordBits] >> kept % kWordBits & 1U) != 0;
}

}  // namespace dateline::geoparse
