#include "gui/bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "gui/contradictions_panel.hpp"
#include "gui/corrections_panel.hpp"
#include "gui/grades.hpp"
#include "gui/record_marks.hpp"
#include "gui/scenes_panel.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {

std::optional<Action> TopBar::draw(Frame& frame, const scene::PixelBox& box) {
  action_.reset();
  begin_panel(frame, "##top", box, false);
  ImGui::GetWindowDrawList()->AddLine(ImVec2(box.x0, box.y1 - 0.5F), ImVec2(box.x1, box.y1 - 0.5F),
                                      to_u32(frame.theme.hairline), std::max(1.0F, frame.px(1)));
  const float y = box.y0 + frame.px(5);
  ImGui::SetCursorScreenPos(ImVec2(box.x0 + frame.px(8), y));
  if (icon_button(frame, icon::kOpen, "open", tip_of(Action::open_dialog).c_str())) {
    action_ = Action::open_dialog;
  }
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kPaste, "paste", tip_of(Action::paste_dialog).c_str())) {
    action_ = Action::paste_dialog;
  }
  // The field gives way before the title does.
  const float find =
      std::clamp(box.width() - frame.px(92 + 240 + 420), frame.px(120), frame.px(240));
  const float right = find + frame.px(8 + 8 + 8 * 28 + 7 * 2 + 8);
  ImGui::SetCursorScreenPos(ImVec2(box.x0 + frame.px(80), y));
  if (const auto asked = stories_.draw(frame, box.width() - frame.px(92) - right)) action_ = asked;

  ImGui::SetCursorScreenPos(ImVec2(box.x1 - right + frame.px(8), box.y0 + frame.px(5)));
  ImGui::SetNextItemWidth(find);
  if (focus_) {
    ImGui::SetKeyboardFocusHere();
    focus_ = false;
  }
  const auto& filter = frame.project.filter();
  if (filter.text != search_.data() && !ImGui::IsAnyItemActive()) {
    std::strncpy(search_.data(), filter.text.c_str(), search_.size() - 1);
  }
  const std::string hint = std::string(icon::kSearch) + "  " + tr("Find events and words");
  if (ImGui::InputTextWithHint("##search", hint.c_str(), search_.data(), search_.size())) {
    store::Filter changed = filter;
    changed.text = search_.data();
    frame.send(project::SetFilter{changed});
  }
  searching_ = ImGui::IsItemActive();
  frame.name_last_item("field/search");
  ImGui::SameLine(0, frame.px(8));
  if (const auto asked = view_.draw(frame)) action_ = asked;
  ImGui::SameLine(0, frame.px(2));
  if (const auto records = draw_record_buttons(frame)) action_ = records;
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kLanguage, "language", tip_of(Action::toggle_language).c_str())) {
    action_ = Action::toggle_language;
  }
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kTheme, "theme", tip_of(Action::toggle_theme).c_str()))
    action_ = Action::toggle_theme;
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kDisplay, "display", tip_of(Action::display).c_str())) {
    action_ = Action::display;
  }
  ImGui::SameLine(0, frame.px(2));
  if (icon_button(frame, icon::kHelp, "help", tip_of(Action::help).c_str())) action_ = Action::help;
  end_panel();
  return action_;
}

bool StatusBar::draw_changed(Frame& frame, const scene::PixelBox& box, float& end) {
  const std::size_t count = frame.project.story_states().changed.size();
  if (count == 0) return false;
  const std::string words =
      tr_count("{} story has changed on disk.", "{} stories have changed on disk.", count);
  const char* const again = tr("Read again");
  const auto plain = frame.text_style(12, frame.theme.secondary);
  const auto link = frame.text_style(12, frame.theme.accent);
  const float left = end + frame.px(14);
  const float middle = left + frame.type.width(words, plain.weight, plain.size) + frame.px(5);
  const float right = middle + frame.type.width(again, link.weight, link.size);
  ImGui::SetCursorScreenPos(ImVec2(left - frame.px(4), box.y0 + frame.px(2)));
  const bool clicked = ImGui::InvisibleButton(
      "changed-on-disk", ImVec2(right - left + frame.px(8), box.height() - frame.px(4)));
  frame.name_last_item("button/read-changed");
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  tip_for_item(frame,
               tr_format("Reads them as they are now; what you put right stays. {} takes it back",
                         keys_of(Action::undo))
                   .c_str());
  paint(frame, [&](scene::Painter& painter) {
    const float base = box.y0 + frame.px(16);
    painter.text(left, base, words, plain);
    painter.text(middle, base, again, link);
    if (hovered) {
      painter.rect(
          {middle, base + frame.px(2), right, base + frame.px(2) + std::max(1.0F, frame.px(1))},
          frame.theme.accent);
    }
  });
  end = right;
  return clicked;
}

