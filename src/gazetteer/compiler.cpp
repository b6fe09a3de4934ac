#include "gazetteer/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/checksum.hpp"
#include "base/table.hpp"
#include "gazetteer/file_writer.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/row.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {

using format::SectionId;

struct Compiler::Impl {
  LayerMeta meta;
  const Gazetteer* below = nullptr;
  std::vector<Row> rows;
  std::vector<std::optional<PlaceId>> amends;  // for each row
  std::unordered_map<std::string, std::size_t> by_key;
  std::vector<DemonymRow> demonyms;
  std::set<std::string> sources;
  std::size_t name_count = 0;

  [[nodiscard]] base::Result<void> add_places(const base::Table& table);
  [[nodiscard]] base::Result<void> add_demonyms(const base::Table& table);
  void merge_into(Row& known, const Row& row) const;
  void place_in_regions(Row& row) const;

  void write_places(FileWriter& out, const std::vector<std::uint32_t>& order);
  void write_names(FileWriter& out, const std::vector<std::uint32_t>& order);
  void write_grid(FileWriter& out, const std::vector<std::uint32_t>& order) const;
  void write_demonyms(FileWriter& out) const;
};

Compiler::Compiler(LayerMeta meta, const Gazetteer* below) : impl_(std::make_unique<Impl>()) {
  impl_->meta = std::move(meta);
  impl_->below = below;
}
Compiler::~Compiler() = default;

base::Result<void> Compiler::add(std::string table, std::string_view name) {
  // The header is the first line that is no comment.
  std::size_t header = 0;
  while (header < table.size() && (table[header] == '#' || table[header] == '\n')) {
    header = std::min(table.find('\n', header), table.size() - 1) + 1;
  }
  const bool of_demonyms = std::string_view(table).substr(header).starts_with("demonym\t");
  if (of_demonyms) {
    const auto parsed =
        base::Table::parse(std::move(table), std::string(name), {"demonym", "country"});
    return parsed ? impl_->add_demonyms(*parsed) : parsed.error();
  }
  const auto parsed = base::Table::parse(std::move(table), std::string(name),
                                         {"key", "name", "kind", "lat", "lon"});
  return parsed ? impl_->add_places(*parsed) : parsed.error();
}

base::Result<void> Compiler::Impl::add_places(const base::Table& table) {
  // Rows of one table are different places, however near: its maker has looked. So only rows of
  // earlier tables are compared with.
  Matcher matcher(&rows, below);
  for (std::size_t i = 0; i < rows.size(); ++i) matcher.add(i);
  const std::size_t known_before = rows.size();
  for (const base::Table::Row& line : table.rows()) {
    auto read = read_row(table, line);
    if (!read) return read.error();
    Row row = std::move(*read);
    if (by_key.contains(row.key)) {
      return table.error(line, fmt::format("the key {} was given before", row.key),
                         "Give every place a key of its own");
    }
    std::optional<Matcher::Match> match;
    if (below != nullptr) {
      if (const auto same = below->by_key(row.key)) match = Matcher::Match{std::nullopt, same};
    }
    if (!match && (known_before > 0 || below != nullptr)) match = matcher.find(row);
    sources.insert(row.source);
    if (match && match->row) {
      by_key.emplace(row.key, *match->row);
      merge_into(rows[*match->row], row);
      continue;
    }
    by_key.emplace(row.key, rows.size());
    amends.push_back(match ? match->below : std::nullopt);
    rows.push_back(std::move(row));
  }
  return {};
}

void Compiler::Impl::merge_into(Row& known, const Row& row) const {
  known.names.push_back({row.name, false});
  known.names.insert(known.names.end(), row.names.begin(), row.names.end());
  if (known.population == 0) known.population = row.population;
  if (known.radius_km == 0) known.radius_km = row.radius_km;
  if (known.country.empty()) known.country = row.country;
  if (known.admin1.empty()) known.admin1 = row.admin1;
  if (known.admin2.empty()) known.admin2 = row.admin2;
}

base::Result<void> Compiler::Impl::add_demonyms(const base::Table& table) {
  for (const base::Table::Row& line : table.rows()) {
    DemonymRow row{std::string(base::trim(table.get(line, "demonym"))),
                   std::string(base::trim(table.get(line, "country"))),
                   std::string(base::trim(table.get(line, "tag")))};
    if (row.demonym.empty() || row.country.empty()) {
      return table.error(line, "a demonym needs a word and the key of a country",
                         "Fill both columns");
    }
    demonyms.push_back(std::move(row));
  }
  return {};
}

