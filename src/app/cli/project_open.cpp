#include "app/cli/project_open.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "base/version.hpp"
#include "curation/own_places.hpp"

namespace dateline::cli {

using io::ProjectStore;

void tell(const std::string& line) { fmt::print(stderr, "dateline: {}\n", line); }

std::optional<ProjectStore> open_project(const std::filesystem::path& path,
                                         ProjectStore::Mode mode) {
  auto store = ProjectStore::open(path, mode);
  if (!store) {
    fail(store.error());
    return std::nullopt;
  }
  for (const std::string& notice : store->notices()) tell(notice);
  if (mode == ProjectStore::Mode::write && store->mode() == ProjectStore::Mode::read) {
    fail({base::ErrorCode::unreadable, "cannot be written to", path.string(),
          "Copy the project to another folder"});
    return std::nullopt;
  }
  return std::move(*store);
}

int save_project(ProjectStore& store) {
  if (auto saved = store.save(); !saved) return fail(saved.error());
  const auto gone = store.compact();
  if (!gone) return fail(gone.error());
  if (*gone > 0) {
    tell(fmt::format("{} MB of readings that were of no more use are gone", *gone / 1'000'000));
  }
  return kDone;
}

std::optional<event::StoryReader> open_reader_of(const ProjectStore& store,
                                                 ReadingOptions options) {
  options.files.own_places = curation::own_places(store.ledger());
  return open_reader(options);
}

std::string user_of(const std::string& named) {
  if (!named.empty()) return named;
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return user == nullptr ? "" : user;
}

std::size_t threads_of(std::size_t named) {
  return named > 0 ? named : std::max(1U, std::thread::hardware_concurrency());
}

io::AddOptions add_options(const event::StoryReader& reader, const std::string& user,
                           std::size_t threads, const char* verb) {
  io::AddOptions out;
  out.threads = threads_of(threads);
  out.user = user_of(user);
  out.by = {base::kVersion, reader.data_version(), reader.model_version()};
  out.progress = [verb](const io::AddReport& report) {
    constexpr std::size_t kEvery = 500;
    if (report.done() % kEvery == 0) tell(fmt::format("{} stories {}", report.done(), verb));
    return true;
  };
  return out;
}

}  // namespace dateline::cli
