#include <cstdio>
#include <exception>

#include "app/desktop/desktop.hpp"
#include "app/desktop/options.hpp"

namespace {

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
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "dateline: %s. Please report it with the story that causes it.\n",
                 e.what());
    return 1;
  }
}
