#include "scene/event_labels.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
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
      write_parts(line, x, y);
      y += line_height();
    }
  }

 private:
  /// Both parts in the direction of the first: a name in Arabic stands at the right of what
  /// happened there, if that is told in Arabic, too.
  void write_parts(const Line& line, float x, float y) {
    const TextStyle bold = style(Weight::bold, line.opacity);
    const TextStyle plain = style(Weight::regular, line.opacity);
    const bool from_right = painter_.type().shape(line.bold, Weight::bold).right_to_left;
    if (line.bold.empty() || !painter_.type().shape(line.plain, Weight::regular).right_to_left) {
      x += painter_.text(x, y, line.bold, bold);
      painter_.text(x, y, line.plain, plain);
    } else if (from_right) {
      x += painter_.text(x, y, line.plain, plain);
      painter_.text(x, y, line.bold, bold);
    } else {
      constexpr const char* kFromLeft = "\u200E";
      x += painter_.text(x, y, line.bold, bold);
      painter_.text(x, y, kFromLeft + line.plain, plain);
    }
  }
  [[nodiscard]] float indent(const Line& line) const {
    return line.symbol != nullptr ? 14 * scale_ : 0;
  }
  [[nodiscard]] TextStyle style(Weight weight, float opacity) const {
    TextStyle t;
    t.weight = weight;
    t.size = Sizes::text_small * scale_;
    // Old events stay readable: their labels fade less than their symbols.
    t.colour = mixed(theme_.secondary, theme_.text, std::clamp(opacity * 1.5F - 0.5F, 0.0F, 1.0F));
    t.halo = theme_.name_halo();
    t.halo_width = Sizes::halo * scale_;
    return t;
  }
  Painter& painter_;
  const Theme& theme_;
  float scale_;
};

/// The place of more than half of a site's events (Boyer and Moore's majority vote); "" where there
/// is none.
std::string main_place(const EventMarks& events, const MarkerSite& site, const PlaceNames& names) {
  const EventMark* first = nullptr;
  std::size_t votes = 0;
  for (const std::uint32_t i : site.marks) {
    if (votes == 0) first = &events.marks[i];
    votes = events.marks[i].place == first->place ? votes + 1 : votes - 1;
  }
  const auto n = std::ranges::count_if(
      site.marks, [&](std::uint32_t i) { return events.marks[i].place == first->place; });
  return 2 * static_cast<std::size_t>(n) > site.marks.size() ? names.of(*first) : std::string();
}

