#include "gui/table_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "gui/chips.hpp"
#include "gui/event_editor.hpp"
#include "scene/kind_words.hpp"
#include "scene/words.hpp"
#include "tabular/answers.hpp"

namespace dateline::gui {
namespace {

constexpr float kRow = 26;
constexpr float kMeaningWidth = 224;
constexpr std::size_t kSamples = 3;

std::string label_of(tabular::Meaning m) {
  return m == tabular::Meaning::none ? "\u2013" : scene::sentence_case(tr(label(m)));
}

void heading(Frame& frame, const char* words) {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  sheet.text(words, frame.text_style(13, frame.theme.text, scene::Weight::bold));
}

}  // namespace

void TableBox::open(std::shared_ptr<const tabular::Preview> preview) {
  preview_ = std::move(preview);
  of_events_ = tr_format("Events of {}", preview_->name);
  of_stories_ = tr_format("Stories of {}", preview_->name);
  mapping_ = preview_->guess.mapping;
  values_ = preview_->guess.values;
  asks_order_ = !preview_->guess.order_known;
  samples_.clear();
  for (std::size_t i = 0; i < preview_->headings.size(); ++i) samples_.push_back(sample_of(i));
}

/// The first different values of a column.
std::string TableBox::sample_of(std::size_t column) const {
  std::vector<std::string> seen;
  for (const tabular::Row& row : preview_->rows) {
    const std::string& cell = row.cells[column];
    if (cell.empty() || std::ranges::find(seen, cell) != seen.end()) continue;
    seen.push_back(cell);
    if (seen.size() == kSamples) break;
  }
  std::string out = seen.empty() ? tr("(empty)") : fmt::format("{}", fmt::join(seen, " \u00B7 "));
  std::ranges::replace(out, '\n', ' ');
  return out;
}

void TableBox::draw_column(Frame& frame, std::size_t column) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float combo = frame.px(kMeaningWidth);
  const float name_width = (width - combo) * 0.36F;
  paint(frame, [&](scene::Painter& painter) {
    const auto bold = frame.text_style(13, frame.theme.text, scene::Weight::bold);
    const auto plain = frame.text_style(12, frame.theme.secondary);
    const float base = at.y + frame.px(17);
    painter.text(at.x, base,
                 typeset::elide(frame.type, preview_->headings[column], bold.weight, bold.size,
                                name_width - frame.px(8)),
                 bold);
    painter.text(at.x + name_width, base,
                 typeset::elide(frame.type, samples_[column], plain.weight, plain.size,
                                width - combo - name_width - frame.px(10)),
                 plain);
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - combo, at.y));
  ImGui::SetNextItemWidth(combo);
  ImGui::PushID(static_cast<int>(column));
  tabular::Meaning& now = mapping_.columns[column];
  const std::string shown = typeset::elide(frame.type, label_of(now), scene::Weight::regular,
                                           14 * frame.scale, combo - frame.px(36));
  const bool is_open = ImGui::BeginCombo("##meaning", shown.c_str(), ImGuiComboFlags_HeightLarge);
  frame.name_last_item("column/" + preview_->headings[column]);
  if (is_open) {
    for (std::size_t i = 0; i < tabular::kMeanings; ++i) {
      const auto m = static_cast<tabular::Meaning>(i);
      const bool chosen =
          ImGui::Selectable((label_of(m) + "###" + std::string(name(m))).c_str(), m == now);
      frame.name_last_item("meaning/" + std::string(name(m)));
      if (!chosen || m == now) continue;
      // A meaning has one column: it goes over to this one.
      tabular::give_meaning(mapping_, column, m, preview_->rows, *preview_->lexicon);
      values_ = tabular::type_values(mapping_, preview_->rows, *preview_->lexicon);
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + frame.px(kRow)));
}

void TableBox::draw_columns(Frame& frame, float height) {
  ImGui::BeginChild("##columns", ImVec2(0, height));
  for (std::size_t i = 0; i < preview_->headings.size(); ++i) draw_column(frame, i);
  ImGui::EndChild();
}

