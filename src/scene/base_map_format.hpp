#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "base/checksum.hpp"
#include "geo/mercator.hpp"
#include "scene/base_map.hpp"

/// The compiled base map (.dlmap), version 2. Little-endian; every section starts at a multiple
/// of 8.
///
///   Header | Section[Header::section_count] | directory sections | bulk sections
///
/// The directory (all up to Header::directory_end) is small and checked when a map is opened;
/// Header::checksum is directory_checksum() of it. The bulk is checked piece by piece when a piece
/// is first handed out: each record has the piece_checksum() of what it points to there.
namespace dateline::scene::format {

inline constexpr std::array<char, 8> kMagic{'D', 'L', 'M', 'A', 'P', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kVersion = 2;
inline constexpr std::uint32_t kByteOrder = 0x01020304;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t file_size;
  std::uint64_t checksum;
  std::uint32_t section_count;
  std::uint32_t lods;
  std::uint64_t directory_end;
  std::uint32_t attribution;  ///< bytes at the start of strings
  std::uint32_t reserved;
  geo::WorldBox detailed;
};
static_assert(sizeof(Header) == 88 && std::is_trivially_copyable_v<Header>);

/// Of the header with its checksum taken as 0, and of the rest of the directory.
[[nodiscard]] inline std::uint64_t directory_checksum(Header header,
                                                      std::span<const std::byte> rest) {
  header.checksum = 0;
  return base::fast_checksum(std::as_bytes(std::span(&header, 1))) + 3 * base::fast_checksum(rest);
}

/// Of the geometry of a chunk, or of an area (which has both triangles and ring starts).
[[nodiscard]] inline std::uint64_t piece_checksum(std::span<const Vertex> vertices,
                                                  std::span<const std::uint32_t> indices,
                                                  std::span<const std::uint32_t> starts = {}) {
  return base::fast_checksum(std::as_bytes(vertices)) +
         3 * base::fast_checksum(std::as_bytes(indices)) +
         5 * base::fast_checksum(std::as_bytes(starts));
}

enum class SectionId : std::uint32_t {
  fills,     ///< ChunkRecord, sorted by lod, kind
  lines,     ///< ChunkRecord, sorted by lod, kind, cls
  areas,     ///< AreaRecord: countries, then provinces
  labels,    ///< LabelRecord, sorted by min_zoom, rank
  reliefs,   ///< ReliefRecord, coarse to fine
  strings,   ///< UTF-8 texts without ends, the attribution first
  courses,   ///< Vertex in world units: of labels
  vertices,  ///< Vertex; the bulk begins here
  indices,   ///< uint32: of vertices within the chunk, or where its polylines or rings start
  grey,      ///< bytes of the relief pictures
  count_
};
inline constexpr std::size_t kSectionCount = static_cast<std::size_t>(SectionId::count_);

struct Section {
  std::uint32_t id;
  std::uint32_t record_size;
  std::uint64_t offset;  ///< from the start of the file
  std::uint64_t size;    ///< bytes
};
static_assert(sizeof(Section) == 24);

/// A run of records in another section.
struct Run {
  std::uint32_t first;
  std::uint32_t count;
};

struct ChunkRecord {
  std::uint64_t checksum;  ///< of its vertices and indices
  geo::WorldBox box;
  geo::WorldPoint origin;
  Run vertices;
  Run indices;  ///< a fill's triangles, or a line's starts
  std::uint8_t lod;
  std::uint8_t kind;
  std::uint8_t cls;
  std::array<std::uint8_t, 5> reserved;
};
static_assert(sizeof(ChunkRecord) == 80);

struct AreaRecord {
  std::uint64_t checksum;  ///< of its vertices, indices and ring starts
  geo::WorldBox box;
  geo::WorldPoint origin;
  geo::WorldPoint label_at;
  Run vertices;
  Run indices;
  Run ring_starts;  ///< in indices
  Run code;         ///< bytes of strings
  Run country;
  Run name_en;
  Run name_ar;
  std::uint8_t kind;
  std::array<std::uint8_t, 7> reserved;
};
static_assert(sizeof(AreaRecord) == 136);

struct LabelRecord {
  std::uint32_t x;  ///< world units times 2^32
  std::uint32_t y;
  std::uint32_t name_en;  ///< first byte in strings
  std::uint32_t name_ar;
  float min_zoom;
  float max_zoom;
  Run course;  ///< in courses, which labels may share
  std::uint8_t name_en_size;
  std::uint8_t name_ar_size;
  std::uint8_t kind;
  std::uint8_t rank;
};
static_assert(sizeof(LabelRecord) == 36);
inline constexpr double kLabelUnits = 4294967296.0;
inline constexpr std::size_t kLongestLabel = 255;  ///< bytes

struct ReliefRecord {
  std::uint64_t checksum;
  geo::WorldBox box;
  std::uint32_t width;
  std::uint32_t height;
  std::uint64_t first;  ///< byte of grey
};
static_assert(sizeof(ReliefRecord) == 56);

}  // namespace dateline::scene::format
