#include "gui/layers_panel.hpp"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "gui/chips.hpp"
#include "gui/key_press.hpp"
#include "gui/panel_heading.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

using curation::Layer;
using curation::LayerColour;
using Shape = geo::FeatureSet::Shape;

constexpr float kRow = 44;  // logical pixels
constexpr float kButton = 28;
constexpr float kNameAt = 54;  // from the row's left edge: behind eye and swatch
constexpr auto kWidths = std::to_array<std::pair<double, const char*>>(
    {{0.75, mark("Fine")}, {1.5, mark("Normal")}, {2.5, mark("Bold")}, {4, mark("Heavy")}});

/// "3 layers, 1 hidden".
std::string count_words(const project::Project& project) {
  const auto& layers = project.layers();
  if (layers.empty()) return tr("No layer yet");
  const auto hidden =
      std::ranges::count_if(layers, [&](const auto& l) { return !project.shows_layer(l); });
  std::string out = tr_count("{} layer", "{} layers", layers.size());
  if (hidden > 0) out += tr_format(", {} hidden", hidden);
  return out;
}

/// What is wrong with it, or what it has and where that is from.
std::string under_words(const Layer& layer, const LayerState* state) {
  if (state == nullptr || (state->reading && !state->drawn())) return tr("Reading\u2026");
  if (state->error) return scene::sentence_case(state->error->message);
  std::string out = contents_of(state);
  if (state->cut_short) out = tr_format("Only the first {}", out);
  const std::string file = layer.file.filename().string();
  if (layer.name != layer.file.stem().string()) out += " \u00B7 " + file;
  return out;
}

/// All that the row has no room for.
std::string whole_words(const Layer& layer, const LayerState* state) {
  std::string out = layer.file.string();
  if (state == nullptr) return out;
  if (state->error) {
    out = scene::sentence_case(state->error->message) + "\n" + out;
    if (!state->error->cure.empty()) out += "\n" + state->error->cure;
  }
  if (state->cut_short)
    out += "\n" + std::string(tr("The file has more: what lies beyond the limit is not shown"));
  if (state->skipped > 0) {
    out += "\n" + tr_count("{} feature has no place on the map",
                           "{} features have no place on the map", state->skipped);
  }
  return out;
}

}  // namespace

std::string contents_of(const LayerState* state) {
  if (state != nullptr && state->raster != nullptr) {
    return tr_format("Picture, {} \u00D7 {} pixels",
                     scene::grouped(static_cast<std::size_t>(state->width)),
                     scene::grouped(static_cast<std::size_t>(state->height)));
  }
  if (state == nullptr || state->shape == nullptr) return "";
  const auto& features = state->shape->features().features;
  std::array<std::size_t, 3> counts{};
  for (const auto& f : features) ++counts[static_cast<std::size_t>(f.shape)];
  std::string out;
  const auto n = [&](Shape shape) { return counts[static_cast<std::size_t>(shape)]; };
  const auto add = [&](Shape shape, const std::string& counted) {
    if (n(shape) > 0) out += (out.empty() ? "" : ", ") + counted;
  };
  add(Shape::areas, tr_count("{} area", "{} areas", n(Shape::areas)));
  add(Shape::lines, tr_count("{} line", "{} lines", n(Shape::lines)));
  add(Shape::points, tr_count("{} point", "{} points", n(Shape::points)));
  return out;
}

std::optional<std::vector<project::Command>> LayersPanel::key(const KeyPress& press,
                                                              const project::Project& project) {
  const bool moves = press.ctrl && !press.shift && (press.key == Key::up || press.key == Key::down);
  if (!moves && (press.ctrl || (press.key != Key::f2 && press.key != Key::del))) return {};
  const auto& layers = project.layers();
  const auto at = curation::place_in(layers, open_);
  std::vector<project::Command> out;
  if (!at) return out;
  if (press.key == Key::f2) {
    focus_name_ = true;
  } else if (press.key == Key::del) {
    if (!press.repeat) out.emplace_back(project::TakeBack{open_});
  } else if (press.key == Key::up && *at > 0) {
    out.emplace_back(project::MoveLayer{open_, layers[*at - 1].number});
  } else if (press.key == Key::down && *at + 1 < layers.size()) {
    const bool last = *at + 2 == layers.size();
    out.emplace_back(project::MoveLayer{open_, last ? 0 : layers[*at + 2].number});
  }
  return out;
}

