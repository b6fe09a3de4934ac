#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geo/lng_lat.hpp"
#include "geo/mercator.hpp"

namespace dateline::scene {

/// An offset from a chunk's origin in world units (geo::WorldPoint; x east, y south). Laid out for
/// upload to the GPU as it is.
struct Vertex {
  float x = 0;
  float y = 0;
};
static_assert(sizeof(Vertex) == 8);

/// What a line of the base map is, in the order in which lines are drawn.
enum class LineKind : std::uint8_t { lake_shore, river, coast, province, border };

/// `cls` of a LineKind::border.
enum class BorderClass : std::uint8_t { international, disputed, line_of_control, indefinite };

/// `cls` of a LineKind::river: 0 the greatest .. 3 the smallest that runs all year.
inline constexpr std::uint8_t kRiverIntermittent = 4;
inline constexpr std::uint8_t kRiverCanal = 5;

/// What a filled area is, in the order in which fills are drawn.
enum class FillKind : std::uint8_t { land, lake };

/// Lines of one kind and class within one tile. Polyline i is points[starts[i]] up to, not
/// including, points[starts[i + 1]]; starts has one entry more than there are polylines.
struct MapLineChunk {
  LineKind kind = LineKind::coast;
  std::uint8_t cls = 0;
  std::uint32_t id = 0;  ///< the same for the same chunk of the same file: a key for GPU buffers
  geo::WorldBox box;
  geo::WorldPoint origin;  ///< what the vertices are relative to
  std::span<const Vertex> points;
  std::span<const std::uint32_t> starts;
};

/// Triangles of one kind within one tile: three indices each, into vertices.
struct MapFillChunk {
  FillKind kind = FillKind::land;
  std::uint32_t id = 0;
  geo::WorldBox box;
  geo::WorldPoint origin;
  std::span<const Vertex> vertices;
  std::span<const std::uint32_t> indices;
};

/// The chunks that a view needs, each list sorted in drawing order.
struct MapChunks {
  std::vector<MapFillChunk> fills;
  std::vector<MapLineChunk> lines;
  bool damaged = false;  ///< a chunk whose bytes are not as they were written has been left out
};

/// An 8-bit grey picture laid out in Web Mercator, rows from north to south; 128 is flat ground and
/// sea, less is shade, more is light.
struct MapRelief {
  geo::WorldBox box;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::span<const std::uint8_t> grey;  ///< width * height
};

enum class LabelKind : std::uint8_t { ocean, sea, country, province, capital, town, lake, river };

/// A name on the map. The texts are UTF-8 and live as long as the BaseMap; name_ar may be empty.
struct MapLabel {
  LabelKind kind = LabelKind::town;
  std::uint8_t rank = 0;  ///< 0 the most important; order of placing within a kind
  float min_zoom =
      0;  ///< from this zoom level on (256 * 2^zoom pixels a world) it is worth drawing
  float max_zoom = 0;  ///< from this one on others stand for it; infinite where none do
  std::uint32_t id = 0;
  geo::WorldPoint at;
  std::string_view name_en;
  std::string_view name_ar;
  /// World units. Of a river, its course around `at`, longer than its name is there; of a long
  /// water, the line along which its name is best read; else empty.
  std::span<const Vertex> course = {};
};

/// A river has many labels, and several for each of its stretches: of those of one name a map shows
/// only some. Their rank is this for each class, and less the straighter the course.
inline constexpr std::uint8_t kRiverRanks = 40;

enum class AreaKind : std::uint8_t { country, province };

/// A country or province as an area, for the question what lies under the cursor and for drawing
/// "somewhere in Anbar". Triangles as in MapFillChunk; the outline as in MapLineChunk (closed
/// rings, first point = last).
struct MapArea {
  AreaKind kind = AreaKind::country;
  std::uint32_t id = 0;
  geo::WorldBox box;
  geo::WorldPoint origin;
  geo::WorldPoint label_at;
  std::string_view code;     ///< ISO 3166-1 alpha-2 or 3166-2, upper case; "" where there is none
  std::string_view country;  ///< ISO 3166-1 alpha-2 of the country that it belongs to
  std::string_view name_en;
  std::string_view name_ar;  ///< may be empty
  std::span<const Vertex> vertices;
  std::span<const std::uint32_t> indices;
  std::span<const std::uint32_t> ring_starts;
};

/// The compiled base map, mapped into memory: nothing is parsed or copied when it is opened. What
/// it hands out points into the file and lives as long as the BaseMap, also after moves.
///
///   auto map = BaseMap::open(assets / "map.dlmap");
///   if (!map) return map.error();
///   for (const MapFillChunk& c : map->query(BaseMap::lod_for_zoom(6.5), box).fills) draw(c);
///
/// Every size, offset and index is checked before it is handed out: what tells where things lie
/// when the map is opened, the geometry itself when a piece is first asked for, so that opening is
/// fast. All const calls may run on many threads at once.
class BaseMap {
 public:
  /// Errors: not_found, unreadable; bad_format (not a map, cut short, damaged); unsupported
  /// (another version of the format). Each names the file and says to build the map again.
  [[nodiscard]] static base::Result<BaseMap> open(const std::filesystem::path& path);

  /// Checks all that open() leaves for later. Error bad_format, naming the file.
  [[nodiscard]] base::Result<void> verify() const;

  BaseMap(BaseMap&&) noexcept;
  BaseMap& operator=(BaseMap&&) noexcept;
  ~BaseMap();

  /// Levels of detail: 0 the world .. kLods - 1 the finest, good to about 1:250,000 (zoom 11).
  static constexpr int kLods = 5;

  /// The level to draw at a zoom level (the world is 256 * 2^zoom logical pixels wide): lines
  /// differ from the finest ones by less than about half a pixel.
  [[nodiscard]] static int lod_for_zoom(double zoom);

  /// Chunks of a level (clamped to 0..kLods - 1) that overlap a box. O(tiles in the box).
  [[nodiscard]] MapChunks query(int lod, const geo::WorldBox& box) const;

  /// Labels within a box with min_zoom <= zoom < max_zoom, most important first; the same box and
  /// zoom give the same order.
  [[nodiscard]] std::vector<MapLabel> labels(const geo::WorldBox& box, double zoom) const;

  /// Countries first, then provinces (in the detailed region only).
  [[nodiscard]] std::size_t area_count() const;
  /// REQUIRES index < area_count(). A damaged one has names but no geometry.
  [[nodiscard]] MapArea area(std::size_t index) const;

  /// The country or province at a point, or nullopt (sea, no area there).
  [[nodiscard]] std::optional<MapArea> area_at(AreaKind kind, geo::WorldPoint at) const;

  /// By ISO code: "IQ", "IQ-NI"; nullopt when the map has no such area.
  [[nodiscard]] std::optional<MapArea> find_area(std::string_view code) const;

  /// Relief pictures, the coarse one of the world first, finer ones on top of it after; damaged
  /// ones are left out.
  [[nodiscard]] std::vector<MapRelief> reliefs() const;

  /// The box (lon 10..75, lat 8..45 in the shipped map) that is drawn in full detail.
  [[nodiscard]] geo::WorldBox detailed_box() const;

  /// Whom to name under the map: "Natural Earth, GSHHG ...".
  [[nodiscard]] std::string_view attribution() const;

 private:
  struct State;
  explicit BaseMap(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::scene
