#include "base/task_queue.hpp"

#include <algorithm>
#include <utility>

namespace dateline::base {

TaskQueue::TaskQueue(std::function<void()> wake) : wake_(std::move(wake)) {
  thread_ = std::thread([this] { work(); });
}

TaskQueue::~TaskQueue() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    waiting_.clear();
    if (running_.control) running_.control->cancel();
  }
  more_.notify_all();
  thread_.join();
}

std::uint64_t TaskQueue::add(std::string name, Work work) {
  std::uint64_t id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = next_id_++;
    waiting_.push_back({id, std::move(name), std::move(work), std::make_shared<TaskControl>()});
  }
  more_.notify_one();
  return id;
}

void TaskQueue::cancel(std::uint64_t task) {
  const std::lock_guard lock(mutex_);
  if (running_.control && running_.id == task) running_.control->cancel();
  std::erase_if(waiting_, [task](const Task& t) { return t.id == task; });
  std::erase_if(done_, [task](const Done& d) { return d.id == task; });
}

bool TaskQueue::run_finished() {
  std::vector<Done> done;
  {
    const std::lock_guard lock(mutex_);
    done.swap(done_);
  }
  for (const Done& d : done) {
    if (d.finish && !d.control->cancelled()) d.finish();
  }
  return !done.empty();
}

std::vector<TaskQueue::Status> TaskQueue::pending() const {
  const std::lock_guard lock(mutex_);
  std::vector<Status> out;
  for (const Done& d : done_) {
    if (!d.control->cancelled()) out.push_back({d.id, d.name, 1});
  }
  if (running_.control) out.push_back({running_.id, running_.name, running_.control->progress()});
  for (const Task& t : waiting_) out.push_back({t.id, t.name, 0});
  return out;
}

void TaskQueue::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    more_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
    if (stop_) return;
    running_ = std::move(waiting_.front());
    waiting_.pop_front();
    const std::uint64_t id = running_.id;
    Work work = std::move(running_.work);
    const std::shared_ptr<TaskControl> control = running_.control;
    lock.unlock();
    Finish finish = work(*control);
    work = {};  // what it holds may take long to let go: not while others wait
    lock.lock();
    done_.push_back({id, std::move(running_.name), std::move(finish), control});
    running_ = {};
    lock.unlock();
    if (wake_) wake_();
    lock.lock();
  }
}

}  // namespace dateline::base
