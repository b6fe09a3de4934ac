#include "scene/base_labels.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "scene/spot_name.hpp"

namespace dateline::scene {

namespace {

struct LabelLook {
  TextStyle text;
  float dot = 0;      ///< radius of the town's dot, 0 for none
  bool ring = false;  ///< around the dot: a capital
  bool upper = false;
};

/// Small to large: the order in which kinds get their room.
int order_of(LabelKind kind) {
  switch (kind) {
    case LabelKind::capital:
      return 0;
    case LabelKind::country:
      return 1;
    case LabelKind::ocean:
    case LabelKind::sea:
      return 2;
    case LabelKind::town:
      return 3;
    case LabelKind::province:
      return 4;
    case LabelKind::lake:
      return 5;
    case LabelKind::river:
      return 6;
  }
  return 7;
}

LabelLook look_of(const MapLabel& label, const View& view, const Theme& theme) {
  const float s = view.scale();
  LabelLook look;
  look.text.colour = theme.label;
  look.text.halo = theme.halo.faded(0.7F);
  look.text.halo_width = 1.6F * s;
  look.text.size = Sizes::text_small * s;
  switch (label.kind) {
    case LabelKind::capital:
      look.text.weight = Weight::bold;
      look.text.size = 13 * s;
      look.dot = 2.4F * s;
      look.ring = true;
      break;
    case LabelKind::town:
      look.text.size = (label.rank <= 1 ? 12.5F : label.rank <= 3 ? 11.5F : 10.5F) * s;
      look.dot = (label.rank <= 1 ? 2.2F : label.rank <= 3 ? 1.8F : 1.5F) * s;
      if (label.rank > 2) look.text.colour = mixed(theme.label, theme.secondary, 0.6F);
      break;
    case LabelKind::province:
      look.text.size = 10.5F * s;
      look.text.spacing = 1.4F * s;
      look.text.colour = theme.secondary.faded(theme.quiet);
      look.upper = true;
      break;
    case LabelKind::country:
      look.text.size = (view.zoom() < 4 ? 12.5F : 15) * s;
      look.text.spacing = 2.4F * s;
      look.text.colour = theme.label.faded(theme.quiet);
      look.upper = true;
      break;
    case LabelKind::ocean:
    case LabelKind::sea:
    case LabelKind::lake:
    case LabelKind::river:
      look.text.weight = Weight::italic;
      look.text.colour = theme.water_label;
      look.text.halo = theme.halo.faded(label.kind == LabelKind::river ? 0.7F : 0.25F);
      look.text.size = (label.kind == LabelKind::ocean  ? 14.0F
                        : label.kind == LabelKind::sea  ? 13.0F
                        : label.kind == LabelKind::lake ? 11.0F
                                                        : 10.5F) *
                       s;
      if (label.kind == LabelKind::ocean || label.kind == LabelKind::sea) {
        look.text.spacing = 0.8F * s;
      }
      break;
  }
  return look;
}

/// Capital letters of ASCII and Latin-1; the rest of an English name stays as it is.
std::string upper_case(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c >= 'a' && c <= 'z') out[i] = static_cast<char>(c - 32);
    if (c == 0xC3 && i + 1 < out.size()) {
      const auto d = static_cast<unsigned char>(out[i + 1]);
      if (d >= 0xA0 && d <= 0xBE && d != 0xB7) out[i + 1] = static_cast<char>(d - 32);
      ++i;
    }
  }
  return out;
}