bool StatusBar::draw_scene(Frame& frame, const scene::PixelBox& box, float& end) {
  const std::string words = scene_place(frame.project);
  if (words.empty()) return false;
  const float left = end + frame.px(14);
  const auto style = frame.text_style(12, frame.theme.secondary);
  const float width = frame.type.width(words, style.weight, style.size);
  ImGui::SetCursorScreenPos(ImVec2(left - frame.px(4), box.y0 + frame.px(2)));
  const bool clicked =
      ImGui::InvisibleButton("scene", ImVec2(width + frame.px(8), box.height() - frame.px(4)));
  frame.name_last_item("button/scene-place");
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  tip_for_item(frame,
               tr_format("The scene shown last; {} and {} show the one before and the next ({} "
                         "lists all)",
                         keys_of(Action::previous_scene), keys_of(Action::next_scene),
                         keys_of(Action::toggle_scenes))
                   .c_str());
  paint(frame, [&](scene::Painter& painter) {
    painter.text(left, box.y0 + frame.px(16), words,
                 frame.text_style(12, hovered ? frame.theme.accent : frame.theme.secondary));
  });
  end = left + width;
  return clicked;
}

bool StatusBar::draw_tasks(Frame& frame, float x, float baseline,
                           const std::vector<base::TaskQueue::Status>& tasks) {
  if (tasks.empty()) {
    busy_since_ = -1;
    return false;
  }
  if (busy_since_ < 0) busy_since_ = ImGui::GetTime();
  // What is done in a blink is not worth a flicker.
  if (ImGui::GetTime() - busy_since_ < 0.4) return false;
  std::string text = tasks.front().name + " \u2026";
  if (tasks.front().progress > 0) text += fmt::format(" {:.0f} %", tasks.front().progress * 100);
  if (tasks.size() > 1) text += ", " + tr_count("{} more", "{} more", tasks.size() - 1);
  paint(frame, [&](scene::Painter& painter) {
    x += painter.text(x, baseline, text, frame.text_style(12, frame.theme.accent));
  });
  ImGui::PushFont(frame.fonts.small);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(6), 0));
  ImGui::SetCursorScreenPos(ImVec2(x + frame.px(10), baseline - frame.px(13)));
  const bool cancel = ImGui::Button(tr_label("Cancel").c_str());
  frame.name_last_item("button/cancel-reading");
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return cancel;
}

void StatusBar::draw_position(Frame& frame, const scene::PixelBox& box, const std::string& zone) {
  const auto style = frame.text_style(12, frame.theme.secondary);
  const float base = box.y0 + frame.px(16);
  // Away from the map the middle of it is told, so that there is something to click on.
  const geo::LngLat at = frame.cursor.value_or(geo::from_world(frame.project.camera().centre));
  const std::string position = frame.read_out(at, frame.pixel_metres);
  const std::string text = frame.cursor ? position : tr_format("centre {}", position);
  const float width = frame.type.width(text, style.weight, style.size);
  const float left = std::round(box.x1 - frame.px(12) - width);
  ImGui::SetCursorScreenPos(ImVec2(left - frame.px(6), box.y0 + frame.px(2)));
  if (ImGui::InvisibleButton("position",
                             ImVec2(width + frame.px(12), box.height() - frame.px(4)))) {
    frame.send(project::SetNotation{geo::next_notation(frame.project.settings().notation)});
  }
  frame.name_last_item("button/position");
  const bool hovered = ImGui::IsItemHovered();
  tip_for_item(
      frame,
      tr("Where the pointer is. Click for another notation: degrees, minutes, seconds, MGRS, "
         "UTM"));
  paint(frame, [&](scene::Painter& painter) {
    const auto shown = frame.text_style(12, hovered ? frame.theme.accent : frame.theme.secondary);
    painter.text(left, base, text, shown);
    if (zone.empty()) return;
    const std::string before = zone + " \u00B7 ";
    const float zone_left = left - painter.text_width(before, style);
    painter.text(zone_left, base, before, style);
    frame.name_box("zone/" + zone, {zone_left, box.y0, left, box.y1});
  });
}

bool StatusBar::draw_warning(Frame& frame, const scene::PixelBox& box, const std::string& text,
                             const char* name, const char* tip, float& end) {
  if (text.empty()) return false;
  const float left = end + frame.px(14);
  const auto small = frame.text_style(12, frame.theme.conflict);
  const float width = frame.type.width(text, small.weight, small.size) + frame.px(18);
  ImGui::SetCursorScreenPos(ImVec2(left - frame.px(4), box.y0 + frame.px(2)));
  const bool clicked =
      ImGui::InvisibleButton(name, ImVec2(width + frame.px(8), box.height() - frame.px(4)));
  frame.name_last_item(std::string("button/") + name);
  const bool hovered = ImGui::IsItemHovered();
  tip_for_item(frame, tip);
  paint(frame, [&](scene::Painter& painter) {
    const float base = box.y0 + frame.px(16);
    painter.text(left, base, icon::kWarning, frame.text_style(11, frame.theme.conflict));
    painter.text(left + frame.px(18), base, text, small);
    if (hovered) {
      painter.rect({left + frame.px(18), base + frame.px(2), left + width,
                    base + frame.px(2) + std::max(1.0F, frame.px(1))},
                   frame.theme.conflict);
    }
  });
  end = left + width;
  return clicked;
}

