// KML 2.2, and KML in a ZIP file.
#include <zlib.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/markup.hpp"
#include "io/export_file.hpp"

namespace dateline::io {
namespace {

using Colour = ExportLook::Colour;
using event::Status;

/// KML writes opacity, blue, green, red.
std::string kml_colour(Colour c, int opacity) {
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", opacity, c.blue, c.green, c.red);
}

/// What is planned, considered or denied has not happened: fainter.
int opacity_of(Status status) {
  switch (status) {
    case Status::happened:
    case Status::ongoing:
      return 0xff;
    case Status::reported:
      return 0xcc;
    case Status::planned:
    case Status::considered:
    case Status::denied:
      break;
  }
  return 0x80;
}

std::string style_id(const ExportRow& row) {
  return fmt::format("{}-{}", event::name(row.type), event::name(row.status));
}

std::string style_of(const ExportRow& row, const ExportLook& look) {
  const Colour colour = row.status == Status::denied
                            ? look.denied
                            : look.families[static_cast<std::size_t>(event::family(row.type))];
  const int opacity = opacity_of(row.status);
  const std::string full = kml_colour(colour, opacity);
  return fmt::format(
      "    <Style id=\"{}\">\n"
      "      <IconStyle><color>{}</color></IconStyle>\n"
      "      <LineStyle><color>{}</color><width>1.5</width></LineStyle>\n"
      "      <PolyStyle><color>{}</color></PolyStyle>\n"
      "    </Style>\n",
      style_id(row), full, full, kml_colour(colour, opacity / 4));
}

/// A day, or a moment with its seconds, which ISO 8601 may leave out and KML may not.
std::string moment(std::string iso) {
  const std::size_t t = iso.find('T');
  if (t != std::string::npos) iso.insert(t + 6, ":00");  // behind T17:00
  return iso;
}

std::string time_span(const ExportRow& row) {
  const std::string begin = row.earliest();
  const std::string end = row.latest();
  // Years before our era and beyond 9999 have a sign, of which viewers know nothing.
  const auto plain = [](const std::string& iso) {
    return iso.empty() || (iso.front() != '-' && iso.front() != '+');
  };
  if ((begin.empty() && end.empty()) || !plain(begin) || !plain(end)) return "";
  std::string out = "        <TimeSpan>";
  if (!begin.empty()) out += "<begin>" + moment(begin) + "</begin>";
  if (!end.empty()) out += "<end>" + moment(end) + "</end>";
  return out + "</TimeSpan>\n";
}

std::string description(const ExportRow& row) {
  std::string html = fmt::format("<p>{}</p>", base::escaped_markup(row.when_in_words()));
  for (const ExportTelling& t : row.tellings) {
    for (const ExportTelling::Quote& q : t.quotes) {
      if (!q.sentence.empty()) {
        html += fmt::format("<blockquote>{}</blockquote>", base::escaped_markup(q.sentence));
      }
    }
    std::string source;
    for (const std::string& part : {t.title, t.publisher, t.date}) {
      if (!part.empty()) source += (source.empty() ? "" : ", ") + part;
    }
    if (base::is_web_address(t.url)) {
      html += fmt::format("<p><a href=\"{}\">{}</a></p>", base::escaped_markup(t.url),
                          base::escaped_markup(source.empty() ? t.url : source));
    } else if (!source.empty()) {
      html += fmt::format("<p>{}</p>", base::escaped_markup(source));
    }
  }
  return base::escaped_markup(html);
}

std::string geometry(const ExportPlace& place) {
  const std::string point = fmt::format("<Point><coordinates>{},{}</coordinates></Point>",
                                        place.at.lng(), place.at.lat());
  constexpr std::size_t kLeast = 4;
  if (place.area.size() < kLeast) return "        " + point + "\n";
  std::string ring;
  for (const geo::LngLat& p : place.area) {
    ring += (ring.empty() ? "" : " ") + fmt::format("{},{}", p.lng(), p.lat());
  }
  return fmt::format(
      "        <MultiGeometry>{}<Polygon><outerBoundaryIs><LinearRing><coordinates>{}"
      "</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>\n",
      point, ring);
}

std::string placemark(const ExportRow& row) {
  std::string name = row.headline();
  if (row.place) name += ", " + row.place->name;
  std::string out =
      fmt::format("      <Placemark>\n        <name>{}</name>\n", base::escaped_markup(name));
  out += fmt::format("        <description>{}</description>\n", description(row));
  out += time_span(row);
  out += fmt::format("        <styleUrl>#{}</styleUrl>\n        <ExtendedData>\n", style_id(row));
  for (const ExportField& field : export_fields()) {
    const std::string value = in_words(field.of(row));
    if (value.empty()) continue;
    out += fmt::format("          <Data name=\"{}\"><value>{}</value></Data>\n", field.name,
                       base::escaped_markup(value));
  }
  out += "        </ExtendedData>\n";
  if (row.place) out += geometry(*row.place);
  return out + "      </Placemark>\n";
}

std::string folder_of(const ExportRow& row, const ExportLook& look) {
  if (look.folders == ExportLook::Folders::type) return std::string(event::name(row.type));
  const ExportTelling& t = row.tellings.front();
  return !t.title.empty() ? t.title : !t.publisher.empty() ? t.publisher : "Stories";
}

// ZIP: numbers of two and four bytes, the lowest first.
void put16(std::string& out, unsigned value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>((value >> 8U) & 0xFFU);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U);
}

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  constexpr int kRaw = -15;  // without zlib's own frame
  constexpr int kMemory = 8;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());  // NOLINT: zlib's bytes
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string export_kml(std::span<const ExportRow> rows, const ExportLook& look) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n  <Document>\n";
  out += fmt::format("    <name>{}</name>\n",
                     base::escaped_markup(look.title.empty() ? "Events" : look.title));
  std::map<std::string, std::string> styles;
  std::vector<std::pair<std::string, std::vector<const ExportRow*>>> folders;  // as they come
  std::map<std::string, std::size_t> number_of;
  for (const ExportRow& row : rows) {
    styles.try_emplace(style_id(row), style_of(row, look));
    const auto [at, fresh] = number_of.try_emplace(folder_of(row, look), folders.size());
    if (fresh) folders.emplace_back(at->first, std::vector<const ExportRow*>());
    folders[at->second].second.push_back(&row);
  }
  for (const auto& [id, style] : styles) out += style;
  for (const auto& [name, in] : folders) {
    out += fmt::format("    <Folder>\n      <name>{}</name>\n", base::escaped_markup(name));
    for (const ExportRow* row : in) out += placemark(*row);
    out += "    </Folder>\n";
  }
  return out + "  </Document>\n</kml>\n";
}

