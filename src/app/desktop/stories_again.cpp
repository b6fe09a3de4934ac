#include "app/desktop/stories_again.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "app/desktop/read_by.hpp"
#include "base/clock.hpp"
#include "base/in_order.hpp"
#include "curation/own_places.hpp"

namespace dateline::desktop {
namespace {

constexpr std::size_t kMostWaiting = 400;  // stories that were read and not yet taken
constexpr std::size_t kTasksAThread = 16;
constexpr std::size_t kMostAtOnce = 100;  // are put to the readings between two frames

}  // namespace

StoriesAgain::StoriesAgain(std::shared_ptr<io::ProjectStore> store,
                           std::shared_ptr<project::Readers> readers,
                           const std::vector<curation::RecordNumber>& numbers, std::size_t threads,
                           std::function<void()> wake)
    : store_(std::move(store)),
      readers_(std::move(readers)),
      places_(curation::own_places(store_->ledger())),
      threads_(threads),
      wanted_(io::stories_again(*store_, numbers)),
      all_(wanted_.size()),
      arrived_(kMostWaiting, std::move(wake)) {
  thread_ = std::jthread([this] { run(); });
}

StoriesAgain::~StoriesAgain() { arrived_.stop(); }

void StoriesAgain::run() {
  auto reader = readers_->with(places_);
  if (!reader) {
    arrived_.put({nullptr, nullptr, reader.error()});
    arrived_.end();
    return;
  }
  base::InOrder reading(threads_, {kTasksAThread * threads_, SIZE_MAX});
  for (io::StoryAgain& one : wanted_) {
    auto again = std::make_shared<io::StoryAgain>(std::move(one));
    const bool goes_on = reading.add(1, [this, again, &reader]() -> base::InOrder::Finish {
      if (arrived_.stopped()) return {};
      io::read_again(*store_, **reader, io::TextFrom::file, *again);
      return [this, again, &reader] { arrived_.put({again, *reader, {}}); };
    });
    if (!goes_on || arrived_.stopped()) break;
  }
  reading.wait();
  arrived_.end();
}

void StoriesAgain::take() {
  for (Made& made : arrived_.take(kMostAtOnce)) {
    if (cancelled_ || result_.error) return;
    if (made.error) {
      result_.error = std::move(made.error);
      return;
    }
    ++taken_;
    io::StoryAgain& again = *made.again;
    if (again.left) continue;
    if (again.error) {
      result_.errors.push_back(std::move(*again.error));
      continue;
    }
    const io::ReadBy by = io::by_of(read_by(*made.reader), *made.reader, again.after->story);
    auto entry = io::renewed(*store_, by, again, again.entry);
    if (!entry) {
      result_.error = entry.error();
      arrived_.stop();
      return;
    }
    again.after->trees = {};  // a third of its size, and nobody in the window asks for them
    // The reader lives as long as any document that points into its gazetteer.
    result_.read[again.number] = {again.after.get(),
                                  [reader = made.reader, kept = again.after](auto*) {}};
    was_[again.number] = std::move(again.entry);
    now_[again.number] = std::move(*entry);
  }
}

void StoriesAgain::cancel() {
  cancelled_ = true;
  arrived_.stop();
}

float StoriesAgain::progress() const {
  return static_cast<float>(taken_) / static_cast<float>(std::max<std::size_t>(1, all_));
}

StoriesAgain::Result StoriesAgain::finish(std::string user) {
  result_.step = {io::kRerunStep, std::move(user), base::seconds_now(), {}};
  for (auto& [number, now] : now_) {
    const auto record = store_->ledger().find(number);
    const auto* present =
        record == nullptr ? nullptr : std::get_if<curation::StoryEntry>(record.get());
    // Closed meanwhile, or read by another date: that was wanted later than this.
    if (present == nullptr || !(present->reading == was_.at(number).reading)) {
      result_.read.erase(number);
      continue;
    }
    curation::StoryEntry entry = *present;
    entry.title = std::move(now.title);
    entry.reading = std::move(now.reading);
    result_.step.changes.push_back(
        {number, std::make_shared<const curation::Record>(std::move(entry))});
  }
  return std::move(result_);
}

}  // namespace dateline::desktop
