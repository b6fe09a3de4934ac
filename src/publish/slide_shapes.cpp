#include "publish/slide_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <numbers>
#include <pugixml.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "publish/clipped.hpp"
#include "publish/joined_shapes.hpp"
#include "typeset/shaped_text.hpp"

namespace dateline::publish {
namespace {

using pugi::xml_node;
using scene::PathPoint;
using scene::PixelBox;
using scene::Rgba;
using scene::Sketch;
using typeset::Contour;

constexpr double kPointsAPixel = 0.75;
constexpr float kSlack = 0.3F;  // of the width of a line of text, at its end

long long emu(double pixels) { return std::llround(pixels * kEmuAPixel); }
double wide(float value) { return static_cast<double>(value); }

xml_node add(xml_node parent, const char* name) { return parent.append_child(name); }
void set(xml_node node, const char* name, long long value) {
  node.append_attribute(name).set_value(value);
}
void set(xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

void add_colour(xml_node parent, Rgba colour) {
  xml_node rgb = add(parent, "a:srgbClr");
  set(rgb, "val", fmt::format("{:02X}{:02X}{:02X}", colour.r, colour.g, colour.b));
  constexpr int kWhole = 100'000;
  if (colour.a != 255) set(add(rgb, "a:alpha"), "val", colour.a * kWhole / 255);
}

void add_fill(xml_node parent, Rgba colour) { add_colour(add(parent, "a:solidFill"), colour); }

/// Words with a halo lie on its colour: opaque they look the same, and no program cuts them, as
/// LibreOffice 7.4 does with letters that are faint and spaced.
Rgba on_halo(const scene::TextStyle& style) {
  if (style.halo.a == 0 || style.colour.a == 255) return style.colour;
  Rgba ground = style.halo;
  Rgba ink = style.colour;
  ground.a = ink.a = 255;
  return scene::mixed(ground, ink, static_cast<float>(style.colour.a) / 255);
}

PixelBox box_of(const std::vector<Contour>& contours) {
  constexpr float kFar = std::numeric_limits<float>::max();
  PixelBox box{kFar, kFar, -kFar, -kFar};
  for (const Contour& contour : contours) {
    for (const PathPoint& p : contour) {
      box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
             std::max(box.y1, p.y)};
    }
  }
  return box;
}

/// Writes the shapes of one sketch.
class ShapeWriter {
 public:
  ShapeWriter(xml_node tree, const Sketch& sketch, const typeset::FontSet& fonts, unsigned& next)
      : tree_(tree), sketch_(sketch), fonts_(fonts), next_(next) {}

  void write() {
    std::uint32_t item = 0;
    for (const Sketch::Op& op : sketch_.ops) {
      if (op.item != item) {
        end_group();
        if (op.item != 0) begin_group(sketch_.items[op.item]);
        item = op.item;
      }
      std::visit([&](const auto& what) { shape(what, op.clip); }, op.what);
    }
    end_group();
  }

 private:
  void begin_group(const std::string& name) {
    group_ = add(tree_, "p:grpSp");
    xml_node about = add(group_, "p:nvGrpSpPr");
    name_it(about, name);
    add(about, "p:cNvGrpSpPr");
    add(about, "p:nvPr");
    add(add(group_, "p:grpSpPr"), "a:xfrm");
    group_box_ = {};
    group_is_empty_ = true;
  }

  /// A group lies where its shapes do, in their own units.
  void end_group() {
    if (!group_) return;
    if (group_is_empty_) {
      tree_.remove_child(group_);
    } else {
      xml_node place = group_.child("p:grpSpPr").child("a:xfrm");
      put(place, group_box_);
      xml_node from = add(place, "a:chOff");
      set(from, "x", emu(wide(group_box_.x0)));
      set(from, "y", emu(wide(group_box_.y0)));
      xml_node size = add(place, "a:chExt");
      set(size, "cx", emu(wide(group_box_.width())));
      set(size, "cy", emu(wide(group_box_.height())));
    }
    group_ = xml_node();
  }

  void name_it(xml_node about, const std::string& name) {
    xml_node said = add(about, "p:cNvPr");
    set(said, "id", next_++);
    set(said, "name", xml_text(name));
  }

  static void put(xml_node place, const PixelBox& box) {
    xml_node at = add(place, "a:off");
    set(at, "x", emu(wide(box.x0)));
    set(at, "y", emu(wide(box.y0)));
    xml_node size = add(place, "a:ext");
    set(size, "cx", emu(wide(box.width())));
    set(size, "cy", emu(wide(box.height())));
  }

