#include "gui/story_menu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "gui/grades.hpp"
#include "text/folded.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

constexpr float kWidth = 620;  // logical pixels
constexpr float kRow = 30;     // likewise
constexpr std::size_t kMostRows = 14;
constexpr std::size_t kSeenAtOnce = 8;  // so many are not searched

std::string date_text(const event::Document& document) {
  if (!document.date) return tr("set its date");
  return time::day_phrase(*document.date);
}

/// What stands behind a title: whose, of which day, how many events, how far to be trusted.
std::string beside_title(const project::Project& project, std::uint32_t i) {
  const event::Document& document = *project.snapshot().documents()[i];
  std::string out = outlet_of(document);
  if (!out.empty()) out += " \u00B7 ";
  if (document.date) out += time::day_phrase(*document.date) + " \u00B7 ";
  const std::size_t events = document.events.size();
  out += tr_count("{} event", "{} events", events);
  const std::string grade = short_grade(grades_of(project, i));
  return grade.empty() ? out : out + " \u00B7 " + grade;
}

}  // namespace

std::optional<Action> StoryMenu::draw(Frame& frame, float width) {
  action_.reset();
  const event::Document* document = frame.project.current();
  if (document == nullptr) {
    paint(frame, [&](scene::Painter& painter) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      painter.text(at.x, at.y + frame.px(18), "Dateline",
                   frame.text_style(17, frame.theme.text, scene::Weight::bold));
    });
    return action_;
  }
  const std::string date = date_text(*document);
  const auto bold = frame.text_style(15, frame.theme.text, scene::Weight::bold);
  const auto plain =
      frame.text_style(14, document->date ? frame.theme.secondary : frame.theme.accent);
  const float date_width = frame.type.width(date, plain.weight, plain.size);
  const float room = width - date_width - frame.px(60);
  const std::string title =
      typeset::elide(frame.type, document->story.title, bold.weight, bold.size, room);
  const float title_width = frame.type.width(title, bold.weight, bold.size);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton("story", ImVec2(title_width + frame.px(22), frame.px(26)))) {
    wanted_.fill('\0');
    ImGui::OpenPopup("##stories");
  }
  frame.name_last_item("button/stories");
  const bool hovered = ImGui::IsItemHovered();
  ImGui::SameLine(0, frame.px(8));
  const float date_x = ImGui::GetCursorScreenPos().x;
  if (ImGui::InvisibleButton("date", ImVec2(date_width + frame.px(8), frame.px(26)))) {
    action_ = Action::story_date;
  }
  frame.name_last_item("button/date");
  tip_for_item(frame,
               tr("The story's own day, from which its times are counted. Click to change it"));
  paint(frame, [&](scene::Painter& painter) {
    const float base = at.y + frame.px(18);
    const float end = at.x + painter.text(at.x, base, title, bold);
    painter.text(end + frame.px(6), base - frame.px(1), icon::kDown,
                 frame.text_style(11, hovered ? frame.theme.accent : frame.theme.secondary));
    painter.text(date_x + frame.px(4), base, date, plain);
  });
  ImGui::SetNextWindowPos(ImVec2(at.x - frame.px(8), at.y + frame.px(30)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(8), frame.px(8)));
  if (ImGui::BeginPopup("##stories")) {
    draw_popup(frame);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  return action_;
}

