#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "scene/base_map.hpp"
#include "scene/base_map_format.hpp"

namespace dateline::scene {

/// A compiled base map's sections as typed spans into the mapping.
struct MapDirectory {
  geo::WorldBox detailed;
  std::string_view attribution;
  std::span<const format::ChunkRecord> fills;
  std::span<const format::ChunkRecord> lines;
  std::span<const format::AreaRecord> areas;
  std::span<const format::LabelRecord> labels;
  std::span<const format::ReliefRecord> reliefs;
  std::span<const char> strings;
  std::span<const Vertex> courses;
  std::span<const Vertex> vertices;
  std::span<const std::uint32_t> indices;
  std::span<const std::uint8_t> grey;

  [[nodiscard]] std::string_view text(format::Run r) const {
    return {strings.data() + r.first, r.count};
  }
  [[nodiscard]] std::span<const Vertex> vertices_of(format::Run r) const {
    return vertices.subspan(r.first, r.count);
  }
  [[nodiscard]] std::span<const std::uint32_t> indices_of(format::Run r) const {
    return indices.subspan(r.first, r.count);
  }

  // Whether the geometry that a record points to is what was written, and fit to be drawn.
  [[nodiscard]] bool fill_ok(const format::ChunkRecord& c) const;
  [[nodiscard]] bool line_ok(const format::ChunkRecord& c) const;
  [[nodiscard]] bool area_ok(const format::AreaRecord& a) const;
  [[nodiscard]] bool relief_ok(const format::ReliefRecord& r) const;
};

/// Checks the header and all records, and that what they point to lies within the file. `file` must
/// be aligned to 8 bytes, and outlive the directory. Errors as BaseMap::open().
[[nodiscard]] base::Result<MapDirectory> read_directory(std::span<const std::byte> file,
                                                        const std::filesystem::path& path);

/// The error for a damaged file.
[[nodiscard]] base::Error damaged_map(const std::filesystem::path& path, std::string_view what);

}  // namespace dateline::scene
