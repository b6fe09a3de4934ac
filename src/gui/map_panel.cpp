#include "gui/map_panel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/own_place_dialog.hpp"
#include "scene/pin.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::gui {
namespace {

constexpr float kDragPixels = 4;    // less is a click of a shaking hand
constexpr float kReach = 4;         // how far from a symbol a click still means it
constexpr double kWheelStep = 0.4;  // zoom levels a notch

}  // namespace

void MapPanel::draw(Frame& frame, const scene::PixelBox& box, const scene::BaseMap* base,
                    ShownLayers layers) {
  const project::Project& project = frame.project;
  const project::MapSize size{static_cast<double>(box.width() / frame.map_scale),
                              static_cast<double>(box.height() / frame.map_scale)};
  if (!(size == project.map_size())) frame.send(project::SetMapSize{size});
  const scene::View view(static_cast<int>(box.width()), static_cast<int>(box.height()),
                         frame.map_scale, project.camera().centre, project.camera().zoom,
                         project.camera().conic);
  const BuiltFor now{project.revision(), view, base, tools_.ghost_places()};
  const bool same_layers = layers_.layers == layers.layers;
  layers_ = std::move(layers);
  if (!same_layers) feature_.close();
  if (!built_for_ || !(*built_for_ == now) || !same_layers) {
    build(frame, view, base);
    built_for_ = now;
  }
  begin_panel(frame, "##map", box, false);
  frame.name_box("panel/map", box);
  ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
  ImGui::InvisibleButton("map", ImVec2(box.width(), box.height()));
  frame.pixel_metres = view.metres_per_pixel(view.centre());
  handle_mouse(frame, box);
  reach_clusters(frame, box);
  answer_menu_key(project.pin());
  over_.clear();
  box_ = box;
  frame.kept = &over_;
  draw_pin(frame, box);
  draw_version_marks(frame, versions_, *list_, box);
  frame.kept = nullptr;
  tools_.draw(frame, box, list_->base.view);
  cluster_.draw(frame, box);
  frame.name_all([&] { name_boxes(frame, box); });
  end_panel();
  tools_.draw_buttons(frame, box);
  draw_legend_button(frame, box);
  feature_.draw(frame, box, list_->base.view);
}

/// A circle is opened by the keyboard, too; single events are reached by the arrow keys.
void MapPanel::reach_clusters(Frame& frame, const scene::PixelBox& map) {
  if (frame.keyboard == nullptr) return;
  for (const scene::MapPick& pick : list_->picks) {
    if (pick.kind != scene::PickKind::cluster) continue;
    const scene::PixelBox box{map.x0 + pick.box.x0, map.y0 + pick.box.y0, map.x0 + pick.box.x1,
                              map.y0 + pick.box.y1};
    const std::string name =
        "cluster/" + frame.project.snapshot().event(*std::ranges::min_element(pick.events)).id;
    if (frame.keyboard->add_box(box, name, name)) open_circle(frame, pick, box);
  }
}

/// At the pin, which can be set by typing, else in the middle of the map.
void MapPanel::answer_menu_key(const std::optional<project::Pin>& pinned) {
  if (!std::exchange(menu_asked_, false)) return;
  const scene::View& view = list_->base.view;
  typeset::PathPoint at{static_cast<float>(view.width()) / 2,
                        static_cast<float>(view.height()) / 2};
  if (pinned) {
    const typeset::PathPoint pin = view.project(geo::to_world(pinned->at));
    const scene::PixelBox map{0, 0, static_cast<float>(view.width()),
                              static_cast<float>(view.height())};
    if (map.contains(pin.x, pin.y)) at = pin;
  }
  const OwnPlace* own = own_place_at(at);
  tools_.open_menu(view, at, own != nullptr ? std::optional(own->record) : std::nullopt, true);
}

/// In the legend's corner, in a window of its own: what folds it and unfolds it.
void MapPanel::draw_legend_button(Frame& frame, const scene::PixelBox& box) const {
  if (list_->legend.width() <= 0) return;
  const bool open = frame.project.settings().legend;
  const scene::PixelBox& legend = list_->legend;
  const float right = box.x0 + legend.x1;
  const float top = box.y0 + legend.y0 + frame.px(1);
  begin_overlay("##legend", {right - frame.px(28), top, right, top + frame.px(24)});
  if (icon_button(frame, open ? icon::kFoldDown : icon::kFoldUp, "legend",
                  open ? tr("Fold the legend") : tr("Unfold the legend"))) {
    frame.send(project::UnfoldLegend{!open});
  }
  ImGui::End();
}