void TableBox::draw_type(Frame& frame, const std::string& words, const std::string& box_name,
                         std::optional<event::EventType> now, std::size_t rows,
                         const std::function<void(event::EventType)>& choose) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float combo = frame.px(kMeaningWidth);
  paint(frame, [&](scene::Painter& painter) {
    const auto plain = frame.text_style(13, frame.theme.text);
    const auto small = frame.text_style(12, frame.theme.secondary);
    const float base = at.y + frame.px(17);
    const std::string count = rows == 0 ? "" : scene::grouped(rows);
    const float counted = painter.text_width(count, small);
    painter.text(at.x + width - combo - frame.px(10) - counted, base, count, small);
    painter.text(at.x, base,
                 typeset::elide(frame.type, words, plain.weight, plain.size,
                                width - combo - counted - frame.px(24)),
                 plain);
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - combo, at.y));
  ImGui::SetNextItemWidth(combo);
  ImGui::PushID(box_name.c_str());
  const std::string shown = now ? scene::sentence_case(scene::words_of(*now)) : tr("As all others");
  const bool is_open = ImGui::BeginCombo("##type", shown.c_str(), ImGuiComboFlags_HeightLarge);
  frame.name_last_item(box_name);
  if (is_open) {
    for (int i = 0; i < event::kEventTypes; ++i) {
      const auto type = static_cast<event::EventType>(i);
      const std::string name(event::name(type));
      if (ImGui::Selectable((scene::sentence_case(scene::words_of(type)) + "###" + name).c_str(),
                            now == type))
        choose(type);
      frame.name_last_item("means/" + name);
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  ImGui::SetCursorScreenPos(ImVec2(at.x, at.y + frame.px(kRow)));
}

void TableBox::draw_types(Frame& frame, float height) {
  ImGui::BeginChild("##types", ImVec2(0, height));
  for (std::size_t i = 0; i < values_.size(); ++i) {
    tabular::TypeValue& v = values_[i];
    draw_type(frame, v.value, "type-of/" + v.value, v.type, v.rows, [&](event::EventType type) {
      v.type = type;
      mapping_.types.insert_or_assign(tabular::folded(v.value), type);
    });
  }
  draw_type(frame, values_.empty() ? tr("All events") : tr("All others"), "type-of-others",
            mapping_.others, 0, [&](event::EventType type) { mapping_.others = type; });
  ImGui::EndChild();
}

/// Which of both numbers is the day, where the dates do not say it.
void TableBox::draw_order(Frame& frame) {
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(tr("Dates may be read both ways. 05/06/2014 is"),
               frame.text_style(13, frame.theme.text));
    sheet.gap(3);
  }
  const std::array<Chip, 2> chips = {
      {{tr("5 June"), "order/day-first", tr("The day stands first")},
       {tr("6 May"), "order/month-first", tr("The month stands first")}}};
  const int clicked =
      draw_chips(frame, chips, static_cast<int>(mapping_.order), ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) mapping_.order = static_cast<tabular::DayOrder>(clicked);
}

bool TableBox::draw(Frame& frame) {
  const tabular::Preview& p = *preview_;
  const bool stories = tabular::has_stories(mapping_);
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    const bool all = p.rows.size() == p.rows_about;
    std::string words = all ? tr_count("{} row.", "{} rows.", p.rows_about)
                            : tr_count("About {} row.", "About {} rows.", p.rows_about);
    if (!p.guess.title.empty()) {
      words += " " + tr_format("It has the columns of {}.", p.guess.title);
    }
    words +=
        std::string(" ") + (stories ? tr("Each is read as a story, for the events in it.")
                                    : tr("Each becomes an event, with its row as the source."));
    sheet.text(words, frame.text_style(13, frame.theme.secondary));
    sheet.gap(6);
  }
  const float beside = frame.px(asks_order_ ? 290 : 236);  // all but both lists
  const float room = std::max(frame.px(120), ImGui::GetIO().DisplaySize.y - beside);
  const float most_types = stories ? 0 : frame.px(kRow) * static_cast<float>(values_.size() + 1);
  const float most_columns = frame.px(kRow) * static_cast<float>(p.headings.size());
  const float types = std::min(most_types, std::max(room * 0.5F, room - most_columns));
  heading(frame, tr("What its columns mean"));
  draw_columns(frame, std::min(most_columns, room - types));
  ImGui::Dummy(ImVec2(1, frame.px(4)));
  if (!stories) {
    heading(frame, tr("What its types mean"));
    draw_types(frame, types);
  }
  if (asks_order_) draw_order(frame);
  ImGui::Dummy(ImVec2(1, frame.px(4)));
  const std::string missing = tabular::what_is_missing(mapping_, p.has_geometry);
  bool done = false;
  ImGui::BeginDisabled(!missing.empty());
  if (tr_button(frame, stories ? mark("Read the stories") : mark("Add the events"), 130)) {
    frame.send(project::ImportTable{p.path, mapping_});
    done = true;
  }
  ImGui::EndDisabled();
  frame.name_last_item("button/add-table");
  ImGui::SameLine();
  if (tr_button(frame, "Cancel", 90)) done = true;
  frame.name_last_item("button/cancel-table");
  if (!missing.empty()) {
    ImGui::SameLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint(frame, [&](scene::Painter& painter) {
      painter.text(at.x + frame.px(4), at.y + frame.px(18), missing,
                   frame.text_style(12, frame.theme.conflict));
    });
    ImGui::NewLine();
  }
  return done;
}

}  // namespace dateline::gui
