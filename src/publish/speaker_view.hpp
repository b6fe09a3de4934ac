#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "brief/talk.hpp"
#include "publish/picture.hpp"
#include "render/image.hpp"
#include "render/target.hpp"
#include "scene/mesh.hpp"
#include "scene/theme.hpp"
#include "typeset/typesetter.hpp"

namespace dateline::publish {

/// What who speaks sees while a briefing is presented. Words are shown as they are; "" and nullptr
/// leave their part out.
struct SpeakerContent {
  std::size_t place = 0;  ///< of the scene in the briefing, from 1
  std::size_t of = 0;     ///< scenes of the briefing
  std::string name;       ///< curation::short_name() of the scene
  std::string notes;      ///< its notes; may have lines
  std::string sources;    ///< of what is on screen: Stage::credits()
  std::string next_name;  ///< of the scene that comes next; "" where none does
  /// StageScreen::draw_small(), or a picture of what is seen; of any size. REQUIRED to outlive the
  /// call.
  const render::Image* now = nullptr;
  const render::Image* next = nullptr;

  std::string clock;      ///< the time of day as the desk writes it, "14:05"
  double spent = 0;       ///< seconds since the presentation began
  double spent_here = 0;  ///< seconds at this scene
  std::string typed;      ///< number of the scene to go to, as far as it was typed
  brief::TalkScreen screen = brief::TalkScreen::scene;
  bool off_path = false;
  bool by_itself = false;
  bool paused = false;
  bool over = false;
  float scroll = 0;  ///< of the notes: pixels that have gone up; clamped
};

struct SpeakerLook {
  int width = 1280;  ///< pixels, 320..PictureSpec::kMostSide
  int height = 720;
  float scale = 0;                      ///< pixels a logical pixel; 0: by the window's size
  float notes = 1;                      ///< times the size of the notes' letters, 0.5..3
  const scene::Theme* theme = nullptr;  ///< nullptr: dark, which lights no face in a dark room
};

/// What who speaks sees, laid out. All in pixels of the window.
struct SpeakerView {
  scene::Mesh mesh;     ///< over the theme's panel
  scene::PixelBox now;  ///< where the pictures come to lie, over the mesh; empty: nowhere
  scene::PixelBox next;
  scene::PixelBox notes;  ///< that scrolls
  float scroll = 0;       ///< as it is drawn
  float most_scroll = 0;  ///< 0 where all of the notes is seen
};

/// Lays out what who speaks sees: the notes in large type, this and the next scene, where in the
/// briefing, clock and time spent, the sources of what is on screen. Words are in the language of
/// base/translate.hpp; notes in Arabic begin at the right. As shapes and words, too, where
/// `sketch`. REQUIRES a typesetter of its own, or one that nothing else is drawn with meanwhile.
[[nodiscard]] SpeakerView lay_out_speaker_view(typeset::Typesetter& type,
                                               const SpeakerContent& content,
                                               const SpeakerLook& look, bool sketch = false);

/// The same drawn into a target as large as `look`.
SpeakerView draw_speaker_view(PicturePress& press, typeset::Typesetter& type,
                              const SpeakerContent& content, const SpeakerLook& look,
                              const render::Target& target);

/// The same as an image, for a window of another context, and tests. Errors of OpenGL.
[[nodiscard]] base::Result<render::Image> draw_speaker_view(PicturePress& press,
                                                            typeset::Typesetter& type,
                                                            const SpeakerContent& content,
                                                            const SpeakerLook& look);

}  // namespace dateline::publish
