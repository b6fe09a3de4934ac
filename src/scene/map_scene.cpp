#include "scene/map_scene.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "scene/edge_pointers.hpp"
#include "scene/event_areas.hpp"
#include "scene/event_labels.hpp"
#include "scene/graticule.hpp"
#include "scene/heat.hpp"
#include "scene/kind_words.hpp"
#include "scene/legend_spot.hpp"
#include "scene/marker_layout.hpp"
#include "scene/movement_arrows.hpp"
#include "scene/north_arrow.hpp"
#include "scene/scale_bar.hpp"
#include "scene/symbols.hpp"

namespace dateline::scene {

namespace {

constexpr std::size_t kMostAreas = 200;
constexpr float kAttributionLine = 13;  // logical pixels
constexpr float kSign = 15;             // logical pixels over a symbol for a sign
constexpr float kLegendButton = 18;     // logical pixels that a legend is wider for it
constexpr float kMargin = 12;           // logical pixels from the map's edge to what stands at it

SymbolLook look_of(const EventMark& mark, float size, float scale) {
  SymbolLook look;
  look.type = mark.type;
  look.status = mark.status;
  look.size = size;
  look.scale = scale;
  look.opacity = mark.opacity;
  look.selected = mark.selected;
  look.hovered = mark.hovered;
  look.happened = mark.happened;
  return look;
}

bool lies_over_any_ground(const MapInput& input) {
  return input.heat ||
         (input.layers != nullptr && std::ranges::any_of(*input.layers, [](const LayerOnMap& l) {
            return static_cast<bool>(l.raster);
          }));
}

class Builder {
 public:
  Builder(const MapInput& input, const View& view, const Theme& theme, typeset::Typesetter& type)
      : input_(input),
        view_(view),
        theme_(lies_over_any_ground(input) ? theme.over_any_ground() : theme),
        bounds_{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())},
        painter_(type, list_.mesh, bounds_),
        space_(bounds_.grown(-2 * view.scale()), input.whole_labels),
        words_(view.scale() * input.text) {}

  MapDrawList build() && {
    if (input_.sketch) list_.mesh.sketch.emplace();
    if (input_.base != nullptr) {
      list_.base = build_base_layer(*input_.base, view_, theme_, input_.finer);
    } else {
      list_.base.view = view_;
      list_.base.water = theme_.water;
    }
    if (input_.layers != nullptr) {
      for (auto l = input_.layers->rbegin(); l != input_.layers->rend(); ++l) {
        if (l->raster) {
          list_.base.rasters.push_back({pieces_in(*l->raster, view_), l->opacity});
        } else {
          list_.base.layers.push_back(batch_of(*l, view_, theme_));
        }
      }
    }
    static const EventMarks kNone;
    const EventMarks& all = input_.events != nullptr ? *input_.events : kNone;
    const EventMarks lit = input_.heat ? heat(all) : EventMarks();
    const EventMarks& events = input_.heat ? lit : all;
    const auto sites = layout_markers(events, view_, input_.symbol);
    if (input_.graticule) lines_ = graticule(view_);
    draw_graticule(painter_, lines_, view_, theme_);
    areas(events);
    holds();
    if (!input_.heat) {
      legend_.movements = draw_movements(painter_, events.marks, space_, view_, theme_);
    }
    reserve_furniture(events, sites);
    for (const MarkerSite& site : sites) {
      space_.take(site.box);
      const bool signed_over = std::ranges::any_of(
          site.marks, [&](std::uint32_t m) { return events.marks[m].sign_above; });
      if (signed_over)
        space_.take({site.box.x0, site.box.y0 - kSign * view_.scale(), site.box.x1, site.box.y0});
    }
    draw_graticule_labels(painter_, lines_, space_, view_, theme_, input_.text);
    // Labels lie under the symbols, but for those of selected events.
    Mesh over;
    if (input_.sketch) over.sketch.emplace();
    Painter over_painter(painter_.type(), over, bounds_);
    const LabelMemory before = memory();
    const PlaceNames names(input_.base, input_.language);
    const bool moving = before.view && before.view->centre() != view_.centre();
    auto [labels, spots] = draw_event_labels(painter_, over_painter, events, sites, space_, theme_,
                                             words_, names, {&before.events, moving});
    list_.labels = {view_, input_.text,   input_.language == MapLanguage::arabic, {}, {},
                    spots, legend_corner_};
    if (input_.own != nullptr) {
      list_.own = draw_own_places(painter_, *input_.own, labels, space_, view_, theme_, input_.text,
                                  before.own);
      for (const OwnPlaceSpot& own : list_.own) {
        if (own.name) list_.labels.own.emplace(own.index, *own.name);
      }
    }
    if (input_.layers != nullptr) {
      draw_layer_labels(painter_, *input_.layers, space_, view_, theme_);
    }
    if (input_.base != nullptr) {
      list_.labels.base =
          draw_base_labels(painter_, *input_.base, labels, space_, view_, theme_, input_.language,
                           input_.text, input_.spellings, before.base, !moving);
    }
    symbols(events, sites, labels);
    hold_captions();
    if (input_.edge_pointers) {
      for (MapPick& pick : draw_edge_pointers(painter_, events, names, space_, view_, theme_)) {
        list_.picks.push_back(std::move(pick));
      }
    }
    furniture();
    list_.mesh.append(over);
    return std::move(list_);
  }

