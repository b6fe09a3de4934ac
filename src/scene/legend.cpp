#include "scene/legend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/translate.hpp"
#include "scene/heat.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/words.hpp"

namespace dateline::scene {

namespace {

using base::tr;

constexpr float kRow = 19;
constexpr float kPad = 10;
constexpr float kIcon = 14;
constexpr float kTextAt = 26;
constexpr const char* kName = base::mark("Legend");

enum class RowKind : std::uint8_t {
  type,
  status,
  place,
  time,
  cluster,
  movement,
  heat,
  hold,
  border,
  layer
};

struct Row {
  RowKind kind = RowKind::type;
  event::EventType type = event::EventType::statement;
  event::Status status = event::Status::happened;
  std::string text;
  HeldPlace held = {};
  const LayerOnMap* layer = nullptr;
  BorderClass border = BorderClass::international;
};

/// A legend as wide as a holder's full name would wall off the map: "Islamic State of Iraq ...".
std::string shortened(const std::string& name) {
  constexpr std::size_t kMost = 24;  // bytes
  if (name.size() <= kMost) return name;
  const std::size_t space = name.rfind(' ', kMost);
  if (space == std::string::npos) return name;
  return name.substr(0, space) + " \u2026";
}

const char* border_words(BorderClass border) {
  switch (border) {
    case BorderClass::disputed:
      return tr("Disputed border");
    case BorderClass::line_of_control:
      return tr("Line of control");
    case BorderClass::indefinite:
      return tr("Border not laid down");
    case BorderClass::international:
      break;
  }
  return tr("Border");
}

std::vector<Row> rows_of(const LegendContent& content) {
  std::vector<Row> rows;
  for (const event::EventType type : content.types) {
    rows.push_back(
        {RowKind::type, type, event::Status::happened, sentence_case(words_of(type)), {}});
  }
  // A status is shown on a symbol that is on the map, so that only the drawing differs.
  const event::EventType sample =
      content.types.empty() ? event::EventType::attack : content.types.front();
  for (const event::Status status : content.statuses) {
    rows.push_back({RowKind::status, sample, status, sentence_case(words_of(status)), {}});
  }
  if (content.uncertain_places) {
    rows.push_back({RowKind::place, sample, event::Status::happened, tr("Place uncertain"), {}});
  }
  if (content.uncertain_times) {
    rows.push_back({RowKind::time, sample, event::Status::happened, tr("Likely by now"), {}});
  }
  if (content.clusters) {
    rows.push_back({RowKind::cluster, sample, event::Status::happened, tr("Several events"), {}});
  }
  if (content.movements) {
    rows.push_back({RowKind::movement, sample, event::Status::happened, tr("Where they went"), {}});
  }
  if (content.heat > 0) {
    rows.push_back({RowKind::heat,
                    sample,
                    event::Status::happened,
                    base::tr_count("{} event close by", "Up to {} events close by",
                                   static_cast<std::size_t>(content.heat)),
                    {}});
  }
  const auto hold = [&](timeline::Hold how, std::vector<HeldPlace::Holder> by, std::string text) {
    Row row{RowKind::hold, sample, event::Status::happened, std::move(text), {}};
    row.held.how = how;
    row.held.holders = std::move(by);
    rows.push_back(std::move(row));
  };
  for (const HeldPlace::Holder& holder : content.holders) {
    hold(timeline::Hold::surely, {holder}, base::tr_format("Held by {}", shortened(holder.name)));
  }
  if (content.probably_held) {
    hold(timeline::Hold::probably, {{"", -1}}, tr("Probably held"));
  }
  if (content.contested) hold(timeline::Hold::contested, {{"", -1}}, tr("Contested"));
  for (const BorderClass border : content.borders) {
    Row row{RowKind::border, sample, event::Status::happened, border_words(border), {}};
    row.border = border;
    rows.push_back(std::move(row));
  }
  for (const LayerOnMap& layer : content.layers) {
    Row row{RowKind::layer, sample, event::Status::happened, shortened(layer.name), {}};
    row.layer = &layer;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A line, an area or a point as the layer has them.
void draw_layer_sign(Painter& painter, const LayerOnMap& layer, PathPoint at, float scale,
                     const Theme& theme) {
  using Shape = LayerShape::Shape;
  const Rgba colour = colour_of(layer.colour, theme).faded(std::max(layer.opacity, 0.35F));
  if (layer.raster) return draw_picture_sign(painter, layer.opacity, at, scale, theme);
  const float width = std::min(layer.width, 3.0F) * scale;
  if (layer.shape->has(Shape::areas)) {
    const PixelBox box{at.x - 8 * scale, at.y - 5.5F * scale, at.x + 8 * scale,
                       at.y + 5.5F * scale};
    if (layer.filled) painter.rect(box, colour.faded(0.22F));
    const PathPoint corners[] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}};
    painter.polyline(corners, width, colour, true);
  } else if (layer.shape->has(Shape::lines)) {
    painter.line({at.x - 9 * scale, at.y}, {at.x + 9 * scale, at.y}, width, colour);
  }
  if (layer.shape->has(Shape::points)) painter.disc(at, 3 * scale, colour);
}

TextStyle text_style(const Theme* theme, float scale) {
  TextStyle t;
  t.size = Sizes::text_small * scale;
  if (theme != nullptr) t.colour = theme->text;
  return t;
}

struct Columns {
  std::size_t per_column = 0;
  std::vector<float> widths;
};

Columns columns_of(Painter& painter, const std::vector<Row>& rows, float scale, float most_height) {
  Columns c;
  const float room = std::max(most_height - 2 * kPad * scale, kRow * scale);
  const auto fits = std::max<std::size_t>(1, static_cast<std::size_t>(room / (kRow * scale)));
  const std::size_t count = (rows.size() + fits - 1) / fits;
  c.per_column = (rows.size() + count - 1) / count;
  for (std::size_t i = 0; i < rows.size(); i += c.per_column) {
    float width = 0;
    for (std::size_t j = i; j < std::min(rows.size(), i + c.per_column); ++j) {
      width = std::max(width, painter.text_width(rows[j].text, text_style(nullptr, scale)));
    }
    c.widths.push_back(width + (kTextAt + 14) * scale);
  }
  return c;
}

void draw_icon(Painter& painter, const Row& row, PathPoint at, float scale, const Theme& theme) {
  SymbolLook look;
  look.type = row.type;
  look.status = row.status;
  look.size = kIcon * scale;
  look.scale = scale;
  switch (row.kind) {
    case RowKind::type:
      draw_symbol(painter, at, look, theme);
      break;
    case RowKind::status:
      if (row.status == event::Status::ongoing) look.size = 9 * scale;
      draw_symbol(painter, at, look, theme);
      break;
    case RowKind::place: {
      const Rgba c = theme.family(event::family(row.type));
      painter.disc(at, 8 * scale, c.faded(0.14F));
      painter.ring(at, 8 * scale, 1 * scale, c.faded(0.6F), {3 * scale, 2 * scale});
      break;
    }
    case RowKind::time:
      look.size = 8 * scale;
      look.happened = 0.6F;
      draw_symbol(painter, at, look, theme);
      break;
    case RowKind::cluster:
      painter.ring(at, 6.5F * scale, 2.5F * scale, theme.secondary);
      break;
    case RowKind::movement: {
      const PathPoint tip{at.x + 8 * scale, at.y - 2 * scale};
      const PathPoint tail{at.x - 8 * scale, at.y + 4 * scale};
      painter.polyline(std::array{tail, PathPoint{at.x - 1 * scale, at.y - 1 * scale},
                                  PathPoint{at.x + 4 * scale, at.y - 2 * scale}},
                       2 * scale, theme.secondary);
      painter.convex(std::array{PathPoint{at.x + 2 * scale, at.y - 6 * scale},
                                PathPoint{at.x + 2 * scale, at.y + 2 * scale}, tip},
                     theme.secondary);
      break;
    }
    case RowKind::heat: {
      // The ramp itself, from left to right.
      constexpr int kSteps = 9;
      const float width = 18 * scale / kSteps;
      for (int i = 0; i < kSteps; ++i) {
        const float t = (static_cast<float>(i) + 0.5F) / kSteps;
        const float left = at.x - 9 * scale + static_cast<float>(i) * width;
        painter.rect({left, at.y - 5 * scale, left + width, at.y + 5 * scale},
                     heat_colour(std::expm1(t * std::log1p(100.0F)), 100, theme));
      }
      break;
    }
    case RowKind::border:
      painter.line({at.x - 11 * scale, at.y}, {at.x + 9 * scale, at.y}, 1.3F * scale * theme.stroke,
                   theme.border, border_dash(row.border, scale * 0.8F));
      break;
    case RowKind::layer:
      draw_layer_sign(painter, *row.layer, at, scale, theme);
      break;
    case RowKind::hold:
      draw_hold(painter, at, 7.5F * scale, row.held, 0.75F * scale, theme);
      break;
  }
}

}  // namespace

LegendContent legend_of(const EventMarks& events, const geo::WorldBox& box) {
  LegendContent content;
  bool types[event::kEventTypes] = {};
  bool statuses[event::kStatuses] = {};
  for (const EventMark& mark : events.marks) {
    if (!mark.at || mark.opacity <= 0 || mark.happened <= 0) continue;
    if (!box.contains(geo::to_world(*mark.at))) continue;
    types[static_cast<std::size_t>(mark.type)] = true;
    statuses[static_cast<std::size_t>(mark.status)] = true;
    content.uncertain_times = content.uncertain_times || mark.happened < 1;
    content.uncertain_places = content.uncertain_places || !mark.area.empty() ||
                               mark.outline.kind != MapOutline::Kind::none;
  }
  for (int i = 0; i < event::kEventTypes; ++i) {
    if (types[i]) content.types.push_back(static_cast<event::EventType>(i));
  }
  for (int i = 1; i < event::kStatuses; ++i) {
    if (statuses[i]) content.statuses.push_back(static_cast<event::Status>(i));
  }
  return content;
}

void add_holders(LegendContent& content, std::span<const HeldPlace> held,
                 const geo::WorldBox& box) {
  for (const HeldPlace& place : held) {
    if (!box.contains(geo::to_world(place.at))) continue;
    content.contested = content.contested || place.how == timeline::Hold::contested;
    content.probably_held = content.probably_held || place.how == timeline::Hold::probably;
    for (const HeldPlace::Holder& holder : place.holders) {
      if (std::ranges::find(content.holders, holder) == content.holders.end()) {
        content.holders.push_back(holder);
      }
    }
  }
  std::ranges::sort(content.holders, {}, &HeldPlace::Holder::name);
}

PixelBox legend_box(Painter& painter, const LegendContent& content, float scale,
                    float most_height) {
  const auto rows = rows_of(content);
  if (rows.empty()) return {};
  const Columns c = columns_of(painter, rows, scale, most_height);
  float width = (2 * kPad - 14) * scale;
  for (const float w : c.widths) width += w;
  return {0, 0, width, static_cast<float>(c.per_column) * kRow * scale + 2 * kPad * scale};
}

void draw_legend(Painter& painter, const LegendContent& content, float x, float y, float scale,
                 float most_height, const Theme& theme) {
  const auto rows = rows_of(content);
  if (rows.empty()) return;
  const Columns c = columns_of(painter, rows, scale, most_height);
  float left = x + kPad * scale;
  for (std::size_t column = 0; column < c.widths.size(); ++column) {
    for (std::size_t r = 0; r < c.per_column; ++r) {
      const std::size_t i = column * c.per_column + r;
      if (i >= rows.size()) break;
      const float middle = y + (kPad + kRow * (static_cast<float>(r) + 0.5F)) * scale;
      draw_icon(painter, rows[i], {left + 9 * scale, middle}, scale, theme);
      painter.text(left + kTextAt * scale, middle + 4.3F * scale, rows[i].text,
                   text_style(&theme, scale));
    }
    left += c.widths[column];
  }
}

PixelBox folded_legend_box(Painter& painter, float scale) {
  return {0, 0, painter.text_width(tr(kName), text_style(nullptr, scale)) + 2 * kPad * scale,
          (kRow + 6) * scale};
}

void draw_folded_legend(Painter& painter, float x, float y, float scale, const Theme& theme) {
  painter.text(x + kPad * scale, y + 17 * scale, tr(kName), text_style(&theme, scale));
}

}  // namespace dateline::scene
