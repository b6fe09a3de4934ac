#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace dateline::cli {

/// Each adds its subcommand to `app` and sets `run` to what it does when it is the one that was
/// given; `run` returns the exit status.
void add_extract(CLI::App& app, std::function<int()>& run);
void add_gazetteer(CLI::App& app, std::function<int()>& run);
void add_holders(CLI::App& app, std::function<int()>& run);
void add_parse(CLI::App& app, std::function<int()>& run);
void add_places(CLI::App& app, std::function<int()>& run);
void add_project(CLI::App& app, std::function<int()>& run);
/// Below `dateline project`.
void add_project_place(CLI::App& project, std::function<int()>& run);
void add_project_scenes(CLI::App& project, std::function<int()>& run);
void add_timeline(CLI::App& app, std::function<int()>& run);
void add_times(CLI::App& app, std::function<int()>& run);

}  // namespace dateline::cli
