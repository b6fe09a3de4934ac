#include "gui/inspector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/event_list.hpp"
#include "gui/grades.hpp"
#include "gui/inspector_heading.hpp"
#include "gui/joining.hpp"
#include "gui/link.hpp"
#include "gui/mentions.hpp"
#include "gui/place_editor.hpp"
#include "gui/put_right_list.hpp"
#include "gui/quote.hpp"
#include "gui/tellings.hpp"
#include "scene/held_places.hpp"
#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/symbols.hpp"
#include "scene/why_words.hpp"
#include "syntax/outline.hpp"
#include "time/phrase.hpp"
#include "timex/explain.hpp"

namespace dateline::gui {
namespace {

constexpr std::size_t kMostListed = 40;

/// When it began and ended, and what made that sharper than its own sentence does. EDTF beside the
/// mouse; a click copies it.
void draw_times(Frame& frame, Sheet& sheet, store::Row row) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const auto& theme = frame.theme;
  for (scene::BoundWords& bound : scene::bound_words(snapshot, row)) {
    // What the user says of the event itself stands in a list of its own below.
    std::erase_if(bound.because, [&](const timeline::Said& s) {
      return s.kind == timeline::Said::Kind::user &&
             UserStatements::lists(
                 snapshot, row, snapshot.conclusions()->chronology.user_statements()[s.statement]);
    });
    sheet.text(bound.label, frame.text_style(12, theme.secondary));
    const scene::PixelBox box = sheet.text(bound.words, frame.text_style(14, theme.text));
    frame.name_box("bound/" + bound.label, box);
    if (!bound.edtf.empty()) {
      const LinkState link = link_at(frame, sheet, box, "bound/" + bound.label);
      if (link.lit) {
        ImGui::SetTooltip("EDTF  %s\n%s", bound.edtf.c_str(), tr("Click to copy"));
      }
      if (link.clicked) {
        ImGui::SetClipboardText(bound.edtf.c_str());
        frame.send(project::Say{tr_format("Copied: {}", bound.edtf)});
      }
    }
    const auto& offset = snapshot.document_of(row).utc_offset_minutes;
    const auto& zone = frame.project.settings().display.zone;
    if (zone && offset && *zone != *offset && !snapshot.event(row).relative) {
      const std::string there = time::elsewhere_phrase(bound.bounds, *offset, *zone);
      if (!there.empty()) {
        frame.name_box("elsewhere/" + bound.label,
                       sheet.text(there, frame.text_style(12, theme.secondary)));
      }
    }
    sheet.gap(bound.because.empty() ? 6 : 3);
    if (bound.because.empty()) continue;
    const bool users = std::ranges::any_of(bound.because, [](const timeline::Said& s) {
      return s.kind == timeline::Said::Kind::user;
    });
    sheet.text(users ? tr("Follows from") : tr("Made sharper by"),
               frame.text_style(12, theme.secondary));
    sheet.gap(2);
    draw_statements(frame, sheet, bound.because, "reason/" + bound.label);
    sheet.gap(5);
    sheet.gap(3);
  }
}

/// Who held the event's place at the playhead, and the sentences that say so.
void draw_holder(Frame& frame, Sheet& sheet, const event::EventPlace& place) {
  constexpr std::size_t kMostQuoted = 3;
  const store::Snapshot& snapshot = frame.project.snapshot();
  if (snapshot.conclusions() == nullptr) return;
  const time::Minute when = frame.project.playhead();
  const timeline::HoldSpan* span = snapshot.conclusions()->holders.at(place.key, when);
  if (span == nullptr) return;
  const float top = sheet.y();
  sheet.text(tr_format("Who held {}", place.name), frame.text_style(12, frame.theme.secondary));
  const scene::PixelBox box = sheet.text(scene::hold_words(*span, when, snapshot.day_zero()),
                                         frame.text_style(14, frame.theme.text));
  frame.name_box("holder", {box.x0, top, box.x1, box.y1});
  sheet.gap(4);
  for (std::size_t i = 0; i < std::min(span->because.size(), kMostQuoted); ++i) {
    const scene::HoldSource source = scene::source_of(snapshot, span->because[i]);
    const text::Story& story = snapshot.documents()[source.document]->story;
    Quote quote;
    quote.name = fmt::format("holder/{}", i);
    quote.words = "\u201C" + story.line(story.sentences[source.sentence].span) + "\u201D";
    quote.event_id = source.event_id;
    quote.sentence = {source.document, source.sentence};
    quote.edge = frame.theme.hairline;
    quote.size = 13;
    draw_quote(frame, sheet, quote);
    sheet.gap(5);
  }
  sheet.gap(3);
}

/// The grammar that the event was read from, opened by a click: most readers never need it.
void draw_reading(Frame& frame, Sheet& sheet, const event::Document& document,
                  const event::Event& e) {
  if (e.mentions.empty()) return;
  const std::uint32_t sentence = e.mentions.front().sentence;
  if (sentence >= document.trees.size()) return;
  const text::Range range = document.story.sentences[sentence].tokens;
  const auto lines =
      syntax::outline(document.trees[sentence],
                      std::span(document.story.tokens).subspan(range.begin, range.size()));
  if (lines.empty()) return;
  const auto& theme = frame.theme;
  sheet.gap(4);
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("reading");
  const bool open = storage.GetBool(id);
  const scene::PixelBox title =
      sheet.text(open ? tr("Hide how the sentence is read") : tr("Show how the sentence is read"),
                 frame.text_style(12, theme.accent));
  frame.name_box("reading", title);
  if (is_clicked(frame, sheet, title, "reading")) storage.SetBool(id, !open);
  if (!open) return;
  sheet.gap(2);
  constexpr std::size_t kMostLines = 60;
  constexpr int kMostIndent = 7;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
    const syntax::OutlineLine& line = lines[i];
    const float indent = frame.px(10) * static_cast<float>(std::min(line.depth, kMostIndent));
    sheet.text(line.words, frame.text_style(13, theme.text), indent);
    sheet.text(line.role + " \u00B7 " + line.features, frame.text_style(11, theme.secondary),
               indent);
    sheet.gap(3);
  }
  frame.name_box("reading/lines", {title.x0, title.y1, title.x0 + sheet.width(), sheet.y()});
}

