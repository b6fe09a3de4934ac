#include "app/desktop/many_stories.hpp"

#include <algorithm>
#include <utility>

#include "base/in_order.hpp"

namespace dateline::desktop {
namespace {

constexpr std::size_t kMostWaiting = 400;  // stories that were read and not yet taken
constexpr std::size_t kTasksAThread = 16;
constexpr std::size_t kMostBytesInFlight = 16U << 20U;
constexpr std::size_t kMostAtOnce = 200;  // puts to the project between two frames

}  // namespace

ManyStories::ManyStories(std::shared_ptr<io::ProjectStore> store,
                         std::shared_ptr<const event::StoryReader> reader,
                         std::vector<std::filesystem::path> paths, io::AddOptions options,
                         std::function<void()> wake)
    : store_(std::move(store)),
      reader_(std::move(reader)),
      threads_(options.threads),
      wake_(std::move(wake)),
      before_(store_->ledger()),
      adder_(*store_, *reader_, std::move(options)) {
  adder_.taken = [this](curation::RecordNumber number,
                        std::shared_ptr<const event::Document> document) {
    taken_[number] = std::move(document);
  };
  thread_ = std::jthread([this, paths = std::move(paths)] { run(paths); });
}

ManyStories::~ManyStories() { cancel(); }

void ManyStories::cancel() {
  stop_ = true;
  const std::scoped_lock lock(mutex_);
  room_.notify_all();
}

void ManyStories::run(const std::vector<std::filesystem::path>& paths) {
  // How many there are is known before the first is read: looking is quick.
  const io::FoundStories all = io::find_stories(paths, [&](const io::StorySource&) {
    ++found_;
    return !stop_;
  });
  base::InOrder reading(threads_, {kTasksAThread * threads_, kMostBytesInFlight});
  const auto arrive = [&](base::Result<io::ReadSource> read) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stop_ || arrived_.size() < kMostWaiting; });
    arrived_.push_back(std::move(read));
    lock.unlock();
    wake_();
  };
  (void)io::find_stories(paths, [&](io::StorySource source) {
    const std::size_t weight = source.text ? source.text->size() : 0;
    return !stop_ &&
           reading.add(weight, [&, source = std::move(source)]() mutable -> base::InOrder::Finish {
             if (stop_) return {};
             auto read = std::make_shared<base::Result<io::ReadSource>>(
                 io::read_source(std::move(source), *reader_, before_, std::nullopt));
             return [&, read] { arrive(std::move(*read)); };
           });
  });
  reading.wait();
  for (const base::Error& error : all.errors) arrive(error);
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  wake_();
}

ManyStories::Read ManyStories::take() {
  std::vector<base::Result<io::ReadSource>> arrived;
  {
    const std::scoped_lock lock(mutex_);
    const std::size_t n = std::min(kMostAtOnce, arrived_.size());
    arrived.assign(std::make_move_iterator(arrived_.begin()),
                   std::make_move_iterator(arrived_.begin() + static_cast<std::ptrdiff_t>(n)));
    arrived_.erase(arrived_.begin(), arrived_.begin() + static_cast<std::ptrdiff_t>(n));
    room_.notify_all();
  }
  for (auto& read : arrived) {
    if (stop_) break;
    if (!adder_.put(std::move(read))) cancel();
  }
  return std::exchange(taken_, {});
}

bool ManyStories::done() const {
  const std::scoped_lock lock(mutex_);
  return ended_ && (stop_ || arrived_.empty());
}

float ManyStories::progress() const {
  const std::size_t found = std::max<std::size_t>(1, found_);
  return static_cast<float>(std::min(adder_.report.done(), found)) / static_cast<float>(found);
}

}  // namespace dateline::desktop
