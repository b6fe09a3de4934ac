#pragma once

#include <functional>
#include <utility>

namespace dateline::base {

/// How long work learns that nobody wants its result any more: it is handed down by reference, and
/// each long loop asks it between two steps. Work that is told to stop ends soon, and what it has
/// made by then is good for nothing but to be thrown away.
class StopCheck {
 public:
  /// Never stops anything.
  StopCheck() = default;
  /// `stopped` is called on the thread that works, up to millions of times a second. Once it has
  /// said yes it has to go on saying so.
  explicit StopCheck(std::function<bool()> stopped) : stopped_(std::move(stopped)) {}

  [[nodiscard]] bool stopped() const { return stopped_ && stopped_(); }

 private:
  std::function<bool()> stopped_;
};

}  // namespace dateline::base
