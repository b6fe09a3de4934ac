#include "publish/picture.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "render/map_renderer.hpp"
#include "scene/framing.hpp"

namespace dateline::publish {

namespace {

using scene::Painter;
using scene::PixelBox;
using scene::TextStyle;
using scene::Weight;

// Large pictures are drawn in pieces, so that multisampling needs little memory.
constexpr int kTileWidth = 2048;
constexpr int kTileHeight = 1024;
constexpr int kSamples = 4;

/// Where the parts of the picture stand, in pixels.
struct Layout {
  float header = 0;
  float timeline = 0;
  float footer = 0;
  PixelBox map;
};

Layout lay_out(const PictureSpec& spec, const PictureContent& content,
               const scene::EventMarks& timed, const std::optional<scene::TimeSpan>& span,
               float footer) {
  const auto w = static_cast<float>(spec.width);
  const auto h = static_cast<float>(spec.height);
  Layout l;
  if (!content.title.empty() || !content.as_of.empty()) {
    l.header =
        std::round((content.title.empty() || content.as_of.empty() ? 38.0F : 58.0F) * spec.scale);
  }
  l.footer = footer;
  if (spec.timeline && span) {
    // As many rows as the events need, within a third of the picture.
    const std::size_t rows = scene::timeline_rows(timed, *span, w, spec.scale);
    l.timeline = std::min(scene::timeline_height(rows, false, spec.scale), std::round(h * 0.33F));
  }
  l.map = {0, l.header, w, h - l.footer - l.timeline};
  return l;
}

/// Everything around the map.
class Chrome {
 public:
  Chrome(Painter& painter, const PictureSpec& spec, const scene::Theme& theme)
      : painter_(painter),
        theme_(theme),
        s_(spec.scale),
        w_(static_cast<float>(spec.width)),
        h_(static_cast<float>(spec.height)) {}

  void header(const PictureContent& content, float height) {
    if (height <= 0) return;
    painter_.rect({0, 0, w_, height}, theme_.panel);
    hairline(height - line());
    const float room = w_ - 2 * kPad * s_;
    float y = content.title.empty() ? 24 * s_ : 27 * s_;
    if (!content.title.empty()) {
      const TextStyle t = style(Weight::bold, scene::Sizes::heading + 3, theme_.text);
      painter_.text(kPad * s_, y, elided(content.title, t, room), t);
      y += 20 * s_;
    }
    if (!content.as_of.empty()) {
      const TextStyle t = style(Weight::regular, 13, theme_.secondary);
      painter_.text(kPad * s_, y, elided(content.as_of, t, room), t);
    }
  }

  /// Who is to be credited is never cut: what does not fit on one line gets more.
  struct Credits {
    bool one_line = false;
    std::vector<std::string> lines;
    float height = 0;
  };

  [[nodiscard]] Credits credits(const std::string& story, const std::string& sources) {
    const TextStyle t = credits_style();
    const float room = w_ - 2 * kPad * s_;
    Credits c;
    const float both = painter_.text_width(story, t) + painter_.text_width(sources, t);
    c.one_line = both + 24 * s_ <= room;
    if (c.one_line) {
      c.lines = {story, sources};
    } else {
      for (const std::string& part : {story, sources}) {
        for (const auto line : typeset::wrap(painter_.type(), part, t.weight, t.size, room)) {
          c.lines.emplace_back(line);
        }
      }
    }
    const std::size_t rows = c.one_line ? 1 : c.lines.size();
    c.height =
        std::round((8 + kCreditsLine * static_cast<float>(std::max<std::size_t>(rows, 1))) * s_);
    return c;
  }

  void footer(const Credits& credits) {
    painter_.rect({0, h_ - credits.height, w_, h_}, theme_.panel);
    hairline(h_ - credits.height);
    const TextStyle t = credits_style();
    float y = h_ - credits.height + 15 * s_;
    if (credits.one_line) {
      painter_.text(kPad * s_, y, credits.lines[0], t);
      painter_.text(w_ - kPad * s_ - painter_.text_width(credits.lines[1], t), y, credits.lines[1],
                    t);
      return;
    }
    for (const std::string& line : credits.lines) {
      painter_.text(kPad * s_, y, line, t);
      y += kCreditsLine * s_;
    }
  }

  void hairline(float y) { painter_.rect({0, y, w_, y + line()}, theme_.hairline); }
  [[nodiscard]] float line() const { return std::max(1.0F, std::round(s_)); }
  static constexpr float kPad = 14;
  static constexpr float kCreditsLine = 14;

