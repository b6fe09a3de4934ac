#include "io/event_table.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/checksum.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"
#include "io/table_file.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

// Far beyond any description that people write: such a cell is cut.
constexpr std::size_t kMostCell = 64U << 10U;
constexpr std::size_t kMostColumns = 2000;

/// 1 where the first apostrophe but keeps spreadsheets from taking the cell for a formula.
std::size_t guard_of(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  return first != std::string_view::npos && first > 0 &&
                 std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos
             ? 1
             : 0;
}

/// A cell that is as it should be, which most are: short, ASCII, nothing to be cut off its ends.
bool is_plain(std::string_view cell) {
  if (cell.size() > kMostCell || cell.empty()) return cell.empty();
  const auto first = static_cast<unsigned char>(cell.front());
  const auto last = static_cast<unsigned char>(cell.back());
  return first > ' ' && first != '\'' && last > ' ' && base::is_ascii(cell);
}

/// Puts a cell as people mean it into `out`, whose room is used again.
void clean(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out = text;
    return;
  }
  std::string_view cell = base::trim(text);
  if (cell.size() > kMostCell) {
    cell = cell.substr(0, kMostCell);
    while (!cell.empty() && (static_cast<unsigned char>(cell.back()) & 0xC0U) == 0x80U) {
      cell.remove_suffix(1);
    }
    if (!cell.empty() && static_cast<unsigned char>(cell.back()) >= 0xC0U) cell.remove_suffix(1);
  }
  cell = base::trim(cell.substr(guard_of(cell)));
  out = cell;
  if (!base::first_invalid_utf8(out)) return;
  char* recoded = CPLRecode(out.c_str(), "CP1252", CPL_ENC_UTF8);
  out = recoded;
  CPLFree(recoded);
  if (base::first_invalid_utf8(out)) out.clear();
}

}  // namespace