  /// A shape in the group that is open, or in the slide; its properties are to be filled.
  xml_node begin_shape(const std::string& name, const PixelBox& box, bool text = false) {
    if (group_) {
      const PixelBox& g = group_box_;
      group_box_ = group_is_empty_ ? box
                                   : PixelBox{std::min(g.x0, box.x0), std::min(g.y0, box.y0),
                                              std::max(g.x1, box.x1), std::max(g.y1, box.y1)};
      group_is_empty_ = false;
    }
    xml_node sp = add(group_ ? group_ : tree_, "p:sp");
    xml_node about = add(sp, "p:nvSpPr");
    name_it(about, name);
    xml_node kind = add(about, "p:cNvSpPr");
    if (text) set(kind, "txBox", 1);
    add(about, "p:nvPr");
    xml_node properties = add(sp, "p:spPr");
    put(add(properties, "a:xfrm"), box);
    return properties;
  }

  static void add_rectangle(xml_node properties) {
    xml_node form = add(properties, "a:prstGeom");
    set(form, "prst", "rect");
    add(form, "a:avLst");
  }

  static void add_paths(xml_node properties, const std::vector<Contour>& contours,
                        const PixelBox& box, bool closed) {
    xml_node form = add(properties, "a:custGeom");
    for (const char* part : {"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"}) add(form, part);
    xml_node text = add(form, "a:rect");
    for (const auto& [side, value] : {std::pair("l", "0"), {"t", "0"}, {"r", "r"}, {"b", "b"}}) {
      set(text, side, value);
    }
    xml_node path = add(add(form, "a:pathLst"), "a:path");
    set(path, "w", std::max(1LL, emu(wide(box.width()))));
    set(path, "h", std::max(1LL, emu(wide(box.height()))));
    if (!closed) set(path, "fill", "none");
    for (const Contour& contour : contours) {
      for (std::size_t i = 0; i < contour.size(); ++i) {
        xml_node point = add(add(path, i == 0 ? "a:moveTo" : "a:lnTo"), "a:pt");
        set(point, "x", emu(wide(contour[i].x - box.x0)));
        set(point, "y", emu(wide(contour[i].y - box.y0)));
      }
      if (closed) add(path, "a:close");
    }
  }

  static void no_line(xml_node properties) { add(add(properties, "a:ln"), "a:noFill"); }

  void shape(const Sketch::Fill& fill, const PixelBox& clip) {
    std::vector<Contour> seen;
    for (const Contour& contour : fill.contours) {
      if (Contour part = clipped(contour, clip); !part.empty()) seen.push_back(std::move(part));
    }
    if (seen.empty() || fill.colour.a == 0) return;
    const PixelBox box = box_of(seen);
    xml_node properties = begin_shape("shape", box);
    add_paths(properties, seen, box, true);
    add_fill(properties, fill.colour);
    no_line(properties);
  }

  void shape(const Sketch::Stroke& stroke, const PixelBox& clip) {
    const bool whole = stroke.closed && clip.covers(box_of({stroke.points}));
    const std::vector<Contour> seen = whole ? std::vector<Contour>{stroke.points}
                                            : clipped_line(stroke.points, stroke.closed, clip);
    lines(seen, stroke.width, stroke.colour, whole, stroke.round, stroke.dash);
  }

