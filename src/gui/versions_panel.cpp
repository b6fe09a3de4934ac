#include "gui/versions_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/clock.hpp"
#include "gui/grades.hpp"
#include "gui/label_column.hpp"
#include "gui/moment_words.hpp"
#include "gui/panel_heading.hpp"
#include "scene/words.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using curation::Difference;
using curation::RecordNumber;
using project::DocumentPtr;

float labels_of(const Frame& frame) {
  return label_column(frame, {mark("Earlier"), mark("Later")}, 13, 48);
}

/// The document that shows a record's story; nullptr where it is not there.
DocumentPtr present(const project::Project& project, RecordNumber number) {
  const auto documents = project.snapshot().documents();
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (project.record_of(i) == number) return documents[i];
  }
  return nullptr;
}

std::string title_of(const event::Document& document) {
  return document.story.title.empty() ? document.story.id : document.story.title;
}

std::string reading_words(std::int64_t replaced) {
  return tr_format("As read until {}", moment_words(replaced, base::seconds_now()));
}

}  // namespace

void VersionsPanel::open(const project::Project& project, const AskVersions& ask) {
  later_ = ask.later ? *ask.later : project.record_of(project.document()).value_or(0);
  earlier_ = {};
  choose_earlier(project, ask);
  made_of_.reset();
}

void VersionsPanel::choose_earlier(const project::Project& project, const AskVersions& ask) {
  if (ask.earlier) {
    earlier_.story = *ask.earlier;
    return;
  }
  // Another reading of it first, then the story that it copies, then one that copies it.
  if (auto readings = project.earlier_readings(later_); !readings.empty()) {
    earlier_ = {later_, std::move(readings.front().entry)};
    return;
  }
  const auto count = static_cast<std::uint32_t>(project.snapshot().documents().size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto original = copies_.original(project.snapshot(), i);
    if (!original) continue;
    const auto copy = project.record_of(i);
    const auto first = project.record_of(*original);
    if (!copy || !first || (copy != later_ && first != later_)) continue;
    later_ = *copy;
    earlier_.story = *first;
    return;
  }
}

/// What has gone cannot be compared.
void VersionsPanel::settle(const project::Project& project) {
  if (present(project, later_) == nullptr) later_ = 0;
  if (earlier_.story != 0 && present(project, earlier_.story) == nullptr) earlier_ = {};
  if (earlier_.reading && earlier_.story != later_) earlier_ = {};
}

void VersionsPanel::make(const project::Project& project) {
  const std::array key{project.snapshot().revision(), project.ledger().revision(),
                       std::uint64_t{base::language_revision()}};
  if (made_of_ == key) return;
  made_of_ = key;
  settle(project);
  hovered_.reset();
  compared_ = {};
  compared_.number = later_;
  compared_.after = present(project, later_);
  compared_.before =
      earlier_.reading ? project.earlier(*earlier_.reading) : present(project, earlier_.story);
  std::vector<ChangeRow> rows;
  if (has_both()) {
    compared_.id = compared_.after->story.id;
    compared_.title = compared_.after->story.title;
    compared_.differences = curation::compare(*compared_.before, *compared_.after);
    for (std::size_t i = 0; i < compared_.differences.size(); ++i) {
      rows.push_back(row_of(compared_.differences[i], *compared_.before, *compared_.after,
                            fmt::format("difference/{}", i)));
    }
  }
  list_.set(std::move(rows));
}

bool VersionsPanel::begin_choice(Frame& frame, const char* label, const std::string& words,
                                 const char* name) {
  ImGui::AlignTextToFramePadding();
  ImGui::PushFont(frame.fonts.small);
  ImGui::TextDisabled("%s", label);
  ImGui::PopFont();
  ImGui::SameLine(labels_of(frame) + ImGui::GetStyle().WindowPadding.x);
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::SetNextItemWidth(width);
  const float room = width - frame.px(34);
  const std::string shown =
      typeset::elide(frame.type, words, scene::Weight::regular, 14 * frame.scale, room);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const scene::PixelBox box{at.x, at.y, at.x + width, at.y + ImGui::GetFrameHeight()};
  const bool open = ImGui::BeginCombo(fmt::format("##{}", name).c_str(), shown.c_str(),
                                      ImGuiComboFlags_NoArrowButton);
  frame.name_box(std::string("field/version-") + name, box);
  if (open) return true;
  paint(frame, [&](scene::Painter& painter) {
    const auto style = frame.text_style(12, frame.theme.secondary);
    painter.text(box.x1 - frame.px(18), std::round((box.y0 + box.y1) / 2 + style.size * 0.36F),
                 icon::kDown, style);
  });
  return false;
}

void VersionsPanel::draw_readings(Frame& frame) {
  std::size_t number = 0;
  for (const project::EarlierReading& r : frame.project.earlier_readings(later_)) {
    const bool on = earlier_.reading && earlier_.reading->reading == r.entry.reading;
    const std::string words = fmt::format("{}###reading{}", reading_words(r.replaced), number);
    if (ImGui::Selectable(words.c_str(), on)) {
      earlier_ = {later_, r.entry};
      made_of_.reset();
    }
    frame.name_last_item(fmt::format("reading/{}", number++));
  }
  if (number > 0) ImGui::Separator();
}

