// Tables whose rows are stories.
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/checksum.hpp"
#include "io/table_reading.hpp"
#include "tabular/row_story.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using tabular::Meaning;

constexpr std::size_t kRowsATelling = 50;

/// By what the rows of a table are known again when their texts have changed: a key, an id or an
/// address that no other row has, else the place in the table.
class RowNames {
 public:
  RowNames(const TableToRead& reading, std::string table)
      : mapping_(reading.mapping), head_(tabular::slug(table) + "-t") {}

  /// To be told of every row before any is asked for, but where rows have keys.
  void note(const tabular::Row& row) {
    for (const Meaning m : kNames) {
      if (const std::string& cell = cell_of(row, m); !cell.empty()) ++rows_of_[sum(m, cell)];
    }
    if (const auto told = tabular::story_of(row, mapping_)) texts_->insert(base::fnv1a(told->text));
  }

  void name(const tabular::Row& row, StorySource& source) const {
    if (!row.key.empty()) {
      source.id = head_ + "k" + tabular::in_id(row.key);
      return;
    }
    for (const Meaning m : kNames) {
      const std::string& cell = cell_of(row, m);
      const auto rows = rows_of_.find(sum(m, cell));
      if (cell.empty() || rows == rows_of_.end() || rows->second > 1) continue;
      source.id = head_ + (m == Meaning::id ? "i" : "u") + tabular::in_id(cell);
      return;
    }
    source.id = head_ + std::to_string(row.number);
    // A row that has come between moves all that follow: a text that is still there has not
    // changed.
    source.beside = texts_;
  }

 private:
  static constexpr std::array kNames{Meaning::id, Meaning::url};

  [[nodiscard]] const std::string& cell_of(const tabular::Row& row, Meaning m) const {
    static const std::string kNone;
    const auto column = mapping_.column(m);
    return column && *column < row.cells.size() ? row.cells[*column] : kNone;
  }
  static std::uint64_t sum(Meaning m, const std::string& cell) {
    return base::fnv1a(std::string(tabular::name(m)) + '\n' + cell);
  }

  const tabular::Mapping& mapping_;
  std::string head_;
  std::unordered_map<std::uint64_t, std::size_t> rows_of_;
  std::shared_ptr<std::set<std::uint64_t>> texts_ = std::make_shared<std::set<std::uint64_t>>();
};

}  // namespace

Result<void> read_row_stories(const TableToRead& reading) {
  if (!reading.how.read_story) {
    return Error{ErrorCode::unsupported, "its rows are stories, not events", reading.table.where(),
                 "Give another meaning to the column that is taken for their text"};
  }
  const std::string where = reading.table.where();
  RowNames names(reading, reading.table.id());
  if (!reading.table.pages()) {
    const auto noted = reading.table.each_row([&](tabular::Row& row) {
      names.note(row);
      return true;
    });
    if (!noted) return noted;
  }
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
    source.where = where_of(where, row);
    source.text = std::move(told->text);
    source.date = told->date;
    source.publisher = std::move(told->publisher);
    source.url = std::move(told->url);
    if (!told->note.empty()) source.notes.push_back(std::move(told->note));
    names.name(row, source);
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

}  // namespace dateline::io
