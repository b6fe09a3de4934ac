#include "gui/quote.hpp"

#include <algorithm>
#include <utility>

#include "scene/why_words.hpp"
#include "scene/words.hpp"

namespace dateline::gui {

scene::PixelBox draw_quote(Frame& frame, Sheet& sheet, const Quote& quote) {
  const auto& theme = frame.theme;
  const float indent = frame.px(10);
  scene::PixelBox box = sheet.text(quote.words, frame.text_style(quote.size, theme.text), indent);
  if (!quote.remark.empty()) {
    const scene::PixelBox under =
        sheet.text(quote.remark, frame.text_style(12, theme.secondary), indent);
    box = {box.x0, box.y0, std::max(box.x1, under.x1), under.y1};
  }
  const scene::PixelBox whole{sheet.x(), box.y0, sheet.x() + sheet.width(), box.y1};
  sheet.painter().rect(
      {sheet.x(), box.y0 + frame.px(2), sheet.x() + frame.px(3), box.y1 - frame.px(1)}, quote.edge);
  if (!quote.name.empty()) frame.name_box(quote.name, box);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsWindowHovered() && whole.contains(mouse.x, mouse.y)) {
    sheet.painter().rect(whole, theme.accent.faded(0.07F));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    frame.hovered = quote.event_id;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      if (quote.event_id.empty()) {
        frame.send(project::SelectSentence{quote.sentence.document, quote.sentence.sentence});
      } else {
        frame.send(project::SelectEvents{{quote.event_id}, false, quote.sentence});
      }
    }
  }
  return box;
}

scene::PixelBox draw_said(Frame& frame, Sheet& sheet, const timeline::Said& said, std::string name,
                          std::string remark_after) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const event::Document& document = *snapshot.documents()[said.first.document];
  const event::Event& e = document.events[said.first.event];
  Quote quote;
  quote.name = std::move(name);
  quote.words = "\u201C" + scene::quote(snapshot, said) + "\u201D";
  quote.remark = scene::sentence_case(scene::sense(snapshot, said));
  if (!remark_after.empty()) quote.remark += "\n" + remark_after;
  quote.event_id = e.id;
  quote.sentence = {said.first.document, said.sentence};
  quote.edge = frame.theme.family(event::family(e.type));
  quote.size = 13;
  return draw_quote(frame, sheet, quote);
}

}  // namespace dateline::gui