/// The ways to label a site, the fullest first.
std::vector<std::vector<Line>> variants(const EventMarks& events, const MarkerSite& site,
                                        const PlaceNames& names) {
  std::vector<std::vector<Line>> out;
  const EventMark& first = events.marks[site.marks.front()];
  if (site.cluster || site.one_of_many) {
    std::vector<Line> asked;
    for (const std::uint32_t i : site.marks) {
      const EventMark& m = events.marks[i];
      if ((!m.selected && !m.hovered) || asked.size() == kMostAsked) continue;
      const std::string what = events.what(m);
      const char* dot = m.place.empty() || what.empty() ? "" : kDot;
      asked.push_back({names.of(m), dot + what, &m, m.opacity});
      if (m.selected) asked.back() = {asked.back().bold + asked.back().plain, "", &m, m.opacity};
    }
    if (!asked.empty()) out.push_back(std::move(asked));
    if (const std::string place = main_place(events, site, names); !place.empty()) {
      out.push_back({{place, "", nullptr, 1}});
    }
    return out;
  }
  const auto emphasised = [](const EventMark& m) { return m.selected; };
  if (site.marks.size() == 1) {
    const std::string place = names.of(first);
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
    lines.push_back({names.of(first), "", nullptr, freshest});
  }
  for (const std::uint32_t i : site.marks) {
    const EventMark& m = events.marks[i];
    Line line{"", events.what(m), &m, m.opacity};
    if (!same_place && !m.place.empty()) {
      line.bold = names.of(m);
      if (!line.plain.empty()) line.plain = std::string(kDot) + line.plain;
    }
    if (emphasised(m)) line = {line.bold + line.plain, "", &m, m.opacity};
    lines.push_back(line);
  }
  out.push_back(lines);
  if (!first.place.empty()) {
    std::string all = names.of(first);
    if (!same_place) {
      for (const std::uint32_t i : site.marks) {
        const std::string name = names.of(events.marks[i]);
        if (name.empty() || all.find(name) != std::string::npos) continue;
        all.append(", ").append(name);
      }
    }
    out.push_back({{all, "", nullptr, freshest}});
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

struct Corner {
  PathPoint at;
  std::size_t spot = 0;  ///< of spots()
};

/// Labels one site after another, each in the first of its ways that finds room.
class Labeller {
 public:
  Labeller(Painter& painter, Painter& over, const EventMarks& events,
           const std::vector<MarkerSite>& sites, LabelSpace& space, const Theme& theme, float scale,
           const PlaceNames& names, const KeptEventLabels& kept)
      : under_symbols_(painter, theme, scale),
        over_symbols_(over, theme, scale),
        over_(over),
        events_(events),
        sites_(sites),
        space_(space),
        theme_(theme),
        scale_(scale),
        names_(names),
        kept_(kept) {}

  EventLabels run() && {
    const auto order = by_priority(events_, sites_);
    for (const std::size_t s : order) {
      if (!must(s)) keep(sites_[s]);
    }
    for (const std::size_t s : order) {
      if (must(s)) write(s, nullptr);
    }
    for (const std::size_t s : order) {
      const auto* spot = must(s) ? nullptr : kept_spot(sites_[s]);
      if (spot != nullptr) write(s, spot);
    }
    for (const std::size_t s : order) {
      if (!must(s) && !done_.contains(s)) write(s, nullptr);
    }
    if (kept_.spots != nullptr && !kept_.moving) remember_displaced(*kept_.spots, out_.spots);
    return std::move(out_);
  }

 private:
  /// Whether it is selected or hovered, and labelled in any case.
  [[nodiscard]] bool must(std::size_t s) const {
    return std::ranges::any_of(sites_[s].marks, [&](std::uint32_t i) {
      return events_.marks[i].selected || events_.marks[i].hovered;
    });
  }

  [[nodiscard]] std::uint32_t key(const MarkerSite& site) const {
    std::uint32_t least = UINT32_MAX;
    for (const std::uint32_t i : site.marks) least = std::min(least, events_.marks[i].index);
    return least;
  }

  [[nodiscard]] const LabelMemory::Spot* kept_spot(const MarkerSite& site) const {
    if (kept_.spots == nullptr) return nullptr;
    const auto found = kept_.spots->find(key(site));
    return found == kept_.spots->end() ? nullptr : &found->second;
  }

  /// Notes where a label will stand that stays: one that must be seen goes elsewhere if it can.
  void keep(const MarkerSite& site) {
    const auto* spot = kept_spot(site);
    if (spot == nullptr) return;
    const auto corner = corner_of(site, *spot);
    if (corner) staying_.push_back(box_at(*corner));
  }

  [[nodiscard]] std::optional<PixelBox> corner_of(const MarkerSite& site,
                                                  const LabelMemory::Spot& spot) {
    auto ways = variants(events_, site, names_);
    if (spot.variant >= ways.size()) return std::nullopt;
    const Block block = under_symbols_.measured(std::move(ways[spot.variant]));
    const auto corners = spots(site.box, block, 5 * scale_);
    if (spot.spot >= corners.size()) return std::nullopt;
    const PathPoint c = corners[spot.spot];
    return PixelBox{c.x, c.y, c.x + block.width, c.y + block.height};
  }

  [[nodiscard]] PixelBox box_at(const PixelBox& block) const { return block.grown(1.5F * scale_); }

  /// How a label that finds no free spot is written: not, over what is drawn beneath it, or even
  /// where the legend or the inset hides it.
  enum class Anyway : std::uint8_t { no, over, beneath };

  /// The spot that is kept, or the first that is free; where none is and it must be labelled, the
  /// first that lies whole within the bounds.
  std::optional<Corner> find_spot(const MarkerSite& site, const Block& block, Anyway anyway,
                                  const LabelMemory::Spot* kept) const {
    const bool must = anyway != Anyway::no;
    const auto corners = spots(site.box, block, 5 * scale_);
    const auto at = [&](std::size_t i) {
      const PathPoint& c = corners[i];
      return box_at({c.x, c.y, c.x + block.width, c.y + block.height});
    };
    const auto stays_clear = [&](const PixelBox& box) {
      return std::ranges::none_of(staying_, [&](const PixelBox& o) { return o.overlaps(box); });
    };
    for (std::size_t i = 0; must && i < corners.size(); ++i) {
      if (space_.is_free(at(i)) && stays_clear(at(i))) return Corner{corners[i], i};
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (kept != nullptr && kept->spot != i) continue;
      if (space_.is_free(at(i))) return Corner{corners[i], i};
    }
    // Over symbols if it has to be, over other words only where there is nothing else.
    for (const bool over_words : {false, true}) {
      for (std::size_t i = 0; must && i < corners.size(); ++i) {
        const bool hides = std::ranges::any_of(
            out_.placed, [&](const EventLabelPlace& o) { return box_at(o.box).overlaps(at(i)); });
        if (anyway == Anyway::over && space_.is_covered(at(i))) continue;
        if (space_.bounds().covers(at(i)) && (over_words || !hides)) return Corner{corners[i], i};
      }
    }
    return std::nullopt;
  }

  void write(std::size_t s, const LabelMemory::Spot* kept) {
    if (!must(s)) {
      write(s, kept, Anyway::no);
    } else if (!write(s, kept, Anyway::over)) {
      write(s, kept, Anyway::beneath);
    }
  }

  /// Whether there was a spot.
  bool write(std::size_t s, const LabelMemory::Spot* kept, Anyway anyway) {
    const MarkerSite& site = sites_[s];
    const bool shown_anyway = anyway != Anyway::no;
    Writer& writer = shown_anyway ? over_symbols_ : under_symbols_;
    auto ways = variants(events_, site, names_);
    for (std::size_t v = 0; v < ways.size(); ++v) {
      // While the map moves, no label changes its words; while it rests, one may say more.
      if (kept != nullptr && (v > kept->variant || (kept_.moving && v != kept->variant))) continue;
      const bool whole = ways[v].size() >= site.marks.size() && !site.one_of_many;
      const Block block = writer.measured(std::move(ways[v]));
      const auto corner = find_spot(site, block, anyway, kept);
      if (!corner) continue;
      const PathPoint at = corner->at;
      const PixelBox box{at.x, at.y, at.x + block.width, at.y + block.height};
      if (shown_anyway) {
        over_.rounded_rect(box.grown(2 * scale_), 3 * scale_, theme_.panel.faded(0.75F));
      }
      writer.write(block, at);
      space_.take(box_at(box));
      out_.placed.push_back({box, whole ? site.marks : std::vector<std::uint32_t>{},
                             std::string(events_.marks[site.marks.front()].place), site.anchor});
      done_.insert(s);
      // One that is asked for says more than it will later.
      if (!shown_anyway) {
        out_.spots.emplace(key(site), LabelMemory::Spot{v, corner->spot, box, true});
      }
      return true;
    }
    return false;
  }

  Writer under_symbols_;
  Writer over_symbols_;
  Painter& over_;
  const EventMarks& events_;
  const std::vector<MarkerSite>& sites_;
  LabelSpace& space_;
  const Theme& theme_;
  float scale_;
  const PlaceNames& names_;
  const KeptEventLabels& kept_;
  std::vector<PixelBox> staying_;
  std::set<std::size_t> done_;
  EventLabels out_;
};

}  // namespace

EventLabels draw_event_labels(Painter& painter, Painter& over, const EventMarks& events,
                              const std::vector<MarkerSite>& sites, LabelSpace& space,
                              const Theme& theme, float scale, const PlaceNames& names,
                              const KeptEventLabels& kept) {
  return Labeller(painter, over, events, sites, space, theme, scale, names, kept).run();
}

}  // namespace dateline::scene
