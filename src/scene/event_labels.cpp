#include "scene/event_labels.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "scene/symbols.hpp"

namespace dateline::scene {

namespace {

constexpr const char* kDot = " \u00B7 ";
constexpr std::size_t kMostAsked = 4;  // events of a cluster that it names

/// One line: a part in bold, a part in regular, perhaps a small symbol before them.
struct Line {
  std::string bold;
  std::string plain;
  const EventMark* symbol = nullptr;
  float opacity = 1;
};

struct Block {
  std::vector<Line> lines;
  float width = 0;
  float height = 0;
};

class Writer {
 public:
  Writer(Painter& painter, const Theme& theme, float scale)
      : painter_(painter), theme_(theme), scale_(scale) {}

  [[nodiscard]] float line_height() const { return 16 * scale_; }

  [[nodiscard]] Block measured(std::vector<Line> lines) {
    Block block{std::move(lines), 0, 0};
    for (const Line& line : block.lines) {
      const float w = indent(line) + painter_.text_width(line.bold, style(Weight::bold, 1)) +
                      painter_.text_width(line.plain, style(Weight::regular, 1));
      block.width = std::max(block.width, w);
    }
    block.height = line_height() * static_cast<float>(block.lines.size());
    return block;
  }

  void write(const Block& block, PathPoint top_left) {
    float y = top_left.y + 11.8F * scale_;
    for (const Line& line : block.lines) {
      float x = top_left.x;
      if (line.symbol != nullptr) {
        SymbolLook look;
        look.type = line.symbol->type;
        // A ring would crowd so small a symbol; the one on the map has it.
        look.status = line.symbol->status == event::Status::ongoing ? event::Status::happened
                                                                    : line.symbol->status;
        look.size = 9 * scale_;
        look.scale = scale_ * 0.7F;
        look.opacity = line.opacity;
        draw_symbol(painter_, {x + 5 * scale_, y - 4.2F * scale_}, look, theme_);
        x += indent(line);
      }
      x += painter_.text(x, y, line.bold, style(Weight::bold, line.opacity));
      painter_.text(x, y, line.plain, style(Weight::regular, line.opacity));
      y += line_height();
    }
  }

