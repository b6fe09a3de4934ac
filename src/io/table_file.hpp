#pragma once

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "io/gdal_dataset.hpp"
#include "io/memory_file.hpp"

namespace dateline::io {

/// A file of tables that GDAL has opened for reading. Move-only; for one thread.
class TableFile {
 public:
  /// By a short list of formats, all cells as text: a key of digits keeps its zeros, a decimal
  /// comma is ours to read. Of KMZ the first KML in it is read, unpacked in memory;
  /// of Linked Places the events of all places. Errors: as
  /// open_dataset(); too_large for KML of more than kMostKmlBytes; bad_format for KMZ that is
  /// damaged or holds no KML; of Linked Places
  /// (.jsonld) as events_of_linked_places() and too_large over kMostKmlBytes.
  [[nodiscard]] static base::Result<TableFile> open(const std::filesystem::path& path);

  [[nodiscard]] GDALDataset& dataset() const { return *dataset_; }
  /// Whether each of its layers is a part of one table, as folders of KML are.
  [[nodiscard]] bool one_table() const { return one_table_; }

 private:
  TableFile(std::unique_ptr<MemoryFile> unpacked, Dataset dataset, bool one_table)
      : unpacked_(std::move(unpacked)), dataset_(std::move(dataset)), one_table_(one_table) {}

  std::unique_ptr<MemoryFile> unpacked_;  ///< closed after the dataset
  Dataset dataset_;
  bool one_table_;
};

/// KML, and Linked Places, are held in memory as a whole, at a multiple of its size.
inline constexpr std::size_t kMostKmlBytes = std::size_t{512} << 20U;

}  // namespace dateline::io
