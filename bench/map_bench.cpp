// Frames of the map at 1280x720 on the shipped base map, drawn off screen, against a frame that
// only clears and reads nothing: what the card, or the processor in its place, takes in any case.
#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <optional>

#include "render/map_renderer.hpp"
#include "scene/map_scene.hpp"
#include "scene/timeline_scene.hpp"
#include "support/sample_events.hpp"

using namespace dateline;

namespace {

/// What a window keeps from frame to frame.
struct Stage {
  base::Result<render::Context> context = render::Context::offscreen();
  base::Result<typeset::Typesetter> type =
      typeset::Typesetter::open(std::filesystem::path(DATELINE_SHARE) / "fonts");
  base::Result<scene::BaseMap> map =
      scene::BaseMap::open(std::filesystem::path(DATELINE_SHARE) / "map.dlmap");
  scene::EventMarks events = tests::iraq_june_2014();
  scene::View view{1280, 720, 1, geo::to_world(43.6, 35.0), 6.4};
  std::optional<render::MapRenderer> renderer;
  std::optional<render::Target> target;

  bool ready(benchmark::State& state) {
    if (!context || !type || !map) {
      state.SkipWithError("no OpenGL, fonts or map");
      return false;
    }
    auto made = render::MapRenderer::make(*context);
    auto drawn_to = render::Target::make(*context, view.width(), view.height());
    if (!made || !drawn_to) {
      state.SkipWithError("no renderer");
      return false;
    }
    renderer.emplace(std::move(*made));
    target.emplace(std::move(*drawn_to));
    return true;
  }
  [[nodiscard]] scene::MapDrawList list(const scene::View& v) {
    scene::MapInput input;
    input.base = &*map;
    input.events = &events;
    return scene::build_map(input, v, scene::Theme::dark(), *type);
  }
};

void clear_reference(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  for (auto _ : state) {
    stage.target->bind();
    glClearColor(0.1F, 0.1F, 0.1F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glFinish();
  }
}

/// An event is hovered: symbols and labels are decided and drawn anew, the ground is not.
void frame_ours(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  std::size_t n = 0;
  for (auto _ : state) {
    stage.events.marks[n++ % 20].hovered ^= true;
    if (!stage.renderer->draw(stage.list(stage.view), stage.type->atlas(), *stage.target)) return;
    glFinish();
  }
}
BENCHMARK(frame_ours)->Name("still frame/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(clear_reference)->Name("still frame/reference")->Unit(benchmark::kMillisecond);

/// The map is dragged: everything is drawn anew.
void pan_ours(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  float dx = 0;
  for (auto _ : state) {
    dx = dx > 200 ? 0 : dx + 3;
    const scene::MapDrawList list = stage.list(stage.view.panned(dx, dx / 2));
    if (!stage.renderer->draw(list, stage.type->atlas(), *stage.target)) return;
    glFinish();
  }
}
BENCHMARK(pan_ours)->Name("panned frame/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(clear_reference)->Name("panned frame/reference")->Unit(benchmark::kMillisecond);

/// The same in the conic, against the same in Web Mercator.
void pan_in(benchmark::State& state, double conic) {
  Stage stage;
  if (!stage.ready(state)) return;
  const scene::View view(stage.view.width(), stage.view.height(), 1, stage.view.centre(),
                         stage.view.zoom(), conic);
  float dx = 0;
  for (auto _ : state) {
    dx = dx > 200 ? 0 : dx + 3;
    const scene::MapDrawList list = stage.list(view.panned(dx, dx / 2));
    if (!stage.renderer->draw(list, stage.type->atlas(), *stage.target)) return;
    glFinish();
  }
}
void pan_conic(benchmark::State& state) { pan_in(state, 1); }
void pan_mercator(benchmark::State& state) { pan_in(state, 0); }
BENCHMARK(pan_conic)->Name("panned conic frame/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(pan_mercator)->Name("panned conic frame/reference")->Unit(benchmark::kMillisecond);

/// Zoomed in and out over three levels: the ground is cut anew for some of them.
void zoom_in(benchmark::State& state, double conic) {
  Stage stage;
  if (!stage.ready(state)) return;
  int n = 0;
  for (auto _ : state) {
    const double zoom = 6 + 3 * std::abs((n++ % 60) / 30.0 - 1);
    const scene::View view(stage.view.width(), stage.view.height(), 1, stage.view.centre(), zoom,
                           conic);
    if (!stage.renderer->draw(stage.list(view), stage.type->atlas(), *stage.target)) return;
    glFinish();
  }
}
void zoom_conic(benchmark::State& state) { zoom_in(state, 1); }
void zoom_mercator(benchmark::State& state) { zoom_in(state, 0); }
BENCHMARK(zoom_conic)->Name("zoomed conic frame/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(zoom_mercator)->Name("zoomed conic frame/reference")->Unit(benchmark::kMillisecond);

/// On the way from one to the other.
void morph(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  int n = 0;
  for (auto _ : state) {
    const scene::View view(stage.view.width(), stage.view.height(), 1, stage.view.centre(),
                           stage.view.zoom(), (n++ % 30) / 29.0);
    if (!stage.renderer->draw(stage.list(view), stage.type->atlas(), *stage.target)) return;
    glFinish();
  }
}
BENCHMARK(morph)->Name("frame between projections/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(pan_mercator)->Name("frame between projections/reference")->Unit(benchmark::kMillisecond);

void build_in(benchmark::State& state, double conic) {
  Stage stage;
  if (!stage.ready(state)) return;
  const scene::View view(stage.view.width(), stage.view.height(), 1, stage.view.centre(),
                         stage.view.zoom(), conic);
  for (auto _ : state) benchmark::DoNotOptimize(stage.list(view));
}
void build_conic(benchmark::State& state) { build_in(state, 1); }
void build_mercator(benchmark::State& state) { build_in(state, 0); }
BENCHMARK(build_conic)->Name("conic draw list/ours")->Unit(benchmark::kMillisecond);
BENCHMARK(build_mercator)->Name("conic draw list/reference")->Unit(benchmark::kMillisecond);

/// The CPU's share alone: deciding what to draw.
void build_ours(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  for (auto _ : state) benchmark::DoNotOptimize(stage.list(stage.view));
}
BENCHMARK(build_ours)->Name("map draw list/ours")->Unit(benchmark::kMillisecond);

/// Copying the finished list: what handing it over costs in any case.
void build_reference(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  const scene::MapDrawList list = stage.list(stage.view);
  for (auto _ : state) {
    scene::MapDrawList copy = list;
    benchmark::DoNotOptimize(copy);
  }
}
BENCHMARK(build_reference)->Name("map draw list/reference")->Unit(benchmark::kMillisecond);

scene::TimelineInput timeline_of(const scene::EventMarks& events) {
  scene::TimelineInput input;
  input.events = &events;
  input.visible = input.data = *scene::span_of(events);
  input.playhead = time::Minute::start_of(tests::june(16));
  input.box = {0, 0, 1280, 300};
  return input;
}

void timeline_ours(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  const scene::TimelineInput input = timeline_of(stage.events);
  for (auto _ : state) {
    benchmark::DoNotOptimize(scene::build_timeline(input, scene::Theme::dark(), *stage.type));
  }
}
BENCHMARK(timeline_ours)->Name("timeline draw list/ours")->Unit(benchmark::kMillisecond);

void timeline_reference(benchmark::State& state) {
  Stage stage;
  if (!stage.ready(state)) return;
  const auto list =
      scene::build_timeline(timeline_of(stage.events), scene::Theme::dark(), *stage.type);
  for (auto _ : state) {
    scene::TimelineDrawList copy = list;
    benchmark::DoNotOptimize(copy);
  }
}
BENCHMARK(timeline_reference)->Name("timeline draw list/reference")->Unit(benchmark::kMillisecond);

}  // namespace