void draw_event(Frame& frame, UserStatements& statements, EventEditor& editor, store::Row row) {
  const auto& snapshot = frame.project.snapshot();
  const event::Event& e = snapshot.event(row);
  const event::Document& document = snapshot.document_of(row);
  const auto& theme = frame.theme;
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  scene::SymbolLook look;
  look.type = e.type;
  look.status = e.status;
  look.size = 22 * frame.scale;
  look.scale = frame.scale;
  scene::draw_symbol(sheet.painter(), {sheet.x() + frame.px(13), sheet.y() + frame.px(15)}, look,
                     theme);
  const float top = sheet.y();
  sheet.text(e.place ? e.place->name : std::string(tr("Place unknown")),
             frame.text_style(17, theme.text, scene::Weight::bold), frame.px(34));
  sheet.text(fmt::format("{} \u00B7 {}", scene::words_of(e.type), scene::words_of(e.status)),
             frame.text_style(14, theme.secondary), frame.px(34));
  if (!editor.is_open()) {
    draw_was(frame, sheet, {event::ByHand::type, event::ByHand::status}, row, frame.px(34));
  }
  sheet.move_to(std::max(sheet.y(), top + frame.px(30)));
  sheet.rule();

  editor.draw(frame, sheet, row);
  draw_times(frame, sheet, row);
  if (!e.timed) {
    sheet.text(tr("The story gives no time of its own for it; this is inferred."),
               frame.text_style(12, theme.secondary));
    sheet.gap(6);
  }
  statements.draw(frame, sheet, row);
  // Tab goes round through all fields that are open.
  if (const int by = statements.take_leave(); by != 0) {
    editor.is_open() ? editor.take_keys(by) : statements.take_keys(by);
  }
  if (const int by = editor.take_leave(); by != 0) {
    statements.is_open() ? statements.take_keys(by) : editor.take_keys(by);
  }
  draw_put_right(frame, sheet, row);
  draw_place(frame, sheet, row);
  draw_was(frame, sheet, {event::ByHand::place}, row);
  if (e.destination && (!e.place || e.destination->key != e.place->key)) {
    sheet.field(tr("To"), place_text(*e.destination));
  }
  if (e.origin && (!e.place || e.origin->key != e.place->key)) {
    sheet.field(tr("From"), place_text(*e.origin));
  }
  if (e.place) draw_holder(frame, sheet, *e.place);
  if (!editor.is_open()) {
    sheet.field(tr("Actor"), e.actor);
    draw_was(frame, sheet, {event::ByHand::actor}, row);
    sheet.field(tr("Target"), e.target);
    draw_was(frame, sheet, {event::ByHand::target}, row);
  }
  std::string numbers;
  for (const event::Amount& amount : e.numbers) {
    numbers += (numbers.empty() ? "" : "\n") + event::in_words(amount);
  }
  sheet.field(tr("Numbers"), numbers);
  sheet.field(tr("Confidence"), fmt::format("{:.0f} %", e.confidence * 100));
  sheet.rule();
  draw_mentions(frame, sheet, editor, row);
  draw_tellings(frame, sheet, editor, row);
  draw_reading(frame, sheet, document, e);
  if (!e.reasons.empty()) {
    sheet.rule();
    sheet.text(tr("Why"), frame.text_style(12, theme.secondary));
    sheet.gap(2);
    for (const std::string& reason : e.reasons) {
      sheet.text(scene::reason_words(reason), frame.text_style(13, theme.text));
      sheet.gap(3);
    }
  }
  if (!e.times.empty()) {
    sheet.gap(6);
    sheet.text(tr("Why this time"), frame.text_style(12, theme.secondary));
    sheet.gap(2);
    for (const int i : e.times) {
      sheet.text(timex::explain(document.times, static_cast<std::size_t>(i), document.story),
                 frame.text_style(13, theme.text));
      sheet.gap(3);
    }
  }
  if (e.place && e.place->mention >= 0) {
    const auto& mention = document.places[static_cast<std::size_t>(e.place->mention)];
    if (!mention.candidates.empty()) {
      sheet.gap(6);
      sheet.text(tr_format("Why \u201C{}\u201D is this place", mention.surface),
                 frame.text_style(12, theme.secondary));
      sheet.gap(2);
      for (const std::string& reason : mention.candidates.front().reasons) {
        sheet.text(scene::reason_words(reason), frame.text_style(13, theme.text));
      }
      if (mention.candidates.size() > 1) {
        const auto& other = mention.candidates[1].place;
        sheet.text(tr_format("Next best of {}: {}", mention.candidates.size(),
                             std::string(other.name)
                                 .append(other.country.empty() ? "" : ", ")
                                 .append(other.country)),
                   frame.text_style(12, theme.secondary));
      }
    }
  }
  sheet.gap(12);
}

}  // namespace

