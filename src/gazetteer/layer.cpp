#include "gazetteer/layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/checksum.hpp"
#include "base/utf8.hpp"
#include "gazetteer/place_key.hpp"

namespace dateline::gazetteer {
namespace {

using format::SectionId;

constexpr std::string_view kCure = "Build the gazetteer again or install it anew";

base::Error damaged(const std::filesystem::path& path, std::string what) {
  return {base::ErrorCode::bad_format, "the gazetteer is damaged: " + std::move(what),
          path.string(), std::string(kCure)};
}

constexpr std::array<std::uint32_t, format::kSectionCount> kRecordSizes = [] {
  std::array<std::uint32_t, format::kSectionCount> sizes{};
  sizes.fill(4);
  const auto set = [&](SectionId id, std::size_t size) {
    sizes[static_cast<std::size_t>(id)] = static_cast<std::uint32_t>(size);
  };
  set(SectionId::meta, 1);
  set(SectionId::strings, 1);
  set(SectionId::spellings, 1);
  set(SectionId::places, sizeof(format::PlaceRecord));
  set(SectionId::regions, sizeof(format::RegionRecord));
  set(SectionId::name_slots, sizeof(format::NameSlot));
  set(SectionId::crowds, sizeof(format::CrowdRecord));
  set(SectionId::demonyms, sizeof(format::DemonymRecord));
  set(SectionId::bases, 8);
  set(SectionId::amends, sizeof(format::AmendRecord));
  return sizes;
}();

}  // namespace

base::Result<Layer> Layer::open(const std::filesystem::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) return file.error();
  Layer layer;
  layer.file_ = std::move(*file);
  layer.bytes_ = layer.file_.bytes();
  layer.path_ = path;
  if (auto read = layer.read(); !read) return read.error();
  return layer;
}

base::Result<Layer> Layer::of(std::string compiled, std::string_view name) {
  Layer layer;
  layer.held_ = std::make_unique<const std::string>(std::move(compiled));
  layer.bytes_ = std::as_bytes(std::span(layer.held_->data(), layer.held_->size()));
  layer.path_ = name;
  if (auto read = layer.read(); !read) return read.error();
  return layer;
}

base::Result<void> Layer::read() {
  static_assert(std::endian::native == std::endian::little, "the format is little-endian");
  const std::filesystem::path& path = path_;
  const auto bytes = bytes_;
  format::Header header{};
  if (bytes.size() < sizeof header) return damaged(path, "it is too short to be one");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != format::kMagic) {
    return base::Error{base::ErrorCode::bad_format, "this is no compiled gazetteer", path.string(),
                       "Give a .dlgaz file"};
  }
  if (header.version != format::kVersion || header.byte_order != format::kByteOrder ||
      header.page_size != format::kPageSize || header.section_count != format::kSectionCount) {
    return base::Error{
        base::ErrorCode::unsupported,
        fmt::format("the gazetteer has format version {}, this program reads version {}",
                    header.version, format::kVersion),
        path.string(), "Build the gazetteer again with this program"};
  }
  if (header.file_size != bytes.size()) {
    return damaged(
        path, fmt::format("it should hold {} bytes and holds {}", header.file_size, bytes.size()));
  }
  const std::uint64_t tables = sizeof header + sizeof sections_;
  if (header.data_offset != tables || header.sums_offset < tables ||
      header.sums_offset > bytes.size() || header.sums_offset % 8 != 0) {
    return damaged(path, "its header leads outside it");
  }
  page_count_ =
      (header.sums_offset - header.data_offset + format::kPageSize - 1) / format::kPageSize;
  if (header.sums_offset + page_count_ * 8 != bytes.size()) {
    return damaged(path, "its header leads outside it");
  }
  // The header is checked as a whole, with its own checksum taken as 0.
  const auto text = [&](std::uint64_t offset, std::uint64_t size) {
    return std::string_view(
        reinterpret_cast<const char*>(bytes.data() + offset),  // NOLINT(*-reinterpret-cast)
        size);
  };
  std::string head(text(0, tables));
  head += text(header.sums_offset, bytes.size() - header.sums_offset);
  format::Header blank = header;
  blank.checksum = 0;
  std::memcpy(head.data(), &blank, sizeof blank);
  if (base::fast_checksum(std::as_bytes(std::span(head.data(), head.size()))) != header.checksum) {
    return damaged(path, "its header does not match its checksum");
  }
  std::memcpy(sections_.data(), bytes.data() + sizeof header, sizeof sections_);
  for (std::size_t i = 0; i < format::kSectionCount; ++i) {
    const format::Section& s = sections_[i];
    if (s.id != i || s.record_size != kRecordSizes[i] || s.offset < header.data_offset ||
        s.offset % 8 != 0 || s.offset > header.sums_offset ||
        s.size > header.sums_offset - s.offset || s.size % s.record_size != 0 ||
        s.size / s.record_size > 0xffffffffU) {
      return damaged(path, fmt::format("section {} lies outside it", i));
    }
    counts_[i] = static_cast<std::uint32_t>(s.size / s.record_size);
  }
  const std::uint32_t buckets = count(SectionId::name_buckets);
  const std::uint32_t names = count(SectionId::name_places);
  if (buckets < 2 || !std::has_single_bit(buckets - 1) ||
      count(SectionId::grid_starts) != 180 * 360 + 1 || count(SectionId::name_slots) != names ||
      count(SectionId::name_blocks) !=
          names / format::kNameBlock + (names % format::kNameBlock == 0 ? 0U : 1U) ||
      !std::has_single_bit(count(SectionId::amend_targets)) ||
      count(SectionId::places) > format::kNamePlaceMask) {
    return damaged(path, "its sections do not fit each other");
  }
  bucket_bits_ = static_cast<unsigned>(std::countr_zero(buckets - 1));
  data_offset_ = header.data_offset;
  checksum_ = header.checksum;
  data_end_ = header.sums_offset;
  page_checksums_ = bytes.data() + header.sums_offset;
  pages_ = std::make_unique<std::atomic<std::uint8_t>[]>(page_count_);
  return {};
}

