#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/place.hpp"

namespace dateline::gazetteer {

/// What a compiled layer says of itself.
struct LayerMeta {
  std::string name;
  std::string licence;
};

/// How what a later layer gives of a place counts against what is known of it.
enum class Amendment : std::uint8_t {
  fills,    ///< only where nothing is known; its names are added all the same
  revises,  ///< instead of it, but for the country and the regions
  corrects  ///< instead of it
};

class LayerFile;

/// Takes places and names in any order and number, and writes them as one compiled layer. Holds
/// about 110 bytes a place and 70 a name in memory while it writes: 12 million places with 28
/// million names fit in 4 GB. Not thread-safe.
///   LayerBuilder out({"towns", "CC0"}, nullptr);
///   const auto mosul = out.add_place({.key = "t:1", .kind = PlaceKind::settlement, ...});
///   out.add_name(mosul, "Mosul", LayerBuilder::primary);
///   auto size = out.write("towns.dlgaz");
class LayerBuilder {
 public:
  /// `below`: the layers that this one will lie on, or nullptr; must outlive the builder.
  explicit LayerBuilder(LayerMeta meta, const Gazetteer* below);
  LayerBuilder(LayerBuilder&&) noexcept;
  LayerBuilder& operator=(LayerBuilder&&) noexcept;
  ~LayerBuilder();

  struct NewPlace {
    std::string_view key;  ///< one that was given before is the same place: the first one counts
    PlaceKind kind = PlaceKind::other;
    std::string_view feature;
    std::string_view country;  ///< two capital letters or ""
    std::uint32_t region = 0;  ///< of region()
    geo::LngLat at;
    float radius_km = 0;
    std::uint32_t population = 0;
    std::string_view source;
  };
  /// A number for add_name, counted from 0 in the order of calls.
  std::uint32_t add_place(const NewPlace& place);

  enum NameFlags : std::uint8_t {
    plain = 0,
    primary = 1,       ///< the display name, where none is preferred
    abbreviation = 2,  ///< "Va."
    preferred = 4      ///< the display name
  };
  /// One more spelling; those whose key is empty or known for the place are dropped.
  void add_name(std::uint32_t place, std::string_view spelling, unsigned flags);

  /// A number for a pair of regions by their keys, for NewPlace::region; "" for none.
  [[nodiscard]] std::uint32_t region(std::string_view admin1, std::string_view admin2);
  /// Replaces the keys of region(): for those that are learnt later.
  void set_region(std::uint32_t region, std::string admin1, std::string admin2);
  /// The pairs so far, by their numbers.
  [[nodiscard]] std::size_t region_count() const;
  [[nodiscard]] std::pair<std::string, std::string> region_keys(std::uint32_t region) const;

  /// `place` is that place of the layers below.
  void amend(std::uint32_t place, PlaceId target, Amendment how);
  /// A place of the layers below, by its key, is not to be found any more.
  void hide(std::string_view target_key);
  void add_demonym(std::string_view demonym, std::string_view country_key, std::string_view tag);

  struct Counts {
    std::size_t places = 0;
    std::size_t repeated = 0;  ///< keys given again
    std::size_t amended = 0;   ///< places that add to one below
    std::size_t hidden = 0;
    std::size_t names = 0;
    std::size_t demonyms = 0;
    std::uint64_t bytes = 0;
  };
  /// Writes the file; call once, last. Errors: as base::FileReplacement; too_large beyond 2^28
  /// places or 4 GB of names.
  [[nodiscard]] base::Result<Counts> write(const std::filesystem::path& path);
  /// The same as bytes, for Gazetteer::add_layer; in place of write().
  [[nodiscard]] base::Result<std::string> compiled();

  [[nodiscard]] const Gazetteer* below() const;

 private:
  [[nodiscard]] base::Result<Counts> write_to(LayerFile& out);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::gazetteer
