#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/snapshot.hpp"

namespace dateline::project {

/// The snapshots of a project: the present one, those to go back to and those to go forward to.
/// Each step has the name of what was done ("open tal-afar.txt").
class History {
 public:
  using SnapshotPtr = std::shared_ptr<const store::Snapshot>;
  static constexpr std::size_t kMost = 100;  ///< steps kept

  [[nodiscard]] const SnapshotPtr& present() const { return present_; }
  [[nodiscard]] std::string undo_name() const { return past_.empty() ? "" : past_.back().name; }
  [[nodiscard]] std::string redo_name() const { return future_.empty() ? "" : future_.back().name; }

  void change(std::string name, SnapshotPtr next) {
    if (past_.size() == kMost) past_.erase(past_.begin());
    past_.push_back({std::move(name), std::exchange(present_, std::move(next))});
    future_.clear();
  }
  /// Puts another snapshot of the same documents in the place of the present one; no step.
  void refine(SnapshotPtr same) { present_ = std::move(same); }
  bool undo() { return step(past_, future_); }
  bool redo() { return step(future_, past_); }

 private:
  struct Step {
    std::string name;
    SnapshotPtr other;  ///< the snapshot on the far side of the step
  };
  bool step(std::vector<Step>& from, std::vector<Step>& to) {
    if (from.empty()) return false;
    Step step = std::move(from.back());
    from.pop_back();
    to.push_back({std::move(step.name), std::exchange(present_, std::move(step.other))});
    return true;
  }
  SnapshotPtr present_ = std::make_shared<const store::Snapshot>();
  std::vector<Step> past_;
  std::vector<Step> future_;
};

}  // namespace dateline::project
