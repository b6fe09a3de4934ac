#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

/// The compiled gazetteer file (.dlgaz), version 2. Little-endian, every section 8-byte aligned.
///
///   Header | Section[section_count] | sections | uint64 checksum of each page
///
/// Pages of 64 KB are counted from Header::data_offset to Header::sums_offset, the last one may be
/// short; their checksums are base::fast_checksum. Header::checksum covers the header (with itself
/// taken as 0), the table of sections and the checksums of the pages.
/// Strings are a LEB128 length and that many bytes of UTF-8, at an offset into the section
/// kStrings.
///
/// Names stand in the order of their keys, so that those with one beginning are neighbours, and
/// equal spellings are stored once. A hash table of slots finds a name by its sound or its key.
namespace dateline::gazetteer::format {

inline constexpr std::array<char, 8> kMagic{'D', 'L', 'G', 'A', 'Z', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kVersion = 2;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::uint32_t kPageSize = 1U << 16U;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t file_size;
  std::uint64_t data_offset;
  std::uint64_t sums_offset;
  std::uint64_t checksum;
  std::uint32_t page_size;
  std::uint32_t section_count;
};
static_assert(sizeof(Header) == 56 && std::is_trivially_copyable_v<Header>);

enum class SectionId : std::uint32_t {
  meta,           ///< lines "name TAB value": layer, licence, sources
  strings,        ///< pool of strings
  key_prefixes,   ///< uint32: strings that PlaceRecord::key_prefix counts, sorted
  places,         ///< PlaceRecord: numbered keys by prefix and number, then the others by key
  regions,        ///< RegionRecord, what PlaceRecord::region counts; the first is nowhere
  features,       ///< uint32: strings that PlaceRecord::feature counts
  sources,        ///< uint32: strings that PlaceRecord::source counts
  name_places,    ///< uint32 a name, in order of keys: index of its place with flags
  name_blocks,    ///< uint32: offset into spellings of each kNameBlock-th name
  spellings,      ///< a name: LEB128 length and bytes, or a 0: as the name before
  name_buckets,   ///< uint32[2^k + 1]: first NameSlot of each value of the hash's top k bits
  name_slots,     ///< NameSlot, sorted by bucket, tag, name
  crowds,         ///< CrowdRecord, sorted by first name, longer beginnings later
  crowd_names,    ///< uint32: names that CrowdRecord::tops counts
  grid_starts,    ///< uint32[180 * 360 + 1]: first of grid_places for each degree cell
  grid_places,    ///< uint32: places by cell, row by row from 90 S 180 W
  countries,      ///< uint32: places of the kind country
  demonyms,       ///< DemonymRecord, sorted by hash
  bases,          ///< uint64: Header::checksum of the layers below that amends speak of
  amends,         ///< AmendRecord, sorted by place; those that hide come last
  amend_targets,  ///< uint32[2^k]: hash table of amends by target: index + 1, 0 where free
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

/// PlaceRecord::key_prefix of a key that has no number: PlaceRecord::key is a string.
inline constexpr std::uint8_t kNoPrefix = 0xff;

struct PlaceRecord {
  std::uint32_t key;   ///< the number behind the prefix, or a string
  std::uint32_t name;  ///< index of the display name
  std::int32_t lng_e7;
  std::int32_t lat_e7;
  float radius_km;
  std::uint32_t population;
  std::uint32_t region;
  std::uint16_t feature;
  std::uint16_t source;
  std::array<char, 2> country;  ///< zeros where there is none
  std::uint8_t kind;
  std::uint8_t key_prefix;
};
static_assert(sizeof(PlaceRecord) == 36);

struct RegionRecord {
  std::uint32_t admin1;  ///< string: a key, maybe of another layer
  std::uint32_t admin2;
};
static_assert(sizeof(RegionRecord) == 8);

/// How a name stands to its place.
inline constexpr std::uint32_t kNamePrimary = 1U << 28U;       ///< the display name
inline constexpr std::uint32_t kNameAbbreviation = 1U << 29U;  ///< "Va.", "UAE"
inline constexpr std::uint32_t kNameAmends = 1U << 30U;  ///< its place adds to one of a layer below
inline constexpr std::uint32_t kNamePlaceMask = kNamePrimary - 1;

inline constexpr std::uint32_t kNameBlock = 8;

struct NameSlot {
  std::uint32_t tag;  ///< name_tag()
  std::uint32_t name;
};
static_assert(sizeof(NameSlot) == 8);

inline constexpr unsigned kTagExactBits = 22;
/// Ten bits of the hash of the skeleton, below those that chose the bucket, and 22 of that of the
/// key: with the bits of the bucket, 15 for half a million names, two names of one tag are one name
/// but for a chance in 10^14.
[[nodiscard]] constexpr std::uint32_t name_tag(std::uint64_t skeleton, std::uint64_t exact) {
  return static_cast<std::uint32_t>((skeleton & 0x3ffU) << kTagExactBits |
                                    (exact & ((1U << kTagExactBits) - 1)));
}

/// A beginning that many names have, with the greatest places among them.
struct CrowdRecord {
  std::uint32_t first_name;
  std::uint32_t last_name;  ///< one past
  std::uint32_t bytes;      ///< of the beginning, in the names' keys
  std::uint32_t tops;       ///< first of its kCrowdTops in crowd_names
};
static_assert(sizeof(CrowdRecord) == 16);
inline constexpr std::uint32_t kCrowd = 2048;
inline constexpr std::uint32_t kCrowdTops = 48;

struct DemonymRecord {
  std::uint32_t hash;  ///< lower half of the FNV-1a of its name_key
  std::uint32_t spelling;
  std::uint32_t country_key;
  std::uint32_t tag;
};
static_assert(sizeof(DemonymRecord) == 16);

/// AmendRecord::place of a record that hides its target.
inline constexpr std::uint32_t kHides = 0xffffffffU;
/// AmendRecord::base holds the index into bases and, above it, the Amendment.
inline constexpr unsigned kAmendmentShift = 30;
inline constexpr std::uint32_t kBaseMask = (1U << kAmendmentShift) - 1;
/// The index of a target that no layer below had when this file was made.
inline constexpr std::uint32_t kNoBase = kBaseMask;

/// A place that adds to one of an earlier layer, corrects or hides it.
struct AmendRecord {
  std::uint32_t place;         ///< in this file, or kHides
  std::uint32_t base;          ///< index into bases, with the Amendment
  std::uint32_t target_index;  ///< of the place in that layer
  std::uint32_t target_key;    ///< string; says the same whatever layers there are
};
static_assert(sizeof(AmendRecord) == 16);

/// Where in amend_targets of that many slots (a power of two) the search for a target begins.
[[nodiscard]] constexpr std::uint32_t target_slot(std::uint32_t base, std::uint32_t index,
                                                  std::uint32_t slots) {
  const std::uint64_t mixed = (std::uint64_t{base} << 32U | index) * 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(mixed >> 32U) & (slots - 1);
}

}  // namespace dateline::gazetteer::format