StatusBar::Asked StatusBar::draw(Frame& frame, const scene::PixelBox& box,
                                 const std::vector<base::TaskQueue::Status>& tasks) {
  begin_panel(frame, "##status", box, false);
  frame.name_box("panel/status", box);
  const auto& project = frame.project;
  const auto& counts = project.counts();
  ImGui::GetWindowDrawList()->AddLine(ImVec2(box.x0, box.y0 + 0.5F), ImVec2(box.x1, box.y0 + 0.5F),
                                      to_u32(frame.theme.hairline), std::max(1.0F, frame.px(1)));
  const auto style = frame.text_style(12, frame.theme.secondary);
  const float base = box.y0 + frame.px(16);
  std::string left;
  if (counts.all == 0) {
    left = project.snapshot().documents().empty() ? tr("No story") : tr("No events found");
  } else {
    left = tr_format("{} of {} events", counts.shown, counts.all);
    if (project.snapshot().day_zero() == time::DayZero::story)
      left += std::string(" \u00B7 ") + tr("day not known");
    if (counts.undated > 0)
      left += " \u00B7 " + tr_count("{} undated", "{} undated", counts.undated);
    if (counts.unplaced > 0)
      left += " \u00B7 " + tr_count("{} unplaced", "{} unplaced", counts.unplaced);
  }
  float end = box.x0 + frame.px(12);
  paint(frame, [&](scene::Painter& painter) { end += painter.text(end, base, left, style); });
  if (!project.filter().all()) {
    ImGui::PushFont(frame.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(6), 0));
    ImGui::SetCursorScreenPos(ImVec2(end + frame.px(10), box.y0 + frame.px(3)));
    if (ImGui::Button(tr_label("Reset filter").c_str())) frame.send(project::ResetFilter{});
    frame.name_last_item("button/reset");
    ImGui::PopStyleVar();
    ImGui::PopFont();
    end = ImGui::GetItemRectMax().x;
  }
  Asked asked;
  asked.scenes = draw_scene(frame, box, end);
  asked.contradictions = draw_warning(
      frame, box, contradiction_count(project), "contradictions",
      with_key(tr("What cannot all be true"), Action::toggle_contradictions).c_str(), end);
  asked.corrections = draw_warning(
      frame, box, misfit_count(project), "misfits",
      with_key(tr("What was put right and is no longer there"), Action::toggle_corrections).c_str(),
      end);
  if (tasks.empty()) asked.read_again = draw_changed(frame, box, end);
  std::string right;  // of the story's clock
  const event::Document* document = project.current();
  if (document != nullptr) {
    right = document->utc_offset_minutes ? time::offset_phrase(*document->utc_offset_minutes)
                                         : std::string(tr("local time"));
    if (document->story.language != "en" && !document->story.language.empty()) {
      right = std::string(tr("not in English: places only")) + " \u00B7 " + right;
    }
  }
  draw_position(frame, box, right);
  asked.cancel = draw_tasks(frame, end + frame.px(16), base, tasks);
  end_panel();
  return asked;
}

void draw_error_banner(Frame& frame, const scene::PixelBox& map) {
  const auto& error = frame.project.error();
  const std::string& notice = frame.project.notice();
  if (!error && notice.empty()) return;
  const float width = std::min(map.width() - frame.px(24), frame.px(640));
  ImGui::SetNextWindowPos(ImVec2((map.x0 + map.x1 - width) / 2, map.y0 + frame.px(10)));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border,
                        to_imgui(error ? frame.theme.conflict : frame.theme.secondary));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::Begin("##error", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  const ImVec2 top = ImGui::GetCursorPos();
  {
    Sheet sheet(frame, width - frame.px(24 + 36));
    if (!error) {
      sheet.gap(3);  // level with the button
      sheet.text(notice, frame.text_style(13, frame.theme.text));
    } else {
      sheet.text(scene::sentence_case(error->message),
                 frame.text_style(14, frame.theme.text, scene::Weight::bold));
      if (!error->where.empty()) {
        sheet.text(error->where, frame.text_style(13, frame.theme.secondary));
      }
      if (!error->cure.empty()) sheet.text(error->cure, frame.text_style(13, frame.theme.text));
    }
  }
  ImGui::SetCursorPos(ImVec2(width - frame.px(40), top.y));
  if (icon_button(frame, icon::kClose, "close-error", tr("Close (Esc)"))) {
    frame.send(project::DismissError{});
  }
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
}

}  // namespace dateline::gui
