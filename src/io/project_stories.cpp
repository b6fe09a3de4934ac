#include "io/project_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "base/in_order.hpp"
#include "base/utf8.hpp"
#include "io/story_adder.hpp"
#include "time/phrase.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::Result;
using curation::RecordNumber;
using curation::StoryEntry;
using event::Document;

constexpr std::size_t kTasksAThread = 16;
constexpr std::size_t kMostBytesInFlight = 16U << 20U;

const StoryEntry* story_in(const curation::Ledger::Entry& e) {
  return std::get_if<StoryEntry>(e.record.get());
}

std::size_t weight_of(const StorySource& source) { return source.text ? source.text->size() : 0; }

}  // namespace

KnownStories::Known KnownStories::known_of(RecordNumber number, const StoryEntry& s) {
  return {number, s.id, s.reading.text, s.date, s.publisher, s.author, s.url};
}

KnownStories::KnownStories(const curation::Ledger& ledger) {
  for (const auto& e : ledger.records()) {
    if (const StoryEntry* s = story_in(e)) note(s->file, known_of(e.number, *s));
  }
}

void KnownStories::note(const fs::path& file, Known story) {
  // A file of many stories says nothing of which one is meant.
  if (!file.empty() && !holds_many(file)) id_of_file_[file.string()] = story.id;
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
  if (id.empty() || found == by_id_.end()) return nullptr;
  const bool moved = source.beside != nullptr && source.beside->contains(found->second.text);
  return moved ? nullptr : &found->second;
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
  const bool given_text = source.text.has_value();
  auto text = text_of(source);
  if (!text) return text.error();
  std::string bytes = std::move(*text);
  out.text = base::fnv1a(bytes);
  const KnownStories::Known* before = known.find(source);
  const KnownStories::Known* same = known.with_text(out.text);
  // A place in a collection says less than a text that is known.
  if (source.beside != nullptr && same != nullptr) before = nullptr;
  if ((before != nullptr && before->text == out.text) || (before == nullptr && same != nullptr)) {
    out.same_as = before != nullptr ? before->id : same->id;
    if (given_text) source.text = std::move(bytes);
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
  if (!holds_many(source.file)) story->path = source.file;
  event::ReadOptions options;
  options.date = source.date ? source.date : date;
  if (!options.date && before != nullptr) options.date = before->date;
  if (!options.date) options.date = source.stated;
  options.else_date = source.made;
  out.document = std::make_shared<const Document>(reader.read(std::move(*story), options));
  out.source = std::move(source);
  return out;
}

ReadBy by_of(const ReadBy& by, const event::StoryReader& reader, const text::Story& story) {
  return {by.program, reader.data_version(story), by.model};
}

Result<AddReport> add_stories(ProjectStore& store, const event::StoryReader& reader,
                              const std::vector<fs::path>& paths, const AddOptions& options) {
  // The readers ask what was there at the beginning; what has come since is looked up in turn.
  const KnownStories before(store.ledger());
  StoryAdder adding(store, reader, options);
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
  if (adding.error()) {
    // What was added by then stays, whatever has kept the others out.
    (void)store.keep();
    return *adding.error();
  }
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

void place_file(event::Document& document, const StoryEntry& entry) {
  // Of a page of a table, or a line of many stories, the file is another one or none.
  if (document.story.path.filename() == entry.file.filename()) document.story.path = entry.file;
}

ProjectDocuments documents_of(const ProjectStore& store, std::size_t threads, DecodeParts parts) {
  ProjectDocuments out;
  std::vector<curation::ReadingRef> refs;
  std::vector<const StoryEntry*> entries;
  for (const auto& e : store.ledger().records()) {
    const StoryEntry* s = story_in(e);
    if (s == nullptr) continue;
    out.numbers.push_back(e.number);
    refs.push_back(s->reading);
    entries.push_back(s);
  }
  std::size_t at = 0;
  for (auto& read : store.readings(refs, threads, parts)) {
    const StoryEntry& entry = *entries[at++];
    if (read) {
      place_file(*read, entry);
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