/// Names what the map has, for tests.
void MapPanel::name_boxes(Frame& frame, const scene::PixelBox& map) const {
  const auto name = [&](const std::string& what, const scene::PixelBox& b) {
    frame.name_box(what, {b.x0 + map.x0, b.y0 + map.y0, b.x1 + map.x0, b.y1 + map.y0});
  };
  for (const auto& hold : list_->holds) name("held/" + held_[hold.index].name, hold.box);
  for (const auto& spot : list_->own)
    name("own-place/" + own_[spot.index].place.names[0], spot.box);
  for (const scene::MapPick& pick : list_->picks) {
    if (pick.kind != scene::PickKind::symbol && pick.kind != scene::PickKind::cluster) continue;
    constexpr std::size_t kMostNamed = 1000;  // a hundred thousand names would take most of a frame
    if (pick.events.size() > kMostNamed) continue;
    for (const std::uint32_t row : pick.events) {
      name("marker/" + frame.project.snapshot().event(row).id, pick.box);
    }
  }
}

void MapPanel::draw_pin(Frame& frame, const scene::PixelBox& box) {
  const auto& pin = frame.project.pin();
  if (!pin) return;
  const typeset::PathPoint on_map = list_->base.view.project(geo::to_world(pin->at));
  const typeset::PathPoint at{std::round(box.x0 + on_map.x), std::round(box.y0 + on_map.y)};
  if (!box.contains(at.x, at.y)) return;
  frame.name_box(
      "pin", {at.x - frame.px(10), at.y - frame.px(10), at.x + frame.px(10), at.y + frame.px(10)});
  // The ghost of an event is a sign of its own.
  const bool ghost =
      std::ranges::any_of(versions_, [&](const VersionMark& m) { return m.was == pin->at; });
  const std::string words = base::find_kept("a pin on the map", pin->label).value_or(pin->label);
  paint(frame, [&](scene::Painter& painter) {
    scene::draw_pin(painter, {at, words, box, !ghost, frame.scale}, frame.theme);
  });
}

