#include "typeset/shaped_text.hpp"

#include <fribidi.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"

namespace dateline::typeset {

namespace {

/// Code points of a line with the byte at which each begins.
struct Line {
  std::u32string text;
  std::vector<std::uint32_t> bytes;
};

Line decode(std::string_view utf8) {
  Line line;
  line.text = base::to_code_points(utf8);
  line.bytes.reserve(line.text.size());
  const bool valid = !base::first_invalid_utf8(utf8);
  std::uint32_t byte = 0;
  for (char32_t& c : line.text) {
    line.bytes.push_back(byte);
    // In ill-formed text each bad byte became one U+FFFD, so widths cannot be told from the code
    // point; positions are then approximate, which only moves a caret.
    byte += !valid || c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) c = U' ';
  }
  return line;
}

std::array<Face, 3> candidates(Weight weight) {
  switch (weight) {
    case Weight::bold:
      return {Face::bold, Face::arabic_bold, Face::icons};
    case Weight::italic:
      return {Face::italic, Face::arabic, Face::icons};
    case Weight::regular:
      break;
  }
  return {Face::regular, Face::arabic, Face::icons};
}

bool is_arabic_letter(char32_t c) {
  return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
         (c >= 0x08A0 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFF);
}

/// The face for each character; marks, spaces and punctuation stay with the face before them where
/// it has them, so that runs are not cut needlessly.
std::vector<Face> choose_faces(const FontSet& fonts, const std::u32string& text, Weight weight) {
  const auto faces = candidates(weight);
  std::vector<Face> chosen(text.size(), faces[0]);
  Face before = faces[0];
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool neutral = c == U' ' || (c >= 0x0300 && c <= 0x036F) || c == 0x200C || c == 0x200D ||
                         c == 0x200E || c == 0x200F;
    Face face = faces[0];
    if (neutral && i > 0 && before != faces[2]) {
      face = before;
    } else if (is_arabic_letter(c) && fonts.has_glyph(faces[1], c)) {
      face = faces[1];
    } else {
      for (const Face f : faces) {
        if (fonts.has_glyph(f, c)) {
          face = f;
          break;
        }
      }
    }
    chosen[i] = face;
    before = face;
  }
  return chosen;
}

/// A stretch of one direction and one face.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool right_to_left = false;
  Face face = Face::regular;
};

/// The runs of a line, in the order of the eye from left to right.
std::vector<Run> visual_runs(const std::u32string& text, const std::vector<Face>& faces,
                             bool& base_right_to_left) {
  const auto size = static_cast<FriBidiStrIndex>(text.size());
  std::vector<FriBidiChar> chars(text.begin(), text.end());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  std::vector<FriBidiLevel> levels(text.size());
  fribidi_get_bidi_types(chars.data(), size, types.data());
  fribidi_get_bracket_types(chars.data(), size, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &direction,
                                          levels.data()) == 0) {
    std::fill(levels.begin(), levels.end(), FriBidiLevel{0});  // out of memory: as written
  }
  base_right_to_left = FRIBIDI_IS_RTL(direction);
  std::vector<Run> runs;
  std::vector<FriBidiLevel> run_levels;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!runs.empty() && run_levels.back() == levels[i] && runs.back().face == faces[i]) {
      runs.back().end = i + 1;
    } else {
      runs.push_back({i, i + 1, FRIBIDI_LEVEL_IS_RTL(levels[i]) != 0, faces[i]});
      run_levels.push_back(levels[i]);
    }
  }
  // Rule L2 of Unicode Standard Annex 9, over runs instead of characters.
  FriBidiLevel highest = 0;
  for (const FriBidiLevel level : run_levels) highest = std::max(highest, level);
  for (FriBidiLevel level = highest; level >= 1; --level) {
    for (std::size_t i = 0; i < runs.size();) {
      if (run_levels[i] < level) {
        ++i;
        continue;
      }
      std::size_t stop = i;
      while (stop < runs.size() && run_levels[stop] >= level) ++stop;
      using Offset = std::ptrdiff_t;
      std::reverse(runs.begin() + static_cast<Offset>(i), runs.begin() + static_cast<Offset>(stop));
      std::reverse(run_levels.begin() + static_cast<Offset>(i),
                   run_levels.begin() + static_cast<Offset>(stop));
      i = stop;
    }
  }
  return runs;
}

void append_run(const FontSet& fonts, const Line& line, const Run& run, hb_buffer_t* buffer,
                ShapedText& out) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(line.text.data()),
                           static_cast<int>(line.text.size()), static_cast<unsigned>(run.begin),
                           static_cast<int>(run.end - run.begin));
  hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(fonts.harfbuzz(run.face), buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const float unit = 1.0F / fonts.units_per_em(run.face);
  for (unsigned i = 0; i < count; ++i) {
    ShapedGlyph g;
    g.face = run.face;
    g.glyph = infos[i].codepoint;
    g.x = out.width + static_cast<float>(positions[i].x_offset) * unit;
    g.y = -static_cast<float>(positions[i].y_offset) * unit;
    g.advance = static_cast<float>(positions[i].x_advance) * unit;
    g.byte = line.bytes[infos[i].cluster];
    out.width += g.advance;
    out.glyphs.push_back(g);
  }
  out.ascent = std::max(out.ascent, fonts.metrics(run.face).ascent);
  out.descent = std::max(out.descent, fonts.metrics(run.face).descent);
}

}  // namespace

ShapedText shape_line(const FontSet& fonts, std::string_view utf8, Weight weight) {
  ShapedText out;
  const Line line = decode(utf8);
  if (line.text.empty()) {
    out.ascent = fonts.metrics(candidates(weight)[0]).ascent;
    out.descent = fonts.metrics(candidates(weight)[0]).descent;
    return out;
  }
  const auto faces = choose_faces(fonts, line.text, weight);
  const auto runs = visual_runs(line.text, faces, out.right_to_left);
  hb_buffer_t* buffer = hb_buffer_create();
  for (const Run& run : runs) append_run(fonts, line, run, buffer, out);
  hb_buffer_destroy(buffer);
  return out;
}

}  // namespace dateline::typeset
