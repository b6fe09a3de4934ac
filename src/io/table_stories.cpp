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
#include "io/document_codec.hpp"
#include "io/event_table.hpp"
#include "io/told_stories.hpp"
#include "tabular/page.hpp"
#include "tabular/row_story.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A document with what it is known by.
ReadSource source_of(const tabular::MadeDocument& made, const std::filesystem::path& path,
                     bool packed) {
  ReadSource out;
  out.document = made.document;
  out.source.file = path;
  out.source.id = out.document->story.id;
  out.source.where = out.document->story.title;
  out.source.text.emplace();  // it was read
  if (packed) out.packed = encode(*out.document, made.text);
  return out;
}

/// A page is known by its text, which has all its cells, and what was said of the columns.
ReadSource source_of(tabular::Page&& page, const std::filesystem::path& path,
                     const std::string& signature, bool packed) {
  const tabular::MadeDocument made = std::move(page).document();
  ReadSource out = source_of(made, path, packed);
  out.text = base::fnv1a(signature, base::fnv1a("\n", base::fnv1a(made.text)));
  return out;
}

/// The text of a story that rows cite has but what they quote: it is known by all that was read.
ReadSource source_of(tabular::ToldStory&& told, const std::filesystem::path& path, bool packed) {
  ReadSource out = source_of(std::move(told).document(), path, packed);
  out.text = base::fnv1a(packed ? out.packed : encode(*out.document));
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

/// What all the readings below share.
struct Reading {
  TableSource& table;
  const std::filesystem::path& file;
  const tabular::Mapping& mapping;
  const tabular::Lexicon& lexicon;
  const gazetteer::Gazetteer* world;
  const EachPage& each;
  const TableReading& how;

  [[nodiscard]] tabular::RowReader row_reader() const {
    return {table.headings(), mapping, lexicon, world};
  }
};

Error misfit(Error error, const std::string& table, const tabular::Row& row) {
  error.where = row.key.empty() ? fmt::format("{}, row {}", table, row.number)
                                : fmt::format("{}, row with key {}", table, row.key);
  error.cure = "It was left out; put it right in the table, and open it again";
  return error;
}

constexpr std::size_t kRowsATelling = 50;  // of stories

/// How much is made at once.
base::InOrder::Limits room_for(const TableReading& how) {
  constexpr std::size_t kTasksAThread = 4;
  constexpr std::size_t kMostBytes = 64U << 20U;
  return {kTasksAThread * std::max<std::size_t>(how.threads, 1), kMostBytes};
}

/// The pages of a table whose rows have keys, while it is read.
class KeyedPages {
 public:
  explicit KeyedPages(const Reading& reading, std::size_t pages)
      : table_(reading.table),
        pages_(pages),
        file_(reading.file),
        signature_(reading.mapping.signature()),
        each_(reading.each),
        packed_(reading.how.packed),
        stories_(reading.table) {}

  /// By its key: a row that is new or gone changes no other page.
  void add(const tabular::Row& row, tabular::RowEvent event) {
    if (event.cited != nullptr) {
      stories_.add(row, std::move(event));
    } else {
      page(base::fnv1a(row.key) % pages_ + 1).add(row, std::move(event));
    }
  }
  void put_all() {
    take_before();
    stories_.take_before();
    for (auto& [number, page] : std::exchange(open_, {})) {
      if (!each_(source_of(std::move(page), file_, signature_, packed_))) return;
    }
    for (tabular::ToldStory& story : std::move(stories_).take()) {
      if (!each_(source_of(std::move(story), file_, packed_))) return;
    }
  }

 private:
  tabular::Page& page(std::size_t number) {
    return open_.try_emplace(number, table_.name(), table_.id(), number, pages_).first->second;
  }
  void take_before() {
    for (std::size_t n = 1; n <= pages_; ++n) {
      const auto before = table_.before(tabular::Page::id_of(table_.id(), n));
      if (before == nullptr) continue;
      const bool read = open_.contains(n);
      // Of a part that is read nothing but what is there is told.
      if (table_.in_part() && !read) continue;
      tabular::Page& again = page(n);
      if (table_.in_part()) again.keep_rows_of(*before);
    }
  }

  const TableSource& table_;
  const std::size_t pages_;
  const std::filesystem::path& file_;
  std::string signature_;
  const EachPage& each_;
  const bool packed_;
  std::map<std::size_t, tabular::Page> open_;
  ToldStories stories_;
};

/// Its pages come at the end: a row of any of them may be the last.
Result<void> read_keyed(const Reading& reading, std::size_t page_count) {
  tabular::RowReader reader = reading.row_reader();
  KeyedPages pages(reading, page_count);
  bool goes_on = true;
  const auto read = reading.table.each_row([&](tabular::Row& row) {
    if (reading.how.about && (row.number - 1) % tabular::kRowsAPage == 0) {
      reading.how.about(reading.table.rows_about().value_or(0));
    }
    auto told = reader.read(row);
    if (told) {
      pages.add(row, std::move(*told));
    } else {
      goes_on = reading.each(misfit(told.error(), reading.table.where(), row));
    }
    return goes_on;
  });
  // A page is whole only where all of its rows have come.
  if (goes_on && read) pages.put_all();
  return read;
}

using Citing = std::vector<std::pair<std::size_t, tabular::RowEvent>>;  ///< numbers of rows

void put_stories(std::vector<tabular::ToldStory> stories, const Reading& reading,
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
Result<void> read_counted(const Reading& reading) {
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
  // Rows that cite stories wait for the others that cite the same.
  ToldStories stories(reading.table);
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
    return [&put, &stories, made, citing] {
      for (auto& one : *made) put(std::move(one));
      for (auto& [number, told] : *citing) stories.add({number, {}, {}, {}}, std::move(told));
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
  if (goes_on) put_stories(std::move(stories).take(), reading, put);
  return read;
}

/// Each row is a story that nothing has been read off yet.
Result<void> read_row_stories(const Reading& reading) {
  if (!reading.how.read_story) {
    return Error{ErrorCode::unsupported, "its rows are stories, not events", reading.table.where(),
                 "Give another meaning to the column that is taken for their text"};
  }
  const std::string where = reading.table.where();
  std::atomic<bool> goes_on = true;
  base::InOrder making(reading.how.threads, room_for(reading.how));
  const auto put = [&](Result<ReadSource> made) {
    if (goes_on && !reading.each(std::move(made))) goes_on = false;
  };
  const auto read = [&](const tabular::Row& row) -> Result<ReadSource> {
    auto told = tabular::story_of(row, reading.mapping);
    if (!told) return misfit(told.error(), where, row);
    StorySource source;
    source.file = reading.file;
    source.where = row.key.empty() ? fmt::format("{}, row {}", where, row.number)
                                   : fmt::format("{}, row with key {}", where, row.key);
    source.text = std::move(told->text);
    source.date = told->date;
    source.publisher = std::move(told->publisher);
    source.url = std::move(told->url);
    if (!told->note.empty()) source.notes.push_back(std::move(told->note));
    return reading.how.read_story(std::move(source));
  };
  const auto done = reading.table.each_row([&](tabular::Row& row) {
    if (reading.how.about && row.number % kRowsATelling == 1) {
      reading.how.about(reading.table.rows_about().value_or(0));
    }
    std::size_t bytes = 0;
    for (const std::string& cell : row.cells) bytes += cell.size();
    making.add(bytes, [&put, &read, &goes_on, row]() -> base::InOrder::Finish {
      if (!goes_on) return {};
      auto made = std::make_shared<Result<ReadSource>>(read(row));
      return [&put, made] { put(std::move(*made)); };
    });
    return goes_on.load();
  });
  making.wait();
  return done;
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
  const Reading reading{table, file, mapping, lexicon, world, each, how};
  if (tabular::has_stories(mapping)) return read_row_stories(reading);
  return table.pages() ? read_keyed(reading, *table.pages()) : read_counted(reading);
}

}  // namespace dateline::io
