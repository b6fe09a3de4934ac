#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

class Layer;

/// A place of an open gazetteer; means nothing in another one.
struct PlaceId {
  std::uint32_t layer = 0;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(const PlaceId&, const PlaceId&) = default;
};

/// A name among those of an open Gazetteer.
struct NameId {
  std::uint32_t layer = 0;
  std::uint32_t index = 0;
};

/// One way a name was found.
struct NameHit {
  PlaceId id;
  NameId name;                ///< Gazetteer::spelling says how it is written
  bool exact = false;         ///< equal name_key; else only the loose level agrees
  bool primary = false;       ///< the display name of the place
  bool abbreviation = false;  ///< "Va.", "UAE"
  double similarity = 1;      ///< 0..1, text::name_similarity; 1 for exact hits
};

/// What a word like "Iraqi" means.
struct Demonym {
  std::string_view spelling;
  PlaceId country;
  std::string_view tag;  ///< "adjective", "person", ... as the data say
};

/// A place and how far it is.
struct NearHit {
  PlaceId id;
  double km = 0;
};

/// How a place was found for people who type.
struct SearchHit {
  enum class Match : std::uint8_t {
    whole,      ///< typed as it is written, up to marks and case
    beginning,  ///< its name begins so
    sound,      ///< written differently, sounding alike
    slips       ///< but for `slips` letters missed, doubled, wrong or swapped
  };
  PlaceId id;
  std::string_view spelling;  ///< the one that matched
  Match match = Match::whole;
  int slips = 0;
};

struct LayerInfo {
  std::filesystem::path path;
  std::string name;
  std::string licence;
  std::string sources;
  std::uint32_t places = 0;
  std::uint32_t names = 0;
};

/// The compiled gazetteers (*.dlgaz) of a folder, in order of their names. Errors: not_found (no
/// such folder).
[[nodiscard]] base::Result<std::vector<std::filesystem::path>> layers_in(
    const std::filesystem::path& folder);

/// All places by any spelling: compiled files, one over the other. Later layers add places, add
/// names to places of earlier ones and correct them; a place that is in several counts once.
///   auto world = Gazetteer::open(assets / "gazetteer");
///   for (const NameHit& hit : world->find("Tel Afar")) use(world->place(hit.id));
/// A layer may also hide places of those below.
/// Opening maps the files (milliseconds, whatever their size); a name is found in microseconds.
/// Views live as long as the gazetteer, also after it moved. const calls are thread-safe.
class Gazetteer {
 public:
  /// Opens every *.dlgaz file of a folder, layered in order of their names. Errors: not_found (no
  /// such folder, none in it); as Layer::open.
  [[nodiscard]] static base::Result<Gazetteer> open(const std::filesystem::path& folder);
  /// The same for given files, first below.
  [[nodiscard]] static base::Result<Gazetteer> open_files(
      std::span<const std::filesystem::path> files);

  /// The same for a folder or a file, with layers over it, lowest first.
  [[nodiscard]] static base::Result<Gazetteer> open_layers(
      const std::filesystem::path& below, std::span<const std::filesystem::path> over);

  /// Lays one more layer over the others, compiled in memory (LayerBuilder::compiled). Not while
  /// anybody uses the gazetteer. Errors: as Layer::of.
  [[nodiscard]] base::Result<void> add_layer(std::string compiled, std::string_view name);

  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  /// Places of that name at the exact level of text::name_key, each once, in order of layers.
  [[nodiscard]] std::vector<NameHit> find(std::string_view name) const;
  /// find(), and after them places whose names sound the same (text::name_skeleton) and are at
  /// least `least` alike, most alike first.
  [[nodiscard]] std::vector<NameHit> find_loose(std::string_view name, double least = 0.85) const;
  /// Whether a place as one layer has it is worth a closer look.
  using PlaceFilter = std::function<bool(PlaceKind kind, geo::LngLat at)>;
  /// find_loose() for what text::name_key gave, of places that pass alone.
  [[nodiscard]] std::vector<NameHit> find_loose_of(std::string_view name_key, double least,
                                                   const PlaceFilter& passes) const;
  /// find() for what text::name_key gave.
  [[nodiscard]] std::vector<NameHit> find_key(std::string_view name_key) const;
  /// How the gazetteer writes a name that was found; "" where its page is damaged.
  [[nodiscard]] std::string_view spelling(NameId name) const;
  [[nodiscard]] bool has_key(std::string_view name_key) const;

  /// Places for what people type, letter by letter, by how well they match and how prominent they
  /// are (a whole name outweighs a beginning of a thousand times the people); each place once, by
  /// the spelling that matches best, at most `most`. One slip is forgiven from four
  /// letters on, two from six. Takes milliseconds, whatever the number of places.
  [[nodiscard]] std::vector<SearchHit> search(std::string_view typed, std::size_t most) const;

  /// Number of words of the longest prefix of `words` that is a name (exact level, joined by
  /// spaces), at most `most`; 0 if none is.
  [[nodiscard]] std::size_t longest_match(std::span<const std::string_view> words,
                                          std::size_t most = 8) const;

  [[nodiscard]] Place place(PlaceId id) const;
  [[nodiscard]] std::optional<PlaceId> by_key(std::string_view key) const;
  /// All its spellings of all layers, in no order that means anything, some perhaps twice. Looks at
  /// every name there is (milliseconds for a million).
  [[nodiscard]] std::vector<std::string_view> names_of(PlaceId id) const;
  /// Places whose point is at most `km` from `at`, nearest first.
  [[nodiscard]] std::vector<NearHit> near(geo::LngLat at, double km) const;
  /// The regions and the country that a place lies in, smallest first.
  [[nodiscard]] std::vector<PlaceId> containers(PlaceId id) const;

  [[nodiscard]] std::span<const PlaceId> countries() const;
  [[nodiscard]] std::optional<PlaceId> country(std::string_view iso2) const;
  /// The country that an English word for its people or things means; the larger of several.
  [[nodiscard]] std::optional<Demonym> demonym(std::string_view word) const;

  [[nodiscard]] std::vector<LayerInfo> layers() const;
  /// REQUIRES: layer < layers().size(). Valid until the next add_layer().
  [[nodiscard]] const Layer& layer(std::uint32_t layer) const;
  /// The checksum in the header of a layer's file.
  [[nodiscard]] std::uint64_t layer_checksum(std::uint32_t layer) const;
  /// Changes when any layer changes: for --version and caches.
  [[nodiscard]] std::string version() const;
  /// The first damage met so far: what lies there was taken as absent.
  [[nodiscard]] std::optional<base::Error> damage() const;
  /// Reads every page of every layer.
  [[nodiscard]] base::Result<void> verify() const;

 private:
  friend class NameIndex;
  friend class PlaceTable;
  struct Impl;
  explicit Gazetteer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::gazetteer
