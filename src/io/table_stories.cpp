#include "io/table_stories.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/checksum.hpp"
#include "base/utf8.hpp"
#include "io/event_table.hpp"
#include "tabular/page.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A page with what it is known by: its text and what was said of the columns.
ReadSource source_of(tabular::Page&& page, const std::filesystem::path& path,
                     const std::string& signature) {
  ReadSource out;
  out.document = std::move(page).document();
  out.source.file = path;
  out.source.id = out.document->story.id;
  out.source.where = out.document->story.title;
  out.source.text.emplace();  // it was read
  out.text = base::fnv1a(base::to_utf8(out.document->story.text) + '\n' + signature);
  return out;
}

}  // namespace

Result<tabular::Preview> preview_table(const std::filesystem::path& path,
                                       std::shared_ptr<const tabular::Lexicon> lexicon) {
  auto table = EventTable::open(path);
  if (!table) return table.error();
  tabular::Preview out;
  out.path = path;
  out.headings = table->headings();
  out.has_geometry = table->has_geometry();
  const auto read = table->each_row([&](tabular::Row& row) {
    out.rows.push_back(row);
    return out.rows.size() < tabular::Preview::kMostRows;
  });
  if (!read && out.rows.empty()) return read.error();
  const bool all = out.rows.size() < tabular::Preview::kMostRows;
  out.rows_about = all ? out.rows.size() : table->rows_about().value_or(out.rows.size());
  out.guess = tabular::guess(out.headings, out.rows, *lexicon);
  out.lexicon = std::move(lexicon);
  return out;
}

Result<void> read_table(const std::filesystem::path& path, const tabular::Mapping& mapping,
                        const tabular::Lexicon& lexicon, const gazetteer::Gazetteer* world,
                        const std::function<bool(Result<ReadSource>)>& each,
                        const std::function<void(std::size_t)>& about) {
  auto table = EventTable::open(path);
  if (!table) return table.error();
  if (mapping.columns.size() != table->headings().size()) {
    return Error{ErrorCode::bad_value,
                 fmt::format("has {} columns, and {} were told of", table->headings().size(),
                             mapping.columns.size()),
                 path.string(), "Open it again"};
  }
  if (std::string missing = tabular::what_is_missing(mapping, table->has_geometry());
      !missing.empty()) {
    return Error{ErrorCode::bad_value, "does not say when and where events were", path.string(),
                 std::move(missing)};
  }
  const std::string signature = mapping.signature();
  // Tables of one name in two folders are two, however their paths are written.
  const std::string name = path.filename().string();
  std::error_code ec;
  const std::string whole = std::filesystem::absolute(path, ec).lexically_normal().string();
  const std::string id = fmt::format("{}-{:06x}", name, base::fnv1a(whole) & 0xFF'FFFFU);
  tabular::RowReader reader(table->headings(), mapping, lexicon, world);
  std::size_t number = 0;
  std::optional<tabular::Page> page;
  bool goes_on = true;
  const auto put = [&] {
    if (page && !page->empty()) goes_on = each(source_of(std::move(*page), path, signature));
    page.reset();
  };
  const auto read = table->each_row([&](tabular::Row& row) {
    // By the number of the row: a row that is put right later changes its own page alone.
    if ((row.number - 1) % tabular::kRowsAPage == 0) {
      put();
      page.emplace(name, id, ++number);
      if (about) about(table->rows_about().value_or(0));
    }
    if (!goes_on) return false;
    auto told = reader.read(row);
    if (told) {
      page->add(row.number, std::move(*told));
    } else {
      Error error = told.error();
      error.where = fmt::format("{}, row {}", path.string(), row.number);
      error.cure = "It was left out; put it right in the table, and open it again";
      goes_on = each(std::move(error));
    }
    return goes_on;
  });
  if (goes_on) put();
  return read;
}

}  // namespace dateline::io
