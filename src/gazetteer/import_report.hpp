#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::gazetteer {

/// What came of reading somebody's table: nothing is dropped without a word.
class ImportReport {
 public:
  static constexpr std::size_t kTold = 5;

  void take() { ++taken_; }
  /// `where`: "file:line"; `why`: a phrase without a full stop.
  void leave_out(std::string where, std::string why) {
    if (++left_out_ <= kTold) told_.push_back(std::move(where) + ": " + std::move(why));
  }

  [[nodiscard]] std::size_t taken() const { return taken_; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }
  /// The first rows that were left out, with why.
  [[nodiscard]] const std::vector<std::string>& told() const { return told_; }

 private:
  std::size_t taken_ = 0;
  std::size_t left_out_ = 0;
  std::vector<std::string> told_;
};

}  // namespace dateline::gazetteer
