#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "event/event.hpp"
#include "geo/lng_lat.hpp"
#include "store/filter.hpp"
#include "store/snapshot.hpp"

namespace dateline::io {

/// A telling of an event in a story, as it goes out.
struct ExportTelling {
  std::string document;  ///< id of the story
  std::string title;
  std::string publisher;
  std::string url;
  std::string date;  ///< of the story, ISO 8601; "" where it has none
  struct Quote {
    std::string sentence;  ///< one line
    std::string told_by;   ///< on whose word; "" where the story itself tells
  };
  std::vector<Quote> quotes;  ///< each sentence once, the clearest first
};

/// A place as it goes out.
struct ExportPlace {
  std::string name;
  std::string
      key;  ///< of the gazetteer; "" for the story's own and wherever it would tell too much
  geo::LngLat at;
  event::Precision precision = event::Precision::settlement;
  double radius_km = 0;
  std::vector<geo::LngLat> area;  ///< closed ring or empty
};

/// An event as it goes out: each once, however many stories tell it, put right as its users have
/// put it right. What was asked to be left out is not in it, so no writer can let it slip.
struct ExportRow {
  std::string id;
  event::EventType type = event::EventType::statement;
  event::Status status = event::Status::happened;
  std::string actor;
  std::string target;
  std::optional<ExportPlace> place;
  std::optional<ExportPlace> destination;
  std::optional<ExportPlace> origin;
  time::Bounds when;   ///< local; from the story's day 0 on where `relative`
  time::Bounds start;  ///< of its beginning alone
  time::Bounds end;
  bool relative = false;
  std::optional<int> offset;  ///< minutes east of UTC
  std::vector<event::Amount> numbers;
  double confidence = 0;
  std::string by_hand;                  ///< "place, type": what a person put right; "" for nothing
  std::vector<ExportTelling> tellings;  ///< the one that stands for all first; never empty
  std::size_t stories = 1;              ///< how many tell it

  /// "15 June 2014".
  [[nodiscard]] std::string when_in_words() const;
  /// ISO 8601, "" where open.
  [[nodiscard]] std::string earliest() const;
  [[nodiscard]] std::string latest() const;
  [[nodiscard]] std::string edtf() const;
  /// "capture", "attack (planned)".
  [[nodiscard]] std::string headline() const;
};

/// What may be left out of what goes out.
enum class ExportPart : std::uint8_t { names, sources, sentences };
[[nodiscard]] std::optional<ExportPart> export_part_from(std::string_view name);

/// What goes out and how sharply, the same for all formats.
struct ExportOptions {
  /// Width of the grid that coordinates are moved to the middles of, km; 0: as they are. Keys of
  /// places, which lead to exact ones, are left out then, as are outlines; numbers of coordinates
  /// in words are replaced; no radius is smaller than the grid.
  double coarsen_km = 0;
  /// Actors, targets and who said it, with all words of stories, which name people: sentences,
  /// titles and words of numbers.
  bool without_names = false;
  /// Titles, publishers, addresses and who said it; where sentences name these they are replaced.
  bool without_sources = false;
  bool without_sentences = false;

  void leave_out(ExportPart part);
  [[nodiscard]] bool all() const {
    return coarsen_km <= 0 && !without_names && !without_sources && !without_sentences;
  }
};

/// The events that a filter lets through, each once, with those of its tellings that pass, in the
/// order of time. Ids, which are made of texts, give way to numbers where anything is left out or
/// made coarse. Rows of tables hold all their cells as their sentence: it is left out where
/// coordinates are made coarse or sources are left out. Pure; takes as long as Shown and a look
/// at each sentence.
[[nodiscard]] std::vector<ExportRow> export_rows(const store::Snapshot& snapshot,
                                                 const store::Filter& filter,
                                                 const ExportOptions& options);

using ExportValue = std::variant<std::monostate, std::string, double, std::int64_t>;
enum class ExportKind : std::uint8_t { text, number, whole };

/// A column: what it is called and holds is the same in all formats (docs/manual/formats.md).
struct ExportField {
  std::string_view name;
  ExportKind kind = ExportKind::text;
  ExportValue (*of)(const ExportRow&) = nullptr;  ///< monostate where nothing is known
  std::string_view what;                          ///< for people
};
/// All of them, in the order of columns.
[[nodiscard]] std::span<const ExportField> export_fields();
/// "" for nothing; numbers with a point, as short as they can be read back from.
[[nodiscard]] std::string in_words(const ExportValue& value);

}  // namespace dateline::io