  void lines(const std::vector<Contour>& seen, float width, Rgba colour, bool closed, bool round,
             scene::Dash dash) {
    if (seen.empty() || colour.a == 0) return;
    const PixelBox box = box_of(seen);
    xml_node properties = begin_shape("line", box);
    add_paths(properties, seen, box, closed);
    add(properties, "a:noFill");
    xml_node line = add(properties, "a:ln");
    set(line, "w", emu(wide(width)));
    set(line, "cap", round ? "rnd" : "flat");
    add_fill(line, colour);
    if (dash.on > 0 && width > 0) {
      // In thousandths of a percent of the line's width.
      const auto share = [width](float length) {
        return std::max(1LL, std::llround(wide(length / width) * 100'000));
      };
      xml_node stop = add(add(line, "a:custDash"), "a:ds");
      set(stop, "d", share(dash.on));
      set(stop, "sp", share(dash.off));
    }
    add(line, round ? "a:round" : "a:miter");
    if (!round) set(line.child("a:miter"), "lim", 800'000);
  }

  void shape(const Sketch::Hatch& hatch, const PixelBox& clip) {
    std::vector<Contour> seen;
    for (const Contour& line : hatch.lines) {
      if (line.size() != 2) continue;
      for (const Contour& inside : within(line[0], line[1], hatch.within)) {
        for (Contour& part : clipped_line(inside, false, clip)) seen.push_back(std::move(part));
      }
    }
    lines(seen, hatch.width, hatch.colour, false, false, {});
  }

  void shape(const Sketch::Lines& all, const PixelBox& clip) {
    std::vector<Contour> seen;
    for (const Contour& line : all.lines) {
      for (Contour& part : clipped_line(line, false, clip)) seen.push_back(std::move(part));
    }
    lines(seen, all.width, all.colour, false, all.dash.on <= 0, all.dash);
  }

  /// Groups cannot be seen through, and each shape for itself is darker where they overlap: what is
  /// of one colour becomes one shape.
  void shape(const Sketch::Together& together, const PixelBox& clip) {
    const auto each = [&](const auto& does) {
      for (const auto& part : together.parts) std::visit(does, part);
    };
    if (together.parts.empty() || together.opacity <= 0) return;
    const Rgba colour = std::visit([](const auto& what) { return what.colour; }, together.parts[0]);
    bool one_colour = true;
    each([&](const auto& what) { one_colour = one_colour && what.colour == colour; });
    if (together.opacity < 1 && one_colour) {
      shape(Sketch::Fill{joined_shapes(together), colour.faded(together.opacity)}, clip);
      return;
    }
    each([&](auto what) {
      what.colour = what.colour.faded(together.opacity);
      shape(what, clip);
    });
  }

  void shape(const Sketch::Fade& fade, const PixelBox& clip) {
    // A shape from stop to stop: LibreOffice 7.4 knows two colours a shape, and would show no core.
    for (std::size_t i = 0; i + 1 < fade.stops.size(); ++i) {
      fade_part(fade.stops[i], fade.stops[i + 1],
                {fade.stops[i].x, fade.y0, fade.stops[i + 1].x, fade.y1}, clip);
    }
  }

  void fade_part(const scene::FadeStop& left, const scene::FadeStop& right, const PixelBox& b,
                 const PixelBox& clip) {
    const PixelBox box{std::max(b.x0, clip.x0), std::max(b.y0, clip.y0), std::min(b.x1, clip.x1),
                       std::min(b.y1, clip.y1)};
    if (box.x1 <= box.x0 || box.y1 <= box.y0) return;
    xml_node properties = begin_shape("shape", box);
    add_rectangle(properties);
    if (left.colour == right.colour) {
      add_fill(properties, left.colour);
      return no_line(properties);
    }
    xml_node stops = add(add(properties, "a:gradFill"), "a:gsLst");
    const auto at = [&](float x) {
      return scene::mixed(left.colour, right.colour, (x - b.x0) / b.width());
    };
    for (const auto& [where, colour] : {std::pair(0, at(box.x0)), {100'000, at(box.x1)}}) {
      xml_node stop = add(stops, "a:gs");
      set(stop, "pos", where);
      add_colour(stop, colour);
    }
    xml_node way = add(stops.parent(), "a:lin");
    set(way, "ang", 0);
    set(way, "scaled", 0);
    no_line(properties);
  }

  void shape(const Sketch::Shaded& shaded, const PixelBox& clip) {
    for (std::size_t i = 0; i + 2 < shaded.indices.size(); i += 3) {
      const auto corner = [&](std::size_t k) { return shaded.indices[i + k]; };
      const auto middle = [&](auto part) {
        int sum = 0;
        for (std::size_t k = 0; k < 3; ++k) sum += shaded.colours[corner(k)].*part;
        return static_cast<std::uint8_t>(sum / 3);
      };
      const Rgba colour{middle(&Rgba::r), middle(&Rgba::g), middle(&Rgba::b), middle(&Rgba::a)};
      shape(Sketch::Fill{{{shaded.points[corner(0)], shaded.points[corner(1)],
                           shaded.points[corner(2)]}},
                         colour},
            clip);
    }
  }

  void shape(const Sketch::Words& words, const PixelBox& clip) {
    const typeset::ShapedText line = typeset::shape_line(fonts_, words.utf8, words.style.weight);
    if (line.glyphs.empty()) return;
    if (words.pieces.empty()) {
      const auto gaps = static_cast<float>(line.glyphs.size() - 1);
      const float width = line.width * words.style.size + gaps * words.style.spacing;
      text(words, line, words.utf8, words.pen, width, 0, clip);
      return;
    }
    for (const scene::TextPiece& piece : words.pieces) {
      text(words, line, part_of(words.utf8, line, piece), piece.pen, piece.width, piece.angle,
           clip);
    }
  }

  /// The characters that a piece's glyphs stand for.
  static std::string part_of(const std::string& utf8, const typeset::ShapedText& line,
                             const scene::TextPiece& piece) {
    if (piece.first == 0 && piece.count >= line.glyphs.size()) return utf8;
    std::size_t from = utf8.size();
    std::size_t last = 0;
    const std::size_t end = std::min(piece.first + piece.count, line.glyphs.size());
    for (std::size_t g = piece.first; g < end; ++g) {
      from = std::min<std::size_t>(from, line.glyphs[g].byte);
      last = std::max<std::size_t>(last, line.glyphs[g].byte);
    }
    std::size_t to = utf8.size();
    for (const typeset::ShapedGlyph& g : line.glyphs) {
      if (g.byte > last) to = std::min<std::size_t>(to, g.byte);
    }
    return from < to ? utf8.substr(from, to - from) : std::string();
  }

  void text(const Sketch::Words& words, const typeset::ShapedText& line, const std::string& utf8,
            PathPoint pen, float width, float angle, const PixelBox& clip) {
    if (utf8.empty() || !clip.contains(pen.x, pen.y)) return;
    const scene::TextStyle& style = words.style;
    const float up = line.ascent * style.size;
    const float height = (line.ascent + line.descent) * style.size;
    // A box is turned about its middle.
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    const PathPoint in{width / 2, height / 2 - up};
    const PathPoint middle{pen.x + in.x * c - in.y * s, pen.y + in.x * s + in.y * c};
    PixelBox box{middle.x - width / 2, middle.y - height / 2, middle.x + width / 2,
                 middle.y + height / 2};
    if (angle == 0) {
      // Some programs cut what does not fit, and other fonts may be wider.
      (line.right_to_left ? box.x0 : box.x1) += (line.right_to_left ? -kSlack : kSlack) * width;
    }
    xml_node properties = begin_shape(utf8, box, true);
    if (angle != 0) {
      constexpr double kDegree = 60'000;
      const double degrees = wide(angle) * 180 / std::numbers::pi;
      properties.child("a:xfrm").prepend_attribute("rot").set_value(
          std::llround(degrees * kDegree));
    }
    add_rectangle(properties);
    add(properties, "a:noFill");
    xml_node body = add(properties.parent(), "p:txBody");
    xml_node frame = add(body, "a:bodyPr");
    set(frame, "wrap", "none");
    for (const char* side : {"lIns", "tIns", "rIns", "bIns"}) set(frame, side, 0LL);
    set(frame, "anchor", "t");
    add(frame, "a:noAutofit");
    add(body, "a:lstStyle");
    xml_node paragraph = add(body, "a:p");
    xml_node how = add(paragraph, "a:pPr");
    set(how, "algn", line.right_to_left ? "r" : "l");
    if (line.right_to_left) set(how, "rtl", 1);
    xml_node run = add(paragraph, "a:r");
    xml_node look = add(run, "a:rPr");
    set(look, "lang", line.right_to_left ? "ar" : "en-US");
    set(look, "sz", std::llround(wide(style.size) * kPointsAPixel * 100));
    if (style.weight == scene::Weight::bold) set(look, "b", 1);
    if (style.weight == scene::Weight::italic) set(look, "i", 1);
    if (style.spacing != 0) {
      set(look, "spc", std::llround(wide(style.spacing) * kPointsAPixel * 100));
    }
    add_fill(look, on_halo(style));
    if (style.halo.a != 0 && style.halo_width > 0) {
      xml_node glow = add(add(look, "a:effectLst"), "a:glow");
      set(glow, "rad", emu(wide(style.halo_width)));
      add_colour(glow, style.halo);
    }
    set(add(look, "a:latin"), "typeface", "Noto Sans");
    set(add(look, "a:cs"), "typeface", "Noto Sans Arabic");
    add(run, "a:t").text().set(xml_text(utf8).c_str());
  }

  xml_node tree_;
  const Sketch& sketch_;
  const typeset::FontSet& fonts_;
  unsigned& next_;
  xml_node group_;
  PixelBox group_box_;
  bool group_is_empty_ = true;
};

}  // namespace

std::string xml_text(const std::string& utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    // U+FFFE and U+FFFF are no characters of XML 1.0, nor are most controls.
    const std::string_view three = std::string_view(utf8).substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      i += 2;
      continue;
    }
    const char c = utf8[i];
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out.push_back(c);
  }
  return out;
}

void add_shapes(xml_node tree, const Sketch& sketch, const typeset::FontSet& fonts,
                unsigned& next_id) {
  ShapeWriter(tree, sketch, fonts, next_id).write();
}

}  // namespace dateline::publish
