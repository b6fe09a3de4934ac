// The part of Desktop that has a briefing presented.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/desktop/desktop.hpp"
#include "base/translate.hpp"
#include "curation/briefing.hpp"

namespace dateline::desktop {

std::vector<scene::LayerOnMap> Desktop::layers_for(
    const std::vector<curation::RecordNumber>& records) const {
  std::vector<scene::LayerOnMap> out;
  const auto& all = project_.layers();
  for (const curation::RecordNumber record : records) {
    const gui::LayerState* state = gui::state_of(layers_->states(), record);
    const auto of = std::ranges::find(all, record, &curation::NumberedLayer::number);
    if (state == nullptr || !state->drawn() || of == all.end()) continue;
    out.push_back(scene::layer_on_map(*of->layer, state->shape, state->raster, state->attribution));
  }
  return out;
}

void Desktop::present_if_asked() {
  // Not before the first frame, which makes the window as it is to be afterwards.
  // Whoever presents would else wait for what follows without anything moving.
  const bool ready = project_.snapshot().is_concluded() || project_.snapshot().documents().empty();
  if (options_.present && first_frame_ms_ && !is_reading() && ready) {
    options_.present = false;
    if (project_.briefing().empty()) {
      project_.apply(project::Say{base::tr("There is no scene yet: C captures one")});
    } else {
      presents_ = 0;
    }
  }
  if (presents_ && talk_ == nullptr && ready) begin_talk();
}

void Desktop::begin_talk() {
  const curation::RecordNumber from = *std::exchange(presents_, std::nullopt);
  const auto& scenes = project_.briefing();
  if (talk_ != nullptr || scenes.empty() || base_ == nullptr) return;
  auto begun = Presentation::begin({*window_, *context_, project_, *base_, assets_ / "fonts",
                                    [this](const auto& records) { return layers_for(records); },
                                    gui::theme_of(project_.settings().theme)},
                                   curation::place_in(scenes, from).value_or(0));
  frames_wanted_ = std::max(frames_wanted_, 2);
  if (!begun) {
    project_.apply(project::ShowError{begun.error()});
    return;
  }
  talk_ = std::move(*begun);
  window_->hold_back_input(true);
  Window::Handlers handlers;
  handlers.key = [this](const gui::KeyPress& press) { talk_->key(press); };
  handlers.pointer = [this](const PointerEvent& event) { talk_->pointer(event); };
  window_->set_handlers(std::move(handlers));
}

void Desktop::end_talk() {
  const auto error = talk_->error();
  project::Presenting how = project_.settings().presenting;
  how.notes = talk_->notes();
  talk_.reset();
  project_.apply(project::SetPresenting{how});
  if (error) project_.apply(project::ShowError{*error});
  connect_input();
  window_->hold_back_input(false);
  ImGui::GetIO().ClearInputCharacters();
  frames_wanted_ = std::max(frames_wanted_, 3);
  last_frame_ = Clock::now();
}

/// In place of a frame of the panels.
void Desktop::present(bool changed) {
  if (window_->take_input()) talk_->show_again();
  if (changed) talk_->redraw_whole();
  talk_->step();
  if (talk_->closed() || window_->should_close()) return end_talk();
  read_ahead();
  if (window_->width() == 0 || window_->height() == 0 || !talk_->wants_frame()) return;
  talk_->draw();
  ++frames_;
  if (const auto view = talk_->map_view()) layers_->look_from(*view, talk_->seen());
  boxes_ = talk_->boxes();
  write_state();
}

/// Pictures of the next scene, once those of this one are there.
void Desktop::read_ahead() {
  const auto& ahead = talk_->ahead();
  if (!ahead) {
    reads_ahead_ = false;
  } else if (!layers_->busy()) {
    const bool all = layers_->look_ahead(ahead->view, ahead->layers);
    if (all) talk_->ahead_is_there(reads_ahead_);
    reads_ahead_ = !all;
  }
}

std::optional<double> Desktop::talk_due() {
  std::optional<double> due = next_due();
  if (const auto talk = talk_->due()) due = std::min(*talk, due.value_or(*talk));
  return due;
}

}  // namespace dateline::desktop
