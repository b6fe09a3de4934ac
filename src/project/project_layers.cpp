// The part of Project that has the user's own layers in their order.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "base/translate.hpp"
#include "project/project.hpp"

namespace dateline::project {
namespace {

using base::mark_in;

using curation::Layer;
using curation::NumberedLayer;
using curation::Record;
using curation::RecordNumber;
using curation::RecordPtr;

constexpr double kMostFitZoom = 11;

/// What a change of a layer is called among the things done.
std::string name_of(const Layer& was, const Layer& now) {
  const auto but = [&](auto member) {
    Layer other = was;
    other.*member = now.*member;
    return other == now;
  };
  if (but(&Layer::visible)) {
    return now.visible ? fmt::format(mark_in("step", "show the layer {}"), now.name)
                       : fmt::format(mark_in("step", "hide the layer {}"), now.name);
  }
  if (but(&Layer::name))
    return fmt::format(mark_in("step", "rename the layer {} to {}"), was.name, now.name);
  if (but(&Layer::colour)) return fmt::format(mark_in("step", "recolour the layer {}"), now.name);
  if (but(&Layer::label)) {
    return now.label.empty()
               ? fmt::format(mark_in("step", "take the names from the layer {}"), now.name)
               : fmt::format(mark_in("step", "name what is in the layer {} by {}"), now.name,
                             now.label);
  }
  return fmt::format(mark_in("step", "style the layer {}"), now.name);
}

}  // namespace

const std::vector<NumberedLayer>& Project::layers() const {
  if (layers_of_ != ledger().revision()) {
    layers_ = curation::layers_of(ledger());
    layers_of_ = ledger().revision();
  }
  return layers_;
}

bool Project::shows_layer(const NumberedLayer& layer) const {
  if (!scene_layers_) return layer.layer->visible;
  return std::ranges::find(*scene_layers_, layer.number) != scene_layers_->end();
}

void Project::show_layer(const ShowLayer& command) {
  const RecordPtr held = ledger().find(command.record);
  const Layer* was = held == nullptr ? nullptr : std::get_if<Layer>(held.get());
  if (was == nullptr) return;
  if (scene_layers_) {
    std::erase(*scene_layers_, command.record);
    if (command.visible) scene_layers_->push_back(command.record);
  }
  if (was->visible == command.visible) return;
  Layer now = *was;
  now.visible = command.visible;
  std::string name = name_of(*was, now);
  edit(std::move(name), {{command.record, std::make_shared<const Record>(std::move(now))}});
}

void Project::put_layers(const PutLayers& command) {
  std::vector<Layer> added;
  for (const Layer& layer : command.layers) {
    const bool there = std::ranges::any_of(layers(), [&](const NumberedLayer& l) {
      return l.layer->file == layer.file && l.layer->layer == layer.layer;
    });
    if (command.once && there) continue;
    added.push_back(layer);
  }
  if (added.empty()) return;
  if (layers().size() + added.size() > curation::kMostLayers) {
    error_ = base::Error{base::ErrorCode::too_large,
                         base::tr_format("a project has at most {} layers", curation::kMostLayers),
                         "", base::tr("Remove some of those that are there")};
    return;
  }
  // All over those that are there, the first on top.
  std::vector<NumberedLayer> all = layers();
  std::vector<NumberedLayer> fresh;
  std::vector<curation::Change> changes;
  for (Layer& layer : added) {
    layer.colour = curation::free_colour(all);
    // Another number than any that put_in_order() gives, so that it says what becomes of it.
    layer.order = curation::kMostOrder;
    fresh.push_back({stories_.take_number(), &layer});
    if (scene_layers_) scene_layers_->push_back(fresh.back().number);
    all.push_back(fresh.back());
  }
  all = fresh;
  all.insert(all.end(), layers().begin(), layers().end());
  const std::string& first = added.front().name;
  std::string name = added.size() == 1
                         ? fmt::format(mark_in("step", "add the layer {}"), first)
                         : fmt::format(mark_in("step", "add {} layers"), added.size());
  edit(std::move(name), curation::put_in_order(all));
  said_ = added.size() == 1
              ? base::tr_format("The layer {} is added", first)
              : base::tr_count("{} layer is added", "{} layers are added", added.size());
}

void Project::change_layer(const ChangeLayer& command) {
  const RecordPtr held = ledger().find(command.record);
  const Layer* was = held == nullptr ? nullptr : std::get_if<Layer>(held.get());
  if (was == nullptr) return;
  Layer now = command.layer;
  now.order = was->order;
  now.visible = was->visible;
  now.width = std::clamp(now.width, Layer::kLeastWidth, Layer::kMostWidth);
  now.opacity = std::clamp(now.opacity, 0.0, 1.0);
  if (now == *was || now.name.empty()) return;
  std::string name = name_of(*was, now);
  edit(std::move(name), {{command.record, std::make_shared<const Record>(std::move(now))}});
}

void Project::move_layer(const MoveLayer& command) {
  std::vector<NumberedLayer> others = layers();
  const auto from = curation::place_in(others, command.record);
  if (!from || command.record == command.before) return;
  const NumberedLayer moved = others[*from];
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(*from));
  const auto to = command.before == 0 ? std::optional(others.size())
                                      : curation::place_in(others, command.before);
  if (!to || *to == *from) return;
  others.insert(others.begin() + static_cast<std::ptrdiff_t>(*to), moved);
  edit(*to < *from ? fmt::format(mark_in("step", "move the layer {} up"), moved.layer->name)
                   : fmt::format(mark_in("step", "move the layer {} down"), moved.layer->name),
       curation::put_in_order(others));
}

void Project::fit_ground(const geo::WorldBox& box) {
  fly_to(fitted(box, map_size_, 40, kMostFitZoom, camera_at_hand()));
}

}  // namespace dateline::project
