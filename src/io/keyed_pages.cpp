// Tables whose rows have keys: each row belongs to the page of its key, whichever others there are.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "io/table_reading.hpp"
#include "io/told_stories.hpp"

namespace dateline::io {
namespace {

using base::Result;
using Ids = std::set<std::string, std::less<>>;

/// A row of an earlier reading that should have come again, as the table can be asked for it.
struct Missed {
  std::string event;  ///< its id
  std::string text;   ///< its key, or its id in the table's column of ids
  bool by_id = false;
};

class KeyedPages {
 public:
  KeyedPages(const TableToRead& reading, std::size_t pages)
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
      if (!event.cited->id.empty()) ids_.insert(event.cited->id);
      stories_.add(row, std::move(event));
    } else {
      page(base::fnv1a(row.key) % pages_ + 1).add(row, std::move(event));
    }
  }

  /// It is there, whether or not it fits.
  void note(const tabular::Row& row) { keys_.insert(tabular::in_id(row.key)); }

  /// Rows of earlier readings that lie in what was asked for and have not come.
  [[nodiscard]] std::vector<Missed> missed() const {
    std::vector<Missed> out;
    if (!table_.in_part()) return out;
    const std::string head = tabular::slug(table_.id());
    for (const std::string& id : table_.documents_before()) {
      if (!id.starts_with(head + "-p") && !id.starts_with(head + "-s")) continue;
      const auto before = table_.before(id);
      for (const event::Event& e : before->events) {
        if (out.size() == kMostMissed) return out;
        if (!table_.asked_for(e)) continue;
        const bool of_key = e.id.starts_with(id + "-r");
        std::string text = of_key ? e.id.substr(id.size() + 2) : e.id;
        if ((of_key ? keys_ : ids_).contains(text)) continue;
        // What stands for a key that is no part of an id says nothing of it.
        if (of_key && is_sum(text)) continue;
        out.push_back({e.id, std::move(text), !of_key});
      }
    }
    return out;
  }
  [[nodiscard]] bool came(const Missed& row) const {
    return (row.by_id ? ids_ : keys_).contains(row.text);
  }

  void put_all(const Ids& gone) {
    take_before(gone);
    stories_.take_before(gone);
    for (auto& [number, page] : std::exchange(open_, {})) {
      if (!each_(source_of(std::move(page), file_, signature_, packed_))) return;
    }
    for (tabular::ToldStory& story : stories_.take()) {
      if (!each_(source_of(std::move(story), file_, packed_))) return;
    }
  }

 private:
  static constexpr std::size_t kMostMissed = 10'000;

  /// As tabular::in_id() writes keys that are long or have other letters.
  static bool is_sum(const std::string& text) {
    constexpr std::size_t kDigits = 16;
    return text.size() == kDigits + 1 && text.front() == 'h' &&
           text.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
  }

  tabular::Page& page(std::size_t number) {
    return open_.try_emplace(number, table_.name(), table_.id(), number, pages_).first->second;
  }
  void take_before(const Ids& gone) {
    for (std::size_t n = 1; n <= pages_; ++n) {
      const auto before = table_.before(tabular::Page::id_of(table_.id(), n));
      if (before == nullptr) continue;
      const bool read = open_.contains(n);
      // Of a part that is read nothing but what is there, or is gone, is told.
      if (table_.in_part() && !read && !any_of(*before, gone)) continue;
      tabular::Page& again = page(n);
      if (table_.in_part()) again.keep_rows_of(*before, gone);
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
  Ids keys_;  ///< of rows that have come, as ids of events have them
  Ids ids_;   ///< likewise, of events that rows of stories tell
};

}  // namespace

Result<void> read_keyed(const TableToRead& reading, std::size_t page_count) {
  tabular::RowReader reader = reading.row_reader();
  KeyedPages pages(reading, page_count);
  bool goes_on = true;
  const auto take = [&](tabular::Row& row) {
    pages.note(row);
    auto told = reader.read(row);
    if (told) {
      pages.add(row, std::move(*told));
    } else {
      goes_on = reading.each(misfit(told.error(), reading.table.where(), row));
    }
    return goes_on;
  };
  const auto read = reading.table.each_row([&](tabular::Row& row) {
    if (reading.how.about && (row.number - 1) % tabular::kRowsAPage == 0) {
      reading.how.about(reading.table.rows_about().value_or(0));
    }
    return take(row);
  });
  if (!goes_on || !read) return read;
  // What did not come again is gone, or is no longer what was asked for: the table is asked which.
  const std::vector<Missed> missed = pages.missed();
  for (const bool by_id : {false, true}) {
    std::vector<std::string> texts;
    for (const Missed& m : missed) {
      if (m.by_id == by_id) texts.push_back(m.text);
    }
    const auto column = by_id ? reading.mapping.column(tabular::Meaning::id) : std::nullopt;
    if (texts.empty() || (by_id && !column)) continue;
    if (const auto asked = reading.table.each_row_of(texts, column, take); !asked || !goes_on) {
      return asked;
    }
  }
  Ids gone;
  for (const Missed& m : missed) {
    const bool asked = !m.by_id || reading.mapping.column(tabular::Meaning::id).has_value();
    if (asked && !pages.came(m)) gone.insert(m.event);
  }
  // A page is whole only where all of its rows have come.
  pages.put_all(gone);
  return read;
}

}  // namespace dateline::io
