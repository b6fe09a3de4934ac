// dateline_check_scenes PROJECT: what the check of a briefing's scenes costs, against opening its
// project, in one run.
//
// Drafts a briefing out of the project's events ("Start from the events") where it has none, and
// prints: the reference, which is reading the project and comparing its stories; the draft; the
// check of each scene, slowest and median; and what a plate of one scene gathers. The last three in
// time of one processor.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "app/cli/store_archive.hpp"
#include "brief/draft.hpp"
#include "brief/honest_check.hpp"
#include "brief/plate.hpp"
#include "io/project_stories.hpp"
#include "project/project.hpp"

using namespace dateline;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Of this thread: what a check takes where others use the machine as well.
double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

int run(const std::filesystem::path& path) {
  const auto start = Clock::now();
  auto opened = io::ProjectStore::open(path, io::ProjectStore::Mode::read);
  if (!opened) {
    fmt::print(stderr, "dateline_check_scenes: {}\n", opened.error().to_string());
    return 1;
  }
  const auto store = std::make_shared<io::ProjectStore>(std::move(*opened));
  auto documents = io::documents_of(*store, std::thread::hardware_concurrency());
  std::map<curation::RecordNumber, project::DocumentPtr> read;
  for (std::size_t i = 0; i < documents.numbers.size(); ++i) {
    read[documents.numbers[i]] = std::move(documents.documents[i]);
  }
  project::Project project;
  project.apply(project::SetMapSize{{1280, 720}});
  project.open(std::make_unique<cli::StoreArchive>(store), std::move(read));
  brief::conclude(project);
  const double reference = seconds_since(start);
  fmt::print("opened and compared   {:9.1f} ms  {} events (the reference)\n", 1e3 * reference,
             project.snapshot().occurrences());

  if (project.briefing().empty()) {
    const auto begun = Clock::now();
    auto scenes = brief::draft_of(project);
    fmt::print("draft                 {:9.1f} ms  {} scenes\n", 1e3 * seconds_since(begun),
               scenes.size());
    project.apply(project::AddScenes{std::move(scenes)});
  }
  std::vector<double> took;
  std::size_t found = 0;
  for (std::size_t i = 0; i < project.briefing().size(); ++i) {
    if (project.briefing()[i].scene->kind != curation::SceneKind::map) continue;
    double best = 1e9;
    for (int times = 0; times < 3; ++times) {
      const double begun = cpu_seconds();
      const auto findings = brief::check_scene(project, i);
      best = std::min(best, cpu_seconds() - begun);
      if (times == 0) found += findings.size();
    }
    took.push_back(best);
  }
  if (took.empty()) {
    fmt::print("no scene of the map\n");
    return 1;
  }
  std::ranges::sort(took);
  double all = 0;
  for (const double one : took) all += one;
  fmt::print("check of a scene      {:9.1f} ms  {:.4f} of the reference; slowest {:.1f} ms\n",
             1e3 * took[took.size() / 2], took[took.size() / 2] / reference, 1e3 * took.back());
  fmt::print("check of all          {:9.1f} ms  {:.4f} of the reference; {} scenes, {} findings\n",
             1e3 * all, all / reference, took.size(), found);
  const double begun = cpu_seconds();
  const brief::Plate plate =
      brief::take_plate(project, project.briefing().size() - 1, {1920, 1080});
  const double one = cpu_seconds() - begun;
  fmt::print("what a plate shows    {:9.1f} ms  {:.2f} times the check of a scene; {} in sight\n",
             1e3 * one, one / took[took.size() / 2], plate.map ? plate.map->in_sight.size() : 0);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: dateline_check_scenes PROJECT.dateline\n");
    return 2;
  }
  return run(argv[1]);
}
