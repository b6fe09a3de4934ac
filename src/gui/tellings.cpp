#include "gui/tellings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/grades.hpp"
#include "gui/link.hpp"
#include "gui/quote.hpp"
#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "time/phrase.hpp"
#include "timeline/occurrences.hpp"

namespace dateline::gui {
namespace {

using timeline::Claim;
using timeline::Dispute;
using timeline::EventRef;
using timeline::Occurrence;

constexpr std::size_t kMostTold = 5;
constexpr float kQuoteSize = 13;

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - ('a' - 'A'));
  }
  return words;
}

void draw_sentence(Frame& frame, Sheet& sheet, std::string name, EventRef event,
                   std::uint32_t sentence) {
  const event::Document& d = *frame.project.snapshot().documents()[event.document];
  Quote quote;
  quote.name = std::move(name);
  quote.words = "\u201C" + d.story.line(d.story.sentences[sentence].span) + "\u201D";
  quote.event_id = d.events[event.event].id;
  quote.sentence = {event.document, sentence};
  quote.edge = frame.theme.hairline;
  quote.size = kQuoteSize;
  draw_quote(frame, sheet, quote);
  sheet.gap(5);
}

/// What a claim is known by is English; what it says of a time or of whether it happened is told
/// in the language of the window.
std::string claim_words(const store::Snapshot& snapshot, const Dispute& dispute, const Claim& c) {
  const EventRef by = c.by.front();
  const event::Event& e = snapshot.documents()[by.document]->events[by.event];
  if (dispute.about == Dispute::About::time) return scene::when_label(e.bounds, e.relative);
  if (dispute.about != Dispute::About::happened) return c.value;
  const bool denied = e.status == event::Status::denied;
  return scene::words_of(denied ? event::Status::denied : event::Status::happened);
}

void draw_dispute(Frame& frame, Sheet& sheet, const Dispute& dispute, std::size_t number) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  sheet.gap(3);
  const scene::PixelBox title =
      sheet.text(dispute.revised ? tr_format("Revised, {}", timeline::question(dispute))
                                 : tr_format("Disputed, {}", timeline::question(dispute)),
                 frame.text_style(12, frame.theme.secondary));
  frame.name_box(fmt::format("dispute/{}", number), title);
  sheet.gap(3);
  for (std::size_t i = 0; i < dispute.claims.size(); ++i) {
    const Claim& c = dispute.claims[i];
    sheet.text(capital(claim_words(snapshot, dispute, c)),
               frame.text_style(14, frame.theme.text, scene::Weight::bold));
    std::string source = capital(timeline::source_words(snapshot.documents(), c));
    if (c.replaced_by) {
      source += "; " + tr_format("later {}",
                                 claim_words(snapshot, dispute, dispute.claims[*c.replaced_by]));
    }
    sheet.text(source, frame.text_style(12, frame.theme.secondary));
    sheet.gap(2);
    draw_sentence(frame, sheet, fmt::format("dispute/{}/{}", number, i), c.by.front(), c.sentence);
  }
}

/// The best grade of those who tell it; "" where none was judged.
std::string best_grade(const project::Project& project, const Occurrence& o) {
  curation::Grades best;
  for (const EventRef t : o.tellings) {
    const curation::Grades its = grades_of(project, t.document);
    if (is_better(its, best)) best = its;
  }
  return short_grade(best);
}

}  // namespace

void draw_tellings(Frame& frame, Sheet& sheet, EventEditor& editor, store::Row row) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  if (snapshot.conclusions() == nullptr) return;
  const timeline::Occurrences& all = snapshot.conclusions()->chronology.occurrences();
  const EventRef shown = snapshot.ref(row);
  const Occurrence& o = all.all()[all.of(shown)];
  if (o.tellings.size() < 2) return;
  const std::string best = best_grade(frame.project, o);
  const std::string told = timeline::told_words(o, best);
  if (!told.empty()) {
    const scene::PixelBox box =
        sheet.text(capital(told), frame.text_style(12, frame.theme.secondary));
    frame.name_box("tellings", box);
    if (!best.empty()) frame.name_box("best/" + best, box);
    sheet.gap(3);
  }
  std::size_t drawn = 0;
  for (const EventRef t : o.tellings) {
    if (t == shown) continue;
    if (drawn == kMostTold) {
      sheet.text(tr_format("and {} more", o.tellings.size() - 1 - drawn),
                 frame.text_style(12, frame.theme.secondary));
      break;
    }
    const event::Document& d = *snapshot.documents()[t.document];
    std::string name = source_label(frame.project, t.document);
    if (d.date) name += ", " + time::day_phrase(*d.date);
    sheet.text(name, frame.text_style(12, frame.theme.secondary));
    sheet.gap(2);
    draw_sentence(frame, sheet, fmt::format("telling/{}", drawn), t,
                  d.events[t.event].mentions.front().sentence);
    sheet.gap(-4);
    if (draw_link(frame, sheet, tr("Not the same event"), fmt::format("not-same/{}", drawn++),
                  frame.px(10))) {
      frame.send(project::JoinEvents{snapshot.event(row).id, d.events[t.event].id, false,
                                     editor.take_note()});
    }
    sheet.gap(5);
  }
  for (std::size_t i = 0; i < o.disputes.size(); ++i) draw_dispute(frame, sheet, o.disputes[i], i);
}

}  // namespace dateline::gui
