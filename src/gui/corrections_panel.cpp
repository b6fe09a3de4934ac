#include "gui/corrections_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "base/clock.hpp"
#include "gui/correction_words.hpp"
#include "gui/moment_words.hpp"
#include "gui/own_place_dialog.hpp"
#include "gui/panel_heading.hpp"
#include "scene/words.hpp"
#include "text/folded.hpp"

namespace dateline::gui {
namespace {

using curation::Correction;
using curation::Fate;
using curation::OwnPlace;

constexpr float kIndent = 10;  // logical pixels, of an entry's words
constexpr float kButton = 28;

/// Titles of the project's stories by their ids.
std::map<std::string, std::string, std::less<>> titles(const project::Project& project) {
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& e : project.ledger().records()) {
    const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
    if (s != nullptr) out[s->id] = s->title;
  }
  return out;
}

}  // namespace

std::size_t count_misfits(const project::Project& project) {
  return static_cast<std::size_t>(
      std::ranges::count(project.fates(), Fate::Kind::misfit, &Fate::kind));
}

std::string misfit_count(const project::Project& project) {
  const std::size_t n = count_misfits(project);
  if (n == 0) return "";
  return tr_count("{} correction no longer fits", "{} corrections no longer fit", n);
}

float CorrectionsPanel::buttons_of(const Frame& frame, const Entry& entry) {
  return frame.px(kButton) * (entry.place ? 2.0F : 1.0F);
}

bool CorrectionsPanel::wants(const Entry& entry) const {
  const std::string wanted = text::folded(filter_.data());
  return wanted.empty() || std::ranges::any_of(entry.words, [&](const RowWords& w) {
           return text::holds_folded(w.text, wanted);
         });
}

void CorrectionsPanel::add_section(const Frame& frame, const std::string& title, bool conflict,
                                   std::vector<Entry> entries) {
  const std::size_t all = entries.size();
  std::erase_if(entries, [&](const Entry& e) { return !wants(e); });
  hidden_ += all - entries.size();
  if (entries.empty()) return;
  Entry heading;
  heading.words.push_back({fmt::format("{} \u00B7 {}", title, entries.size()), 12,
                           conflict ? RowWords::Ink::conflict : RowWords::Ink::secondary, true, 6});
  entries.insert(entries.begin(), std::move(heading));
  for (Entry& e : entries) {
    e.top = height_;
    height_ += frame.px(6);
    const float width =
        std::get<2>(made_of_) - (e.number == 0 ? 0 : frame.px(kIndent) + buttons_of(frame, e));
    height_ += height_of(frame, e.words, width) + frame.px(6);
    e.bottom = height_;
    entries_.push_back(std::move(e));
  }
}

/// Set once a change: a project may hold thousands, of which a screen shows ten.
void CorrectionsPanel::make(const Frame& frame, float width) {
  const project::Project& project = frame.project;
  const std::int64_t now = base::seconds_now();
  constexpr std::int64_t kDay = 86400;
  Key key{project.ledger().revision(),
          project.snapshot().revision(),
          width,
          frame.scale,
          now / kDay,
          filter_.data(),
          project.settings().notation,
          base::language_revision()};
  if (key == made_of_) return;
  made_of_ = std::move(key);
  entries_.clear();
  height_ = 0;
  hidden_ = 0;
  const auto stories = titles(project);
  std::vector<Entry> misfits;
  std::vector<Entry> waiting;
  std::vector<Entry> rejected;
  std::vector<Entry> rest;
  for (const Fate& fate : project.fates()) {
    const auto* c = std::get_if<Correction>(project.ledger().find(fate.correction).get());
    if (c == nullptr) continue;
    Entry e;
    e.number = fate.correction;
    e.misfit = fate.kind == Fate::Kind::misfit;
    e.words.push_back({scene::sentence_case(tr_kept(base::kValue, curation::title(*c))), 13});
    if (std::string detail = detail_of(*c); !detail.empty()) {
      e.words.push_back({scene::sentence_case(detail), 13, RowWords::Ink::text, true, 0});
    }
    if (!fate.words.empty()) {
      e.words.push_back({scene::sentence_case(tr_kept("what became of a correction", fate.words)),
                         12, e.misfit ? RowWords::Ink::conflict : RowWords::Ink::secondary,
                         e.misfit, 1});
    }
    if (!c->note.empty()) {
      e.words.push_back({"\u201C" + c->note + "\u201D", 12, RowWords::Ink::secondary, false, 1});
    }
    std::string by = by_words(c->author, c->made, now);
    const auto story = stories.find(c->story());
    if (stories.size() > 1 && story != stories.end() && !story->second.empty()) {
      by += (by.empty() ? "" : " \u00B7 ") + story->second;
    }
    e.words.push_back({scene::sentence_case(by), 12, RowWords::Ink::secondary, false, 1});
    (e.misfit                            ? misfits
     : fate.kind == Fate::Kind::no_story ? waiting
     : fate.kind == Fate::Kind::rejected ? rejected
                                         : rest)
        .push_back(std::move(e));
  }
  std::vector<Entry> places;
  for (const auto& held : project.ledger().records()) {
    const auto* p = std::get_if<OwnPlace>(held.record.get());
    if (p == nullptr) continue;
    Entry e;
    e.number = held.number;
    std::string names = p->names.front();
    for (std::size_t i = 1; i < p->names.size(); ++i) names += ", " + p->names[i];
    e.place = true;
    e.words.push_back({names, 13});
    e.words.push_back({place_line(frame, *p), 12, RowWords::Ink::secondary, false, 1});
    if (!p->note.empty()) {
      e.words.push_back({"\u201C" + p->note + "\u201D", 12, RowWords::Ink::secondary, false, 1});
    }
    if (!p->author.empty()) e.words.push_back({p->author, 12, RowWords::Ink::secondary, false, 1});
    places.push_back(std::move(e));
  }
  std::ranges::reverse(misfits);
  std::ranges::reverse(waiting);
  std::ranges::reverse(rejected);
  std::ranges::reverse(rest);
  std::ranges::reverse(places);
  add_section(frame, tr("No longer fit"), true, std::move(misfits));
  add_section(frame, tr("Their story is not open"), false, std::move(waiting));
  add_section(frame, tr("In force"), false, std::move(rest));
  add_section(frame, tr("On rejected events"), false, std::move(rejected));
  add_section(frame, tr("Your own places"), false, std::move(places));
}

