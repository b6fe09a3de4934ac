#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "time/local_time.hpp"

namespace dateline::io {

/// A story that is to be put to a project, before it is read.
struct StorySource {
  std::filesystem::path file;       ///< absolute; the story itself, or the collection that holds it
  std::string where;                ///< for people: the file, or the file and its line
  std::string id;                   ///< given, "" for one made of the text
  std::optional<std::string> text;  ///< UTF-8; nullopt: that of the file, see text_of()
  std::optional<time::Days> date;   ///< given
  std::string publisher;            ///< given; likewise the next two
  std::string author;
  std::string url;
  std::optional<time::Days> stated;  ///< what the file says, where no other date is given
  std::optional<time::Days> made;    ///< when the document was begun: where nothing else is known
  /// Checksums of the texts that its collection has. Where it is given, the id is but a place in
  /// it: a story known by that id whose text is one of these has moved, and is another one.
  std::shared_ptr<const std::set<std::uint64_t>> beside = {};
  std::string columns = {};        ///< as curation::StoryEntry::columns
  std::vector<std::string> notes;  ///< what was guessed of it or left out, for people
};

/// The text of a source. Where it is that of its file, in whatever format, what the file says of
/// the story is filled in where it is not known yet. Takes `text` out. Errors: as
/// intake::read_article().
[[nodiscard]] base::Result<std::string> text_of(StorySource& source);

/// The text of the story that a file holds, as a project keeps it: what changes of a page around
/// the story, or of how a document looks, is no other text. Errors: as intake::read_article().
[[nodiscard]] base::Result<std::string> story_text(const std::filesystem::path& file);

/// Whether a file holds many stories by its ending: a collection (.jsonl), a feed, a table, or the
/// address of a database in its place. Its path says nothing of which of them is meant.
[[nodiscard]] bool holds_many(const std::filesystem::path& file);
/// Whether a file is a table of one of the formats of EventTable, by its ending.
[[nodiscard]] bool is_table(const std::filesystem::path& file);

/// What has come of looking for stories.
struct FoundStories {
  std::size_t found = 0;
  bool stopped = false;
  std::vector<base::Error> errors;  ///< files and lines that are none, at most kMostErrors
  std::size_t failed = 0;
  static constexpr std::size_t kMostErrors = 200;

  void fail(base::Error error);
};

/// Calls `each` for every story that the paths name, until it gives false: of a folder every file
/// in it and the folders in it whose ending is that of a story or collection, by name (links to
/// folders, and those that lead out of the folder, are not followed); of a file that ends in .jsonl
/// every line, an object with "text" and, as far as known, "id", "date", "publisher", "author" and
/// "url"; of a feed every story; any other file itself. Takes memory for the names of one folder
/// and one line or feed.
FoundStories find_stories(const std::vector<std::filesystem::path>& paths,
                          const std::function<bool(StorySource)>& each);

}  // namespace dateline::io
