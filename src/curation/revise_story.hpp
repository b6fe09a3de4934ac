#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "curation/revise.hpp"

namespace dateline::curation {

/// One story with what its users put right laid over it, correction by correction. What needs other
/// stories as well (orders, times, events told by two stories) is left to the Reviser.
class StoryRevision {
 public:
  explicit StoryRevision(std::shared_ptr<const event::Document> as_read);

  /// Each notes its fate.
  void apply(RecordNumber number, const Correction& correction);

  /// The story as it is now; the one given where nothing was changed. Once, last.
  [[nodiscard]] std::shared_ptr<const event::Document> finish();
  [[nodiscard]] std::vector<Fate> take_fates();
  /// Ids of events that were merged into another, with its id.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_merged() {
    return std::move(merged_);
  }
  /// Ids of events that were rejected.
  [[nodiscard]] std::vector<std::string> take_rejected();

 private:
  void apply(RecordNumber number, const Correction& correction, const EventCorrection& what);
  void apply(RecordNumber number, const Correction& correction, const MentionCorrection& what);
  void apply(RecordNumber number, const Correction& correction, const AddedEvent& what);
  [[nodiscard]] std::optional<std::size_t> find(RecordNumber number, EventAnchor anchor);
  void change(RecordNumber number, std::size_t index, const Correction& by,
              const EventChange& change);
  void merge(std::size_t into, std::size_t from);
  void split(RecordNumber number, std::size_t from, const Correction& by, const SplitOff& what);
  void set_place(std::size_t mention, const std::optional<PlaceChoice>& place,
                 const std::string& reason);
  event::Document& own();
  void note(RecordNumber number, Fate::Kind kind, std::string words);

  std::shared_ptr<const event::Document> as_read_;
  std::shared_ptr<event::Document> own_;  ///< nullptr until something is changed
  std::vector<char> gone_;                ///< by event
  std::vector<Fate> fates_;
  std::vector<std::pair<RecordNumber, std::size_t>> laid_;  ///< on which event
  struct Rejected {
    RecordNumber by = 0;
    std::size_t event = 0;
    std::string id;
  };
  std::vector<Rejected> rejected_;
  std::vector<std::pair<std::string, std::string>> merged_;
};

/// The id of an event that a user added.
[[nodiscard]] std::string added_id(RecordNumber number);

/// "Put right by A. Said on 28 November 2026: ..."
[[nodiscard]] std::string reason_of(const Correction& correction);

/// The event without a place in the text: what the user said of it alone.
[[nodiscard]] event::Event event_of(RecordNumber number, const Correction& by,
                                    const AddedEvent& what);

}  // namespace dateline::curation
