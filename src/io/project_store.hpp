#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_lock.hpp"
#include "base/result.hpp"
#include "curation/ledger.hpp"
#include "io/project_file.hpp"
#include "io/reader_table.hpp"
#include "io/readings_file.hpp"

namespace dateline::io {

class JournalFile;

/// What a project may hold, so that it can be opened again.
struct ProjectLimits {
  std::uint64_t bytes = ProjectFile::kMostBytes;    ///< of its file
  std::size_t records = ProjectFile::kMostRecords;  ///< in all, when some are added
};

/// A project that is open: NAME.dateline with, beside it, what was read off its stories
/// (NAME.dateline-readings), what was done since it was saved (NAME.dateline-journal) and, while it
/// is open for writing, a lock (NAME.dateline-lock).
///
/// Edits change the ledger at once; keep() makes all that was done so far outlive a crash, save()
/// writes it into the project's file at one stroke. Whatever happens in between, open() finds what
/// was kept. Belongs to one thread but for keep() and readings(), which any may call meanwhile.
class ProjectStore {
 public:
  enum class Mode { write, read };

  /// Makes a project without stories. Errors: of writing; bad_value where there is a file already.
  [[nodiscard]] static base::Result<ProjectStore> create(const std::filesystem::path& path,
                                                         ProjectLimits limits = {});
  /// A file of an earlier format is brought to the present one: for reading in memory alone, for
  /// writing on the disk, with a copy of what was there beside it (back_up()), which the notices
  /// tell; where that cannot be done it is open for reading. Errors: of reading; as read_project();
  /// unreadable where another program has it open for writing, which says who.
  [[nodiscard]] static base::Result<ProjectStore> open(const std::filesystem::path& path, Mode mode,
                                                       ProjectLimits limits = {});
  ProjectStore(ProjectStore&& other) noexcept;
  ProjectStore& operator=(ProjectStore&& other) noexcept;
  ~ProjectStore();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] Mode mode() const { return mode_; }
  [[nodiscard]] const curation::Ledger& ledger() const { return file_.ledger; }
  [[nodiscard]] const ProjectFile& file() const { return file_; }
  /// What open() found that its user should know: changes of an earlier run restored, files set
  /// aside. Whole sentences.
  [[nodiscard]] const std::vector<std::string>& notices() const { return notices_; }
  /// How many entries of the journal open() did again: work that was not saved.
  [[nodiscard]] std::size_t recovered() const { return recovered_; }
  /// Whether anything was done since it was saved.
  [[nodiscard]] bool unsaved() const;
  /// Whether anything was done that keep() has yet to keep.
  [[nodiscard]] bool unkept() const;

  /// Whether the project can be opened again with these changes: to be asked before many are made
  /// at once. A sixteenth of the bytes is left for what users do by hand. Errors: too_large.
  [[nodiscard]] base::Result<void> room_for(const std::vector<curation::Change>& changes) const;

  // Edits. REQUIRES Mode::write.
  [[nodiscard]] curation::RecordNumber take_number() { return file_.ledger.take_number(); }
  void apply(curation::Step step);
  void extend(std::vector<curation::Change> changes);
  /// As curation::Ledger::change(): no step of undo.
  void change(std::vector<curation::Change> changes);
  bool undo();
  bool redo();
  /// Puts what was read off a story to the readings; a record may refer to it from then on.
  [[nodiscard]] base::Result<curation::ReadingRef> add_reading(const event::Document& document,
                                                               const ReadBy& by);
  /// The same for a document that encode() has made bytes of, with the checksum of its text.
  [[nodiscard]] base::Result<curation::ReadingRef> add_packed(std::string_view packed,
                                                              std::uint64_t text, const ReadBy& by);