 private:
  /// What the picture before has to say to this one.
  [[nodiscard]] LabelMemory memory() const {
    const bool arabic = input_.language == MapLanguage::arabic;
    if (input_.before == nullptr || !input_.before->leads_to(view_, input_.text, arabic)) return {};
    return *input_.before;
  }

  /// Draws the heat of all, and gives those that have a symbol nonetheless.
  EventMarks heat(const EventMarks& all) {
    const HeatGrid grid = heat_of(all, view_);
    draw_heat(painter_, grid, theme_);
    if (grid.most > 0) legend_.heat = full_heat(grid);
    EventMarks lit;
    lit.words = all.words;
    std::ranges::copy_if(all.marks, std::back_inserter(lit.marks),
                         [](const EventMark& m) { return m.selected || m.hovered; });
    return lit;
  }

  /// One area for all events that share it, in the colour of the one painted last.
  void areas(const EventMarks& events) {
    const auto same_area = [](const EventMark& a, const EventMark& b) {
      return a.at == b.at && a.radius_km == b.radius_km && a.outline == b.outline &&
             std::ranges::equal(a.area, b.area);
    };
    std::vector<const EventMark*> drawn;
    for (auto it = events.marks.rbegin(); it != events.marks.rend(); ++it) {
      const EventMark& mark = *it;
      if (mark.opacity <= 0 || mark.happened <= 0 || drawn.size() > kMostAreas) continue;
      if (mark.radius_km <= 0 && mark.area.empty() && mark.outline.kind == MapOutline::Kind::none) {
        continue;
      }
      if (std::any_of(drawn.begin(), drawn.end(),
                      [&](const EventMark* o) { return same_area(*o, mark); })) {
        continue;
      }
      const auto box = draw_event_area(painter_, mark, input_.base, view_, theme_);
      if (!box) continue;
      drawn.push_back(&mark);
      list_.picks.push_back({PickKind::area, *box, {mark.index}});
      legend_.uncertain_places = true;
    }
  }

  void holds() {
    if (input_.held == nullptr) return;
    const float radius = kHoldRadius * view_.scale();
    for (std::uint32_t i = 0; i < input_.held->size(); ++i) {
      const HeldPlace& held = (*input_.held)[i];
      const PathPoint at = view_.project(geo::to_world(held.at));
      const PixelBox box{at.x - radius, at.y - radius, at.x + radius, at.y + radius};
      if (!bounds_.overlaps(box)) continue;
      draw_hold(painter_, at, radius, held, view_.scale(), theme_);
      list_.holds.push_back({box, i});
    }
  }

  /// The holder's name under the place, where there is room: colour alone says nothing.
  void hold_captions() {
    const float s = words_;
    TextStyle t;
    t.size = 10 * s;
    t.colour = theme_.label;
    t.halo = theme_.name_halo();
    t.halo_width = 1.6F * s;
    for (const MapDrawList::Hold& hold : list_.holds) {
      const HeldPlace& held = (*input_.held)[hold.index];
      std::string text;
      for (const HeldPlace::Holder& h : held.holders) text += (text.empty() ? "" : " / ") + h.name;
      if (held.how == timeline::Hold::probably) text += "?";
      const std::string shown = typeset::elide(painter_.type(), text, t.weight, t.size, 120 * s);
      const float width = painter_.text_width(shown, t);
      const float middle = (hold.box.x0 + hold.box.x1) / 2;
      for (const float top : {hold.box.y1 + 1 * s, hold.box.y0 - 14 * s}) {
        const PixelBox box{middle - width / 2, top, middle + width / 2, top + 13 * s};
        if (!space_.try_take(box)) continue;
        painter_.text(box.x0, box.y1 - 3 * s, shown, t);
        break;
      }
    }
  }

