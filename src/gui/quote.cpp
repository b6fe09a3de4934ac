#include "gui/quote.hpp"

#include <fmt/format.h>

#include "gui/link.hpp"
#include "scene/why_words.hpp"
#include "scene/words.hpp"

namespace dateline::gui {

namespace {

/// Lit while the mouse is over it or the keyboard has reached it; a click, or Enter, selects the
/// event and scrolls to the sentence.
void make_link(Frame& frame, Sheet& sheet, const scene::PixelBox& box, const std::string& name,
               const std::string& event, const project::SentenceRef& sentence) {
  const scene::PixelBox whole{sheet.x(), box.y0, sheet.x() + sheet.width(), box.y1};
  const LinkState link = link_at(frame, sheet, whole, name);
  if (link.lit) {
    sheet.painter().rect(whole, frame.theme.accent.faded(0.07F));
    frame.hovered = event;
  }
  if (!link.clicked) return;
  if (event.empty()) {
    frame.send(project::SelectSentence{sentence.document, sentence.sentence});
  } else {
    frame.send(project::SelectEvents{{event}, false, sentence});
  }
}

}  // namespace

scene::PixelBox draw_quote(Frame& frame, Sheet& sheet, const Quote& quote) {
  const scene::PixelBox box =
      sheet.text(quote.words, frame.text_style(quote.size, frame.theme.text), frame.px(10));
  sheet.painter().rect(
      {sheet.x(), box.y0 + frame.px(2), sheet.x() + frame.px(3), box.y1 - frame.px(1)}, quote.edge);
  if (!quote.name.empty()) frame.name_box(quote.name, box);
  make_link(frame, sheet, box, quote.name, quote.event_id, quote.sentence);
  return box;
}

void draw_statements(Frame& frame, Sheet& sheet, std::span<const timeline::Said> statements,
                     const std::string& name, const timeline::Said* set_aside) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const timeline::Said& said = statements[i];
    const event::Event& e = snapshot.documents()[said.first.document]->events[said.first.event];
    const project::SentenceRef sentence{said.first.document, said.sentence};
    const bool users = said.kind == timeline::Said::Kind::user;
    const bool again = i > 0 && !users && statements[i - 1].kind != timeline::Said::Kind::user &&
                       statements[i - 1].first.document == sentence.document &&
                       statements[i - 1].sentence == sentence.sentence;
    if (!again) {
      if (i > 0) sheet.gap(6);
      Quote quote;
      quote.name = fmt::format("words-of/{}/{}", name, i);
      const std::string words = scene::quote(snapshot, said);
      quote.words = users ? scene::sentence_case(words) : "\u201C" + words + "\u201D";
      quote.event_id = e.id;
      quote.sentence = sentence;
      quote.edge = users ? frame.theme.accent : frame.theme.hairline;
      quote.size = 13;
      draw_quote(frame, sheet, quote);
      sheet.gap(2);
    }
    const bool aside = set_aside != nullptr && said == *set_aside;
    scene::PixelBox box = sheet.text(
        scene::sentence_case(scene::sense(snapshot, said)),
        frame.text_style(12, aside ? frame.theme.conflict : frame.theme.secondary), frame.px(20));
    const float dot = box.y0 + frame.px(9);
    sheet.painter().disc({sheet.x() + frame.px(13), dot}, frame.px(3),
                         frame.theme.family(event::family(e.type)));
    if (aside) {
      box.y1 =
          sheet
              .text(tr("Set aside: the times shown do without it"),
                    frame.text_style(12, frame.theme.conflict, scene::Weight::bold), frame.px(20))
              .y1;
    }
    const std::string known = fmt::format("{}/{}", name, i);
    frame.name_box(known, box);
    make_link(frame, sheet, box, known, e.id, sentence);
    sheet.gap(1);
  }
}

}  // namespace dateline::gui
