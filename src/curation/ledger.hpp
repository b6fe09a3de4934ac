#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "curation/records.hpp"

namespace dateline::curation {

/// What becomes of one record in a step: nullptr means that it is not there.
struct Change {
  RecordNumber number = 0;
  RecordPtr to;
};

/// One thing that a user did, by name. Changes of one record come at most once.
struct Step {
  std::string name;  ///< "open tal-afar.txt"
  std::string author;
  std::int64_t made = 0;  ///< seconds since 1970-01-01 UTC
  std::vector<Change> changes;
};

/// All that the user of a project owns: its records in the order of their numbers, and the steps
/// that made them, to go back in and forward again, also after the project was closed. Undoing
/// everything gives back what was, to the byte. A plain value without files; for one thread.
class Ledger {
 public:
  static constexpr std::size_t kMostSteps = 2000;  ///< older ones can no longer be undone

  struct Entry {
    RecordNumber number = 0;
    RecordPtr record;
  };
  /// In the order of their numbers.
  [[nodiscard]] const std::vector<Entry>& records() const { return records_; }
  /// nullptr where there is none.
  [[nodiscard]] RecordPtr find(RecordNumber number) const;
  /// A number that no record has or had; the next call gives the next one.
  [[nodiscard]] RecordNumber take_number() { return next_++; }
  [[nodiscard]] RecordNumber next_number() const { return next_; }

  /// Carries a step out. One that changes nothing is left out. Forgets what was undone.
  void apply(Step step);
  /// Changes that belong to the last step as well: a long one that is done bit by bit. Where the
  /// step speaks of a record already, what it was before stays. What was undone can still be done
  /// again. A step of its own, without a name, where there is none.
  void extend(std::vector<Change> changes);
  /// Changes that are no step of the user's, as what is read where the map goes: whatever was
  /// undone can be done again, and the last step stays the last. What is new of a table belongs to
  /// the last step that speaks of that table, if there is one, and goes with it when that is
  /// undone.
  void change(std::vector<Change> changes);
  bool undo();
  bool redo();

  /// Steps carried out, the first first: each with what its records were before it.
  [[nodiscard]] const std::deque<Step>& done() const { return done_; }
  /// Steps undone, the next to be carried out again last: each with what its records become.
  [[nodiscard]] const std::vector<Step>& undone() const { return undone_; }
  [[nodiscard]] std::string undo_name() const { return done_.empty() ? "" : done_.back().name; }
  [[nodiscard]] std::string redo_name() const { return undone_.empty() ? "" : undone_.back().name; }
  /// Counts up with every change.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  /// Puts what `to` gives in the place of every record, of those to go back and forward to as well.
  /// No step: for what users do not see, as where the file keeps something. Stops at the first
  /// error; what is changed by then stays so.
  [[nodiscard]] base::Result<void> rewrite(
      const std::function<base::Result<RecordPtr>(const RecordPtr&)>& to);

  /// As it was saved. False, and nothing is changed, where numbers are not in order, come twice in
  /// a step or are not below `next`.
  bool restore(std::vector<Entry> records, std::deque<Step> done, std::vector<Step> undone,
               RecordNumber next);

 private:
  /// The last step that speaks of a story of that file; nullptr where none does.
  [[nodiscard]] Step* step_of(const std::filesystem::path& file);
  /// Puts the changes in the place of what is there, and that in the place of the changes.
  void exchange(std::vector<Change>& changes);

  std::vector<Entry> records_;
  std::deque<Step> done_;
  std::vector<Step> undone_;
  RecordNumber next_ = 1;
  std::uint64_t revision_ = 0;
  /// What the last step speaks of, as of the revision `extended_at_`, when it was extended: a step
  /// of many stories is, once for each.
  std::set<RecordNumber> extended_;
  std::uint64_t extended_at_ = 0;
};

}  // namespace dateline::curation
