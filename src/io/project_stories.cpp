#include "io/project_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/in_order.hpp"
#include "base/utf8.hpp"
#include "time/phrase.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::Result;
using curation::Change;
using curation::Record;
using curation::RecordNumber;
using curation::StoryEntry;
using event::Document;

constexpr std::size_t kTasksAThread = 16;
constexpr std::size_t kMostBytesInFlight = 16U << 20U;
constexpr std::size_t kMostErrors = FoundStories::kMostErrors;
constexpr auto kKeepEvery = std::chrono::seconds(1);

const StoryEntry* story_in(const curation::Ledger::Entry& e) {
  return std::get_if<StoryEntry>(e.record.get());
}

KnownStories::Known known_of(RecordNumber number, const StoryEntry& s) {
  return {number, s.id, s.reading.text, s.date, s.publisher, s.author, s.url};
}

std::size_t weight_of(const StorySource& source) { return source.text ? source.text->size() : 0; }

/// Steps go to the journal together with what they speak of, not later than a second after.
class Keeping {
 public:
  explicit Keeping(ProjectStore& store) : store_(store) {}
  [[nodiscard]] Result<void> now_and_then() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return {};
    next_ = now + kKeepEvery;
    return store_.keep();
  }

 private:
  ProjectStore& store_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + kKeepEvery;
};

/// Changes of one step that come bit by bit.
class LongStep {
 public:
  LongStep(ProjectStore& store, std::string name, std::string user)
      : store_(store), name_(std::move(name)), user_(std::move(user)) {}

  void add(RecordNumber number, StoryEntry entry) {
    std::vector<Change> changes{{number, std::make_shared<const Record>(std::move(entry))}};
    if (begun_) {
      store_.extend(std::move(changes));
    } else {
      store_.apply({name_, user_, base::seconds_now(), std::move(changes)});
      begun_ = true;
    }
  }

 private:
  ProjectStore& store_;
  std::string name_;
  std::string user_;
  bool begun_ = false;
};

}  // namespace

KnownStories::KnownStories(const curation::Ledger& ledger) {
  for (const auto& e : ledger.records()) {
    if (const StoryEntry* s = story_in(e)) note(s->file, known_of(e.number, *s));
  }
}

void KnownStories::note(const fs::path& file, Known story) {
  // A file of many stories says nothing of which one is meant.
  if (!file.empty() && file.extension() != ".jsonl") id_of_file_[file.string()] = story.id;
  id_of_text_[story.text] = story.id;
  by_id_.insert_or_assign(story.id, std::move(story));
}

const KnownStories::Known* KnownStories::find(const StorySource& source) const {
  std::string_view id = source.id;
  if (id.empty() && !source.text) {
    const auto of_file = id_of_file_.find(source.file.string());
    if (of_file != id_of_file_.end()) id = of_file->second;
  }
  const auto found = by_id_.find(id);
  return id.empty() || found == by_id_.end() ? nullptr : &found->second;
}

const KnownStories::Known* KnownStories::with_text(std::uint64_t text) const {
  const auto id = id_of_text_.find(text);
  if (id == id_of_text_.end()) return nullptr;
  const auto found = by_id_.find(id->second);
  return found == by_id_.end() || found->second.text != text ? nullptr : &found->second;
}

std::string KnownStories::free_id(const std::string& id) const {
  std::string out = id;
  for (int n = 2; by_id_.contains(out); ++n) out = fmt::format("{}-{}", id, n);
  return out;
}

Result<ReadSource> read_source(StorySource source, const event::StoryReader& reader,
                               const KnownStories& known, std::optional<time::Days> date) {
  ReadSource out;
  std::string bytes;
  if (source.text) {
    bytes = std::move(*source.text);
    source.text.emplace();
  } else {
    auto read = base::read_file(source.file, text::kMaxStoryBytes);
    if (!read) return read.error();
    bytes = std::move(*read);
  }
  out.text = base::fnv1a(bytes);
  const KnownStories::Known* before = known.find(source);
  const KnownStories::Known* same = known.with_text(out.text);
  if ((before != nullptr && before->text == out.text) || (before == nullptr && same != nullptr)) {
    out.same_as = before != nullptr ? before->id : same->id;
    if (source.text) *source.text = std::move(bytes);
    out.source = std::move(source);
    return out;
  }
  auto story = text::make_story(bytes, source.where, before != nullptr ? before->id : source.id);
  if (!story) return story.error();
  // What the user or a collection says of a story goes before what its text seems to say.
  const auto given = [&](std::string KnownStories::Known::*by_user, const std::string& by_source,
                         std::string& of) {
    if (before != nullptr && !(before->*by_user).empty()) {
      of = before->*by_user;
    } else if (!by_source.empty()) {
      of = by_source;
    }
  };
  given(&KnownStories::Known::publisher, source.publisher, story->publisher);
  given(&KnownStories::Known::author, source.author, story->author);
  given(&KnownStories::Known::url, source.url, story->url);
  if (source.file.extension() != ".jsonl") story->path = source.file;
  event::ReadOptions options;
  options.date = source.date ? source.date : date;
  if (!options.date && before != nullptr) options.date = before->date;
  out.document = std::make_shared<const Document>(reader.read(std::move(*story), options));
  out.source = std::move(source);
  return out;
}

