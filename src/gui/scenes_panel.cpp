#include "gui/scenes_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "brief/list_names.hpp"
#include "gui/panel_heading.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using curation::NumberedScene;
using curation::Scene;
using curation::SceneKind;

constexpr float kRow = 44;  // logical pixels
constexpr float kNumber = 30;
constexpr float kButton = 28;
constexpr std::size_t kMostChecked = 2000;  // events, at every change

std::string count_words(const project::Project& project) {
  const std::size_t n = project.briefing().size();
  if (n == 0) return tr("No scene yet");
  const auto shown = curation::place_in(project.briefing(), project.scene());
  if (shown) return tr_format("{} of {}", *shown + 1, n);
  return tr_count("{} scene", "{} scenes", n);
}

/// "11 June 2014, 17:00"; what it is, where it is no map.
std::string under_words(const project::Project& project, const Scene& scene) {
  if (scene.kind == SceneKind::title || scene.kind == SceneKind::section) {
    const bool bare = scene.title.empty() && scene.caption.empty();
    return bare                             ? tr("No heading yet")
           : scene.kind == SceneKind::title ? tr("Title")
                                            : tr("Section");
  }
  if (scene.kind == SceneKind::black || !scene.look) return tr("Nothing is shown");
  std::string out;
  if (scene.look->playhead) {
    out = time::minute_phrase(*scene.look->playhead, {}, project.snapshot().day_zero());
  }
  if (scene.look->plays != 0)
    out += std::string(out.empty() ? "" : " \u00B7 ") + tr_in("a scene", "plays");
  return out;
}

std::string name_of(const Scene& scene) {
  if (scene.kind == SceneKind::black && scene.title.empty()) return tr("Black screen");
  return curation::short_name(scene);
}

scene::TextStyle name_style(const Frame& frame, const Scene& scene, scene::Rgba colour) {
  return frame.text_style(
      14, colour, scene.kind == SceneKind::map ? scene::Weight::regular : scene::Weight::bold);
}

/// All of a name that is cut, below its row or above it: beside it there is the map.
void tip_in_list(Frame& frame, const scene::PixelBox& row, const std::string& name) {
  const float pad = frame.px(8);
  const float wrap = row.width() - 2 * pad;
  const float height = ImGui::CalcTextSize(name.c_str(), nullptr, false, wrap).y + 2 * pad;
  const float below = row.y1 + frame.px(2);
  const bool fits = below + height < ImGui::GetIO().DisplaySize.y;
  const float y = fits ? below : row.y0 - frame.px(2) - height;
  ImGui::SetNextWindowPos(ImVec2(row.x0, y));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(pad, pad));
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(pad + wrap);
  ImGui::TextUnformatted(name.c_str());
  ImGui::PopTextWrapPos();
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("scene-tip", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

}  // namespace

std::string scene_place(const project::Project& project) {
  const auto shown = curation::place_in(project.briefing(), project.scene());
  return shown ? tr_format("Scene {} of {}", *shown + 1, project.briefing().size()) : "";
}

std::optional<std::vector<project::Command>> ScenesPanel::key(const KeyPress& press,
                                                              const project::Project& project) {
  const auto& scenes = project.briefing();
  const auto shown = curation::place_in(scenes, project.scene());
  std::vector<project::Command> out;
  if (check_.is_open()) return {};
  const bool moves = press.ctrl && !press.shift && (press.key == Key::up || press.key == Key::down);
  if (!moves && (press.ctrl || (press.key != Key::f2 && press.key != Key::del))) return {};
  if (!shown) return out;
  const curation::RecordNumber scene = scenes[*shown].number;
  if (press.key == Key::f2) {
    edits_shown_ = true;
  } else if (press.key == Key::del) {
    if (!press.repeat) out.emplace_back(project::TakeBack{scene});
  } else if (press.key == Key::up && *shown > 0) {
    out.emplace_back(project::MoveScene{scene, scenes[*shown - 1].number});
  } else if (press.key == Key::down && *shown + 1 < scenes.size()) {
    const bool last = *shown + 2 == scenes.size();
    out.emplace_back(project::MoveScene{scene, last ? 0 : scenes[*shown + 2].number});
  }
  if (moves) seen_ = 0;
  return out;
}

