#include "tabular/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/table.hpp"
#include "base/translate.hpp"

namespace dateline::tabular {
namespace {

using base::tr;

/// Of a column's cells that are not empty, the share that is what `is` says.
template <class Is>
double share(std::span<const Row> rows, std::size_t column, const Is& is) {
  constexpr std::size_t kEnough = 200;
  std::size_t filled = 0;
  std::size_t fit = 0;
  for (const Row& row : rows) {
    const std::string& cell = row.cells[column];
    if (cell.empty()) continue;
    if (is(cell)) ++fit;
    if (++filled == kEnough) break;
  }
  return filled == 0 ? 0 : static_cast<double>(fit) / static_cast<double>(filled);
}

class Guessing {
 public:
  Guessing(std::span<const std::string> headings, std::span<const Row> rows, const Lexicon& lexicon)
      : rows_(rows), lexicon_(lexicon) {
    for (const std::string& h : headings) headings_.push_back(folded(h));
    out_.mapping.columns.assign(headings.size(), Meaning::none);
    settled_.resize(headings.size());
  }

  Guess guess() {
    find_profile();
    if (!out_.mapping.profile.empty()) by_headings(out_.mapping.profile);
    by_headings("");
    by_content();
    find_story();
    find_order();
    find_types();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool given(Meaning m) const { return out_.mapping.column(m).has_value(); }

  void find_profile() {
    for (const Lexicon::Profile& p : lexicon_.profiles()) {
      if (std::ranges::all_of(p.headings, [&](const std::string& h) {
            return std::ranges::find(headings_, h) != headings_.end();
          })) {
        out_.mapping.profile = p.id;
        out_.title = p.title;
        return;
      }
    }
  }

  void by_headings(std::string_view profile) {
    for (const Lexicon::Heading& h : lexicon_.headings(profile)) {
      const auto at = std::ranges::find(headings_, h.heading);
      if (at == headings_.end()) continue;
      const auto column = static_cast<std::size_t>(at - headings_.begin());
      // What a codebook says means nothing does not mean what other tables call so.
      if (h.meaning == Meaning::none) settled_[column] = true;
      Meaning& meaning = out_.mapping.columns[column];
      if (settled_[column] || meaning != Meaning::none || given(h.meaning) ||
          !fits(h.meaning, at)) {
        continue;
      }
      meaning = h.meaning;
    }
  }

  /// A heading promises what the cells must keep: a "time" may be a date, an "x" anything.
  [[nodiscard]] bool fits(Meaning m, std::vector<std::string>::const_iterator at) const {
    const auto column = static_cast<std::size_t>(at - headings_.begin());
    constexpr double kMost = 0.5;
    const auto number_within = [&](double most) {
      return share(rows_, column, [&](const std::string& cell) {
               const auto n = number_in(cell);
               return n && *n >= -most && *n <= most;
             }) > kMost;
    };
    switch (m) {
      case Meaning::latitude:
        return number_within(90);
      case Meaning::longitude:
        return number_within(180);
      case Meaning::date:
      case Meaning::end_date:
        return is_date(column) > kMost;
      case Meaning::time:
        return share(rows_, column, [](const std::string& c) { return clock_in(c).has_value(); }) >
               kMost;
      case Meaning::year:
        return number_within(9999);
      case Meaning::killed:
      case Meaning::wounded:
        return number_within(1e9);
      default:
        return true;
    }
  }

  [[nodiscard]] double is_date(std::size_t column) const {
    return share(rows_, column, [](const std::string& cell) {
      return date_in(cell, DayOrder::day_first) || date_in(cell, DayOrder::month_first);
    });
  }

  void by_content() {
    if (given(Meaning::date) || given(Meaning::year) || given(Meaning::earliest)) return;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      // A bare number may be a year and mostly is none.
      const bool numbers =
          share(rows_, i, [](const std::string& c) { return number_in(c).has_value(); }) > 0.5;
      if (settled_[i] || out_.mapping.columns[i] != Meaning::none || numbers || is_date(i) < 0.9)
        continue;
      out_.mapping.columns[i] = Meaning::date;
      return;
    }
  }

  /// A table that says neither where nor what, and has whole texts, is one of stories.
  void find_story() {
    for (const Meaning m :
         {Meaning::latitude, Meaning::place, Meaning::admin, Meaning::country, Meaning::type,
          Meaning::subtype, Meaning::earliest, Meaning::document}) {
      if (given(m)) return;
    }
    if (std::ranges::any_of(rows_, [](const Row& row) { return row.at.has_value(); })) return;
    std::size_t longest = kLeastOfStory;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const Meaning m = out_.mapping.columns[i];
      if (m != Meaning::none && m != Meaning::notes) continue;
      const std::size_t bytes = mean_length(i);
      if (bytes < longest) continue;
      longest = bytes;
      found = i;
    }
    if (!found) return;
    // What a table of events calls its notes may be the headline of a story.
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      Meaning& m = out_.mapping.columns[i];
      if (i == *found || (m != Meaning::notes && m != Meaning::none)) continue;
      const bool titles = headings_[i] == "title" || headings_[i] == "headline";
      m = titles && !given(Meaning::title) ? Meaning::title : Meaning::none;
    }
    out_.mapping.columns[*found] = Meaning::story;
  }

