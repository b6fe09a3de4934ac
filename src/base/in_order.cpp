#include "base/in_order.hpp"

#include <algorithm>
#include <utility>

namespace dateline::base {

InOrder::InOrder(std::size_t threads, Limits limits) : limits_(limits) {
  const std::size_t most = std::max<std::size_t>(threads, 1);
  threads_.reserve(most);
  for (std::size_t i = 0; i < most; ++i) threads_.emplace_back([this] { run(); });
}

InOrder::~InOrder() { stop(); }

bool InOrder::add(std::size_t weight, Work work) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] {
    return stopped_ || tasks_.empty() ||
           (tasks_.size() < limits_.tasks && weight_ <= limits_.weight &&
            weight <= limits_.weight - weight_);
  });
  if (stopped_) return false;
  weight_ += weight;
  tasks_.push_back({weight, std::move(work), {}, false});
  more_.notify_one();
  return true;
}

void InOrder::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  more_.notify_all();
  room_.notify_all();
}

void InOrder::wait() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return stopped_ || tasks_.empty(); });
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void InOrder::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [this] { return stopped_ || begun_ < tasks_.size(); });
    if (stopped_) return;
    Task& task = tasks_[begun_++];  // a deque moves no task while others come and go at its ends
    Work work = std::move(task.work);
    lock.unlock();
    Finish finish;
    try {
      finish = work();
    } catch (...) {
      finish = [error = std::current_exception()] { std::rethrow_exception(error); };
    }
    work = nullptr;  // what it holds, it holds no longer than needed
    lock.lock();
    task.finish = std::move(finish);
    task.done = true;
    finish_done(lock);
  }
}

/// Finishes the tasks at the head that are done, unless another thread is at it: that one will see
/// what was done meanwhile.
void InOrder::finish_done(std::unique_lock<std::mutex>& lock) {
  if (finishing_) return;
  finishing_ = true;
  while (!stopped_ && !tasks_.empty() && tasks_.front().done) {
    Finish finish = std::move(tasks_.front().finish);
    lock.unlock();
    std::exception_ptr error;
    try {
      if (finish) finish();
    } catch (...) {
      error = std::current_exception();
    }
    finish = nullptr;
    lock.lock();
    if (error) {
      error_ = error;
      stopped_ = true;
      more_.notify_all();
    }
    weight_ -= tasks_.front().weight;
    tasks_.pop_front();
    --begun_;
    room_.notify_all();
  }
  finishing_ = false;
}

}  // namespace dateline::base
