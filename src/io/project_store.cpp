#include "io/project_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "base/version.hpp"
#include "io/journal_file.hpp"
#include "io/project_backup.hpp"
#include "io/project_id.hpp"
#include "io/project_journal.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using curation::ReadingRef;
using curation::StoryEntry;

/// Readings of so many bytes belong to texts of a tenth of that, which still make a file that can
/// be read by people and sent by mail.
constexpr std::uint64_t kMostReadingsWithTexts = 40U << 20U;

ReadingAt at(const ReadingRef& r) { return {r.offset, r.size, r.checksum}; }

Error open_elsewhere(const fs::path& path, const std::string& holder) {
  return {ErrorCode::unreadable, "is open already, in " + holder, path.string(),
          "Go on there, or close it there first"};
}

}  // namespace

ProjectStore::ProjectStore() = default;
ProjectStore::ProjectStore(ProjectStore&& other) noexcept = default;
ProjectStore& ProjectStore::operator=(ProjectStore&& other) noexcept = default;
ProjectStore::~ProjectStore() = default;

fs::path ProjectStore::beside(const char* what) const {
  fs::path out = path_;
  out += what;
  return out;
}

Result<fs::path> ProjectStore::whole_path(const fs::path& path) {
  std::error_code code;
  const fs::path whole = fs::absolute(path, code);
  if (code) {
    return Error{ErrorCode::not_found, "cannot be found: " + code.message(), path.string(),
                 "Give its whole path"};
  }
  return whole.lexically_normal();
}

Result<fs::path> ProjectStore::set_aside(const fs::path& path) {
  constexpr int kMost = 1000;
  for (int i = 1; i < kMost; ++i) {
    fs::path other = path;
    other += fmt::format(".old-{}", i);
    std::error_code code;
    if (fs::exists(other, code)) continue;
    fs::rename(path, other, code);
    if (!code) return other;
    break;
  }
  // Nothing may be written in its place: it may be all that is left of somebody's work.
  return Error{ErrorCode::unreadable, "does not belong to the project and cannot be moved away",
               path.string(), "Move it away"};
}

Result<bool> ProjectStore::lock(std::string& holder) {
  auto taken = base::FileLock::take(beside("-lock"), holder);
  if (!taken) return taken.error();
  if (!*taken) return false;
  lock_ = std::move(**taken);
  return true;
}

Result<ProjectStore> ProjectStore::create(const fs::path& path, ProjectLimits limits) {
  auto whole = whole_path(path);
  if (!whole) return whole.error();
  ProjectStore out;
  out.path_ = std::move(*whole);
  out.mode_ = Mode::write;
  out.limits_ = limits;
  std::error_code code;
  if (fs::exists(out.path_, code)) {
    return Error{ErrorCode::bad_value, "is there already", out.path_.string(),
                 "Open it, or choose another name"};
  }
  std::string holder;
  const auto locked = out.lock(holder);
  if (!locked) return locked.error();
  if (!*locked) return open_elsewhere(out.path_, holder);
  auto id = new_project_id(out.path_);
  if (!id) return id.error();
  out.file_.id = std::move(*id);
  auto readings = ReadingsFile::create(out.beside("-readings"), out.file_.id);
  if (!readings) return readings.error();
  out.readings_ = std::move(*readings);
  if (const Written written = out.write_file(out.path_); !written.safe) {
    return written.safe.error();
  }
  // One of a file that had the name before and is gone.
  fs::remove(out.beside("-journal"), code);
  out.journal_ = std::make_unique<JournalFile>(
      out.beside("-journal"), journal_line(JournalHead{out.file_.id, out.file_.saved}));
  return out;
}

Result<ProjectStore> ProjectStore::open(const fs::path& path, Mode mode, ProjectLimits limits) {
  constexpr int kTries = 3;
  return open(path, mode, limits, kTries);
}

