#include "app/desktop/rereading.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include "app/desktop/read_by.hpp"
#include "base/translate.hpp"
#include "curation/own_places.hpp"

namespace dateline::desktop {

using base::tr;

using curation::RecordNumber;
using curation::StoryEntry;
using project::ComparedVersions;

Rereading::Rereading(project::Project& project, std::shared_ptr<project::Readers> readers,
                     std::function<void()> wake)
    : project_(project),
      readers_(std::move(readers)),
      wake_(std::move(wake)),
      compare_(wake_),
      looker_(wake_) {}

void Rereading::adopt(Store store) {
  again_.reset();
  store_ = std::move(store);
  watch_ = std::make_shared<io::StoryWatch>();
  changed_.clear();
  seen_revision_ = seen_readings_ = 0;
  ++project_number_;
}

void Rereading::look(bool versions) {
  if (store_ == nullptr) return;
  with_versions_ = with_versions_ || versions;
  if (!looker_.pending().empty()) {
    look_again_ = true;
    return;
  }
  look_again_ = false;
  looker_.add(
      tr("Looking at the stories' files"),
      [this, watch = watch_, readers = readers_, places = curation::own_places(store_->ledger()),
       versions = std::exchange(with_versions_, false),
       stories = io::StoryWatch::stories_of(store_->ledger()),
       number = project_number_](base::TaskControl& control) -> base::TaskQueue::Finish {
        auto changed = watch->look(stories, [&] { return !control.cancelled(); });
        std::optional<io::ReadBy> by;
        if (versions) {
          if (auto reader = readers->with(places)) by = read_by(**reader);
        }
        return [this, changed = std::move(changed), by = std::move(by), number] {
          if (number != project_number_) return;
          changed_ = changed;
          if (by) by_ = by;
          tell();
        };
      });
}

void Rereading::tell() {
  project::StoryStates states{changed_};
  if (by_) {
    states.outdated.emplace();
    for (const auto& e : store_->ledger().records()) {
      const auto* s = std::get_if<StoryEntry>(e.record.get());
      if (s != nullptr && io::read_by_others(*s, *by_)) states.outdated->push_back(e.number);
    }
  }
  if (states == project_.story_states()) return;
  project_.apply(project::SetStoryStates{std::move(states)});
}

void Rereading::begin(const std::vector<RecordNumber>& stories) {
  const auto fail = [this](const char* message, const char* cure) {
    project_.apply(project::ShowError{
        {base::ErrorCode::unsupported, message, tr("Reading the stories again"), cure}});
  };
  if (stories.empty()) return;
  if (is_reading())
    return fail(tr("is going on already"), tr("Wait until it is done, or stop it first"));
  if (store_ == nullptr) {
    return fail(tr("needs a place to keep what is read"),
                tr("Set HOME, and start the program again"));
  }
  if (store_->mode() == io::ProjectStore::Mode::read) {
    return fail(tr("is not possible: the project is open for reading only"),
                tr("Save it under another name first"));
  }
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  again_ = std::make_unique<StoriesAgain>(store_, readers_, stories, threads, wake_);
}

void Rereading::cancel() {
  if (again_ != nullptr) again_->cancel();
}

Rereading::Documents Rereading::documents() const {
  Documents out;
  const auto documents = project_.snapshot().documents();
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (const auto number = project_.record_of(i)) out[*number] = documents[i];
  }
  return out;
}

void Rereading::take_in() {
  again_->take();
  if (!again_->done()) return;
  const auto ended = std::exchange(again_, nullptr);
  if (ended->cancelled()) return;
  StoriesAgain::Result result = ended->finish(project_.settings().user);
  if (result.error) {
    project_.apply(project::ShowError{*result.error});
    return;
  }
  const Documents before = documents();
  const std::vector<curation::Fate> fates = project_.fates();
  if (!result.step.changes.empty()) {
    store_->apply(result.step);
    project_.stories_read_again(result.read);
  }
  report(std::move(result), before, fates);
}

/// Comparing thousands of stories takes seconds; the window has them before.
void Rereading::report(StoriesAgain::Result result, const Documents& before,
                       const std::vector<curation::Fate>& fates) {
  auto out = std::make_shared<project::ReadingReport>();
  out->read = result.read.size();
  out->errors = std::move(result.errors);
  out->made = result.step.made;
  out->steps = store_->ledger().done().size();
  compare_fates(fates, project_.fates(), *out);
  const Documents after = documents();
  for (const auto& [number, read] : result.read) {
    const auto was = before.find(number);
    const auto is = after.find(number);
    if (was == before.end() || is == after.end()) continue;
    const text::Story& story = is->second->story;
    out->changed.push_back({number, story.id, story.title, was->second, is->second, {}});
  }
  compare_.add(
      tr("Comparing what was read"),
      [this, out, number = project_number_](base::TaskControl& control) -> base::TaskQueue::Finish {
        std::size_t done = 0;
        for (ComparedVersions& c : out->changed) {
          if (control.cancelled()) return {};
          c.differences = curation::compare(*c.before, *c.after);
          control.set_progress(static_cast<float>(++done) /
                               static_cast<float>(out->changed.size()));
        }
        std::erase_if(out->changed, [](const auto& c) { return c.differences.empty(); });
        return [this, out, number] {
          if (number == project_number_) project_.apply(project::SetReadingReport{out});
        };
      });
}

/// Of which texts the project has which readings.
std::uint64_t Rereading::readings_hash() const {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::uint64_t out = 0xcbf29ce484222325;
  for (const auto& e : store_->ledger().records()) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    if (s == nullptr) continue;
    for (const std::uint64_t part : {e.number, s->reading.text, s->reading.checksum}) {
      out = (out ^ part) * kPrime;
    }
  }
  return out;
}

bool Rereading::tick(bool settled) {
  bool changed = is_reading();
  if (changed) take_in();
  changed = compare_.run_finished() || changed;
  const std::uint64_t before = project_.revision();
  looker_.run_finished();
  if (store_ != nullptr && settled && !is_reading()) {
    // Edits are many, and few of them touch what a story was read as.
    if (const auto now = store_->ledger().revision(); now != seen_revision_) {
      seen_revision_ = now;
      const std::uint64_t readings = readings_hash();
      if (readings != seen_readings_) look_again_ = true;
      seen_readings_ = readings;
    }
    if (look_again_ && looker_.pending().empty()) look(false);
  }
  return changed || project_.revision() != before;
}

std::vector<base::TaskQueue::Status> Rereading::pending() const {
  auto out = compare_.pending();
  if (is_reading()) {
    out.insert(out.begin(), {0, tr("Reading the stories again"), again_->progress()});
  }
  return out;
}

}  // namespace dateline::desktop