bool ScenesPanel::escape() {
  if (std::exchange(dragged_, 0) != 0) return true;
  if (check_.is_open()) {
    check_.close();
    return true;
  }
  if (!editor_.is_open()) return false;
  editor_.close();
  return true;
}

void ScenesPanel::stop_editing(Frame& frame) {
  if (const auto changed = editor_.change()) frame.send(*changed);
  editor_.close();
}

void ScenesPanel::edit(Frame& frame, const NumberedScene& scene) {
  stop_editing(frame);
  editor_.open(scene);
  reveal_editor_ = true;
}

bool ScenesPanel::draw(Frame& frame, const std::vector<LayerState>& layers) {
  if (check_.is_open()) {
    stop_editing(frame);
    check_.look(frame, layers);
    const bool close = draw_panel_heading(frame, tr("Check of the scenes"),
                                          check_.count_words(frame.project), "scenes");
    check_.draw(frame);
    return !close;
  }
  const bool close = draw_panel_heading(frame, tr("Scenes"), count_words(frame.project), "scenes");
  // Before the tools, which ask for it of a scene that is there in the next frame.
  if (std::exchange(edits_shown_, false)) {
    const auto& scenes = frame.project.briefing();
    if (const auto shown = curation::place_in(scenes, frame.project.scene())) {
      edit(frame, scenes[*shown]);
    }
  }
  const bool any = !frame.project.briefing().empty();
  // Of many events it takes long: when they are presented is soon enough.
  if (any && frame.project.counts().all <= kMostChecked) check_.look(frame, layers);
  draw_tools(frame);
  if (any) present_.draw(frame);
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  // With Tab from field to field.
  ImGui::BeginChild("##scenes", ImVec2(0, 0), false);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  list(frame);
  ImGui::PopStyleVar();
  ImGui::EndChild();
  if (close) stop_editing(frame);
  return !close;
}

void ScenesPanel::draw_tools(Frame& frame) {
  const auto wide = [](const std::string& label) {
    return ImGui::CalcTextSize(label.c_str(), nullptr, true).x +
           2 * ImGui::GetStyle().FramePadding.x;
  };
  const std::string capture = std::string(icon::kCamera) + "  " + tr("Capture") + "###Capture";
  if (ImGui::Button(capture.c_str(), ImVec2(std::max(frame.px(110), wide(capture)), 0))) {
    stop_editing(frame);
    frame.send(project::CaptureScene{});
  }
  frame.name_last_item("button/capture-scene");
  tip_for_item(frame,
               with_key(tr("What you look at now becomes a scene, behind the one that is shown"),
                        Action::capture_scene)
                   .c_str());
  ImGui::SameLine(0, frame.px(6));
  const std::string add = std::string(tr("Add")) + "  " + icon::kDown + "###Add";
  if (ImGui::Button(add.c_str(), ImVec2(std::max(frame.px(70), wide(add)), 0)))
    ImGui::OpenPopup("##add-scene");
  frame.name_last_item("button/add-scene");
  tip_for_item(frame, tr("A scene of words alone, a black screen, or scenes from the events"));
  const ImVec2 at(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + frame.px(2));
  if (!frame.project.briefing().empty()) {
    ImGui::SameLine(0, frame.px(6));
    const std::size_t found = check_.count();
    const std::string check =
        (found == 0 ? std::string(tr("Check")) : tr_count("{} finding", "{} findings", found)) +
        "###Check";
    if (ImGui::Button(check.c_str(), ImVec2(std::max(frame.px(80), wide(check)), 0))) {
      stop_editing(frame);
      check_.open();
    }
    frame.name_last_item("button/check-scenes");
    tip_for_item(frame, tr("What the scenes might tell wrongly, and how to put it right"));
  }
  ImGui::SetNextWindowPos(at);
  if (!ImGui::BeginPopup("##add-scene")) return;
  const auto item = [&](const char* words, SceneKind kind) {
    if (ImGui::MenuItem(tr_label(words).c_str())) {
      stop_editing(frame);
      frame.send(project::AddScene{kind});
      edits_shown_ = kind != SceneKind::black;  // a heading is nothing without its words
    }
    frame.name_last_item("menu/add-" + std::string(name(kind)));
  };
  item(mark("Title"), SceneKind::title);
  item(mark("Section"), SceneKind::section);
  item(mark("Black screen"), SceneKind::black);
  ImGui::Separator();
  if (ImGui::MenuItem(tr_label("Scenes from the events").c_str())) {
    stop_editing(frame);
    frame.wanted = Action::draft_scenes;
  }
  frame.name_last_item("menu/add-draft");
  ImGui::EndPopup();
}