namespace {

/// Puts what was read to the store, one story after the other.
class Adding {
 public:
  Adding(ProjectStore& store, const event::StoryReader& reader, KnownStories& known,
         const AddOptions& options)
      : store_(store),
        reader_(reader),
        known_(known),
        options_(options),
        step_(store, options.list.empty() ? "add stories" : "add stories to " + options.list,
              options.user),
        keeping_(store) {}

  /// False where nothing more is to be added.
  bool put(Result<ReadSource> read) {
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
    }
    if (auto kept = keeping_.now_and_then(); !kept) {
      error_ = kept.error();
      return false;
    }
    if (options_.progress && !options_.progress(report)) report.cancelled = true;
    return !report.cancelled;
  }

  void fail(Error error) {
    ++report.failed;
    if (report.errors.size() < kMostErrors) report.errors.push_back(std::move(error));
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  AddReport report;

 private:
  Result<void> put_story(const ReadSource& read) {
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
      return {};
    }
    auto reading = store_.add_reading(*d, options_.by);
    if (!reading) return reading.error();
    reading->text = read.text;
    StoryEntry entry;
    const auto old = before == nullptr ? nullptr : store_.ledger().find(before->number);
    if (old != nullptr) entry = std::get<StoryEntry>(*old);
    const RecordNumber number = old != nullptr ? before->number : store_.take_number();
    entry.id = d->story.id;
    entry.file = read.source.file;
    entry.title = d->story.title;
    // Else it would be lost with the readings.
    if (d->date_from == event::DateFrom::given) entry.date = d->date;
    if (old == nullptr) {
      entry.publisher = read.source.publisher;
      entry.author = read.source.author;
      entry.url = read.source.url;
      entry.list = options_.list;
      entry.added = base::seconds_now();
    }
    entry.reading = std::move(*reading);
    known_.note(entry.file, known_of(number, entry));
    ++(old != nullptr ? report.changed : report.added);
    step_.add(number, std::move(entry));
    return {};
  }

  ProjectStore& store_;
  const event::StoryReader& reader_;
  KnownStories& known_;
  const AddOptions& options_;
  LongStep step_;
  Keeping keeping_;
  std::optional<Error> error_;
};

}  // namespace

Result<AddReport> add_stories(ProjectStore& store, const event::StoryReader& reader,
                              const std::vector<fs::path>& paths, const AddOptions& options) {
  // The readers ask what was there at the beginning; what has come since is looked up in turn.
  const KnownStories before(store.ledger());
  KnownStories known = before;
  Adding adding(store, reader, known, options);
  base::InOrder reading(options.threads, {kTasksAThread * options.threads, kMostBytesInFlight});
  const FoundStories found = find_stories(paths, [&](StorySource source) {
    const std::size_t weight = weight_of(source);
    return reading.add(weight, [&, source = std::move(source)]() mutable -> base::InOrder::Finish {
      auto read = std::make_shared<Result<ReadSource>>(
          read_source(std::move(source), reader, before, options.date));
      return [&, read] {
        if (!adding.put(std::move(*read))) reading.stop();
      };
    });
  });
  reading.wait();
  if (adding.error()) return *adding.error();
  for (const Error& e : found.errors) adding.fail(e);
  adding.report.failed += found.failed - found.errors.size();
  if (auto kept = store.keep(); !kept) return kept.error();
  return std::move(adding.report);
}

curation::Revised::Documents ProjectDocuments::there() const {
  curation::Revised::Documents out;
  for (const auto& d : documents) {
    if (d != nullptr) out.push_back(d);
  }
  return out;
}

ProjectDocuments documents_of(const ProjectStore& store, std::size_t threads, DecodeParts parts) {
  ProjectDocuments out;
  std::vector<curation::ReadingRef> refs;
  for (const auto& e : store.ledger().records()) {
    const StoryEntry* s = story_in(e);
    if (s == nullptr) continue;
    out.numbers.push_back(e.number);
    refs.push_back(s->reading);
  }
  for (auto& read : store.readings(refs, threads, parts)) {
    if (read) {
      out.documents.push_back(std::make_shared<const Document>(std::move(*read)));
    } else {
      out.documents.push_back(nullptr);
      out.errors.push_back(read.error());
    }
  }
  return out;
}

std::string in_words(const curation::Difference& difference, const Document& before,
                     const Document& after) {
  const Document& in = difference.after ? after : before;
  const event::Event& e =
      in.events[difference.after ? *difference.after : difference.before.value_or(0)];
  std::string out = fmt::format("{}: {}", name(difference.kind), name(e.type));
  if (e.place) out += " in " + e.place->name;
  out += ", " + (e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds));
  out += fmt::format(" \u2013 \u201C{}\u201D", in.story.line(e.mentions.front().span));
  if (!difference.what.empty()) out += fmt::format(" ({})", fmt::join(difference.what, "; "));
  return out;
}

}  // namespace dateline::io
