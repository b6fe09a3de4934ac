#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "event/event.hpp"
#include "io/export_row.hpp"

namespace dateline::io {

enum class ExportFormat : std::uint8_t {
  geojson,
  linked_places,
  csv,
  kml,
  kmz,
  gpkg,
  flatgeobuf,
  markdown,
  html
};

/// A format as people name it.
struct ExportFormatName {
  ExportFormat format;
  std::string_view name;     ///< "geojson", for --to
  std::string_view endings;  ///< ".geojson .json", the usual one first
  std::string_view title;    ///< for people
};
[[nodiscard]] std::span<const ExportFormatName> export_formats();
[[nodiscard]] std::optional<ExportFormat> export_format_named(std::string_view name);
/// By the ending of a file's name, small or capital.
[[nodiscard]] std::optional<ExportFormat> export_format_of(const std::filesystem::path& file);
/// ".csv, .fgb, ...": for messages.
[[nodiscard]] std::string export_endings();

/// How it looks and is parted, where a format has looks and parts.
struct ExportLook {
  struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
  };
  std::array<Colour, event::kFamilies> families{};  ///< by event::Family
  Colour denied;                                    ///< in place of the family's
  enum class Folders : std::uint8_t { type, story } folders = Folders::type;  ///< of KML
  bool bom = false;   ///< CSV: begin with the mark by which some spreadsheets know UTF-8
  std::string title;  ///< "" for "Events"
};

/// The whole file: the same bytes for the same rows. Opens no file and no connection; GeoPackage
/// and FlatGeobuf are made in memory. Thread-safe. Errors: unsupported where GDAL lacks the driver;
/// internal with what GDAL says.
[[nodiscard]] base::Result<std::string> export_file(ExportFormat format,
                                                    std::span<const ExportRow> rows,
                                                    const ExportLook& look);

/// How many of the rows a format has no room for: FlatGeobuf for events without a place.
[[nodiscard]] std::size_t left_out_by(ExportFormat format, std::span<const ExportRow> rows);

// One writer a format; as export_file().
[[nodiscard]] std::string export_geojson(std::span<const ExportRow> rows);
[[nodiscard]] std::string export_linked_places(std::span<const ExportRow> rows);
[[nodiscard]] std::string export_csv(std::span<const ExportRow> rows, const ExportLook& look);
[[nodiscard]] std::string export_kml(std::span<const ExportRow> rows, const ExportLook& look);
[[nodiscard]] std::string export_kmz(std::span<const ExportRow> rows, const ExportLook& look);
[[nodiscard]] base::Result<std::string> export_gdal(ExportFormat format,
                                                    std::span<const ExportRow> rows,
                                                    const ExportLook& look);
[[nodiscard]] std::string export_markdown(std::span<const ExportRow> rows, const ExportLook& look);
[[nodiscard]] std::string export_html(std::span<const ExportRow> rows, const ExportLook& look);

}  // namespace dateline::io