 private:
  [[nodiscard]] TextStyle credits_style() const {
    return style(Weight::regular, 10.5F, theme_.secondary);
  }
  [[nodiscard]] TextStyle style(Weight weight, float size, scene::Rgba colour) const {
    TextStyle t;
    t.weight = weight;
    t.size = size * s_;
    t.colour = colour;
    return t;
  }
  [[nodiscard]] std::string elided(const std::string& text, const TextStyle& t, float room) {
    return typeset::elide(painter_.type(), text, t.weight, t.size, room);
  }
  Painter& painter_;
  const scene::Theme& theme_;
  float s_;
  float w_;
  float h_;
};

base::Result<void> check(const PictureSpec& spec) {
  const auto fits = [](int side) { return side >= 160 && side <= PictureSpec::kMostSide; };
  if (!fits(spec.width) || !fits(spec.height)) {
    return base::Error{base::ErrorCode::bad_value,
                       fmt::format("a picture of {} x {} pixels", spec.width, spec.height), "size",
                       fmt::format("choose 160 to {} pixels a side", PictureSpec::kMostSide)};
  }
  if (!(spec.scale >= 0.5F && spec.scale <= PictureSpec::kMostScale)) {
    return base::Error{base::ErrorCode::bad_value, fmt::format("a scale of {}", spec.scale),
                       "scale", "choose 0.5 to 4"};
  }
  return {};
}

scene::View choose_view(const PictureSpec& spec, const PictureContent& content, int width,
                        int height) {
  const scene::View view(width, height, spec.scale, geo::to_world(44.0, 33.5), 5.5, spec.conic);
  const float margin = 0.06F * static_cast<float>(std::min(width, height)) + 24 * spec.scale;
  if (spec.camera) {
    return {width, height, spec.scale, spec.camera->centre, spec.camera->zoom, spec.conic};
  }
  if (spec.box) return view.fitted(*spec.box, 0, scene::View::kMaxZoom);
  // By all events, so that pictures of several times show the same ground.
  const scene::EventMarks* all =
      content.on_timeline != nullptr ? content.on_timeline : content.on_map;
  if (all == nullptr) return view;
  const auto main = scene::main_places(*all);
  return main ? view.fitted(main->box, margin, spec.most_zoom) : view;
}

void copy_tile(const render::Image& tile, int x, int y, render::Image& picture) {
  for (int row = 0; row < tile.height; ++row) {
    std::uint8_t* to = picture.rgba.data() + 4 * (static_cast<std::size_t>(y + row) *
                                                      static_cast<std::size_t>(picture.width) +
                                                  static_cast<std::size_t>(x));
    std::memcpy(to, tile.pixel(0, row), 4 * static_cast<std::size_t>(tile.width));
  }
}

}  // namespace

base::Result<render::Image> render_picture(const render::Context& context,
                                           typeset::Typesetter& type, const PictureSpec& spec,
                                           const PictureContent& content) {
  if (auto ok = check(spec); !ok) return ok.error();
  const scene::Theme& theme = spec.theme != nullptr ? *spec.theme : scene::Theme::light();
  const scene::EventMarks none;
  const scene::EventMarks& timed = content.on_timeline != nullptr ? *content.on_timeline
                                   : content.on_map != nullptr    ? *content.on_map
                                                                  : none;
  const auto times = scene::main_times(timed, content.playhead);
  const auto span = times ? std::optional(times->span) : std::nullopt;
  scene::Mesh mesh;
  const PixelBox all{0, 0, static_cast<float>(spec.width), static_cast<float>(spec.height)};
  Painter painter(type, mesh, all);
  Chrome chrome(painter, spec, theme);
  std::string sources =
      content.base != nullptr ? "Map: " + std::string(content.base->attribution()) : "";
  if (content.layers != nullptr) sources = attribution_with(std::move(sources), *content.layers);
  const Chrome::Credits credits = chrome.credits(content.credits, sources);
  const Layout layout = lay_out(spec, content, timed, span, credits.height);

  scene::MapInput input;
  input.base = content.base;
  input.events = content.on_map;
  input.held = content.held;
  input.layers = content.layers;
  input.language = spec.language;
  input.whole_labels = true;
  input.edge_pointers = true;
  input.legend = spec.legend ? scene::MapInput::Legend::plain : scene::MapInput::Legend::none;
  input.graticule = spec.graticule;
  input.inset = spec.inset;
  input.before = content.labels;
  const auto map_w = static_cast<int>(layout.map.width());
  const auto map_h = static_cast<int>(layout.map.height());
  const scene::View view = choose_view(spec, content, map_w, map_h);
  std::vector<scene::LayerOnMap> layers;
  if (content.layers != nullptr && content.fetch) {
    layers = *content.layers;
    if (auto done = content.fetch(view, layers); !done) return done.error();
    input.layers = &layers;
  }
  scene::MapDrawList map = scene::build_map(input, view, theme, type);
  if (content.labels != nullptr) *content.labels = map.labels;

  chrome.header(content, layout.header);
  chrome.footer(credits);
  if (layout.timeline > 0) {
    scene::TimelineInput strip;
    strip.events = &timed;
    strip.visible = *span;
    strip.data = *span;
    strip.playhead = content.playhead;
    strip.range = content.range;
    strip.zero = content.zero;
    strip.box = {0, layout.map.y1, all.x1, layout.map.y1 + layout.timeline};
    strip.overview = false;  // nothing to grab in a picture
    strip.scale = spec.scale;
    [[maybe_unused]] const auto hits = scene::draw_timeline(painter, strip, theme);
    chrome.hairline(layout.map.y1);
  }

  auto renderer = render::MapRenderer::make(context);
  if (!renderer) return renderer.error();
  render::Image picture{spec.width, spec.height, {}};
  picture.rgba.resize(4 * static_cast<std::size_t>(spec.width) *
                      static_cast<std::size_t>(spec.height));
  for (int y = 0; y < spec.height; y += kTileHeight) {
    for (int x = 0; x < spec.width; x += kTileWidth) {
      const int w = std::min(kTileWidth, spec.width - x);
      const int h = std::min(kTileHeight, spec.height - y);
      auto target = render::Target::make(context, w, h, kSamples);
      if (!target) return target.error();
      const auto drawn = renderer->draw_tile(map, type.atlas(), *target,
                                             {x, y - static_cast<int>(layout.map.y0), w, h});
      if (!drawn) return drawn.error();
      renderer->meshes().draw(mesh, type.atlas(), {x, y, w, h});
      target->resolve();
      copy_tile(target->read_back(), x, y, picture);
      context.trash().flush();
    }
  }
  return picture;
}

}  // namespace dateline::publish
