#include "gui/story_tabs.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "gui/grades.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

constexpr float kHeight = 24;
constexpr float kArrow = 22;
constexpr float kNarrow = 92;  // a tab needs as much to say anything
constexpr float kWide = 168;
constexpr std::size_t kLead = 220;  // code points of a story's beginning

/// The first sentences of the body, cut at a word.
std::string lead_of(const text::Story& story) {
  for (const text::Paragraph& p : story.paragraphs) {
    if (p.part != text::Part::body || p.sentences.end <= p.sentences.begin) continue;
    const text::Span first = story.sentences[p.sentences.begin].span;
    std::string out = story.line({first.start, std::max(first.end, p.span.end)});
    if (p.span.end - first.start <= kLead) return out;
    std::uint32_t end = first.start + static_cast<std::uint32_t>(kLead);
    while (end > first.start && story.text[end] != U' ') --end;
    return story.line({first.start, end}) + " \u2026";
  }
  return "";
}

}  // namespace

void StoryTabs::draw_tooltip(Frame& frame, std::uint32_t document) {
  const event::Document& d = *frame.project.snapshot().documents()[document];
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(10), frame.px(8)));
  ImGui::BeginTooltip();
  {
    Sheet sheet(frame, frame.px(300));
    frame.name_box(
        "told-of-story/" + std::to_string(document),
        sheet.text(d.story.title, frame.text_style(14, frame.theme.text, scene::Weight::bold)));
    std::string line = outlet_of(d);
    if (d.date) line += (line.empty() ? "" : " \u00B7 ") + time::phrase(time::Bounds::of(*d.date));
    line += (line.empty() ? "" : " \u00B7 ") + tr_count("{} event", "{} events", d.events.size());
    sheet.gap(2);
    sheet.text(line, frame.text_style(12, frame.theme.secondary));
    if (const std::string lead = lead_of(d.story); !lead.empty()) {
      sheet.gap(4);
      sheet.text(lead, frame.text_style(13, frame.theme.text));
    }
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void StoryTabs::draw_tab(Frame& frame, std::uint32_t document, const scene::PixelBox& box) const {
  const event::Document& d = *frame.project.snapshot().documents()[document];
  const bool on = document == frame.project.document();
  ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
  ImGui::PushID(static_cast<int>(document));
  if (ImGui::InvisibleButton("story-tab", ImVec2(box.width(), box.height()))) {
    frame.send(project::ShowDocument{document});
  }
  ImGui::PopID();
  frame.name_last_item("story-tab/" + std::to_string(document));
  const bool hovered = ImGui::IsItemHovered();
  paint(frame, [&](scene::Painter& painter) {
    if (on || hovered) {
      painter.rounded_rect(box, frame.px(4),
                           on ? frame.theme.accent.faded(0.14F) : frame.theme.hairline.faded(0.6F));
    }
    const auto style = frame.text_style(12, on ? frame.theme.text : frame.theme.secondary,
                                        on ? scene::Weight::bold : scene::Weight::regular);
    painter.text(box.x0 + frame.px(7), box.y0 + frame.px(16),
                 typeset::elide(frame.type, d.story.title, style.weight, style.size,
                                box.width() - frame.px(14)),
                 style);
  });
  // Reached by the keyboard it is told below the tab: the mouse may be anywhere.
  const bool reached = frame.keyboard != nullptr && frame.keyboard->reaches_last();
  if (reached && !hovered) ImGui::SetNextWindowPos(ImVec2(box.x0, box.y1 + frame.px(6)));
  if (hovered || reached) draw_tooltip(frame, document);
}

void StoryTabs::draw(Frame& frame) {
  const std::size_t count = frame.project.snapshot().documents().size();
  if (count < 2) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x + frame.px(4);
  float room = ImGui::GetContentRegionAvail().x - frame.px(8);
  auto fits = static_cast<std::size_t>(room / frame.px(kNarrow));
  const bool arrows = count > fits;
  if (arrows) {
    room -= 2 * frame.px(kArrow);
    fits = std::max<std::size_t>(1, static_cast<std::size_t>(room / frame.px(kNarrow)));
  }
  const std::size_t shown = std::min(fits, count);
  const std::uint32_t now = frame.project.document();
  // Where the user pages on, the tabs stay there until another story is read.
  if (std::exchange(seen_, now) != now || first_ + shown > count) {
    if (now < first_) first_ = now;
    if (now >= first_ + shown) first_ = now + 1 - shown;
  }
  first_ = std::min(first_, count - shown);
  const float gap = frame.px(2);
  const float width = std::min(frame.px(kWide), std::floor(room / static_cast<float>(shown)) - gap);
  float x = left;
  const auto arrow = [&](const char* icon, const char* name, bool can, int by) {
    ImGui::SetCursorScreenPos(ImVec2(x, at.y));
    ImGui::BeginDisabled(!can);
    if (icon_button(frame, icon, name, by < 0 ? tr("Stories before") : tr("Stories behind"))) {
      const auto step = static_cast<std::ptrdiff_t>(shown) * by;
      first_ = static_cast<std::size_t>(
          std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(first_) + step, 0,
                                     static_cast<std::ptrdiff_t>(count - shown)));
    }
    ImGui::EndDisabled();
    x += frame.px(kArrow);
  };
  if (arrows) arrow(icon::kFold, "stories-before", first_ > 0, -1);
  for (std::size_t i = 0; i < shown; ++i) {
    draw_tab(frame, static_cast<std::uint32_t>(first_ + i),
             {x, at.y, x + width, at.y + frame.px(kHeight)});
    x += width + gap;
  }
  if (arrows) arrow(icon::kUnfold, "stories-behind", first_ + shown < count, 1);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(room, frame.px(kHeight + 4)));
}

}  // namespace dateline::gui
