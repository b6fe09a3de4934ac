#include "app/compile_map/layer.hpp"

#include <zlib.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace dateline::compile_map {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{512} << 20U;

base::Result<std::string> unpack(const std::filesystem::path& path) {
  gzFile in = gzopen(path.c_str(), "rb");
  if (in == nullptr) {
    return base::Error{base::ErrorCode::not_found, "cannot be opened", path.string(),
                       "Build it with script/data/build-map"};
  }
  std::string out;
  std::array<char, 1 << 16> buffer{};
  int n = 0;
  while ((n = gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0 &&
         out.size() <= kMostBytes) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  if (gzclose(in) != Z_OK || n < 0 || out.size() > kMostBytes) {
    return base::Error{base::ErrorCode::bad_format, "the compressed data are damaged or too large",
                       path.string(), "Build it again with script/data/build-map"};
  }
  return out;
}

// These throw json::exception on what is not as GeoJSON has it; read_layer() catches it.
geo::WorldPoint to_point(const json& pair) {
  return geo::to_world(pair.at(0).get<double>(), pair.at(1).get<double>());
}

Path to_path(const json& pairs) {
  Path out;
  out.reserve(pairs.size());
  for (const json& pair : pairs) out.push_back(to_point(pair));
  return out;
}

Polygon to_polygon(const json& rings) {
  Polygon out;
  for (const json& ring : rings) out.rings.push_back(to_path(ring));
  return out;
}

Feature to_feature(const json& value) {
  Feature out;
  for (const auto& [name, property] : value.at("properties").items()) {
    if (property.is_string()) out.properties[name] = property.get<std::string>();
    if (property.is_number()) out.properties[name] = property.get<double>();
  }
  const json& geometry = value.at("geometry");
  const json& coordinates = geometry.at("coordinates");
  const auto type = geometry.at("type").get<std::string>();
  if (type == "Point") {
    out.point = to_point(coordinates);
  } else if (type == "LineString") {
    out.lines.push_back(to_path(coordinates));
  } else if (type == "MultiLineString") {
    for (const json& line : coordinates) out.lines.push_back(to_path(line));
  } else if (type == "Polygon") {
    out.polygons.push_back(to_polygon(coordinates));
  } else {
    for (const json& polygon : coordinates) out.polygons.push_back(to_polygon(polygon));
  }
  return out;
}

}  // namespace

std::string Feature::text(const std::string& name) const {
  const auto at = properties.find(name);
  if (at == properties.end()) return "";
  const auto* value = std::get_if<std::string>(&at->second);
  return value == nullptr ? "" : *value;
}

double Feature::number(const std::string& name, double otherwise) const {
  const auto at = properties.find(name);
  if (at == properties.end()) return otherwise;
  const auto* value = std::get_if<double>(&at->second);
  return value == nullptr ? otherwise : *value;
}

base::Result<std::vector<Feature>> read_layer(const std::filesystem::path& path) {
  const auto bytes = unpack(path);
  if (!bytes) return bytes.error();
  std::vector<Feature> out;
  std::string_view rest = *bytes;
  for (int line = 1; !rest.empty(); ++line) {
    const std::string_view row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    if (row.empty()) continue;
    try {
      out.push_back(to_feature(json::parse(row)));
    } catch (const json::exception& e) {
      return base::Error{
          base::ErrorCode::bad_format, std::string("no GeoJSON feature: ") + e.what(),
          path.string() + ":" + std::to_string(line), "Build it again with script/data/build-map"};
    }
  }
  return out;
}

}  // namespace dateline::compile_map
