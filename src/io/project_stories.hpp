#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "curation/compare.hpp"
#include "curation/revise.hpp"
#include "event/story_reader.hpp"
#include "io/project_store.hpp"
#include "io/story_sources.hpp"

namespace dateline::io {

/// ReadBy::model of pages of tables, which no model read.
inline constexpr const char* kTableModel = "table";

/// Which stories a project has, by file and by id, with the checksums of their texts: what is the
/// same as before need not be read again. Any number of threads may ask while nothing is noted.
class KnownStories {
 public:
  explicit KnownStories(const curation::Ledger& ledger);

  struct Known {
    curation::RecordNumber number = 0;
    std::string id;
    std::uint64_t text = 0;
    std::optional<time::Days> date;  ///< given by the user; goes before what is read, as these do
    std::string publisher;
    std::string author;
    std::string url;
  };
  /// The story that a source is, or was before its text changed; nullptr for a new one.
  [[nodiscard]] const Known* find(const StorySource& source) const;
  /// A story with this very text, whatever it is called.
  [[nodiscard]] const Known* with_text(std::uint64_t text) const;
  /// That id, or one made of it that no story has: a text gives the id of the story that it was
  /// before that story's text changed.
  [[nodiscard]] std::string free_id(const std::string& id) const;
  void note(const std::filesystem::path& file, Known story);
  [[nodiscard]] static Known known_of(curation::RecordNumber number,
                                      const curation::StoryEntry& story);

 private:
  std::map<std::string, Known, std::less<>> by_id_;
  std::map<std::string, std::string, std::less<>> id_of_file_;
  std::map<std::uint64_t, std::string> id_of_text_;
};

/// A source with what was read off it.
struct ReadSource {
  StorySource source;      ///< its text is taken out where it was read
  std::uint64_t text = 0;  ///< checksum
  /// nullptr where a project has that text already.
  std::shared_ptr<const event::Document> document;
  std::string same_as;  ///< id of the story that has it
  std::string packed;   ///< encode() of the document, where that was done already; else ""
};

/// Reads a source, if it is new or its text has changed. Thread-safe. Errors name it.
[[nodiscard]] base::Result<ReadSource> read_source(StorySource source,
                                                   const event::StoryReader& reader,
                                                   const KnownStories& known,
                                                   std::optional<time::Days> date);

/// What has come of many stories at once.
struct AddReport {
  std::size_t added = 0;
  std::size_t changed = 0;    ///< there before, with another text
  std::size_t unchanged = 0;  ///< there before, or the same text under another name
  std::size_t failed = 0;
  bool cancelled = false;
  std::vector<base::Error> errors;  ///< of those that failed, the first ones
  std::vector<std::string> notes;   ///< "FILE: what was guessed of it or left out", the first ones

  [[nodiscard]] std::size_t done() const { return added + changed + unchanged + failed; }
};

/// Which stories rerun() reads.
enum class RerunExtent : std::uint8_t {
  all,
  /// Those that name places of the project's own other than they were read with. What comes of it
  /// belongs to the step that was done last.
  own_places
};

struct AddOptions {
  std::size_t threads = 1;
  std::optional<time::Days> date;  ///< of all for which no other is given
  std::string list;                ///< what they belong to
  std::string step;                ///< what it is called in the history; "" for the usual words
  std::string user;                ///< who adds them
  bool no_step = false;  ///< nothing of it is a step of undo, as what is read where the map goes
  ReadBy by;
  /// Called after each story; false stops, and what is there by then stays. May be empty.
  std::function<bool(const AddReport&)> progress;
  bool keeps = true;                      ///< every second; else the caller sees to it
  bool dry_run = false;                   ///< of rerun(): only to say what would change
  RerunExtent extent = RerunExtent::all;  ///< of rerun()
};

/// The same with the data as they are for a story: with the places of the project's own that it
/// names.
[[nodiscard]] ReadBy by_of(const ReadBy& by, const event::StoryReader& reader,
                           const text::Story& story);

/// Puts all stories that the paths name to a project: new ones, and those whose text has changed;
/// one step of undo. What the user put right of them stays. The first story counts before the last
/// is found: memory does not grow with their number. Keeps now and then.
[[nodiscard]] base::Result<AddReport> add_stories(ProjectStore& store,
                                                  const event::StoryReader& reader,
                                                  const std::vector<std::filesystem::path>& paths,
                                                  const AddOptions& options);

/// A reading knows its file by name alone: where it lies is told by the story's entry.
void place_file(event::Document& document, const curation::StoryEntry& entry);

/// All stories of a project as they were read, in the order of their records; nullptr for one whose
/// reading is gone.
struct ProjectDocuments {
  std::vector<curation::RecordNumber> numbers;
  std::vector<std::shared_ptr<const event::Document>> documents;
  std::vector<base::Error> errors;

  /// Those that are there.
  [[nodiscard]] curation::Revised::Documents there() const;
};
[[nodiscard]] ProjectDocuments documents_of(const ProjectStore& store, std::size_t threads,
                                            DecodeParts parts = {});

/// "new: capture in Tikrit, 12 June 2014 - \"seized the town\"".
[[nodiscard]] std::string in_words(const curation::Difference& difference,
                                   const event::Document& before, const event::Document& after);

}  // namespace dateline::io
