#include "gazetteer/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "base/checksum.hpp"
#include "gazetteer/gazetteer_impl.hpp"
#include "gazetteer/hit_list.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

using format::SectionId;

void Gazetteer::Impl::list_countries() {
  for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
    for (std::uint32_t i = 0; i < layers[layer].count(SectionId::countries); ++i) {
      const auto index = layers[layer].record<std::uint32_t>(SectionId::countries, i);
      if (!index) continue;
      const auto record = layers[layer].record<format::PlaceRecord>(SectionId::places, *index);
      if (!record) continue;
      const PlaceId id = amendments.resolve({layer, *index});
      if (amendments.hidden(id)) continue;
      if (std::find(countries.begin(), countries.end(), id) == countries.end()) {
        countries.push_back(id);
      }
      const std::string iso(record->country.data(), record->country[0] == '\0' ? 0U : 2U);
      if (!iso.empty()) by_iso2.emplace(iso, id);
    }
  }
}

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

base::Result<std::vector<std::filesystem::path>> layers_in(const std::filesystem::path& folder) {
  std::error_code ec;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(folder, ec), end; !ec && at != end;
       at.increment(ec)) {
    if (at->path().extension() == ".dlgaz") files.push_back(at->path());
  }
  if (ec) {
    return base::Error{base::ErrorCode::not_found,
                       "the folder of gazetteers cannot be read: " + ec.message(), folder.string(),
                       "Install the program's data or name their folder with --assets"};
  }
  std::sort(files.begin(), files.end());
  return files;
}

base::Result<Gazetteer> Gazetteer::open(const std::filesystem::path& folder) {
  const auto files = layers_in(folder);
  if (!files) return files.error();
  if (files->empty()) {
    return base::Error{base::ErrorCode::not_found, "there is no compiled gazetteer (*.dlgaz)",
                       folder.string(), "Install the program's data or build it again"};
  }
  return open_files(*files);
}

base::Result<Gazetteer> Gazetteer::open_layers(const std::filesystem::path& below,
                                               std::span<const std::filesystem::path> over) {
  std::error_code ec;
  const bool folder = std::filesystem::is_directory(below, ec) || below.extension() != ".dlgaz";
  if (folder && over.empty()) return open(below);
  std::vector<std::filesystem::path> files{below};
  if (folder) {
    auto found = layers_in(below);
    if (!found) return found.error();
    files = std::move(*found);
  }
  files.insert(files.end(), over.begin(), over.end());
  return open_files(files);
}

base::Result<Gazetteer> Gazetteer::open_files(std::span<const std::filesystem::path> files) {
  auto impl = std::make_unique<Impl>();
  for (const auto& file : files) {
    auto layer = Layer::open(file);
    if (!layer) return layer.error();
    impl->layers.push_back(std::move(*layer));
    impl->amendments.link(static_cast<std::uint32_t>(impl->layers.size() - 1));
  }
  impl->list_countries();
  if (auto damage = [&]() -> std::optional<base::Error> {
        for (const Layer& layer : impl->layers) {
          if (auto d = layer.damage()) return d;
        }
        return std::nullopt;
      }()) {
    return *damage;
  }
  return Gazetteer(std::move(impl));
}

base::Result<void> Gazetteer::add_layer(std::string compiled, std::string_view name) {
  auto layer = Layer::of(std::move(compiled), name);
  if (!layer) return layer.error();
  impl_->layers.push_back(std::move(*layer));
  impl_->amendments.link(static_cast<std::uint32_t>(impl_->layers.size() - 1));
  impl_->countries.clear();
  impl_->by_iso2.clear();
  impl_->list_countries();
  return {};
}

namespace {

bool passes_at(const Layer& layer, std::uint32_t place, const Gazetteer::PlaceFilter& passes) {
  const auto r = layer.record<format::PlaceRecord>(SectionId::places, place);
  const auto at = r ? geo::LngLat::from_e7(r->lng_e7, r->lat_e7) : std::nullopt;
  return at && passes(static_cast<PlaceKind>(std::min<std::uint8_t>(r->kind, 8)), *at);
}

}  // namespace