void Compiler::Impl::place_in_regions(Row& row) const {
  const auto known = [&](const std::string& key) {
    return key.empty() || by_key.contains(key) || (below != nullptr && below->by_key(key));
  };
  if (known(row.admin1) && known(row.admin2) && !row.admin1.empty()) return;
  if (!known(row.admin1)) row.admin1.clear();
  if (!known(row.admin2)) row.admin2.clear();
  if (below == nullptr || row.country.empty() || !row.admin1.empty() ||
      row.kind == PlaceKind::country || row.kind == PlaceKind::region) {
    return;
  }
  // What lies somewhere lies where the nearest settlement does.
  for (const NearHit& hit : below->near(row.at, 60)) {
    const Place p = below->place(hit.id);
    if (p.kind != PlaceKind::settlement || p.country != row.country || p.admin1.empty()) continue;
    row.admin1 = p.admin1;
    if (hit.km < 8) row.admin2 = p.admin2;
    return;
  }
}

void Compiler::Impl::write_places(FileWriter& out, const std::vector<std::uint32_t>& order) {
  std::unordered_map<std::string, std::uint16_t> tables[2];
  std::vector<std::uint32_t> strings[2];
  const auto indexed = [&](int which, const std::string& text) {
    const auto [at, fresh] = tables[which].try_emplace(text, 0);
    if (fresh && strings[which].size() < 0xffff) {
      at->second = static_cast<std::uint16_t>(strings[which].size());
      strings[which].push_back(out.string(text));
    }
    return at->second;
  };
  std::vector<format::PlaceRecord> records;
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> countries;
  std::vector<format::AmendRecord> amended;
  records.reserve(rows.size());
  for (const std::uint32_t i : order) {
    Row& row = rows[i];
    place_in_regions(row);
    format::PlaceRecord r{};
    r.key = out.string(row.key);
    r.name = out.string(row.name);
    r.lng_e7 = static_cast<std::int32_t>(std::lround(row.at.lng() * 1e7));
    r.lat_e7 = static_cast<std::int32_t>(std::lround(row.at.lat() * 1e7));
    r.radius_km = row.radius_km;
    r.population = row.population;
    r.admin1 = out.string(row.admin1);
    r.admin2 = out.string(row.admin2);
    r.feature = indexed(0, row.feature);
    r.source = indexed(1, row.source);
    if (row.country.size() == 2) r.country = {row.country[0], row.country[1]};
    r.kind = static_cast<std::uint8_t>(row.kind);
    const auto index = static_cast<std::uint32_t>(records.size());
    if (row.kind == PlaceKind::country) countries.push_back(index);
    if (amends[i]) {
      const Place target = below->place(*amends[i]);
      // Which file of the layers below that is, by its checksum, spares the search when opened.
      amended.push_back({index, out.string(target.key), amends[i]->index, 0,
                         below->layer_checksum(amends[i]->layer)});
    }
    hashes.push_back(static_cast<std::uint32_t>(base::fnv1a(row.key) >> 32U));
    records.push_back(r);
  }
  out.section(SectionId::places, records);
  out.section(SectionId::key_hashes, hashes);
  out.section(SectionId::countries, countries);
  out.section(SectionId::amends, amended);
  out.section(SectionId::features, strings[0]);
  out.section(SectionId::sources, strings[1]);
}

