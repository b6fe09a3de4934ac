#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace dateline::desktop {

/// What workers have made and the main thread has yet to take. Bounded: who makes more waits, so
/// that a window that is busy does not fill the memory.
template <class T>
class Arrivals {
 public:
  /// `wake` is called on any thread when there is something to take.
  Arrivals(std::size_t most, std::function<void()> wake) : most_(most), wake_(std::move(wake)) {}

  // For workers.
  void put(T made) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stop_ || arrived_.size() < most_; });
    arrived_.push_back(std::move(made));
    lock.unlock();
    wake_();
  }
  void end() {  ///< nothing more comes
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    wake_();
  }

  // For the main thread.
  /// Wakes again where more is left, of which nothing else would tell once all have come.
  [[nodiscard]] std::vector<T> take(std::size_t most) {
    std::unique_lock lock(mutex_);
    const auto n = static_cast<std::ptrdiff_t>(std::min(most, arrived_.size()));
    std::vector<T> out(std::make_move_iterator(arrived_.begin()),
                       std::make_move_iterator(arrived_.begin() + n));
    arrived_.erase(arrived_.begin(), arrived_.begin() + n);
    room_.notify_all();
    const bool more = !arrived_.empty();
    lock.unlock();
    if (more) wake_();
    return out;
  }
  /// Nothing more is waited for, on either side.
  void stop() {
    stop_ = true;
    const std::scoped_lock lock(mutex_);
    room_.notify_all();
  }
  /// Whether all has come and been taken, or given up.
  [[nodiscard]] bool done() const {
    const std::scoped_lock lock(mutex_);
    return ended_ && (stop_ || arrived_.empty());
  }

  [[nodiscard]] bool stopped() const { return stop_; }  ///< for all threads

 private:
  const std::size_t most_;
  std::function<void()> wake_;
  std::atomic<bool> stop_ = false;
  mutable std::mutex mutex_;
  std::condition_variable room_;
  std::vector<T> arrived_;
  bool ended_ = false;
};

}  // namespace dateline::desktop
