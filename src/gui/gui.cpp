#include "gui/gui.hpp"

#include <algorithm>
#include <utility>

#include "gui/contradictions_panel.hpp"
#include "gui/inspector.hpp"

namespace dateline::gui {
namespace {

constexpr float kTop = 36;
constexpr float kStatus = 24;
constexpr float kFolded = 22;
constexpr float kNarrow = 1100;  // below, the inspector lies over the story

}  // namespace

Gui::Boxes Gui::lay_out(const project::Project& project, float scale) const {
  const auto px = [scale](float v) { return std::round(v * scale); };
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const auto& layout = project.settings().layout;
  Boxes b;
  b.top = {0, 0, size.x, px(kTop)};
  b.status = {0, size.y - px(kStatus), size.x, size.y};
  const float most = (size.y - b.top.y1 - px(kStatus)) * 0.6F;
  const float timeline = layout.timeline_folded ? px(kFolded) : std::min(px(layout.timeline), most);
  b.timeline = {0, b.status.y0 - timeline, size.x, b.status.y0};
  const float story = layout.story_folded ? px(kFolded) : std::min(px(layout.story), size.x * 0.4F);
  b.story = {0, b.top.y1, story, b.timeline.y0};
  float right = size.x;
  if (has_right_side(project)) {
    const float width = px(layout.inspector);
    if (narrow_) {
      b.inspector = {0, b.top.y1, std::max(story, std::min(width, size.x)), b.timeline.y0};
      b.inspector_over_story = true;
    } else {
      right = size.x - width;
      b.inspector = {right, b.top.y1, size.x, b.timeline.y0};
    }
  }
  b.map = {b.inspector_over_story ? std::max(story, b.inspector.x1) : story, b.top.y1, right,
           b.timeline.y0};
  b.map.x1 = std::max(b.map.x1, b.map.x0 + 16);
  b.map.y1 = std::max(b.map.y1, b.map.y0 + 16);
  return b;
}

void Gui::set_world(const OpenWorld& world) {
  dialogs_.set_world(world);
  places_.set_world(world);
  map_.tools().set_world(world);
  palette_.set_world(world);
}

void Gui::ask_for_date(const project::Project& project) {
  const std::string& story = project.asks_date_of();
  if (story == asked_date_of_) return;
  asked_date_of_ = story;
  if (!story.empty() && !dialogs_.is_open()) dialogs_.show(Dialogs::Kind::story_date);
}

/// Once, when the program has started.
void Gui::ask_for_left_behind(const project::Project& project) {
  if (asked_for_left_behind_ || project.file().left_behind.empty() || dialogs_.is_open()) return;
  asked_for_left_behind_ = true;
  dialogs_.show(Dialogs::Kind::left_behind);
}

void Gui::follow_versions(Frame& frame) {
  if (frame.project.reading_report() != seen_report_) {
    seen_report_ = frame.project.reading_report();
    if (seen_report_ != nullptr) {
      contradictions_shown_ = false;
      records_.show_reading();
    }
  }
  for (const Ask& ask : frame.asks) {
    if (const auto* versions = std::get_if<AskVersions>(&ask)) {
      contradictions_shown_ = false;
      records_.show_versions(frame.project, *versions);
    }
  }
  map_.show_versions(contradictions_shown_ ? std::vector<VersionMark>()
                                           : records_.marks(frame.project));
}

Gui::Result Gui::frame(const project::Project& project, const Input& input) {
  const scene::Theme& theme = theme_of(project.settings().theme);
  const float scale = input.scale * input.text;
  Frame frame{project,      theme, type_,       canvas_,
              *input.fonts, scale, input.scale, input.scale_is_given,
              {},           {},    {},          {}};
  frame.keyboard = &keyboard_;
  frame.languages = input.languages;
  keyboard_.begin_frame(dialogs_.is_open()    ? "##dialog"
                        : places_.asks_name() ? MentionCard::kWindow
                                              : "");
  frame.names = input.names || guide_.is_open();
  frame.commands.swap(pending_);
  ask_for_date(project);
  ask_for_left_behind(project);
  if (clear_focus_) ImGui::SetWindowFocus(nullptr);
  clear_focus_ = false;

  narrow_ = ImGui::GetIO().DisplaySize.x < std::round(kNarrow * scale);
  follow_reading(project);
  const Boxes boxes = lay_out(project, scale);
  const auto action = top_.draw(frame, boxes.top);
  if (action) {
    const char* clipboard = *action == Action::paste_dialog ? ImGui::GetClipboardText() : nullptr;
    act(*action, project, clipboard == nullptr ? "" : clipboard);
    frame.commands.insert(frame.commands.end(), pending_.begin(), pending_.end());
    pending_.clear();
  }
  static const std::vector<LayerState> kNone;
  const std::vector<LayerState>& layers = input.layers != nullptr ? *input.layers : kNone;
  map_.draw(frame, boxes.map, input.base,
            shown_layers(project, layers, records_.layers().preview()));
  // Not under the inspector: ImGui would draw it over that.
  story_.set_searching(top_.is_searching());
  if (!boxes.inspector_over_story) story_side(frame, boxes.story);
  follow_corrects(frame);
  if (!project.primary()) {
    statements_.close();
    editor_.close();
  }
  if (has_right_side(project)) right_side(frame, boxes.inspector, layers);
  timeline_.draw(frame, boxes.timeline, input.base);
  const StatusBar::Asked asked = status_.draw(frame, boxes.status, input.tasks);
  if (asked.contradictions) act(Action::toggle_contradictions, project, "");
  if (asked.corrections) act(Action::toggle_corrections, project, "");
  if (asked.scenes) act(Action::toggle_scenes, project, "");
  if (asked.read_again) {
    frame.send(project::ReadAgain{project.story_states().changed});
  }
  splitters(frame, boxes);
  draw_error_banner(frame, boxes.map);
  draw_said(frame, boxes.map, records_.shows_scenes());
  follow_versions(frame);
  follow_guide(frame, input, boxes.map);
  follow_present(frame, layers);
  follow_hand_outs(frame, input, layers);
  places_.draw(frame, dialogs_, map_.tools());
  if (dialogs_.is_open()) palette_.close();
  dialogs_.draw(frame, boxes.map);
  if (const auto chosen = palette_.draw(frame, showing())) choose(frame, *chosen);
  keyboard_.draw(theme, std::max(1.0F, frame.px(2)));
  if (frame.wanted) {
    const char* text = *frame.wanted == Action::paste_dialog ? ImGui::GetClipboardText() : nullptr;
    act(*frame.wanted, project, text == nullptr ? "" : text);
  }
  if (frame.lit != project.lit()) frame.send(project::LightEvents{std::move(frame.lit)});
  if (frame.hovered != project.hovered()) frame.send(project::HoverEvent{frame.hovered});
  Result result{std::move(frame.commands),   std::move(frame.boxes), full_screen_, asked.cancel,
                std::exchange(quit_, false), std::move(frame.tip)};
  full_screen_ = false;
  return result;
}

/// The guide lies over the panels, and gives way to dialogs.
void Gui::follow_guide(Frame& frame, const Input& input, const scene::PixelBox& map) {
  const project::Project& project = frame.project;
  const bool can = project.extent().has_value() && project.counts().shown > 0;
  if (input.guide && can && !project.settings().guided && !dialog_open()) guide_.start();
  if (guide_.is_open() && !project.settings().guided) frame.send(project::EndGuide{});
  if (!can) guide_.close();
  const bool found = std::exchange(found_, false);
  if (!dialog_open() || found) guide_.draw(frame, map, found);
}

void Gui::right_side(Frame& frame, const scene::PixelBox& box,
                     const std::vector<LayerState>& layers) {
  begin_panel(frame, "##inspector", box);
  if (contradictions_shown_) {
    frame.name_box("panel/contradictions", box);
    contradictions_shown_ = draw_contradictions(frame);
  } else if (records_.is_open()) {
    records_.draw(frame, box, layers);
    if (records_.layers().take_asks_file()) dialogs_.show(Dialogs::Kind::add_layer);
  } else {
    frame.name_box("panel/inspector", box);
    draw_inspector(frame, statements_, editor_);
  }
  end_panel();
}

void Gui::story_side(Frame& frame, const scene::PixelBox& box) {
  auto layout = frame.project.settings().layout;
  begin_panel(frame, "##side", box, !layout.story_folded);
  if (layout.story_folded) {
    if (icon_button(frame, icon::kUnfold, "unfold-story", tr("Show the story"))) {
      layout.story_folded = false;
      frame.send(project::SetLayout{layout});
    }
    end_panel();
    return;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x;
  const std::string events = tr_format("Events {}", frame.project.counts().shown);
  struct Choice {
    Tab tab;
    std::string label;
    const char* name;
  };
  for (const Choice& c :
       {Choice{Tab::story, tr("Story"), "story"}, Choice{Tab::events, events, "events"},
        Choice{Tab::numbers, tr("Numbers"), "numbers"}}) {
    const bool on = tab_ == c.tab;
    const auto style = frame.text_style(14, on ? frame.theme.text : frame.theme.secondary,
                                        on ? scene::Weight::bold : scene::Weight::regular);
    // As wide as in bold, so that a choice moves none of its neighbours.
    const float width = std::round(frame.type.width(c.label, scene::Weight::bold, style.size));
    ImGui::SetCursorScreenPos(ImVec2(x, at.y));
    ImGui::PushID(c.name);
    if (ImGui::InvisibleButton("tab", ImVec2(width, frame.px(26)))) {
      tab_ = c.tab;
      story_.show_focus();
    }
    ImGui::PopID();
    frame.name_last_item(std::string("button/") + c.name);
    paint(frame, [&](scene::Painter& painter) {
      painter.text(x, at.y + frame.px(17), c.label, style);
      if (on) {
        painter.rect({x, at.y + frame.px(24), x + width, at.y + frame.px(26)}, frame.theme.accent);
      }
    });
    x += width + frame.px(18);
  }
  if (tab_ == Tab::story && frame.project.current() != nullptr) {
    const bool follow = frame.project.settings().follow;
    ImGui::SetCursorScreenPos(ImVec2(box.x1 - frame.px(62), at.y));
    ImGui::PushStyleColor(ImGuiCol_Text,
                          to_imgui(follow ? frame.theme.accent : frame.theme.secondary));
    if (icon_button(frame, icon::kFollow, "follow", nullptr)) {
      frame.send(project::FollowPlayhead{!follow});
    }
    ImGui::PopStyleColor();
    tip_for_item(frame, follow ? tr("The story follows the playhead: let it stay")
                               : tr("Let the story follow the playhead"));
  }
  ImGui::SetCursorScreenPos(ImVec2(box.x1 - frame.px(34), at.y));
  if (icon_button(frame, icon::kFold, "fold-story", tr("Fold this panel"))) {
    layout.story_folded = true;
    frame.send(project::SetLayout{layout});
  }
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + frame.px(32)));
  switch (tab_) {
    case Tab::story:
      story_.draw(frame);
      break;
    case Tab::events:
      list_.draw(frame);
      break;
    case Tab::numbers:
      numbers_.draw(frame);
      break;
  }
  end_panel();
}

