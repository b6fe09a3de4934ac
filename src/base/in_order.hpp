#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline::base {

/// Does work on several threads and finishes it in the order in which it was added, with a bounded
/// amount of it in flight: add() waits while there is too much, so that a slow task holds up the
/// next ones instead of letting them pile up.
///
///   InOrder lines(4, {.tasks = 64, .weight = 16U << 20U});
///   while (next(line) && lines.add(line.size(), [line]() -> InOrder::Finish {
///     auto answer = work(line);                 // on any thread, beside others
///     return [answer] { print(answer); };       // on any thread, one at a time, in order
///   })) {}
///   lines.wait();
///
/// add(), wait() and the destructor belong to one thread, stop() to all. An exception of a task is
/// met at its turn, when all before it are finished: nothing more is done, and wait() throws it.
class InOrder {
 public:
  using Finish = std::function<void()>;  ///< may be empty
  using Work = std::function<Finish()>;

  struct Limits {
    std::size_t tasks = 1;   ///< so many may be added and not yet finished; at least 1
    std::size_t weight = 0;  ///< nor more than so much together, but one task of any weight
  };

  /// Starts `threads` threads, at least one.
  InOrder(std::size_t threads, Limits limits);
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  /// Drops what waits and waits for what runs.
  ~InOrder();

  /// Waits until there is room, then has it done. False where nothing more will be done.
  bool add(std::size_t weight, Work work);

  /// Nothing more is begun or finished.
  void stop();

  /// Waits until all is finished or stopped.
  void wait();

 private:
  struct Task {
    std::size_t weight = 0;
    Work work;
    Finish finish;
    bool done = false;
  };
  void run();
  void finish_done(std::unique_lock<std::mutex>& lock);

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable more_;  ///< there is something to begin
  std::condition_variable room_;  ///< something was finished
  std::deque<Task> tasks_;        ///< those in flight, in order; the first `begun_` are begun
  std::size_t begun_ = 0;
  std::size_t weight_ = 0;  ///< of all in flight
  bool finishing_ = false;  ///< a thread is at it
  bool stopped_ = false;
  std::exception_ptr error_;
  std::vector<std::jthread> threads_;  // last: they end before what they use goes
};

}  // namespace dateline::base