void Compiler::Impl::write_names(FileWriter& out, const std::vector<std::uint32_t>& order) {
  struct Entry {
    std::uint64_t skeleton;
    format::NameRecord record;
  };
  std::vector<Entry> entries;
  for (std::uint32_t index = 0; index < order.size(); ++index) {
    const Row& row = rows[order[index]];
    std::set<std::string> seen;
    const auto enter = [&](const std::string& spelling, std::uint32_t flags) {
      const std::string key = text::name_key(spelling);
      if (key.empty() || !seen.insert(key).second) return;
      const std::uint64_t skeleton = base::fnv1a(text::name_skeleton(key));
      entries.push_back(
          {skeleton,
           {static_cast<std::uint32_t>(skeleton), static_cast<std::uint32_t>(base::fnv1a(key)),
            index | flags, out.string(spelling)}});
    };
    enter(row.name, format::kNamePrimary);
    for (const RowName& n : row.names) {
      if (!n.abbreviation) enter(n.spelling, 0);
    }
    for (const RowName& n : row.names) {
      if (n.abbreviation) enter(n.spelling, format::kNameAbbreviation);
    }
  }
  name_count = entries.size();
  // About four names a bucket.
  const unsigned bits = std::max(1U, static_cast<unsigned>(std::bit_width(entries.size() / 4 + 1)));
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    const auto key = [&](const Entry& e) {
      return std::tuple(e.skeleton >> (64U - bits), e.record.skeleton, e.record.exact,
                        e.record.place & format::kNamePlaceMask, e.record.spelling);
    };
    return key(a) < key(b);
  });
  std::vector<std::uint32_t> buckets((std::size_t{1} << bits) + 1, 0);
  std::vector<format::NameRecord> records;
  records.reserve(entries.size());
  for (const Entry& e : entries) {
    ++buckets[(e.skeleton >> (64U - bits)) + 1];
    records.push_back(e.record);
  }
  std::partial_sum(buckets.begin(), buckets.end(), buckets.begin());
  out.section(SectionId::name_buckets, buckets);
  out.section(SectionId::names, records);
}

void Compiler::Impl::write_grid(FileWriter& out, const std::vector<std::uint32_t>& order) const {
  const auto cell = [&](std::uint32_t index) {
    const geo::LngLat at = rows[order[index]].at;
    const int row = std::clamp(static_cast<int>(std::floor(at.lat() + 90)), 0, 179);
    const int col = std::clamp(static_cast<int>(std::floor(at.lng() + 180)), 0, 359);
    return static_cast<std::size_t>(row) * 360 + static_cast<std::size_t>(col);
  };
  std::vector<std::uint32_t> starts(180 * 360 + 1, 0);
  std::vector<std::uint32_t> places(order.size());
  std::iota(places.begin(), places.end(), 0U);
  std::stable_sort(places.begin(), places.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return cell(a) < cell(b); });
  for (const std::uint32_t p : places) ++starts[cell(p) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  out.section(SectionId::grid_starts, starts);
  out.section(SectionId::grid_places, places);
}

void Compiler::Impl::write_demonyms(FileWriter& out) const {
  std::vector<format::DemonymRecord> records;
  records.reserve(demonyms.size());
  for (const DemonymRow& d : demonyms) {
    records.push_back({static_cast<std::uint32_t>(base::fnv1a(text::name_key(d.demonym))),
                       out.string(d.demonym), out.string(d.country), out.string(d.tag)});
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& a, const auto& b) { return a.hash < b.hash; });
  out.section(SectionId::demonyms, records);
}

base::Result<std::string> Compiler::finish() {
  if (impl_->rows.size() > format::kNamePlaceMask) {
    return base::Error{base::ErrorCode::too_large,
                       fmt::format("a layer holds at most {} places", format::kNamePlaceMask),
                       impl_->meta.name, "Split it into several"};
  }
  std::vector<std::uint32_t> order(impl_->rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint64_t> hashes;
  hashes.reserve(order.size());
  for (const Row& row : impl_->rows) hashes.push_back(base::fnv1a(row.key));
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(hashes[a], impl_->rows[a].key) < std::tie(hashes[b], impl_->rows[b].key);
  });
  FileWriter out;
  impl_->write_places(out, order);
  impl_->write_names(out, order);
  impl_->write_grid(out, order);
  impl_->write_demonyms(out);
  std::string sources;
  for (const std::string& s : impl_->sources) {
    if (sources.size() > 4000) break;
    sources += (sources.empty() ? "" : "; ") + s;
  }
  out.text_section(SectionId::meta, fmt::format("layer\t{}\nlicence\t{}\nsources\t{}\n",
                                                impl_->meta.name, impl_->meta.licence, sources));
  std::string bytes = out.finish();
  if (out.overflowed()) {
    return base::Error{base::ErrorCode::too_large, "the names of a layer take at most 4 GB",
                       impl_->meta.name, "Split it into several"};
  }
  return bytes;
}

Compiler::Counts Compiler::counts() const {
  return {impl_->rows.size(),
          static_cast<std::size_t>(std::count_if(impl_->amends.begin(), impl_->amends.end(),
                                                 [](const auto& a) { return a.has_value(); })),
          impl_->name_count, impl_->demonyms.size()};
}

}  // namespace dateline::gazetteer