void ScenesPanel::beginning(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    sheet.gap(6);
    sheet.text(
        tr("C captures what you look at as a scene: the map, the time, the filter and what is "
           "selected. Scenes stand here in the order of your briefing; PgDn shows the next one, "
           "PgUp "
           "the one before."),
        frame.text_style(12, frame.theme.secondary));
    sheet.gap(12);
  }
  if (frame.project.counts().all == 0) return;
  if (tr_button(frame, "Start from the events", 160)) frame.wanted = Action::draft_scenes;
  frame.name_last_item("button/draft-scenes");
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  sheet.gap(4);
  sheet.text(tr("A first draft: a title, then a scene for each turning point among the events that "
                "are shown. Ctrl + Z takes it back."),
             frame.text_style(12, frame.theme.secondary));
}

void ScenesPanel::list(Frame& frame) {
  const auto& scenes = frame.project.briefing();
  if (scenes.empty()) return beginning(frame);
  if (editor_.is_open() && !curation::place_in(scenes, editor_.number())) editor_.close();
  if (dragged_ != 0 && !curation::place_in(scenes, dragged_)) dragged_ = 0;
  tops_.clear();
  name_rows(frame, ImGui::GetContentRegionAvail().x);
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    tops_.push_back(ImGui::GetCursorScreenPos().y);
    row(frame, i);
    if (scenes[i].number != editor_.number()) continue;
    const float from = ImGui::GetCursorScreenPos().y;
    ImGui::Dummy(ImVec2(1, frame.px(2)));
    ImGui::Indent(frame.px(10));
    const bool stays =
        editor_.draw(frame, scenes[i], ImGui::GetContentRegionAvail().x - frame.px(4));
    ImGui::Unindent(frame.px(10));
    ImGui::Dummy(ImVec2(1, frame.px(8)));
    const float height = ImGui::GetCursorScreenPos().y - from;
    paint(frame, [&](scene::Painter& painter) {
      const float x = ImGui::GetCursorScreenPos().x;
      painter.rect({x, from, x + frame.px(3), from + height - frame.px(6)}, frame.theme.accent);
    });
    if (std::exchange(reveal_editor_, false)) {
      const float bottom = ImGui::GetCursorPosY() - ImGui::GetScrollY();
      const float row_top = tops_.back() - ImGui::GetWindowPos().y;
      const float over = std::min(bottom - ImGui::GetWindowHeight(), row_top);
      if (over > 0 || row_top < 0) ImGui::SetScrollY(ImGui::GetScrollY() + over);
    }
    if (!stays) editor_.close();
  }
  tops_.push_back(ImGui::GetCursorScreenPos().y);
  drag(frame);
  ImGui::Dummy(ImVec2(1, frame.px(12)));
}

void ScenesPanel::name_rows(const Frame& frame, float width) {
  const auto& scenes = frame.project.briefing();
  std::vector<std::string> names;
  names.reserve(scenes.size());
  for (const NumberedScene& scene : scenes) names.push_back(name_of(*scene.scene));
  // Bold is the wider: what fits so fits in any row, also beside its buttons.
  const auto style = frame.text_style(14, frame.theme.text, scene::Weight::bold);
  const float room = width - frame.px(kNumber + 6 + 2 * kButton);
  names_ = brief::list_names(names, [&](const std::string& name) {
    return typeset::elide(frame.type, name, style.weight, style.size, room);
  });
}