void draw_inspector(Frame& frame, UserStatements& statements, EventEditor& editor) {
  const auto primary = frame.project.primary();
  if (!primary) return;
  const auto& selected = frame.project.selected();
  draw_heading(frame, statements, editor, *primary);
  ImGui::BeginChild("##inspected", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  // Another event is read from its top, wherever the one before was left.
  int& shown = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("shown"));
  const auto shows = static_cast<int>(ImGui::GetID(selected.back().c_str()));
  if (std::exchange(shown, shows) != shows) ImGui::SetScrollY(0);
  if (selected.size() > 1) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    for (std::size_t i = 0; i < std::min(selected.size(), kMostListed); ++i) {
      const auto row = frame.project.snapshot().find(selected[i]);
      if (!row) continue;
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float width = ImGui::GetContentRegionAvail().x;
      ImGui::PushID(static_cast<int>(i));
      if (ImGui::InvisibleButton("pick", ImVec2(width, frame.px(44)))) {
        frame.send(project::SelectEvents{{selected[i]}, false});
      }
      frame.reach_last_item("pick/" + selected[i]);
      ImGui::PopID();
      if (ImGui::IsItemHovered()) frame.hovered = selected[i];
      paint(frame, [&](scene::Painter& painter) {
        draw_event_row(frame, painter, *row, {at.x, at.y, at.x + width, at.y + frame.px(44)});
      });
    }
    ImGui::PopStyleVar();
    ImGui::Dummy(ImVec2(1, frame.px(10)));
    if (selected.size() == 2) {
      const auto first = frame.project.snapshot().find(selected[0]);
      if (first) {
        draw_joining(frame, editor, *first, *primary);
        UserStatements::draw_order(frame, *first, *primary);
      }
    }
  }
  draw_event(frame, statements, editor, *primary);
  ImGui::EndChild();
}

}  // namespace dateline::gui