/// One or two lines, broken at the space that balances them.
std::vector<std::string> broken(Painter& painter, const std::string& text, const TextStyle& style,
                                float most) {
  if (painter.text_width(text, style) <= most) return {text};
  std::size_t best = std::string::npos;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    const auto off = [&text](std::size_t i) {
      return std::abs(static_cast<double>(i) - static_cast<double>(text.size()) / 2);
    };
    if (best == std::string::npos || off(at) < off(best)) best = at;
  }
  if (best == std::string::npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

class LabelWriter {
 public:
  LabelWriter(Painter& painter, const BaseMap& base, LabelSpace& space, const View& view,
              const Theme& theme)
      : painter_(painter), base_(base), space_(space), view_(view), theme_(theme) {}

  void town(const MapLabel& label, const LabelLook& look, const std::string& text) {
    const PathPoint at = view_.project(label.at);
    const float s = view_.scale();
    const float gap = look.dot + (look.ring ? 5.5F : 3.5F) * s;
    const PixelBox dot =
        PixelBox{at.x, at.y, at.x, at.y}.grown(look.dot + (look.ring ? 2.5F : 1) * s);
    if (!space_.is_free(dot)) return;
    if (!write_name(painter_, space_, at, gap, text, look.text, s)) return;
    space_.take(dot);
    draw_dot(at, look);
  }

  void area(const MapLabel& label, const LabelLook& look, const std::string& text) {
    const PathPoint at = view_.project(label.at);
    const float s = view_.scale();
    const float size = look.text.size;
    const auto lines = broken(painter_, text, look.text, 120 * s);
    const float leading = size * 1.2F;
    const float height = leading * static_cast<float>(lines.size());
    float width = 0;
    for (const std::string& line : lines) {
      width = std::max(width, painter_.text_width(line, look.text));
    }
    for (const PathPoint& shift : shifts_for(label, width, height)) {
      const float x = at.x + shift.x;
      const float y = at.y + shift.y - height / 2;
      const PixelBox box{x - width / 2, y, x + width / 2, y + height};
      if (!space_.is_free(box.grown(3 * s)) || !belongs(label, {x, y + height / 2}, shift))
        continue;
      space_.take(box.grown(3 * s));
      float baseline = y + leading * 0.8F;
      for (const std::string& line : lines) {
        painter_.text(x - painter_.text_width(line, look.text) / 2, baseline, line, look.text);
        baseline += leading;
      }
      return;
    }
  }

  /// Where the name of an area may stand, seen from its point, the nearest first: countries far
  /// off, provinces and waters close by.
  [[nodiscard]] std::vector<PathPoint> shifts_for(const MapLabel& label, float width,
                                                  float height) const {
    std::vector<PathPoint> shifts = {{0, 0}};
    const int rings = label.kind == LabelKind::country    ? 9
                      : label.kind == LabelKind::province ? 3
                                                          : 2;
    const float dx = std::max(width * 0.3F, 20 * view_.scale());
    for (int ring = 1; ring <= rings; ++ring) {
      const auto r = static_cast<float>(ring);
      for (const PathPoint& way : {PathPoint{0, -1},
                                   {0, 1},
                                   {1, 0},
                                   {-1, 0},
                                   {0.7F, -0.7F},
                                   {-0.7F, -0.7F},
                                   {0.7F, 0.7F},
                                   {-0.7F, 0.7F}}) {
        shifts.push_back({way.x * r * dx, way.y * r * height});
      }
    }
    return shifts;
  }

  /// Whether a name that has been shifted still stands in what it names.
  [[nodiscard]] bool belongs(const MapLabel& label, PathPoint at, PathPoint shift) const {
    if (shift.x == 0 && shift.y == 0) return true;
    if (label.kind != LabelKind::country && label.kind != LabelKind::province) return true;
    const AreaKind kind = label.kind == LabelKind::country ? AreaKind::country : AreaKind::province;
    const auto home = base_.area_at(kind, label.at);
    const auto here = base_.area_at(kind, view_.unproject(at));
    return home && here && home->id == here->id;
  }

  void river(const MapLabel& label, const LabelLook& look, const std::string& text) {
    const PathPoint at = view_.project(label.at);
    const float s = view_.scale();
    const float width = painter_.text_width(text, look.text);
    // The course turns with the map, and with north.
    const float angle = label.angle_deg + static_cast<float>(view_.lean(label.at));
    const float turn = angle * 3.14159265F / 180;
    // Above the river, not on it.
    const float off = look.text.size * 0.62F;
    const PathPoint middle{at.x + std::sin(turn) * off, at.y - std::cos(turn) * off};
    const float half_w =
        (std::abs(std::cos(turn)) * width + std::abs(std::sin(turn)) * look.text.size) / 2;
    const float half_h =
        (std::abs(std::sin(turn)) * width + std::abs(std::cos(turn)) * look.text.size) / 2;
    const PixelBox box{middle.x - half_w, middle.y - half_h, middle.x + half_w, middle.y + half_h};
    if (!space_.try_take(box.grown(2 * s))) return;
    painter_.text_turned(middle, angle, text, look.text);
  }

 private:
  void draw_dot(PathPoint at, const LabelLook& look) {
    const float s = view_.scale();
    if (look.ring) {
      painter_.disc(at, look.dot + 2.4F * s, theme_.halo.faded(0.8F));
      painter_.ring(at, look.dot + 1.6F * s, 1.1F * s, look.text.colour);
    } else {
      painter_.disc(at, look.dot + 1 * s, theme_.halo.faded(0.8F));
    }
    painter_.disc(at, look.dot, look.text.colour);
  }

  Painter& painter_;
  const BaseMap& base_;
  LabelSpace& space_;
  const View& view_;
  const Theme& theme_;
};

bool is_named_already(const MapLabel& label, const std::string& text, PathPoint at,
                      const std::vector<EventLabelPlace>& event_labels, float near) {
  return std::any_of(event_labels.begin(), event_labels.end(), [&](const EventLabelPlace& e) {
    return (e.place == label.name_en || e.place == text) && std::abs(e.anchor.x - at.x) < near &&
           std::abs(e.anchor.y - at.y) < near;
  });
}

/// A text means the map's place where both have one name and are near each other, however either
/// puts the point of a country or a province.
const Spelling* spelling_of(const MapLabel& label, std::span<const Spelling> spellings) {
  constexpr double kNearKm = 400;
  const auto found = std::ranges::find_if(spellings, [&](const Spelling& s) {
    return s.name == label.name_en && geo::distance_km(s.at, geo::from_world(label.at)) < kNearKm;
  });
  return found == spellings.end() ? nullptr : &*found;
}

}  // namespace