Result<ProjectStore> ProjectStore::open(const fs::path& path, Mode mode, ProjectLimits limits,
                                        int tries) {
  auto whole = whole_path(path);
  if (!whole) return whole.error();
  ProjectStore out;
  out.path_ = std::move(*whole);
  out.mode_ = mode;
  out.limits_ = limits;
  std::error_code code;
  if (mode == Mode::write && fs::exists(out.path_, code)) {
    std::string holder;
    const auto locked = out.lock(holder);
    if (locked && !*locked) return open_elsewhere(out.path_, holder);
    if (!locked) {
      out.mode_ = Mode::read;
      out.notices_.push_back(
          "The folder cannot be written to: the project is open for reading. Save it under another "
          "name to change it.");
    }
  }
  out.state_ = base::state_of(out.path_);
  const auto bytes = base::read_file(out.path_, limits.bytes);
  if (!bytes) return bytes.error();
  out.bytes_ = bytes->size();
  out.checksum_ = base::fnv1a(*bytes);
  auto file = read_project(*bytes, out.path_.string(), out.path_.parent_path());
  if (!file) return file.error();
  out.file_ = std::move(*file);
  if (out.mode_ == Mode::write && out.file_.version < ProjectFile::kVersion) {
    out.bring_up_to_date(*bytes);
  }
  if (!out.readings_) {
    if (auto readings = out.open_readings(); !readings) return readings.error();
  }
  if (auto journal = out.open_journal(); !journal) return journal.error();
  // Whoever has it open may save it meanwhile: what stood in the journal is in the file then.
  if (mode == Mode::read && tries > 0 && base::state_of(out.path_) != out.state_) {
    return open(path, mode, limits, tries - 1);
  }
  return out;
}

/// `bytes` are the file's. Before the journal is taken up: what was done since it was saved stays
/// there, and goes on from the file of either format.
void ProjectStore::bring_up_to_date(std::string_view bytes) {
  const auto stay = [&](const Error& error) {
    mode_ = Mode::read;
    lock_.reset();
    readings_.reset();
    notices_.push_back(fmt::format(
        "{} was written by an earlier version of Dateline and cannot be brought to the present "
        "format: the project is open for reading. {}",
        path_.filename().string(), error.to_string()));
  };
  const auto kept = back_up(path_, file_.version, bytes);
  if (!kept) return stay(kept.error());
  if (auto readings = open_readings(); !readings) return stay(readings.error());
  // What is there and not sure to be is the old file or the new one, and either will do.
  if (const Written written = write_file(path_); !written.there) return stay(written.safe.error());
  notices_.push_back(
      fmt::format("{} was written by an earlier version of Dateline and is in the present format "
                  "now. It was kept as it was in {}, beside it.",
                  path_.filename().string(), kept->filename().string()));
}

Result<void> ProjectStore::open_readings() {
  const fs::path path = beside("-readings");
  const auto access = mode_ == Mode::write ? base::Access::append : base::Access::read;
  auto opened = ReadingsFile::open(path, file_.id, access);
  if (opened) {
    readings_ = std::move(*opened);
    return {};
  }
  const bool gone = opened.error().code == ErrorCode::not_found;
  if (mode_ == Mode::read) return {};
  if (!gone) {
    const auto other = set_aside(path);
    if (!other) return other.error();
    notices_.push_back(fmt::format("{} It was set aside as {}.", opened.error().to_string(),
                                   other->filename().string()));
  } else if (!file_.ledger.records().empty()) {
    notices_.push_back(
        fmt::format("{} is not beside the project; the stories have to be read again.",
                    path.filename().string()));
  }
  auto made = ReadingsFile::create(path, file_.id);
  if (!made) return made.error();
  readings_ = std::move(*made);
  return {};
}

