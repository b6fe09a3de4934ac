#include "io/export_file.hpp"

#include <algorithm>
#include <array>

#include "base/table.hpp"
#include "base/translate.hpp"
#include "base/utf8.hpp"

namespace dateline::io {
namespace {

constexpr std::array<ExportFormatName, 9> kFormats{
    {{ExportFormat::geojson, "geojson", ".geojson .json", "GeoJSON"},
     {ExportFormat::linked_places, "linked-places", ".jsonld", "Linked Places"},
     {ExportFormat::csv, "csv", ".csv", "table"},
     {ExportFormat::kml, "kml", ".kml", "Google Earth"},
     {ExportFormat::kmz, "kmz", ".kmz", "the same, packed"},
     {ExportFormat::gpkg, "gpkg", ".gpkg", "GeoPackage"},
     {ExportFormat::flatgeobuf, "flatgeobuf", ".fgb", "FlatGeobuf"},
     {ExportFormat::markdown, "markdown", ".md .markdown", "Markdown"},
     {ExportFormat::html, "html", ".html .htm", "web page"}}};

}  // namespace

std::span<const ExportFormatName> export_formats() { return kFormats; }

std::optional<ExportFormat> export_format_named(std::string_view name) {
  for (const ExportFormatName& f : kFormats) {
    if (f.name == name) return f.format;
  }
  return std::nullopt;
}

std::optional<ExportFormat> export_format_of(const std::filesystem::path& file) {
  const std::string ending = base::lower_ascii(file.extension().string());
  for (const ExportFormatName& f : kFormats) {
    for (const std::string_view known : base::split(f.endings, ' ')) {
      if (known == ending) return f.format;
    }
  }
  return std::nullopt;
}

std::string export_endings() {
  std::string out;
  for (const ExportFormatName& f : kFormats) {
    out += out.empty() ? "" : ", ";
    out += base::split(f.endings, ' ').front();
  }
  return out;
}

std::size_t left_out_by(ExportFormat format, std::span<const ExportRow> rows) {
  if (format != ExportFormat::flatgeobuf) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const ExportRow& row) { return !row.place; }));
}

base::Result<std::string> export_file(ExportFormat format, std::span<const ExportRow> rows,
                                      const ExportLook& look) {
  const base::InEnglish whatever_the_window_speaks;
  switch (format) {
    case ExportFormat::geojson:
      return export_geojson(rows);
    case ExportFormat::linked_places:
      return export_linked_places(rows);
    case ExportFormat::csv:
      return export_csv(rows, look);
    case ExportFormat::kml:
      return export_kml(rows, look);
    case ExportFormat::kmz:
      return export_kmz(rows, look);
    case ExportFormat::gpkg:
    case ExportFormat::flatgeobuf:
      return export_gdal(format, rows, look);
    case ExportFormat::markdown:
      return export_markdown(rows, look);
    case ExportFormat::html:
      return export_html(rows, look);
  }
  return base::Error{base::ErrorCode::internal, "no such format", "", ""};
}

}  // namespace dateline::io
