#include "publish/svg_symbols.hpp"

#include <fmt/format.h>

#include <cmath>
#include <variant>
#include <vector>

#include "publish/clipped.hpp"
#include "scene/kind_words.hpp"
#include "scene/painter.hpp"
#include "scene/symbols.hpp"

namespace dateline::publish {
namespace {

using scene::Sketch;
using typeset::Contour;

/// Hundredths of a unit, as short as they can be written.
std::string number(float value) {
  std::string out = fmt::format("{:.2f}", static_cast<double>(value));
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

void add_path(std::string& d, const Contour& points, bool closed) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    d += (i == 0 ? "M" : "L") + number(points[i].x) + " " + number(points[i].y);
  }
  if (closed) d += "Z";
}

/// Writes the parts of a symbol; what is not of the rim's colour is of the event's.
class SymbolWriter {
 public:
  explicit SymbolWriter(scene::Rgba rim) : rim_(rim) {}

  void write(const Sketch& sketch) {
    for (const Sketch::Op& op : sketch.ops) {
      std::visit([&](const auto& what) { part(what); }, op.what);
    }
  }
  [[nodiscard]] const std::string& svg() const { return svg_; }

 private:
  [[nodiscard]] std::string paint(scene::Rgba colour) const {
    const bool rim = colour.r == rim_.r && colour.g == rim_.g && colour.b == rim_.b;
    std::string out = rim ? " class=\"rim\"" : "";
    if (!rim && colour.a != 255) {
      out += " opacity=\"" + number(static_cast<float>(colour.a) / 255) + "\"";
    }
    return out;
  }
  void part(const Sketch::Fill& fill) {
    std::string d;
    for (const Contour& contour : fill.contours) add_path(d, contour, true);
    svg_ += "<path" + paint(fill.colour) + " d=\"" + d + "\"/>";
  }
  void line(const std::string& d, float width, scene::Rgba colour, bool round, scene::Dash dash) {
    svg_ += "<path" + paint(colour) + " fill=\"none\" stroke-width=\"" + number(width) + "\"";
    if (round) svg_ += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    if (dash.on > 0) {
      svg_ += " stroke-dasharray=\"" + number(dash.on) + " " + number(dash.off) + "\"";
    }
    svg_ += " d=\"" + d + "\"/>";
  }
  void part(const Sketch::Stroke& stroke) {
    std::string d;
    add_path(d, stroke.points, stroke.closed);
    line(d, stroke.width, stroke.colour, stroke.round, stroke.dash);
  }
  void part(const Sketch::Hatch& hatch) {
    std::string d;
    for (const Contour& ruled : hatch.lines) {
      if (ruled.size() != 2) continue;
      for (const Contour& piece : within(ruled[0], ruled[1], hatch.within)) {
        add_path(d, piece, false);
      }
    }
    line(d, hatch.width, hatch.colour, false, {});
  }
  /// Whatever is faint is so as a whole by the page's own styles.
  void part(const Sketch::Together& together) {
    for (const auto& one : together.parts) {
      std::visit([&](const auto& what) { part(what); }, one);
    }
  }
  // Symbols have neither words nor colours that change, nor lines of a map.
  void part(const Sketch::Lines& /*lines*/) {}
  void part(const Sketch::Fade& /*fade*/) {}
  void part(const Sketch::Shaded& /*shaded*/) {}
  void part(const Sketch::Words& /*words*/) {}

  scene::Rgba rim_;
  std::string svg_;
};

}  // namespace

std::string svg_symbol_id(event::EventType type, event::Status status) {
  return fmt::format("symbol-{}-{}", event::name(type), event::name(status));
}

std::string svg_symbol(typeset::Typesetter& type, event::EventType event, event::Status status) {
  constexpr float kHalf = kSvgSymbolBox / 2;
  scene::Mesh mesh;
  mesh.sketch.emplace();
  scene::Painter painter(type, mesh, {-kHalf, -kHalf, kHalf, kHalf});
  scene::SymbolLook look;
  look.type = event;
  look.status = status;
  look.size = kSvgSymbolSize;
  look.scale = kSvgSymbolSize / scene::Sizes::symbol;
  scene::draw_symbol(painter, {0, 0}, look, scene::Theme::light());
  SymbolWriter writer(scene::Theme::light().panel);
  writer.write(*mesh.sketch);
  return fmt::format(R"(<symbol id="{}" viewBox="{} {} {} {}">{}</symbol>)",
                     svg_symbol_id(event, status), number(-kHalf), number(-kHalf),
                     number(kSvgSymbolBox), number(kSvgSymbolBox), writer.svg());
}

}  // namespace dateline::publish