bool LayersPanel::escape() {
  preview_.reset();
  if (std::exchange(dragged_, 0) != 0) return true;
  return std::exchange(open_, 0) != 0;
}

void LayersPanel::change(Frame& frame, const Numbered& numbered, const Layer& layer) {
  frame.send(project::ChangeLayer{numbered.number, layer});
}

bool LayersPanel::draw(Frame& frame, const std::vector<LayerState>& states) {
  const bool close = draw_panel_heading(frame, tr("Layers"), count_words(frame.project), "layers");
  const std::string add = std::string(icon::kPlus) + "  " + tr("Add a layer\u2026");
  const float wide = ImGui::CalcTextSize(add.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
  if (ImGui::Button(add.c_str(), ImVec2(std::max(frame.px(140), wide), 0))) asks_file_ = true;
  frame.name_last_item("button/add-layer");
  tip_for_item(frame, tr("A file of geodata of your own: GeoJSON, GeoPackage, Shapefile, KML and "
                         "others; a picture: "
                         "GeoTIFF, MBTiles"));
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  ImGui::BeginChild("##layers", ImVec2(0, 0), false);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  list(frame, states);
  ImGui::PopStyleVar();
  ImGui::EndChild();
  if (close) preview_.reset();
  return !close;
}

void LayersPanel::list(Frame& frame, const std::vector<LayerState>& states) {
  const auto& layers = frame.project.layers();
  if (layers.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    sheet.gap(6);
    sheet.text(
        tr("Your own geodata lies under the events: districts, camps, roads, a front line. Add a "
           "file, "
           "or drop one on the window. The layer at the top of this list lies on top; "
           "pictures lie under all lines."),
        frame.text_style(12, frame.theme.secondary));
    return;
  }
  if (open_ != 0 && !curation::place_in(layers, open_)) open_ = 0;
  if (dragged_ != 0 && !curation::place_in(layers, dragged_)) dragged_ = 0;
  tops_.clear();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    tops_.push_back(ImGui::GetCursorScreenPos().y);
    const LayerState* state = state_of(states, layers[i].number);
    row(frame, i, state);
    if (layers[i].number == open_) editor(frame, layers[i], state);
  }
  tops_.push_back(ImGui::GetCursorScreenPos().y);
  drag(frame);
  ImGui::Dummy(ImVec2(1, frame.px(12)));
}

void LayersPanel::draw_eye(Frame& frame, const Numbered& layer, const scene::PixelBox& box,
                           std::size_t at) {
  ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0 + frame.px(10)));
  const bool visible = frame.project.shows_layer(layer);
  const scene::Rgba colour = visible ? frame.theme.text : frame.theme.secondary.faded(0.7F);
  ImGui::PushStyleColor(ImGuiCol_Text, to_imgui(colour));
  if (icon_button(frame, visible ? icon::kView : icon::kHidden,
                  fmt::format("eye/{}", at + 1).c_str(), visible ? tr("Hide it") : tr("Show it"))) {
    frame.send(project::ShowLayer{layer.number, !visible});
  }
  ImGui::PopStyleColor();
}