std::vector<NameHit> Gazetteer::Impl::find(std::string_view key, bool loose, double least,
                                           const PlaceFilter* passes) const {
  HitList hits(amendments);
  if (key.empty()) return hits.take();
  const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(key));
  for (const Layer& layer : layers) layer.prefetch_names(skeleton);
  const std::uint64_t exact = base::fnv1a(key);
  if (!loose) {
    for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
      const auto use = [&](std::uint32_t name, std::uint32_t place, bool /*exact*/) {
        if (passes == nullptr ||
            passes_at(layers[layer], place & format::kNamePlaceMask, *passes)) {
          hits.add({layer, name}, place, true, 1);
        }
      };
      layers[layer].each_name(skeleton, exact, true, use);
    }
    return hits.take();
  }
  struct Sounding {
    std::uint32_t name;
    std::uint32_t place;
    bool exact;
  };
  std::vector<Sounding> sounding;
  text::NameLikeness likeness(key);
  std::string other;
  for (std::uint32_t layer = 0; layer < layers.size(); ++layer) {
    const Layer& names = layers[layer];
    sounding.clear();
    names.each_name(
        skeleton, exact, false, [&](std::uint32_t name, std::uint32_t place, bool same) {
          if (!same && (place & format::kNameAbbreviation) != 0) return;
          if (passes != nullptr && !passes_at(names, place & format::kNamePlaceMask, *passes))
            return;
          sounding.push_back({name, place, same});
        });
    // Each is spelled in another corner of the file: so the waits for memory overlap.
    for (const Sounding& one : sounding) names.prefetch_spelling(one.name);
    Layer::SpellingCursor cursor;
    for (const Sounding& one : sounding) {
      double similarity = 1;
      if (!one.exact) {
        text::name_key(names.spelling(one.name, cursor), other);
        similarity = likeness.to(other, least);
        if (similarity < least) continue;
      }
      hits.add({layer, one.name}, one.place, one.exact, similarity);
    }
  }
  return hits.take();
}

std::vector<NameHit> Gazetteer::find(std::string_view name) const {
  return impl_->find(text::name_key(name), false, 1);
}

std::vector<NameHit> Gazetteer::find_loose(std::string_view name, double least) const {
  return impl_->find(text::name_key(name), true, least);
}

std::vector<NameHit> Gazetteer::find_loose_of(std::string_view key, double least,
                                              const PlaceFilter& passes) const {
  return impl_->find(key, true, least, &passes);
}

std::vector<NameHit> Gazetteer::find_key(std::string_view key) const {
  return impl_->find(key, false, 1);
}

std::string_view Gazetteer::spelling(NameId name) const {
  return name.layer < impl_->layers.size() ? impl_->layers[name.layer].spelling(name.index) : "";
}

bool Gazetteer::has_key(std::string_view key) const {
  if (key.empty()) return false;
  const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(key));
  const std::uint64_t exact = base::fnv1a(key);
  bool found = false;
  for (std::uint32_t layer = 0; layer < impl_->layers.size() && !found; ++layer) {
    const auto use = [&](std::uint32_t /*name*/, std::uint32_t place, bool /*exact*/) {
      found = found || !impl_->amendments.hidden(
                           impl_->amendments.resolve({layer, place & format::kNamePlaceMask}));
    };
    impl_->layers[layer].each_name(skeleton, exact, true, use);
  }
  return found;
}

std::size_t Gazetteer::longest_match(std::span<const std::string_view> words,
                                     std::size_t most) const {
  std::size_t best = 0;
  std::string joined;
  for (std::size_t n = 0; n < std::min(words.size(), most); ++n) {
    if (n > 0) joined.push_back(' ');
    joined += words[n];
    if (has_key(text::name_key(joined))) best = n + 1;
  }
  return best;
}

