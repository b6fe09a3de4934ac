#pragma once

#include <map>

#include "scene/sketch.hpp"
#include "typeset/font_set.hpp"

typedef struct _cairo cairo_t;                      // NOLINT: cairo's own names
typedef struct _cairo_font_face cairo_font_face_t;  // NOLINT

namespace dateline::publish {

/// Draws sketches by cairo: shapes as paths, words as glyphs of our fonts with the text that they
/// stand for, so that a PDF of them is sharp at any size and can be searched and copied from.
/// REQUIRES the fonts outlive every surface that was drawn on, and that nobody else sets type with
/// them. For one thread.
class CairoInk {
 public:
  explicit CairoInk(const typeset::FontSet& fonts) : fonts_(fonts) {}
  CairoInk(const CairoInk&) = delete;
  CairoInk& operator=(const CairoInk&) = delete;
  ~CairoInk();

  /// Over what is there, a pixel of the sketch one unit of the user's space.
  void draw(cairo_t* to, const scene::Sketch& sketch);

 private:
  void words(cairo_t* to, const scene::Sketch::Words& words);
  [[nodiscard]] cairo_font_face_t* face(typeset::Face face);

  const typeset::FontSet& fonts_;
  std::map<typeset::Face, cairo_font_face_t*> faces_;
};

}  // namespace dateline::publish
