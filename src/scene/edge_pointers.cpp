#include "scene/edge_pointers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "base/translate.hpp"
#include "scene/symbols.hpp"

namespace dateline::scene {

namespace {

constexpr std::size_t kMostPointers = 8;

struct Beyond {
  const EventMark* mark = nullptr;
  std::vector<std::uint32_t> events;
  PathPoint towards;  ///< where it is, beyond the edge
};

/// One for each place, the freshest event's mark standing for all of it.
std::vector<Beyond> places_beyond(const EventMarks& events, const View& view) {
  std::vector<Beyond> out;
  const PixelBox seen{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())};
  for (const EventMark& m : events.marks) {
    if (!m.at || m.opacity <= 0 || m.happened <= 0) continue;
    const PathPoint p = view.project(geo::to_world(*m.at));
    if (seen.contains(p.x, p.y)) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&m](const Beyond& b) {
      return b.mark->at == m.at || (!m.place.empty() && b.mark->place == m.place);
    });
    if (same == out.end()) {
      out.push_back({&m, {m.index}, p});
    } else {
      same->events.push_back(m.index);
      if (m.opacity > same->mark->opacity || m.selected) same->mark = &m;
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Beyond& a, const Beyond& b) {
    return std::pair(!a.mark->selected, -a.mark->opacity) <
           std::pair(!b.mark->selected, -b.mark->opacity);
  });
  if (out.size() > kMostPointers) out.resize(kMostPointers);
  return out;
}

class Pointer {
 public:
  Pointer(Painter& painter, const EventMarks& events, const PlaceNames& names, LabelSpace& space,
          const View& view, const Theme& theme)
      : painter_(painter),
        events_(events),
        names_(names),
        space_(space),
        view_(view),
        theme_(theme) {
    style_.size = 11 * view.scale();
    style_.colour = theme.secondary;
    style_.halo = theme.name_halo();
    style_.halo_width = Sizes::halo * view.scale();
  }

  /// nullopt where there is no room.
  std::optional<PixelBox> draw(const Beyond& beyond) {
    const float s = view_.scale();
    const PathPoint home = on_edge(view_, beyond.towards, 18 * s);
    std::string text = names_.of(*beyond.mark);
    if (beyond.events.size() > 1) {
      // The mark of left-to-right: behind an Arabic name a number would belong to it, "events 5".
      text += " \u00B7 \u200E" + base::tr_count("{} event", "{} events", beyond.events.size());
    } else if (const std::string what = events_.what(*beyond.mark); !what.empty()) {
      text += (text.empty() ? "" : " \u00B7 ") + what;
    }
    const float width = painter_.text_width(text, style_);
    const bool to_right = home.x < static_cast<float>(view_.width()) / 2;
    // Along the edge, the nearest free stretch.
    const bool on_side = std::abs(home.x - 18 * s) < 1 ||
                         std::abs(home.x - static_cast<float>(view_.width()) + 18 * s) < 1;
    for (int step = 0; step < 24; ++step) {
      const float shift =
          static_cast<float>((step + 1) / 2) * (step % 2 == 0 ? 1.0F : -1.0F) * 14 * s;
      const PathPoint at{on_side ? home.x : home.x + shift, on_side ? home.y + shift : home.y};
      const float x = to_right ? at.x + 14 * s : at.x - 14 * s - width;
      const PixelBox box{std::min(x, at.x - 12 * s), at.y - 11 * s,
                         std::max(x + width, at.x + 12 * s), at.y + 11 * s};
      if (!space_.try_take(box)) continue;
      draw_arrow_head(painter_, at, beyond.towards, s, theme_.secondary);
      SymbolLook look;
      look.type = beyond.mark->type;
      look.status = beyond.mark->status == event::Status::ongoing ? event::Status::happened
                                                                  : beyond.mark->status;
      look.size = 12 * s;
      look.scale = s;
      look.opacity = beyond.mark->opacity;
      draw_symbol(painter_, at, look, theme_);
      painter_.text(x, at.y + 0.36F * style_.size, text, style_);
      return box;
    }
    return std::nullopt;
  }

 private:
  Painter& painter_;
  const EventMarks& events_;
  const PlaceNames& names_;
  LabelSpace& space_;
  const View& view_;
  const Theme& theme_;
  TextStyle style_;
};

}  // namespace

PathPoint on_edge(const View& view, PathPoint towards, float inset) {
  const float cx = static_cast<float>(view.width()) / 2;
  const float cy = static_cast<float>(view.height()) / 2;
  const float dx = towards.x - cx;
  const float dy = towards.y - cy;
  const float sx = std::abs(dx) > 1e-3F ? (cx - inset) / std::abs(dx) : 1e9F;
  const float sy = std::abs(dy) > 1e-3F ? (cy - inset) / std::abs(dy) : 1e9F;
  const float share = std::min(sx, sy);
  return {cx + dx * share, cy + dy * share};
}

void draw_arrow_head(Painter& painter, PathPoint at, PathPoint towards, float scale, Rgba colour) {
  const float length = std::hypot(towards.x - at.x, towards.y - at.y);
  if (length < 1) return;
  const PathPoint d{(towards.x - at.x) / length, (towards.y - at.y) / length};
  const auto corner = [&](float along, float across) {
    return PathPoint{at.x + (d.x * along - d.y * across) * scale,
                     at.y + (d.y * along + d.x * across) * scale};
  };
  const PathPoint head[] = {corner(16, 0), corner(10, 4.5F), corner(10, -4.5F)};
  painter.convex(head, colour);
}

std::vector<MapPick> draw_edge_pointers(Painter& painter, const EventMarks& events,
                                        const PlaceNames& names, LabelSpace& space,
                                        const View& view, const Theme& theme) {
  std::vector<MapPick> picks;
  Pointer pointer(painter, events, names, space, view, theme);
  for (const Beyond& beyond : places_beyond(events, view)) {
    if (const auto box = pointer.draw(beyond)) {
      picks.push_back({PickKind::label, *box, beyond.events});
    }
  }
  return picks;
}

}  // namespace dateline::scene
