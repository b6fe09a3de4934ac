#include "io/readings_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/checksum.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Bytes = std::span<const std::byte>;
constexpr std::string_view kMagic = "DATELINE-READINGS\n";
constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kFormatAt = kMagic.size();
constexpr std::size_t kIdAt = kFormatAt + 2;
constexpr std::size_t kHeaderBytes = kIdAt + kIdBytes;
constexpr std::size_t kRecordHeaderBytes = 16;
constexpr std::size_t kWriteAt = 1U << 20U;      // so many bytes are written at once
constexpr std::size_t kTakenAtOnce = 16;         // readings that a thread takes
constexpr std::size_t kMostRecords = 1U << 22U;  // that are looked for where they are not
constexpr const char* kReadAgain = "Read the story again";

using Id = std::array<char, kIdBytes>;

std::optional<Id> id_of(std::string_view hex) {
  if (hex.size() != 2 * kIdBytes) return std::nullopt;
  Id id{};
  for (std::size_t i = 0; i < id.size(); ++i) {
    const char* at = hex.data() + 2 * i;
    std::uint8_t byte = 0;
    const auto read = std::from_chars(at, at + 2, byte, 16);
    if (read.ec != std::errc() || read.ptr != at + 2) return std::nullopt;
    id[i] = static_cast<char>(byte);
  }
  return id;
}

Error no_id(std::string_view id, const std::filesystem::path& path) {
  return {ErrorCode::bad_value, fmt::format("\"{}\" is no id of a project", id), path.string(),
          "Give 32 hexadecimal digits"};
}

void put(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i))));
  }
}

/// `bytes` from the beginning of `from`, which has as many.
std::uint64_t number_in(Bytes from, unsigned bytes) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < bytes; ++i) value |= std::to_integer<std::uint64_t>(from[i]) << (8 * i);
  return value;
}

std::string_view chars(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};  // NOLINT(*-reinterpret-cast)
}
Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};  // NOLINT(*-reinterpret-*)
}

std::string header_of(const Id& id) {
  std::string out(kMagic);
  put(out, ReadingsFile::kFormat, 2);
  out.append(id.data(), id.size());
  return out;
}

Result<void> check_header(Bytes file, const Id& id, const std::filesystem::path& path) {
  if (file.size() < kHeaderBytes || !chars(file).starts_with(kMagic)) {
    return Error{ErrorCode::bad_format, "is no file of readings", path.string(),
                 "Delete it and read the stories again"};
  }
  const auto format = number_in(file.subspan(kFormatAt), 2);
  if (format != ReadingsFile::kFormat) {
    return Error{ErrorCode::unsupported,
                 fmt::format("was made by another version of the program (format {}, this is {})",
                             format, ReadingsFile::kFormat),
                 path.string(), "Delete it and read the stories again"};
  }
  if (chars(file.subspan(kIdAt, kIdBytes)) != std::string_view(id.data(), id.size())) {
    return Error{ErrorCode::bad_format, "holds the readings of another project", path.string(),
                 "Put the project's own beside it, or delete this and read the stories again"};
  }
  return {};
}

}  // namespace

struct ReadingsFile::State {
  State(base::AppendFile opened, base::MappedFile mapping, const Id& project)
      : file(std::move(opened)),
        mapped(std::make_shared<const base::MappedFile>(std::move(mapping))),
        id(project) {}

  std::mutex syncing;  ///< taken before the other; who has it alone may put a file in file's place
  mutable std::mutex mutex;
  base::AppendFile file;
  std::string waiting;  ///< what stands behind the file's end and is not yet written
  std::shared_ptr<const base::MappedFile> mapped;
  const Id id;

  /// With the mutex held. After an error what is not yet written waits on.
  Result<void> write() {
    const std::uint64_t before = file.size();
    auto written = file.append(waiting);
    waiting.erase(0, file.size() - before);
    return written;
  }

  /// With both held. What has the name now is this file's: goes on with it.
  Result<void> take_up() {
    auto opened = base::AppendFile::open(file.path(), base::Access::append);
    if (!opened) return opened.error();
    auto mapping = opened->map();
    if (!mapping) return mapping.error();
    file = std::move(*opened);
    mapped = std::make_shared<const base::MappedFile>(std::move(*mapping));
    records.clear();
    records_end = kHeaderBytes;
    dubious = false;
    return {};
  }

  /// With both held. After a sync that failed the system takes for written what may be lost, and a
  /// later one that works says nothing of it: all is put into a new file then.
  Result<void> write_anew() {
    const auto all = file.map();
    if (!all) return all.error();
    if (auto r = base::write_file_atomically(file.path(), chars(all->bytes())); !r) return r;
    return take_up();
  }

