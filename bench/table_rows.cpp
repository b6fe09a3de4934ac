// dateline_table_rows TABLE: what it takes to have the events of a table in a project, as the
// window does it, against GDAL's own time to read the rows of the same file, in one run.
//
// Prints: the reference; when the first events can be drawn, when all can, and when what follows
// from them is worked out; the most memory. The columns are taken as they seem to be meant.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "app/cli/store_archive.hpp"
#include "app/desktop/many_stories.hpp"
#include "event/story_reader.hpp"
#include "io/table_file.hpp"
#include "io/table_stories.hpp"
#include "project/project.hpp"
#include "project/readers.hpp"

using namespace dateline;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int fail(const base::Error& error) {
  fmt::print(stderr, "dateline_table_rows: {}\n", error.to_string());
  return 1;
}

/// Of all threads: what it takes where others use the machine as well, which the clock does not
/// say.
double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

long megabytes() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return use.ru_maxrss / 1024;
}

/// All rows of the first layer, with nothing made of them.
base::Result<std::size_t> rows_of(const std::filesystem::path& path) {
  const auto file = io::TableFile::open(path);
  if (!file) return file.error();
  std::size_t rows = 0;
  OGRLayer* layer = file->dataset().GetLayer(0);
  while (OGRFeatureUniquePtr(layer->GetNextFeature()) != nullptr) ++rows;
  return rows;
}

/// What wakes the window's loop.
class Bell {
 public:
  void ring() {
    {
      const std::scoped_lock lock(mutex_);
      rung_ = true;
    }
    heard_.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    heard_.wait(lock, [&] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  bool rung_ = false;
};

int run(const std::filesystem::path& path) {
  double reference = 1e9;
  double reference_cpu = 1e9;
  std::size_t rows = 0;
  for (int i = 0; i < 2; ++i) {  // the second has the file at hand, as ours will
    const auto start = Clock::now();
    const double cpu = cpu_seconds();
    const auto read = rows_of(path);
    if (!read) return fail(read.error());
    reference = std::min(reference, seconds_since(start));
    reference_cpu = std::min(reference_cpu, cpu_seconds() - cpu);
    rows = *read;
  }
  fmt::print("GDAL alone      {:7.2f} s  {} rows, {:.2f} s of one processor\n", reference, rows,
             reference_cpu);

  const std::filesystem::path share = DATELINE_SHARE;
  project::Readers readers(share);
  const auto reader = readers.with({});
  if (!reader) return fail(reader.error());
  auto lexicon = tabular::Lexicon::open(share / "lexicon" / "table");
  if (!lexicon) return fail(lexicon.error());
  const auto shared = std::make_shared<const tabular::Lexicon>(std::move(*lexicon));
  const long before = megabytes();

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / fmt::format("dateline-table-rows-{}", getpid());
  std::filesystem::create_directory(folder);
  {
    auto made = io::ProjectStore::create(folder / "bench.dateline");
    if (!made) return fail(made.error());
    const auto store = std::make_shared<io::ProjectStore>(std::move(*made));
    project::Project project{project::Settings{}};
    project.apply(project::SetMapSize{{1280, 720}});
    project.open(std::make_unique<cli::StoreArchive>(store), {});

    const auto start = Clock::now();
    const double cpu = cpu_seconds();
    const auto preview = io::preview_table(path, shared);
    if (!preview) return fail(preview.error());
    io::AddOptions options;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    options.keeps = false;
    options.step = "add the events of a table";
    Bell bell;
    desktop::ManyStories many(store, *reader,
                              desktop::ManyStories::Table{path, preview->guess.mapping, shared},
                              options, [&] { bell.ring(); });
    desktop::ManyStories::Read read;
    auto show_at = Clock::now();
    double first = -1;
    double added = 0;
    int shown = 0;
    for (bool done = false; !done;) {
      bell.wait();
      read.merge(many.take());
      done = many.done();
      const auto now = Clock::now();
      if (read.empty() || (!done && now < show_at)) continue;
      project.stories_added(std::exchange(read, {}));
      show_at = now + 20 * (Clock::now() - now) + std::chrono::milliseconds(300);
      added += seconds_since(now);
      ++shown;
      if (first < 0) first = seconds_since(start);
    }
    const double all = seconds_since(start);
    const double all_cpu = cpu_seconds() - cpu;
    const long all_memory = megabytes();
    if (const auto kept = store->keep(); !kept) return fail(kept.error());
    const double kept = seconds_since(start);
    const std::size_t events = project.snapshot().events().size();
    fmt::print("first events    {:7.2f} s\n", first);
    fmt::print("all {:10}  {:7.2f} s  {:.2f} times GDAL alone; {:.2f} s of it in {} snapshots\n",
               events, all, all / reference, added, shown);
    fmt::print("                           {:.2f} s of one processor, {:.2f} times GDAL alone\n",
               all_cpu, all_cpu / reference_cpu);
    fmt::print("kept            {:7.2f} s\n", kept);
    const auto concluded = project.snapshot().concluded();
    fmt::print("conclusions     {:7.2f} s\n", seconds_since(start) - kept);
    fmt::print(
        "memory          {:7} MB at most, {} MB by the time that all were there, {} MB before\n",
        megabytes(), all_memory, before);
    if (many.report().failed > 0) {
      fmt::print("left out        {:7} rows; {}\n", many.report().failed,
                 many.report().errors.front().to_string());
    }
  }
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: dateline_table_rows TABLE\n");
    return 2;
  }
  return run(argv[1]);
}
