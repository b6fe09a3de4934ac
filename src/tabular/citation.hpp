#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "event/event.hpp"
#include "gazetteer/gazetteer.hpp"
#include "tabular/mapping.hpp"
#include "tabular/row.hpp"
#include "time/local_time.hpp"

namespace dateline::tabular {

/// What a row says of the story that its event rests on, as tables that Dateline wrote do: of which
/// story, in which sentences, and what is told with it beside the columns of all tables.
struct Citation {
  std::string id;        ///< of the event, where it means the same in every table; else ""
  std::string document;  ///< id that the story had
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<time::Days> day;  ///< of the story
  std::optional<int> offset;      ///< minutes east of UTC, as the row writes its times
  struct Sentence {
    std::string words;           ///< one line, UTF-8
    event::Attribution told_by;  ///< "" where the story itself tells
  };
  std::vector<Sentence> told;       ///< the clearest first; may be empty
  std::vector<std::string> beside;  ///< of other stories, of which the row does not say which

  /// The same for rows that cite the same story; "" where the row names none.
  [[nodiscard]] std::string story() const;
};

/// Whether a table says which stories its rows rest on.
[[nodiscard]] bool cites(const Mapping& mapping);

/// Whether an id of an event is one that Dateline makes of the text that tells it, or of a table
/// and its row, so that wherever it stands it is of the same event: "e5d426a5eb8b888e8". Numbers
/// are not.
[[nodiscard]] bool is_lasting_id(std::string_view id);

/// Reads what rows cite, and puts the rest of what such a table tells into their events: times of
/// stories without a day, ends of ways, numbers of all kinds, what was put right by hand. One a
/// thread.
class CitationReader {
 public:
  /// The mapping and the gazetteer must outlive it.
  CitationReader(const Mapping& mapping, const gazetteer::Gazetteer* world);

  /// Errors bad_value: what of the row does not fit, in words. REQUIRES cites() of the mapping and
  /// an event whose place and bounds were read.
  [[nodiscard]] base::Result<Citation> read(const Row& row, event::Event& e);

 private:
  [[nodiscard]] const std::string& cell(const Row& row, Meaning meaning) const;
  [[nodiscard]] base::Result<time::Bounds> days_in(const Row& row, Meaning meaning) const;
  [[nodiscard]] base::Result<void> relative_days(const Row& row, event::Event& e) const;
  [[nodiscard]] std::optional<event::EventPlace> end_of_way(const Row& row, Meaning meaning,
                                                            event::Event& e);
  void by_hand(const Row& row, event::Event& e) const;
  void numbers(const Row& row, event::Event& e) const;
  void sentences(const Row& row, Citation& out) const;

  std::vector<std::optional<std::size_t>> column_of_;  ///< by meaning
  DayOrder order_;
  const gazetteer::Gazetteer* world_;
  std::map<std::pair<std::string, std::string>, std::optional<event::EventPlace>>
      ends_of_ways_;  ///< by their name and the key of the event's place
};

}  // namespace dateline::tabular
