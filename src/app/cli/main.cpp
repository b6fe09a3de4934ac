#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <string>

#include "app/cli/commands.hpp"
#include "app/cli/exit_status.hpp"
#include "base/version.hpp"

namespace {

int run(int argc, char** argv) {
  using namespace dateline;
  CLI::App app{
      "News stories on a map that can be scrubbed through time.\n\n"
      "dateline STORY... opens a window; the commands below print or draw instead.",
      "dateline"};
  app.set_version_flag("--version", std::string("dateline ") + base::kVersion);
  app.footer(
      "Exit status: 0 done, 1 fault, 2 wrong options, 3 input that cannot be read, 4 the program's "
      "data missing or damaged.");
  app.require_subcommand(1);
  std::function<int()> command;
  cli::add_extract(app, command);
  cli::add_places(app, command);
  cli::add_times(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const int status = app.exit(e);
    return status == 0 ? cli::kDone : cli::kUsage;
  }
  return command ? command() : static_cast<int>(cli::kUsage);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    return dateline::cli::fail({dateline::base::ErrorCode::internal, e.what(), "",
                                "Please report it with the story that causes it"});
  }
}
