#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "base/checksum.hpp"
#include "geo/mercator.hpp"

/// The compiled base map (.dlmap), version 1. Little-endian; every section starts at a multiple
/// of 8.
///
///   Header | Section[Header::section_count] | sections
///
/// Header::checksum is checksum() of the whole file.
namespace dateline::scene::format {

inline constexpr std::array<char, 8> kMagic{'D', 'L', 'M', 'A', 'P', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t file_size;
  std::uint64_t checksum;
  std::uint32_t section_count;
  std::uint32_t lods;
  std::uint32_t attribution;  ///< bytes at the start of strings
  std::uint32_t reserved;
  geo::WorldBox detailed;
};
static_assert(sizeof(Header) == 80 && std::is_trivially_copyable_v<Header>);

/// Of the header with its checksum taken as 0, and of all that follows it.
[[nodiscard]] inline std::uint64_t checksum(Header header, std::span<const std::byte> rest) {
  header.checksum = 0;
  return base::fast_checksum(std::as_bytes(std::span(&header, 1))) + 3 * base::fast_checksum(rest);
}

enum class SectionId : std::uint32_t {
  fills,     ///< ChunkRecord, sorted by lod, kind
  lines,     ///< ChunkRecord, sorted by lod, kind, cls
  areas,     ///< AreaRecord: countries, then provinces
  labels,    ///< LabelRecord, sorted by min_zoom, rank
  reliefs,   ///< ReliefRecord, coarse to fine
  vertices,  ///< Vertex
  indices,   ///< uint32: of vertices within the chunk, or where its polylines or rings start
  strings,   ///< UTF-8 texts without ends, the attribution first
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
  geo::WorldBox box;
  geo::WorldPoint origin;
  Run vertices;
  Run indices;  ///< a fill's triangles, or a line's starts
  std::uint8_t lod;
  std::uint8_t kind;
  std::uint8_t cls;
  std::array<std::uint8_t, 5> reserved;
};
static_assert(sizeof(ChunkRecord) == 72);

struct AreaRecord {
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
static_assert(sizeof(AreaRecord) == 128);

struct LabelRecord {
  geo::WorldPoint at;
  Run name_en;
  Run name_ar;
  float min_zoom;
  float angle_deg;
  std::uint8_t kind;
  std::uint8_t rank;
  std::array<std::uint8_t, 6> reserved;
};
static_assert(sizeof(LabelRecord) == 48);

struct ReliefRecord {
  geo::WorldBox box;
  std::uint32_t width;
  std::uint32_t height;
  std::uint64_t first;  ///< byte of grey
};
static_assert(sizeof(ReliefRecord) == 48);

}  // namespace dateline::scene::format