float LayersPanel::row_buttons(Frame& frame, const Numbered& layer, const LayerState* state,
                               const scene::PixelBox& box, std::size_t at) {
  float taken = frame.px(kButton);
  ImGui::SetCursorScreenPos(ImVec2(box.x1 - taken, box.y0 + frame.px(2)));
  if (icon_button(frame, icon::kClose, fmt::format("remove-layer/{}", at + 1).c_str(),
                  tr("Remove it (Delete); its file stays"))) {
    frame.send(project::TakeBack{layer.number});
  }
  const bool broken = state != nullptr && state->error.has_value();
  if (state != nullptr && (state->drawn() || broken)) {
    taken += frame.px(kButton);
    ImGui::SetCursorScreenPos(ImVec2(box.x1 - taken, box.y0 + frame.px(2)));
    if (broken) {
      if (icon_button(frame, icon::kHistory, fmt::format("read-layer/{}", at + 1).c_str(),
                      tr("Read its file again"))) {
        frame.send(project::ReadLayersAgain{});
      }
    } else if (icon_button(frame, icon::kFit, fmt::format("fit-layer/{}", at + 1).c_str(),
                           tr("Fit the map to it"))) {
      frame.send(project::FitGround{state->box()});
    }
  }
  return taken;
}

void LayersPanel::row(Frame& frame, std::size_t at, const LayerState* state) {
  const auto& theme = frame.theme;
  const Numbered numbered = frame.project.layers()[at];
  const Layer& layer = *numbered.layer;
  const bool open = open_ == numbered.number;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const scene::PixelBox box{start.x, start.y, start.x + ImGui::GetContentRegionAvail().x,
                            start.y + frame.px(kRow)};
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                       box.contains(mouse.x, mouse.y) && dragged_ == 0;
  ImGui::PushID(static_cast<int>(numbered.number));
  const float buttons = hovered || open ? row_buttons(frame, numbered, state, box, at) : 0;
  draw_eye(frame, numbered, box, at);
  ImGui::SetCursorScreenPos(start);
  const bool clicked = ImGui::InvisibleButton("layer", ImVec2(box.width(), box.height()));
  const bool over =
      ImGui::IsItemHovered() && mouse.x < box.x1 - buttons && mouse.x > box.x0 + frame.px(kButton);
  if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, frame.px(4)) &&
      frame.project.layers().size() > 1) {
    dragged_ = numbered.number;
  }
  ImGui::PopID();
  frame.name_box(fmt::format("layer/{}", at + 1), box);
  if (clicked && dragged_ == 0) open_ = open ? 0 : numbered.number;
  if (!ImGui::IsRectVisible(ImVec2(box.x0, box.y0), ImVec2(box.x1, box.y1))) return;
  const bool broken = state != nullptr && state->error.has_value();
  const float fade = dragged_ == numbered.number           ? 0.45F
                     : frame.project.shows_layer(numbered) ? 1
                                                           : 0.6F;
  paint(frame, [&](scene::Painter& painter) {
    if (open || hovered) painter.rect(box, theme.accent.faded(open ? 0.16F : 0.07F));
    if (open) painter.rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, theme.accent);
    const scene::Rgba colour = scene::colour_of(layer.colour, theme).faded(fade);
    const scene::PixelBox swatch{box.x0 + frame.px(32), box.y0 + frame.px(15),
                                 box.x0 + frame.px(46), box.y0 + frame.px(29)};
    if (state == nullptr || state->raster == nullptr) {
      painter.rounded_rect(swatch, frame.px(3), colour);
    } else {
      scene::draw_picture_sign(painter, fade,
                               {(swatch.x0 + swatch.x1) / 2, (swatch.y0 + swatch.y1) / 2},
                               frame.px(1), theme);
    }
    const float x = box.x0 + frame.px(kNameAt);
    const float room = box.x1 - frame.px(6) - buttons - x;
    const auto style = frame.text_style(14, theme.text.faded(fade));
    painter.text(x, box.y0 + frame.px(18),
                 typeset::elide(frame.type, layer.name, style.weight, style.size, room), style);
    const auto small = frame.text_style(12, broken ? theme.conflict : theme.secondary.faded(fade));
    painter.text(x, box.y0 + frame.px(36),
                 typeset::elide(frame.type, under_words(layer, state), small.weight, small.size,
                                box.x1 - frame.px(6) - x),
                 small);
  });
  if (broken) frame.name_box(fmt::format("layer-error/{}", at + 1), box);
  if (over && dragged_ == 0 && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    ImGui::SetTooltip("%s", whole_words(layer, state).c_str());
  }
}