std::string export_kmz(std::span<const ExportRow> rows, const ExportLook& look) {
  const std::string kml = export_kml(rows, look);
  const std::string packed = deflated(kml);
  const auto sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(kml.data()),  // NOLINT: zlib's bytes
            static_cast<uInt>(kml.size())));
  constexpr std::string_view kName = "doc.kml";
  constexpr unsigned kVersion = 20;  // of ZIP, 2.0: deflated
  constexpr unsigned kUtf8 = 1U << 11U;
  constexpr unsigned kDeflated = 8;
  constexpr unsigned kFirstDay = 0x21;  // 1 January 1980: the same rows give the same bytes
  std::string entry;                    // what both headers share
  put16(entry, kVersion);
  put16(entry, kUtf8);
  put16(entry, kDeflated);
  put16(entry, 0);
  put16(entry, kFirstDay);
  put32(entry, sum);
  put32(entry, static_cast<std::uint32_t>(packed.size()));
  put32(entry, static_cast<std::uint32_t>(kml.size()));
  put16(entry, kName.size());
  put16(entry, 0);
  std::string out = "PK\x03\x04" + entry;
  out += kName;
  out += packed;
  const auto directory = static_cast<std::uint32_t>(out.size());
  out += "PK\x01\x02";
  put16(out, kVersion);
  out += entry;
  for (int i = 0; i < 3; ++i) put16(out, 0);  // no comment, one disk, no attributes
  put32(out, 0);
  put32(out, 0);
  out += kName;
  const auto length = static_cast<std::uint32_t>(out.size()) - directory;
  out += "PK\x05\x06";
  put32(out, 0);
  put16(out, 1);
  put16(out, 1);
  put32(out, length);
  put32(out, directory);
  put16(out, 0);
  return out;
}

}  // namespace dateline::io
