#include "curation/ledger.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace dateline::curation {
namespace {

/// Whether each step speaks of a record once, and of none that was never made.
bool well_formed(const Step& step, RecordNumber next) {
  std::set<RecordNumber> seen;
  return std::ranges::all_of(step.changes, [&](const Change& c) {
    return c.number > 0 && c.number < next && seen.insert(c.number).second;
  });
}

}  // namespace

RecordPtr Ledger::find(RecordNumber number) const {
  const auto it = std::ranges::lower_bound(records_, number, {}, &Entry::number);
  return it != records_.end() && it->number == number ? it->record : nullptr;
}

void Ledger::exchange(std::vector<Change>& changes) {
  bool removes = false;
  std::vector<Entry> more;
  for (Change& c : changes) {
    const auto it = std::ranges::lower_bound(records_, c.number, {}, &Entry::number);
    if (it != records_.end() && it->number == c.number) {
      removes = removes || c.to == nullptr;
      std::swap(it->record, c.to);
    } else if (c.to != nullptr) {
      more.push_back({c.number, std::move(c.to)});
      c.to = nullptr;
    }
  }
  if (removes) std::erase_if(records_, [](const Entry& e) { return e.record == nullptr; });
  if (!more.empty()) {
    std::ranges::sort(more, {}, &Entry::number);
    const auto middle = static_cast<std::ptrdiff_t>(records_.size());
    records_.insert(records_.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    std::ranges::inplace_merge(records_, records_.begin() + middle, {}, &Entry::number);
  }
  ++revision_;
}

void Ledger::apply(Step step) {
  std::erase_if(step.changes,
                [&](const Change& c) { return c.to == nullptr && find(c.number) == nullptr; });
  if (step.changes.empty()) return;
  for (const Change& c : step.changes) next_ = std::max(next_, c.number + 1);
  exchange(step.changes);
  done_.push_back(std::move(step));
  if (done_.size() > kMostSteps) done_.pop_front();
  undone_.clear();
}

void Ledger::extend(std::vector<Change> changes) {
  if (done_.empty()) return apply({"", "", 0, std::move(changes)});
  for (const Change& c : changes) next_ = std::max(next_, c.number + 1);
  const bool same_step = extended_at_ == revision_;
  exchange(changes);
  std::vector<Change>& known = done_.back().changes;
  if (!same_step) {
    extended_.clear();
    for (const Change& c : known) extended_.insert(c.number);
  }
  for (Change& c : changes) {
    if (extended_.insert(c.number).second) known.push_back(std::move(c));
  }
  extended_at_ = revision_;
}

Step* Ledger::step_of(const std::filesystem::path& file) {
  const auto of_file = [&](const Change& c) {
    // Where the step has made the story, what it is now says of which file.
    const RecordPtr record = c.to != nullptr ? c.to : find(c.number);
    const auto* story = record == nullptr ? nullptr : std::get_if<StoryEntry>(record.get());
    return story != nullptr && story->file == file;
  };
  const auto at = std::find_if(done_.rbegin(), done_.rend(), [&](const Step& s) {
    return std::ranges::any_of(s.changes, of_file);
  });
  return at == done_.rend() ? nullptr : &*at;
}

void Ledger::change(std::vector<Change> changes) {
  std::erase_if(changes,
                [&](const Change& c) { return c.to == nullptr && find(c.number) == nullptr; });
  if (changes.empty()) return;
  for (const Change& c : changes) {
    next_ = std::max(next_, c.number + 1);
    if (c.to == nullptr || find(c.number) != nullptr) continue;
    const auto* story = std::get_if<StoryEntry>(c.to.get());
    if (story == nullptr || story->file.empty()) continue;
    // Done again, such a step would bring the story a second time.
    const bool twice = std::ranges::any_of(undone_, [&](const Step& s) {
      return std::ranges::any_of(s.changes, [&](const Change& undone) {
        const auto* other =
            undone.to == nullptr ? nullptr : std::get_if<StoryEntry>(undone.to.get());
        return other != nullptr && undone.number != c.number && other->id == story->id;
      });
    });
    if (twice) undone_.clear();
    Step* step = step_of(story->file);
    const auto same = [&](const Change& other) { return other.number == c.number; };
    if (step != nullptr && std::ranges::none_of(step->changes, same)) {
      step->changes.push_back({c.number, nullptr});
    }
  }
  exchange(changes);
}

bool Ledger::undo() {
  if (done_.empty()) return false;
  Step step = std::move(done_.back());
  done_.pop_back();
  exchange(step.changes);
  undone_.push_back(std::move(step));
  return true;
}

bool Ledger::redo() {
  if (undone_.empty()) return false;
  Step step = std::move(undone_.back());
  undone_.pop_back();
  exchange(step.changes);
  done_.push_back(std::move(step));
  return true;
}

base::Result<void> Ledger::rewrite(
    const std::function<base::Result<RecordPtr>(const RecordPtr&)>& to) {
  const auto put = [&](RecordPtr& record) -> base::Result<void> {
    if (record == nullptr) return {};
    auto other = to(record);
    if (!other) return other.error();
    record = std::move(*other);
    return {};
  };
  ++revision_;
  for (Entry& e : records_) {
    if (auto done = put(e.record); !done) return done.error();
  }
  const auto put_all = [&](auto& steps) -> base::Result<void> {
    for (Step& s : steps) {
      for (Change& c : s.changes) {
        if (auto done = put(c.to); !done) return done.error();
      }
    }
    return {};
  };
  if (auto done = put_all(done_); !done) return done.error();
  return put_all(undone_);
}

bool Ledger::restore(std::vector<Entry> records, std::deque<Step> done, std::vector<Step> undone,
                     RecordNumber next) {
  RecordNumber last = 0;
  for (const Entry& e : records) {
    if (e.number <= last || e.number >= next || e.record == nullptr) return false;
    last = e.number;
  }
  const auto formed = [&](const Step& s) { return well_formed(s, next); };
  if (!std::ranges::all_of(done, formed) || !std::ranges::all_of(undone, formed)) return false;
  if (done.size() > kMostSteps || undone.size() > kMostSteps) return false;
  records_ = std::move(records);
  done_ = std::move(done);
  undone_ = std::move(undone);
  next_ = next;
  ++revision_;
  return true;
}

}  // namespace dateline::curation
