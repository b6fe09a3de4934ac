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
constexpr std::size_t kWriteAt = 1U << 20U;  // so many bytes are written at once
constexpr std::size_t kTakenAtOnce = 16;     // readings that a thread takes
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

  /// With the mutex held. After a sync that failed the system takes for written what may be lost,
  /// and a later one that works says nothing of it: all is put into a new file then.
  Result<void> make_sure() {
    if (!dubious) {
      auto synced = file.sync();
      dubious = !synced;
      return synced;
    }
    const auto all = file.map();
    if (!all) return all.error();
    if (auto r = base::write_file_atomically(file.path(), chars(all->bytes())); !r) return r;
    auto opened = base::AppendFile::open(file.path(), base::Access::append);
    if (!opened) return opened.error();
    auto mapping = opened->map();
    if (!mapping) return mapping.error();
    file = std::move(*opened);
    mapped = std::make_shared<const base::MappedFile>(std::move(*mapping));
    dubious = false;
    return {};
  }

  bool dubious = false;  ///< what was written may be lost

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
    {
      const std::lock_guard lock(mutex);
      if (!reaches(at) && !waiting.empty()) {
        if (auto written = write(); !written) return written.error();
      }
      if (!reaches(at)) {
        auto again = file.map();
        if (!again) return again.error();
        mapped = std::make_shared<const base::MappedFile>(std::move(*again));
      }
      if (!reaches(at)) return damaged(at, "lies outside the file");
      mapping = mapped;
    }
    if (at.offset < kHeaderBytes) return damaged(at, "lies in the head of the file");
    Record out;
    out.whole = mapping->bytes().subspan(at.offset, kRecordHeaderBytes + at.size);
    out.document = out.whole.subspan(kRecordHeaderBytes);
    out.owner = std::move(mapping);
    if (number_in(out.whole, 8) != at.size || number_in(out.whole.subspan(8), 8) != at.checksum) {
      return damaged(at, "is not the one that is looked for");
    }
    if (base::fast_checksum(out.document) != at.checksum) return damaged(at, "is damaged");
    return out;
  }

 private:
  /// Whether the mapping holds it.
  [[nodiscard]] bool reaches(const ReadingAt& at) const {
    const std::uint64_t end = mapped->bytes().size();
    return at.offset <= end && end - at.offset >= kRecordHeaderBytes &&
           end - at.offset - kRecordHeaderBytes >= at.size;
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
  const std::string bytes = encode(document);
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
  const std::lock_guard lock(state_->mutex);
  if (auto written = state_->write(); !written) return written;
  return state_->make_sure();
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

Result<std::vector<ReadingAt>> ReadingsFile::copy_to(const std::filesystem::path& path,
                                                     std::span<const ReadingAt> kept) const {
  auto file = base::FileReplacement::open(path);
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
  if (auto r = file->commit(); !r) return r.error();
  return out;
}

std::uint64_t ReadingsFile::size() const {
  const std::lock_guard lock(state_->mutex);
  return state_->file.size() + state_->waiting.size();
}

}  // namespace dateline::io
