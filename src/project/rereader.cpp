#include "project/rereader.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "base/in_order.hpp"
#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "curation/own_places.hpp"
#include "curation/read_anew.hpp"

namespace dateline::project {
namespace {

using base::tr;

constexpr std::size_t kTasksAThread = 16;

/// Tells readings apart, also when the file that has them was written anew.
std::uint64_t mark_of(const curation::ReadingRef& r) {
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  return (r.checksum ^ r.offset) * kPrime;
}

}  // namespace

Rereader::Rereader(std::shared_ptr<Readers> readers, std::size_t threads, Send send,
                   std::function<void()> wake)
    : readers_(std::move(readers)),
      threads_(threads),
      send_(std::move(send)),
      queue_(std::move(wake)) {}

void Rereader::look(const Project& project) {
  const curation::Ledger& ledger = project.ledger();
  if (&ledger == ledger_ && ledger.revision() == revision_) return;
  if (!curation::uses_own_places(ledger) && places_.empty()) {
    ledger_ = &ledger;
    revision_ = ledger.revision();
    return;
  }
  if (auto places = curation::own_places(ledger); places != places_ || &ledger != ledger_) {
    places_ = std::move(places);
    settled_.clear();
    if (task_ != 0) queue_.cancel(std::exchange(task_, 0));
  }
  ledger_ = &ledger;
  if (task_ != 0) return;  // what has come meanwhile is looked at when it is done
  revision_ = ledger.revision();
  if (auto asked = unsettled(project); !asked.empty()) start(std::move(asked));
}

std::vector<Rereader::Asked> Rereader::unsettled(const Project& project) const {
  std::vector<Asked> out;
  // Mostly all are: then nothing need be looked up.
  const bool none = std::ranges::all_of(project.ledger().records(), [&](const auto& e) {
    const auto* story = std::get_if<curation::StoryEntry>(e.record.get());
    return story == nullptr || settled_.contains(mark_of(story->reading));
  });
  if (none) return out;
  const std::size_t documents = project.snapshot().documents().size();
  for (std::uint32_t i = 0; i < documents; ++i) {
    const auto number = project.record_of(i);
    if (!number) continue;
    auto entry = project.ledger().find(*number);
    const auto* story = entry == nullptr ? nullptr : std::get_if<curation::StoryEntry>(entry.get());
    if (story == nullptr || settled_.contains(mark_of(story->reading))) continue;
    if (auto document = project.stated(i); document && !document->is_table()) {
      out.push_back({*number, std::move(entry), std::move(document)});
    }
  }
  return out;
}

void Rereader::find(const std::shared_ptr<const event::StoryReader>& reader, const Asked& asked,
                    const std::function<bool(float)>& progress, Found& out) {
  const auto& entry = std::get<curation::StoryEntry>(*asked.entry);
  const text::Story& story = asked.document->story;
  const std::string now = reader->data_version(story);
  if (event::own_places_in(now) == event::own_places_in(entry.reading.data)) return;
  auto read =
      curation::read_anew(story.text.utf8(), entry, asked.document.get(), *reader, progress);
  if (!read) {
    out.errors.push_back(read.error());
    return;
  }
  // What the user says of the source stands in the entry; the reading keeps what it had.
  read->story.publisher = story.publisher;
  read->story.author = story.author;
  read->story.url = story.url;
  out.read.stories.push_back({asked.number, entry.reading, kept_with(std::move(*read), reader), now,
                              reader->model_version()});
}

Rereader::Found Rereader::find_all(const std::shared_ptr<const event::StoryReader>& reader,
                                   const std::vector<Asked>& asked, std::size_t threads,
                                   base::TaskControl& control) {
  Found out;
  std::size_t done = 0;
  base::InOrder work(threads, {kTasksAThread * threads, SIZE_MAX});
  for (const Asked& one : asked) {
    const bool goes_on = work.add(1, [&]() -> base::InOrder::Finish {
      auto found = std::make_shared<Found>();
      find(
          reader, one, [&](float) { return !control.cancelled(); }, *found);
      return [&, found] {
        std::ranges::move(found->read.stories, std::back_inserter(out.read.stories));
        std::ranges::move(found->errors, std::back_inserter(out.errors));
        control.set_progress(static_cast<float>(++done) / static_cast<float>(asked.size()));
        if (control.cancelled()) work.stop();
      };
    });
    if (!goes_on) break;
  }
  work.wait();
  return out;
}

void Rereader::start(std::vector<Asked> asked) {
  looked_at_.clear();
  for (const Asked& one : asked) {
    looked_at_.push_back(mark_of(std::get<curation::StoryEntry>(*one.entry).reading));
  }
  task_ = queue_.add(tr("Reading with your own places"),
                     [this, asked = std::move(asked), places = places_, readers = readers_,
                      threads = threads_](base::TaskControl& control) -> base::TaskQueue::Finish {
                       auto found = std::make_shared<Found>();
                       if (const auto reader = readers->with(places)) {
                         *found = find_all(*reader, asked, threads, control);
                       } else {
                         found->errors.push_back(reader.error());
                       }
                       return [this, found] {
                         settle();
                         if (!found->read.stories.empty()) send_(std::move(found->read));
                         if (!found->errors.empty()) send_(ShowError{found->errors.front()});
                       };
                     });
}

void Rereader::settle() {
  settled_.insert(looked_at_.begin(), looked_at_.end());
  task_ = 0;
  revision_ = 0;  // there may be more by now
}

void Rereader::cancel() {
  if (task_ == 0) return;
  queue_.cancel(task_);
  settle();
}

}  // namespace dateline::project