Result<void> ProjectStore::open_journal() {
  const fs::path path = beside("-journal");
  const JournalHead head{file_.id, file_.saved};
  journal_ = std::make_unique<JournalFile>(path, journal_line(head));
  std::error_code code;
  if (!fs::exists(path, code)) return {};
  const auto bytes = base::read_file(path, ProjectFile::kMostBytes);
  if (!bytes) return bytes.error();
  auto journal = read_journal(*bytes, path.string(), path_.parent_path());
  const bool ours = journal && journal->head.project == file_.id;
  if (ours && journal->head.saved < file_.saved) {
    // All of it stands in the file: the program ended between the two.
    if (mode_ == Mode::write) fs::remove(path, code);
    return {};
  }
  if (!ours || journal->head != head) {
    if (mode_ == Mode::read) return {};
    const auto other = set_aside(path);
    if (!other) return other.error();
    notices_.push_back(
        fmt::format("{} does not belong to this state of the project; it was set aside as {}.",
                    path.filename().string(), other->filename().string()));
    return {};
  }
  replay(journal->entries, file_.ledger);
  bytes_ += journal->good;
  recovered_ = journal->entries.size();
  if (recovered_ > 0) {
    notices_.push_back(fmt::format("{} unsaved change{} of an earlier run {} restored.", recovered_,
                                   recovered_ == 1 ? "" : "s", recovered_ == 1 ? "was" : "were"));
  }
  if (mode_ == Mode::read) return {};
  if (journal->good < bytes->size()) {
    // Half a line, from a program that ended while it wrote: nothing may be put behind it.
    const auto whole = std::string_view(*bytes).substr(0, journal->good);
    if (auto mended = base::write_file_atomically(path, whole); !mended) return mended.error();
  }
  return journal_->resume();
}

bool ProjectStore::unsaved() const { return !journal_->empty(); }
bool ProjectStore::unkept() const { return journal_->waiting(); }

Result<void> ProjectStore::room_for(const std::vector<curation::Change>& changes) const {
  constexpr std::uint64_t kLeftForHands = 16;  // a part of so many
  const auto full = [&](std::string why) {
    return Error{ErrorCode::too_large, std::move(why), path_.string(),
                 "Put further stories to another project"};
  };
  const auto more = std::ranges::count_if(changes, [&](const curation::Change& c) {
    return c.to != nullptr && file_.ledger.find(c.number) == nullptr;
  });
  if (file_.ledger.records().size() + static_cast<std::size_t>(more) > limits_.records) {
    return full(fmt::format("holds as many stories and corrections as it can, {}",
                            file_.ledger.records().size()));
  }
  // What a step takes in the file is about what it takes in the journal: of a record that it
  // changes the one side goes to the records and the other to the history.
  const std::uint64_t bytes = journal_line(JournalMore{changes}, path_.parent_path()).size();
  if (bytes_ + bytes > limits_.bytes - limits_.bytes / kLeftForHands) {
    return full(fmt::format("holds as much as it can, with its history some {} MB",
                            bytes_ / 1'000'000 + 1));
  }
  return {};
}

void ProjectStore::note(const std::string& line) {
  bytes_ += line.size();
  journal_->add(line);
}

void ProjectStore::apply(curation::Step step) {
  const std::uint64_t before = file_.ledger.revision();
  const std::string line = journal_line(JournalStep{step}, path_.parent_path());
  file_.ledger.apply(std::move(step));
  if (file_.ledger.revision() != before) note(line);
}

void ProjectStore::extend(std::vector<curation::Change> changes) {
  if (changes.empty()) return;
  const std::string line = journal_line(JournalMore{changes}, path_.parent_path());
  file_.ledger.extend(std::move(changes));
  note(line);
}

void ProjectStore::change(std::vector<curation::Change> changes) {
  const std::uint64_t before = file_.ledger.revision();
  const std::string line = journal_line(JournalChange{changes}, path_.parent_path());
  file_.ledger.change(std::move(changes));
  if (file_.ledger.revision() != before) note(line);
}

bool ProjectStore::undo() {
  if (!file_.ledger.undo()) return false;
  note(journal_line(JournalUndo{}, path_.parent_path()));
  return true;
}

