#pragma once

#include <memory>
#include <optional>

#include "app/desktop/window.hpp"
#include "gui/actions.hpp"
#include "project/project.hpp"
#include "publish/stage.hpp"

namespace dateline::desktop {

/// Who presents looks around: the map of a scene follows the hand, time goes where keys send it,
/// while the words of the scene, legend, time and sources stay. In a project of its own, so that
/// neither the scene nor what the window shows is touched. Belongs to the main thread.
class FreeLook {
 public:
  /// `of`: what is presented; nothing of it is changed.
  explicit FreeLook(const project::Project& of) : project_(of.twin()) {}

  /// From what is seen on, at rest. REQUIRES view.map. `width`, `height`, `scale`: of the picture,
  /// pixels, and pixels a logical pixel.
  void begin(const project::Project& stage, const publish::StageView& view, int width, int height,
             float scale);
  /// What another size of the picture showed: the same ground and time. REQUIRES begin() was called
  /// since.
  void look_at(const project::KeptView& before);
  /// The hand on the map. True where it asks for a look of one's own: a drag, a wheel, a click.
  /// Nothing is done to the map before begin().
  bool pointer(const PointerEvent& event);
  /// The button is up, wherever that was.
  void let_go() {
    pressed_.reset();
    dragged_ = false;
  }
  /// A key of the window that only looks. REQUIRES the action has a command.
  void act(gui::Action action);
  bool tick(double seconds) { return project_->tick(seconds); }
  [[nodiscard]] bool moving() const { return project_->moving(); }
  /// What is to be seen. The view ends with the next change. Who is to be credited for what is in
  /// sight gets the room that it takes.
  [[nodiscard]] publish::StageView view(publish::PlatePress& plates);
  [[nodiscard]] project::Project& project() { return *project_; }
  [[nodiscard]] const project::Project& project() const { return *project_; }
  /// Where the map lies in a picture, pixels; empty where there is none.
  [[nodiscard]] static scene::PixelBox map_box(const publish::StageView& view, int width,
                                               int height);

 private:
  void click(double x, double y);
  void return_to(project::KeptView view);

  std::unique_ptr<project::Project> project_;
  std::size_t at_ = 0;
  std::size_t of_ = 0;
  curation::Scene scene_;
  publish::PictureBands bands_;
  scene::LabelMemory labels_;
  scene::PixelBox map_;
  int height_ = 0;  ///< of the picture
  float scale_ = 1;
  std::optional<PointerEvent> pressed_;  ///< where the button went down
  double x_ = 0;                         ///< where the hand was
  double y_ = 0;
  bool dragged_ = false;
};

}  // namespace dateline::desktop
