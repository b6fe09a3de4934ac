#include "io/table_stories.hpp"

#include <fmt/format.h>

#include <map>
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

/// The pages of a table while it is read.
class Pages {
 public:
  Pages(const TableSource& table, const std::filesystem::path& file, std::string signature,
        const EachPage& each)
      : table_(table), file_(file), signature_(std::move(signature)), each_(each) {}

  /// The page that a row belongs to: by its number a row that is put right later changes its own
  /// page alone, by its key one that is new or gone does, too. nullptr where no more is wanted.
  tabular::Page* of(const tabular::Row& row) {
    std::size_t number = (row.number - 1) / tabular::kRowsAPage + 1;
    if (const auto pages = table_.pages()) {
      number = base::fnv1a(row.key) % *pages + 1;
    } else if (!open_.empty() && !open_.contains(number) && !put_all()) {
      return nullptr;
    }
    return &open_.try_emplace(number, table_.name(), table_.id(), number, table_.pages())
                .first->second;
  }
  bool put_all() {
    if (table_.pages()) take_before();
    for (auto& [number, page] : std::exchange(open_, {})) {
      if ((table_.pages() || !page.empty()) &&
          !each_(source_of(std::move(page), file_, signature_)))
        return false;
    }
    return true;
  }

 private:
  void take_before() {
    for (std::size_t n = 1; n <= *table_.pages(); ++n) {
      const auto before = table_.before(tabular::Page::id_of(table_.id(), n));
      if (before == nullptr) continue;
      const bool read = open_.contains(n);
      // Of a part that is read nothing but what is there is told.
      if (table_.in_part() && !read) continue;
      auto& page =
          open_.try_emplace(n, table_.name(), table_.id(), n, table_.pages()).first->second;
      if (table_.in_part()) page.keep_rows_of(*before);
    }
  }

  const TableSource& table_;
  const std::filesystem::path& file_;
  std::string signature_;
  const EachPage& each_;
  std::map<std::size_t, tabular::Page> open_;
};

}  // namespace

Result<tabular::Preview> preview_table(const std::filesystem::path& path,
                                       std::shared_ptr<const tabular::Lexicon> lexicon) {
  auto table = EventTable::open(path);
  if (!table) return table.error();
  auto out = preview_table(*table, std::move(lexicon));
  if (out) out->path = path;
  return out;
}

Result<tabular::Preview> preview_table(TableSource& table,
                                       std::shared_ptr<const tabular::Lexicon> lexicon,
                                       std::size_t most_rows) {
  tabular::Preview out;
  out.path = table.where();
  out.name = table.name();
  out.headings = table.headings();
  out.has_geometry = table.has_geometry();
  const auto read = table.each_row([&](tabular::Row& row) {
    out.rows.push_back(row);
    return out.rows.size() < most_rows;
  });
  if (!read && out.rows.empty()) return read.error();
  const bool all = out.rows.size() < most_rows;
  out.rows_about = all ? out.rows.size() : table.rows_about().value_or(out.rows.size());
  out.guess = tabular::guess(out.headings, out.rows, *lexicon);
  out.lexicon = std::move(lexicon);
  return out;
}

Result<void> read_table(const std::filesystem::path& path, const tabular::Mapping& mapping,
                        const tabular::Lexicon& lexicon, const gazetteer::Gazetteer* world,
                        const EachPage& each, const std::function<void(std::size_t)>& about) {
  auto table = EventTable::open(path);
  if (!table) return table.error();
  return read_table(*table, path, mapping, lexicon, world, each, about);
}

Result<void> read_table(TableSource& table, const std::filesystem::path& file,
                        const tabular::Mapping& mapping, const tabular::Lexicon& lexicon,
                        const gazetteer::Gazetteer* world, const EachPage& each,
                        const std::function<void(std::size_t)>& about) {
  if (mapping.columns.size() != table.headings().size()) {
    return Error{ErrorCode::bad_value,
                 fmt::format("has {} columns, and {} were told of", table.headings().size(),
                             mapping.columns.size()),
                 table.where(), "Open it again"};
  }
  if (std::string missing = tabular::what_is_missing(mapping, table.has_geometry());
      !missing.empty()) {
    return Error{ErrorCode::bad_value, "does not say when and where events were", table.where(),
                 std::move(missing)};
  }
  tabular::RowReader reader(table.headings(), mapping, lexicon, world);
  Pages pages(table, file, mapping.signature(), each);
  bool goes_on = true;
  const auto read = table.each_row([&](tabular::Row& row) {
    if (about && (row.number - 1) % tabular::kRowsAPage == 0) about(table.rows_about().value_or(0));
    auto told = reader.read(row);
    if (!told) {
      Error error = told.error();
      error.where = row.key.empty() ? fmt::format("{}, row {}", table.where(), row.number)
                                    : fmt::format("{}, row with key {}", table.where(), row.key);
      error.cure = "It was left out; put it right in the table, and open it again";
      goes_on = each(std::move(error));
      return goes_on;
    }
    tabular::Page* page = pages.of(row);
    goes_on = page != nullptr;
    if (goes_on) page->add(row, std::move(*told));
    return goes_on;
  });
  // Of a table with keys a page is whole only where all of its rows have come.
  if (goes_on && (read || !table.pages())) pages.put_all();
  return read;
}

}  // namespace dateline::io
