#include "gui/add_event_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "gui/chips.hpp"
#include "gui/chosen_place.hpp"
#include "gui/label_column.hpp"
#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/words.hpp"
#include "time/edtf.hpp"
#include "time/typed_date.hpp"

namespace dateline::gui {
namespace {

constexpr float kTypeWidth = 118;  // at least
constexpr int kMostColumns = 4;
constexpr float kTypeRow = 26;

/// The day that typed dates without a year are read by.
time::Days today_of(const project::Project& project, std::optional<std::uint32_t> document) {
  const event::Document* d = document && *document < project.snapshot().documents().size()
                                 ? project.snapshot().documents()[*document].get()
                                 : project.current();
  return d != nullptr && d->date ? *d->date : project.playhead().day();
}

/// The one day or hour that selected words name, as it is typed; "" for none.
std::string date_in(const event::Document& document, text::Span words) {
  if (!document.date) return "";
  for (const timex::Timex& t : document.times) {
    if (!words.covers(t.span) || t.relative || !t.bounds.earliest || !t.bounds.latest) continue;
    return time::to_edtf(t.bounds);
  }
  return "";
}

float labels_of(const Frame& frame) {
  return label_column(
      frame, {mark("Actor"), mark("Target"), mark("Date"), mark("Place"), mark("Note")}, 13, 76);
}

}  // namespace

void AddEventBox::open(const project::Project& project, AskNewEvent event) {
  event_ = std::move(event);
  actor_.fill('\0');
  target_.fill('\0');
  date_.fill('\0');
  note_.fill('\0');
  words_.clear();
  complaint_.clear();
  focus_ = true;
  if (!event_.document) return;
  const event::Document& document = *project.snapshot().documents()[*event_.document];
  words_ = document.story.line(event_.span);
  const std::string date = date_in(document, event_.span);
  if (date.size() < date_.size()) std::ranges::copy(date, date_.begin());
}

void AddEventBox::set_place(const PlaceMatch& match) { event_.place = event_place_of(match); }

void AddEventBox::draw_types(Frame& frame) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const int columns = std::clamp(static_cast<int>(room / frame.px(kTypeWidth)), 1, kMostColumns);
  const float width = std::floor(room / static_cast<float>(columns));
  const float height = frame.px(kTypeRow);
  for (int i = 0; i < event::kEventTypes; ++i) {
    const auto type = static_cast<event::EventType>(i);
    const ImVec2 at(start.x + width * static_cast<float>(i % columns),
                    start.y + height * static_cast<float>(i / columns));
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(i);
    if (ImGui::InvisibleButton("type", ImVec2(width, height))) type_ = type;
    ImGui::PopID();
    const std::string name(event::name(type));
    frame.name_last_item("type/" + name);
    const bool hovered = ImGui::IsItemHovered();
    paint(frame, [&](scene::Painter& painter) {
      const bool on = type == type_;
      if (on || hovered) {
        painter.rounded_rect({at.x, at.y + 1, at.x + width - frame.px(4), at.y + height - 1},
                             frame.px(4), frame.theme.accent.faded(on ? 0.18F : 0.08F));
      }
      scene::SymbolLook look;
      look.type = type;
      look.size = 14 * frame.scale;
      look.scale = frame.scale;
      scene::draw_symbol(painter, {at.x + frame.px(14), at.y + height / 2}, look, frame.theme);
      painter.text(at.x + frame.px(27), at.y + frame.px(18),
                   scene::sentence_case(scene::words_of(type)),
                   frame.text_style(13, frame.theme.text,
                                    on ? scene::Weight::bold : scene::Weight::regular));
    });
  }
  const int rows = (event::kEventTypes + columns - 1) / columns;
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy(ImVec2(width * static_cast<float>(columns), height * static_cast<float>(rows)));
}

void AddEventBox::draw_statuses(Frame& frame) {
  std::vector<Chip> chips;
  for (int i = 0; i < event::kStatuses; ++i) {
    const std::string name(event::name(static_cast<event::Status>(i)));
    chips.push_back(
        {scene::sentence_case(scene::words_of(static_cast<event::Status>(i))), "status/" + name});
  }
  const int clicked =
      draw_chips(frame, chips, static_cast<int>(status_), ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) status_ = static_cast<event::Status>(clicked);
}