  /// Places legend, scale bar and attribution before any label, so that none runs under them.
  void reserve_furniture(const EventMarks& events, const std::vector<MarkerSite>& sites) {
    for (const PixelBox& box : input_.taken) space_.take(box);
    const float s = words_;
    const LegendContent before = legend_;
    legend_ = legend_of(events, view_.box());
    legend_.heat = before.heat;
    legend_.movements = before.movements;
    legend_.borders = unsettled_borders(list_.base);
    if (input_.held != nullptr) add_holders(legend_, *input_.held, view_.box());
    if (input_.layers != nullptr) {
      std::ranges::copy_if(*input_.layers, std::back_inserter(legend_.layers),
                           [&](const LayerOnMap& l) { return l.box().overlaps(view_.box()); });
    }
    legend_.uncertain_places = legend_.uncertain_places || before.uncertain_places;
    for (const MarkerSite& site : sites) {
      legend_.clusters = legend_.clusters || (site.cluster && bounds_.overlaps(site.box));
    }
    if (input_.legend != MapInput::Legend::none) reserve_legend(sites);
    wrap_attribution();
    const auto lines = static_cast<float>(attribution_.size());
    const float foot =
        bounds_.y1 - (lines == 0 ? kMargin : 22.0F + (lines - 1) * kAttributionLine) * s;
    if (input_.scale_bar) {
      bar_ = scene::scale_bar(view_, 110 * s);
      bar_at_ = {bounds_.x1 - kMargin * s, foot - 4 * s};
      space_.take({bar_at_.x - bar_.pixels - 8 * s, bar_at_.y - 24 * s, bar_at_.x + 6 * s,
                   bar_at_.y + 6 * s});
      if (needs_north_arrow(view_)) place_north_arrow(sites);
    }
    place_inset(sites, foot - (input_.scale_bar ? 34 * s : 0));
    for (std::size_t i = 0; i < attribution_.size(); ++i) {
      const float w = painter_.text_width(attribution_[i], attribution_style());
      const float y = attribution_baseline(i);
      space_.take({bounds_.x1 - w - 12 * s, y - 11 * s, bounds_.x1, y + 7 * s});
    }
  }

  /// Beside what else stands on the map, which has been placed.
  void place_inset(const std::vector<MarkerSite>& sites, float foot) {
    const auto wider = inset_view(view_, words_);
    if (!wider || !input_.inset || input_.base == nullptr) return;
    std::vector<PixelBox> symbols;
    for (const MarkerSite& site : sites) symbols.push_back(site.box);
    std::vector<PixelBox> taken = input_.taken;
    if (legend_spot_.box.width() > 0) taken.push_back(legend_spot_.box);
    if (north_at_)
      taken.push_back({north_at_->x - 12 * words_, 0, north_at_->x + 12 * words_, foot});
    const auto box =
        inset_corner(bounds_, static_cast<float>(wider->width()),
                     static_cast<float>(wider->height()), kMargin * words_, foot, symbols, taken);
    if (!box) return;
    list_.inset = make_inset(*input_.base, *wider, *box, view_, input_.language, theme_,
                             painter_.type(), input_.sketch);
    space_.cover(box->grown(4 * words_));
  }

  /// Left of the scale bar, or over its end where a symbol stands there.
  void place_north_arrow(const std::vector<MarkerSite>& sites) {
    const float s = view_.scale();
    const float half = kNorthArrowWidth / 2 * s;
    const PathPoint feet[] = {{bar_at_.x - bar_.pixels - 8 * s - half, bar_at_.y},
                              {bar_at_.x - half, bar_at_.y - 28 * s}};
    PixelBox box;
    for (const PathPoint& foot : feet) {
      north_at_ = foot;
      box = PixelBox{foot.x - half, foot.y - kNorthArrowHeight * s, foot.x + half, foot.y + 3 * s}
                .grown(2 * s);
      if (std::ranges::none_of(sites, [&](const auto& site) { return site.box.overlaps(box); })) {
        break;
      }
    }
    space_.take(box);
  }