  /// What was read off stories, on so many threads, in the order asked for; an error for each that
  /// is not there or damaged, which can be read again.
  [[nodiscard]] std::vector<base::Result<event::Document>> readings(
      std::span<const curation::ReadingRef> of, std::size_t threads, DecodeParts parts = {}) const;
  /// The text of a story as the project's file itself has it; nullopt where it does not.
  [[nodiscard]] std::optional<std::string> text_in_file(curation::RecordNumber story) const;

  /// All that was done before outlives a crash from here on. After an error (the disk is full, the
  /// folder has gone) it is still there, and the next call tries again. Thread-safe.
  [[nodiscard]] base::Result<void> keep();

  enum class Overwrite { no, yes };
  /// Errors: of writing; too_large where it could not be opened again; bad_value where another
  /// program has changed the file since it was opened, which nothing but Overwrite::yes writes
  /// over.
  [[nodiscard]] base::Result<void> save(Overwrite overwrite = Overwrite::no);
  /// When the readings are worth being written anew without what is of no more use.
  struct Worthwhile {
    std::uint64_t bytes = 16U << 20U;  ///< that would be gone, at least
    double part = 0.5;                 ///< of the file, at least
  };
  /// Writes the readings anew, where that is worthwhile, without those that no record and no step
  /// refers to. Of the readings of one text of a story the present one and the one before it stay;
  /// steps that refer to older ones refer to the older of these from then on. Gives how many bytes
  /// are gone, 0 where nothing was done, as while there is unsaved work. REQUIRES Mode::write.
  /// Errors: of writing; the project is then as good as before.
  [[nodiscard]] base::Result<std::uint64_t> compact(Worthwhile worthwhile);
  [[nodiscard]] base::Result<std::uint64_t> compact() { return compact(Worthwhile()); }
  /// What was done since it was saved is not found by the next open(); the ledger stays as it is.
  void forget_unsaved();
  /// Goes on under another name; the file under the old one stays as it was saved. What another
  /// file of that name held is written over. Errors: of writing; unreadable where another program
  /// has that one open. After an error nothing has changed.
  [[nodiscard]] base::Result<void> save_as(const std::filesystem::path& path);

 private:
  ProjectStore();
  /// Once more, up to so often, where it was saved while it was read.
  [[nodiscard]] static base::Result<ProjectStore> open(const std::filesystem::path& path, Mode mode,
                                                       ProjectLimits limits, int tries);
  void note(const std::string& line);
  [[nodiscard]] base::Result<void> check_limits(std::uint64_t bytes) const;
  [[nodiscard]] static base::Result<std::filesystem::path> whole_path(
      const std::filesystem::path& path);
  /// False where another program has it; `holder` says who.
  [[nodiscard]] base::Result<bool> lock(std::string& holder);
  void bring_up_to_date(std::string_view bytes);
  [[nodiscard]] base::Result<void> open_readings();
  [[nodiscard]] base::Result<void> open_journal();
  /// Whether it is there is in the result's place: a file that is there and cannot be made sure of
  /// is an error, and counts.
  struct Written {
    bool there = false;
    base::Result<void> safe;
  };
  [[nodiscard]] Written write_file(const std::filesystem::path& path);
  [[nodiscard]] base::Result<void> check_unchanged() const;
  void put_texts();
  [[nodiscard]] std::filesystem::path beside(const char* what) const;
  /// Moves a file to a free name beside it, and gives that.
  [[nodiscard]] static base::Result<std::filesystem::path> set_aside(
      const std::filesystem::path& path);

  std::filesystem::path path_;
  Mode mode_ = Mode::read;
  ProjectLimits limits_;
  ProjectFile file_;
  std::uint64_t bytes_ = 0;               ///< of the file, if it were written now, or some less
  std::optional<base::FileState> state_;  ///< of the file as it was read or written last
  std::uint64_t checksum_ = 0;            ///< of its bytes
  std::optional<base::FileLock> lock_;
  std::optional<ReadingsFile> readings_;
  std::unique_ptr<JournalFile> journal_;
  std::vector<std::string> notices_;
  std::size_t recovered_ = 0;
};

}  // namespace dateline::io
