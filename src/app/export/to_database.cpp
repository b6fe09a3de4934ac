#include "app/export/to_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "curation/revise.hpp"

namespace dateline::exporting {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<std::optional<DatabaseTarget>> DatabaseTarget::of(const std::string& format,
                                                         const std::filesystem::path& output,
                                                         const std::string& set,
                                                         const io::ExportOptions& options) {
  const auto wrong = [](const char* option, const char* message, const char* cure) {
    return Error{ErrorCode::usage, message, option, cure};
  };
  const bool by_format = io::names_database(format);
  if (!by_format && !io::names_database(output.string())) {
    if (!set.empty()) return wrong("--set", "names rows of a database", "Leave it out for a file");
    return std::optional<DatabaseTarget>{};
  }
  if (by_format ? !output.empty() : !format.empty()) {
    return wrong("--to", "says something else than -o", "Use one of them");
  }
  auto address = io::DatabaseAddress::parse(by_format ? format : output.string());
  if (!address) return address.error();
  if (options.all() != set.empty()) {
    return set.empty()
               ? wrong("--set",
                       "is needed where parts are left out or made coarse: ids, by which "
                       "rows are known again, are left out, too",
                       "Name the export, as --set public: it takes the place of what was exported "
                       "by that name")
               : wrong("--set", "is for exports that leave something out",
                       "Leave it out: whole exports are known by their stories");
  }
  if (!set.empty() && !io::ExportExtent::may_be_called(set)) {
    return wrong("--set", "is no name", "Use letters, digits, -, _ and .");
  }
  return std::optional(DatabaseTarget{std::move(*address), set});
}

int write_to_database(const DatabaseTarget& target, const ReadEvents& read,
                      const store::Filter& filter, const io::ExportOptions& options) {
  const auto& documents = read.snapshot.documents();
  const bool notes =
      std::ranges::any_of(documents, [](const auto& d) { return d->story.id == curation::kNotes; });
  if (notes && read.projects.size() > 1) {
    return cli::fail({ErrorCode::usage,
                      "several projects are read, with events that no story tells",
                      target.address.shown(), "Export them one by one"});
  }
  auto rows = io::export_rows(read.snapshot, filter, options);
  const auto extent = io::ExportExtent::of(documents, read.projects, target.set);
  if (notes) io::name_notes(rows, read.projects.front());
  const auto done = io::export_to_database(target.address, rows, extent);
  if (!done) return cli::fail(done.error());
  fmt::print("{}: {} {}{}{}\n", target.address.shown(), done->rows,
             done->rows == 1 ? "event" : "events",
             done->replaced > 0 ? fmt::format(" in place of {}", done->replaced) : "",
             done->made ? ", in a new table" : "");
  return cli::kDone;
}

}  // namespace dateline::exporting
