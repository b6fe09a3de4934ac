#include "gui/mentions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "gui/grades.hpp"
#include "gui/link.hpp"
#include "gui/quote.hpp"

namespace dateline::gui {

void draw_mentions(Frame& frame, Sheet& sheet, EventEditor& editor, store::Row row) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const event::Event& e = snapshot.event(row);
  const text::Story& story = snapshot.document_of(row).story;
  const scene::PixelBox by =
      sheet.text(tr_format("Told by {}", source_label(frame.project, snapshot.ref(row).document)),
                 frame.text_style(12, frame.theme.secondary));
  frame.name_box("told-by", by);
  sheet.gap(2);
  std::vector<std::uint32_t> seen;
  for (const event::EventMention& m : e.mentions) {
    if (std::ranges::find(seen, m.sentence) != seen.end()) continue;
    seen.push_back(m.sentence);
    Quote quote;
    quote.name = "quote/" + e.id;
    quote.words = story.line(story.sentences[m.sentence].span);
    quote.event_id = e.id;
    quote.sentence = {snapshot.events().document[row], m.sentence};
    quote.edge = frame.theme.family(event::family(e.type));
    draw_quote(frame, sheet, quote);
    for (std::size_t i = 1; i < e.mentions.size(); ++i) {
      const event::EventMention& other = e.mentions[i];
      if (other.sentence != m.sentence) continue;
      const std::string words = story.line(other.span);
      const bool alone =
          std::ranges::count(e.mentions, m.sentence, &event::EventMention::sentence) < 2;
      const std::string asks =
          alone ? tr("Split off") : tr_format("Split off \u201C{}\u201D", words);
      if (draw_link(frame, sheet, asks, fmt::format("split/{}", i), frame.px(10))) {
        frame.send(
            project::CorrectEvent{e.id, curation::SplitOff{other.span, words}, editor.take_note()});
      }
    }
    sheet.gap(6);
  }
}

}  // namespace dateline::gui