bool AddEventBox::field(Frame& frame, const char* label, const char* name, const char* hint,
                        char* text, std::size_t size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x, at.y + frame.px(17), label, frame.text_style(13, frame.theme.secondary));
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + labels_of(frame), at.y));
  ImGui::SetNextItemWidth(-1);
  const std::string id = std::string("##") + name;
  const bool entered =
      ImGui::InputTextWithHint(id.c_str(), hint, text, size, ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item(std::string("field/") + name);
  return entered;
}

bool AddEventBox::draw_place(Frame& frame) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(ImVec2(at.x + labels_of(frame), at.y));
  const bool asks =
      tr_button(frame, event_.place ? mark("Another\u2026") : mark("Choose\u2026"), 0);
  frame.name_last_item("button/event-place");
  float end = ImGui::GetItemRectMax().x;
  if (event_.place) {
    ImGui::SameLine(0, frame.px(6));
    if (ImGui::Button(tr_label("None").c_str())) event_.place.reset();
    frame.name_last_item("button/event-no-place");
    end = ImGui::GetItemRectMax().x;
  }
  const float right = at.x + ImGui::GetWindowContentRegionMax().x - frame.px(18);
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x, at.y + frame.px(17), tr("Place"),
                 frame.text_style(13, frame.theme.secondary));
    const auto style =
        frame.text_style(14, event_.place ? frame.theme.text : frame.theme.secondary);
    const std::string words = event_.place ? fmt::format("{} \u00B7 {}", event_.place->name,
                                                         scene::words_of(event_.place->precision))
                                           : tr("Not known");
    painter.text(
        end + frame.px(10), at.y + frame.px(18),
        typeset::elide(frame.type, words, style.weight, style.size, right - end - frame.px(10)),
        style);
  });
  return asks;
}

AddEventBox::Outcome AddEventBox::draw(Frame& frame) {
  if (!words_.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    const float top = sheet.y();
    constexpr std::size_t kMostWords = 240;
    std::string words = words_;
    if (words.size() > kMostWords) {
      words = typeset::elide(frame.type, words, scene::Weight::regular, 13 * frame.scale,
                             3 * (sheet.width() - frame.px(40)));
    }
    sheet.text("\u201C" + words + "\u201D", frame.text_style(13, frame.theme.text), frame.px(10));
    sheet.painter().rect(
        {sheet.x(), top + frame.px(2), sheet.x() + frame.px(3), sheet.y() - frame.px(1)},
        frame.theme.family(event::family(type_)));
    sheet.gap(4);
  }
  draw_types(frame);
  draw_statuses(frame);
  bool entered = false;
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  entered |=
      field(frame, tr("Actor"), "actor", tr("Who did it (optional)"), actor_.data(), actor_.size());
  entered |= field(frame, tr("Target"), "target", tr("To whom or what (optional)"), target_.data(),
                   target_.size());
  if (frame.project.snapshot().day_zero() == time::DayZero::calendar) {
    entered |=
        field(frame, tr("Date"), "event-date",
              tr("15 june, 2014-06, 15 June 2014 14:30 (optional)"), date_.data(), date_.size());
    if (ImGui::IsItemEdited()) complaint_.clear();
  }
  if (!complaint_.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    frame.name_box("complaint", sheet.text(complaint_, frame.text_style(12, frame.theme.conflict),
                                           labels_of(frame)));
  }
  const bool asks = draw_place(frame);
  entered |= field(frame, tr("Note"), "event-note", tr("How do you know? (optional)"), note_.data(),
                   note_.size());
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  entered |= tr_button(frame, "Add", 90);
  frame.name_last_item("button/add");
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) return Outcome::done;
  frame.name_last_item("button/cancel");
  if (asks) return Outcome::asks_place;
  return entered && add(frame) ? Outcome::done : Outcome::open;
}

bool AddEventBox::add(Frame& frame) {
  curation::AddedEvent added;
  if (date_[0] != '\0') {
    const auto bounds = time::parse_typed(date_.data(), today_of(frame.project, event_.document));
    if (!bounds) {
      complaint_ = bounds.error().to_string();
      return false;
    }
    added.bounds = *bounds;
  }
  added.type = type_;
  added.status = status_;
  added.actor = actor_.data();
  added.target = target_.data();
  added.place = event_.place;
  added.span = event_.span;
  frame.send(project::AddEvent{event_.document, std::move(added), std::string(note_.data())});
  return true;
}

}  // namespace dateline::gui
