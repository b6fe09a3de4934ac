#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/gazetteer.hpp"
#include "support/temp_folder.hpp"

namespace dateline::tests {

inline constexpr std::string_view kPlaceColumns =
    "key\tname\tnames\tkind\tfeature\tcountry\tadmin1\tadmin2\tlat\tlon\tradius_km\tpopulation\t"
    "source\n";

/// A gazetteer of a few rows, compiled into files of its own folder, layer over layer.
class SmallWorld {
 public:
  /// Each layer is a list of tables; a table of places may leave its header line out.
  explicit SmallWorld(const std::vector<std::vector<std::string>>& layers) {
    std::vector<std::filesystem::path> files;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      std::optional<gazetteer::Gazetteer> below;
      if (!files.empty()) below.emplace(gazetteer::Gazetteer::open_files(files).value());
      gazetteer::Compiler compiler({"layer " + std::to_string(i), "CC0"},
                                   below ? &*below : nullptr);
      for (std::string table : layers[i]) {
        if (!table.starts_with("key\t") && !table.starts_with("demonym\t")) {
          table.insert(0, kPlaceColumns);
        }
        const auto added = compiler.add(std::move(table), "table");
        if (!added) ADD_FAILURE() << added.error().to_string();
      }
      files.push_back(file(i));
      const auto written = compiler.write(files.back());
      if (!written) ADD_FAILURE() << written.error().to_string();
    }
    world_.emplace(gazetteer::Gazetteer::open(folder_.path()).value());
  }

  [[nodiscard]] const gazetteer::Gazetteer& gazetteer() const { return *world_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path file(std::size_t layer) const {
    return folder_.path() / (std::to_string(layer) + ".dlgaz");
  }

 private:
  TempFolder folder_;
  std::optional<gazetteer::Gazetteer> world_;
};

}  // namespace dateline::tests
