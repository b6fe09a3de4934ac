// What runs without hands before the window ask of it: states for tests, pictures, benchmarks.
#include <imgui.h>

#include <cstdio>

#include "app/desktop/desktop.hpp"
#include "app/desktop/state_file.hpp"
#include "base/file.hpp"
#include "publish/png.hpp"
#include "render/window_surface.hpp"

namespace dateline::desktop {
/// What is compared in the background may still be at work: it moves marks, but all are there.
void Desktop::tell_when_shown() {
  if (is_reading() || layers_->busy()) return;
  glFinish();  // the swap only asks for it
  std::puts("first frame");
  std::fflush(stdout);
  done_ = true;
}

/// From the playhead's move until its picture is in the window, each step on a frame of its own.
void Desktop::time_scrubbing() {
  if (is_reading() || !project_.snapshot().is_concluded()) {
    frames_wanted_ = std::max(frames_wanted_, 1);
    return;
  }
  const project::TimeRange all = project_.ends();
  for (int i = 0; i < options_.scrub_steps; ++i) {
    const auto at = all.from.count() + all.length() * (i + 1) / options_.scrub_steps;
    const auto start = Clock::now();
    project_.apply(project::SetPlayhead{time::Minute(at)});
    draw_frame();
    glFinish();
    std::printf("%.3f\n", std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  done_ = true;
}

void Desktop::write_state() {
  if (options_.state.empty()) return;
  LoopState loop;
  loop.frames = frames_;
  loop.dialog = gui_->dialog_open();
  loop.reached = gui_->reached();
  loop.tip = tip_;
  loop.guide = gui_->guide_step();
  loop.busy = is_reading() || concluder_->busy() || pictures_->busy() ||
              !exports_->pending().empty() || layers_->busy();
  loop.typed = typed_now();
  if (talk_ != nullptr) loop.talk = talk_->state();
  loop.layers = &layers_->states();
  loop.first_frame_ms = first_frame_ms_.value_or(0);
  std::string state = state_json(project_, boxes_, loop);
  if (state == state_written_) return;
  state_written_ = std::move(state);
  if (const auto written = base::write_file_atomically(options_.state, state_written_); !written) {
    std::fprintf(stderr, "dateline: %s\n", written.error().to_string().c_str());
    options_.state.clear();
  }
}

bool Desktop::finish_screenshot() {
  if (options_.screenshot.empty() || is_reading() || layers_->busy() || concluder_->busy() ||
      frames_wanted_ > 1 || project_.moving()) {
    return false;
  }
  const auto image = render::read_window(window_->width(), window_->height());
  if (const auto written = publish::write_png(image, options_.screenshot); !written) {
    std::fprintf(stderr, "dateline: %s\n", written.error().to_string().c_str());
  }
  return true;
}

void Desktop::ask_table(std::shared_ptr<const tabular::Preview> preview) {
  // Where nobody sits before the window, the guess has to do.
  const bool alone =
      !options_.screenshot.empty() || options_.first_frame || options_.scrub_steps > 0;
  if (alone) {
    apply(project::ImportTable{preview->path, preview->guess.mapping});
  } else {
    gui_->ask_table(std::move(preview));
  }
}

}  // namespace dateline::desktop
