#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/actions.hpp"
#include "gui/frame.hpp"
#include "gui/layer_states.hpp"

namespace dateline::gui {

/// The user's own layers over the map, that on top first: an eye shows or hides one, dragging moves
/// it, a click opens how it looks in place.
class LayersPanel {
 public:
  /// Into the current window. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame, const std::vector<LayerState>& states);
  /// Whether a file for a new layer has been asked for; once.
  [[nodiscard]] bool take_asks_file() { return std::exchange(asks_file_, false); }
  /// Ctrl + Up and Down, F2, Delete: of the layer that is open. nullopt where the key is none of
  /// them; with what is to be done, which may be nothing.
  [[nodiscard]] std::optional<std::vector<project::Command>> key(const KeyPress& press,
                                                                 const project::Project& project);
  /// Closes the fields, or lets a layer that is being dragged go back. False where there is
  /// neither.
  bool escape();
  [[nodiscard]] const std::optional<OpacityPreview>& preview() const { return preview_; }

 private:
  using Numbered = curation::NumberedLayer;
  void list(Frame& frame, const std::vector<LayerState>& states);
  void row(Frame& frame, std::size_t at, const LayerState* state);
  float row_buttons(Frame& frame, const Numbered& layer, const LayerState* state,
                    const scene::PixelBox& box, std::size_t at);
  void draw_eye(Frame& frame, const Numbered& layer, const scene::PixelBox& box, std::size_t at);
  void drag(Frame& frame);
  void editor(Frame& frame, const Numbered& numbered, const LayerState* state);
  void drawing_choices(Frame& frame, const Numbered& numbered, const LayerState* state,
                       float width);
  void swatches(Frame& frame, const Numbered& numbered);
  void name_field(Frame& frame, const Numbered& numbered, float width);
  void opacity_slider(Frame& frame, const Numbered& numbered, float width);
  void label_choice(Frame& frame, const Numbered& numbered, const LayerState* state, float width);
  void change(Frame& frame, const Numbered& numbered, const curation::Layer& layer);

  curation::RecordNumber open_ = 0;  ///< whose looks are open
  curation::RecordNumber dragged_ = 0;
  std::vector<float> tops_;  ///< of the rows and the end of the list, pixels of the screen
  std::string name_;         ///< that is being typed
  bool naming_ = false;
  bool focus_name_ = false;
  bool asks_file_ = false;
  std::optional<OpacityPreview> preview_;
};

/// What a layer has, in few words: "24 areas"; "" where it has not been read.
[[nodiscard]] std::string contents_of(const LayerState* state);

}  // namespace dateline::gui
