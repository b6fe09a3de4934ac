#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

/// The compiled gazetteer file (.dlgaz), version 1. Little-endian, every section 8-byte aligned.
///
///   Header | Section[section_count] | uint64 checksum of each page | sections, in pages of 64 KB
///
/// Pages are counted from Header::data_offset, the last one may be short; their checksums are
/// base::fast_checksum. Header::checksum covers all before data_offset with itself taken as 0.
/// Strings are a LEB128 length and that many bytes of UTF-8, at an offset into the section
/// kStrings.
namespace dateline::gazetteer::format {

inline constexpr std::array<char, 8> kMagic{'D', 'L', 'G', 'A', 'Z', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::uint32_t kPageSize = 1U << 16U;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t file_size;
  std::uint64_t data_offset;
  std::uint64_t checksum;
  std::uint32_t page_size;
  std::uint32_t section_count;
};
static_assert(sizeof(Header) == 48 && std::is_trivially_copyable_v<Header>);

enum class SectionId : std::uint32_t {
  meta,          ///< lines "name TAB value": layer, licence, sources
  strings,       ///< pool of strings
  places,        ///< PlaceRecord, sorted by the 64-bit FNV-1a of their keys
  key_hashes,    ///< uint32: upper half of those hashes
  name_buckets,  ///< uint32[2^k + 1]: first NameRecord of each value of the hash's top k bits
  names,         ///< NameRecord, sorted by bucket, skeleton, exact, place
  grid_starts,   ///< uint32[180 * 360 + 1]: first of grid_places for each degree cell
  grid_places,   ///< uint32: places by cell, row by row from 90 S 180 W
  countries,     ///< uint32: places of the kind country
  demonyms,      ///< DemonymRecord, sorted by key
  amends,        ///< AmendRecord, sorted by place
  features,      ///< uint32: strings that PlaceRecord::feature counts
  sources,       ///< uint32: strings that PlaceRecord::source counts
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

struct PlaceRecord {
  std::uint32_t key;
  std::uint32_t name;
  std::int32_t lng_e7;
  std::int32_t lat_e7;
  float radius_km;
  std::uint32_t population;
  std::uint32_t admin1;  ///< string: a key, maybe of another layer
  std::uint32_t admin2;
  std::uint16_t feature;
  std::uint16_t source;
  std::array<char, 2> country;  ///< zeros where there is none
  std::uint8_t kind;
  std::uint8_t reserved;
};
static_assert(sizeof(PlaceRecord) == 40);

/// How a name stands to its place.
inline constexpr std::uint32_t kNamePrimary = 1U << 28U;       ///< the display name
inline constexpr std::uint32_t kNameAbbreviation = 1U << 29U;  ///< "Va.", "UAE"
inline constexpr std::uint32_t kNamePlaceMask = kNamePrimary - 1;

struct NameRecord {
  std::uint32_t skeleton;  ///< lower half of the FNV-1a of the name's skeleton; the top bits chose
                           ///< the bucket
  std::uint32_t exact;     ///< lower half of the FNV-1a of its name_key
  std::uint32_t place;     ///< index with flags
  std::uint32_t spelling;  ///< string
};
static_assert(sizeof(NameRecord) == 16);

struct DemonymRecord {
  std::uint32_t hash;  ///< lower half of the FNV-1a of its name_key
  std::uint32_t spelling;
  std::uint32_t country_key;
  std::uint32_t tag;
};
static_assert(sizeof(DemonymRecord) == 16);

/// A place that adds to or corrects one of an earlier layer.
struct AmendRecord {
  std::uint32_t place;         ///< in this file
  std::uint32_t target_key;    ///< string
  std::uint32_t target_index;  ///< in the file whose header checksum is base_checksum
  std::uint32_t reserved;
  std::uint64_t base_checksum;
};
static_assert(sizeof(AmendRecord) == 24);

}  // namespace dateline::gazetteer::format
