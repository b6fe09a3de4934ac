#include "io/table_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "base/in_order.hpp"
#include "base/utf8.hpp"
#include "io/document_codec.hpp"
#include "io/event_table.hpp"
#include "tabular/page.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A page with what it is known by: its text and what was said of the columns.
ReadSource source_of(tabular::Page&& page, const std::filesystem::path& path,
                     const std::string& signature, bool packed) {
  ReadSource out;
  out.document = std::move(page).document();
  out.source.file = path;
  out.source.id = out.document->story.id;
  out.source.where = out.document->story.title;
  out.source.text.emplace();  // it was read
  out.text = base::fnv1a(base::to_utf8(out.document->story.text) + '\n' + signature);
  if (packed) out.packed = encode(*out.document);
  return out;
}

/// Rows of one page, before anything is made of them. Those that were done with give their room to
/// later ones.
struct Rows {
  std::size_t page = 0;  ///< its number, from 1
  std::size_t size = 0;  ///< the first so many count
  std::vector<tabular::Row> rows;

  tabular::Row& next() {
    if (size == rows.size()) rows.emplace_back();
    return rows[size++];
  }
};

/// Things that threads want one at a time and give back, to be used again.
template <class T>
class Pool {
 public:
  using Make = std::function<std::unique_ptr<T>()>;
  explicit Pool(Make make) : make_(std::move(make)) {}

  [[nodiscard]] std::unique_ptr<T> take() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return make_();
    auto out = std::move(idle_.back());
    idle_.pop_back();
    return out;
  }
  void give_back(std::unique_ptr<T> one) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(one));
  }

 private:
  Make make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

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
                        const TableReading& how) {
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
  // Tables of one name in two folders are two.
  const std::string name = path.filename().string();
  const std::string id = fmt::format("{}-{:06x}", name, base::fnv1a(path.string()) & 0xFF'FFFFU);
  // Each remembers names.
  Pool<tabular::RowReader> readers([&] {
    return std::make_unique<tabular::RowReader>(table->headings(), mapping, lexicon, world);
  });
  Pool<Rows> room([] { return std::make_unique<Rows>(); });
  // Reading the file keeps one thread busy; what is made of its rows, the others.
  constexpr std::size_t kTasksAThread = 4;
  constexpr std::size_t kMostBytes = 64U << 20U;
  std::atomic<bool> goes_on = true;
  base::InOrder making(how.threads,
                       {kTasksAThread * std::max<std::size_t>(how.threads, 1), kMostBytes});
  const auto put = [&](Result<ReadSource> made) {
    if (goes_on && !each(std::move(made))) goes_on = false;
  };
  const auto make = [&](const Rows& rows) -> base::InOrder::Finish {
    if (!goes_on) return {};
    auto reader = readers.take();
    tabular::Page page(name, id, rows.page);
    auto made = std::make_shared<std::vector<Result<ReadSource>>>();
    for (const tabular::Row& row : std::span(rows.rows).first(rows.size)) {
      auto told = reader->read(row);
      if (told) {
        page.add(row.number, std::move(*told));
        continue;
      }
      Error error = told.error();
      error.where = fmt::format("{}, row {}", path.string(), row.number);
      error.cure = "It was left out; put it right in the table, and open it again";
      made->emplace_back(std::move(error));
    }
    readers.give_back(std::move(reader));
    if (!page.empty()) made->emplace_back(source_of(std::move(page), path, signature, how.packed));
    return [&put, made] {
      for (auto& one : *made) put(std::move(one));
    };
  };
  std::unique_ptr<Rows> waiting = room.take();
  std::size_t pages = 0;
  std::size_t bytes = 0;
  const auto hand_over = [&] {
    if (waiting->size == 0) return;
    // Shared: what a std::function holds must be copyable.
    auto rows = std::make_shared<std::unique_ptr<Rows>>(std::exchange(waiting, room.take()));
    waiting->size = 0;
    making.add(std::exchange(bytes, 0), [&make, &room, rows] {
      auto finish = make(**rows);
      room.give_back(std::move(*rows));
      return finish;
    });
  };
  const auto read = table->each_row([&](tabular::Row& row) {
    // By the number of the row: a row that is put right later changes its own page alone.
    if ((row.number - 1) % tabular::kRowsAPage == 0) {
      hand_over();
      waiting->page = ++pages;
      if (how.about) how.about(table->rows_about().value_or(0));
    }
    for (const std::string& cell : row.cells) bytes += cell.size();
    std::swap(waiting->next(), row);
    return goes_on.load();
  });
  if (goes_on) hand_over();
  making.wait();
  return read;
}

}  // namespace dateline::io
