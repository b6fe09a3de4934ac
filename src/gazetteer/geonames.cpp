#include "gazetteer/geonames.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/row.hpp"

namespace dateline::gazetteer {
namespace {

constexpr std::uint32_t kNone = 0xffffffffU;
constexpr std::size_t kMaxSpelling = 200;

// Columns of a dump.
constexpr std::size_t kId = 0;
constexpr std::size_t kName = 1;
constexpr std::size_t kAscii = 2;
constexpr std::size_t kAlternates = 3;
constexpr std::size_t kLat = 4;
constexpr std::size_t kLon = 5;
constexpr std::size_t kClass = 6;
constexpr std::size_t kCode = 7;
constexpr std::size_t kCountry = 8;
constexpr std::size_t kAdmin1 = 10;
constexpr std::size_t kAdmin2 = 11;
constexpr std::size_t kPopulation = 14;
constexpr std::size_t kColumns = 19;

template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Whether a text can stand as a spelling: no control characters, no sentence, UTF-8.
bool usable(std::string_view text) {
  if (text.empty() || text.size() > kMaxSpelling || base::first_invalid_utf8(text)) return false;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; });
}

/// Languages of alternateNamesV2 that are codes, links and the like, no languages.
bool is_no_language(std::string_view tag) {
  static constexpr std::array<std::string_view, 9> kTags{"link", "wkdt", "post", "iata", "icao",
                                                         "faac", "tcid", "unlc", "phon"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// A split without allocation for each line.
void split_into(std::vector<std::string_view>& out, std::string_view line, char separator) {
  out.clear();
  for (std::size_t at = 0;;) {
    const std::size_t end = line.find(separator, at);
    out.push_back(line.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return;
    at = end + 1;
  }
}

/// Calls `use(fields, where)` for each line that is no comment.
template <class Use>
base::Result<void> each_line(base::LineReader& lines, Use use) {
  std::vector<std::string_view> fields;
  for (;;) {
    auto line = lines.next();
    if (!line) return line.error();
    if (!*line) return {};
    if ((*line)->empty() || (*line)->front() == '#') continue;
    split_into(fields, **line, '\t');
    use(fields, fmt::format("{}:{}", lines.name(), lines.line()));
  }
}

}  // namespace

GeonamesImport::GeonamesImport(LayerBuilder& out, Options options)
    : out_(out), options_(std::move(options)), matcher_(nullptr, out.below()) {}

base::Result<void> GeonamesImport::places(base::LineReader& lines) {
  return each_line(lines, [&](const std::vector<std::string_view>& f, const std::string& where) {
    if (f.size() < kColumns) {
      report_.leave_out(where, fmt::format("{} columns where a GeoNames dump has 19", f.size()));
      return;
    }
    add_place(f, where);
  });
}

void GeonamesImport::add_place(const std::vector<std::string_view>& f, const std::string& where) {
  if (!options_.countries.empty() && !options_.countries.contains(std::string(f[kCountry]))) return;
  const char feature_class = f[kClass].empty() ? ' ' : f[kClass].front();
  if (!options_.classes.empty() && options_.classes.find(feature_class) == std::string::npos) {
    return;
  }
  const auto id = number<std::uint32_t>(f[kId]);
  const auto lat = number<double>(f[kLat]);
  const auto lon = number<double>(f[kLon]);
  const auto at = lat && lon ? geo::LngLat::from_degrees(*lon, *lat) : std::nullopt;
  if (!id || !at) {
    report_.leave_out(where, fmt::format("id \"{}\", point \"{}, {}\"", f[kId], f[kLat], f[kLon]));
    return;
  }
  if (!usable(f[kName])) {
    report_.leave_out(where, "the name is empty or no text");
    return;
  }
  Row row;
  row.key = fmt::format("geonames:{}", *id);
  row.name = f[kName];
  row.at = *at;
  row.feature = f[kCode].substr(0, 16);
  row.kind = kind_of_feature(feature_class, row.feature);
  const bool iso = f[kCountry].size() == 2 && f[kCountry][0] >= 'A' && f[kCountry][0] <= 'Z' &&
                   f[kCountry][1] >= 'A' && f[kCountry][1] <= 'Z';
  if (iso) row.country = f[kCountry];
  const auto people = number<std::uint64_t>(f[kPopulation]);
  row.population =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(people.value_or(0), 4'000'000'000U));
  row.radius_km = usual_radius_km(row.kind, row.feature, row.population);

  std::string admin1;
  std::string admin2;
  if (iso && !f[kAdmin1].empty() && f[kAdmin1] != "00") {
    admin1 = fmt::format("{}.{}", row.country, f[kAdmin1]);
    if (!f[kAdmin2].empty()) admin2 = fmt::format("{}.{}", admin1, f[kAdmin2]);
  }
  if (row.feature == "ADM1" && !admin1.empty()) region_ids_.try_emplace(admin1, *id);
  if (row.feature == "ADM2" && !admin2.empty()) region_ids_.try_emplace(admin2, *id);
  const std::uint32_t place = out_.add_place(
      {.key = row.key,
       .kind = row.kind,
       .feature = row.feature,
       .country = row.country,
       // Codes for now: finish() puts keys in their place, for a region may come after its places.
       .region = row.kind == PlaceKind::country ? 0 : out_.region(admin1, admin2),
       .at = row.at,
       .radius_km = row.radius_km,
       .population = row.population,
       .source = options_.source});
  out_.add_name(place, row.name, LayerBuilder::primary);
  if (f[kAscii] != f[kName] && usable(f[kAscii])) out_.add_name(place, f[kAscii], 0);
  for (std::string_view rest = f[kAlternates]; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view name = base::trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (name != f[kName] && name != f[kAscii] && usable(name)) out_.add_name(place, name, 0);
  }
  if (!by_id_.empty() && by_id_.back().first >= *id) sorted_ = false;
  by_id_.emplace_back(*id, place);
  if (out_.below() != nullptr) {
    const auto by_key = out_.below()->by_key(row.key);
    const auto match = by_key ? Matcher::Match{std::nullopt, by_key}
                              : matcher_.find(row).value_or(Matcher::Match{});
    if (match.below) out_.amend(place, *match.below, Amendment::fills);
  }
  report_.take();
}

std::uint32_t GeonamesImport::place_of(std::uint32_t id) {
  if (!sorted_) {
    std::stable_sort(by_id_.begin(), by_id_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    sorted_ = true;
  }
  const auto found =
      std::lower_bound(by_id_.begin(), by_id_.end(), std::pair(id, std::uint32_t{0}));
  return found != by_id_.end() && found->first == id ? found->second : kNone;
}

base::Result<void> GeonamesImport::alternate_names(base::LineReader& lines) {
  return each_line(lines, [&](const std::vector<std::string_view>& f, const std::string& where) {
    const auto id = f.size() >= 4 ? number<std::uint32_t>(f[1]) : std::nullopt;
    if (!id) {
      report_.leave_out(where, "no line of alternate names: it needs an id, a place and a name");
      return;
    }
    if (is_no_language(f[2]) || !usable(f[3])) return;
    const std::uint32_t place = place_of(*id);
    if (place == kNone) return;  // of a country that was not asked for
    const auto flag = [&](std::size_t column) { return column < f.size() && f[column] == "1"; };
    const bool preferred = f[2] == "en" && flag(4) && !flag(6) && !flag(7);
    out_.add_name(place, f[3],
                  f[2] == "abbr" ? LayerBuilder::abbreviation
                  : preferred    ? LayerBuilder::preferred
                                 : LayerBuilder::plain);
  });
}

base::Result<void> GeonamesImport::admin_codes(base::LineReader& lines) {
  return each_line(lines, [&](const std::vector<std::string_view>& f, const std::string& where) {
    const auto id = f.size() >= 4 ? number<std::uint32_t>(f[3]) : std::nullopt;
    if (!id || f[0].find('.') == std::string_view::npos) {
      report_.leave_out(where, "no line of admin codes: it needs a code, two names and an id");
      return;
    }
    region_ids_.insert_or_assign(std::string(f[0]), *id);
  });
}

void GeonamesImport::finish() {
  const auto key_of = [&](const std::string& code) {
    const auto found = region_ids_.find(code);
    return found == region_ids_.end() ? std::string() : fmt::format("geonames:{}", found->second);
  };
  for (std::uint32_t i = 1; i < out_.region_count(); ++i) {
    const auto [admin1, admin2] = out_.region_keys(i);
    out_.set_region(i, key_of(admin1), key_of(admin2));
  }
}

}  // namespace dateline::gazetteer
