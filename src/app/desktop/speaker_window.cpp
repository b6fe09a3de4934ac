#include "app/desktop/speaker_window.hpp"

#include <utility>

#include "base/translate.hpp"
#include "render/window_surface.hpp"

namespace dateline::desktop {

base::Result<std::unique_ptr<SpeakerWindow>> SpeakerWindow::open(Window& window,
                                                                 const render::Context& context,
                                                                 const Place& at,
                                                                 Window::Handlers handlers) {
  std::unique_ptr<SpeakerWindow> out(new SpeakerWindow(window, context));
  auto made = window.open_beside(at, base::tr("Speaker \u2014 Dateline"));
  window.make_current();
  if (!made) return made.error();
  out->window_ = std::move(*made);
  out->window_->set_handlers(std::move(handlers));
  return out;
}

SpeakerWindow::~SpeakerWindow() {
  window_.reset();
  main_.make_current();
}

base::Result<void> SpeakerWindow::draw(publish::PicturePress& press, typeset::Typesetter& type,
                                       const publish::SpeakerContent& content,
                                       const publish::SpeakerLook& look) {
  if (!target_ || target_->width() != look.width || target_->height() != look.height) {
    auto made = render::Target::make(context_, look.width, look.height);
    if (!made) return made.error();
    target_ = std::move(*made);
  }
  view_ = publish::draw_speaker_view(press, type, content, look, *target_);
  target_->resolve();
  glFinish();  // the other context takes it from here
  window_->make_current();
  render::show_in_window(*target_);
  window_->swap();
  main_.make_current();
  return {};
}

}  // namespace dateline::desktop