  bool dubious = false;  ///< what was written may be lost, or has another file's name

  /// Where records begin, by their checksums, as far as each follows the one before it: all of a
  /// file that was written anew. Filled when it is first asked for.
  std::unordered_map<std::uint64_t, std::uint64_t> records;
  std::uint64_t records_end = kHeaderBytes;  ///< up to where it was looked for them

  struct Record {
    Bytes whole;     ///< with its header
    Bytes document;  ///< that alone
    std::shared_ptr<const void> owner;
  };

  [[nodiscard]] Error damaged(const ReadingAt& at, std::string_view what) const {
    return {ErrorCode::bad_format, fmt::format("the reading at byte {} {}", at.offset, what),
            file.path().string(), kReadAgain};
  }

  /// A record whose bytes are those that were written.
  Result<Record> record(const ReadingAt& at) {
    std::shared_ptr<const base::MappedFile> mapping;
    std::uint64_t offset = at.offset;
    {
      const std::lock_guard lock(mutex);
      const auto found = find(at);
      if (!found) return found.error();
      offset = *found;
      mapping = mapped;
    }
    Record out;
    out.whole = mapping->bytes().subspan(offset, kRecordHeaderBytes + at.size);
    out.document = out.whole.subspan(kRecordHeaderBytes);
    out.owner = std::move(mapping);
    if (base::fast_checksum(out.document) != at.checksum) return damaged(at, "is damaged");
    return out;
  }

 private:
  /// With the mutex held: where the mapping has it, going by its head alone. Looks first where it
  /// should be, then for a record like it, as it lies elsewhere once the file was written anew,
  /// last at what has been added to the file.
  Result<std::uint64_t> find(const ReadingAt& at) {
    for (bool again = false;; again = true) {
      if (is_at(at, at.offset)) return at.offset;
      walk();
      const auto like = records.find(at.checksum);
      if (like != records.end() && is_at(at, like->second)) return like->second;
      if (again) break;
      if (!waiting.empty()) {
        if (auto written = write(); !written) return written.error();
      }
      auto more = file.map();
      if (!more) return more.error();
      if (more->bytes().size() == mapped->bytes().size()) break;
      mapped = std::make_shared<const base::MappedFile>(std::move(*more));
    }
    if (!reaches(at, at.offset)) return damaged(at, "lies outside the file");
    if (at.offset < kHeaderBytes) return damaged(at, "lies in the head of the file");
    return damaged(at, "is not the one that is looked for");
  }

  [[nodiscard]] bool is_at(const ReadingAt& at, std::uint64_t offset) const {
    if (offset < kHeaderBytes || !reaches(at, offset)) return false;
    const Bytes there = mapped->bytes().subspan(offset);
    return number_in(there, 8) == at.size && number_in(there.subspan(8), 8) == at.checksum;
  }

  /// Whether the mapping has so many bytes there.
  [[nodiscard]] bool reaches(const ReadingAt& at, std::uint64_t offset) const {
    const std::uint64_t end = mapped->bytes().size();
    return offset <= end && end - offset >= kRecordHeaderBytes &&
           end - offset - kRecordHeaderBytes >= at.size;
  }

  /// Notes the records that follow each other from the head on; goes on where it ended before.
  void walk() {
    const Bytes all = mapped->bytes();
    while (records.size() < kMostRecords && all.size() >= kRecordHeaderBytes &&
           records_end <= all.size() - kRecordHeaderBytes) {
      const Bytes here = all.subspan(records_end);
      const std::uint64_t size = number_in(here, 8);
      // None has no bytes; and of one that is torn nobody knows where the next begins.
      if (size == 0 || size > here.size() - kRecordHeaderBytes) break;
      records.emplace(number_in(here.subspan(8), 8), records_end);
      records_end += kRecordHeaderBytes + size;
    }
  }
};

ReadingsFile::ReadingsFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ReadingsFile::ReadingsFile(ReadingsFile&&) noexcept = default;
ReadingsFile& ReadingsFile::operator=(ReadingsFile&&) noexcept = default;
ReadingsFile::~ReadingsFile() = default;

Result<ReadingsFile> ReadingsFile::create(const std::filesystem::path& path,
                                          std::string_view project_id) {
  const auto id = id_of(project_id);
  if (!id) return no_id(project_id, path);
  // Never emptied in place: documents may point into the one that is there.
  if (auto made = base::write_file_atomically(path, header_of(*id)); !made) return made.error();
  return open(path, project_id, base::Access::append);
}