  /// It has to be there whole, so on a narrow map, or beside a legend, it takes several lines.
  void wrap_attribution() {
    if (input_.attribution.empty()) return;
    const float margin = kMargin * words_;
    const bool beside =
        legend_spot_.box.width() > 0 && legend_spot_.box.y1 > bounds_.y1 - 2 * margin;
    const float left = beside ? legend_spot_.box.x1 + margin : margin;
    const TextStyle t = attribution_style();
    attribution_ = typeset::wrap(painter_.type(), input_.attribution, t.weight, t.size,
                                 bounds_.x1 - margin - left);
  }
  [[nodiscard]] float attribution_baseline(std::size_t line) const {
    const auto below = static_cast<float>(attribution_.size() - 1 - line);
    return bounds_.y1 - (7 + below * kAttributionLine) * words_;
  }

  void reserve_legend(const std::vector<MarkerSite>& sites) {
    const float s = words_;
    LegendFrame frame;
    frame.folded = input_.legend == MapInput::Legend::folded;
    if (frame.folded || input_.legend == MapInput::Legend::with_button) {
      frame.button = kLegendButton * s;
    }
    frame.before = memory().legend_corner;
    frame.free = input_.legend == MapInput::Legend::plain;
    if (frame.free) {
      for (const MapDrawList::Hold& hold : list_.holds) frame.over.push_back(hold.box);
      frame.taken = input_.taken;
    }
    legend_spot_ = place_legend(painter_, legend_, frame, bounds_, sites, kMargin * s, s);
    if (legend_spot_.box.width() <= 0) return;
    space_.cover(legend_spot_.box.grown(4 * s));
    list_.legend = legend_spot_.box;
    legend_corner_ = legend_spot_.corner;
  }

  void symbols(const EventMarks& events, const std::vector<MarkerSite>& sites,
               const std::vector<EventLabelPlace>& labels) {
    const float s = view_.scale();
    for (const EventLabelPlace& label : labels) {
      for (std::size_t i = 0; i < label.marks.size(); ++i) {
        const auto n = static_cast<float>(label.marks.size());
        // A block of n events has n lines, or one more above them.
        const float line = 16 * s;
        const float head = std::max(0.0F, label.box.height() - n * line);
        const float y = label.box.y0 + head + static_cast<float>(i) * line;
        list_.picks.push_back({PickKind::label,
                               {label.box.x0, y, label.box.x1, y + line},
                               {events.marks[label.marks[i]].index}});
      }
    }
    for (const MarkerSite& site : sites) leaders(site);
    // What is selected or hovered lies on top of its neighbours.
    for (const bool on_top : {false, true}) {
      for (const MarkerSite& site : sites) {
        if (site.cluster) {
          if (!on_top) cluster(events, site);
          continue;
        }
        for (const PlacedMarker& m : site.markers) {
          const EventMark& mark = events.marks[m.mark];
          if ((mark.selected || mark.hovered) == on_top) symbol(mark, m);
        }
      }
    }
  }

  void symbol(const EventMark& mark, const PlacedMarker& m) {
    const float s = view_.scale();
    if (painter_.sketches()) painter_.begin_item(item_name(mark));
    draw_symbol(painter_, m.at, look_of(mark, m.size, s), theme_);
    painter_.end_item();
    const float half = m.size / 2 + Sizes::symbol_edge * s;
    list_.picks.push_back({PickKind::symbol,
                           {m.at.x - half, m.at.y - half, m.at.x + half, m.at.y + half},
                           {mark.index}});
  }

  /// "capture, Mosul", with its status where that is more than that it happened.
  static std::string item_name(const EventMark& mark) {
    std::string name = words_of(mark.type);
    if (!mark.place.empty()) name.append(", ").append(mark.place);
    if (mark.status != event::Status::happened) name.append(", ").append(words_of(mark.status));
    return name;
  }

  /// Joins symbols that had to step aside with their places: one line a place.
  void leaders(const MarkerSite& site) {
    const float s = view_.scale();
    std::vector<PathPoint> done;
    for (const PlacedMarker& m : site.markers) {
      const auto is_here = [&m](PathPoint p) {
        return std::hypot(p.x - m.anchor.x, p.y - m.anchor.y) < 2;
      };
      if (std::any_of(done.begin(), done.end(), is_here)) continue;
      done.push_back(m.anchor);
      const PlacedMarker* nearest = &m;
      const auto gap = [&m](const PlacedMarker& o) {
        return std::hypot(o.at.x - m.anchor.x, o.at.y - m.anchor.y);
      };
      for (const PlacedMarker& o : site.markers) {
        if (is_here(o.anchor) && gap(o) < gap(*nearest)) nearest = &o;
      }
      if (gap(*nearest) < 0.7F * nearest->size) continue;
      painter_.line(m.anchor, nearest->at, 2.6F * s, theme_.panel.faded(0.7F));
      painter_.line(m.anchor, nearest->at, 1 * s, theme_.secondary);
      painter_.disc(m.anchor, 2.8F * s, theme_.panel);
      painter_.disc(m.anchor, 1.8F * s, theme_.text);
    }
  }

