#include "app/desktop/event_exports.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/table.hpp"
#include "base/translate.hpp"
#include "io/export_file.hpp"
#include "scene/theme.hpp"

namespace dateline::desktop {
namespace {

using base::tr;
using base::tr_count;
using base::tr_format;

io::ExportLook look_of(std::string title) {
  io::ExportLook out;
  // On white, as the programs show it that files go out to.
  const scene::Theme& theme = scene::Theme::light();
  const auto colour = [](scene::Rgba c) { return io::ExportLook::Colour{c.r, c.g, c.b}; };
  for (std::size_t i = 0; i < out.families.size(); ++i) out.families[i] = colour(theme.families[i]);
  out.denied = colour(theme.denied);
  out.title = std::move(title);
  return out;
}

base::Result<std::size_t> written(const store::Snapshot& snapshot, const store::Filter& filter,
                                  const std::filesystem::path& path, base::TaskControl& control) {
  const auto format = io::export_format_of(path);
  if (!format) {
    return base::Error{base::ErrorCode::usage, tr("its ending tells no format"), path.string(),
                       tr_format("End it in one of {}", io::export_endings())};
  }
  constexpr float kRowsMade = 0.3F;
  constexpr float kBytesMade = 0.9F;
  const auto rows = io::export_rows(snapshot, filter, {});
  control.set_progress(kRowsMade);
  if (control.cancelled()) return std::size_t{0};
  auto bytes = io::export_file(*format, rows, look_of(""));
  if (!bytes) {
    base::Error error = bytes.error();
    error.where = path.string();
    return error;
  }
  control.set_progress(kBytesMade);
  if (control.cancelled()) return std::size_t{0};
  if (auto done = base::write_file_atomically(path, *bytes); !done) return done.error();
  return rows.size() - io::left_out_by(*format, rows);
}

}  // namespace

void EventExports::write(const project::Project& project, const std::filesystem::path& path) {
  queue_.add(tr("Exporting events"), [this, snapshot = project.share(), filter = project.filter(),
                                      path](base::TaskControl& control) {
    const auto done = written(*snapshot, filter, path, control);
    return base::TaskQueue::Finish([this, done, path] {
      if (done) {
        send_(project::Say{
            tr_format("{}: {}", path.filename().string(),
                      tr_count("{} event is exported", "{} events are exported", *done))});
      } else {
        send_(project::ShowError{done.error()});
      }
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
