#include "io/place_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "gazetteer/feature_class.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "io/table_file.hpp"
#include "tabular/cell.hpp"
#include "text/name_key.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
namespace {

using base::Error;
using base::ErrorCode;
using gazetteer::PlaceKind;
using gazetteer::Row;

struct Meaning {
  const char* meaning;
  /// Usual headings, as text::name_key writes them, most telling first.
  std::array<const char*, 8> headings;
};
constexpr std::array<Meaning, 14> kMeanings{{
    {"key", {"key", "place id", "geonameid", "id", "fid"}},
    {"name", {"name", "place name", "place", "toponym", "title", "asciiname", "town", "label"}},
    {"names",
     {"names", "other names", "alternatenames", "alternate names", "alt names", "aliases", "aka",
      "spellings"}},
    {"lat", {"lat", "latitude", "y", "lat dd", "decimal latitude", "ycoord"}},
    {"lon", {"lon", "lng", "long", "longitude", "x", "lon dd", "decimal longitude", "xcoord"}},
    {"kind", {"kind", "type", "place type", "category"}},
    {"feature", {"feature", "feature code", "fcode"}},
    {"country", {"country", "country code", "iso2", "iso a2", "cc", "iso"}},
    {"admin1", {"admin1", "governorate", "province", "state", "region"}},
    {"admin2", {"admin2", "district", "county"}},
    {"population", {"population", "pop", "people", "inhabitants"}},
    {"radius_km", {"radius km", "radius"}},
    {"source", {"source", "reference"}},
    {"hide", {"hide", "hidden"}},
}};

class Reader {
 public:
  Reader(const fs::path& path, const PlaceTableOptions& options, const gazetteer::Gazetteer* below,
         gazetteer::RowImport& out, gazetteer::ImportReport& report)
      : path_(path), options_(options), below_(below), out_(out), report_(report) {}

  base::Result<void> read(OGRLayer& layer) {
    if (auto found = find_columns(*layer.GetLayerDefn()); !found) return found;
    const auto to_ground = to_wgs84(layer, path_);
    if (!to_ground) return to_ground.error();
    const ToWgs84& transform = *to_ground;
    std::size_t line = 1;  // of the header
    for (auto& feature : layer) {
      ++line;
      OGRGeometry* geometry = feature->GetGeometryRef();
      if (geometry != nullptr && transform && geometry->transform(transform.get()) != OGRERR_NONE) {
        geometry = nullptr;
      }
      take(*feature, geometry, fmt::format("{}, {} row {}", path_.string(), layer.GetName(), line));
    }
    return {};
  }

 private:
  base::Result<void> find_columns(const OGRFeatureDefn& definition) {
    columns_.clear();
    const auto column_called = [&](const std::string& heading) -> std::optional<int> {
      for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const std::string own = definition.GetFieldDefn(i)->GetNameRef();
        if (own == heading || text::name_key(own) == text::name_key(heading)) return i;
      }
      return std::nullopt;
    };
    const auto all = [&] {
      std::string out;
      for (int i = 0; i < definition.GetFieldCount(); ++i) {
        out += (i == 0 ? "" : ", ") + std::string(definition.GetFieldDefn(i)->GetNameRef());
      }
      return out;
    };
    for (const auto& [meaning, heading] : options_.columns) {
      const auto at = column_called(heading);
      if (!at) {
        return Error{ErrorCode::bad_value, fmt::format("has no column \"{}\"", heading),
                     path_.string(), "Its columns are " + all()};
      }
      columns_[meaning] = *at;
    }
    for (const Meaning& m : kMeanings) {
      if (columns_.contains(m.meaning)) continue;
      for (const char* heading : m.headings) {
        const auto at = heading == nullptr ? std::nullopt : column_called(heading);
        const bool taken = at && std::any_of(columns_.begin(), columns_.end(),
                                             [&](const auto& c) { return c.second == *at; });
        if (at && !taken) {
          columns_[m.meaning] = *at;
          break;
        }
      }
    }
    const bool has_point = definition.GetGeomFieldCount() > 0 ||
                           (columns_.contains("lat") && columns_.contains("lon"));
    if (!columns_.contains("name") || !has_point) {
      return Error{ErrorCode::bad_value,
                   columns_.contains("name") ? "has neither geometry nor columns of coordinates"
                                             : "has no column that looks like a name",
                   path_.string(),
                   fmt::format("Say which they are with --column name=..., lat=..., lon=...; its "
                               "columns are {}",
                               all())};
    }
    return {};
  }

  [[nodiscard]] std::string field(OGRFeature& feature, const char* meaning) const {
    const auto at = columns_.find(meaning);
    if (at == columns_.end() || feature.IsFieldSetAndNotNull(at->second) == 0) return {};
    const std::string text = feature.GetFieldAsString(at->second);
    if (base::first_invalid_utf8(text)) return {};
    return std::string(base::trim(text));
  }

