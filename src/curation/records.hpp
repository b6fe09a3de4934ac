#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "curation/correction.hpp"
#include "curation/layer.hpp"
#include "curation/look.hpp"
#include "curation/scene.hpp"
#include "geo/lng_lat.hpp"

namespace dateline::curation {

/// What was read off a story when, and by which versions. Where the project keeps it is of no
/// concern to anyone but its file.
struct ReadingRef {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  ///< bytes; 0 where the story has yet to be read
  std::uint64_t checksum = 0;
  std::uint64_t text = 0;  ///< checksum of the story's text
  std::string program;
  std::string data;
  std::string model;
  friend bool operator==(const ReadingRef&, const ReadingRef&) = default;
};

/// How far a source is to be trusted and what it says: the Admiralty code (NATO AJP-2.1). 0 where
/// nobody has judged.
struct Grades {
  char reliability = 0;  ///< of the source: 'A' (completely reliable) to 'F' (cannot be judged)
  int credibility = 0;   ///< of what it says: 1 (confirmed) to 6 (cannot be judged)
  friend bool operator==(const Grades&, const Grades&) = default;
};

/// A story of a project. What its text says of itself stands in the reading; what is here was
/// given by the user and goes before it.
struct StoryEntry {
  std::string id;              ///< text::Story::id when it was added; stays when the text changes
  std::filesystem::path file;  ///< absolute; the address of a database; "" where it was pasted
  std::string title;           ///< for lists, as it was read
  std::string publisher;       ///< "": as the story says; likewise the next two
  std::string author;
  std::string url;
  std::optional<time::Days> date;  ///< given by the user
  Grades grades;
  std::string list;        ///< of stories that belong together, "" for none
  std::int64_t added = 0;  ///< seconds since 1970-01-01 UTC
  ReadingRef reading;
  /// Of what came from a table of a database: what its user said of the columns, as JSON
  /// (io::KeptColumns); "" for all others.
  std::string columns = {};
  friend bool operator==(const StoryEntry&, const StoryEntry&) = default;
};

/// A place that the user knows and no gazetteer has, or has otherwise.
struct OwnPlace {
  std::vector<std::string> names;  ///< the first is what it is called; never empty
  std::string country;             ///< ISO 3166-1 alpha-2 or ""
  gazetteer::PlaceKind kind = gazetteer::PlaceKind::settlement;
  geo::LngLat at;
  double radius_km = 0;
  std::string author;
  std::string note;
  friend bool operator==(const OwnPlace&, const OwnPlace&) = default;
};

/// A way to look at the project, kept by a name.
struct SavedView : Look {
  std::string name;
  std::string note;
  friend bool operator==(const SavedView&, const SavedView&) = default;
};

using Record = std::variant<StoryEntry, Correction, OwnPlace, SavedView, Scene, Layer>;
using RecordPtr = std::shared_ptr<const Record>;
/// Counts up as records are made; a record keeps its number for as long as the project lives.
using RecordNumber = std::uint64_t;

}  // namespace dateline::curation
