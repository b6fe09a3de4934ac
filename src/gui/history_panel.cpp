#include "gui/history_panel.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "gui/moment_words.hpp"
#include "gui/panel_heading.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

constexpr float kRow = 42;  // logical pixels

/// The step after which so many are done; nullptr for none.
const curation::Step* step_at(const curation::Ledger& ledger, std::size_t steps) {
  if (steps == 0) return nullptr;
  const std::size_t done = ledger.done().size();
  if (steps <= done) return &ledger.done()[steps - 1];
  const auto& undone = ledger.undone();
  return &undone[undone.size() - (steps - done)];
}

std::string count_words(const curation::Ledger& ledger) {
  const std::size_t done = ledger.done().size();
  const std::size_t undone = ledger.undone().size();
  if (done + undone == 0) return tr("Nothing has been done yet");
  std::string out = tr_count("{} step", "{} steps", done);
  if (undone > 0) out += ", " + tr_count("{} undone", "{} undone", undone);
  return out;
}

}  // namespace

bool HistoryPanel::draw(Frame& frame) {
  const auto& theme = frame.theme;
  const bool close =
      draw_panel_heading(frame, tr("History"), count_words(frame.project.ledger()), "history");
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    sheet.text(
        tr("Click a step to go back to it, or forward again. What was done before the project was "
           "last opened is here, too."),
        frame.text_style(12, theme.secondary));
    sheet.rule();
  }
  list(frame);
  return !close;
}

void HistoryPanel::list(Frame& frame) {
  const curation::Ledger& ledger = frame.project.ledger();
  const std::size_t done = ledger.done().size();
  const std::size_t all = done + ledger.undone().size();
  const float height = frame.px(kRow);
  ImGui::BeginChild("##history", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  if (!shown_ || seen_ != ledger.revision()) {
    const float at = static_cast<float>(done) * height;
    const float room = ImGui::GetWindowHeight();
    if (at < ImGui::GetScrollY() || at + height > ImGui::GetScrollY() + room) {
      ImGui::SetScrollY(at + height / 2 - room / 2);
    }
    shown_ = true;
    seen_ = ledger.revision();
  }
  const std::int64_t now = base::seconds_now();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(all + 1), height);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      row(frame, static_cast<std::size_t>(i), now);
    }
  }
  clipper.End();
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

void HistoryPanel::row(Frame& frame, std::size_t steps, std::int64_t now) {
  const auto& theme = frame.theme;
  const curation::Ledger& ledger = frame.project.ledger();
  const std::size_t done = ledger.done().size();
  const curation::Step* step = step_at(ledger, steps);
  const bool present = steps == done;
  const bool undone = steps > done;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const scene::PixelBox box{at.x, at.y, at.x + ImGui::GetContentRegionAvail().x,
                            at.y + frame.px(kRow)};
  ImGui::PushID(static_cast<int>(steps));
  if (ImGui::InvisibleButton("step", ImVec2(box.width(), box.height())) && !present) {
    frame.send(project::GoInHistory{static_cast<int>(done) - static_cast<int>(steps)});
  }
  frame.reach_last_item("step");
  ImGui::PopID();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered && !present) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  frame.name_box(fmt::format("history/{}", steps), box);
  std::string name = step == nullptr      ? tr("Before all of these")
                     : step->name.empty() ? tr("A change")
                                          : scene::sentence_case(tr_kept("step", step->name));
  std::string under = step == nullptr ? "" : by_words(step->author, step->made, now);
  const char* const was_undone = tr_in("a step in the history", "undone");
  if (undone) under = std::string(was_undone) + (under.empty() ? "" : " \u00B7 " + under);
  const char* const now_words = tr_in("a step in the history", "now");
  bool cut = false;
  paint(frame, [&](scene::Painter& painter) {
    if (present || hovered) painter.rect(box, theme.accent.faded(present ? 0.16F : 0.07F));
    if (present) painter.rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, theme.accent);
    float right = box.x1 - frame.px(8);
    if (present) {
      const auto mark = frame.text_style(12, theme.accent, scene::Weight::bold);
      right -= painter.text_width(now_words, mark);
      painter.text(right, box.y0 + frame.px(18), now_words, mark);
      right -= frame.px(8);
    }
    const scene::Rgba ink = undone ? theme.dimmed() : theme.text;
    const auto style =
        frame.text_style(14, ink, present ? scene::Weight::bold : scene::Weight::regular);
    const float x = box.x0 + frame.px(12);
    const std::string shown = typeset::elide(frame.type, name, style.weight, style.size, right - x);
    cut = shown != name;
    painter.text(x, box.y0 + frame.px(under.empty() ? 26 : 18), shown, style);
    const auto small = frame.text_style(12, theme.secondary);
    painter.text(
        x, box.y0 + frame.px(35),
        typeset::elide(frame.type, under, small.weight, small.size, box.x1 - frame.px(8) - x),
        small);
  });
  if (cut && hovered) ImGui::SetTooltip("%s", name.c_str());
}

}  // namespace dateline::gui