Result<ReadingsFile> ReadingsFile::open(const std::filesystem::path& path,
                                        std::string_view project_id, base::Access access) {
  const auto id = id_of(project_id);
  if (!id) return no_id(project_id, path);
  auto file = base::AppendFile::open(path, access);
  if (!file) return file.error();
  auto mapping = file->map();
  if (!mapping) return mapping.error();
  if (auto fits = check_header(mapping->bytes(), *id, path); !fits) return fits.error();
  return ReadingsFile(std::make_unique<State>(std::move(*file), std::move(*mapping), *id));
}

Result<ReadingAt> ReadingsFile::append(const event::Document& document) {
  return append(encode(document));
}

Result<ReadingAt> ReadingsFile::append(std::string_view bytes) {
  if (bytes.size() > kMostDocumentBytes) {
    return Error{ErrorCode::too_large, "the reading of a story is too long to be kept",
                 state_->file.path().string(), "Split the story"};
  }
  ReadingAt at;
  at.size = bytes.size();
  at.checksum = base::fast_checksum(bytes_of(bytes));
  const std::lock_guard lock(state_->mutex);
  if (state_->waiting.size() >= kWriteAt) {
    if (auto written = state_->write(); !written) return written.error();
  }
  at.offset = state_->file.size() + state_->waiting.size();
  put(state_->waiting, at.size, 8);
  put(state_->waiting, at.checksum, 8);
  state_->waiting += bytes;
  return at;
}

Result<void> ReadingsFile::sync() {
  const std::lock_guard syncing(state_->syncing);
  {
    const std::lock_guard lock(state_->mutex);
    if (auto written = state_->write(); !written) return written;
    if (state_->dubious) return state_->write_anew();
  }
  auto synced = state_->file.sync();
  if (!synced) {
    const std::lock_guard lock(state_->mutex);
    state_->dubious = true;
  }
  return synced;
}

Result<event::Document> ReadingsFile::read(const ReadingAt& at, DecodeParts parts) const {
  auto record = state_->record(at);
  if (!record) return record.error();
  auto document = decode(record->document, std::move(record->owner), parts);
  if (document) return document;
  Error error = document.error();
  error.message = fmt::format("the reading at byte {} {}", at.offset, error.message);
  error.where = state_->file.path().string();
  return error;
}

std::vector<Result<event::Document>> ReadingsFile::read_all(std::span<const ReadingAt> at,
                                                            std::size_t threads,
                                                            DecodeParts parts) const {
  std::vector<Result<event::Document>> out(at.size(), Error{});
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(kTakenAtOnce); i < at.size();
         i = next.fetch_add(kTakenAtOnce)) {
      const std::size_t end = std::min(i + kTakenAtOnce, at.size());
      for (std::size_t k = i; k < end; ++k) out[k] = read(at[k], parts);
    }
  };
  const std::size_t helpful = (at.size() + kTakenAtOnce - 1) / kTakenAtOnce;
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < std::min(threads, helpful); ++t) others.emplace_back(work);
  work();
  others.clear();  // waits for them
  return out;
}

bool ReadingsFile::has(const ReadingAt& at) const { return state_->record(at).ok(); }

Result<std::vector<ReadingAt>> ReadingsFile::keep_only(std::span<const ReadingAt> kept) {
  const std::lock_guard syncing(state_->syncing);
  std::uint64_t before = 0;
  {
    const std::lock_guard lock(state_->mutex);
    if (auto written = state_->write(); !written) return written.error();
    before = state_->file.size();
  }
  auto file = base::FileReplacement::open(state_->file.path());
  if (!file) return file.error();
  if (auto r = file->append(header_of(state_->id)); !r) return r.error();
  std::vector<ReadingAt> out;
  out.reserve(kept.size());
  std::uint64_t offset = kHeaderBytes;
  for (const ReadingAt& at : kept) {
    const auto record = state_->record(at);
    if (!record) return record.error();
    if (auto r = file->append(chars(record->whole)); !r) return r.error();
    out.push_back({offset, at.size, at.checksum});
    offset += record->whole.size();
  }
  const std::lock_guard lock(state_->mutex);
  if (state_->file.size() + state_->waiting.size() != before) {
    return Error{ErrorCode::unreadable, "was added to while it was to be made smaller",
                 state_->file.path().string(), "Try again"};
  }
  // Should the new file not be to be had, the next sync() puts the old one in its place again.
  state_->dubious = true;
  if (auto r = file->commit(); !r) return r.error();
  if (auto r = state_->take_up(); !r) return r.error();
  return out;
}

std::uint64_t ReadingsFile::size_with(std::span<const ReadingAt> kept) {
  std::uint64_t out = kHeaderBytes;
  for (const ReadingAt& at : kept) out += kRecordHeaderBytes + at.size;
  return out;
}

std::uint64_t ReadingsFile::size() const {
  const std::lock_guard lock(state_->mutex);
  return state_->file.size() + state_->waiting.size();
}

}  // namespace dateline::io
