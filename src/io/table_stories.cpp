#include "io/table_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "base/in_order.hpp"
#include "base/translate.hpp"
#include "io/database_address.hpp"
#include "io/document_codec.hpp"
#include "io/event_table.hpp"
#include "io/mapping_json.hpp"
#include "io/table_reading.hpp"
#include "io/told_stories.hpp"
#include "tabular/page.hpp"
#include "tabular/row_story.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A document with what it is known by.
ReadSource known_document(std::shared_ptr<const event::Document> made,
                          const std::filesystem::path& path, bool packed) {
  ReadSource out;
  out.document = std::move(made);
  out.source.file = path;
  out.source.id = out.document->story.id;
  out.source.where = out.document->story.title;
  out.source.text.emplace();  // it was read
  if (packed) out.packed = encode(*out.document);
  return out;
}

}  // namespace

ReadSource source_of(tabular::Page&& page, const std::filesystem::path& path,
                     const std::string& signature, bool packed) {
  ReadSource out = known_document(std::move(page).document(), path, packed);
  out.text = base::fnv1a(signature, base::fnv1a("\n", out.document->story.text.checksum()));
  return out;
}

ReadSource source_of(tabular::ToldStory&& told, const std::filesystem::path& path, bool packed) {
  ReadSource out = known_document(std::move(told).document(), path, packed);
  out.text = base::fnv1a(packed ? out.packed : encode(*out.document));
  return out;
}

std::string where_of(const std::string& table, const tabular::Row& row) {
  return row.key.empty() ? fmt::format("{}, row {}", table, row.number)
                         : fmt::format("{}, row with key {}", table, row.key);
}

Error misfit(Error error, const std::string& table, const tabular::Row& row) {
  error.where = where_of(table, row);
  error.cure = "It was left out; put it right in the table, and open it again";
  return error;
}

base::InOrder::Limits room_for(const TableReading& how) {
  constexpr std::size_t kTasksAThread = 4;
  constexpr std::size_t kMostBytes = 64U << 20U;
  return {kTasksAThread * std::max<std::size_t>(how.threads, 1), kMostBytes};
}

namespace {

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

/// What is said where rows that cite stories had to go on before the table was at its end.
std::string in_parts(std::size_t row) {
  return base::tr_format(
      "so many rows cite stories that not all of them can wait for the others of their story: up "
      "to "
      "row {} they are told first, and what follows of the same stories is told as further parts "
      "of "
      "them. Sort the table by story to have each in one piece",
      row);
}

using Citing = std::vector<std::pair<std::size_t, tabular::RowEvent>>;  ///< numbers of rows

void put_stories(std::vector<tabular::ToldStory> stories, const TableToRead& reading,
                 const std::function<bool(Result<ReadSource>)>& put) {
  base::InOrder making(reading.how.threads, room_for(reading.how));
  for (tabular::ToldStory& story : stories) {
    making.add(0, [&]() -> base::InOrder::Finish {
      auto made = std::make_shared<ReadSource>(
          source_of(std::move(story), reading.file, reading.how.packed));
      return [&, made] {
        if (!put(std::move(*made))) making.stop();
      };
    });
  }
  making.wait();
}

/// Its pages come as soon as they are full, and the stories that it cites at its end. By the number
/// of the row: a row that is put right later changes its own page alone.
Result<void> read_counted(const TableToRead& reading) {
  const std::string signature = reading.mapping.signature();
  const std::string name = reading.table.name();
  const std::string id = reading.table.id();
  const std::string where = reading.table.where();
  // Each remembers names.
  Pool<tabular::RowReader> readers(
      [&] { return std::make_unique<tabular::RowReader>(reading.row_reader()); });
  Pool<Rows> room([] { return std::make_unique<Rows>(); });
  // Reading the file keeps one thread busy; what is made of its rows, the others.
  std::atomic<bool> goes_on = true;
  base::InOrder making(reading.how.threads, room_for(reading.how));
  const auto put = [&](Result<ReadSource> made) {
    if (goes_on && !reading.each(std::move(made))) goes_on = false;
    return goes_on.load();
  };
  // Rows that cite stories wait for the others that cite the same, as far as there is room.
  ToldStories stories(reading.table);
  bool said = false;
  const auto make_room = [&](std::size_t row) {
    if (stories.waiting() < reading.how.most_waiting) return;
    for (tabular::ToldStory& story : stories.take()) {
      ReadSource made = source_of(std::move(story), reading.file, reading.how.packed);
      if (!std::exchange(said, true)) made.source.notes.push_back(in_parts(row));
      if (!put(std::move(made))) return;
    }
  };
  const auto make = [&](const Rows& rows) -> base::InOrder::Finish {
    if (!goes_on) return {};
    auto reader = readers.take();
    tabular::Page page(name, id, rows.page);
    auto made = std::make_shared<std::vector<Result<ReadSource>>>();
    auto citing = std::make_shared<Citing>();
    for (const tabular::Row& row : std::span(rows.rows).first(rows.size)) {
      auto told = reader->read(row);
      if (told && told->cited != nullptr) {
        citing->emplace_back(row.number, std::move(*told));
        continue;
      }
      if (told) {
        page.add(row, std::move(*told));
        continue;
      }
      made->emplace_back(misfit(told.error(), where, row));
    }
    readers.give_back(std::move(reader));
    if (!page.empty()) {
      made->emplace_back(source_of(std::move(page), reading.file, signature, reading.how.packed));
    }
    return [&put, &stories, &make_room, made, citing] {
      for (auto& one : *made) put(std::move(one));
      for (auto& [number, told] : *citing) {
        stories.add({number, {}, {}, {}}, std::move(told));
        make_room(number);
      }
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
  const auto read = reading.table.each_row([&](tabular::Row& row) {
    if ((row.number - 1) % tabular::kRowsAPage == 0) {
      hand_over();
      waiting->page = ++pages;
      if (reading.how.about) reading.how.about(reading.table.rows_about().value_or(0));
    }
    for (const std::string& cell : row.cells) bytes += cell.size();
    std::swap(waiting->next(), row);
    return goes_on.load();
  });
  if (goes_on) hand_over();
  making.wait();
  if (goes_on) put_stories(stories.take(), reading, put);
  return read;
}

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
                        const EachPage& each, const TableReading& how) {
  auto table = EventTable::open(path);
  if (!table) return table.error();
  return read_table(*table, path, mapping, lexicon, world, each, how);
}

Result<void> read_table(TableSource& table, const std::filesystem::path& file,
                        const tabular::Mapping& mapping, const tabular::Lexicon& lexicon,
                        const gazetteer::Gazetteer* world, const EachPage& each,
                        const TableReading& how) {
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
  // What was said of the columns of a database goes to the project with each page.
  EachPage with_columns = each;
  if (names_database(file.string())) {
    with_columns =
        [&each, columns = columns_text(table.headings(), mapping)](base::Result<ReadSource> page) {
          if (page) page->source.columns = columns;
          return each(std::move(page));
        };
  }
  const TableToRead reading{table, file, mapping, lexicon, world, with_columns, how};
  if (tabular::has_stories(mapping)) return read_row_stories(reading);
  return table.pages() ? read_keyed(reading, *table.pages()) : read_counted(reading);
}

}  // namespace dateline::io
