#include "app/desktop/layer_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/stop_check.hpp"
#include "base/translate.hpp"
#include "io/geodata.hpp"
#include "io/raster.hpp"
#include "scene/words.hpp"

namespace dateline::desktop {
namespace {

using base::tr;

namespace fs = std::filesystem;

constexpr double kLookAgain = 2;  // seconds between looks for a file that is missing

std::string what_of(const io::GeodataLayer& layer) {
  const std::string shapes = layer.shapes.empty() ? "features" : layer.shapes;
  return layer.features == 0 ? shapes : scene::grouped(layer.features) + " " + shapes;
}

bool is_raster(const fs::path& file) { return io::has_name_of_raster(file); }

/// Of a picture: itself, without a name.
base::Result<std::vector<io::GeodataLayer>> contents_of(const fs::path& file) {
  if (!is_raster(file)) return io::layers_in(file);
  const auto raster = io::Raster::open(file);
  if (!raster) return raster.error();
  return std::vector<io::GeodataLayer>(1);
}

curation::Layer layer_of(const fs::path& file, const std::vector<io::GeodataLayer>& all,
                         const io::GeodataLayer& layer) {
  curation::Layer out;
  out.file = file;
  out.layer = layer.name;
  out.name = all.size() == 1 || layer.name.empty() ? file.stem().string() : layer.name;
  return out;
}

}  // namespace

LayerFiles::LayerFiles(Send send, Ask ask, std::function<void()> wake)
    : send_(std::move(send)),
      ask_(std::move(ask)),
      tiles_([this](std::uint64_t picture, const auto& layer) { take_tiles(picture, layer); },
             wake),
      queue_(std::move(wake)) {}

bool LayerFiles::handle(const project::Command& command) {
  if (const auto* add = command.as<project::AddLayers>()) {
    for (const fs::path& file : add->files) look_into(file, add->all);
    return true;
  }
  if (command.is<project::ReadLayersAgain>()) {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].error && !states_[i].reading) read(i);
    }
    return true;
  }
  // Who shows a layer again wants it as it is now.
  if (const auto* show = command.as<project::ShowLayer>(); show != nullptr && show->visible) {
    look_at_files();
  }
  return false;
}

void LayerFiles::look_into(const fs::path& file, bool all) {
  queue_.add(base::tr_format("Looking into {}", file.filename().string()),
             [this, file, all](base::TaskControl&) -> base::TaskQueue::Finish {
               const auto found = contents_of(file);
               if (!found) {
                 return [this, error = found.error()] { send_(project::ShowError{error}); };
               }
               if (!all && found->size() > 1) {
                 gui::LayerChoice choice{file, {}};
                 for (const auto& l : *found) choice.items.push_back({l.name, what_of(l)});
                 return [this, choice = std::move(choice)] { ask_(choice); };
               }
               project::PutLayers put;
               put.once = all;
               for (const auto& l : *found) put.layers.push_back(layer_of(file, *found, l));
               return [this, put = std::move(put)] { send_(put); };
             });
}

gui::LayerState* LayerFiles::find(curation::RecordNumber record, std::uint64_t task) {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (states_[i].record == record && sources_[i].task == task) return &states_[i];
  }
  return nullptr;
}

