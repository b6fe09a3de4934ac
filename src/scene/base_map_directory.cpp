#include "scene/base_map_directory.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "base/checksum.hpp"
#include "base/utf8.hpp"

namespace dateline::scene {
namespace {

using format::Run;
using format::SectionId;

static_assert(std::endian::native == std::endian::little, "the file is read as it lies in memory");

using Table = std::array<format::Section, format::kSectionCount>;

bool fits(Run run, std::size_t size) { return run.first <= size && run.count <= size - run.first; }

bool good(double x, double y) { return x >= -1 && x <= 2 && y >= -1 && y <= 2; }
bool good(geo::WorldPoint p) { return good(p.x, p.y); }

bool good(const geo::WorldBox& b) {
  // Written so that NaN fails; a box may stick out of the world square a little.
  return b.x0 <= b.x1 && b.y0 <= b.y1 && good(b.x0, b.y0) && good(b.x1, b.y1);
}

template <class T>
bool cut(std::span<const std::byte> file, const Table& table, SectionId id,
         std::span<const T>& out) {
  const format::Section& s = table[static_cast<std::size_t>(id)];
  if (s.id != static_cast<std::uint32_t>(id) || s.record_size != sizeof(T) ||
      s.offset % alignof(T) != 0 || s.offset > file.size() || s.size > file.size() - s.offset ||
      s.size % sizeof(T) != 0) {
    return false;
  }
  // The file starts at a page, so the section is aligned for its records.
  out = {reinterpret_cast<const T*>(file.data() + s.offset),  // NOLINT(*-reinterpret-cast)
         s.size / sizeof(T)};
  return true;
}

/// Whether sections lie in the file, those of the directory where its checksum covers them.
bool cut_all(std::span<const std::byte> file, std::size_t directory_end, const Table& table,
             MapDirectory& d) {
  const auto directory = file.first(directory_end);
  return cut(directory, table, SectionId::fills, d.fills) &&
         cut(directory, table, SectionId::lines, d.lines) &&
         cut(directory, table, SectionId::areas, d.areas) &&
         cut(directory, table, SectionId::labels, d.labels) &&
         cut(directory, table, SectionId::reliefs, d.reliefs) &&
         cut(directory, table, SectionId::strings, d.strings) &&
         cut(directory, table, SectionId::courses, d.courses) &&
         cut(file, table, SectionId::vertices, d.vertices) &&
         cut(file, table, SectionId::indices, d.indices) &&
         cut(file, table, SectionId::grey, d.grey);
}

bool chunks_fit(std::span<const format::ChunkRecord> chunks, int kinds, const MapDirectory& d) {
  return std::all_of(chunks.begin(), chunks.end(), [&](const format::ChunkRecord& c) {
    return c.lod < BaseMap::kLods && c.kind < kinds && c.cls < 16 && good(c.box) &&
           good(c.origin) && fits(c.vertices, d.vertices.size()) &&
           fits(c.indices, d.indices.size());
  });
}

bool areas_fit(const MapDirectory& d) {
  return std::all_of(d.areas.begin(), d.areas.end(), [&](const format::AreaRecord& a) {
    const auto text_fits = [&](Run r) { return fits(r, d.strings.size()); };
    return a.kind < 2 && good(a.box) && good(a.origin) && good(a.label_at) && text_fits(a.code) &&
           text_fits(a.country) && text_fits(a.name_en) && text_fits(a.name_ar) &&
           fits(a.vertices, d.vertices.size()) && fits(a.indices, d.indices.size()) &&
           fits(a.ring_starts, d.indices.size());
  });
}

bool labels_fit(const MapDirectory& d) {
  return std::all_of(d.labels.begin(), d.labels.end(),
                     [&](const format::LabelRecord& l) {
                       return l.kind <= static_cast<std::uint8_t>(LabelKind::river) &&
                              std::isfinite(l.min_zoom) && !std::isnan(l.max_zoom) &&
                              fits({l.name_en, l.name_en_size}, d.strings.size()) &&
                              fits({l.name_ar, l.name_ar_size}, d.strings.size()) &&
                              fits(l.course, d.courses.size());
                     }) &&
         std::all_of(d.courses.begin(), d.courses.end(), [](const Vertex& v) {
           return good(static_cast<double>(v.x), static_cast<double>(v.y));
         });
}

bool reliefs_fit(const MapDirectory& d) {
  return std::all_of(d.reliefs.begin(), d.reliefs.end(), [&](const format::ReliefRecord& r) {
    constexpr std::uint32_t kMost = 1U << 16U;
    return good(r.box) && r.width <= kMost && r.height <= kMost && r.first <= d.grey.size() &&
           std::uint64_t{r.width} * r.height <= d.grey.size() - r.first;
  });
}

/// Whether the strings are UTF-8 and no record cuts a character in two.
bool texts_whole(const MapDirectory& d) {
  if (base::first_invalid_utf8({d.strings.data(), d.strings.size()})) return false;
  const auto between = [&](std::size_t at) {
    return at == d.strings.size() || (static_cast<unsigned char>(d.strings[at]) & 0xC0U) != 0x80;
  };
  const auto whole = [&](Run r) {
    return between(r.first) && between(std::size_t{r.first} + r.count);
  };
  return between(d.attribution.size()) &&
         std::all_of(d.areas.begin(), d.areas.end(),
                     [&](const format::AreaRecord& a) {
                       return whole(a.code) && whole(a.country) && whole(a.name_en) &&
                              whole(a.name_ar);
                     }) &&
         std::all_of(d.labels.begin(), d.labels.end(), [&](const format::LabelRecord& l) {
           return whole({l.name_en, l.name_en_size}) && whole({l.name_ar, l.name_ar_size});
         });
}

bool in_order(const MapDirectory& d) {
  const auto by_lod = [](const auto& a, const auto& b) { return a.lod < b.lod; };
  return std::is_sorted(d.fills.begin(), d.fills.end(), by_lod) &&
         std::is_sorted(d.lines.begin(), d.lines.end(), by_lod) &&
         std::is_sorted(d.labels.begin(), d.labels.end(),
                        [](const auto& a, const auto& b) { return a.min_zoom < b.min_zoom; });
}

bool triangles_ok(std::span<const std::uint32_t> indices, std::uint32_t vertices) {
  std::uint32_t most = 0;
  for (const std::uint32_t i : indices) most = std::max(most, i);
  return indices.size() % 3 == 0 && (indices.empty() || most < vertices);
}

bool starts_ok(std::span<const std::uint32_t> starts, std::uint32_t vertices) {
  return !starts.empty() && starts.front() == 0 && starts.back() == vertices &&
         std::is_sorted(starts.begin(), starts.end());
}

}  // namespace

base::Error damaged_map(const std::filesystem::path& path, std::string_view what) {
  return {base::ErrorCode::bad_format, "the base map is damaged: " + std::string(what),
          path.string(), "Build or install it again"};
}

bool MapDirectory::fill_ok(const format::ChunkRecord& c) const {
  const auto numbers = indices_of(c.indices);
  return format::piece_checksum(vertices_of(c.vertices), numbers) == c.checksum &&
         triangles_ok(numbers, c.vertices.count);
}

bool MapDirectory::line_ok(const format::ChunkRecord& c) const {
  const auto numbers = indices_of(c.indices);
  return format::piece_checksum(vertices_of(c.vertices), numbers) == c.checksum &&
         starts_ok(numbers, c.vertices.count);
}

bool MapDirectory::area_ok(const format::AreaRecord& a) const {
  const auto numbers = indices_of(a.indices);
  const auto starts = indices_of(a.ring_starts);
  return format::piece_checksum(vertices_of(a.vertices), numbers, starts) == a.checksum &&
         triangles_ok(numbers, a.vertices.count) && starts_ok(starts, a.vertices.count);
}

bool MapDirectory::relief_ok(const format::ReliefRecord& r) const {
  const auto picture = grey.subspan(r.first, std::size_t{r.width} * r.height);
  return base::fast_checksum(std::as_bytes(picture)) == r.checksum;
}

base::Result<MapDirectory> read_directory(std::span<const std::byte> file,
                                          const std::filesystem::path& path) {
  format::Header h{};
  Table table{};
  if (file.size() < sizeof h + sizeof table) return damaged_map(path, "it is cut short");
  std::memcpy(&h, file.data(), sizeof h);
  std::memcpy(table.data(), file.data() + sizeof h, sizeof table);
  if (h.magic != format::kMagic) {
    return base::Error{base::ErrorCode::bad_format, "this is not a compiled base map",
                       path.string(), "Name the file map.dlmap of Dateline's assets"};
  }
  if (h.version != format::kVersion || h.byte_order != format::kByteOrder) {
    return base::Error{base::ErrorCode::unsupported,
                       "the base map has format version " + std::to_string(h.version) +
                           "; this program reads version " + std::to_string(format::kVersion),
                       path.string(), "Build or install the map that came with this program"};
  }
  if (h.file_size != file.size()) {
    return damaged_map(path, "it has " + std::to_string(file.size()) + " bytes instead of " +
                                 std::to_string(h.file_size));
  }
  if (h.section_count != table.size() || h.lods != BaseMap::kLods || !good(h.detailed) ||
      h.directory_end < sizeof h + sizeof table || h.directory_end > file.size()) {
    return damaged_map(path, "its header is not as this version has it");
  }
  if (format::directory_checksum(h, file.first(h.directory_end).subspan(sizeof h)) != h.checksum) {
    return damaged_map(path, "its checksum does not match");
  }

  MapDirectory d;
  if (!cut_all(file, h.directory_end, table, d) || h.attribution > d.strings.size()) {
    return damaged_map(path, "a section lies outside the file");
  }
  if (!chunks_fit(d.fills, 2, d) || !chunks_fit(d.lines, 5, d) || !areas_fit(d) || !labels_fit(d) ||
      !reliefs_fit(d)) {
    return damaged_map(path, "a record points outside its section");
  }
  if (!in_order(d)) return damaged_map(path, "its records are out of order");
  d.detailed = h.detailed;
  d.attribution = d.text({0, h.attribution});
  if (!texts_whole(d)) return damaged_map(path, "a name is not UTF-8");
  return d;
}

}  // namespace dateline::scene
