#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/options.hpp"
#include "base/result.hpp"
#include "tabular/answers.hpp"
#include "tabular/lexicon.hpp"
#include "tabular/preview.hpp"

namespace dateline::exporting {

/// What a command line says of the columns and types of the tables it names, as typed.
struct TableAnswers {
  std::vector<std::string> columns;  ///< "HEADING=MEANING"
  std::vector<std::string> values;   ///< "VALUE=TYPE"
  std::string others;
  std::string dates;

  void add_options(CLI::App& command);
  /// Errors usage: no "=" in it, a type or an order of dates that is none.
  [[nodiscard]] base::Result<tabular::Answers> parsed() const;
};

/// Tables by the lexicon of the assets, which is opened with the first.
class Tables {
 public:
  explicit Tables(const cli::ReadingOptions& options) : options_(options) {}

  /// nullptr where the assets are damaged, which is told.
  [[nodiscard]] std::shared_ptr<const tabular::Lexicon> lexicon();

 private:
  const cli::ReadingOptions& options_;
  std::shared_ptr<const tabular::Lexicon> lexicon_;
};

/// The error with the table's name, and how a command line answers what is left open.
[[nodiscard]] base::Error of_table(base::Error error, const tabular::Preview& preview);

/// What a table's columns and types seem to mean with the answers over it; `mapping` is the error
/// where it cannot be read by them.
[[nodiscard]] std::string preview_text(const tabular::Preview& preview,
                                       const base::Result<tabular::Mapping>& mapping);
[[nodiscard]] std::string preview_json(const tabular::Preview& preview,
                                       const base::Result<tabular::Mapping>& mapping);

}  // namespace dateline::exporting