bool ProjectStore::redo() {
  if (!file_.ledger.redo()) return false;
  note(journal_line(JournalRedo{}, path_.parent_path()));
  return true;
}

Result<ReadingRef> ProjectStore::add_reading(const event::Document& document, const ReadBy& by) {
  return add_packed(encode(document), document.story.text.checksum(), by);
}

Result<ReadingRef> ProjectStore::add_packed(std::string_view packed, std::uint64_t text,
                                            const ReadBy& by) {
  if (!readings_) {
    return Error{ErrorCode::unreadable, "is open for reading only", path_.string(),
                 "Save under another name"};
  }
  const auto added = readings_->append(packed);
  if (!added) return added.error();
  return ReadingRef{added->offset, added->size, added->checksum, text,
                    by.program,    by.data,     by.model};
}

std::vector<Result<event::Document>> ProjectStore::readings(std::span<const ReadingRef> of,
                                                            std::size_t threads,
                                                            DecodeParts parts) const {
  std::vector<ReadingAt> places;
  places.reserve(of.size());
  for (const ReadingRef& r : of) places.push_back(at(r));
  if (readings_) return readings_->read_all(places, threads, parts);
  std::vector<Result<event::Document>> out;
  out.reserve(of.size());
  for (std::size_t i = 0; i < of.size(); ++i) {
    out.emplace_back(Error{ErrorCode::not_found, "is not beside the project",
                           beside("-readings").string(), "The story can be read again"});
  }
  return out;
}

std::optional<std::string> ProjectStore::text_in_file(curation::RecordNumber story) const {
  const auto found = file_.texts.find(story);
  if (found == file_.texts.end()) return std::nullopt;
  return found->second;
}

Result<void> ProjectStore::keep() {
  return journal_->keep([this] { return readings_->sync(); });
}

Result<void> ProjectStore::check_unchanged() const {
  const auto now = base::state_of(path_);
  if (!now || now == state_) return {};
  // Another time of change alone, as a backup program leaves it, is no change.
  const auto bytes = base::read_file(path_, ProjectFile::kMostBytes);
  if (bytes && base::fnv1a(*bytes) == checksum_) return {};
  return Error{ErrorCode::bad_value, "has been changed by another program since it was opened",
               path_.string(),
               "Save under another name, or overwrite what the other program wrote"};
}

/// A project of some hundred stories has their texts in its file, where people find them; one of
/// thousands leaves them in the readings.
void ProjectStore::put_texts() {
  std::vector<curation::RecordNumber> numbers;
  std::vector<ReadingRef> refs;
  std::uint64_t bytes = 0;
  for (const auto& e : file_.ledger.records()) {
    const auto* story = std::get_if<StoryEntry>(e.record.get());
    if (story == nullptr || story->reading.size == 0) continue;
    numbers.push_back(e.number);
    refs.push_back(story->reading);
    bytes += story->reading.size;
  }
  std::map<curation::RecordNumber, std::string> before = std::exchange(file_.texts, {});
  if (bytes > kMostReadingsWithTexts) return;
  const auto documents = readings(refs, 1);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (documents[i]) {
      file_.texts[numbers[i]] = documents[i]->story.text.utf8();
    } else if (const auto text = before.find(numbers[i]); text != before.end()) {
      file_.texts[numbers[i]] = text->second;
    }
  }
}

/// Nothing is written that could not be read again.
Result<void> ProjectStore::check_limits(std::uint64_t bytes) const {
  std::array<std::size_t, std::variant_size_v<curation::Record>> of_kind{};
  for (const auto& e : file_.ledger.records()) ++of_kind[e.record->index()];
  const auto most = [&](std::size_t n) { return n <= ProjectFile::kMostRecords; };
  const auto short_enough = [&](const curation::Step& s) { return most(s.changes.size()); };
  if (bytes <= limits_.bytes && std::ranges::all_of(of_kind, most) &&
      std::ranges::all_of(file_.ledger.done(), short_enough) &&
      std::ranges::all_of(file_.ledger.undone(), short_enough)) {
    return {};
  }
  return Error{ErrorCode::too_large, "would be larger than can be opened again", path_.string(),
               "Undo what was added last: nothing is lost, but it is not saved"};
}