  void cluster(const EventMarks& events, const MarkerSite& site) {
    const float s = view_.scale();
    const PathPoint c{std::round(site.anchor.x), std::round(site.anchor.y)};
    bool selected = false;
    bool hovered = false;
    MapPick pick{PickKind::cluster, site.box, {}};
    for (const std::uint32_t i : site.marks) {
      selected = selected || events.marks[i].selected;
      hovered = hovered || events.marks[i].hovered;
      pick.events.push_back(events.marks[i].index);
    }
    painter_.disc(c, site.radius + 1.5F * s, theme_.panel.faded(0.94F));
    const auto total = static_cast<float>(site.marks.size());
    const float width = 3.2F * s;
    float from = 0;
    for (std::size_t f = 0; f < site.shares.size(); ++f) {
      if (site.shares[f] == 0) continue;
      const float to = from + static_cast<float>(site.shares[f]) / total;
      painter_.arc(c, site.radius - width / 2, from, to, width, theme_.families[f]);
      from = to;
    }
    if (selected || hovered) {
      painter_.ring(c, site.radius + 3 * s, (selected ? 2.0F : 1.0F) * s, theme_.accent);
    }
    TextStyle t;
    t.weight = Weight::bold;
    t.size = Sizes::text_small * s;
    t.colour = theme_.text;
    const std::string count = fmt::format("{}", site.marks.size());
    painter_.text(c.x - painter_.text_width(count, t) / 2, c.y + 0.36F * t.size, count, t);
    list_.picks.push_back(std::move(pick));
  }

  [[nodiscard]] TextStyle attribution_style() const {
    TextStyle t;
    t.size = 10 * words_;
    t.colour = theme_.secondary;
    t.halo = theme_.name_halo();
    t.halo_width = 1.4F * words_;
    return t;
  }

  void furniture() {
    const float s = words_;
    if (legend_spot_.box.width() > 0) {
      painter_.begin_item("legend");
      painter_.rounded_rect(legend_spot_.box, 4 * legend_spot_.scale, theme_.panel.faded(0.9F));
      if (input_.legend == MapInput::Legend::folded) {
        draw_folded_legend(painter_, legend_spot_.box.x0, legend_spot_.box.y0, s, theme_);
      } else {
        draw_legend(painter_, legend_, legend_spot_.box.x0, legend_spot_.box.y0, legend_spot_.scale,
                    legend_spot_.most_height, theme_);
      }
    }
    painter_.begin_item("scale");
    if (input_.scale_bar) draw_scale_bar(painter_, bar_, bar_at_.x, bar_at_.y, s, theme_);
    painter_.end_item();
    if (north_at_) draw_north_arrow(painter_, *north_at_, view_, theme_);
    for (std::size_t i = 0; i < attribution_.size(); ++i) {
      const TextStyle t = attribution_style();
      const float w = painter_.text_width(attribution_[i], t);
      painter_.text(bounds_.x1 - kMargin * s - w, attribution_baseline(i), attribution_[i], t);
    }
  }

  const MapInput& input_;
  const View& view_;
  const Theme theme_;
  PixelBox bounds_;
  MapDrawList list_;
  Painter painter_;
  LabelSpace space_;
  LegendContent legend_;
  LegendSpot legend_spot_;
  std::optional<std::size_t> legend_corner_;   ///< of a legend that is there
  float words_ = 1;                            ///< scale of words and of what stands among them
  std::vector<std::string_view> attribution_;  ///< the lines of input_.attribution
  ScaleBar bar_;
  PathPoint bar_at_;
  std::optional<PathPoint> north_at_;  ///< the arrow's foot, where there is one
  std::vector<GraticuleLine> lines_;
};

}  // namespace

MapDrawList build_map(const MapInput& input, const View& view, const Theme& theme,
                      typeset::Typesetter& type) {
  return Builder(input, view, theme, type).build();
}

}  // namespace dateline::scene
