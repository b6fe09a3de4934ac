#include "geoparse/name_finder.hpp"

#include <cstddef>
#include <utility>

#include "gazetteer/format.hpp"
#include "gazetteer/layer.hpp"

namespace dateline::geoparse {
namespace {

namespace format = gazetteer::format;

constexpr std::uint32_t kDemonymBits = (1U << 16U) - 1;
constexpr unsigned kWordBits = 64;

}  // namespace

NameFinder NameFinder::prepared(const gazetteer::Gazetteer& world) {
  NameFinder out(world);
  auto index = std::make_shared<const gazetteer::NameIndex>(world);
  if (!index->empty()) out.index_ = std::move(index);
  std::vector<std::uint64_t> demonyms((std::size_t{kDemonymBits} + 1) / kWordBits, 0);
  const auto layers = static_cast<std::uint32_t>(world.layers().size());
  for (std::uint32_t l = 0; l < layers; ++l) {
    const gazetteer::Layer& layer = world.layer(l);
    for (std::uint32_t i = 0; i < layer.count(format::SectionId::demonyms); ++i) {
      const auto demonym = layer.record<format::DemonymRecord>(format::SectionId::demonyms, i);
      if (!demonym) return out;
      const std::uint32_t bit = demonym->hash & kDemonymBits;
      demonyms[bit / kWordBits] |= std::uint64_t{1} << bit % kWordBits;
    }
  }
  out.demonyms_ = std::move(demonyms);
  return out;
}

NameFinder NameFinder::loaded(const gazetteer::Gazetteer& world, const Lexicon& lexicon) {
  NameFinder out = prepared(world);
  auto places = std::make_shared<const gazetteer::PlaceTable>(world);
  if (!places->empty()) out.places_ = std::move(places);
  auto beginnings = std::make_shared<gazetteer::NameBeginnings>(world);
  if (beginnings->empty()) return out;
  lexicon.each_phrase([&](std::string_view phrase) { beginnings->add(phrase); });
  out.beginnings_ = std::move(beginnings);
  return out;
}

bool NameFinder::is_demonym(std::uint64_t key_hash) const {
  const std::uint32_t bit = static_cast<std::uint32_t>(key_hash) & kDemonymBits;
  return (demonyms_[bit / kWordBits] >> bit % kWordBits & 1U) != 0;
}

}  // namespace dateline::geoparse
