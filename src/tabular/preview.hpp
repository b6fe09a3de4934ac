#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tabular/lexicon.hpp"
#include "tabular/mapping.hpp"
#include "tabular/row.hpp"

namespace dateline::tabular {

/// The beginning of a table, and what its columns seem to mean: what its user is asked by.
struct Preview {
  std::filesystem::path path;  ///< or the address of a database
  std::string name;            ///< what it is called: "incidents.csv"
  std::vector<std::string> headings;
  std::vector<Row> rows;  ///< the first ones, at most kMostRows
  Guess guess;
  bool has_geometry = false;
  std::size_t rows_about = 0;              ///< of the whole table, as far as can be told
  std::shared_ptr<const Lexicon> lexicon;  ///< never nullptr

  static constexpr std::size_t kMostRows = 20'000;
};

}  // namespace dateline::tabular
