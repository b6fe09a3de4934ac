#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "event/document.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline::event {

/// How the times of a story are to be read.
enum class Mode : std::uint8_t { automatic, news, narrative };

/// What to read a story by, and which parts are asked for.
struct ReadOptions {
  std::optional<time::Days> date;  ///< given by the user; else the story's own, if it states one
  Mode mode = Mode::automatic;
  /// Just these spans are to be resolved as places, in this order; nullopt: the reader finds them.
  std::optional<std::vector<text::Span>> given_mentions;
  bool places = true;
  bool times = true;
  bool events = true;   ///< implies places and times
  bool reasons = true;  ///< why each place is the one, in words
  /// Called now and then with the share that is done, 0 to 1; false stops the reading, and the
  /// document is then of no use. May be empty.
  std::function<bool(float)> progress;
};

/// Files that replace the shipped ones.
struct ReaderFiles {
  std::filesystem::path syntax_model;                 ///< "" for the shipped one
  std::filesystem::path gazetteer;                    ///< a folder of layers, or one compiled file
  std::vector<std::filesystem::path> own_gazetteers;  ///< layers over those, lowest first
  std::vector<std::filesystem::path> own_lexicons;    ///< folders as Lexicon::open() takes them
  std::filesystem::path weights;                      ///< of the geoparser
};

/// The way from a story's text to a document with places, times and events. Holds the gazetteer,
/// the syntax model and the lexicons; opening maps files and reads small tables (some
/// milliseconds). read() is const and thread-safe. Documents hold views into the gazetteer: the
/// reader must outlive them.
class StoryReader {
 public:
  /// Opens what lies under the folder of assets. Errors name the broken or missing file.
  [[nodiscard]] static base::Result<StoryReader> open(const std::filesystem::path& assets,
                                                      const ReaderFiles& files = {});

  StoryReader(StoryReader&&) noexcept;
  StoryReader& operator=(StoryReader&&) noexcept;
  ~StoryReader();

  [[nodiscard]] Document read(text::Story story, const ReadOptions& options = {}) const;

  [[nodiscard]] const gazetteer::Gazetteer& gazetteer() const;
  [[nodiscard]] std::string data_version() const;   ///< of the gazetteer and the lexicons
  [[nodiscard]] std::string model_version() const;  ///< of the syntax model

 private:
  struct Impl;
  explicit StoryReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::event
