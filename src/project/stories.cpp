#include "project/stories.hpp"

#include <algorithm>
#include <variant>

namespace dateline::project {

using curation::RecordNumber;
using curation::RecordPtr;
using curation::StoryEntry;

namespace {

/// What the user says of a story's source goes before what it seems to say itself.
DocumentPtr with_source(DocumentPtr read, const StoryEntry& entry) {
  const auto given = [](const std::string& said, const std::string& is) {
    return !said.empty() && said != is;
  };
  const text::Story& s = read->story;
  if (!given(entry.publisher, s.publisher) && !given(entry.author, s.author) &&
      !given(entry.url, s.url)) {
    return read;
  }
  auto out = std::make_shared<event::Document>(*read);
  if (!entry.publisher.empty()) out->story.publisher = entry.publisher;
  if (!entry.author.empty()) out->story.author = entry.author;
  if (!entry.url.empty()) out->story.url = entry.url;
  return out;
}

bool shows_the_same(const store::Snapshot& snapshot, const curation::Revised::Documents& documents,
                    const curation::Revised& revised) {
  return std::ranges::equal(snapshot.documents(), documents) &&
         snapshot.user_statements() == revised.statements && snapshot.joins() == revised.joins;
}

/// The story with its text and what the text names, but nothing that it tells.
DocumentPtr silenced(const event::Document& document) {
  auto out = std::make_shared<event::Document>(document);
  out->events.clear();
  out->holdings.clear();
  out->links.clear();
  return out;
}

}  // namespace

Stories::Stories(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) { renew(); }

Stories::Stories(const Stories& other)
    : archive_(std::make_unique<MemoryArchive>(other.ledger())),
      reviser_(other.reviser_),
      revised_(other.revised_),
      shown_(other.shown_),
      read_(other.read_),
      known_by_(other.known_by_),
      silent_(other.silent_),
      untold_(other.untold_),
      numbers_(other.numbers_),
      as_read_(other.as_read_),
      present_(other.present_),
      remembered_(other.remembered_),
      next_snapshot_(other.next_snapshot_) {}

void Stories::open(std::unique_ptr<Archive> archive, std::map<RecordNumber, DocumentPtr> read) {
  archive_ = std::move(archive);
  reviser_ = {};
  shown_.clear();
  read_.clear();
  remembered_.clear();
  known_by_.reset();
  silent_.clear();
  for (const auto& e : ledger().records()) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    const auto found = read.find(e.number);
    if (s == nullptr || found == read.end() || found->second == nullptr) continue;
    read_[{s->reading.checksum, s->reading.size}] = std::move(found->second);
  }
  renew();
}

DocumentPtr Stories::document_of(const RecordPtr& record) {
  if (const auto found = shown_.find(record); found != shown_.end()) return found->second;
  const auto& entry = std::get<StoryEntry>(*record);
  if (entry.reading.size == 0) return nullptr;
  DocumentPtr& read = read_[{entry.reading.checksum, entry.reading.size}];
  if (read == nullptr) read = archive_->reading(entry);
  if (read == nullptr) return nullptr;
  return shown_[record] = with_source(read, entry);
}

void Stories::renew() {
  numbers_.clear();
  as_read_.clear();
  for (const auto& e : ledger().records()) {
    if (!std::holds_alternative<StoryEntry>(*e.record)) continue;
    auto document = document_of(e.record);
    if (document == nullptr) continue;
    numbers_.push_back(e.number);
    as_read_.push_back(std::move(document));
  }
  revised_ = reviser_.revise(as_read_, ledger().records());
  show_revised();
}

curation::Revised::Documents Stories::known_then() {
  untold_ = 0;
  if (!known_by_) return revised_.documents;
  std::map<DocumentPtr, DocumentPtr> silent;
  curation::Revised::Documents out = revised_.documents;
  for (DocumentPtr& document : out) {
    // Of a row that cites no story it is not known when it was written down.
    const bool rows = document->date_from == event::DateFrom::rows;
    if (rows || timeline::told_by(*document, *known_by_)) continue;
    untold_ += document->events.size();
    // The same object as before for the same story: snapshots are told apart by them.
    const auto known = silent_.find(document);
    DocumentPtr mute = known != silent_.end() ? known->second : silenced(*document);
    silent.emplace(document, mute);
    document = std::move(mute);
  }
  silent_ = std::move(silent);
  return out;
}

void Stories::know_by(std::optional<time::Days> day) {
  if (day == known_by_) return;
  known_by_ = day;
  show_revised();
}