bool CorrectionsPanel::draw(Frame& frame) {
  const bool close = draw_panel_heading(frame, tr("Corrections"), "", "corrections");
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const std::string hint = std::string(icon::kSearch) + "  " + tr("Find corrections");
  ImGui::InputTextWithHint("##find", hint.c_str(), filter_.data(), filter_.size());
  frame.name_last_item("field/find-corrections");
  ImGui::BeginChild("##corrections", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  set(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  ImGui::EndChild();
  return !close;
}

void CorrectionsPanel::set(Frame& frame, float width) {
  make(frame, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float from = ImGui::GetScrollY();
  const float to = from + ImGui::GetWindowHeight();
  Sheet sheet(frame, width);
  std::size_t number = 0;
  for (const Entry& e : entries_) {
    const std::size_t its = number;
    if (e.number != 0) ++number;
    if (e.bottom < from) continue;
    if (e.top > to) break;
    draw_entry(frame, sheet, e, its, at.y + e.top);
  }
  sheet.move_to(at.y + height_);
  const bool none = entries_.empty() && hidden_ == 0;
  if (none) {
    sheet.gap(6);
    sheet.text(tr("What you put right stands here: a date, an order, a place, an event of your "
                  "own. It lies "
                  "over what was read and can be taken back at any time."),
               frame.text_style(12, frame.theme.secondary));
  } else if (hidden_ > 0) {
    sheet.gap(8);
    frame.name_box("corrections/hidden",
                   sheet.text(tr_count("{} has other words", "{} have other words", hidden_),
                              frame.text_style(12, frame.theme.secondary)));
  }
  sheet.gap(12);
}

void CorrectionsPanel::draw_entry(Frame& frame, Sheet& sheet, const Entry& entry,
                                  std::size_t number, float top) {
  const auto& theme = frame.theme;
  const bool heading = entry.number == 0;
  const scene::PixelBox box{sheet.x(), top, sheet.x() + sheet.width(),
                            top + entry.bottom - entry.top};
  if (!heading) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool lit = ImGui::IsWindowHovered() && box.contains(mouse.x, mouse.y);
    paint(frame, [&](scene::Painter& painter) {
      if (lit) painter.rect(box, theme.accent.faded(0.07F));
      painter.rect({box.x0, box.y0 + frame.px(5), box.x0 + frame.px(3), box.y1 - frame.px(5)},
                   entry.misfit ? theme.conflict : theme.accent);
    });
    ImGui::PushID(static_cast<int>(entry.number));
    ImGui::SetCursorScreenPos(ImVec2(box.x1 - frame.px(kButton), top + frame.px(3)));
    const std::string name = fmt::format("take-back/{}", number);
    if (icon_button(frame, icon::kClose, name.c_str(),
                    entry.place ? tr("Remove it") : tr("Take it back"))) {
      frame.send(project::TakeBack{entry.number});
    }
    if (entry.place) {
      ImGui::SetCursorScreenPos(ImVec2(box.x1 - 2 * frame.px(kButton), top + frame.px(3)));
      if (icon_button(frame, icon::kEdit, fmt::format("change/{}", number).c_str(),
                      tr("Change it"))) {
        frame.asks.emplace_back(AskOwnPlace{entry.number, "", {}, 0});
      }
    }
    ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
    const bool clicked = ImGui::InvisibleButton("correction", ImVec2(box.width(), box.height()));
    frame.reach_last_item(fmt::format("correction/{}", number));
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::PopID();
    frame.name_box(fmt::format("correction/{}", number), box);
    if (clicked) {
      for (project::Command& command : way_to(frame.project, entry.number)) {
        frame.send(std::move(command));
      }
    }
  }
  sheet.move_to(top + frame.px(6));
  const float indent = heading ? 0 : frame.px(kIndent);
  if (!heading) sheet.narrow(buttons_of(frame, entry));
  for (const RowWords& w : entry.words) {
    sheet.gap(w.gap);
    sheet.text(w.text, style_of(frame, w), indent);
  }
  if (!heading) sheet.narrow(-buttons_of(frame, entry));
}

}  // namespace dateline::gui
