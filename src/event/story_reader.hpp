#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "event/document.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/row.hpp"

namespace dateline::event {

/// How the times of a story are to be read.
enum class Mode : std::uint8_t { automatic, news, narrative };

/// What to read a story by, and which parts are asked for.
struct ReadOptions {
  std::optional<time::Days> date;  ///< given by the user; else the story's own, if it states one
  /// Where neither the user nor the story says one: the day on which its document was made.
  std::optional<time::Days> else_date;
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
  std::vector<gazetteer::Row> own_places;             ///< over all of those, as OwnPlaces has them
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

  /// One that reads with the same files but for these places of the user's own. Shares grammar and
  /// lexicons of events and times with this one, which may go before it. Takes as long as opening
  /// a gazetteer does (some milliseconds). Errors: as open().
  [[nodiscard]] base::Result<StoryReader> with_places(std::vector<gazetteer::Row> own_places) const;

  StoryReader(StoryReader&&) noexcept;
  StoryReader& operator=(StoryReader&&) noexcept;
  ~StoryReader();

  [[nodiscard]] Document read(text::Story story, const ReadOptions& options = {}) const;

  [[nodiscard]] const gazetteer::Gazetteer& gazetteer() const;
  /// Of the gazetteer and the lexicons.
  [[nodiscard]] std::string data_version() const;
  /// The same as they are for a story: where it names places of the user's own, a plus and a
  /// checksum of those stand behind it (own_places_in()).
  [[nodiscard]] std::string data_version(const text::Story& story) const;
  [[nodiscard]] std::string model_version() const;  ///< of the syntax model

 private:
  struct Grammar;
  struct Impl;
  /// `world` is the gazetteer without places of the user's own.
  [[nodiscard]] static base::Result<StoryReader> make(std::shared_ptr<const Grammar> grammar,
                                                      gazetteer::Gazetteer world,
                                                      std::vector<gazetteer::Row> own_places);
  explicit StoryReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What a data version says of the user's own places that a story was read with: "" for none.
[[nodiscard]] std::string_view own_places_in(std::string_view data_version);
/// The rest of it: what it says of the gazetteer and the lexicons.
[[nodiscard]] std::string_view without_own_places(std::string_view data_version);

}  // namespace dateline::event