void VersionsPanel::draw_stories(Frame& frame, RecordNumber chosen, bool earlier) {
  const auto documents = frame.project.snapshot().documents();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(documents.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto index = static_cast<std::uint32_t>(i);
      const auto number = frame.project.record_of(index);
      const event::Document& d = *documents[index];
      std::string words = title_of(d);
      if (const std::string outlet = outlet_of(d); !outlet.empty()) words += " \u00B7 " + outlet;
      if (!d.story.path.empty()) words += " \u00B7 " + d.story.path.filename().string();
      ImGui::BeginDisabled(!number || (earlier ? number == later_ : number == earlier_.story));
      if (ImGui::Selectable(fmt::format("{}###story{}", words, i).c_str(), number == chosen)) {
        if (earlier) {
          earlier_ = {*number};
        } else {
          later_ = *number;
        }
        made_of_.reset();
      }
      frame.name_last_item(fmt::format("version-story/{}", i));
      ImGui::EndDisabled();
    }
  }
}

void VersionsPanel::draw_source(Frame& frame, const DocumentPtr& document, const char* name) {
  if (document == nullptr) return;
  std::string words = outlet_of(*document);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : " \u00B7 ") + part;
  };
  if (document->date) add(time::day_phrase(*document->date));
  add(document->story.path.filename().string());
  if (words.empty()) return;
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  frame.name_box(name,
                 sheet.text(words, frame.text_style(12, frame.theme.secondary), labels_of(frame)));
  sheet.gap(2);
}

void VersionsPanel::draw_choices(Frame& frame) {
  std::string words = tr("Choose a story");
  if (earlier_.reading) {
    words = tr("As read before");
    for (const auto& r : frame.project.earlier_readings(later_)) {
      if (r.entry.reading == earlier_.reading->reading) words = reading_words(r.replaced);
    }
  } else if (compared_.before != nullptr) {
    words = title_of(*compared_.before);
  }
  if (begin_choice(frame, tr("Earlier"), words, "earlier")) {
    draw_readings(frame);
    draw_stories(frame, earlier_.reading ? 0 : earlier_.story, true);
    ImGui::EndCombo();
  }
  draw_source(frame, earlier_.reading ? nullptr : compared_.before, "version/source-earlier");
  words = compared_.after == nullptr ? tr("Choose a story") : title_of(*compared_.after);
  if (begin_choice(frame, tr("Later"), words, "later")) {
    draw_stories(frame, later_, false);
    ImGui::EndCombo();
  }
  draw_source(frame, compared_.after, "version/source-later");
}

void VersionsPanel::draw_sum(Frame& frame) {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
  sheet.gap(2);
  const auto plain = frame.text_style(13, frame.theme.text);
  const auto quiet = frame.text_style(12, frame.theme.secondary);
  if (earlier_.reading && compared_.before == nullptr) {
    sheet.text(tr("What was read then is no longer kept."), quiet);
  } else if (!has_both()) {
    sheet.text(
        tr("Choose two versions of a story. What is new, changed or withdrawn in the later one is "
           "then listed here and marked on the map."),
        quiet);
  } else {
    const auto& all = compared_.differences;
    const std::size_t added = project::count(all, Difference::Kind::added);
    const std::size_t changed = project::count(all, Difference::Kind::changed);
    const std::size_t alike = compared_.after->events.size() - added - changed;
    frame.name_box(
        "version/sum",
        sheet.text(
            fmt::format("{}; {}",
                        scene::sentence_case(count_words(
                            added, changed, project::count(all, Difference::Kind::withdrawn))),
                        tr_count("{} alike", "{} alike", alike)),
            plain));
  }
  sheet.rule();
}

bool VersionsPanel::draw(Frame& frame) {
  make(frame.project);
  const bool close = draw_panel_heading(frame, tr("Two versions"), "", "versions");
  draw_choices(frame);
  make(frame.project);  // of what has just been chosen
  draw_sum(frame);
  const auto event_of = [&](std::size_t row) {
    return open_event(frame.project.snapshot(), compared_, compared_.differences[row]);
  };
  const auto lit = [&](std::size_t row) {
    const std::string id = event_of(row);
    const auto of = id.empty() ? std::nullopt : frame.project.snapshot().find(id);
    return of && frame.project.selects(*of);
  };
  const ChangeList::Hit hit = list_.draw(frame, lit);
  hovered_ = hit.hovered;
  if (hovered_) {
    if (const std::string id = event_of(*hovered_); !id.empty()) frame.hovered = id;
  }
  if (hit.clicked) {
    for (auto& command : way_to(frame.project, compared_, compared_.differences[*hit.clicked])) {
      frame.send(std::move(command));
    }
  }
  return !close;
}

std::vector<VersionMark> VersionsPanel::marks(const project::Project& project) const {
  if (!has_both()) return {};
  auto out = version_marks(project, compared_);
  if (hovered_ && *hovered_ < out.size()) out[*hovered_].lit = true;
  return out;
}

}  // namespace dateline::gui