  /// Bytes of its cells that are not empty.
  [[nodiscard]] std::size_t mean_length(std::size_t column) const {
    std::size_t filled = 0;
    std::size_t bytes = 0;
    for (const Row& row : rows_) {
      filled += row.cells[column].empty() ? 0U : 1U;
      bytes += row.cells[column].size();
    }
    return filled == 0 ? 0 : bytes / filled;
  }

  void find_order() {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    std::size_t either = 0;
    for (const Meaning m : {Meaning::date, Meaning::end_date, Meaning::story_date}) {
      const auto column = out_.mapping.column(m);
      if (!column) continue;
      for (const Row& row : rows_) {
        const std::string& cell = row.cells[*column];
        if (const auto order = order_in(cell)) {
          ++(*order == DayOrder::day_first ? day_first : month_first);
        } else if (is_ordered_date(cell)) {
          ++either;
        }
      }
    }
    if (month_first > day_first) out_.mapping.order = DayOrder::month_first;
    out_.order_known = either == 0 || (day_first > 0) != (month_first > 0);
  }

  void find_types() {
    out_.values = type_values(out_.mapping, rows_, lexicon_);
    std::array<std::size_t, event::kFamilies> families{};
    for (const TypeValue& v : out_.values) {
      if (!v.type) continue;
      out_.mapping.types.emplace(folded(v.value), *v.type);
      families[static_cast<std::size_t>(event::family(*v.type))] += v.rows;
    }
    // "Other" among attacks is an attack of another kind.
    const std::size_t fighting = families[static_cast<std::size_t>(event::Family::fighting)];
    std::size_t all = 0;
    for (const std::size_t n : families) all += n;
    if (all > 0 && 2 * fighting > all) out_.mapping.others = event::EventType::attack;
  }

  static constexpr std::size_t kLeastOfStory = 250;  ///< bytes: more than a remark has

  std::span<const Row> rows_;
  const Lexicon& lexicon_;
  std::vector<std::string> headings_;
  std::vector<bool> settled_;  ///< columns that are known to mean nothing
  Guess out_;
};

}  // namespace

std::optional<std::size_t> Mapping::column(Meaning meaning) const {
  const auto at = std::ranges::find(columns, meaning);
  if (at == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns.begin());
}

std::string Mapping::signature() const {
  std::string out = profile + (order == DayOrder::day_first ? ":d:" : ":m:");
  for (const Meaning m : columns) out += fmt::format("{},", name(m));
  for (const auto& [value, type] : types) out += fmt::format(";{}={}", value, event::name(type));
  return out + fmt::format(";*={}", event::name(others));
}

Guess guess(std::span<const std::string> headings, std::span<const Row> rows,
            const Lexicon& lexicon) {
  return Guessing(headings, rows, lexicon).guess();
}

std::vector<TypeValue> type_values(const Mapping& mapping, std::span<const Row> rows,
                                   const Lexicon& lexicon) {
  std::map<std::string, TypeValue> values;
  for (const Meaning m : {Meaning::subtype, Meaning::type}) {
    const auto column = mapping.column(m);
    if (!column) continue;
    for (const Row& row : rows) {
      const std::string& cell = row.cells[*column];
      if (cell.empty()) continue;
      std::string key = folded(cell);
      TypeValue& v = values[key];
      if (v.rows++ > 0) continue;
      v.value = cell;
      const auto said = mapping.types.find(key);
      v.type = said != mapping.types.end() ? std::optional(said->second)
                                           : lexicon.type_of(mapping.profile, cell);
    }
  }
  std::vector<TypeValue> out;
  for (auto& [key, v] : values) out.push_back(std::move(v));
  std::ranges::stable_sort(out, std::greater<>(), &TypeValue::rows);
  return out;
}

std::string what_is_missing(const Mapping& mapping, bool has_geometry) {
  const bool point = has_geometry || mapping.column(Meaning::outline) ||
                     (mapping.column(Meaning::latitude) && mapping.column(Meaning::longitude));
  const bool where = point || mapping.column(Meaning::place) || mapping.column(Meaning::admin) ||
                     mapping.column(Meaning::country);
  const bool when = mapping.column(Meaning::date) || mapping.column(Meaning::year) ||
                    mapping.column(Meaning::earliest) || mapping.column(Meaning::latest) ||
                    mapping.column(Meaning::relative_days);
  const bool stories = mapping.column(Meaning::story).has_value();
  if (!stories && !where && !when) return tr("Say which columns tell when and where it was.");
  if (!stories && !when) return tr("Say which column tells when it was.");
  if (!stories && !where) return tr("Say which columns tell where it was.");
  for (const Meaning m : mapping.columns) {
    if (m != Meaning::none && std::ranges::count(mapping.columns, m) > 1) {
      return base::tr_format("Two columns cannot both be the {}.", tr(label(m)));
    }
  }
  return "";
}

}  // namespace dateline::tabular