float ScenesPanel::row_buttons(Frame& frame, std::size_t at, const scene::PixelBox& box) {
  const NumberedScene& scene = frame.project.briefing()[at];
  ImGui::SetCursorScreenPos(ImVec2(box.x1 - frame.px(kButton), box.y0 + frame.px(2)));
  if (icon_button(frame, icon::kClose, fmt::format("remove-scene/{}", at + 1).c_str(),
                  tr("Remove it (Delete)"))) {
    frame.send(project::TakeBack{scene.number});
  }
  ImGui::SetCursorScreenPos(ImVec2(box.x1 - 2 * frame.px(kButton), box.y0 + frame.px(2)));
  if (icon_button(frame, icon::kEdit, fmt::format("edit-scene/{}", at + 1).c_str(),
                  tr("Edit its words (F2)"))) {
    if (editor_.number() == scene.number) {
      stop_editing(frame);
    } else {
      edit(frame, scene);
    }
  }
  return 2 * frame.px(kButton);
}

void ScenesPanel::row(Frame& frame, std::size_t at) {
  const auto& theme = frame.theme;
  const NumberedScene numbered = frame.project.briefing()[at];
  const Scene& scene = *numbered.scene;
  const bool shown = frame.project.scene() == numbered.number;
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const scene::PixelBox box{start.x, start.y, start.x + ImGui::GetContentRegionAvail().x,
                            start.y + frame.px(kRow)};
  if (shown && seen_ != numbered.number) {
    seen_ = numbered.number;
    const float y = box.y0 - ImGui::GetWindowPos().y;
    if (y < 0 || y + box.height() > ImGui::GetWindowHeight()) {
      ImGui::SetScrollY(ImGui::GetScrollY() + y - (ImGui::GetWindowHeight() - box.height()) / 2);
    }
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                       box.contains(mouse.x, mouse.y) && dragged_ == 0;
  ImGui::PushID(static_cast<int>(numbered.number));
  const float buttons = hovered || shown ? row_buttons(frame, at, box) : 0;
  ImGui::SetCursorScreenPos(start);
  const bool clicked = ImGui::InvisibleButton("scene", ImVec2(box.width(), box.height()));
  frame.reach_last_item("scene");
  const bool over = ImGui::IsItemHovered() && mouse.x < box.x1 - buttons;
  if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, frame.px(4)) &&
      frame.project.briefing().size() > 1) {
    dragged_ = numbered.number;
  }
  ImGui::PopID();
  frame.name_box(fmt::format("scene/{}", at + 1), box);
  if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    if (editor_.number() != numbered.number) edit(frame, numbered);
  } else if (clicked && dragged_ == 0) {
    if (editor_.number() != numbered.number) stop_editing(frame);
    frame.send(project::ShowScene{numbered.number});
  }
  if (!ImGui::IsRectVisible(ImVec2(box.x0, box.y0), ImVec2(box.x1, box.y1))) return;
  const float fade = dragged_ == numbered.number ? 0.45F : 1;
  bool cut = false;
  const std::string name = name_of(scene);
  const std::string& listed = names_[at];
  paint(frame, [&](scene::Painter& painter) {
    if (shown || hovered) painter.rect(box, theme.accent.faded(shown ? 0.16F : 0.07F));
    if (shown) painter.rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, theme.accent);
    const auto number = frame.text_style(12, (shown ? theme.accent : theme.secondary).faded(fade),
                                         shown ? scene::Weight::bold : scene::Weight::regular);
    const std::string digits = std::to_string(at + 1);
    const float x = box.x0 + frame.px(kNumber);
    painter.text(x - frame.px(8) - painter.text_width(digits, number), box.y0 + frame.px(18),
                 digits, number);
    const auto style = name_style(frame, scene, theme.text.faded(fade));
    const std::string words = typeset::elide(frame.type, listed, style.weight, style.size,
                                             box.x1 - frame.px(6) - buttons - x);
    cut = words != name;
    frame.name_box(fmt::format("scene-words/{}/{}", at + 1, words), box);  // for tests
    painter.text(x, box.y0 + frame.px(18), words, style);
    const auto small = frame.text_style(12, theme.secondary.faded(fade));
    float end =
        x + painter.text(x, box.y0 + frame.px(36), under_words(frame.project, scene), small);
    const auto sign = frame.text_style(11, theme.secondary.faded(fade));
    for (const auto& [has, mark] : {std::pair(scene.quote.has_value(), icon::kQuote),
                                    std::pair(!scene.notes.empty(), icon::kNote)}) {
      if (has)
        end += frame.px(8) + painter.text(end + frame.px(8), box.y0 + frame.px(36), mark, sign);
    }
  });
  if (!scene.notes.empty()) {
    frame.name_box(fmt::format("scene-note/{}", at + 1), box);
  }
  if (cut && over && dragged_ == 0) tip_in_list(frame, box, name);
}

