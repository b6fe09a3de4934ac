// What opening a project costs, stage by stage, against reading the bytes of its files: wall clock
// and processor time. Arguments: the project, how many threads.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "app/cli/store_archive.hpp"
#include "base/checksum.hpp"
#include "base/file.hpp"
#include "io/project_stories.hpp"
#include "project/project.hpp"

using namespace dateline;

namespace {

double seconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Prints what has gone by since it was asked last.
class Stages {
 public:
  double next(const char* name) {
    const double wall = seconds(CLOCK_MONOTONIC);
    const double processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
    fmt::print("{:<28} {:8.1f} ms wall {:8.1f} ms processor\n", name, 1e3 * (wall - wall_),
               1e3 * (processor - processor_));
    const double took = wall - wall_;
    wall_ = seconds(CLOCK_MONOTONIC);
    processor_ = seconds(CLOCK_PROCESS_CPUTIME_ID);
    return took;
  }

 private:
  double wall_ = seconds(CLOCK_MONOTONIC);
  double processor_ = seconds(CLOCK_PROCESS_CPUTIME_ID);
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: dateline_open_project PROJECT.dateline [THREADS]\n");
    return 2;
  }
  const std::filesystem::path path = argv[1];
  const std::size_t threads =
      argc > 2 ? std::strtoul(argv[2], nullptr, 10) : std::thread::hardware_concurrency();
  Stages stages;
  std::uint64_t sum = 0;
  for (const char* part : {"", "-readings"}) {
    std::filesystem::path file = path;
    file += part;
    const auto bytes = base::read_file(file, std::uint64_t{4} << 30U);
    if (bytes) sum += base::fnv1a(*bytes);
  }
  const double reference = stages.next("reference: bytes and sum");
  auto opened = io::ProjectStore::open(path, io::ProjectStore::Mode::read);
  if (!opened) {
    fmt::print(stderr, "{}\n", opened.error().to_string());
    return 1;
  }
  const auto store = std::make_shared<io::ProjectStore>(std::move(*opened));
  double ours = stages.next("project file");
  auto documents = io::documents_of(*store, threads);
  std::map<curation::RecordNumber, project::DocumentPtr> read;
  for (std::size_t i = 0; i < documents.numbers.size(); ++i) {
    read[documents.numbers[i]] = std::move(documents.documents[i]);
  }
  ours += stages.next("readings");
  project::Project project{project::Settings{}};
  project.apply(project::SetMapSize{{1280, 720}});
  project.open(std::make_unique<cli::StoreArchive>(store), std::move(read));
  ours += stages.next("snapshot and filter");
  fmt::print("{} stories, {} events: {:.2f} times the reference ({})\n",
             project.snapshot().documents().size(), project.snapshot().events().size(),
             ours / reference, sum % 10);
}