void LayersPanel::swatches(Frame& frame, const Numbered& numbered) {
  const float size = frame.px(24);
  for (std::size_t i = 0; i < curation::kLayerColours; ++i) {
    const auto colour = static_cast<LayerColour>(i);
    if (i > 0) ImGui::SameLine(0, frame.px(6));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("swatch", ImVec2(size, size))) {
      Layer now = *numbered.layer;
      now.colour = colour;
      change(frame, numbered, now);
    }
    ImGui::PopID();
    frame.name_last_item(fmt::format("swatch/{}", name(colour)));
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool chosen = numbered.layer->colour == colour;
    paint(frame, [&](scene::Painter& painter) {
      const scene::PixelBox box{at.x, at.y, at.x + size, at.y + size};
      if (chosen || hovered) {
        painter.rounded_rect(box, frame.px(5), chosen ? frame.theme.text : frame.theme.hairline);
        painter.rounded_rect(box.grown(-frame.px(2)), frame.px(4), frame.theme.panel);
      }
      painter.rounded_rect(box.grown(-frame.px(4)), frame.px(3),
                           scene::colour_of(colour, frame.theme));
    });
  }
}

void LayersPanel::name_field(Frame& frame, const Numbered& numbered, float width) {
  if (!naming_) name_ = numbered.layer->name;
  if (std::exchange(focus_name_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(width);
  const bool entered = ImGui::InputText("##name", &name_, ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item("field/layer-name");
  const bool left = ImGui::IsItemDeactivatedAfterEdit();
  naming_ = ImGui::IsItemActive();
  if ((!entered && !left) || name_.empty() || name_ == numbered.layer->name) return;
  Layer now = *numbered.layer;
  now.name = name_.substr(0, std::min(name_.size(), Layer::kMostName));
  while (!now.name.empty() && now.name.size() < name_.size() &&
         (static_cast<unsigned char>(name_[now.name.size()]) & 0xC0U) == 0x80U) {
    now.name.pop_back();
  }
  change(frame, numbered, now);
}

/// The map follows the hand; the project takes what it is let go at.
void LayersPanel::opacity_slider(Frame& frame, const Numbered& numbered, float width) {
  const bool moves = preview_ && preview_->record == numbered.number;
  auto percent =
      static_cast<int>(std::lround((moves ? preview_->opacity : numbered.layer->opacity) * 100));
  ImGui::SetNextItemWidth(width);
  const std::string format = as_format(tr("Opacity")) + " %d %%";
  ImGui::SliderInt("##opacity", &percent, 0, 100, format.c_str(), ImGuiSliderFlags_AlwaysClamp);
  frame.name_last_item("slider/layer-opacity");
  if (ImGui::IsItemActive()) {
    preview_ = OpacityPreview{numbered.number, percent / 100.0};
  } else if (moves) {
    Layer now = *numbered.layer;
    now.opacity = std::exchange(preview_, {})->opacity;
    change(frame, numbered, now);
  }
}

void LayersPanel::label_choice(Frame& frame, const Numbered& numbered, const LayerState* state,
                               float width) {
  if (state == nullptr || state->shape == nullptr) return;
  const auto& columns = state->shape->features().columns;
  if (columns.empty()) return;
  const std::string& chosen = numbered.layer->label;
  const std::string shown =
      chosen.empty() ? tr("No names on the map") : tr_format("Named by {}", chosen);
  ImGui::SetNextItemWidth(width);
  const bool open = ImGui::BeginCombo("##label", shown.c_str(), ImGuiComboFlags_HeightLarge);
  frame.name_last_item("choice/layer-label");
  if (!open) return;
  const auto item = [&](const std::string& words, const std::string& column) {
    if (ImGui::Selectable(words.c_str(), chosen == column)) {
      Layer now = *numbered.layer;
      now.label = column;
      change(frame, numbered, now);
    }
    frame.name_last_item("label/" + column);
  };
  item(tr("No names"), "");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    item(columns[i], columns[i]);
    ImGui::PopID();
  }
  ImGui::EndCombo();
}

void LayersPanel::editor(Frame& frame, const Numbered& numbered, const LayerState* state) {
  const float from = ImGui::GetCursorScreenPos().y;
  ImGui::Dummy(ImVec2(1, frame.px(6)));
  ImGui::Indent(frame.px(10));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(frame.px(6), frame.px(6)));
  const float width = ImGui::GetContentRegionAvail().x - frame.px(4);
  if (state == nullptr || state->raster == nullptr) drawing_choices(frame, numbered, state, width);
  opacity_slider(frame, numbered, width);
  label_choice(frame, numbered, state, width);
  name_field(frame, numbered, width);
  tip_for_item(frame, tr("What it is called in this list and in the legend (F2)"));
  ImGui::PopStyleVar();
  ImGui::Unindent(frame.px(10));
  ImGui::Dummy(ImVec2(1, frame.px(10)));
  const float height = ImGui::GetCursorScreenPos().y - from;
  paint(frame, [&](scene::Painter& painter) {
    const float x = ImGui::GetCursorScreenPos().x;
    painter.rect({x, from, x + frame.px(3), from + height - frame.px(6)}, frame.theme.accent);
  });
}

/// How its points, lines and areas are drawn.
void LayersPanel::drawing_choices(Frame& frame, const Numbered& numbered, const LayerState* state,
                                  float width) {
  swatches(frame, numbered);
  std::vector<Chip> chips;
  int chosen = -1;
  for (const auto& [value, words] : kWidths) {
    if (std::abs(value - numbered.layer->width) < 0.01) chosen = static_cast<int>(chips.size());
    chips.push_back(
        {tr(words), fmt::format("layer-width/{}", words), tr("How wide its lines are")});
  }
  const int clicked = draw_chips(frame, chips, chosen, width);
  if (clicked >= 0) {
    Layer now = *numbered.layer;
    now.width = kWidths[static_cast<std::size_t>(clicked)].first;
    change(frame, numbered, now);
  }
  if (state == nullptr || state->shape == nullptr || state->shape->has(Shape::areas)) {
    bool filled = numbered.layer->filled;
    if (ImGui::Checkbox(tr_label("Areas are filled").c_str(), &filled)) {
      Layer now = *numbered.layer;
      now.filled = filled;
      change(frame, numbered, now);
    }
    frame.name_last_item("layer-filled");
  }
}

/// Where the layer that is dragged would come, and puts it there when it is let go.
void LayersPanel::drag(Frame& frame) {
  if (dragged_ == 0) return;
  const auto& layers = frame.project.layers();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  std::size_t gap = 0;  // layers above the line
  while (gap < layers.size() && mouse.y > tops_[gap] + frame.px(kRow) / 2) ++gap;
  const float top = ImGui::GetWindowPos().y;
  const float y = std::clamp(tops_[gap], top + 1, top + ImGui::GetWindowHeight() - 1);
  paint(frame, [&](scene::Painter& painter) {
    const float x = ImGui::GetCursorScreenPos().x;
    const float end = x + ImGui::GetContentRegionAvail().x;
    const float half = std::max(1.0F, frame.px(1));
    painter.rect({x + frame.px(4), y - half, end, y + half}, frame.theme.accent);
    painter.disc({x + frame.px(4), y}, frame.px(4), frame.theme.accent);
  });
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  frame.send(project::MoveLayer{std::exchange(dragged_, 0),
                                gap == layers.size() ? 0 : layers[gap].number});
}

}  // namespace dateline::gui