namespace {

/// A layer of the table: of most files its only one, of KML a folder.
struct Part {
  OGRLayer* layer = nullptr;
  ToWgs84 transform;
  std::vector<std::size_t> column;  ///< of the table, by the layer's field
  std::vector<bool> is_text;        ///< by field: its cells are text as they are
};

/// The point of a shape: the point that it has, as a mark has beside an outline, else its middle.
std::optional<geo::LngLat> point_of(const OGRGeometry& shape) {
  if (wkbFlatten(shape.getGeometryType()) == wkbGeometryCollection) {
    for (const OGRGeometry* part : *shape.toGeometryCollection()) {
      if (wkbFlatten(part->getGeometryType()) == wkbPoint && part->IsEmpty() == 0) {
        return geo::LngLat::from_degrees(part->toPoint()->getX(), part->toPoint()->getY());
      }
    }
  }
  OGREnvelope box;
  shape.getEnvelope(&box);
  return geo::LngLat::from_degrees((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
}

}  // namespace

struct EventTable::Impl {
  explicit Impl(TableFile opened) : file(std::move(opened)) {}

  fs::path path;
  TableFile file;
  std::vector<Part> parts;
  std::vector<std::string> headings;
  bool geometry = false;
  std::optional<std::size_t> counted;
  std::uintmax_t bytes = 0;      ///< of the file
  std::size_t rows = 0;          ///< read so far
  std::uintmax_t row_bytes = 0;  ///< of their cells, with a mark between them

  Result<void> add(OGRLayer& layer);
  void fill(tabular::Row& row, OGRFeature& feature, const Part& part);
};

/// Its columns that others have, too, are the same.
Result<void> EventTable::Impl::add(OGRLayer& layer) {
  OGRFeatureDefn& fields = *layer.GetLayerDefn();
  const auto own = static_cast<std::size_t>(fields.GetFieldCount());
  Part part;
  part.layer = &layer;
  std::string heading;
  for (std::size_t i = 0; i < own; ++i) {
    const OGRFieldDefn& field = *fields.GetFieldDefn(static_cast<int>(i));
    clean(field.GetNameRef(), heading);
    const auto known = parts.empty() ? headings.end() : std::ranges::find(headings, heading);
    part.column.push_back(static_cast<std::size_t>(known - headings.begin()));
    part.is_text.push_back(field.GetType() == OFTString);
    if (known == headings.end()) headings.push_back(heading);
    if (headings.size() > kMostColumns) {
      return Error{ErrorCode::too_large,
                   fmt::format("has {} columns, the limit is {}", std::max(own, headings.size()),
                               kMostColumns),
                   path.string(), "Leave out those that tell nothing of events"};
    }
  }
  geometry = geometry || (fields.GetGeomFieldCount() > 0 && layer.GetGeomType() != wkbNone);
  auto transform = to_wgs84(layer, path);
  if (!transform) return transform.error();
  part.transform = std::move(*transform);
  parts.push_back(std::move(part));
  return {};
}

void EventTable::Impl::fill(tabular::Row& row, OGRFeature& feature, const Part& part) {
  row.cells.resize(headings.size());  // who was given the last may have taken them
  if (parts.size() > 1) std::ranges::fill(row.cells, std::string());
  row.at.reset();
  for (std::size_t i = 0; i < part.column.size(); ++i) {
    const int field = static_cast<int>(i);
    std::string& cell = row.cells[part.column[i]];
    const OGRField* raw = feature.GetRawFieldRef(field);
    if (raw == nullptr || OGR_RawField_IsUnset(raw) != 0 || OGR_RawField_IsNull(raw) != 0) {
      cell.clear();
    } else {
      clean(part.is_text[i] ? raw->String : feature.GetFieldAsString(field), cell);
      // KML tells of days as well as of moments, and of a day its reader makes its first moment.
      constexpr std::string_view kMidnight = " 00:00:00";
      if (file.one_table() && !part.is_text[i] && cell.ends_with(kMidnight)) {
        cell.resize(cell.size() - kMidnight.size());
      }
    }
    row_bytes += cell.size() + 1;
  }
  OGRGeometry* shape = geometry ? feature.GetGeometryRef() : nullptr;
  if (shape != nullptr && shape->IsEmpty() == 0 &&
      (part.transform == nullptr || shape->transform(part.transform.get()) == OGRERR_NONE)) {
    row.at = point_of(*shape);
  }
}

EventTable::EventTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventTable::EventTable(EventTable&&) noexcept = default;
EventTable& EventTable::operator=(EventTable&&) noexcept = default;
EventTable::~EventTable() = default;

Result<EventTable> EventTable::open(const fs::path& path) {
  auto file = TableFile::open(path);
  if (!file) return file.error();
  const QuietErrors quiet;
  const bool one_table = file->one_table();
  auto impl = std::make_unique<Impl>(std::move(*file));
  impl->path = path;
  for (OGRLayer* layer : impl->file.dataset().GetLayers()) {
    layer->ResetReading();
    const OGRFeatureUniquePtr first(layer->GetNextFeature());
    if (first == nullptr || layer->GetLayerDefn()->GetFieldCount() == 0) continue;
    if (auto ok = impl->add(*layer); !ok) return ok.error();
    if (!one_table) break;
  }
  if (impl->parts.empty()) {
    return Error{ErrorCode::bad_format, "has no rows below its headings", path.string(),
                 "Check that it is the table that you mean"};
  }
  // Only where the file says it: a text file would be read to its end.
  std::size_t counted = 0;
  const bool known = std::ranges::all_of(impl->parts, [&](const Part& part) {
    if (part.layer->TestCapability(OLCFastFeatureCount) == 0) return false;
    const GIntBig n = part.layer->GetFeatureCount(FALSE);
    if (n > 0) counted += static_cast<std::size_t>(n);
    return n >= 0;
  });
  if (known) impl->counted = counted;
  std::error_code ec;
  impl->bytes = fs::file_size(path, ec);
  if (ec) impl->bytes = 0;
  return EventTable(std::move(impl));
}

const std::vector<std::string>& EventTable::headings() const { return impl_->headings; }
bool EventTable::has_geometry() const { return impl_->geometry; }
std::string EventTable::where() const { return impl_->path.string(); }
std::string EventTable::name() const { return impl_->path.filename().string(); }

/// Tables of one name in two folders are two, however their paths are written.
std::string EventTable::id() const {
  std::error_code ec;
  const std::string whole = fs::absolute(impl_->path, ec).lexically_normal().string();
  return fmt::format("{}-{:06x}", name(), base::fnv1a(whole) & 0xFF'FFFFU);
}

std::optional<std::size_t> EventTable::rows_about() const {
  if (impl_->counted) return impl_->counted;
  if (impl_->rows == 0 || impl_->row_bytes == 0) return std::nullopt;
  const double each = static_cast<double>(impl_->row_bytes) / static_cast<double>(impl_->rows);
  return std::max(impl_->rows, static_cast<std::size_t>(static_cast<double>(impl_->bytes) / each));
}

Result<void> EventTable::each_row(const std::function<bool(tabular::Row&)>& each) {
  const QuietErrors quiet;
  CPLErrorReset();
  impl_->rows = 0;
  impl_->row_bytes = 0;
  tabular::Row row;
  for (const Part& part : impl_->parts) {
    part.layer->ResetReading();
    for (;;) {
      const OGRFeatureUniquePtr feature(part.layer->GetNextFeature());
      if (feature == nullptr) break;
      row.number = ++impl_->rows;
      impl_->fill(row, *feature, part);
      if (!each(row)) return {};
    }
  }
  if (CPLGetLastErrorType() == CE_Failure || CPLGetLastErrorType() == CE_Fatal) {
    return Error{ErrorCode::bad_format, std::string("cannot be read on: ") + CPLGetLastErrorMsg(),
                 fmt::format("{}, behind row {}", impl_->path.string(), impl_->rows),
                 "Open it in the program that made it, and save it anew"};
  }
  return {};
}

}  // namespace dateline::io
