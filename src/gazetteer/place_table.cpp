#include "gazetteer/place_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer_impl.hpp"
#include "gazetteer/layer.hpp"

namespace dateline::gazetteer {

using format::SectionId;

namespace {

/// The strings that the offsets of a section lead to; false where one cannot be read.
bool read_strings(const Layer& layer, SectionId section, std::vector<std::string_view>& out) {
  out.reserve(layer.count(section));
  for (std::uint32_t i = 0; i < layer.count(section); ++i) {
    const auto offset = layer.record<std::uint32_t>(section, i);
    if (!offset) return false;
    out.push_back(layer.string(*offset));
  }
  return true;
}

}  // namespace

/// False where one cannot be read.
bool PlaceTable::read_places(const Layer& layer, std::vector<Row>& out) {
  const std::uint32_t places = layer.count(SectionId::places);
  std::vector<std::uint32_t> place_of(layer.count(SectionId::name_places), 0);  // one more than it
  out.reserve(places);
  for (std::uint32_t p = 0; p < places; ++p) {
    const auto place = layer.record<format::PlaceRecord>(SectionId::places, p);
    if (!place || place->name >= place_of.size() || place_of[place->name] != 0) return false;
    place_of[place->name] = p + 1;
    out.push_back({{}, *place, false});
  }
  Layer::SpellingCursor cursor;
  for (std::uint32_t name = 0; name < place_of.size(); ++name) {
    const std::string_view spelling = layer.spelling(name, cursor);
    if (spelling.empty()) return false;
    if (place_of[name] != 0) out[place_of[name] - 1].name = spelling;
  }
  return true;
}

PlaceTable::PlaceTable(const Gazetteer& world) : world_(&world) {
  const auto layers = static_cast<std::uint32_t>(world.impl_->layers.size());
  std::uint64_t places = 0;
  for (const Layer& layer : world.impl_->layers) places += layer.count(SectionId::places);
  if (places > kMostPlaces) return;
  std::vector<Texts> texts(layers);
  for (std::uint32_t layer = 0; layer < layers; ++layer) {
    if (!read(layer, texts[layer])) return;
  }
  layers_ = std::move(texts);
}

bool PlaceTable::read(std::uint32_t index, Texts& out) const {
  const Layer& layer = world_->impl_->layers[index];
  if (!read_places(layer, out.places) || !read_strings(layer, SectionId::features, out.features) ||
      !read_strings(layer, SectionId::sources, out.sources) ||
      !read_strings(layer, SectionId::key_prefixes, out.prefixes)) {
    return false;
  }
  out.regions.reserve(layer.count(SectionId::regions));
  for (std::uint32_t i = 0; i < layer.count(SectionId::regions); ++i) {
    const auto region = layer.record<format::RegionRecord>(SectionId::regions, i);
    if (!region) return false;
    out.regions.push_back({layer.string(region->admin1), layer.string(region->admin2)});
  }
  for (std::uint32_t p = 0; p < out.places.size(); ++p) {
    world_->impl_->amendments.each_of(
        {index, p}, [&](PlaceId /*by*/, Amendment /*how*/) { out.places[p].amended = true; });
  }
  return true;
}

Place PlaceTable::place(PlaceId id) const {
  const Row* const row = row_of(id);
  if (row == nullptr) return {};
  const Texts& texts = layers_[id.layer];
  const format::PlaceRecord& r = row->record;
  // What several layers say is laid one over the other.
  if (row->amended) return world_->place(id);
  const auto text_of = [](const std::vector<std::string_view>& list, std::uint32_t i) {
    return i < list.size() ? list[i] : std::string_view();
  };
  Place out;
  out.key = r.key_prefix < texts.prefixes.size() ? PlaceKey(texts.prefixes[r.key_prefix], r.key)
                                                 : world_->impl_->layers[id.layer].key(r);
  out.name = row->name;
  out.feature = text_of(texts.features, r.feature);
  out.source = text_of(texts.sources, r.source);
  if (r.region < texts.regions.size()) {
    out.admin1 = texts.regions[r.region].admin1;
    out.admin2 = texts.regions[r.region].admin2;
  }
  out.country = country_code(r.country[0], r.country[1]);
  out.kind = static_cast<PlaceKind>(std::min<std::uint8_t>(r.kind, 8));
  if (const auto at = geo::LngLat::from_e7(r.lng_e7, r.lat_e7)) out.at = *at;
  if (r.radius_km > 0 && std::isfinite(r.radius_km)) out.radius_km = r.radius_km;
  out.population = r.population;
  return out;
}

}  // namespace dateline::gazetteer