  /// A code of two letters, or the code of a country of that name; "" for what is neither.
  [[nodiscard]] std::string country_of(const std::string& typed) const {
    if (typed.size() == 2) {
      std::string code;
      for (const char c : typed)
        code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
      const bool letters =
          std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (letters) return code;
    }
    if (below_ == nullptr || typed.empty()) return {};
    for (const gazetteer::NameHit& hit : below_->find(typed)) {
      const auto place = below_->place(hit.id);
      if (place.kind == PlaceKind::country) return std::string(place.country);
    }
    return {};
  }

  /// The key of a region of that name or key in a country, "" where there is none or no telling.
  [[nodiscard]] std::string region_of(const std::string& typed, const std::string& country) const {
    if (below_ == nullptr || typed.empty()) return {};
    if (below_->by_key(typed)) return typed;
    for (const gazetteer::NameHit& hit : below_->find(typed)) {
      const auto place = below_->place(hit.id);
      if (place.kind == PlaceKind::region && place.country == country) {
        return std::string(place.key.view());
      }
    }
    return {};
  }

  void take(OGRFeature& feature, const OGRGeometry* geometry, const std::string& where) {
    const std::string hide = field(feature, "hide");
    const std::string key = field(feature, "key");
    if ((hide == "yes" || hide == "1" || hide == "true") && !key.empty()) {
      out_.hide(key);
      return report_.take();
    }
    Row row;
    // A bare number is a key in its own table alone; a key of ours has a colon.
    if (key.find(':') != std::string::npos) row.key = key;
    row.name = field(feature, "name");
    if (row.name.empty()) return report_.leave_out(where, "it has no name");
    std::string names = field(feature, "names");
    std::replace(names.begin(), names.end(), ';', '|');
    for (const std::string_view name : base::split(names, '|')) {
      if (!base::trim(name).empty()) row.names.push_back({std::string(base::trim(name)), false});
    }
    const std::string kind = field(feature, "kind");
    const auto known = gazetteer::place_kind_from(text::name_key(kind));
    row.kind =
        known ? *known : gazetteer::place_kind_from(options_.kind).value_or(PlaceKind::settlement);
    row.feature = field(feature, "feature");
    row.country = country_of(field(feature, "country"));
    row.admin1 = region_of(field(feature, "admin1"), row.country);
    row.admin2 = region_of(field(feature, "admin2"), row.country);
    if (const auto people = tabular::number_in(field(feature, "population"));
        people && *people > 0) {
      row.population = static_cast<std::uint32_t>(std::min(*people, 4e9));
    }
    const auto radius = tabular::number_in(field(feature, "radius_km"));
    row.source = field(feature, "source");
    if (row.source.empty()) row.source = options_.source;

    std::optional<geo::LngLat> at;
    double extent = 0;
    if (geometry != nullptr && geometry->IsEmpty() == 0) {
      OGREnvelope box;
      geometry->getEnvelope(&box);
      at = geo::LngLat::from_degrees((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
      const auto corner = geo::LngLat::from_degrees(box.MinX, box.MinY);
      if (at && corner) extent = geo::distance_km(*at, *corner);
    } else {
      const auto lat = tabular::number_in(field(feature, "lat"));
      const auto lon = tabular::number_in(field(feature, "lon"));
      if (lat && lon) at = geo::LngLat::from_degrees(*lon, *lat);
    }
    if (!at) {
      return report_.leave_out(
          where, fmt::format("\"{}\" has no point on the earth: lat \"{}\", lon \"{}\"", row.name,
                             field(feature, "lat"), field(feature, "lon")));
    }
    row.at = *at;
    row.radius_km =
        radius && *radius > 0
            ? static_cast<float>(std::min(*radius, 20000.0))
            : std::max(gazetteer::usual_radius_km(row.kind, row.feature, row.population),
                       static_cast<float>(extent));
    out_.add(std::move(row));
    report_.take();
  }

  fs::path path_;
  const PlaceTableOptions& options_;
  const gazetteer::Gazetteer* below_;
  gazetteer::RowImport& out_;
  gazetteer::ImportReport& report_;
  std::map<std::string, int> columns_;
};

}  // namespace

const std::vector<std::string>& place_columns() {
  static const std::vector<std::string> kAll = [] {
    std::vector<std::string> out;
    for (const Meaning& m : kMeanings) out.emplace_back(m.meaning);
    return out;
  }();
  return kAll;
}

base::Result<void> import_place_table(const fs::path& path, const PlaceTableOptions& options,
                                      const gazetteer::Gazetteer* below, gazetteer::RowImport& out,
                                      gazetteer::ImportReport& report) {
  const auto file = TableFile::open(path);
  if (!file) return file.error();
  const QuietErrors quiet;
  Reader reader(path, options, below, out, report);
  for (OGRLayer* layer : file->dataset().GetLayers()) {
    if (auto ok = reader.read(*layer); !ok) return ok;
  }
  return {};
}

}  // namespace dateline::io