void Stories::show_revised() {
  const curation::Revised::Documents documents = known_then();
  if (shows_the_same(*present_, documents, revised_)) return;
  remembered_.push_back(present_);
  if (remembered_.size() > kRemembered) remembered_.pop_front();
  for (const auto& before : remembered_) {
    if (shows_the_same(*before, documents, revised_)) {
      present_ = before;
      return;
    }
  }
  if (std::ranges::equal(present_->documents(), documents)) {
    // Events stay where they are until what follows has been worked out.
    present_ = std::make_shared<const store::Snapshot>(
        present_->stating(revised_.statements, revised_.joins, next_snapshot_++));
  } else {
    store::Snapshot next(documents, next_snapshot_++, nullptr, revised_.statements, revised_.joins);
    // What is quick to work out is worked out at once: what several stories tell would else be
    // several events until the next frame.
    const bool edit = present_->conclusions() != nullptr &&
                      present_->documents().size() == next.documents().size();
    present_ = std::make_shared<const store::Snapshot>(
        edit && next.events().size() <= kQuick ? next.concluded() : std::move(next));
  }
}

std::optional<RecordNumber> Stories::record_of(std::uint32_t document) const {
  if (document >= numbers_.size()) return std::nullopt;
  return numbers_[document];
}

bool Stories::has(RecordNumber story) const {
  return std::ranges::binary_search(numbers_, story);  // as records are, in their order
}

const StoryEntry* Stories::entry_of(std::uint32_t document) const {
  if (document >= numbers_.size()) return nullptr;
  const RecordPtr record = ledger().find(numbers_[document]);
  return record == nullptr ? nullptr : std::get_if<StoryEntry>(record.get());
}

DocumentPtr Stories::as_read(std::string_view story) const {
  const auto it =
      std::ranges::find_if(as_read_, [&](const auto& d) { return d->story.id == story; });
  return it == as_read_.end() ? nullptr : *it;
}

DocumentPtr Stories::stated(std::uint32_t document) const {
  const StoryEntry* entry = entry_of(document);
  if (entry == nullptr) return nullptr;
  const auto found = read_.find({entry->reading.checksum, entry->reading.size});
  return found == read_.end() ? nullptr : found->second;
}

std::optional<RecordNumber> Stories::number_of(std::string_view story) const {
  for (const auto& e : ledger().records()) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    if (s != nullptr && s->id == story) return e.number;
  }
  return std::nullopt;
}

std::vector<EarlierReading> Stories::earlier_readings(RecordNumber story) const {
  std::vector<EarlierReading> out;
  const RecordPtr present = ledger().find(story);
  const auto* now = present == nullptr ? nullptr : std::get_if<StoryEntry>(present.get());
  if (now == nullptr) return out;
  std::vector<curation::ReadingRef> known{now->reading};
  const auto& done = ledger().done();
  for (auto step = done.rbegin(); step != done.rend(); ++step) {
    for (const curation::Change& change : step->changes) {
      if (change.number != story || change.to == nullptr) continue;
      const auto* was = std::get_if<StoryEntry>(change.to.get());
      if (was == nullptr || was->reading.size == 0) continue;
      if (std::ranges::find(known, was->reading) != known.end()) continue;
      known.push_back(was->reading);
      out.push_back({*was, step->name, step->made});
    }
  }
  return out;
}

DocumentPtr Stories::earlier(const StoryEntry& entry) const {
  const auto at_hand = read_.find({entry.reading.checksum, entry.reading.size});
  DocumentPtr read = at_hand == read_.end() ? archive_->reading(entry) : at_hand->second;
  if (read == nullptr) return nullptr;
  // By itself: what is said of other stories has no say in it.
  return curation::Reviser()
      .revise({with_source(std::move(read), entry)}, ledger().records())
      .documents.front();
}

base::Result<curation::ReadingRef> Stories::add_reading(const DocumentPtr& document,
                                                        const std::string& data,
                                                        const std::string& model) {
  auto reading = archive_->add_reading(document, data, model);
  // It is at hand: nobody need look for it in a file.
  if (reading) read_[{reading->checksum, reading->size}] = document;
  return reading;
}

void Stories::apply(curation::Step step) {
  archive_->apply(std::move(step));
  renew();
}

void Stories::extend(std::vector<curation::Change> changes) {
  archive_->extend(std::move(changes));
  renew();
}

bool Stories::go(int back) {
  bool any = false;
  for (; back > 0 && archive_->undo(); --back) any = true;
  for (; back < 0 && archive_->redo(); ++back) any = true;
  if (any) renew();
  return any;
}

void Stories::changed(std::map<RecordNumber, DocumentPtr> read) {
  for (auto& [number, document] : read) {
    const RecordPtr record = ledger().find(number);
    const auto* s = record == nullptr ? nullptr : std::get_if<StoryEntry>(record.get());
    if (s != nullptr) read_[{s->reading.checksum, s->reading.size}] = std::move(document);
  }
  const auto before = present_;
  renew();
  // What was there while more came in, and nothing has been concluded of, is not to be gone back
  // to; of a long table such snapshots would need more room than its rows.
  if (before->conclusions() == nullptr && !remembered_.empty() && remembered_.back() == before) {
    remembered_.pop_back();
  }
}

void Stories::refine(std::shared_ptr<const store::Snapshot> same) {
  for (auto& before : remembered_) {
    if (before == present_) before = same;
  }
  present_ = std::move(same);
}

}  // namespace dateline::project
