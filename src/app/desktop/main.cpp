#include <cstdio>
#include <exception>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "app/desktop/desktop.hpp"
#include "app/desktop/options.hpp"

namespace {

/// Of its own accord glibc asks the kernel for a page at a time wherever a second thread allocates,
/// and gives every buffer of a frame back to it, to be cleared anew for the next.
void tune_memory() {
#if defined(__GLIBC__)
  constexpr int kHeap = 64 << 20;  // as much as a heap of a thread can have
  mallopt(M_TOP_PAD, kHeap);
  mallopt(M_TRIM_THRESHOLD, 2 * kHeap);
  mallopt(M_MMAP_THRESHOLD, kHeap / 2);
#endif
}

int run(int argc, char** argv) {
  using namespace dateline::desktop;
  Parsed parsed = parse_options(argc, argv);
  if (parsed.exit_status) return *parsed.exit_status;
  auto desktop = Desktop::open(std::move(parsed.options));
  if (!desktop) {
    std::fprintf(stderr, "dateline: %s\n", desktop.error().to_string().c_str());
    return 4;  // the window cannot be had, or the program's data are missing
  }
  return (*desktop)->run();
}

}  // namespace

int main(int argc, char** argv) {
  tune_memory();
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "dateline: %s. Please report it with the story that causes it.\n",
                 e.what());
    return 1;
  }
}