bool Layer::page_sound(std::uint64_t page) const {
  std::uint8_t state = pages_[page].load(std::memory_order_relaxed);
  if (state == kUnread) {
    const auto bytes = bytes_;
    const std::uint64_t begin = data_offset_ + page * format::kPageSize;
    const std::uint64_t size = std::min<std::uint64_t>(format::kPageSize, data_end_ - begin);
    std::uint64_t expected = 0;
    std::memcpy(&expected, page_checksums_ + page * 8, 8);
    state = base::fast_checksum(bytes.subspan(begin, size)) == expected ? kSound : kDamaged;
    pages_[page].store(state, std::memory_order_relaxed);
  }
  return state == kSound;
}

bool Layer::pages_sound(std::uint64_t first, std::uint64_t last) const {
  for (std::uint64_t page = first; page <= last; ++page) {
    if (!page_sound(page)) return false;
  }
  return true;
}

std::optional<std::uint64_t> Layer::length_at(const format::Section& s, std::uint64_t& at,
                                              std::uint64_t& sound_to) const {
  std::uint64_t size = 0;
  for (unsigned shift = 0; shift < 28; shift += 7) {
    if (at >= s.size) return std::nullopt;
    if (at >= sound_to) {
      const std::uint64_t page = (s.offset + at - data_offset_) / format::kPageSize;
      if (!page_sound(page)) return std::nullopt;
      sound_to = data_offset_ + (page + 1) * format::kPageSize - s.offset;
    }
    const auto byte = static_cast<std::uint64_t>(bytes_[s.offset + at]);
    ++at;
    size |= (byte & 0x7fU) << shift;
    if ((byte & kLongLength) == 0) break;
  }
  if (size > s.size - at) return std::nullopt;
  return size;
}

std::string_view Layer::text_at(const format::Section& s, std::uint64_t at,
                                std::uint64_t size) const {
  if (!sound(s.offset + at, size)) return {};
  const auto bytes = bytes_.subspan(s.offset + at, size);
  const std::string_view text(
      reinterpret_cast<const char*>(bytes.data()),  // NOLINT(*-reinterpret-cast)
      bytes.size());
  return base::is_ascii(text) || !base::first_invalid_utf8(text) ? text : std::string_view();
}

std::string_view Layer::any_string(std::uint32_t offset) const {
  const format::Section& s = sections_[static_cast<std::size_t>(SectionId::strings)];
  std::uint64_t at = offset;
  std::uint64_t sound_to = 0;
  const auto size = length_at(s, at, sound_to);
  return size ? text_at(s, at, *size) : std::string_view();
}

std::string_view Layer::spelling(std::uint32_t name) const {
  SpellingCursor cursor;
  return spelling(name, cursor);
}

