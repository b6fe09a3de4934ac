#include "gui/numbers_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "scene/kind_words.hpp"
#include "scene/snapshot_marks.hpp"
#include "scene/symbols.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using store::TallyBar;
using store::TallyStep;

constexpr float kColumns = 84;          // height of the columns, logical pixels
constexpr float kWidest = 28;           // of a column
constexpr float kRow = 22;              // height of a bar with its name
constexpr float kNames = 0.42F;         // share of the width that names take
constexpr std::size_t kMostLit = 1000;  // events of a bar that are lit

std::vector<std::string> ids_of(const project::Project& project, const TallyBar& bar) {
  std::vector<std::string> out;
  for (const store::Row row : bar.rows) out.push_back(project.snapshot().event(row).id);
  return out;
}

project::TimeRange range_of(const TallyBar& bar) {
  return {time::Minute::start_of(bar.from), time::Minute::end_of(bar.to)};
}

const char* title_of(TallyStep step) {
  switch (step) {
    case TallyStep::day:
      return tr("By day");
    case TallyStep::week:
      return tr("By week");
    case TallyStep::month:
      return tr("By month");
    case TallyStep::year:
      break;
  }
  return tr("By year");
}

std::size_t most_of(const std::vector<TallyBar>& bars) {
  std::size_t most = 1;
  for (const TallyBar& bar : bars) most = std::max(most, bar.rows.size());
  return most;
}

void heading_of(Frame& frame, const char* title, const std::string& beside) {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  sheet.gap(10);
  const float y = sheet.y();
  sheet.text(title, frame.text_style(12, frame.theme.secondary, scene::Weight::bold));
  if (!beside.empty()) {
    const auto style = frame.text_style(12, frame.theme.secondary);
    const float width = sheet.painter().text_width(beside, style);
    sheet.painter().text(sheet.x() + sheet.width() - width, y + std::round(style.size * 1.085F),
                         beside, style);
  }
  sheet.gap(3);
}

}  // namespace

void NumbersPanel::count(const project::Project& project) {
  if (seen_ == project.shown_revision()) return;
  seen_ = project.shown_revision();
  if (of_ == project.share() && of_rows_ == project.shown()) return;
  of_ = project.share();
  of_rows_ = project.shown();
  tally_ = store::tally(project.snapshot(), project.shown());
}

void NumbersPanel::draw(Frame& frame) {
  count(frame.project);
  ImGui::BeginChild("##numbers", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  frame.name_box("panel/numbers", {at.x, at.y, at.x + size.x, at.y + size.y});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  chips_.draw(frame, ImGui::GetContentRegionAvail().x);
  if (frame.project.shown().empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(8);
    sheet.text(frame.project.counts().all == 0
                   ? tr("Events of the stories that are open are counted here.")
                   : tr("The filter hides every event. Reset it to see them again."),
               frame.text_style(14, frame.theme.secondary));
  } else {
    days(frame);
    rows(frame, tr("By type"), "type", tally_.types, 0, "");
    rows(frame, tr("By actor"), "actor", tally_.actors, tally_.without_actor, tr("without one"));
    rows(frame, tr("By place"), "place", tally_.places, tally_.without_place, tr("without one"));
    ImGui::Dummy(ImVec2(1, frame.px(12)));
  }
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

std::string NumbersPanel::words_of_days(const project::Project& project,
                                        const TallyBar& bar) const {
  const time::DayZero zero = project.snapshot().day_zero();
  if (tally_.step == TallyStep::day) return time::day_phrase(bar.from, zero);
  return scene::when_label(time::Bounds::of(bar.from, bar.to), zero == time::DayZero::story);
}

void NumbersPanel::days(Frame& frame) {
  const std::string unsure =
      tally_.without_day == 0
          ? ""
          : tr_count("{} of no sure day", "{} of no sure day", tally_.without_day);
  heading_of(frame, title_of(tally_.step), unsure);
  if (tally_.days.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = frame.px(kColumns);
  const std::size_t most = most_of(tally_.days);
  const auto small = frame.text_style(11, frame.theme.secondary);
  // The highest count beside a line over the columns; no other is needed to read them.
  const std::string top = std::to_string(most);
  const float left = at.x + frame.type.width(top, small.weight, small.size) + frame.px(6);
  const float room = at.x + width - left;
  const auto count = static_cast<float>(tally_.days.size());
  const float step = std::min(room / count, frame.px(kWidest));
  const float line = std::max(1.0F, frame.px(1));
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x, at.y + frame.px(9), top, small);
    painter.rect({left, at.y + frame.px(5), at.x + width, at.y + frame.px(5) + line},
                 frame.theme.hairline);
    painter.rect({left, at.y + height, at.x + width, at.y + height + line}, frame.theme.secondary);
  });
  for (std::size_t i = 0; i < tally_.days.size(); ++i) {
    const float x0 = left + std::round(step * static_cast<float>(i));
    const float x1 = left + std::round(step * static_cast<float>(i + 1));
    column(frame, tally_.days[i], {x0, at.y + frame.px(5), x1, at.y + height}, most);
  }
  const std::string first = words_of_days(frame.project, tally_.days.front());
  const std::string last = words_of_days(frame.project, tally_.days.back());
  paint(frame, [&](scene::Painter& painter) {
    const float base = at.y + height + frame.px(14);
    painter.text(left, base, first, small);
    const float w = painter.text_width(last, small);
    // Under its column, but never over the other.
    const float end =
        std::max(left + step * count, left + painter.text_width(first, small) + frame.px(14) + w);
    if (tally_.days.size() > 1) painter.text(std::min(end, at.x + width) - w, base, last, small);
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + height + frame.px(20)));
  families(frame);
}