Place Gazetteer::place(PlaceId id) const {
  Place out;
  if (id.layer >= impl_->layers.size()) return out;
  const auto apply = [&](PlaceId at, Amendment how) {
    const Layer& layer = impl_->layers[at.layer];
    const auto r = layer.record<format::PlaceRecord>(SectionId::places, at.index);
    if (!r) return;
    const bool known = !out.key.empty();
    const bool revises = !known || how != Amendment::fills;
    const auto text_of = [&](SectionId section, std::uint16_t index) {
      const auto offset = layer.record<std::uint32_t>(section, index);
      return offset ? layer.string(*offset) : std::string_view();
    };
    const auto fill = [&](std::string_view& field, std::string_view value, bool always) {
      if (!value.empty() && (always || field.empty())) field = value;
    };
    if (!known) out.key = layer.key(*r);
    fill(out.name, layer.spelling(r->name), revises);
    fill(out.feature, text_of(SectionId::features, r->feature), revises);
    fill(out.source, text_of(SectionId::sources, r->source), revises);
    if (const auto in = layer.record<format::RegionRecord>(SectionId::regions, r->region)) {
      fill(out.admin1, layer.string(in->admin1), how == Amendment::corrects);
      fill(out.admin2, layer.string(in->admin2), how == Amendment::corrects);
    }
    fill(out.country, country_code(r->country[0], r->country[1]), how == Amendment::corrects);
    const auto kind = static_cast<PlaceKind>(std::min<std::uint8_t>(r->kind, 8));
    if (!known || (revises && kind != PlaceKind::other)) out.kind = kind;
    if (const auto p = geo::LngLat::from_e7(r->lng_e7, r->lat_e7); p && revises) {
      out.at = *p;
    }
    if (r->radius_km > 0 && std::isfinite(r->radius_km) && (revises || out.radius_km == 0)) {
      out.radius_km = r->radius_km;
    }
    if (r->population > 0 && (revises || out.population == 0)) out.population = r->population;
  };
  apply(id, Amendment::revises);
  impl_->amendments.each_of(id, apply);
  return out;
}

std::optional<PlaceId> Gazetteer::by_key(std::string_view key) const {
  const auto id = impl_->by_key(key);
  return id && !impl_->amendments.hidden(*id) ? id : std::nullopt;
}

std::vector<std::string_view> Gazetteer::names_of(PlaceId id) const {
  std::vector<std::string_view> out;
  for (std::uint32_t l = 0; l < impl_->layers.size(); ++l) {
    const Layer& layer = impl_->layers[l];
    const std::uint32_t names = layer.count(SectionId::name_places);
    for (std::uint32_t i = 0; i < names; ++i) {
      const auto place = layer.name_place(i);
      if (!place) continue;
      const PlaceId of{l, *place & format::kNamePlaceMask};
      const bool amends = (*place & format::kNameAmends) != 0;
      if (of == id || (amends && impl_->amendments.resolve(of) == id)) {
        out.push_back(layer.spelling(i));
      }
    }
  }
  return out;
}

std::vector<NearHit> Gazetteer::near(geo::LngLat at, double km) const {
  std::vector<NearHit> hits;
  if (!(km >= 0)) return hits;
  constexpr double kKmPerDegree = 6371.0088 * std::numbers::pi / 180;
  const double d_lat = km / kKmPerDegree;
  const int row0 = std::clamp(static_cast<int>(std::floor(at.lat() - d_lat + 90)), 0, 179);
  const int row1 = std::clamp(static_cast<int>(std::floor(at.lat() + d_lat + 90)), 0, 179);
  // The widest span of longitudes is at the edge that lies nearer to a pole.
  const double edge = std::min(90.0, std::abs(at.lat()) + d_lat);
  const double d_lng =
      edge >= 89 ? 180 : std::min(180.0, d_lat / std::cos(edge * std::numbers::pi / 180));
  const int col0 = static_cast<int>(std::floor(at.lng() - d_lng + 180));
  const int col1 = std::min(col0 + 359, static_cast<int>(std::floor(at.lng() + d_lng + 180)));
  for (std::uint32_t l = 0; l < impl_->layers.size(); ++l) {
    const Layer& layer = impl_->layers[l];
    for (int row = row0; row <= row1; ++row) {
      for (int c = col0; c <= col1; ++c) {
        const int col = ((c % 360) + 360) % 360;
        const auto cell = static_cast<std::uint32_t>(row * 360 + col);
        const auto begin = layer.record<std::uint32_t>(SectionId::grid_starts, cell);
        const auto end = layer.record<std::uint32_t>(SectionId::grid_starts, cell + 1);
        if (!begin || !end) continue;
        for (std::uint32_t i = *begin; i < *end; ++i) {
          const auto index = layer.record<std::uint32_t>(SectionId::grid_places, i);
          if (!index) break;
          const PlaceId id = impl_->amendments.resolve({l, *index});
          if (id != PlaceId{l, *index}) continue;  // counted where it was first told of
          if (impl_->amendments.hidden(id)) continue;
          const double d = geo::distance_km(at, place(id).at);
          if (d <= km) hits.push_back({id, d});
        }
      }
    }
  }
  std::sort(hits.begin(), hits.end(), [](const NearHit& a, const NearHit& b) {
    return a.km != b.km ? a.km < b.km : a.id < b.id;
  });
  return hits;
}

