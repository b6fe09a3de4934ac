#include "tabular/row_story.hpp"

#include <fmt/format.h>

#include <utility>

#include "tabular/cell.hpp"

namespace dateline::tabular {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::string cell(const Row& row, const Mapping& mapping, Meaning meaning) {
  const auto column = mapping.column(meaning);
  return column && *column < row.cells.size() ? row.cells[*column] : std::string();
}

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : a; }

}  // namespace

bool has_stories(const Mapping& mapping) { return mapping.column(Meaning::story).has_value(); }

Result<RowStory> story_of(const Row& row, const Mapping& mapping) {
  const auto misfit = [](std::string message) {
    return Error{ErrorCode::bad_value, std::move(message), "", ""};
  };
  RowStory out;
  out.text = cell(row, mapping, Meaning::story);
  if (out.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return misfit("its story has no text");
  }
  const std::string title = cell(row, mapping, Meaning::title);
  if (!title.empty() && !out.text.starts_with(title)) out.text = title + "\n\n" + out.text;
  out.publisher =
      first_of(cell(row, mapping, Meaning::publisher), cell(row, mapping, Meaning::source));
  out.url = cell(row, mapping, Meaning::url);
  const std::string day =
      first_of(cell(row, mapping, Meaning::story_date), cell(row, mapping, Meaning::date));
  if (day.empty()) return out;
  const auto bounds = date_in(day, mapping.order);
  if (!bounds) return misfit(fmt::format("\"{}\" is no date", day));
  if (bounds->earliest && bounds->latest && bounds->earliest->day() == bounds->latest->day()) {
    out.date = bounds->earliest->day();
  } else {
    out.note = fmt::format("\"{}\" names no day: the story is read without one", day);
  }
  return out;
}

}  // namespace dateline::tabular