void MapPanel::handle_mouse(Frame& frame, const scene::PixelBox& box) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool over = ImGui::IsItemHovered();
  const ImVec2 mouse = io.MousePos;
  const typeset::PathPoint at{mouse.x - box.x0, mouse.y - box.y0};
  const double from_middle_x = static_cast<double>((at.x - box.width() / 2) / frame.map_scale);
  const double from_middle_y = static_cast<double>((at.y - box.height() / 2) / frame.map_scale);

  if (over) {
    frame.cursor = geo::from_world(list_->base.view.unproject(at));
    if (drag_ == Drag::none) {
      if (!own_place_under_mouse(frame, at)) hold_under_mouse(frame, at);
      if (const auto feature = feature_under(frame, at)) {
        FeatureCard::tooltip(frame, layers_.layers[feature->layer], feature->feature);
      }
      if (const scene::MapPick* pick = scene::pick_at(*list_, at, kReach * frame.scale)) {
        if (pick->kind == scene::PickKind::cluster) {
          ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
          ClusterList::tooltip(frame, pick->events,
                               ClusterList::is_one_spot(frame.project.snapshot(), pick->events)
                                   ? tr("Click to list them")
                                   : tr("Click to come closer"));
        } else if (pick->kind != scene::PickKind::area) {
          frame.hovered = frame.project.snapshot().event(pick->events.front()).id;
          ImGui::SetMouseCursor(tools_.grab(frame, pick, at) ? ImGuiMouseCursor_ResizeAll
                                                             : ImGuiMouseCursor_Hand);
        }
      }
    }
    if (io.MouseWheel != 0) {
      const double step = io.KeyCtrl ? kWheelStep / 4 : io.KeyShift ? kWheelStep * 3 : kWheelStep;
      frame.send(project::ZoomCamera{from_middle_x, from_middle_y,
                                     static_cast<double>(io.MouseWheel) * step});
    }
  }
  if (over && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
    const OwnPlace* own = own_place_at(at);
    tools_.open_menu(list_->base.view, at,
                     own != nullptr ? std::optional(own->record) : std::nullopt);
  }
  if (ImGui::IsItemActivated()) {
    drag_ = Drag::waiting;
    drag_from_ = mouse;
    drag_shift_ = io.KeyShift;
    drag_marker_ = tools_.grab(frame, scene::pick_at(*list_, at, kReach * frame.scale), at);
    measure_from_ = point_at(frame, at);
  }
  if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && tools_.double_click()) {
    drag_ = Drag::none;
    return;
  }
  if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    const scene::MapPick* pick = scene::pick_at(*list_, at, kReach * frame.scale);
    if (pick == nullptr || pick->kind == scene::PickKind::area) {
      frame.send(project::ZoomCamera{from_middle_x, from_middle_y, io.KeyShift ? -1.0 : 1.0});
    }
    drag_ = Drag::none;
    return;
  }
  if (drag_ == Drag::none) return;
  const float moved = std::hypot(mouse.x - drag_from_.x, mouse.y - drag_from_.y);
  if (drag_ == Drag::waiting && moved > kDragPixels * frame.scale) {
    drag_ = tools_.measures() ? Drag::measure
            : drag_marker_    ? Drag::marker
            : drag_shift_     ? Drag::box
                              : Drag::pan;
    if (drag_ == Drag::measure) tools_.measure_from(measure_from_);
    if (drag_ == Drag::marker) tools_.start_drag(frame);
  }
  if (drag_ == Drag::marker && !tools_.is_dragging()) drag_ = Drag::none;  // given up
  if (drag_ == Drag::marker) tools_.drag_to(at);
  if (drag_ == Drag::measure) tools_.measure_to(point_at(frame, at));
  const project::PanCamera pan{{static_cast<double>((mouse.x - drag_from_.x) / frame.map_scale),
                                static_cast<double>((mouse.y - drag_from_.y) / frame.map_scale),
                                from_middle_x, from_middle_y}};
  if (ImGui::IsItemActive()) {
    if (drag_ == Drag::pan) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
      frame.send(pan);
      drag_from_ = mouse;
    } else if (drag_ == Drag::box) {
      const ImVec2 a(std::min(mouse.x, drag_from_.x), std::min(mouse.y, drag_from_.y));
      const ImVec2 b(std::max(mouse.x, drag_from_.x), std::max(mouse.y, drag_from_.y));
      ImDrawList* list = ImGui::GetWindowDrawList();
      list->AddRectFilled(a, b, to_u32(frame.theme.accent.faded(0.14F)));
      list->AddRect(a, b, to_u32(frame.theme.accent), 0, 0, std::max(1.0F, frame.px(1)));
    }
    return;
  }
  // Released.
  if (drag_ == Drag::waiting) {
    click(frame, at, box);
  } else if (drag_ == Drag::pan) {
    frame.send(pan);
  } else if (drag_ == Drag::box) {
    select_box(frame, box);
  } else if (drag_ == Drag::marker) {
    tools_.drop(frame, list_->base.view);
  }
  drag_ = Drag::none;
}

geo::LngLat MapPanel::point_at(const Frame& frame, typeset::PathPoint at) const {
  const scene::MapPick* pick = scene::pick_at(*list_, at, kReach * frame.scale);
  if (pick != nullptr && pick->kind == scene::PickKind::symbol) {
    const auto& place = frame.project.snapshot().event(pick->events.front()).place;
    if (place) return place->at;
  }
  return geo::from_world(list_->base.view.unproject(at));
}

const MapPanel::OwnPlace* MapPanel::own_place_at(typeset::PathPoint at) const {
  for (const scene::OwnPlaceSpot& spot : list_->own) {
    if (spot.box.contains(at.x, at.y) && spot.index < own_.size()) return &own_[spot.index];
  }
  return nullptr;
}

