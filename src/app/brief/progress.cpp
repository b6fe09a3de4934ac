#include "app/brief/progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"

namespace dateline::briefing {
namespace {

using nlohmann::json;

// How often it is told, and how long a file takes before it is told to people at all.
constexpr auto kEach = std::chrono::milliseconds(100);
constexpr auto kEachInWords = std::chrono::seconds(2);
constexpr double kSure = 1;  // seconds, before which nobody knows how long it takes

/// Whoever does not read it any more is no reason to stop: it is asked to where that is wanted.
void put(const json& line) {
  const std::string text = line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  (void)std::fputs(text.c_str(), stdout);
  (void)std::fflush(stdout);
}

}  // namespace

void Progress::begin(std::string file, std::size_t parts) {
  file_ = std::move(file);
  parts_ = parts;
  done_ = 0;
  begun_ = told_ = Clock::now();
  if (as_ == As::json) tell();
}

base::Result<void> Progress::check() const {
  if (!stop_.stopped()) return {};
  return base::Error{base::ErrorCode::cancelled, "was stopped; nothing was written", "", ""};
}

base::Result<void> Progress::next() {
  ++done_;
  const auto now = Clock::now();
  if (now - told_ >= (as_ == As::json ? Clock::duration(kEach) : Clock::duration(kEachInWords)) ||
      (as_ == As::json && done_ == parts_)) {
    told_ = now;
    tell();
  }
  return check();
}

void Progress::tell() {
  const double gone = std::chrono::duration<double>(Clock::now() - begun_).count();
  const bool knows = done_ > 0 && done_ < parts_ && gone >= kSure;
  const double left =
      knows ? gone / static_cast<double>(done_) * static_cast<double>(parts_ - done_) : 0;
  if (as_ == As::json) {
    json line = {{"making", file_}, {"done", done_}, {"of", parts_}};
    if (knows) line["seconds_left"] = std::round(left * 10) / 10;
    put(line);
    return;
  }
  if (!knows) return;
  const auto seconds = static_cast<int>(std::ceil(left));
  cli::tell(
      fmt::format("{}: {} of {}, {}:{:02} left", file_, done_, parts_, seconds / 60, seconds % 60));
}

void Progress::note(const std::string& words) {
  if (as_ == As::json) {
    put({{"note", words}});
  } else {
    cli::tell(words);
  }
}

void Progress::end(const std::vector<std::string>& files) const {
  if (as_ == As::json) put({{"made", files}});
}

void Progress::put_error(const base::Error& error) const {
  if (as_ != As::json) return;
  put({{"error", {{"what", error.message}, {"where", error.where}, {"cure", error.cure}}}});
}

int Progress::fail(const base::Error& error) const {
  put_error(error);
  return cli::fail(error);
}

int Progress::fail_assets(const base::Error& error) const {
  put_error(error);
  return cli::fail_assets(error);
}

}  // namespace dateline::briefing