std::vector<PlaceId> Gazetteer::containers(PlaceId id) const {
  std::vector<PlaceId> out;
  const Place p = place(id);
  const auto add = [&](std::optional<PlaceId> c) {
    if (c && *c != id && std::find(out.begin(), out.end(), *c) == out.end()) out.push_back(*c);
  };
  if (!p.admin2.empty()) add(by_key(p.admin2));
  if (!p.admin1.empty()) add(by_key(p.admin1));
  if (!p.country.empty() && p.kind != PlaceKind::country) add(country(p.country));
  return out;
}

std::span<const PlaceId> Gazetteer::countries() const { return impl_->countries; }

std::optional<PlaceId> Gazetteer::country(std::string_view iso2) const {
  const auto found = impl_->by_iso2.find(iso2);
  if (found == impl_->by_iso2.end()) return std::nullopt;
  return found->second;
}

std::optional<Demonym> Gazetteer::demonym(std::string_view word) const {
  const std::string key = text::name_key(word);
  if (key.empty()) return std::nullopt;
  const auto hash = static_cast<std::uint32_t>(base::fnv1a(key));
  std::optional<Demonym> best;
  float best_size = 0;
  for (const Layer& layer : impl_->layers) {
    std::uint32_t low = 0;
    std::uint32_t high = layer.count(SectionId::demonyms);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const auto r = layer.record<format::DemonymRecord>(SectionId::demonyms, middle);
      if (r && r->hash < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (; low < layer.count(SectionId::demonyms); ++low) {
      const auto r = layer.record<format::DemonymRecord>(SectionId::demonyms, low);
      if (!r || r->hash != hash) break;
      const std::string_view spelling = layer.string(r->spelling);
      const std::string_view tag = layer.string(r->tag);
      // "French" is also what people of French territories are called; forms of other languages are
      // for stories in them.
      if (text::name_key(spelling) != key || !(tag.empty() || tag.starts_with("eng"))) continue;
      const auto country = by_key(layer.string(r->country_key));
      if (!country) continue;
      const float size = place(*country).radius_km;
      if (!best || size > best_size) {
        best = Demonym{spelling, *country, tag};
        best_size = size;
      }
    }
  }
  return best;
}

std::vector<LayerInfo> Gazetteer::layers() const {
  std::vector<LayerInfo> out;
  for (const Layer& layer : impl_->layers) {
    out.push_back({layer.path(), std::string(layer.meta("layer")),
                   std::string(layer.meta("licence")), std::string(layer.meta("sources")),
                   layer.count(SectionId::places), layer.count(SectionId::name_places)});
  }
  return out;
}

const Layer& Gazetteer::layer(std::uint32_t layer) const { return impl_->layers[layer]; }

std::uint64_t Gazetteer::layer_checksum(std::uint32_t layer) const {
  return layer < impl_->layers.size() ? impl_->layers[layer].checksum() : 0;
}

std::string Gazetteer::version() const {
  std::uint64_t all = 0;
  for (const Layer& layer : impl_->layers) all = all * 0x100000001b3ULL + layer.checksum();
  return fmt::format("{:016x}", all);
}

std::optional<base::Error> Gazetteer::damage() const {
  for (const Layer& layer : impl_->layers) {
    if (auto d = layer.damage()) return d;
  }
  return std::nullopt;
}

base::Result<void> Gazetteer::verify() const {
  for (const Layer& layer : impl_->layers) {
    if (auto ok = layer.verify(); !ok) return ok;
  }
  return {};
}

}  // namespace dateline::gazetteer
