// dateline_scrub TABLE [FRAMES [SHARE [WIDTH HEIGHT [PICTURE [heat]]]]]: what a step of the
// timeline takes on the map with many events.
//
// TABLE is a CSV with a header and columns date, longitude, latitude and type. Each frame filters
// by a window of time that holds SHARE of the events, decides what to draw, draws it off screen and
// waits until the pixels are there. Prints a line of JSON with medians in milliseconds.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "base/table.hpp"
#include "publish/png.hpp"
#include "render/map_renderer.hpp"
#include "scene/map_scene.hpp"
#include "scene/snapshot_marks.hpp"
#include "store/shown.hpp"

using namespace dateline;

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

event::EventType type_of(std::string_view word) {
  if (word == "IED") return event::EventType::bombing;
  if (word == "SAF") return event::EventType::clash;
  if (word == "Airstrike") return event::EventType::airstrike;
  if (word == "SOF") return event::EventType::deployment;
  return event::EventType::attack;
}

std::shared_ptr<const event::Document> read(const std::filesystem::path& path) {
  const auto bytes = base::read_file(path, 1U << 30U).value();
  auto out = std::make_shared<event::Document>();
  out->story = text::make_story("Events of a table.", "table").value();
  bool header = true;
  for (const std::string_view line : base::split(bytes, '\n')) {
    const auto fields = base::split(line, ',');
    if (std::exchange(header, false) || fields.size() < 4) continue;
    const int year = std::atoi(std::string(fields[0].substr(0, 4)).c_str());
    const auto month =
        static_cast<unsigned>(std::atoi(std::string(fields[0].substr(5, 2)).c_str()));
    const auto day = static_cast<unsigned>(std::atoi(std::string(fields[0].substr(8, 2)).c_str()));
    event::Event e;
    e.id = fmt::format("e{}", out->events.size());
    e.type = type_of(fields[3]);
    e.bounds =
        time::Bounds::of(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
    e.timed = true;
    e.place.emplace();
    e.place->at = geo::LngLat::from_degrees(std::atof(std::string(fields[1]).c_str()),
                                            std::atof(std::string(fields[2]).c_str()))
                      .value();
    e.mentions.emplace_back();
    out->events.push_back(std::move(e));
  }
  out->date = std::chrono::sys_days(std::chrono::year(2008) / 7 / 1);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr,
               "usage: dateline_scrub TABLE [FRAMES [SHARE [WIDTH HEIGHT [PICTURE [heat]]]]]\n");
    return 2;
  }
  const int frames = argc > 2 ? std::atoi(argv[2]) : 12;
  const double share = argc > 3 ? std::atof(argv[3]) : 0.1;
  const int width = argc > 5 ? std::atoi(argv[4]) : 1280;
  const int height = argc > 5 ? std::atoi(argv[5]) : 720;
  const bool heat = argc > 7 && std::string_view(argv[7]) == "heat";
  auto start = Clock::now();
  const store::Snapshot snapshot({read(argv[1])});
  const double load = ms_since(start);
  const std::size_t n = snapshot.events().size();
  const auto held =
      std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(n) * share));

  auto context = render::Context::offscreen().value();
  auto type = typeset::Typesetter::open(std::filesystem::path(DATELINE_SHARE) / "fonts").value();
  auto base = scene::BaseMap::open(std::filesystem::path(DATELINE_SHARE) / "map.dlmap").value();
  auto renderer = render::MapRenderer::make(context).value();
  auto target = render::Target::make(context, width, height).value();
  std::vector<store::Row> all(n);
  for (std::size_t i = 0; i < n; ++i) all[i] = static_cast<store::Row>(i);
  const auto extent = scene::box_of(scene::marks_of(snapshot, all, {}));
  const scene::View view =
      scene::View(width, height, 1, geo::to_world(44, 33), 5).fitted(*extent, 0, 11);

  std::vector<double> total;
  std::vector<double> filtered;
  std::vector<double> built;
  std::vector<double> drawn;
  std::size_t shown_events = 0;
  for (int f = -1; f < frames; ++f) {
    const double at = (std::max(f, 0) + 0.5) / frames;
    const auto first = static_cast<std::size_t>(static_cast<double>(n - held) * at);
    start = Clock::now();
    store::Filter filter;
    filter.from = time::Minute(snapshot.events().earliest[first]);
    filter.to = time::Minute(snapshot.events().earliest[std::min(n - 1, first + held - 1)]);
    const store::Shown shown(filter, snapshot);
    filtered.push_back(ms_since(start));
    const auto build_start = Clock::now();
    const scene::EventMarks marks = scene::marks_of(snapshot, shown.rows(), {});
    scene::MapInput input;
    input.base = &base;
    input.events = &marks;
    input.heat = heat;
    input.attribution = base.attribution();
    const scene::MapDrawList list = scene::build_map(input, view, scene::Theme::light(), type);
    built.push_back(ms_since(build_start));
    const auto draw_start = Clock::now();
    if (!renderer.draw(list, type.atlas(), target)) return 1;
    glFinish();
    drawn.push_back(ms_since(draw_start));
    total.push_back(ms_since(start));
    shown_events = shown.rows().size();
    if (f < 0) {  // what is made once: glyphs, the ground
      for (auto* v : {&total, &filtered, &built, &drawn}) v->clear();
    }
  }
  if (argc > 6) {
    target.resolve();
    if (!publish::write_png(target.read_back(), argv[6])) return 1;
  }
  fmt::print(
      "{{\"events\": {}, \"shown\": {}, \"load\": {:.1f}, \"median\": {:.1f}, \"filter\": {:.1f}, "
      "\"build\": {:.1f}, \"draw\": {:.1f}}}\n",
      n, shown_events, load, median(total), median(filtered), median(built), median(drawn));
  return 0;
}
