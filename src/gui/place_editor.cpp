#include "gui/place_editor.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <variant>

#include "gui/chips.hpp"
#include "gui/chosen_place.hpp"
#include "gui/put_right.hpp"
#include "scene/kind_words.hpp"

namespace dateline::gui {
std::string place_text(const event::EventPlace& place) {
  std::string out = place.name;
  // "point at" with its coordinates says so itself.
  if (!out.starts_with(event::name(place.precision))) {
    out += fmt::format(" \u00B7 {}", scene::words_of(place.precision));
  }
  if (place.radius_km >= 1) {
    out += " \u00B1\u00A0" + tr_format("{:.0f}\u00A0km", place.radius_km);
  }
  return out;
}

void PlaceEditor::answer(Frame& frame, Dialogs& dialogs, const AskPlace& ask) {
  const auto row = frame.project.snapshot().find(ask.event);
  if (!row) return;
  dialogs.choose_place(
      tr("Where was it?"), "", [event = ask.event](Frame& then, const PlaceMatch& match) {
        then.send(project::CorrectEvent{event, curation::SetPlace{event_place_of(match)}, ""});
      });
}

void PlaceEditor::draw(Frame& frame, Dialogs& dialogs, MapTools& tools) {
  for (const Ask& ask : std::exchange(frame.asks, {})) {
    if (const auto* place = std::get_if<AskPlace>(&ask)) {
      answer(frame, dialogs, *place);
    } else if (const auto* mention = std::get_if<AskMention>(&ask)) {
      card_.open(frame.project, *mention, world_ ? world_() : nullptr);
    } else if (const auto* event = std::get_if<AskNewEvent>(&ask)) {
      dialogs.add_event(frame.project, *event);
    } else if (const auto* own = std::get_if<AskOwnPlace>(&ask)) {
      dialogs.own_place(frame, *own);
    } else if (const auto* area = std::get_if<AskArea>(&ask)) {
      tools.draw_area(area->event);
    }
  }
  if (dialogs.is_open()) card_.close();
  if (dialogs.take_asks_map()) tools.place_own();
  const MentionCard::Outcome outcome = card_.draw(frame);
  if (outcome == MentionCard::Outcome::asks_own) {
    dialogs.own_place(frame, {card_.own_place(frame.project), card_.surface(), {}, 0});
    card_.close();
  }
  if (outcome == MentionCard::Outcome::asks_other) {
    dialogs.choose_place(tr_format("What place is \u201C{}\u201D?", card_.surface()),
                         card_.surface(), [card = card_](Frame& then, const PlaceMatch& match) {
                           then.send(card.correction(match));
                         });
    card_.close();
  }
  tools.show_ghosts(card_.is_open() ? card_.ghosts() : std::vector<PlaceGhost>());
}

void draw_place(Frame& frame, Sheet& sheet, store::Row row) {
  const event::Event& e = frame.project.snapshot().event(row);
  sheet.text(tr("Where"), frame.text_style(12, frame.theme.secondary));
  if (e.place) {
    const std::string place = place_text(*e.place);
    const std::string at = frame.read_out(e.place->at, 100 * e.place->radius_km);
    const bool says_where = place.find(at) != std::string::npos;
    sheet.text(says_where ? place : place + "\n" + at, frame.text_style(14, frame.theme.text));
  } else {
    sheet.text(tr("Not known"), frame.text_style(14, frame.theme.text));
  }
  sheet.gap(1);
  float x = sheet.x();
  float y = sheet.y();
  const auto link = [&](const std::string& words, const char* name) {
    return draw_link(frame, sheet, words, name, x, y);
  };
  if (link(tr("Search for it\u2026"), "place")) frame.asks.emplace_back(AskPlace{e.id});
  // Of a place set by hand, what its story names for it is still to choose from.
  const event::Event* read = frame.project.as_read(row);
  const bool told = e.place && e.place->mention >= 0;
  const int mention = told                             ? e.place->mention
                      : read != nullptr && read->place ? read->place->mention
                                                       : -1;
  const bool by_hand = said_of(frame.project, row, curation::SetPlace{}).has_value();
  if (mention >= 0) {
    const float top = y;
    if (link(tr("Other readings\u2026"), "places")) {
      const ImVec2 at = ImGui::GetWindowPos();
      const ImVec2 size = ImGui::GetWindowSize();
      frame.asks.emplace_back(AskMention{frame.project.snapshot().events().document[row],
                                         static_cast<std::size_t>(mention),
                                         {sheet.x(), top, x, top + frame.px(17)},
                                         {at.x, at.y, at.x + size.x, at.y + size.y},
                                         by_hand ? e.id : ""});
    }
  }
  if (link(tr("Draw its area"), "area")) frame.asks.emplace_back(AskArea{e.id});
  if (e.place && link(tr("No place"), "no-place")) {
    frame.send(project::CorrectEvent{e.id, curation::SetPlace{std::nullopt}, ""});
  }
  sheet.gap(6);
}

}  // namespace dateline::gui
