#include "io/linked_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <streambuf>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "gazetteer/feature_class.hpp"

namespace dateline::io {
namespace {

using gazetteer::PlaceKind;
using gazetteer::Row;
using Json = nlohmann::json;

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxPoints = 1'000'000;

/// What a ReadBlock gives, for a reader of standard streams. Keeps the error that ended it.
class BlockBuffer : public std::streambuf {
 public:
  explicit BlockBuffer(const base::ReadBlock& read) : read_(read), buffer_(1U << 16U, '\0') {}
  [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

 protected:
  int_type underflow() override {
    const auto got = read_(buffer_.data(), buffer_.size());
    if (!got) error_ = got.error();
    if (!got || *got == 0) return traits_type::eof();
    setg(buffer_.data(), buffer_.data(), buffer_.data() + *got);
    return traits_type::to_int_type(buffer_.front());
  }

 private:
  const base::ReadBlock& read_;
  std::string buffer_;
  std::optional<base::Error> error_;
};

std::string text_of(const Json& object, const char* member) {
  const auto at = object.find(member);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// The elements of a member that is an array; none for anything else.
const Json& list_of(const Json& object, const char* member) {
  static const Json kNone = Json::array();
  const auto at = object.find(member);
  return at != object.end() && at->is_array() ? *at : kNone;
}

/// The box about all positions of a geometry, in degrees.
struct Box {
  double west = 1e9;
  double east = -1e9;
  double south = 1e9;
  double north = -1e9;
  std::size_t points = 0;

  void add(const Json& coordinates, int depth) {
    if (!coordinates.is_array() || depth > 8 || points > kMaxPoints) return;
    if (coordinates.size() >= 2 && coordinates[0].is_number() && coordinates[1].is_number()) {
      const double lon = coordinates[0].get<double>();
      const double lat = coordinates[1].get<double>();
      if (!geo::LngLat::from_degrees(lon, lat)) return;
      west = std::min(west, lon);
      east = std::max(east, lon);
      south = std::min(south, lat);
      north = std::max(north, lat);
      ++points;
      return;
    }
    for (const Json& part : coordinates) add(part, depth + 1);
  }
  void add_geometry(const Json& geometry, int depth) {
    if (!geometry.is_object() || depth > 8) return;
    if (const auto at = geometry.find("coordinates"); at != geometry.end()) add(*at, 0);
    for (const Json& part : list_of(geometry, "geometries")) add_geometry(part, depth + 1);
  }
};

/// Kinds of the Getty Art & Architecture Thesaurus that gazetteers use most.
std::optional<PlaceKind> kind_of_type(const std::string& identifier) {
  static constexpr std::array<std::pair<std::string_view, PlaceKind>, 12> kTypes{{
      {"aat:300008347", PlaceKind::settlement},  // inhabited places
      {"aat:300008389", PlaceKind::settlement},  // cities
      {"aat:300008375", PlaceKind::settlement},  // towns
      {"aat:300008372", PlaceKind::settlement},  // villages
      {"aat:300000774", PlaceKind::region},      // provinces
      {"aat:300000776", PlaceKind::region},      // states
      {"aat:300128207", PlaceKind::country},     // nations
      {"aat:300182722", PlaceKind::area},        // regions
      {"aat:300008707", PlaceKind::water},       // rivers
      {"aat:300008680", PlaceKind::water},       // lakes
      {"aat:300008795", PlaceKind::relief},      // mountains
      {"aat:300008791", PlaceKind::relief},      // islands
  }};
  for (const auto& [type, kind] : kTypes) {
    if (identifier == type) return kind;
  }
  return std::nullopt;
}

void set_kind(Row& row, const Json& feature, const Json& properties) {
  row.kind = PlaceKind::settlement;
  for (const Json* from : {&properties, &feature}) {
    for (const Json& letter : list_of(*from, "fclasses")) {
      if (!letter.is_string() || letter.get_ref<const std::string&>().empty()) continue;
      row.kind = gazetteer::kind_of_feature(letter.get_ref<const std::string&>().front(), "");
      return;
    }
  }
  for (const Json& type : list_of(feature, "types")) {
    if (!type.is_object()) continue;
    if (const auto kind = kind_of_type(text_of(type, "identifier"))) {
      row.kind = *kind;
      return;
    }
  }
}

/// "gn:99072" or an address at geonames.org as our key of that place, "" for anything else.
std::string geonames_key(std::string_view identifier) {
  std::string_view id;
  if (identifier.starts_with("gn:")) id = identifier.substr(3);
  if (const auto at = identifier.find("geonames.org/"); at != std::string_view::npos) {
    id = identifier.substr(at + 13);
  }
  std::size_t digits = 0;
  while (digits < id.size() && id[digits] >= '0' && id[digits] <= '9') ++digits;
  return digits > 0 ? "geonames:" + std::string(id.substr(0, digits)) : std::string();
}

/// Takes the features while they are parsed.
class Importer {
 public:
  Importer(std::string name, std::string source, gazetteer::RowImport& out,
           gazetteer::ImportReport& report)
      : name_(std::move(name)), source_(std::move(source)), out_(out), report_(report) {}

  void take(const Json& feature) {
    ++number_;
    const std::string where = fmt::format("{}, feature {}", name_, number_);
    static const Json kNone = Json::object();
    const auto found = feature.find("properties");
    const Json& properties = found != feature.end() && found->is_object() ? *found : kNone;
    Row row;
    row.source = source_;
    row.key = text_of(feature, "@id").substr(0, 200);
    row.name = text_of(properties, "title").substr(0, 200);
    for (const Json& name : list_of(feature, "names")) {
      if (!name.is_object()) continue;
      const std::string toponym = text_of(name, "toponym");
      if (toponym.empty() || toponym.size() > 200) continue;
      if (row.name.empty()) row.name = toponym;
      if (toponym != row.name) row.names.push_back({toponym, false});
    }
    if (row.name.empty()) return report_.leave_out(where, "it has neither title nor toponym");
    for (const Json* from : {&properties, &feature}) {
      for (const Json& code : list_of(*from, "ccodes")) {
        if (row.country.empty() && code.is_string()) row.country = code.get<std::string>();
      }
    }
    const bool iso =
        row.country.size() == 2 && std::all_of(row.country.begin(), row.country.end(),
                                               [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!iso) row.country.clear();
    set_kind(row, feature, properties);
    Box box;
    if (const auto at = feature.find("geometry"); at != feature.end()) box.add_geometry(*at, 0);
    const auto middle = box.points == 0 ? std::nullopt
                                        : geo::LngLat::from_degrees((box.west + box.east) / 2,
                                                                    (box.south + box.north) / 2);
    if (!middle) return report_.leave_out(where, "\"" + row.name + "\" has no point on the earth");
    row.at = *middle;
    const double corner =
        geo::distance_km(*middle, *geo::LngLat::from_degrees(box.west, box.south));
    row.radius_km =
        std::max(gazetteer::usual_radius_km(row.kind, "", 0), static_cast<float>(corner));
    std::string same_as = geonames_key(row.key);
    for (const Json& link : list_of(feature, "links")) {
      if (!same_as.empty() || !link.is_object() || text_of(link, "type") != "exactMatch") continue;
      same_as = geonames_key(text_of(link, "identifier"));
    }
    out_.add(std::move(row), same_as);
    report_.take();
  }

  [[nodiscard]] std::size_t number() const { return number_; }

 private:
  std::string name_;
  std::string source_;
  gazetteer::RowImport& out_;
  gazetteer::ImportReport& report_;
  std::size_t number_ = 0;
};

}  // namespace

base::Result<void> import_linked_places(const base::ReadBlock& read, const std::string& name,
                                        const std::string& source, gazetteer::RowImport& out,
                                        gazetteer::ImportReport& report) {
  Importer importer(name, source, out, report);
  BlockBuffer buffer(read);
  std::istream stream(&buffer);
  bool in_features = false;
  bool too_deep = false;
  // Called for each value; one that is refused is forgotten at once, so that memory holds one
  // feature at a time.
  const auto step = [&](int depth, Json::parse_event_t event, Json& value) {
    too_deep = too_deep || depth > kMaxDepth;
    if (too_deep) return false;
    if (depth == 1 && event == Json::parse_event_t::key) in_features = value == "features";
    if (depth == 2 && in_features && event == Json::parse_event_t::object_end) {
      importer.take(value);
      return false;
    }
    return true;
  };
  const auto bad = [&](std::string message, std::string cure) {
    return base::Error{base::ErrorCode::bad_format, std::move(message), name, std::move(cure)};
  };
  try {
    const Json rest = Json::parse(stream, step);
    (void)rest;
  } catch (const Json::parse_error& e) {
    if (buffer.error()) return *buffer.error();
    return bad(
        fmt::format("is no JSON from byte {} on, after {} features", e.byte, importer.number()),
        "Check that the file is whole");
  } catch (const Json::exception&) {
    return bad("is no JSON", "Check that the file is whole");
  }
  if (buffer.error()) return *buffer.error();
  if (too_deep) return bad("is nested too deeply", "Check that this is a gazetteer");
  if (importer.number() == 0) {
    return bad("holds no features", "Give a FeatureCollection in Linked Places format");
  }
  return {};
}

}  // namespace dateline::io