/// Where the scene that is dragged would come, and puts it there when it is let go.
void ScenesPanel::drag(Frame& frame) {
  if (dragged_ == 0) return;
  const auto& scenes = frame.project.briefing();
  const float row = frame.px(kRow);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  std::size_t gap = 0;  // scenes above the line
  while (gap < scenes.size() && mouse.y > tops_[gap] + row / 2) ++gap;
  const float top = ImGui::GetWindowPos().y;
  const float bottom = top + ImGui::GetWindowHeight();
  const float edge = frame.px(20);
  const float y = std::clamp(tops_[gap], top + 1, bottom - 1);
  paint(frame, [&](scene::Painter& painter) {
    const float x = ImGui::GetCursorScreenPos().x;
    const float end = x + ImGui::GetContentRegionAvail().x;
    const float half = std::max(1.0F, frame.px(1));
    painter.rect({x + frame.px(4), y - half, end, y + half}, frame.theme.accent);
    painter.disc({x + frame.px(4), y}, frame.px(4), frame.theme.accent);
  });
  frame.name_box("scene-gap/" + std::to_string(gap),
                 {ImGui::GetWindowPos().x, y - 1, mouse.x, y + 1});
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    if (mouse.y < top + edge) ImGui::SetScrollY(ImGui::GetScrollY() - frame.px(6));
    if (mouse.y > bottom - edge) ImGui::SetScrollY(ImGui::GetScrollY() + frame.px(6));
    return;
  }
  frame.send(project::MoveScene{std::exchange(dragged_, 0),
                                gap == scenes.size() ? 0 : scenes[gap].number});
}

void draw_said(Frame& frame, const scene::PixelBox& map, bool listed) {
  const std::string& said = frame.project.said();
  if (said.empty()) return;
  std::string words = said;
  if (!listed && frame.project.scene() != 0)
    words += std::string(" \u00B7 ") + tr("S lists the scenes");
  const auto style = frame.text_style(13, frame.theme.panel);
  const float room = map.width() - frame.px(48);
  words = typeset::elide(frame.type, words, style.weight, style.size, room);
  const float width = frame.type.width(words, style.weight, style.size) + frame.px(24);
  const float height = frame.px(28);
  const scene::PixelBox box{std::round((map.x0 + map.x1 - width) / 2), map.y1 - frame.px(80),
                            std::round((map.x0 + map.x1 + width) / 2),
                            map.y1 - frame.px(80) + height};
  ImGui::SetNextWindowPos(ImVec2(box.x0, box.y0));
  ImGui::SetNextWindowSize(ImVec2(box.width(), box.height()));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::Begin("##said", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  paint(frame, [&](scene::Painter& painter) {
    painter.rounded_rect(box, frame.px(5), frame.theme.text);
    painter.text(box.x0 + frame.px(12), box.y0 + frame.px(19), words, style);
  });
  frame.name_box("said", box);
  ImGui::End();
  ImGui::PopStyleVar();
}

}  // namespace dateline::gui