bool Gui::splitter(Frame& frame, const char* name, const scene::PixelBox& edge, bool upright,
                   float& moved) {
  begin_overlay(name, edge);
  ImGui::InvisibleButton("edge", ImVec2(edge.width(), edge.height()));
  const std::string known = std::string("edge/") + (name + 2);
  frame.name_box(known, edge);
  keyboard_.add_item(false, known);
  const int by = keyboard_.take_moved(known);
  const bool active = ImGui::IsItemActive();
  if (active || ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    const float x = (edge.x0 + edge.x1) / 2;
    const float y = (edge.y0 + edge.y1) / 2;
    ImGui::GetWindowDrawList()->AddLine(upright ? ImVec2(x, edge.y0) : ImVec2(edge.x0, y),
                                        upright ? ImVec2(x, edge.y1) : ImVec2(edge.x1, y),
                                        to_u32(frame.theme.accent), frame.px(2));
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  moved = upright ? mouse.x : mouse.y;
  ImGui::End();
  if (by != 0) {
    constexpr float kStep = 12;  // logical pixels an arrow
    moved = (upright ? edge.x0 + edge.x1 : edge.y0 + edge.y1) / 2 +
            static_cast<float>(by) * frame.px(kStep);
    return true;
  }
  return active && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1);
}

