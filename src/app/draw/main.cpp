#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/exit_status.hpp"
#include "app/cli/options.hpp"
#include "app/draw/drawn_layers.hpp"
#include "base/paths.hpp"
#include "base/version.hpp"
#include "io/story_to_read.hpp"
