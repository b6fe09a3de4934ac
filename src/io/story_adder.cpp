#include "io/story_adder.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/translate.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::Result;
using curation::RecordNumber;
using curation::StoryEntry;
using event::Document;

constexpr auto kKeepEvery = std::chrono::seconds(1);

curation::RecordPtr record_of(StoryEntry entry) {
  return std::make_shared<const curation::Record>(std::move(entry));
}

}  // namespace

StoryAdder::StoryAdder(ProjectStore& store, const event::StoryReader& reader, AddOptions options)
    : store_(store),
      reader_(reader),
      options_(std::move(options)),
      known_(store.ledger()),
      keep_at_(std::chrono::steady_clock::now() + kKeepEvery) {}

bool StoryAdder::put(Result<ReadSource> read) {
  // The story that had this text may have got another one since this was begun with.
  if (read && read->document == nullptr && known_.with_text(read->text) == nullptr) {
    read = read_source(std::move(read->source), reader_, known_, options_.date);
  }
  if (!read) {
    fail(read.error());
  } else if (read->document == nullptr) {
    ++report.unchanged;
  } else if (auto done = put_story(*read); !done) {
    error_ = done.error();
    return false;
  } else {
    for (const std::string& note : read->source.notes) {
      if (report.notes.size() < FoundStories::kMostErrors) {
        report.notes.push_back(read->source.where + ": " + note);
      }
    }
  }
  // Steps go to the journal together with what they speak of, not later than a second after.
  if (const auto now = std::chrono::steady_clock::now(); options_.keeps && now >= keep_at_) {
    keep_at_ = now + kKeepEvery;
    if (auto kept = store_.keep(); !kept) {
      error_ = kept.error();
      return false;
    }
  }
  if (options_.progress && !options_.progress(report)) report.cancelled = true;
  return !report.cancelled;
}

void StoryAdder::fail(Error error) {
  ++report.failed;
  if (report.errors.size() < FoundStories::kMostErrors) report.errors.push_back(std::move(error));
}

Result<void> StoryAdder::put_story(const ReadSource& read) {
  std::shared_ptr<const Document> d = read.document;
  const KnownStories::Known* before = known_.find(read.source);
  if (before == nullptr) {
    // The same text may have come in under another name since it was begun with.
    if (known_.with_text(read.text) != nullptr) {
      ++report.unchanged;
      return {};
    }
    if (std::string id = known_.free_id(d->story.id); id != d->story.id) {
      auto other = std::make_shared<Document>(*d);
      other->story.id = std::move(id);
      d = std::move(other);
    }
  } else if (before->text == read.text) {
    ++report.unchanged;
    keep_columns(before->number, read.source.columns);
    return {};
  }
  StoryEntry entry;
  const auto old = before == nullptr ? nullptr : store_.ledger().find(before->number);
  if (old != nullptr) entry = std::get<StoryEntry>(*old);
  entry.id = d->story.id;
  entry.file = read.source.file;
  entry.columns = read.source.columns;
  entry.title = d->story.title;
  // Else it would be lost with the readings.
  if (d->date_from == event::DateFrom::given) entry.date = d->date;
  if (old == nullptr) {
    entry.publisher = read.source.publisher;
    entry.author = read.source.author;
    entry.url = read.source.url;
    entry.list = options_.list;
    entry.added = base::seconds_to_record();
  }
  // Before anything is written of it: as large as it will be.
  ReadBy by = by_of(options_.by, reader_, d->story);
  if (d->is_table()) by.model = kTableModel;
  entry.reading = {1, 1, 1, read.text, by.program, by.data, by.model};
  if (auto room = store_.room_for(
          {{old != nullptr ? before->number : store_.ledger().next_number(), record_of(entry)}});
      !room) {
    return room;
  }
  // One that has got another id is packed anew.
  const bool packed = d == read.document && !read.packed.empty();
  auto reading =
      packed ? store_.add_packed(read.packed, read.text, by) : store_.add_reading(*d, by);
  if (!reading) return reading.error();
  reading->text = read.text;
  entry.reading = std::move(*reading);
  const RecordNumber number = old != nullptr ? before->number : store_.take_number();
  known_.note(entry.file, KnownStories::known_of(number, entry));
  ++(old != nullptr ? report.changed : report.added);
  add_to_step(number, std::move(entry));
  if (taken) taken(number, std::move(d));
  return {};
}

/// Of a page that is as it was, as in a project that was made before it kept them.
void StoryAdder::keep_columns(RecordNumber number, const std::string& columns) {
  const auto old = store_.ledger().find(number);
  const auto* story = old == nullptr ? nullptr : std::get_if<StoryEntry>(old.get());
  if (columns.empty() || story == nullptr || story->columns == columns) return;
  StoryEntry entry = *story;
  entry.columns = columns;
  const bool in_step = step_at_ == store_.ledger().revision();
  store_.change({{number, record_of(std::move(entry))}});
  if (in_step) step_at_ = store_.ledger().revision();
}

void StoryAdder::add_to_step(RecordNumber number, StoryEntry entry) {
  std::vector<curation::Change> changes{{number, record_of(std::move(entry))}};
  if (options_.no_step) return store_.change(std::move(changes));
  if (step_at_ == store_.ledger().revision()) {
    store_.extend(std::move(changes));
  } else {
    store_.apply({!options_.step.empty() ? options_.step
                  : options_.list.empty()
                      ? base::mark_in("step", "add stories")
                      : fmt::format(base::mark_in("step", "add stories to {}"), options_.list),
                  options_.user, base::seconds_to_record(), std::move(changes)});
  }
  step_at_ = store_.ledger().revision();
}

}  // namespace dateline::io