void Gui::splitters(Frame& frame, const Boxes& boxes) {
  auto layout = frame.project.settings().layout;
  const auto before = layout;
  const float reach = frame.px(3);
  float at = 0;
  if (!layout.story_folded && !boxes.inspector_over_story) {
    if (splitter(frame, "##story-edge",
                 {boxes.story.x1 - reach, boxes.story.y0, boxes.story.x1 + reach, boxes.story.y1},
                 true, at)) {
      layout.story = at / frame.scale;
    }
  }
  if (boxes.inspector.width() > 0 && !boxes.inspector_over_story) {
    if (splitter(frame, "##inspector-edge",
                 {boxes.inspector.x0 - reach, boxes.inspector.y0, boxes.inspector.x0 + reach,
                  boxes.inspector.y1},
                 true, at)) {
      layout.inspector = (ImGui::GetIO().DisplaySize.x - at) / frame.scale;
    }
  }
  if (!layout.timeline_folded) {
    if (splitter(frame, "##timeline-edge",
                 {boxes.timeline.x0, boxes.timeline.y0 - reach, boxes.timeline.x1,
                  boxes.timeline.y0 + reach},
                 false, at)) {
      layout.timeline = (boxes.timeline.y1 - at) / frame.scale;
    }
  }
  layout = layout.clamped();
  if (!(layout == before)) frame.send(project::SetLayout{layout});
}

}  // namespace dateline::gui
