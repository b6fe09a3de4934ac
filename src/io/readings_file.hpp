#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "event/document.hpp"
#include "io/document_codec.hpp"

namespace dateline::io {

/// Where a reading lies in its file, and what it must be. Of another file, or out of a damaged
/// project, it may be anything: read() finds out.
struct ReadingAt {
  std::uint64_t offset = 0;  ///< of its record, from the start of the file: where to look first
  std::uint64_t size = 0;    ///< bytes of the document
  std::uint64_t checksum = 0;
  friend bool operator==(const ReadingAt&, const ReadingAt&) = default;
};

/// What was read off the stories of a project, beside it, so that none need be read again:
/// "NAME.dateline-readings". Records are added at the end, and found where ReadingAt says or else
/// by their size and checksum: so a file that was written anew without what is of no more use holds
/// for references to the one before it too. What stands between records, as the torn end that a
/// crash leaves, is in nobody's way.
///
///   "DATELINE-READINGS" LF | format, 2 bytes | id of the project, 16 bytes | records
///   record: bytes of the document, 8 | base::fast_checksum of them, 8 | the document
///
/// numbers little-endian. Documents point into mappings of the file and keep these themselves: they
/// outlive this object, and the file's name going to another file. Nobody may shorten the file
/// while it is open. Move-only; every call is safe beside others on any thread.
class ReadingsFile {
 public:
  static constexpr std::uint16_t kFormat = 1;

  /// Makes one without readings; one that has the name already is replaced, and stays whole for
  /// those who have it open. `project_id`: 32 hexadecimal digits. Errors: as
  /// base::write_file_atomically; bad_value, where the id is none.
  [[nodiscard]] static base::Result<ReadingsFile> create(const std::filesystem::path& path,
                                                         std::string_view project_id);
  /// Errors: as base::read_file; bad_format, where it is none or belongs to another project;
  /// unsupported, where another version of the program made it; bad_value as create().
  [[nodiscard]] static base::Result<ReadingsFile> open(const std::filesystem::path& path,
                                                       std::string_view project_id,
                                                       base::Access access);

  ReadingsFile(ReadingsFile&& other) noexcept;
  ReadingsFile& operator=(ReadingsFile&& other) noexcept;
  ~ReadingsFile();  ///< what was appended since the last sync() may be lost

  /// Adds a reading, to be read from now on. It is in memory until there are enough to be written,
  /// so a reference to it must not be kept anywhere before sync(). For Access::append. Errors:
  /// those of writing earlier ones (the disk is full), nothing is then added; too_large.
  [[nodiscard]] base::Result<ReadingAt> append(const event::Document& document);
  /// The same of what encode() has made of one.
  [[nodiscard]] base::Result<ReadingAt> append(std::string_view packed);
  /// All that was appended before outlives a crash from here on. Others read and append while the
  /// disk is waited for. After an error what is left can be written by the next call.
  [[nodiscard]] base::Result<void> sync();

  /// The reading, also one that another object has appended since this was opened. Errors name the
  /// file and the byte: bad_format, where there is no such record or it is damaged; unsupported.
  /// After either the story can be read again.
  [[nodiscard]] base::Result<event::Document> read(const ReadingAt& at,
                                                   DecodeParts parts = {}) const;
  /// The same of many, on so many threads, this one among them; in the order asked for.
  [[nodiscard]] std::vector<base::Result<event::Document>> read_all(std::span<const ReadingAt> at,
                                                                    std::size_t threads,
                                                                    DecodeParts parts = {}) const;

  /// Whether read() finds its bytes, whole.
  [[nodiscard]] bool has(const ReadingAt& at) const;

  /// Puts a file with these readings alone in the place of this one, at one stroke, synced; gives
  /// where each lies there, in order. References to the old file find their readings in the new
  /// one, as far as they are there. For Access::append. Errors: of read() for the first that cannot
  /// be read; unreadable, where something was appended meanwhile; of writing. Nothing is lost then.
  [[nodiscard]] base::Result<std::vector<ReadingAt>> keep_only(std::span<const ReadingAt> kept);

  /// Bytes of the file, with what is not yet written.
  [[nodiscard]] std::uint64_t size() const;
  /// Of those, what a file with these readings alone has.
  [[nodiscard]] static std::uint64_t size_with(std::span<const ReadingAt> kept);

 private:
  struct State;
  explicit ReadingsFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::io