void StoryMenu::draw_popup(Frame& frame) {
  draw_actions(frame);
  const std::size_t all = frame.project.snapshot().documents().size();
  if (all > kSeenAtOnce) {
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(frame.px(kWidth));
    const std::string hint = fmt::format(
        "{}  {}", icon::kSearch, tr_count("Find among {} story", "Find among {} stories", all));
    // Enter takes the first of those found.
    const bool taken =
        ImGui::InputTextWithHint("##find", hint.c_str(), wanted_.data(), wanted_.size(),
                                 ImGuiInputTextFlags_EnterReturnsTrue);
    frame.name_last_item("field/find-story");
    find(frame);
    if (taken && !found_.empty()) show(frame, found_.front());
  }
  find(frame);
  if (found_.empty()) {
    ImGui::TextDisabled("%s", tr("No story has these words in its title, or of its publisher."));
    return;
  }
  const float height = frame.px(kRow) * static_cast<float>(std::min(found_.size(), kMostRows));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("##list", ImVec2(frame.px(kWidth), height), false, ImGuiWindowFlags_NoNav);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(found_.size()), frame.px(kRow));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_story(frame, found_[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

/// Looks the words up once for a state of the stories, not in each frame.
void StoryMenu::find(const Frame& frame) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  std::pair<const void*, std::string> now{&snapshot, text::folded(wanted_.data())};
  if (found_for_ == now && !ImGui::IsWindowAppearing()) return;
  found_for_ = std::move(now);
  found_.clear();
  const std::string& words = found_for_.second;
  const auto documents = snapshot.documents();
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const auto has = [&](std::string_view text) { return text::holds_folded(text, words); };
    if (words.empty() || has(documents[i]->story.title) || has(outlet_of(*documents[i]))) {
      found_.push_back(i);
    }
  }
}

void StoryMenu::show(Frame& frame, std::uint32_t document) {
  frame.send(project::ShowDocument{document});
  ImGui::CloseCurrentPopup();
}

void StoryMenu::draw_story(Frame& frame, std::uint32_t i) {
  const event::Document& document = *frame.project.snapshot().documents()[i];
  const auto& theme = frame.theme;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float cross = frame.px(28);
  ImGui::PushID(static_cast<int>(i));
  if (ImGui::InvisibleButton("show", ImVec2(width - cross, frame.px(kRow)))) {
    show(frame, i);
  }
  frame.name_last_item(fmt::format("story/{}", i));
  const bool lit = ImGui::IsItemHovered();
  if (lit) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const bool read = i == frame.project.document();
  paint(frame, [&](scene::Painter& painter) {
    const scene::PixelBox box{at.x, at.y, at.x + width, at.y + frame.px(kRow)};
    if (lit || read) painter.rect(box, theme.accent.faded(read ? 0.16F : 0.07F));
    if (read) painter.rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, theme.accent);
    const float base = at.y + frame.px(20);
    const auto small = frame.text_style(12, theme.secondary);
    const std::string beside = typeset::elide(frame.type, beside_title(frame.project, i),
                                              small.weight, small.size, width / 2);
    const float right = box.x1 - cross - frame.px(6);
    const float left = right - painter.text_width(beside, small);
    painter.text(left, base, beside, small);
    const auto title =
        frame.text_style(14, theme.text, read ? scene::Weight::bold : scene::Weight::regular);
    const float x = at.x + frame.px(10);
    painter.text(x, base,
                 typeset::elide(frame.type, document.story.title, title.weight, title.size,
                                left - frame.px(12) - x),
                 title);
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - cross, at.y + frame.px(3)));
  if (icon_button(
          frame, icon::kClose, fmt::format("close-story/{}", i).c_str(),
          tr_format("Close this story ({} brings it back)", keys_of(Action::undo)).c_str())) {
    frame.send(project::CloseStory{i});
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + frame.px(kRow)));
}

void StoryMenu::draw_actions(Frame& frame) {
  const auto item = [&](const char* words, const char* name, Action action) {
    if (ImGui::MenuItem(tr_label(words).c_str(), keys_of(action).c_str())) action_ = action;
    frame.name_last_item(std::string("menu/") + name);
  };
  item(mark("Read the stories again\u2026"), "read-again", Action::read_again);
  if (frame.project.reading_report() != nullptr) {
    item(mark("What reading again changed"), "show-reading", Action::show_reading);
  }
  item(mark("Compare two versions"), "compare-versions", Action::compare_versions);
  ImGui::Separator();
}

}  // namespace dateline::gui