void LayerFiles::look(const project::Project& project) {
  const auto& layers = project.layers();
  alone_ = project.snapshot().documents().empty();
  // What is gone, or is another layer under the same number in another project.
  for (std::size_t i = states_.size(); i-- > 0;) {
    const auto at = curation::place_in(layers, states_[i].record);
    if (at && layers[*at].layer->file == sources_[i].file &&
        layers[*at].layer->layer == sources_[i].layer) {
      continue;
    }
    if (states_[i].reading) queue_.cancel(sources_[i].task);
    forget_raster(i);
    states_.erase(states_.begin() + static_cast<std::ptrdiff_t>(i));
    sources_.erase(sources_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (const curation::NumberedLayer& l : layers) {
    if (gui::state_of(states_, l.number) != nullptr) continue;
    states_.emplace_back().record = l.number;
    sources_.push_back({l.layer->file, l.layer->layer, {}, 0, 0});
    read(states_.size() - 1);
  }
}

void LayerFiles::read(std::size_t at) {
  gui::LayerState& state = states_[at];
  Source& source = sources_[at];
  if (state.reading) queue_.cancel(source.task);
  state.reading = true;
  source.seen = base::state_of(source.file);
  if (is_raster(source.file)) return read_raster(at);
  // The task's number is known only once it has been added, and its end only looks for it then.
  const auto number = std::make_shared<std::uint64_t>(0);
  source.task = queue_.add(
      base::tr_format("Reading {}", source.file.filename().string()),
      [this, number, record = state.record, file = source.file, layer = source.layer,
       id = next_id_++](base::TaskControl& control) -> base::TaskQueue::Finish {
        io::GeodataOptions options;
        options.layer = layer;
        options.stop = base::StopCheck([&control] { return control.cancelled(); });
        options.progress = [&control](float share) { control.set_progress(share * 0.6F); };
        auto data = io::read_geodata(file, options);
        if (!data) {
          return [this, number, record, error = data.error()] {
            gui::LayerState* read = find(record, *number);
            if (read == nullptr) return;
            read->reading = false;
            read->error = error;
            // What was drawn before is not what the file holds now.
            read->shape.reset();
          };
        }
        auto shape = scene::LayerShape::make(id, std::move(data->features), options.stop);
        return [this, number, record, shape = std::move(shape), attribution = data->attribution,
                skipped = data->skipped, cut_short = data->cut_short, name = data->name] {
          gui::LayerState* read = find(record, *number);
          if (read == nullptr || shape == nullptr) return;
          const bool first = !read->drawn();
          gui::LayerState now;
          now.record = record;
          now.shape = shape;
          now.attribution = attribution;
          now.skipped = skipped;
          now.cut_short = cut_short;
          *read = now;
          if (first) fit_if_alone(now);
          if (cut_short) {
            send_(project::ShowNotice{
                base::tr_format("{} has more than can be shown. Its first {} features are.", name,
                                scene::grouped(shape->features().features.size()))});
          }
        };
      });
  *number = source.task;
}

void LayerFiles::read_raster(std::size_t at) {
  Source& source = sources_[at];
  const auto number = std::make_shared<std::uint64_t>(0);
  source.task =
      queue_.add(base::tr_format("Reading {}", source.file.filename().string()),
                 [this, number, record = states_[at].record,
                  file = source.file](base::TaskControl& control) -> base::TaskQueue::Finish {
                   auto opened = io::Raster::open(
                       file, base::StopCheck([&control] { return control.cancelled(); }));
                   auto raster = opened ? base::Result<std::shared_ptr<io::Raster>>(
                                              std::make_shared<io::Raster>(std::move(*opened)))
                                        : base::Result<std::shared_ptr<io::Raster>>(opened.error());
                   return [this, number, record, raster] { take_raster(record, *number, raster); };
                 });
  *number = source.task;
}

void LayerFiles::forget_raster(std::size_t at) {
  tiles_.drop(std::exchange(sources_[at].picture, 0));
  states_[at].raster.reset();
}

void LayerFiles::take_raster(curation::RecordNumber record, std::uint64_t task,
                             const base::Result<std::shared_ptr<io::Raster>>& raster) {
  gui::LayerState* state = find(record, task);
  if (state == nullptr) return;
  const bool first = !state->drawn();
  const auto at = static_cast<std::size_t>(state - states_.data());
  forget_raster(at);
  state->reading = false;
  if (!raster) {
    state->error = raster.error();
    return;
  }
  const io::Raster::About& about = (*raster)->about();
  sources_[at].picture = next_id_++;
  state->raster = tiles_.put(sources_[at].picture, *raster);
  state->width = about.width;
  state->height = about.height;
  state->attribution = about.attribution;
  state->error.reset();
  if (first) fit_if_alone(*state);
}

void LayerFiles::take_tiles(std::uint64_t picture,
                            const base::Result<std::shared_ptr<const scene::RasterLayer>>& layer) {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (sources_[i].picture != picture) continue;
    if (layer) {
      states_[i].raster = *layer;
    } else {
      states_[i].error = layer.error();
      forget_raster(i);
    }
  }
}

/// There is nothing else to look at.
void LayerFiles::fit_if_alone(const gui::LayerState& state) {
  if (alone_) send_(project::FitGround{state.box()});
}

void LayerFiles::look_from(const scene::View& view, const project::Project& project) {
  std::vector<curation::RecordNumber> shown;
  for (const curation::NumberedLayer& l : project.layers()) {
    if (project.shows_layer(l)) shown.push_back(l.number);
  }
  look_ahead(view, shown);
}

bool LayerFiles::look_ahead(const scene::View& view,
                            const std::vector<curation::RecordNumber>& records) {
  std::vector<std::uint64_t> visible;
  for (const curation::RecordNumber record : records) {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].record == record && sources_[i].picture != 0) {
        visible.push_back(sources_[i].picture);
      }
    }
  }
  return visible.empty() || tiles_.look(view, visible);
}

std::vector<base::TaskQueue::Status> LayerFiles::pending() const {
  auto out = queue_.pending();
  for (auto& task : tiles_.pending()) out.push_back(std::move(task));
  return out;
}

void LayerFiles::look_at_files() {
  look_again_at_ = Clock::now();
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!states_[i].reading && base::state_of(sources_[i].file) != sources_[i].seen) read(i);
  }
}

std::optional<double> LayerFiles::due() const {
  const bool missing = std::ranges::any_of(sources_, [](const Source& s) { return !s.seen; });
  if (!missing) return std::nullopt;
  const double since = std::chrono::duration<double>(Clock::now() - look_again_at_).count();
  return std::max(0.0, kLookAgain - since);
}

void LayerFiles::cancel() {
  for (const auto& task : queue_.pending()) queue_.cancel(task.task);
  const std::vector<std::uint64_t> pictures = tiles_.cancel();
  for (std::size_t i = 0; i < states_.size(); ++i) {
    gui::LayerState& state = states_[i];
    const bool picture = std::ranges::find(pictures, sources_[i].picture) != pictures.end();
    if (!state.reading && !picture) continue;
    if (picture) forget_raster(i);
    state.reading = false;
    state.error = base::Error{base::ErrorCode::cancelled, tr("was not read: it was cancelled"), "",
                              tr("Press the arrow in its row to read it")};
  }
}

}  // namespace dateline::desktop
