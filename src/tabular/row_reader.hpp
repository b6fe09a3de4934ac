#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "event/event.hpp"
#include "gazetteer/gazetteer.hpp"
#include "tabular/cell_memory.hpp"
#include "tabular/citation.hpp"
#include "tabular/mapping.hpp"

namespace dateline::tabular {

/// A row of a table as an event, with the line that shows it to people.
struct RowEvent {
  event::Event event;  ///< without id and mentions; sentences of its numbers are 0
  std::string line;    ///< UTF-8: its cells that are not empty, parted by dots
  /// Code points of the line that tell it: the cells of its type, else its beginning.
  text::Span trigger;
  event::Attribution told_by;
  /// What the row cites; nullptr for rows that cite no story. Where it has sentences, the line is
  /// the first of them.
  std::unique_ptr<Citation> cited = nullptr;
  /// The place of the gazetteer that the row gives the key of; views of the gazetteer's.
  std::optional<gazetteer::Place> known = {};
};

/// Makes events of rows. One a thread: it remembers names of places that it has looked up.
class RowReader {
 public:
  /// The headings, the mapping, the lexicon and the gazetteer must outlive it. REQUIRES as many
  /// columns in the mapping as there are headings.
  RowReader(std::span<const std::string> headings, const Mapping& mapping, const Lexicon& lexicon,
            const gazetteer::Gazetteer* world);

  /// Errors bad_value: what of the row does not fit, in words; it names no file.
  [[nodiscard]] base::Result<RowEvent> read(const Row& row);

 private:
  /// "" where no column has that meaning. Asked some thirty times of each row.
  [[nodiscard]] const std::string& cell(const Row& row, Meaning meaning) const {
    const std::size_t column = column_of_[static_cast<std::size_t>(meaning)];
    return column < row.cells.size() ? row.cells[column] : kNoText;
  }
  [[nodiscard]] base::Result<void> when(const Row& row, event::Event& e) const;
  [[nodiscard]] base::Result<time::Bounds> date_of(const Row& row, Meaning meaning) const;
  /// One side of when it was, to the minute where the cell has one.
  [[nodiscard]] base::Result<std::optional<time::Minute>> bound_of(const Row& row,
                                                                   Meaning meaning) const;
  [[nodiscard]] base::Result<void> apart(const Row& row, event::Event& e) const;
  [[nodiscard]] base::Result<void> where(const Row& row, RowEvent& out);
  [[nodiscard]] base::Result<std::vector<geo::LngLat>> outline_of(const Row& row) const;
  [[nodiscard]] base::Result<std::optional<geo::LngLat>> point_of(
      const Row& row, std::span<const geo::LngLat> ring) const;
  void where_by_name(const Row& row, event::Event& e);
  [[nodiscard]] std::string name_near(geo::LngLat at);
  [[nodiscard]] const event::Attribution& source_of(const Row& row);
  /// What the cells of its type say.
  struct Kind {
    event::EventType type = event::EventType::statement;
    base::SharedText reason;  ///< "" where they are empty
  };
  [[nodiscard]] const Kind& kind_of(const Row& row);
  /// Of a cell that names a side.
  [[nodiscard]] const event::Attribution& side_of(const std::string& cell);
  [[nodiscard]] std::string country_code(const std::string& name);
  void what(const Row& row, event::Event& e);
  [[nodiscard]] base::Result<void> how_many(const Row& row, event::Event& e) const;
  void write(const Row& row, RowEvent& out) const;
  [[nodiscard]] base::Result<void> cite(const Row& row, RowEvent& out);

  std::span<const std::string> headings_;
  const Mapping& mapping_;
  const Lexicon& lexicon_;
  const gazetteer::Gazetteer* world_;
  std::optional<CitationReader> citations_;  ///< of a table that cites stories
  static constexpr std::size_t kNoColumn = SIZE_MAX;
  static inline const std::string kNoText;
  std::array<std::size_t, kMeanings> column_of_{};  ///< by meaning; kNoColumn for none
  std::vector<std::size_t> order_;                  ///< of columns in the line
  std::vector<std::string> said_before_;  ///< by column: what the line says before its cell
  std::map<std::pair<int, int>, std::string> near_;  ///< names by cells of 0.01 degrees
  std::map<std::string, std::string> countries_;
  CellMemory<event::Attribution> sources_;
  CellMemory<event::Attribution> actors_;  ///< and targets; with ids as of Event::actor_id
  CellMemory<Kind> kinds_;                 ///< by kind_cells_
  std::string kind_cells_;                 ///< those of a row, one below the other
  std::map<std::string, std::optional<event::EventPlace>> places_;
  const base::SharedText killed_{"killed"};  ///< Amount::of
  const base::SharedText wounded_{"wounded"};
  const base::SharedText gives_coordinates_;  ///< a reason
};

}  // namespace dateline::tabular
