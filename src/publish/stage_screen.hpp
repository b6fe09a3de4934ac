#pragma once

#include <utility>

#include "base/result.hpp"
#include "publish/stage.hpp"
#include "render/image.hpp"
#include "render/picture_renderer.hpp"
#include "render/target.hpp"

namespace dateline::publish {

/// Draws what a Stage shows for a window, picture by picture, without reading anything back: the
/// ground of a map that stands is kept, and only what moves is drawn. As large as the look of its
/// PlatePress. Belongs to the thread of its context, which must be current in each call.
///
///   auto view = stage.at(seconds);
///   auto done = screen.draw(project, *view);
///   screen.picture().blit_to(0, 0, 0);   // into the window
class StageScreen {
 public:
  /// What it is given must outlive it. Errors of OpenGL.
  [[nodiscard]] static base::Result<StageScreen> make(const render::Context& context,
                                                      PlatePress& press);

  /// Draws into picture(). `project`: the stage's own. Errors: as PlatePress::draw().
  [[nodiscard]] base::Result<void> draw(project::Project& project, const StageView& view);
  /// Puts a scene's picture as it begins into a small image, at most `width` by `height` pixels,
  /// for the speaker; what it takes to draw the scene (letters, ground) is at hand then. `view`: as
  /// Stage::look_ahead() has it. picture() stays.
  [[nodiscard]] base::Result<render::Image> draw_small(project::Project& project,
                                                       const StageView& view, int width,
                                                       int height);
  /// picture() as a small image, for the speaker.
  [[nodiscard]] render::Image small(int width, int height) const;
  /// What was drawn last.
  [[nodiscard]] const render::Target& picture() const { return now_; }

 private:
  StageScreen(const render::Context& context, PlatePress& press, render::PictureRenderer pictures,
              render::Target now, render::Target from, render::Target to)
      : context_(&context),
        press_(&press),
        pictures_(std::move(pictures)),
        now_(std::move(now)),
        from_(std::move(from)),
        to_(std::move(to)) {}
  [[nodiscard]] base::Result<void> draw_whole(project::Project& project, const StageView& view,
                                              const render::Target& into);

  const render::Context* context_;
  PlatePress* press_;
  render::PictureRenderer pictures_;
  render::Target now_;
  render::Target from_;  ///< that a scene fades in over
  render::Target to_;    ///< what fades in
};

}  // namespace dateline::publish
