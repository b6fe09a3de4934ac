#include "gazetteer/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/table.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/row.hpp"
#include "gazetteer/row_import.hpp"

namespace dateline::gazetteer {

struct Compiler::Impl {
  LayerMeta meta;
  const Gazetteer* below = nullptr;
  std::vector<Row> rows;
  std::vector<std::optional<PlaceId>> amends;  // for each row
  std::unordered_map<std::string, std::size_t> by_key;
  std::vector<DemonymRow> demonyms;
  std::set<std::string> hidden;

  [[nodiscard]] base::Result<void> add_places(const base::Table& table);
  [[nodiscard]] base::Result<void> add_demonyms(const base::Table& table);
  void merge_into(Row& known, const Row& row) const;
  void place_in_regions(Row& row) const;

  void enter(LayerBuilder& out, std::size_t index);
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
    if (const auto key = hidden_key(table, line); !key.empty()) {
      hidden.emplace(key);
      continue;
    }
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
  if (below != nullptr) place_in_nearest_region(row, *below);
}

void Compiler::Impl::enter(LayerBuilder& out, std::size_t index) {
  Row& row = rows[index];
  place_in_regions(row);
  const std::uint32_t place = out.add_place({.key = row.key,
                                             .kind = row.kind,
                                             .feature = row.feature,
                                             .country = row.country,
                                             .region = out.region(row.admin1, row.admin2),
                                             .at = row.at,
                                             .radius_km = row.radius_km,
                                             .population = row.population,
                                             .source = row.source});
  out.add_name(place, row.name, LayerBuilder::primary);
  for (const RowName& n : row.names) {
    out.add_name(place, n.spelling,
                 n.abbreviation ? LayerBuilder::abbreviation : LayerBuilder::plain);
  }
  if (const auto target = amends[index]) {
    const bool same_key = below->place(*target).key.view() == row.key;
    out.amend(place, *target, same_key ? Amendment::corrects : Amendment::revises);
  }
}

base::Result<LayerBuilder::Counts> Compiler::write(const std::filesystem::path& path) {
  LayerBuilder out(impl_->meta, impl_->below);
  for (std::size_t i = 0; i < impl_->rows.size(); ++i) impl_->enter(out, i);
  for (const DemonymRow& d : impl_->demonyms) out.add_demonym(d.demonym, d.country, d.tag);
  for (const std::string& key : impl_->hidden) out.hide(key);
  return out.write(path);
}

}  // namespace dateline::gazetteer
