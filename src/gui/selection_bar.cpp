// What can be done with text of the story that is selected.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event/event_place.hpp"
#include "gui/chosen_place.hpp"
#include "gui/story_panel.hpp"

namespace dateline::gui {
namespace {

enum class Deed : std::uint8_t { correct_event, another_place, add_event, new_place, copy };

struct Choice {
  Deed deed;
  const char* words;
  const char* name;
};

constexpr float kHeight = 24;  // of a button, logical pixels
constexpr float kPad = 4;

std::uint32_t shared(const text::Span& a, const text::Span& b) {
  return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.start, b.start) : 0;
}

/// The event whose words share most with those that are selected; nullopt for none.
std::optional<std::size_t> event_in(const event::Document& document, const text::Span& span) {
  std::optional<std::size_t> best;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    for (const event::EventMention& m : document.events[i].mentions) {
      if (shared(m.span, span) <= most) continue;
      most = shared(m.span, span);
      best = i;
    }
  }
  return best;
}

/// The same of a name of a place.
std::optional<std::size_t> name_in(const event::Document& document, const text::Span& span) {
  std::optional<std::size_t> best;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    if (shared(document.places[i].span, span) <= most) continue;
    most = shared(document.places[i].span, span);
    best = i;
  }
  return best;
}

}  // namespace

/// Below its end, or above its beginning where there is no room; as many lines as the panel's
/// width wants.
void StoryPanel::draw_selection_bar(Frame& frame, const event::Document& document, ImVec2 origin) {
  bar_ = {};
  const text::Span span = trimmed(document.story, selection_.span());
  if (selection_.dragging || span.empty()) return;
  const auto boxes = boxes_of(layout_, frame.type, span);
  if (boxes.empty()) return;
  frame.name_box("selection", {origin.x + boxes.front().x0, origin.y + boxes.front().y0,
                               origin.x + boxes.front().x1, origin.y + boxes.front().y1});
  const auto told = event_in(document, span);
  const auto name = name_in(document, span);
  std::vector<Choice> choices;
  if (told) {
    choices.push_back({Deed::correct_event, tr("Correct this event\u2026"), "correct-told"});
  }
  if (name) choices.push_back({Deed::another_place, tr("Another place\u2026"), "place-told"});
  choices.push_back({Deed::add_event, tr("Add event\u2026"), "add-event-told"});
  choices.push_back({Deed::new_place, tr("New place\u2026"), "new-place-told"});
  choices.push_back({Deed::copy, tr("Copy"), "copy-text"});

  const float pad = frame.px(kPad);
  const float high = frame.px(kHeight);
  const float most = panel_.width() - frame.px(28) - 2 * pad;
  const float padding = 2 * ImGui::GetStyle().FramePadding.x;
  std::vector<scene::PixelBox> places;  // from the bar's top left
  float x = pad;
  float y = pad;
  float width = 0;
  for (const Choice& c : choices) {
    const float wide = ImGui::CalcTextSize(c.words).x + padding;
    if (x > pad && x + wide > most) {
      x = pad;
      y += high + pad;
    }
    places.push_back({x, y, x + wide, y + high});
    x += wide + pad;
    width = std::max(width, x);
  }
  const float height = y + high + pad;
  const scene::PixelBox& last = boxes.back();
  float top = origin.y + last.y1 + frame.px(3);
  if (top + height > panel_.y1 - frame.px(4)) {
    top = origin.y + boxes.front().y0 - height - frame.px(3);
  }
  if (top < panel_.y0) return;  // scrolled away, or taller than the panel
  const float leftmost = panel_.x0 + frame.px(4);
  const float left = std::clamp(origin.x + last.x1 - width, leftmost,
                                std::max(leftmost, panel_.x1 - width - frame.px(20)));
  bar_ = {std::round(left), std::round(top), std::round(left + width), std::round(top + height)};
  paint(frame, [&](scene::Painter& painter) {
    const float line = std::max(1.0F, frame.px(1));
    painter.rounded_rect(bar_.grown(line), frame.px(5), frame.theme.secondary.faded(0.5F));
    painter.rounded_rect(bar_, frame.px(4), frame.theme.raised);
  });
  std::optional<Deed> chosen;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const scene::PixelBox& at = places[i];
    ImGui::SetCursorScreenPos(ImVec2(bar_.x0 + at.x0, bar_.y0 + at.y0));
    if (ImGui::Button(choices[i].words, ImVec2(at.width(), at.height()))) chosen = choices[i].deed;
    frame.name_last_item(std::string("button/") + choices[i].name);
  }
  if (!chosen) return;
  switch (*chosen) {
    case Deed::copy:
      this->copy();
      return;
    case Deed::correct_event:
      corrects_ = document.events[*told].id;
      break;
    case Deed::another_place:
      ask_mention(frame, *name, document.places[*name].span, origin);
      break;
    case Deed::new_place:
      frame.asks.emplace_back(AskOwnPlace{{}, document.story.line(span), {}, 0});
      break;
    case Deed::add_event: {
      AskNewEvent ask{std::nullopt, frame.project.document(), span};
      if (const auto mention = mention_for(document, span)) {
        ask.place = event::event_place(document, static_cast<int>(*mention));
      }
      frame.asks.emplace_back(std::move(ask));
      break;
    }
  }
  selection_ = {};
}

}  // namespace dateline::gui
