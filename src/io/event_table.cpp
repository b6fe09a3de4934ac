#include "io/event_table.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/checksum.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"
#include "io/gdal_dataset.hpp"
#include "io/gdal_setup.hpp"

namespace dateline::io {
namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

// Far beyond any description that people write: such a cell is cut.
constexpr std::size_t kMostCell = 64U << 10U;
constexpr int kMostColumns = 2000;

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
  if (first <= ' ' || first == '\'' || last <= ' ') return false;
  unsigned char all = 0;
  for (const char c : cell) all |= static_cast<unsigned char>(c);
  return all < 0x80;
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

struct EventTable::Impl {
  fs::path path;
  Dataset dataset;
  OGRLayer* layer = nullptr;
  std::unique_ptr<OGRCoordinateTransformation> transform;
  std::vector<std::string> headings;
  std::vector<bool> is_text;  ///< of each column: its cells are text as they are
  bool geometry = false;
  std::optional<std::size_t> counted;
  std::uintmax_t bytes = 0;      ///< of the file
  std::size_t rows = 0;          ///< read so far
  std::uintmax_t row_bytes = 0;  ///< of their cells, with a mark between them
};

EventTable::EventTable(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventTable::EventTable(EventTable&&) noexcept = default;
EventTable& EventTable::operator=(EventTable&&) noexcept = default;
EventTable::~EventTable() = default;

Result<EventTable> EventTable::open(const fs::path& path) {
  auto dataset = open_table(path);
  if (!dataset) return dataset.error();
  const QuietErrors quiet;
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->dataset = std::move(*dataset);
  for (OGRLayer* layer : impl->dataset->GetLayers()) {
    layer->ResetReading();
    const OGRFeatureUniquePtr first(layer->GetNextFeature());
    if (first == nullptr || layer->GetLayerDefn()->GetFieldCount() == 0) continue;
    impl->layer = layer;
    break;
  }
  if (impl->layer == nullptr) {
    return Error{ErrorCode::bad_format, "has no rows below its headings", path.string(),
                 "Check that it is the table that you mean"};
  }
  OGRFeatureDefn& columns = *impl->layer->GetLayerDefn();
  if (columns.GetFieldCount() > kMostColumns) {
    return Error{
        ErrorCode::too_large,
        fmt::format("has {} columns, the limit is {}", columns.GetFieldCount(), kMostColumns),
        path.string(), "Leave out those that tell nothing of events"};
  }
  for (int i = 0; i < columns.GetFieldCount(); ++i) {
    clean(columns.GetFieldDefn(i)->GetNameRef(), impl->headings.emplace_back());
    impl->is_text.push_back(columns.GetFieldDefn(i)->GetType() == OFTString);
  }
  impl->geometry = columns.GetGeomFieldCount() > 0 && impl->layer->GetGeomType() != wkbNone;
  auto transform = to_wgs84(*impl->layer, path);
  if (!transform) return transform.error();
  impl->transform = std::move(*transform);
  // Only where the file says it: a text file would be read to its end.
  if (impl->layer->TestCapability(OLCFastFeatureCount) != 0) {
    if (const GIntBig n = impl->layer->GetFeatureCount(FALSE); n >= 0) {
      impl->counted = static_cast<std::size_t>(n);
    }
  }
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
  OGRLayer& layer = *impl_->layer;
  layer.ResetReading();
  impl_->rows = 0;
  impl_->row_bytes = 0;
  tabular::Row row;
  for (;;) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (feature == nullptr) break;
    row.number = ++impl_->rows;
    row.cells.resize(impl_->headings.size());  // who was given the last may have taken them
    row.at.reset();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const int field = static_cast<int>(i);
      const OGRField* raw = feature->GetRawFieldRef(field);
      if (raw == nullptr || OGR_RawField_IsUnset(raw) != 0 || OGR_RawField_IsNull(raw) != 0) {
        row.cells[i].clear();
      } else {
        clean(impl_->is_text[i] ? raw->String : feature->GetFieldAsString(field), row.cells[i]);
      }
      impl_->row_bytes += row.cells[i].size() + 1;
    }
    OGRGeometry* geometry = impl_->geometry ? feature->GetGeometryRef() : nullptr;
    if (geometry != nullptr && geometry->IsEmpty() == 0 &&
        (impl_->transform == nullptr ||
         geometry->transform(impl_->transform.get()) == OGRERR_NONE)) {
      OGREnvelope box;
      geometry->getEnvelope(&box);
      row.at = geo::LngLat::from_degrees((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
    }
    if (!each(row)) return {};
  }
  if (CPLGetLastErrorType() == CE_Failure || CPLGetLastErrorType() == CE_Fatal) {
    return Error{ErrorCode::bad_format, std::string("cannot be read on: ") + CPLGetLastErrorMsg(),
                 fmt::format("{}, behind row {}", impl_->path.string(), impl_->rows),
                 "Open it in the program that made it, and save it anew"};
  }
  return {};
}

}  // namespace dateline::io
