#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/options.hpp"
#include "base/result.hpp"
#include "curation/ledger.hpp"
#include "io/table_source.hpp"
#include "store/filter.hpp"
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

/// A table by its path or by the address of a database, of which no rows come but those that
/// `filter` asks the server for. `ledger` is of the project that its pages go to, if any: those of
/// a database are parted as it has them. Errors: as EventTable and DatabaseTable.
[[nodiscard]] base::Result<std::unique_ptr<io::TableSource>> opened(
    const std::filesystem::path& path, const tabular::Mapping& mapping, const store::Filter& filter,
    const curation::Ledger* ledger);
/// Its beginning.
[[nodiscard]] base::Result<tabular::Preview> preview_of(
    const std::filesystem::path& path, std::shared_ptr<const tabular::Lexicon> lexicon);

/// The error with the table's name, and how a command line answers what is left open.
[[nodiscard]] base::Error of_table(base::Error error, const tabular::Preview& preview);

/// What a table's columns and types seem to mean with the answers over it; `mapping` is the error
/// where it cannot be read by them.
[[nodiscard]] std::string preview_text(const tabular::Preview& preview,
                                       const base::Result<tabular::Mapping>& mapping);
[[nodiscard]] std::string preview_json(const tabular::Preview& preview,
                                       const base::Result<tabular::Mapping>& mapping);

}  // namespace dateline::exporting
