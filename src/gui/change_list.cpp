#include "gui/change_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "scene/kind_words.hpp"
#include "scene/symbols.hpp"
#include "scene/why_words.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using curation::Difference;
using scene::PathPoint;

constexpr float kIndent = 10;       // logical pixels, of words beside a rule
constexpr float kEventIndent = 42;  // beside sign and symbol
constexpr float kLinkSize = 12;
constexpr std::size_t kMostQuoted = 150;  // bytes of a sentence; it is in the story in full

float indent_of(const ChangeRow& row) {
  if (row.look == ChangeRow::Look::event) return kEventIndent;
  return row.look == ChangeRow::Look::heading || row.look == ChangeRow::Look::story ? 0 : kIndent;
}

float link_width(const Frame& frame, const ChangeRow& row) {
  if (row.link.empty()) return 0;
  return frame.type.width(row.link, scene::Weight::regular, kLinkSize * frame.scale) + frame.px(10);
}

const char* words_of(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::added:
      return tr_in("an event in the later version", "new");
    case Difference::Kind::changed:
      return tr_in("an event in the later version", "changed");
    case Difference::Kind::withdrawn:
      return tr_in("an event in the later version", "withdrawn");
  }
  return "";
}

std::string quoted(const event::Document& document, const event::Event& e) {
  if (e.mentions.empty() || document.story.sentences.empty()) return "";
  std::string words =
      document.story.line(document.story.sentences[e.mentions.front().sentence].span);
  if (words.size() > kMostQuoted) {
    std::size_t end = words.rfind(' ', kMostQuoted);
    if (end == std::string::npos) return "";
    words = words.substr(0, end) + "\u2026";
  }
  return "\u201C" + words + "\u201D";
}

}  // namespace

ChangeRow row_of(const Difference& difference, const event::Document& before,
                 const event::Document& after, std::string name) {
  const bool withdrawn = difference.kind == Difference::Kind::withdrawn;
  const event::Document& in = withdrawn ? before : after;
  const event::Event& e = in.events[withdrawn ? *difference.before : *difference.after];
  ChangeRow row{ChangeRow::Look::event, {}, std::move(name), "", difference.kind, e.type, e.status};
  const auto secondary = RowWords::Ink::secondary;
  row.words.push_back({scene::sentence_case(scene::event_title(e)), 13,
                       withdrawn ? secondary : RowWords::Ink::text, true});
  const std::string when = e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds);
  row.words.push_back(
      {fmt::format("{} \u00B7 {}", words_of(difference.kind), when), 12, secondary});
  for (const std::string& what : difference.what) {
    row.words.push_back({scene::sentence_case(what), 12, RowWords::Ink::text, false, 1});
  }
  if (const std::string words = quoted(in, e); difference.what.empty() && !words.empty()) {
    row.words.push_back({words, 12, secondary, false, 1});
  }
  return row;
}

std::string count_words(std::size_t added, std::size_t changed, std::size_t withdrawn) {
  std::vector<std::string> parts;
  if (added > 0) parts.push_back(tr_count("{} new", "{} new", added));
  if (changed > 0) parts.push_back(tr_count("{} changed", "{} changed", changed));
  if (withdrawn > 0) parts.push_back(tr_count("{} withdrawn", "{} withdrawn", withdrawn));
  return parts.empty() ? tr("no event is another one") : fmt::format("{}", fmt::join(parts, ", "));
}

void draw_badge(scene::Painter& painter, PathPoint at, float radius, Difference::Kind kind,
                const scene::Theme& theme) {
  const float line = std::max(1.0F, radius * 0.24F);
  const float reach = radius * 0.5F;
  const bool added = kind == Difference::Kind::added;
  const bool changed = kind == Difference::Kind::changed;
  const scene::Rgba ring = kind == Difference::Kind::withdrawn ? theme.text : theme.accent;
  painter.disc(at, radius + line, theme.panel);
  if (added) {
    painter.disc(at, radius, theme.accent);
  } else {
    painter.ring(at, radius - line / 2, line, ring);
  }
  const scene::Rgba ink = added ? theme.panel : ring;
  const auto bar = [&](float y) {
    painter.line({at.x - reach, at.y + y}, {at.x + reach, at.y + y}, line, ink);
  };
  if (changed) {
    bar(-reach * 0.42F);
    bar(reach * 0.42F);
    painter.line({at.x - reach * 0.55F, at.y + reach}, {at.x + reach * 0.55F, at.y - reach}, line,
                 ink);
    return;
  }
  bar(0);
  if (added) painter.line({at.x, at.y - reach}, {at.x, at.y + reach}, line, ink);
}

