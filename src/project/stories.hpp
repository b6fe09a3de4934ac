#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "curation/revise.hpp"
#include "project/archive.hpp"
#include "project/versions.hpp"
#include "store/snapshot.hpp"

namespace dateline::project {

/// What the records of a project come to: its stories as they were read, what users put right laid
/// over them, and the snapshot of both. Belongs to the main thread.
class Stories {
 public:
  explicit Stories(std::unique_ptr<Archive> archive = std::make_unique<MemoryArchive>());
  /// The same stories over records of its own, in memory.
  Stories(const Stories& other);
  Stories(Stories&&) = default;
  Stories& operator=(Stories&&) = default;
  Stories& operator=(const Stories&) = delete;
  ~Stories() = default;

  /// Another project takes the place of this one; `read` are documents at hand, by record.
  void open(std::unique_ptr<Archive> archive,
            std::map<curation::RecordNumber, DocumentPtr> read = {});

  [[nodiscard]] const std::shared_ptr<const store::Snapshot>& present() const { return present_; }
  [[nodiscard]] const curation::Ledger& ledger() const { return archive_->ledger(); }
  [[nodiscard]] const curation::Revised& revised() const { return revised_; }
  /// The record of a document of the present snapshot; nullopt for the notes.
  [[nodiscard]] std::optional<curation::RecordNumber> record_of(std::uint32_t document) const;
  /// Whether what was read off a story is there.
  [[nodiscard]] bool has(curation::RecordNumber story) const;
  [[nodiscard]] const curation::StoryEntry* entry_of(std::uint32_t document) const;
  /// As it was read, before anything was put right; nullptr where there is no such story.
  [[nodiscard]] DocumentPtr as_read(std::string_view story) const;
  /// As it was read, before anything was said of its source, too; nullptr where it is not at hand.
  [[nodiscard]] DocumentPtr stated(std::uint32_t document) const;
  [[nodiscard]] std::optional<curation::RecordNumber> number_of(std::string_view story) const;
  /// Readings that the history holds of a story and that are not its present one, the last first.
  [[nodiscard]] std::vector<EarlierReading> earlier_readings(curation::RecordNumber story) const;
  /// A story as that entry has it, with what users put right of it; nullptr where its reading is
  /// gone.
  [[nodiscard]] DocumentPtr earlier(const curation::StoryEntry& entry) const;

  [[nodiscard]] curation::RecordNumber take_number() { return archive_->take_number(); }
  [[nodiscard]] base::Result<curation::ReadingRef> add_reading(const DocumentPtr& document,
                                                               const std::string& data,
                                                               const std::string& model);
  /// Each makes a new snapshot, where anything changes that it shows.
  void apply(curation::Step step);
  void extend(std::vector<curation::Change> changes);
  bool undo() { return go(1); }
  bool redo() { return go(-1); }
  /// Back so many steps, forward where negative; as far as there are any. False where there is
  /// none.
  bool go(int back);

  /// The records were changed by who has the archive; `read` are documents at hand.
  void changed(std::map<curation::RecordNumber, DocumentPtr> read);
  /// The present snapshot is, from now on, of what was told by that day: later stories and those
  /// without a day stay in it with their text, but nothing that they tell, so that no time and no
  /// holder rests on them. Pages of tables stay whole. nullopt: of everything. No step.
  void know_by(std::optional<time::Days> day);
  /// How many events the present snapshot lacks for that; some that several stories tell may be
  /// counted more than once.
  [[nodiscard]] std::size_t untold() const { return untold_; }
  /// The same stories with what follows from them takes the place of the present snapshot; no step.
  void refine(std::shared_ptr<const store::Snapshot> same);

 private:
  /// Snapshots to go back to without drawing conclusions anew.
  static constexpr std::size_t kRemembered = 24;
  static constexpr std::size_t kQuick = 300;  ///< events; some milliseconds

  void renew();
  /// Makes what was revised the present snapshot, as far as it was known then.
  void show_revised();
  [[nodiscard]] curation::Revised::Documents known_then();
  [[nodiscard]] DocumentPtr document_of(const curation::RecordPtr& record);

  std::unique_ptr<Archive> archive_;
  curation::Reviser reviser_;
  curation::Revised revised_;
  /// By record: what its story looks like, with what the user says of its source.
  std::map<curation::RecordPtr, DocumentPtr> shown_;
  /// By checksum and size of their readings, whose places change when a file is written anew.
  std::map<std::pair<std::uint64_t, std::uint64_t>, DocumentPtr> read_;
  std::optional<time::Days> known_by_;
  std::map<DocumentPtr, DocumentPtr> silent_;  ///< later stories, without what they tell
  std::size_t untold_ = 0;
  std::vector<curation::RecordNumber> numbers_;  ///< by document
  curation::Revised::Documents as_read_;         ///< by document
  std::shared_ptr<const store::Snapshot> present_ = std::make_shared<const store::Snapshot>();
  std::deque<std::shared_ptr<const store::Snapshot>> remembered_;
  std::uint64_t next_snapshot_ = 1;
};

}  // namespace dateline::project