 private:
  [[nodiscard]] float indent(const Line& line) const {
    return line.symbol != nullptr ? 14 * scale_ : 0;
  }
  [[nodiscard]] TextStyle style(Weight weight, float opacity) const {
    TextStyle t;
    t.weight = weight;
    t.size = Sizes::text_small * scale_;
    // Old events stay readable: their labels fade less than their symbols.
    t.colour = mixed(theme_.secondary, theme_.text, std::clamp(opacity * 1.5F - 0.5F, 0.0F, 1.0F));
    t.halo = theme_.halo.faded(0.85F);
    t.halo_width = Sizes::halo * scale_;
    return t;
  }
  Painter& painter_;
  const Theme& theme_;
  float scale_;
};

/// The place of more than half of a site's events (Boyer and Moore's majority vote); "" where there
/// is none.
std::string_view main_place(const EventMarks& events, const MarkerSite& site) {
  std::string_view place;
  std::size_t votes = 0;
  for (const std::uint32_t i : site.marks) {
    if (votes == 0) place = events.marks[i].place;
    votes = events.marks[i].place == place ? votes + 1 : votes - 1;
  }
  const auto n = std::ranges::count_if(
      site.marks, [&](std::uint32_t i) { return events.marks[i].place == place; });
  return 2 * static_cast<std::size_t>(n) > site.marks.size() ? place : std::string_view();
}

/// The ways to label a site, the fullest first.
std::vector<std::vector<Line>> variants(const EventMarks& events, const MarkerSite& site) {
  std::vector<std::vector<Line>> out;
  const EventMark& first = events.marks[site.marks.front()];
  if (site.cluster || site.one_of_many) {
    std::vector<Line> asked;
    for (const std::uint32_t i : site.marks) {
      const EventMark& m = events.marks[i];
      if ((!m.selected && !m.hovered) || asked.size() == kMostAsked) continue;
      const std::string what = events.what(m);
      const char* dot = m.place.empty() || what.empty() ? "" : kDot;
      asked.push_back({std::string(m.place), dot + what, &m, m.opacity});
      if (m.selected) asked.back() = {asked.back().bold + asked.back().plain, "", &m, m.opacity};
    }
    if (!asked.empty()) out.push_back(std::move(asked));
    if (const std::string_view place = main_place(events, site); !place.empty()) {
      out.push_back({{std::string(place), "", nullptr, 1}});
    }
    return out;
  }
  const auto emphasised = [](const EventMark& m) { return m.selected; };
  if (site.marks.size() == 1) {
    const std::string place(first.place);
    const std::string what = events.what(first);
    Line line{place, "", nullptr, first.opacity};
    if (!what.empty()) line.plain = (place.empty() ? "" : std::string(kDot)) + what;
    if (emphasised(first)) line = {line.bold + line.plain, "", nullptr, first.opacity};
    out.push_back({line});
    if (!place.empty() && !what.empty()) out.push_back({{place, "", nullptr, first.opacity}});
    return out;
  }
  bool same_place = true;
  float freshest = 0;
  for (const std::uint32_t i : site.marks) {
    same_place = same_place && events.marks[i].place == first.place;
    freshest = std::max(freshest, events.marks[i].opacity);
  }
  std::vector<Line> lines;
  if (same_place && !first.place.empty()) {
    lines.push_back({std::string(first.place), "", nullptr, freshest});
  }
  for (const std::uint32_t i : site.marks) {
    const EventMark& m = events.marks[i];
    Line line{"", events.what(m), &m, m.opacity};
    if (!same_place && !m.place.empty()) {
      line.bold = m.place;
      if (!line.plain.empty()) line.plain = std::string(kDot) + line.plain;
    }
    if (emphasised(m)) line = {line.bold + line.plain, "", &m, m.opacity};
    lines.push_back(line);
  }
  out.push_back(lines);
  if (!first.place.empty()) {
    std::string names(first.place);
    if (!same_place) {
      for (const std::uint32_t i : site.marks) {
        const std::string_view name = events.marks[i].place;
        if (name.empty() || names.find(name) != std::string::npos) continue;
        names.append(", ").append(name);
      }
    }
    out.push_back({{names, "", nullptr, freshest}});
  }
  return out;
}

/// Top left corners around the symbols in order of liking: right, left, below, above, then the same
/// pushed along the symbols' edge.
std::vector<PathPoint> spots(const PixelBox& site, const Block& block, float gap) {
  const float my = (site.y0 + site.y1 - block.height) / 2;
  const float mx = (site.x0 + site.x1 - block.width) / 2;
  const float right = site.x1 + gap;
  const float left = site.x0 - gap - block.width;
  const float below = site.y1 + gap / 2;
  const float above = site.y0 - gap / 2 - block.height;
  std::vector<PathPoint> out = {{right, my}, {left, my}, {mx, below}, {mx, above}};
  const float down = (site.height() + block.height) / 2 - gap;
  const float along = (site.width() + block.width) / 2 - gap;
  for (const float share : {0.4F, 0.7F, 1.0F}) {
    out.insert(out.end(), {{right, my - share * down},
                           {right, my + share * down},
                           {left, my - share * down},
                           {left, my + share * down},
                           {mx + share * along, below},
                           {mx + share * along, above},
                           {mx - share * along, below},
                           {mx - share * along, above}});
  }
  return out;
}

std::vector<std::size_t> by_priority(const EventMarks& events,
                                     const std::vector<MarkerSite>& sites) {
  const auto rank = [&](std::size_t s) {
    bool selected = false;
    bool hovered = false;
    float opacity = 0;
    std::uint32_t index = UINT32_MAX;
    for (const std::uint32_t i : sites[s].marks) {
      const EventMark& m = events.marks[i];
      selected = selected || m.selected;
      hovered = hovered || m.hovered;
      opacity = std::max(opacity, m.opacity);
      index = std::min(index, m.index);
    }
    return std::tuple(!selected, !hovered, sites[s].cluster, -opacity, index);
  };
  std::vector<std::size_t> order(sites.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

/// The first spot that is free; where none is and it must be labelled, the first that lies whole
/// within the bounds.
std::optional<PathPoint> find_spot(const MarkerSite& site, const Block& block,
                                   const LabelSpace& space, float scale, bool must) {
  const auto corners = spots(site.box, block, 5 * scale);
  const auto box_at = [&block, scale](PathPoint c) {
    return PixelBox{c.x, c.y, c.x + block.width, c.y + block.height}.grown(1.5F * scale);
  };
  for (const PathPoint& corner : corners) {
    if (space.is_free(box_at(corner))) return corner;
  }
  if (!must) return std::nullopt;
  for (const PathPoint& corner : corners) {
    if (space.bounds().covers(box_at(corner))) return corner;
  }
  return std::nullopt;
}

}  // namespace

std::vector<EventLabelPlace> draw_event_labels(Painter& painter, Painter& over,
                                               const EventMarks& events,
                                               const std::vector<MarkerSite>& sites,
                                               LabelSpace& space, const Theme& theme, float scale) {
  Writer under_symbols(painter, theme, scale);
  Writer over_symbols(over, theme, scale);
  std::vector<EventLabelPlace> placed;
  for (const std::size_t s : by_priority(events, sites)) {
    const MarkerSite& site = sites[s];
    const bool must = std::any_of(site.marks.begin(), site.marks.end(), [&](std::uint32_t i) {
      return events.marks[i].selected || events.marks[i].hovered;
    });
    Writer& writer = must ? over_symbols : under_symbols;
    for (auto& lines : variants(events, site)) {
      const bool whole = lines.size() >= site.marks.size() && !site.one_of_many;
      const Block block = writer.measured(std::move(lines));
      const auto corner = find_spot(site, block, space, scale, must);
      if (!corner) continue;
      const PixelBox box{corner->x, corner->y, corner->x + block.width, corner->y + block.height};
      if (must) over.rounded_rect(box.grown(2 * scale), 3 * scale, theme.panel.faded(0.75F));
      writer.write(block, *corner);
      space.take(box.grown(1.5F * scale));
      placed.push_back({box, whole ? site.marks : std::vector<std::uint32_t>{},
                        std::string(events.marks[site.marks.front()].place), site.anchor});
      break;
    }
  }
  return placed;
}

}  // namespace dateline::scene
