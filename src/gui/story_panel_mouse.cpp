// What the mouse does in the story: a click means the sentence, dragging marks text, and what can
// be done with text that is marked.
#include <algorithm>
#include <cmath>
#include <utility>

#include "event/event_place.hpp"
#include "gui/chosen_place.hpp"
#include "gui/story_panel.hpp"

namespace dateline::gui {

void StoryPanel::handle_mouse(Frame& frame, const event::Document& document, ImVec2 origin) {
  const ImGuiIO& io = ImGui::GetIO();
  const float x = io.MousePos.x - origin.x;
  const float y = io.MousePos.y - origin.y;
  const bool over = ImGui::IsWindowHovered() && !bar_.contains(io.MousePos.x, io.MousePos.y);
  const auto sentence = over ? layout_.sentence_at(x, y) : std::nullopt;
  const auto character = sentence ? character_at(layout_, frame.type, x, y) : std::nullopt;
  const auto mention = character ? mention_at(document, *character) : std::nullopt;
  if (over && mention &&
      (ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
       (io.KeyAlt && ImGui::IsMouseClicked(ImGuiMouseButton_Left)))) {
    ask_mention(frame, *mention, document.places[*mention].span, origin);
    return;
  }
  if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Right) && character && selection_.empty()) {
    const text::Span word = word_at(document.story, *character);
    selection_ = {document.story.id, word.start, word.end, false};
  }
  if (sentence && !selection_.dragging) {
    const auto told = frame.project.snapshot().told_in(frame.project.document(), *sentence);
    if (!told.empty()) frame.hovered = frame.project.snapshot().event(told.front()).id;
    ImGui::SetMouseCursor(mention && io.KeyAlt ? ImGuiMouseCursor_Hand
                                               : ImGuiMouseCursor_TextInput);
  }
  if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    const std::uint32_t gap = gap_at(layout_, frame.type, x, y);
    selection_ = {document.story.id, gap, gap, true};
    if (character && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      const text::Span word = word_at(document.story, *character);
      selection_ = {document.story.id, word.start, word.end, false};
    }
    return;
  }
  if (selection_.dragging) select_text(frame, document, x, y);
}

/// While the button is held. A click, which marks nothing, means the sentence.
void StoryPanel::select_text(Frame& frame, const event::Document& document, float x, float y) {
  if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, frame.px(4)) || !selection_.empty()) {
    selection_.reached = gap_at(layout_, frame.type, x, y);
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const float mouse = ImGui::GetIO().MousePos.y;
    const float beyond = mouse < panel_.y0   ? mouse - panel_.y0
                         : mouse > panel_.y1 ? mouse - panel_.y1
                                             : 0;
    if (beyond != 0) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + beyond / 2));
  }
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  selection_.dragging = false;
  const text::Span span = trimmed(document.story, selection_.span());
  if (!span.empty()) return;
  selection_ = {};
  if (const auto sentence = layout_.sentence_at(x, y)) {
    frame.send(
        project::SelectSentence{frame.project.document(), *sentence, ImGui::GetIO().KeyCtrl});
  }
}

void StoryPanel::ask_mention(Frame& frame, std::size_t mention, text::Span span,
                             ImVec2 origin) const {
  const auto boxes = boxes_of(layout_, frame.type, span);
  if (boxes.empty()) return;
  const scene::PixelBox& b = boxes.front();
  frame.asks.emplace_back(
      AskMention{frame.project.document(),
                 mention,
                 {origin.x + b.x0, origin.y + b.y0, origin.x + b.x1, origin.y + b.y1},
                 panel_});
}

void StoryPanel::draw_selection(scene::Painter& painter, Frame& frame, ImVec2 origin) const {
  for (const scene::PixelBox& b : boxes_of(layout_, frame.type, selection_.span())) {
    painter.rect(
        {origin.x + std::floor(b.x0), origin.y + b.y0, origin.x + std::ceil(b.x1), origin.y + b.y1},
        frame.theme.accent.faded(0.28F));
  }
}

/// What can be done with selected text, below its end, or above its beginning where there is no
/// room.
void StoryPanel::draw_selection_bar(Frame& frame, const event::Document& document, ImVec2 origin) {
  bar_ = {};
  const text::Span span = trimmed(document.story, selection_.span());
  if (selection_.dragging || span.empty()) return;
  const auto boxes = boxes_of(layout_, frame.type, span);
  if (boxes.empty()) return;
  frame.name_box("selection", {origin.x + boxes.front().x0, origin.y + boxes.front().y0,
                               origin.x + boxes.front().x1, origin.y + boxes.front().y1});
  const float pad = frame.px(4);
  const float height = frame.px(24) + 2 * pad;
  const char* const add = tr("Add event\u2026");
  const char* const place = tr("New place\u2026");
  const char* const copy = tr("Copy");
  const float padding = 2 * ImGui::GetStyle().FramePadding.x;
  const float add_width = ImGui::CalcTextSize(add).x + padding;
  const float place_width = ImGui::CalcTextSize(place).x + padding;
  const float copy_width = ImGui::CalcTextSize(copy).x + padding;
  const float width = add_width + place_width + copy_width + 4 * pad;
  const scene::PixelBox& last = boxes.back();
  float y = origin.y + last.y1 + frame.px(3);
  if (y + height > panel_.y1 - frame.px(4)) y = origin.y + boxes.front().y0 - height - frame.px(3);
  if (y < panel_.y0) return;  // scrolled away, or taller than the panel
  const float left = panel_.x0 + frame.px(4);
  const float x = std::clamp(origin.x + last.x1 - width, left,
                             std::max(left, panel_.x1 - width - frame.px(20)));
  bar_ = {std::round(x), std::round(y), std::round(x + width), std::round(y + height)};
  paint(frame, [&](scene::Painter& painter) {
    const float line = std::max(1.0F, frame.px(1));
    painter.rounded_rect(bar_.grown(line), frame.px(5), frame.theme.secondary.faded(0.5F));
    painter.rounded_rect(bar_, frame.px(4), frame.theme.raised);
  });
  ImGui::SetCursorScreenPos(ImVec2(bar_.x0 + pad, bar_.y0 + pad));
  const bool adds = ImGui::Button(add, ImVec2(add_width, frame.px(24)));
  frame.name_last_item("button/add-event-told");
  ImGui::SameLine(0, pad);
  const bool makes = ImGui::Button(place, ImVec2(place_width, frame.px(24)));
  frame.name_last_item("button/new-place-told");
  ImGui::SameLine(0, pad);
  if (ImGui::Button(copy, ImVec2(copy_width, frame.px(24)))) this->copy();
  frame.name_last_item("button/copy-text");
  if (makes) {
    frame.asks.emplace_back(AskOwnPlace{{}, document.story.line(span), {}, 0});
    selection_ = {};
  }
  if (!adds) return;
  AskNewEvent ask{std::nullopt, frame.project.document(), span};
  if (const auto mention = mention_for(document, span)) {
    ask.place = event::event_place(document, static_cast<int>(*mention));
  }
  frame.asks.emplace_back(std::move(ask));
  selection_ = {};
}

void StoryPanel::copy() const {
  if (selection_.empty()) return;
  ImGui::SetClipboardText(words_of(layout_, selection_.span()).c_str());
}

bool StoryPanel::unselect() {
  const bool any = !selection_.empty();
  selection_ = {};
  return any;
}

}  // namespace dateline::gui
