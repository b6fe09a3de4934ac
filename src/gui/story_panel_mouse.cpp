// What the mouse does in the story: a click means the sentence, dragging marks text; and what is
// stepped to in it from name to name, and from word to word.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

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

void StoryPanel::follow_names(Frame& frame, const event::Document& document, ImVec2 origin) {
  if (std::exchange(asks_name_, false) && named_ && *named_ < document.places.size()) {
    ask_mention(frame, *named_, document.places[*named_].span, origin);
  }
  const int by = std::exchange(steps_, 0);
  if (by == 0 || document.places.empty()) return;
  std::vector<std::size_t> names(document.places.size());
  std::iota(names.begin(), names.end(), std::size_t{0});
  const auto start = [&](std::size_t i) { return document.places[i].span.start; };
  std::ranges::stable_sort(names, {}, start);
  const auto last = std::ranges::find(names, named_.value_or(names.size()));
  auto next = names.begin();
  if (last != names.end()) {
    const auto end = by > 0 ? std::prev(names.end()) : names.begin();
    next = last == end ? last : std::next(last, by);  // stops at the ends
  } else {
    // From what is read: below the upper edge of what is in sight.
    next = std::ranges::find_if(names, [&](std::size_t i) {
      const float top = layout_.sentence_top[document.story.sentence_at(start(i))];
      return top >= scroll_;
    });
    if (next == names.end()) next = std::prev(names.end());
  }
  named_ = *next;
  asks_name_ = true;
  scroll_to(document.story.sentence_at(start(*next)), panel_.height());
}

/// A step scrolls to what it leads to; so does a letter more of what is looked for, to the first
/// from what is read on.
void StoryPanel::follow_found(const Frame& frame) {
  if (found_.take_changed() && searching_) {
    const auto in_sight = std::ranges::find_if(layout_.lines, [&](const TextLine& line) {
      return line.y + layout_.line_height / 2 >= scroll_ && !line.runs.empty();
    });
    if (in_sight != layout_.lines.end()) {
      const TextParagraph& paragraph = layout_.paragraphs[in_sight->paragraph];
      found_.start_at(paragraph.code_points[in_sight->runs.front().begin]);
    }
    if (!found_.now()) return;
  } else if (!found_.take_stepped() || !found_.now()) {
    return;
  }
  const text::Span span = found_.all()[*found_.now()];
  const auto boxes = boxes_of(layout_, frame.type, span);
  if (boxes.empty()) return;
  scroll_to(boxes.front().y0, boxes.back().y1, panel_.height());
}

/// Softly, so that families and what is selected stay in front; the one at hand with an edge.
void StoryPanel::draw_found(scene::Painter& painter, Frame& frame, ImVec2 origin) {
  for (std::size_t i = 0; i < found_.all().size(); ++i) {
    const text::Span& span = found_.all()[i];
    const std::uint32_t sentence = frame.project.current()->story.sentence_at(span.start);
    if (layout_.sentence_bottom[sentence] < scroll_ - layout_.line_height ||
        layout_.sentence_top[sentence] > scroll_ + panel_.height()) {
      continue;
    }
    const bool now = found_.now() == i;
    for (const scene::PixelBox& b : boxes_of(layout_, frame.type, span)) {
      const scene::PixelBox box{origin.x + std::floor(b.x0), origin.y + b.y0 + frame.px(2),
                                origin.x + std::ceil(b.x1), origin.y + b.y1 - frame.px(1)};
      if (now) painter.rounded_rect(box.grown(frame.px(1)), frame.px(3), frame.theme.accent);
      painter.rounded_rect(box, frame.px(2),
                           scene::mixed(frame.theme.panel, frame.theme.accent, now ? 0.34F : 0.2F));
      if (now) frame.name_box("found-now", box);
    }
  }
}

void StoryPanel::draw_selection(scene::Painter& painter, Frame& frame, ImVec2 origin) const {
  for (const scene::PixelBox& b : boxes_of(layout_, frame.type, selection_.span())) {
    painter.rect(
        {origin.x + std::floor(b.x0), origin.y + b.y0, origin.x + std::ceil(b.x1), origin.y + b.y1},
        frame.theme.accent.faded(0.28F));
  }
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