std::string_view Layer::spelling(std::uint32_t name, SpellingCursor& cursor) const {
  if (name >= count(SectionId::name_places)) return {};
  const format::Section& s = sections_[static_cast<std::size_t>(SectionId::spellings)];
  const std::uint32_t first = name - name % format::kNameBlock;
  if (cursor.next <= first || cursor.next > name) {
    const auto block = record<std::uint32_t>(SectionId::name_blocks, name / format::kNameBlock);
    if (!block) return {};
    cursor = {first, *block, {}};
  }
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  // Most blocks by far lie in one page, and their lengths are of one byte.
  const std::uint64_t known_to = cursor.at + known_from(s, cursor.at);
  for (; cursor.next <= name && cursor.at < known_to; ++cursor.next) {
    const auto next = std::to_integer<std::uint64_t>(bytes_[s.offset + cursor.at]);
    if (next >= kLongLength || next >= s.size - cursor.at) break;
    ++cursor.at;
    if (next == 0) continue;  // spelled as the one before
    begin = cursor.at;
    size = next;
    cursor.at += next;
  }
  std::uint64_t sound_to = 0;
  for (; cursor.next <= name; ++cursor.next) {
    const auto next = length_at(s, cursor.at, sound_to);
    if (!next) {
      cursor = {};
      return {};
    }
    if (*next == 0) continue;
    begin = cursor.at;
    size = *next;
    cursor.at += *next;
  }
  if (size > 0) cursor.text = text_at(s, begin, size);
  return cursor.text;
}

std::string_view Layer::meta(std::string_view name) const {
  const format::Section& s = sections_[static_cast<std::size_t>(SectionId::meta)];
  if (!sound(s.offset, s.size)) return {};
  const auto bytes = bytes_.subspan(s.offset, s.size);
  std::string_view rest(reinterpret_cast<const char*>(bytes.data()),  // NOLINT(*-reinterpret-cast)
                        bytes.size());
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab != std::string_view::npos && line.substr(0, tab) == name) return line.substr(tab + 1);
  }
  return {};
}

PlaceKey Layer::key(const format::PlaceRecord& place) const {
  if (place.key_prefix == format::kNoPrefix) return {string(place.key)};
  const auto prefix = record<std::uint32_t>(SectionId::key_prefixes, place.key_prefix);
  return prefix ? PlaceKey(string(*prefix), place.key) : PlaceKey();
}

std::optional<std::uint32_t> Layer::by_key(std::string_view key) const {
  std::optional<std::uint8_t> prefix;
  const auto numbered = numbered_key(key);
  if (numbered) {
    for (std::uint32_t i = 0; i < count(SectionId::key_prefixes) && !prefix; ++i) {
      const auto offset = record<std::uint32_t>(SectionId::key_prefixes, i);
      if (offset && string(*offset) == numbered->prefix) prefix = static_cast<std::uint8_t>(i);
    }
  }
  // Negative where the place stands before the key in the order of the file.
  const auto compare = [&](const format::PlaceRecord& p) {
    const std::uint8_t wanted = prefix.value_or(format::kNoPrefix);
    if (p.key_prefix != wanted) return p.key_prefix < wanted ? -1 : 1;
    if (!prefix) return string(p.key).compare(key);
    return p.key < numbered->number ? -1 : static_cast<int>(p.key > numbered->number);
  };
  std::uint32_t low = 0;
  std::uint32_t high = count(SectionId::places);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const auto place = record<format::PlaceRecord>(SectionId::places, middle);
    const int order = place ? compare(*place) : 1;
    if (order == 0) return middle;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

std::optional<format::AmendRecord> Layer::amend_of(std::uint32_t place) const {
  std::uint32_t low = 0;
  std::uint32_t high = count(SectionId::amends);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const auto amend = record<format::AmendRecord>(SectionId::amends, middle);
    if (amend && amend->place == place) return amend;
    if (amend && amend->place < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> Layer::bucket(std::uint64_t hash) const {
  const std::uint32_t b = bucket_index(hash);
  const auto begin = record<std::uint32_t>(SectionId::name_buckets, b);
  const auto end = record<std::uint32_t>(SectionId::name_buckets, b + 1);
  if (!begin || !end || *begin > *end) return {0, 0};
  return {*begin, *end};
}

std::optional<base::Error> Layer::damage() const {
  for (std::uint64_t page = 0; page < page_count_; ++page) {
    if (pages_[page].load(std::memory_order_relaxed) == kDamaged) {
      return damaged(path(), fmt::format("the page at byte {} does not match its checksum",
                                         data_offset_ + page * format::kPageSize));
    }
  }
  return std::nullopt;
}

base::Result<void> Layer::verify() const {
  for (std::uint64_t page = 0; page < page_count_; ++page) {
    if (!page_sound(page)) return *damage();
  }
  return {};
}

}  // namespace dateline::gazetteer
