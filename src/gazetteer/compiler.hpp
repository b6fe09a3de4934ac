#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/layer_builder.hpp"

namespace dateline::gazetteer {

/// Makes one compiled layer of tables. Reads all of them, finds rows that are a place already known
/// (of an earlier row or of the layers below) and writes those as additions to it.
///
/// Tables of places have the columns key, name, names, kind, feature, country, admin1, admin2, lat,
/// lon, radius_km, population, source; `names` are parted by "|", each may begin with a language
/// ("ar:") or with "abbr:" for an abbreviation. A row that has the key of a place of the layers
/// below corrects it; with "yes" in the column hide it needs nothing but that key, and the place
/// is found no more. Tables of demonyms have the columns demonym, country (a key), tag, source.
///
/// Two rows are one place when they share a name (exact level within 12 km, loose level within 5
/// km; regions, countries, water, relief and areas farther) and their kinds and countries agree.
class Compiler {
 public:
  /// `below`: the layers that this one will lie on, or nullptr.
  explicit Compiler(LayerMeta meta, const Gazetteer* below);
  Compiler(const Compiler&) = delete;
  Compiler& operator=(const Compiler&) = delete;
  ~Compiler();

  /// Takes a table in; `name` stands for the file in errors (bad_format, bad_value: file and line).
  [[nodiscard]] base::Result<void> add(std::string table, std::string_view name);
  /// Writes the compiled file; call once, last. Errors: as LayerBuilder::write.
  [[nodiscard]] base::Result<LayerBuilder::Counts> write(const std::filesystem::path& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::gazetteer
