#include "tabular/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/table.hpp"

namespace dateline::tabular {
namespace {

using base::Result;
using base::Table;

constexpr std::string_view kAny = "-";

/// "-" in a table is "" here.
std::string profile_in(const Table& table, const Table::Row& row) {
  const std::string_view profile = table.get(row, "profile");
  return profile == kAny ? "" : std::string(profile);
}

std::optional<event::Precision> precision_from(std::string_view text) {
  using event::Precision;
  for (const Precision p : {Precision::point, Precision::settlement, Precision::area,
                            Precision::region, Precision::country, Precision::relative}) {
    if (event::name(p) == text) return p;
  }
  return std::nullopt;
}

std::optional<DatePrecision::Unit> unit_from(std::string_view text) {
  constexpr std::array<std::string_view, 4> kUnits{"day", "week", "month", "year"};
  const auto at = std::ranges::find(kUnits, text);
  if (at == kUnits.end()) return std::nullopt;
  return static_cast<DatePrecision::Unit>(at - kUnits.begin());
}

/// Whether the words stand in a text of folded words; at its end a word may go on where `begins`.
bool has_words(std::string_view text, std::string_view words, bool begins) {
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (begins || end == text.size() || text[end] == ' ')) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    const bool word =
        (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
    if (!word) {
      gap = !out.empty();
      continue;
    }
    if (std::exchange(gap, false)) out.push_back(' ');
    out.push_back(u >= 'A' && u <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  }
  return out;
}

Result<Lexicon> Lexicon::open(const std::filesystem::path& folder) {
  Lexicon out;
  if (auto ok = out.read_profiles(folder / "profiles.tsv"); !ok) return ok.error();
  if (auto ok = out.read_columns(folder / "columns.tsv"); !ok) return ok.error();
  if (auto ok = out.read_types(folder / "types.tsv"); !ok) return ok.error();
  if (auto ok = out.read_precisions(folder / "precisions.tsv"); !ok) return ok.error();
  return out;
}

Result<void> Lexicon::read_profiles(const std::filesystem::path& file) {
  auto table = Table::read(file, {"profile", "title", "headings"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    Profile profile{profile_in(*table, row), std::string(table->get(row, "title")), {}};
    for (const std::string_view heading : base::split(table->get(row, "headings"), '|')) {
      profile.headings.push_back(folded(heading));
    }
    if (profile.headings.empty()) return table->error(row, "has no headings to be known by");
    profiles_.push_back(std::move(profile));
  }
  return {};
}

Result<void> Lexicon::read_columns(const std::filesystem::path& file) {
  auto table = Table::read(file, {"profile", "heading", "meaning"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const auto meaning = meaning_from(table->get(row, "meaning"));
    if (!meaning) {
      return table->error(row, "has no meaning \"" + std::string(table->get(row, "meaning")) + "\"",
                          "Use one of those in docs/lexicons.md");
    }
    headings_[profile_in(*table, row)].push_back({folded(table->get(row, "heading")), *meaning});
  }
  return {};
}

Result<void> Lexicon::read_types(const std::filesystem::path& file) {
  auto table = Table::read(file, {"profile", "value", "type"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const auto type = event::event_type_from(table->get(row, "type"));
    const std::string_view value = table->get(row, "value");
    if (!type) return table->error(row, "has an unknown type of event");
    if (folded(value).empty()) return table->error(row, "has no value");
    types_[profile_in(*table, row)].push_back({folded(value), value.ends_with('*'), *type});
  }
  return {};
}

Result<void> Lexicon::read_precisions(const std::filesystem::path& file) {
  auto table = Table::read(file, {"profile", "of", "code", "means", "radius_km"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const std::string profile = profile_in(*table, row);
    const std::string code = folded(table->get(row, "code"));
    const std::string_view means = table->get(row, "means");
    if (table->get(row, "of") == "date") {
      const auto unit = unit_from(means);
      if (!unit) return table->error(row, "a date is known to the day, week, month or year");
      date_precisions_[profile][code] = {*unit};
      continue;
    }
    const auto precision = precision_from(means);
    const std::string_view km = table->get(row, "radius_km");
    double radius = 0;
    const auto [end, ec] = std::from_chars(km.data(), km.data() + km.size(), radius);
    if (!precision || ec != std::errc() || end != km.data() + km.size() || radius <= 0) {
      return table->error(row, "a place is known to a kind of area and a radius in km");
    }
    place_precisions_[profile][code] = {*precision, radius};
  }
  return {};
}

std::span<const Lexicon::Heading> Lexicon::headings(std::string_view profile) const {
  const auto found = headings_.find(profile);
  return found == headings_.end() ? std::span<const Heading>() : found->second;
}

std::optional<event::EventType> Lexicon::type_of(std::string_view profile,
                                                 std::string_view value) const {
  const std::string words = folded(value);
  if (words.empty()) return std::nullopt;
  const auto in = [&](std::string_view of) -> std::optional<event::EventType> {
    const auto rows = types_.find(of);
    if (rows == types_.end()) return std::nullopt;
    for (const TypeRow& row : rows->second) {
      if (words == row.value || (row.begins && has_words(words, row.value, true))) return row.type;
    }
    return std::nullopt;
  };
  if (!profile.empty()) {
    if (const auto own = in(profile)) return own;
  }
  if (const auto own = event::event_type_from(words)) return own;
  return in("");
}

std::optional<DatePrecision> Lexicon::date_precision(std::string_view profile,
                                                     std::string_view code) const {
  const auto of = date_precisions_.find(profile);
  if (of == date_precisions_.end()) return std::nullopt;
  const auto found = of->second.find(folded(code));
  return found == of->second.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PlacePrecision> Lexicon::place_precision(std::string_view profile,
                                                       std::string_view code) const {
  const auto of = place_precisions_.find(profile);
  if (of == place_precisions_.end()) return std::nullopt;
  const auto found = of->second.find(folded(code));
  return found == of->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace dateline::tabular
