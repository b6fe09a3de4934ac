#include "app/desktop/hand_out_maker.hpp"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/paths.hpp"
#include "base/run_program.hpp"
#include "base/stop_check.hpp"
#include "base/translate.hpp"

namespace dateline::desktop {
namespace {

using base::Error;
using base::ErrorCode;
using base::tr;
using base::tr_count;
using base::tr_format;
using nlohmann::json;
using End = base::ProgramAnswer::End;

std::string text_of(const json& from, const char* name) {
  const auto at = from.find(name);
  return at != from.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::size_t count_of(const json& from, const char* name) {
  const auto at = from.find(name);
  return at != from.end() && at->is_number_unsigned() ? at->get<std::size_t>() : 0;
}

/// What dateline-brief is called with.
std::vector<std::string> words_of(const project::MakeHandOuts& asked,
                                  const std::filesystem::path& project,
                                  const std::filesystem::path& assets,
                                  const project::Settings& settings) {
  const project::HandOutForm form = asked.form.clamped();
  std::vector<std::string> formats;
  for (const auto format : project::kHandOutFormats) {
    if (form.has(format)) formats.emplace_back(project::name(format));
  }
  std::vector<std::string> out{
      project.string(), "--progress",
      "--output",       asked.folder.string(),
      "--to",           fmt::format("{}", fmt::join(formats, ",")),
      "--size",         fmt::format("{}x{}", form.width, form.height),
      "--theme",        std::string(project::name(form.theme.value_or(settings.theme))),
      "--rate",         std::to_string(form.rate),
      "--assets",       assets.string()};
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) out.insert(out.end(), {option, value});
  };
  add("--name", asked.name);
  add("--scenes", asked.scenes);
  add("--interface", settings.interface_language);
  if (form.seconds > 0) add("--seconds", std::to_string(form.seconds));
  if (form.transparent) out.emplace_back("--transparent");
  return out;
}

/// It is one of ours: it keeps its own limits. Asked to end, it puts away what it has begun, which
/// takes no longer than the drawing of a scene.
base::ProgramLimits limits_of(base::TaskControl& control) {
  base::ProgramLimits out;
  out.time = std::chrono::hours(24);
  out.memory = std::numeric_limits<std::uint64_t>::max();
  out.file = std::numeric_limits<std::uint64_t>::max();
  out.stop = base::StopCheck([&control] { return control.cancelled(); });
  out.grace = std::chrono::seconds(20);
  out.is_ours = true;
  return out;
}

}  // namespace

struct HandOutMaker::Heard {
  std::mutex mutex;
  gui::HandOutState state;
  std::optional<Error> error;
  bool is_new = false;
  std::string rest;  ///< of the last line, which is not whole yet

  /// On the thread that listens. Lines of other kinds are of a later program, and left alone.
  void take(std::string_view part) {
    const std::lock_guard lock(mutex);
    rest += part;
    std::size_t end = 0;
    while ((end = rest.find('\n')) != std::string::npos) {
      const json line = json::parse(rest.substr(0, end), nullptr, false);
      rest.erase(0, end + 1);
      if (line.is_object()) take_line(line);
    }
  }

 private:
  void take_line(const json& line) {
    is_new = true;
    if (line.contains("making")) {
      state.making = text_of(line, "making");
      if (state.begun.empty() || state.begun.back() != state.making) {
        state.begun.push_back(state.making);
      }
      state.done = count_of(line, "done");
      state.of = count_of(line, "of");
      state.seconds_left.reset();
      const auto left = line.find("seconds_left");
      if (left != line.end() && left->is_number()) state.seconds_left = left->get<double>();
    }
    if (const auto made = line.find("made"); made != line.end() && made->is_array()) {
      for (const json& name : *made) {
        if (name.is_string()) state.made.push_back(name.get<std::string>());
      }
    }
    if (const std::string note = text_of(line, "note"); !note.empty()) state.notes.push_back(note);
    if (const auto wrong = line.find("error"); wrong != line.end() && wrong->is_object()) {
      error = Error{ErrorCode::unsupported, text_of(*wrong, "what"), text_of(*wrong, "where"),
                    text_of(*wrong, "cure")};
    }
  }
};

HandOutMaker::HandOutMaker(std::filesystem::path assets, KeptFile kept, Send send,
                           std::function<void()> wake)
    : assets_(std::move(assets)),
      kept_(std::move(kept)),
      send_(std::move(send)),
      wake_(wake),
      queue_(std::move(wake)) {}

HandOutMaker::~HandOutMaker() = default;

void HandOutMaker::handle(const project::Command& command, const project::Settings& settings) {
  if (const auto* asked = command.as<project::MakeHandOuts>()) make(*asked, settings);
  if (command.is<project::StopHandOuts>()) stop();
  if (command.is<project::LookForFilmMaker>()) {
    state_.has_film_maker = base::find_program("ffmpeg").has_value();
  }
}

void HandOutMaker::make(const project::MakeHandOuts& asked, const project::Settings& settings) {
  if (state_.running) return;
  const auto file = kept_();
  if (!file) return send_(project::ShowError{file.error()});
  gui::HandOutState begun;
  begun.running = true;
  begun.folder = asked.folder;
  begun.runs = state_.runs + 1;
  begun.has_film_maker = state_.has_film_maker;
  state_ = begun;
  heard_ = std::make_shared<Heard>();
  heard_->state = std::move(begun);
  task_ = queue_.add(
      tr("Making hand-outs"),
      [this, heard = heard_, words = words_of(asked, *file, assets_, settings),
       program = base::program_beside("dateline-brief")](base::TaskControl& control) {
        const base::ProgramHearer hear = [&](std::string_view part) {
          heard->take(part);
          if (wake_) wake_();
        };
        const auto answer = base::run_program(program, words, limits_of(control), {}, hear);
        std::optional<Error> error;
        if (!answer) {
          error = answer.error();
        } else if (answer->end != End::done || answer->status != 0) {
          error =
              Error{ErrorCode::internal, tr_format("ended before it was done: {}", answer->told),
                    program.string(), tr("Try fewer formats, or a smaller size")};
        }
        return base::TaskQueue::Finish([this, heard, error] { finish(heard, error); });
      });
}

void HandOutMaker::finish(const std::shared_ptr<Heard>& heard, const std::optional<Error>& error) {
  if (heard != heard_) return;
  take_over();
  state_.running = false;
  heard_.reset();
  // What the program says of itself is more than how it ended.
  if (error) return send_(project::ShowError{heard->error.value_or(*error)});
  send_(project::Say{
      tr_format("{}: {}", state_.folder.string(),
                tr_count("{} hand-out is made", "{} hand-outs are made", state_.made.size()))});
}

void HandOutMaker::stop() {
  deliver();  // they may be done already
  if (!state_.running) return;
  queue_.cancel(task_);
  heard_.reset();
  state_.running = false;
  send_(project::Say{tr("No hand-outs were made")});
}

bool HandOutMaker::take_over() {
  if (heard_ == nullptr) return false;
  const std::lock_guard lock(heard_->mutex);
  if (!std::exchange(heard_->is_new, false)) return false;
  const bool has_film_maker = state_.has_film_maker;
  state_ = heard_->state;
  state_.has_film_maker = has_film_maker;
  return true;
}

bool HandOutMaker::deliver() {
  const bool over = queue_.run_finished();
  return take_over() || over;
}

std::optional<base::TaskQueue::Status> HandOutMaker::pending() const {
  if (!state_.running) return std::nullopt;
  return base::TaskQueue::Status{task_, tr("Making hand-outs"), state_.share()};
}

}  // namespace dateline::desktop