void NumbersPanel::column(Frame& frame, const TallyBar& bar, const scene::PixelBox& box,
                          std::size_t most) {
  ImGui::SetCursorScreenPos(ImVec2(box.x0, box.y0));
  const std::string id = fmt::format("day/{}", (bar.from.time_since_epoch()).count());
  const bool clicked =
      ImGui::InvisibleButton(id.c_str(), ImVec2(std::max(1.0F, box.width()), box.height()));
  if (!bar.rows.empty()) {
    const auto day = time::to_iso_date(bar.from);
    frame.name_last_item("number/day/" + day);
  }
  const bool hovered = ImGui::IsItemHovered() && !bar.rows.empty();
  const bool on = is_filtered(frame.project, bar, "day");
  if (hovered) light(frame, bar, words_of_days(frame.project, bar), true);
  if (clicked && !bar.rows.empty()) filter_by(frame, bar, "day");
  paint(frame, [&](scene::Painter& painter) {
    if (hovered || on) painter.rect(box, frame.theme.accent.faded(on ? 0.16F : 0.1F));
    const float gap = box.width() >= frame.px(4) ? std::max(1.0F, frame.px(1)) : 0;
    float y = box.y1;
    std::size_t sum = 0;
    for (std::size_t f = 0; f < bar.families.size(); ++f) {
      if (bar.families[f] == 0) continue;
      sum += bar.families[f];
      const float top =
          box.y1 - std::round(box.height() * static_cast<float>(sum) / static_cast<float>(most));
      painter.rect({box.x0 + gap, top, box.x1 - gap, y},
                   frame.theme.family(static_cast<event::Family>(f)));
      y = top;
    }
  });
}

/// What the colours mean: of those that there are.
void NumbersPanel::families(Frame& frame) {
  std::array<std::size_t, event::kFamilies> all{};
  for (const TallyBar& bar : tally_.types) {
    for (std::size_t f = 0; f < all.size(); ++f) all[f] += bar.families[f];
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const auto small = frame.text_style(11, frame.theme.secondary);
  const float side = frame.px(8);
  float x = at.x;
  float y = at.y;
  paint(frame, [&](scene::Painter& painter) {
    for (std::size_t f = 0; f < all.size(); ++f) {
      if (all[f] == 0) continue;
      const auto family = static_cast<event::Family>(f);
      const std::string words =
          scene::sentence_case(scene::words_of(family)) + " " + std::to_string(all[f]);
      const float wide = side + frame.px(5) + painter.text_width(words, small);
      if (x > at.x && x + wide > at.x + width) {
        x = at.x;
        y += frame.px(16);
      }
      painter.rect({x, y + frame.px(4), x + side, y + frame.px(4) + side},
                   frame.theme.family(family));
      painter.text(x + side + frame.px(5), y + frame.px(12), words, small);
      x += wide + frame.px(12);
    }
  });
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(width, y + frame.px(16) - at.y));
}

void NumbersPanel::rows(Frame& frame, const char* title, const char* name,
                        const std::vector<TallyBar>& bars, std::size_t without,
                        const char* without_what) {
  heading_of(frame, title, without == 0 ? "" : fmt::format("{} {}", without, without_what));
  const std::size_t most = most_of(bars);
  for (std::size_t i = 0; i < bars.size(); ++i) row(frame, bars[i], name, i, most);
}

