#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/stop_check.hpp"
#include "event/document.hpp"
#include "event/event.hpp"
#include "store/conclusions.hpp"
#include "time/local_time.hpp"
#include "time/phrase.hpp"

namespace dateline::store {

/// Position of an event in its snapshot's table. Means nothing in another snapshot: keep Event::id.
using Row = std::uint32_t;

/// When an event was, as far as is known: what its story says, or what all stories together make
/// sure where that is sharper. Every view, filter and order goes by this, never by Event's own.
struct EventTimes {
  time::Bounds whole;      ///< from its earliest start to its latest end
  time::Bounds start;      ///< of its beginning alone; open where nothing is known of it
  time::Bounds end;        ///< of its end alone
  bool tightened = false;  ///< other statements than its own made it sharper
  bool disputed = false;   ///< a contradiction speaks of it, by whichever of its tellings
};

/// The events of all documents in columns, sorted by the earliest they can have begun. Rows with
/// `dated` and rows with `placed` false are kept and counted, never hidden.
struct EventTable {
  std::vector<std::int64_t> earliest;  ///< minutes (time::Minute); INT64_MIN where open
  std::vector<std::int64_t> latest;    ///< minutes; INT64_MAX where open
  std::vector<std::uint8_t> dated;     ///< 0 where it has no place on the snapshot's axis of time
  std::vector<std::uint8_t> placed;
  std::vector<event::EventType> type;
  std::vector<event::Status> status;
  std::vector<float> lng;  ///< degrees; 0 where not placed
  std::vector<float> lat;
  std::vector<float> radius_km;
  std::vector<std::uint32_t> document;  ///< into Snapshot::documents()
  std::vector<std::uint32_t> event;     ///< into that document's events
  std::vector<std::uint8_t> tightened;  ///< EventTimes::tightened
  std::vector<std::uint8_t> disputed;   ///< EventTimes::disputed
  /// Where something is known of the beginning or the end alone: one more than its place in
  /// `parts`, 0 for all others, which are most.
  std::vector<std::uint32_t> part;
  struct Parts {
    time::Bounds start;
    time::Bounds end;
  };
  std::vector<Parts> parts;
  /// Rows of one number tell one event; below Snapshot::occurrences(). Each row has its own until
  /// conclusions are drawn.
  std::vector<std::uint32_t> occurrence;
  /// Among the tellings of its event, 0 for the one that stands for all. What has both a date and a
  /// place comes before what cannot be drawn, then what was told first.
  std::vector<std::uint32_t> rank;

  [[nodiscard]] std::size_t size() const { return earliest.size(); }
  [[nodiscard]] EventTimes times(Row row) const;
  void reserve(std::size_t n);  ///< of what is there before conclusions
};

/// Everything that is known at one moment, never changed once made; share it freely between
/// threads. Columns are built in O(n log n); a million events take some 60 MB.
class Snapshot {
 public:
  Snapshot() = default;
  explicit Snapshot(std::vector<std::shared_ptr<const event::Document>> documents,
                    std::uint64_t revision = 0,
                    std::shared_ptr<const Conclusions> conclusions = nullptr,
                    std::vector<timeline::UserStatement> statements = {},
                    timeline::Joins joins = {});
  /// The same documents with what follows from them; rows move where times have become sharper.
  /// Takes long, see conclude().
  [[nodiscard]] Snapshot concluded() const;
  /// The same; nullopt where `stop` said to stop before all was worked out.
  [[nodiscard]] std::optional<Snapshot> concluded(const base::StopCheck& stop) const;
  /// The same documents, of which the user says this. What followed from what was said before stays
  /// until concluded().
  [[nodiscard]] Snapshot stating(std::vector<timeline::UserStatement> statements,
                                 timeline::Joins joins, std::uint64_t revision) const;

  [[nodiscard]] std::span<const std::shared_ptr<const event::Document>> documents() const {
    return documents_;
  }
  /// What the user says, of events of these documents or others.
  [[nodiscard]] const std::vector<timeline::UserStatement>& user_statements() const {
    return statements_;
  }
  /// Which events the user says are one or two.
  [[nodiscard]] const timeline::Joins& joins() const { return joins_; }
  [[nodiscard]] const EventTable& events() const { return table_; }
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  /// nullptr until they are drawn; the times are then the stories' own.
  [[nodiscard]] const Conclusions* conclusions() const { return conclusions_.get(); }
  /// Whether they are drawn of all that the user says now.
  [[nodiscard]] bool is_concluded() const {
    return conclusions_ != nullptr && conclusions_->chronology.user_statements() == statements_ &&
           conclusions_->chronology.joins() == joins_;
  }

  [[nodiscard]] const event::Event& event(Row row) const;
  [[nodiscard]] EventTimes times(Row row) const { return table_.times(row); }
  [[nodiscard]] timeline::EventRef ref(Row row) const {
    return {table_.document[row], table_.event[row]};
  }
  [[nodiscard]] Row row(timeline::EventRef event) const {
    return rows_[first_of_document_[event.document] + event.event];
  }
  [[nodiscard]] const event::Document& document_of(Row row) const;
  /// How many events there are, each once however many stories tell it.
  [[nodiscard]] std::size_t occurrences() const { return occurrences_; }
  [[nodiscard]] bool same_event(Row a, Row b) const {
    return table_.occurrence[a] == table_.occurrence[b];
  }
  /// All that tell the event which a row tells, itself included, in the order of their ranks.
  [[nodiscard]] std::vector<Row> tellings(Row row) const;
  /// How many of the stories tell the event which a row tells.
  [[nodiscard]] std::size_t stories_telling(Row row) const;
  [[nodiscard]] std::optional<Row> find(std::string_view event_id) const;
  /// Rows of the events that a sentence of a document tells.
  [[nodiscard]] std::vector<Row> told_in(std::uint32_t document, std::uint32_t sentence) const;
  /// What the axis of time counts from. The unknown day of a story only where that is the only one
  /// that tells times and nothing else is dated; beside dates, its events are undated.
  [[nodiscard]] time::DayZero day_zero() const { return day_zero_; }
  /// From the earliest to the latest bound of all dated events; nullopt where there is none.
  [[nodiscard]] std::optional<std::pair<time::Minute, time::Minute>> extent() const;

 private:
  [[nodiscard]] std::shared_ptr<const Conclusions> conclude_all(const base::StopCheck& stop) const;
  void join_tellings();

  std::vector<std::shared_ptr<const event::Document>> documents_;
  EventTable table_;
  std::shared_ptr<const Conclusions> conclusions_;
  std::vector<timeline::UserStatement> statements_;
  timeline::Joins joins_;
  /// Made when it is first asked for. Shared by snapshots of the same rows.
  struct RowsById {
    std::once_flag made;
    std::vector<std::pair<std::uint64_t, Row>> rows;  ///< sorted by the sum of the event's id
  };
  std::shared_ptr<RowsById> by_id_ = std::make_shared<RowsById>();
  std::vector<Row> rows_;                         ///< by document, then by event
  std::vector<std::uint32_t> first_of_document_;  ///< into rows_
  std::size_t occurrences_ = 0;
  std::uint64_t revision_ = 0;
  time::DayZero day_zero_ = time::DayZero::calendar;
};

}  // namespace dateline::store
