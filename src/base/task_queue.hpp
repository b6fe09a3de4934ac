#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dateline::base {

/// What a running task tells about itself and is told. Shared by worker and main thread.
class TaskControl {
 public:
  void set_progress(float share) { progress_.store(share, std::memory_order_relaxed); }
  [[nodiscard]] float progress() const { return progress_.load(std::memory_order_relaxed); }
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

 private:
  std::atomic<float> progress_ = 0;  ///< 0..1
  std::atomic<bool> cancelled_ = false;
};

/// One worker thread that does tasks in the order in which they came. What a task returns is run on
/// the thread that calls run_finished(), between frames, so that results need no locks.
///
///   queue.add("Reading a.txt", [](TaskControl&) -> TaskQueue::Finish {
///     auto story = read();                        // on the worker
///     return [story] { project.take(story); };    // on the main thread
///   });
///
/// All calls but a task's own work belong to one thread. The destructor cancels what waits, asks
/// the running task to stop and waits for it; results not yet handed over are dropped.
class TaskQueue {
 public:
  using Finish = std::function<void()>;
  using Work = std::function<Finish(TaskControl&)>;

  /// `wake` is called on the worker after each task, to end a wait for events. May be empty.
  explicit TaskQueue(std::function<void()> wake = {});
  TaskQueue(const TaskQueue&) = delete;
  TaskQueue& operator=(const TaskQueue&) = delete;
  ~TaskQueue();

  /// Returns a number that names the task.
  std::uint64_t add(std::string name, Work work);

  /// Asks a task to stop: one that waits is never begun, one that runs sees cancelled(). Its result
  /// is dropped either way.
  void cancel(std::uint64_t task);

  /// Runs what finished tasks returned, in their order. True when there was any.
  bool run_finished();

  struct Status {
    std::uint64_t task = 0;
    std::string name;
    float progress = 0;
  };
  /// The tasks whose result is still to come: those that are done and wait for run_finished(), the
  /// one that runs, those that wait.
  [[nodiscard]] std::vector<Status> pending() const;

 private:
  struct Task {
    std::uint64_t id = 0;
    std::string name;
    Work work;
    std::shared_ptr<TaskControl> control;
  };
  struct Done {
    std::uint64_t id = 0;
    std::string name;
    Finish finish;
    std::shared_ptr<TaskControl> control;
  };
  void work();

  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Task> waiting_;
  Task running_;  ///< its control is null where nothing runs
  std::vector<Done> done_;
  std::uint64_t next_id_ = 1;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace dateline::base
