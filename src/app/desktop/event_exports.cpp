#include "app/desktop/event_exports.hpp"

#include <fmt/format.h>

#include "app/export/export_look.hpp"
#include "base/file.hpp"
#include "base/table.hpp"
#include "base/translate.hpp"
#include "io/database_export.hpp"
#include "io/export_file.hpp"

namespace dateline::desktop {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;

io::ExportOptions options_of(const project::ExportLeaves& leaves) {
  return {leaves.coarsen_km, leaves.names, leaves.sources, leaves.sentences};
}

struct Written {
  std::size_t events = 0;
  std::size_t left_out = 0;  ///< that the format has no room for
};

base::Result<Written> written(const store::Snapshot& snapshot, const store::Filter& filter,
                              const project::ExportEvents& asked, base::TaskControl& control) {
  const auto& path = asked.path;
  const auto format = io::export_format_of(path);
  if (!format) {
    return base::Error{base::ErrorCode::usage, tr("its ending tells no format"), path.string(),
                       tr_format("End it in one of {}", io::export_endings())};
  }
  constexpr float kRowsMade = 0.3F;
  constexpr float kBytesMade = 0.9F;
  const auto rows = io::export_rows(snapshot, filter, options_of(asked.leaves));
  control.set_progress(kRowsMade);
  if (control.cancelled()) return Written{};
  auto bytes = io::export_file(*format, rows, exporting::plain_look());
  if (!bytes) {
    base::Error error = bytes.error();
    error.where = path.string();
    return error;
  }
  control.set_progress(kBytesMade);
  if (control.cancelled()) return Written{};
  if (auto done = base::write_file_atomically(path, *bytes); !done) return done.error();
  const std::size_t left_out = io::left_out_by(*format, rows);
  return Written{rows.size() - left_out, left_out};
}

}  // namespace

void EventExports::handle(const project::Command& command, const project::Project& project,
                          const std::string& id) {
  if (const auto* file = command.as<project::ExportEvents>()) write(project, *file);
  if (const auto* table = command.as<project::ExportToDatabase>()) write(project, *table, id);
}

void EventExports::write(const project::Project& project, const project::ExportEvents& asked) {
  queue_.add(tr("Exporting events"), [this, snapshot = project.share(), filter = project.filter(),
                                      asked](base::TaskControl& control) {
    const auto done = written(*snapshot, filter, asked, control);
    const bool stopped = control.cancelled();
    return base::TaskQueue::Finish([this, done, stopped, path = asked.path] {
      if (!done) return send_(project::ShowError{done.error()});
      if (stopped && done->events == 0) return;
      std::string said =
          tr_format("{}: {}", path.filename().string(),
                    tr_count("{} event is exported", "{} events are exported", done->events));
      if (done->left_out > 0) {
        said += " \u00B7 " + tr_count("{} without a place left out", "{} without a place left out",
                                      done->left_out);
      }
      send_(project::Say{std::move(said)});
    });
  });
}

void EventExports::write(const project::Project& project, const project::ExportToDatabase& asked,
                         const std::string& id) {
  const auto wrong = [this](std::string message, std::string where, std::string cure) {
    send_(project::ShowError{
        {base::ErrorCode::usage, std::move(message), std::move(where), std::move(cure)}});
  };
  if (!io::names_database(asked.address)) {
    return wrong(tr("is no address of a database"), tr("what was typed"),
                 tr("Write it as postgresql://user@host:port/database?table=schema.name"));
  }
  const auto address = io::DatabaseAddress::parse(asked.address);
  if (!address) return send_(project::ShowError{address.error()});
  const bool whole = asked.leaves.nothing();
  if (!whole && !io::ExportExtent::may_be_called(asked.set)) {
    return wrong(tr("is no name of an export"), asked.set, tr("Use letters, digits, -, _ and ."));
  }
  queue_.add(tr("Exporting events"), [this, snapshot = project.share(), filter = project.filter(),
                                      address = *address, options = options_of(asked.leaves),
                                      set = whole ? std::string() : asked.set,
                                      id](base::TaskControl& control) {
    auto rows = io::export_rows(*snapshot, filter, options);
    io::name_notes(rows, id);
    const std::vector<std::string> projects{id};
    const auto extent = io::ExportExtent::of(snapshot->documents(), projects, set);
    const auto done = io::export_to_database(
        address, rows, extent, base::StopCheck([&control] { return control.cancelled(); }));
    return base::TaskQueue::Finish([this, done, shown = address.shown()] {
      if (!done) {
        // All of it or nothing: who cancelled knows that it is nothing.
        if (done.error().code != base::ErrorCode::cancelled) {
          send_(project::ShowError{done.error()});
        }
        return;
      }
      std::string said = tr_format(
          "{}: {}", shown, tr_count("{} event is exported", "{} events are exported", done->rows));
      if (done->replaced > 0) said += ", " + tr_format("in place of {}", done->replaced);
      if (done->made) said += ", " + std::string(tr("in a new table"));
      send_(project::Say{std::move(said)});
    });
  });
}

std::vector<std::pair<std::string, std::string>> EventExports::endings() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const io::ExportFormatName& f : io::export_formats()) {
    out.emplace_back(std::string(base::split(f.endings, ' ').front()), std::string(f.title));
  }
  return out;
}

}  // namespace dateline::desktop
