// What the dialog of hand-outs shows once they are asked for, and the dialogs around it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/dialogs.hpp"
#include "gui/hand_outs_dialog.hpp"

namespace dateline::gui {
namespace {

constexpr std::size_t kMostListed = 12;  // files
constexpr int kFrames = 3;               // after which what was asked for has begun, or never will

std::string name_of(const std::string& making) {
  return making == "png" ? std::string(tr("Pictures")) : making;
}

std::string left_words(const HandOutState& state) {
  std::string out =
      state.of == 0 ? std::string(tr("nearly done")) : tr_format("{} of {}", state.done, state.of);
  if (state.seconds_left) {
    const auto seconds = static_cast<int>(std::ceil(*state.seconds_left));
    out += " \u00B7 " + tr_format("{}:{:02} left", seconds / 60, seconds % 60);
  }
  return out;
}

}  // namespace

HandOutsBox::Outcome HandOutsBox::draw_progress(Frame& frame, const HandOutState& state) {
  const bool begun = state.runs >= waits_for_;
  if (!begun && ++waited_ > kFrames) return Outcome::over;  // an error says why
  if (begun && !state.running) {
    if (state.made.empty()) return Outcome::over;
    page_ = Page::made;
    return draw_made(frame, state);
  }
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(state.folder.string(), frame.text_style(13, frame.theme.secondary));
    sheet.gap(8);
    for (std::size_t i = 0; i + 1 < state.begun.size(); ++i) {
      const float y = sheet.y();
      sheet.text(name_of(state.begun[i]), frame.text_style(14, frame.theme.text), frame.px(22));
      sheet.painter().text(sheet.x(), y + frame.px(15), icon::kTick,
                           frame.text_style(13, frame.theme.accent));
      sheet.gap(3);
    }
    sheet.text(
        state.making.empty() ? std::string(tr("Reading the project")) : name_of(state.making),
        frame.text_style(14, frame.theme.text, scene::Weight::bold), frame.px(22));
    sheet.gap(4);
  }
  const std::string words = state.making.empty() ? std::string() : left_words(state);
  ImGui::PushStyleColor(ImGuiCol_PlotHistogram, to_imgui(frame.theme.accent.faded(0.45F)));
  ImGui::ProgressBar(state.share(), ImVec2(-1, frame.px(22)), words.c_str());
  ImGui::PopStyleColor();
  const ImVec2 a = ImGui::GetItemRectMin();
  const ImVec2 b = ImGui::GetItemRectMax();
  frame.name_box("hand-outs/progress", {a.x, a.y, b.x, b.y});
  ImGui::Dummy(ImVec2(1, frame.px(6)));
  if (tr_button(frame, "Go on working", 120)) return Outcome::over;
  frame.name_last_item("button/go-on-working");
  tip_for_item(frame, tr("They are made meanwhile; the line at the bottom says how far they are"));
  ImGui::SameLine(0, frame.px(8));
  const bool cancel = tr_button(frame, "Cancel", 90);
  frame.name_last_item("button/stop-hand-outs");
  tip_for_item(frame, tr("Nothing of them is left"));
  if (!cancel) return Outcome::open;
  frame.send(project::StopHandOuts{});
  return Outcome::over;
}

HandOutsBox::Outcome HandOutsBox::draw_made(Frame& frame, const HandOutState& state) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr_count("{} file is in", "{} files are in", state.made.size()),
               frame.text_style(13, frame.theme.secondary));
    sheet.text(state.folder.string(), frame.text_style(14, frame.theme.text, scene::Weight::bold));
    sheet.gap(6);
    const std::size_t listed = std::min(state.made.size(), kMostListed);
    for (std::size_t i = 0; i < listed; ++i) {
      sheet.text(state.made[i], frame.text_style(14, frame.theme.text));
    }
    if (state.made.size() > listed) {
      sheet.text(tr_count("and {} file more", "and {} files more", state.made.size() - listed),
                 frame.text_style(13, frame.theme.secondary));
    }
    for (const std::string& note : state.notes) {
      sheet.gap(6);
      sheet.text(note, frame.text_style(13, frame.theme.secondary));
    }
    sheet.gap(10);
    frame.name_box(fmt::format("hand-outs/made/{}", state.made.size()),
                   {sheet.x(), sheet.y(), sheet.x() + 1, sheet.y() + 1});
  }
  const bool done = tr_button(frame, "Done", 90);
  frame.name_last_item("button/done");
  ImGui::SameLine(0, frame.px(8));
  if (tr_button(frame, "Copy the folder\u2019s path", 120)) {
    ImGui::SetClipboardText(state.folder.c_str());
  }
  frame.name_last_item("button/copy-folder");
  ImGui::SameLine(0, frame.px(8));
  if (tr_button(frame, "Make others", 110)) page_ = Page::form;
  frame.name_last_item("button/make-others");
  return done ? Outcome::over : Outcome::open;
}

void Dialogs::show_hand_outs(const project::Project& project, const HandOutState& state,
                             std::size_t findings) {
  show(Kind::hand_outs);
  hand_outs_.open(project, state, findings);
}

void Dialogs::draw_hand_outs(Frame& frame) {
  const HandOutsBox::Outcome outcome = hand_outs_.draw(frame, hand_out_state_);
  if (outcome == HandOutsBox::Outcome::open) return;
  wanted_ = Kind::none;
  if (outcome == HandOutsBox::Outcome::look_at_findings) frame.wanted = Action::check_scenes;
}

void Dialogs::draw_stop_hand_outs(Frame& frame) {
  if (!hand_out_state_.running) {  // they are done meanwhile; an error is to be read first
    wanted_ = Kind::none;
    if (!hand_out_state_.made.empty()) frame.wanted = Action::quit;
    return;
  }
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("Hand-outs of the briefing are still being made. Nothing of them would be left."),
               frame.text_style(14, frame.theme.text));
    sheet.gap(10);
  }
  if (tr_button(frame, "Let them be made", 130)) wanted_ = Kind::none;
  frame.name_last_item("button/let-them-be-made");
  ImGui::SameLine(0, frame.px(8));
  if (tr_button(frame, "Stop and close", 120)) {
    wanted_ = Kind::none;
    frame.send(project::StopHandOuts{});
    frame.wanted = Action::quit;
  }
  frame.name_last_item("button/stop-and-close");
}

}  // namespace dateline::gui
