#include "tabular/answers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline::tabular {
namespace {

using base::Error;
using base::ErrorCode;

Error wrong(std::string message, std::string cure) {
  return {ErrorCode::bad_value, std::move(message), "", std::move(cure)};
}

std::string meanings() {
  std::string out;
  for (std::size_t i = 0; i < kMeanings; ++i) {
    out += (i == 0 ? "" : ", ") + std::string(name(static_cast<Meaning>(i)));
  }
  return out;
}

std::string types() {
  std::string out;
  for (int i = 0; i < event::kEventTypes; ++i) {
    out += (i == 0 ? "" : ", ") + std::string(event::name(static_cast<event::EventType>(i)));
  }
  return out;
}

/// Of the column of dates, one that may be read both ways.
std::string doubtful_date(const Preview& preview, const Mapping& mapping) {
  for (const Meaning m : {Meaning::date, Meaning::end_date}) {
    const auto column = mapping.column(m);
    if (!column) continue;
    for (const Row& row : preview.rows) {
      if (is_ordered_date(row.cells[*column])) return row.cells[*column];
    }
  }
  return "";
}

}  // namespace

void give_meaning(Mapping& mapping, std::size_t column, Meaning meaning, std::span<const Row> rows,
                  const Lexicon& lexicon) {
  if (meaning != Meaning::none) std::ranges::replace(mapping.columns, meaning, Meaning::none);
  mapping.columns[column] = meaning;
  for (const TypeValue& v : type_values(mapping, rows, lexicon)) {
    if (v.type) mapping.types.emplace(folded(v.value), *v.type);
  }
}

base::Result<Mapping> answered(const Preview& preview, const Answers& answers) {
  Mapping out = preview.guess.mapping;
  for (const auto& [heading, said] : answers.columns) {
    const std::string key = folded(heading);
    const auto at = std::ranges::find_if(
        preview.headings, [&](const std::string& h) { return h == heading || folded(h) == key; });
    if (at == preview.headings.end()) {
      return wrong(fmt::format("has no column \"{}\"", heading),
                   fmt::format("Its columns are {}", fmt::join(preview.headings, ", ")));
    }
    const auto meaning = meaning_from(said);
    if (!meaning) {
      return wrong(fmt::format("\"{}\" is nothing that a column can mean", said),
                   "Columns mean " + meanings());
    }
    give_meaning(out, static_cast<std::size_t>(at - preview.headings.begin()), *meaning,
                 preview.rows, *preview.lexicon);
  }
  for (const auto& [value, said] : answers.values) {
    const auto type = event::event_type_from(said);
    if (!type) {
      return wrong(fmt::format("\"{}\" is no type of event", said), "The types are " + types());
    }
    out.types[folded(value)] = *type;
  }
  if (answers.others) out.others = *answers.others;
  if (answers.order) {
    out.order = *answers.order;
  } else if (!preview.guess.order_known) {
    if (const std::string date = doubtful_date(preview, out); !date.empty()) {
      return wrong(fmt::format("has dates that may be read both ways, as \"{}\"", date),
                   std::string(kSayTheOrder));
    }
  }
  if (std::string missing = what_is_missing(out, preview.has_geometry); !missing.empty()) {
    return wrong("does not say when and where events were", std::move(missing));
  }
  return out;
}

}  // namespace dateline::tabular