ProjectStore::Written ProjectStore::write_file(const fs::path& path) {
  file_.program = base::kVersion;
  put_texts();
  const std::string bytes = write_project(file_, path.parent_path());
  if (auto fits = check_limits(bytes.size()); !fits) return {false, fits};
  auto written = base::write_file_atomically(path, bytes);
  if (!written) {
    const auto now = base::read_file(path, ProjectFile::kMostBytes);
    if (!now || *now != bytes) return {false, written.error()};
  }
  file_.version = ProjectFile::kVersion;
  state_ = base::state_of(path);
  checksum_ = base::fnv1a(bytes);
  bytes_ = bytes.size();
  return {true, std::move(written)};
}

Result<void> ProjectStore::save(Overwrite overwrite) {
  if (mode_ == Mode::read) {
    return Error{ErrorCode::unreadable, "is open for reading only", path_.string(),
                 "Save under another name"};
  }
  if (overwrite == Overwrite::no) {
    if (auto same = check_unchanged(); !same) return same.error();
  }
  if (auto kept = keep(); !kept) return kept.error();
  ++file_.saved;
  Written written = write_file(path_);
  if (written.there) {
    journal_->restart(journal_line(JournalHead{file_.id, file_.saved}));
  } else {
    --file_.saved;
  }
  return written.safe;
}

void ProjectStore::forget_unsaved() {
  journal_->restart(journal_line(JournalHead{file_.id, file_.saved}));
}

Result<void> ProjectStore::save_as(const fs::path& path) {
  auto whole = whole_path(path);
  if (!whole) return whole.error();
  if (*whole == path_ && mode_ == Mode::write) return save(Overwrite::yes);
  ProjectStore other;
  other.path_ = std::move(*whole);
  other.mode_ = Mode::write;
  other.limits_ = limits_;
  std::string holder;
  const auto locked = other.lock(holder);
  if (!locked) return locked.error();
  if (!*locked) return open_elsewhere(other.path_, holder);
  other.file_ = file_;
  auto id = new_project_id(other.path_);
  if (!id) return id.error();
  other.file_.id = std::move(*id);
  auto readings = ReadingsFile::create(other.beside("-readings"), other.file_.id);
  if (!readings) return readings.error();
  other.readings_ = std::move(*readings);
  // All that any step refers to goes along, so that undo reaches as far as before.
  const auto moved = [&](const curation::RecordPtr& record) -> Result<curation::RecordPtr> {
    const auto* story = std::get_if<StoryEntry>(record.get());
    if (story == nullptr || story->reading.size == 0 || !readings_) return record;
    StoryEntry copy = *story;
    const auto document = readings_->read(at(story->reading), {true});
    if (!document) return record;  // it is read again from its text
    const auto added = other.readings_->append(*document);
    if (!added) return added.error();
    copy.reading.offset = added->offset;
    copy.reading.size = added->size;
    copy.reading.checksum = added->checksum;
    return std::make_shared<const curation::Record>(std::move(copy));
  };
  if (auto done = other.file_.ledger.rewrite(moved); !done) return done.error();
  if (auto synced = other.readings_->sync(); !synced) return synced.error();
  other.file_.saved = 1;
  if (const Written written = other.write_file(other.path_); !written.safe) {
    return written.safe.error();
  }
  other.journal_ = std::make_unique<JournalFile>(
      other.beside("-journal"), journal_line(JournalHead{other.file_.id, other.file_.saved}));
  other.journal_->restart(journal_line(JournalHead{other.file_.id, other.file_.saved}));
  other.notices_ = std::move(notices_);
  *this = std::move(other);
  return {};
}

}  // namespace dateline::io