/// Beside the mouse: what the user knows of a place that is theirs. False where none is there.
bool MapPanel::own_place_under_mouse(Frame& frame, typeset::PathPoint at) const {
  const OwnPlace* own = own_place_at(at);
  if (own == nullptr) return false;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::BeginTooltip();
  {
    Sheet sheet(frame, frame.px(300));
    const curation::OwnPlace& place = own->place;
    sheet.text(place.names.front(), frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.text(std::string(tr("Your own place")) + " \u00B7 " + place_line(frame, place),
               frame.text_style(13, frame.theme.text));
    if (!place.note.empty()) {
      sheet.gap(3);
      sheet.text(place.note, frame.text_style(12, frame.theme.secondary));
    }
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
  return true;
}

std::optional<scene::FeatureRef> MapPanel::feature_under(const Frame& frame,
                                                         typeset::PathPoint at) const {
  if (layers_.layers.empty() || list_->legend.contains(at.x, at.y)) return std::nullopt;
  const scene::MapPick* pick = scene::pick_at(*list_, at, kReach * frame.scale);
  if (pick != nullptr && pick->kind != scene::PickKind::area) return std::nullopt;
  const auto over = [&](const auto& spot) { return spot.box.contains(at.x, at.y); };
  if (std::ranges::any_of(list_->own, over) || std::ranges::any_of(list_->holds, over)) {
    return std::nullopt;
  }
  return scene::feature_at(layers_.layers, list_->base.view, at);
}

/// Beside the mouse: who holds the place, since when, and in which words.
void MapPanel::hold_under_mouse(Frame& frame, typeset::PathPoint at) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  for (const auto& hold : list_->holds) {
    if (!hold.box.contains(at.x, at.y)) continue;
    const scene::HeldPlace& held = held_[hold.index];
    const time::Minute when = frame.project.playhead();
    const timeline::HoldSpan* span = snapshot.conclusions()->holders.at(held.key, when);
    if (span == nullptr) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
    ImGui::BeginTooltip();
    {
      Sheet sheet(frame, frame.px(300));
      sheet.text(held.name, frame.text_style(14, frame.theme.text, scene::Weight::bold));
      sheet.text(scene::hold_words(*span, when, snapshot.day_zero()),
                 frame.text_style(13, frame.theme.text));
      if (!span->because.empty()) {
        const auto source = scene::source_of(snapshot, span->because.front());
        const text::Story& story = snapshot.documents()[source.document]->story;
        const std::string words = story.line(story.sentences[source.sentence].span);
        sheet.gap(3);
        sheet.text("\u201C" + words + "\u201D", frame.text_style(12, frame.theme.secondary));
      }
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
    return;
  }
}

void MapPanel::click(Frame& frame, typeset::PathPoint at, const scene::PixelBox& map) {
  if (tools_.click(frame, list_->base.view, at)) return;
  const bool add = ImGui::GetIO().KeyCtrl;
  feature_.close();
  const scene::MapPick* pick = scene::pick_at(*list_, at, kReach * frame.scale);
  if (pick == nullptr || pick->kind == scene::PickKind::area) {
    if (!add) frame.send(project::ClearSelection{});
    if (const auto feature = feature_under(frame, at)) {
      feature_.open(layers_.layers[feature->layer], feature->feature,
                    list_->base.view.unproject(at));
    }
    return;
  }
  const store::Snapshot& snapshot = frame.project.snapshot();
  if (pick->kind == scene::PickKind::cluster && !add) {
    return open_circle(frame, *pick,
                       {map.x0 + pick->box.x0, map.y0 + pick->box.y0, map.x0 + pick->box.x1,
                        map.y0 + pick->box.y1});
  }
  std::vector<std::string> ids;
  for (const std::uint32_t row : pick->events) ids.push_back(snapshot.event(row).id);
  frame.send(project::SelectEvents{std::move(ids), add});
}

/// Comes closer until what it stands for can be told apart, else lists that beside it.
void MapPanel::open_circle(Frame& frame, const scene::MapPick& circle, const scene::PixelBox& box) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  if (ClusterList::is_one_spot(snapshot, circle.events)) {
    return cluster_.open(snapshot, circle.events, box);
  }
  std::vector<std::string> ids;
  for (const std::uint32_t row : circle.events) ids.push_back(snapshot.event(row).id);
  frame.send(project::FitEvents{std::move(ids)});
}

void MapPanel::select_box(Frame& frame, const scene::PixelBox& map) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const scene::PixelBox box{
      std::min(mouse.x, drag_from_.x) - map.x0, std::min(mouse.y, drag_from_.y) - map.y0,
      std::max(mouse.x, drag_from_.x) - map.x0, std::max(mouse.y, drag_from_.y) - map.y0};
  project::SelectEvents command{{}, ImGui::GetIO().KeyCtrl};
  for (const scene::MapPick& pick : list_->picks) {
    if (pick.kind != scene::PickKind::symbol && pick.kind != scene::PickKind::cluster) continue;
    if (!box.contains((pick.box.x0 + pick.box.x1) / 2, (pick.box.y0 + pick.box.y1) / 2)) continue;
    for (const std::uint32_t row : pick.events) {
      command.ids.push_back(frame.project.snapshot().event(row).id);
    }
  }
  frame.send(std::move(command));
}

}  // namespace dateline::gui