void ChangeList::set(std::vector<ChangeRow> rows) {
  rows_ = std::move(rows);
  width_ = -1;
}

void ChangeList::measure(const Frame& frame, float width) {
  if (width_ == width && scale_ == frame.scale) return;
  width_ = width;
  scale_ = frame.scale;
  height_ = 0;
  for (ChangeRow& row : rows_) {
    const bool heads = row.look == ChangeRow::Look::heading || row.look == ChangeRow::Look::story;
    row.top = height_ + frame.px(heads ? 8 : 0);
    const float room = width - frame.px(indent_of(row)) - link_width(frame, row);
    row.bottom = row.top + frame.px(5) + height_of(frame, row.words, room) + frame.px(5);
    height_ = row.bottom;
  }
}

ChangeList::Hit ChangeList::draw(Frame& frame, const std::function<bool(std::size_t)>& lit) {
  Hit hit;
  ImGui::BeginChild("##changes", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  const float width = ImGui::GetContentRegionAvail().x - frame.px(4);
  measure(frame, width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float from = ImGui::GetScrollY();
  const float to = from + ImGui::GetWindowHeight();
  {
    Sheet sheet(frame, width);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].bottom < from) continue;
      if (rows_[i].top > to) break;
      draw_row(frame, sheet, i, at.y + rows_[i].top, lit(i), hit);
    }
    sheet.move_to(at.y + height_);
    sheet.gap(12);
  }
  ImGui::EndChild();
  return hit;
}

void ChangeList::draw_row(Frame& frame, Sheet& sheet, std::size_t index, float top, bool lit,
                          Hit& hit) {
  const auto& theme = frame.theme;
  const ChangeRow& row = rows_[index];
  const scene::PixelBox box{sheet.x(), top, sheet.x() + sheet.width(), top + row.bottom - row.top};
  if (row.look != ChangeRow::Look::heading) {
    ImGui::PushID(static_cast<int>(index));
    if (!row.link.empty()) {
      const auto style = frame.text_style(kLinkSize, theme.accent);
      const float wide = frame.type.width(row.link, style.weight, style.size);
      const scene::PixelBox words{box.x1 - wide, top + frame.px(4), box.x1, top + frame.px(24)};
      ImGui::SetCursorScreenPos(ImVec2(words.x0, words.y0));
      if (ImGui::InvisibleButton("link", ImVec2(words.width(), words.height()))) hit.link = index;
      frame.name_box(row.name + "/link", words);
      const bool over = ImGui::IsItemHovered();
      if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      sheet.painter().text(words.x0, words.y0 + frame.px(14), row.link, style);
      if (over) {
        sheet.painter().rect({words.x0, words.y0 + frame.px(17), words.x1,
                              words.y0 + frame.px(17) + std::max(1.0F, frame.px(1))},
                             theme.accent);
      }
    }
    ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
    if (ImGui::InvisibleButton("row", ImVec2(box.width(), box.height()))) hit.clicked = index;
    frame.reach_last_item("change");
    const bool over = ImGui::IsItemHovered();
    if (over) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      hit.hovered = index;
    }
    ImGui::PopID();
    if (lit || over) sheet.painter().rect(box, theme.accent.faded(lit ? 0.16F : 0.07F));
    if (lit) sheet.painter().rect({box.x0, box.y0, box.x0 + frame.px(3), box.y1}, theme.accent);
  }
  frame.name_box(row.name, box);
  const float middle = std::round(top + frame.px(5) + frame.px(10));
  if (row.look == ChangeRow::Look::event) {
    draw_badge(sheet.painter(), {box.x0 + frame.px(13), middle}, frame.px(6.5F), row.kind, theme);
    scene::SymbolLook look;
    look.type = row.type;
    look.status = row.status;
    look.size = 14 * frame.scale;
    look.scale = frame.scale;
    look.opacity = row.kind == Difference::Kind::withdrawn ? 0.5F : 1;
    scene::draw_symbol(sheet.painter(), {box.x0 + frame.px(31), middle}, look, theme);
  } else if (row.look == ChangeRow::Look::rule || row.look == ChangeRow::Look::rule_of_trouble) {
    sheet.painter().rect({box.x0, box.y0 + frame.px(5), box.x0 + frame.px(3), box.y1 - frame.px(5)},
                         row.look == ChangeRow::Look::rule ? theme.accent : theme.conflict);
  }
  sheet.move_to(top + frame.px(5));
  const float narrower = link_width(frame, row);
  sheet.narrow(narrower);
  for (const RowWords& w : row.words) {
    sheet.gap(w.gap);
    sheet.text(w.text, style_of(frame, w), frame.px(indent_of(row)));
  }
  sheet.narrow(-narrower);
}

}  // namespace dateline::gui