geo::WorldBox label_box(const View& view) {
  const double cell = 256.0 * static_cast<double>(view.scale()) / view.world_pixels();
  const geo::WorldBox box = view.box();
  const auto down = [cell](double v) { return std::max(0.0, std::floor(v / cell - 0.5) * cell); };
  const auto up = [cell](double v) { return std::min(1.0, std::ceil(v / cell + 0.5) * cell); };
  return {down(box.x0), down(box.y0), up(box.x1), up(box.y1)};
}

void draw_base_labels(Painter& painter, const BaseMap& base,
                      const std::vector<EventLabelPlace>& event_labels, LabelSpace& space,
                      const View& view, const Theme& theme, MapLanguage language, float larger,
                      std::span<const Spelling> spellings) {
  const auto labels = base.labels(label_box(view), view.zoom());
  std::vector<const MapLabel*> order;
  for (const MapLabel& label : labels) order.push_back(&label);
  std::stable_sort(order.begin(), order.end(), [](const MapLabel* a, const MapLabel* b) {
    return order_of(a->kind) < order_of(b->kind);
  });
  LabelWriter writer(painter, base, space, view, theme);
  for (const MapLabel* label : order) {
    const LabelLook look = look_of(*label, view, theme);
    const bool arabic = language == MapLanguage::arabic && !label->name_ar.empty();
    std::string text(arabic ? label->name_ar : label->name_en);
    if (const Spelling* own = spelling_of(*label, spellings)) text = own->written;
    if (text.empty()) continue;
    if (look.upper && !arabic) text = upper_case(text);
    LabelLook used = look;
    used.text.size *= larger;
    used.text.spacing *= larger;
    if (arabic) used.text.spacing = 0;  // joined letters must not be spread
    if (label->kind == LabelKind::town || label->kind == LabelKind::capital) {
      if (is_named_already(*label, text, view.project(label->at), event_labels,
                           30 * view.scale())) {
        continue;
      }
      writer.town(*label, used, text);
    } else if (label->kind == LabelKind::river) {
      writer.river(*label, used, text);
    } else {
      writer.area(*label, used, text);
    }
  }
}

}  // namespace dateline::scene