void NumbersPanel::row(Frame& frame, const TallyBar& bar, const char* name, std::size_t index,
                       std::size_t most) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = frame.px(kRow);
  ImGui::PushID(name);
  ImGui::PushID(static_cast<int>(index));
  const bool clicked = ImGui::InvisibleButton("bar", ImVec2(width, height));
  ImGui::PopID();
  ImGui::PopID();
  frame.name_last_item(fmt::format("number/{}/{}", name, bar.name));
  const bool hovered = ImGui::IsItemHovered();
  const bool on = is_filtered(frame.project, bar, name);
  const bool of_type = std::string_view(name) == "type";
  const std::string words = of_type     ? scene::sentence_case(scene::words_of(bar.type))
                            : bar.other ? tr("Other")
                                        : bar.name;
  if (hovered) light(frame, bar, words, false);
  if (clicked) filter_by(frame, bar, name);
  paint(frame, [&](scene::Painter& painter) {
    const scene::PixelBox box{at.x, at.y, at.x + width, at.y + height};
    if (hovered || on) {
      painter.rounded_rect(box, frame.px(3), frame.theme.accent.faded(on ? 0.16F : 0.08F));
    }
    const float base = at.y + frame.px(15);
    const float names = std::round(width * kNames);
    float x = at.x + frame.px(4);
    if (of_type) {
      scene::SymbolLook look;
      look.type = bar.type;
      look.size = 12 * frame.scale;
      look.scale = frame.scale;
      scene::draw_symbol(painter, {x + frame.px(7), at.y + height / 2}, look, frame.theme);
      x += frame.px(19);
    }
    const auto style = frame.text_style(13, bar.other ? frame.theme.secondary : frame.theme.text,
                                        on ? scene::Weight::bold : scene::Weight::regular);
    painter.text(
        x, base,
        typeset::elide(frame.type, words, style.weight, style.size, at.x + names - frame.px(6) - x),
        style);
    const std::string count = std::to_string(bar.rows.size());
    const auto small = frame.text_style(12, frame.theme.secondary);
    const float left = at.x + names;
    const float room = at.x + width - frame.px(4) - left -
                       painter.text_width(std::to_string(most), small) - frame.px(6);
    float end = left;
    std::size_t sum = 0;
    for (std::size_t f = 0; f < bar.families.size(); ++f) {
      if (bar.families[f] == 0) continue;
      sum += bar.families[f];
      const float to =
          left + std::max(std::round(room * static_cast<float>(sum) / static_cast<float>(most)),
                          frame.px(2));
      painter.rect({end, at.y + frame.px(6), to, at.y + height - frame.px(6)},
                   frame.theme.family(static_cast<event::Family>(f)));
      end = to;
    }
    painter.text(end + frame.px(6), base, count, small);
  });
}

bool NumbersPanel::is_filtered(const project::Project& project, const TallyBar& bar,
                               const char* name) const {
  const store::Filter& filter = project.filter();
  const std::string_view by(name);
  if (by == "day") {
    const project::TimeRange range = range_of(bar);
    return filter.from == range.from && filter.to == range.to;
  }
  if (by == "type") {
    return filter.types.count() == 1 && filter.types.test(static_cast<std::size_t>(bar.type));
  }
  if (bar.other) return !filter.only.empty() && filter.only == ids_of(project, bar);
  return by == "actor" ? filter.by == bar.name : filter.place == bar.name;
}

void NumbersPanel::filter_by(Frame& frame, const TallyBar& bar, const char* name) {
  const bool on = is_filtered(frame.project, bar, name);
  const std::string_view by(name);
  if (by == "day") {
    frame.send(project::SetRange{on ? std::nullopt : std::optional(range_of(bar))});
    return;
  }
  store::Filter filter = frame.project.filter();
  if (by == "type") {
    filter.types.set();
    if (!on) filter.types.reset().set(static_cast<std::size_t>(bar.type));
  } else if (bar.other) {
    filter.only = on ? std::vector<std::string>{} : ids_of(frame.project, bar);
  } else {
    (by == "actor" ? filter.by : filter.place) = on ? "" : bar.name;
  }
  frame.send(project::SetFilter{std::move(filter)});
}

void NumbersPanel::light(Frame& frame, const TallyBar& bar, const std::string& words, bool always) {
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  for (const store::Row row : bar.rows) {
    if (frame.lit.size() == kMostLit) break;
    frame.lit.push_back(frame.project.snapshot().event(row).id);
  }
  std::string tip = words + " \u00b7 " + tr_count("{} event", "{} events", bar.rows.size());
  for (std::size_t f = 0; f < bar.families.size(); ++f) {
    if (bar.families[f] == 0 || bar.families[f] == bar.rows.size()) continue;
    tip += fmt::format("\n{} {}", bar.families[f], scene::words_of(static_cast<event::Family>(f)));
  }
  // A bar of one colour says all of it by itself, and a tip would hide its neighbours.
  const bool mixed = std::ranges::count(bar.families, std::size_t{0}) + 1 < event::kFamilies;
  if (always || mixed) ImGui::SetTooltip("%s", tip.c_str());
}

}  // namespace dateline::gui
