#include "gui/reading_report_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "base/clock.hpp"
#include "gui/correction_words.hpp"
#include "gui/moment_words.hpp"
#include "gui/panel_heading.hpp"
#include "scene/words.hpp"

namespace dateline::gui {
namespace {

using curation::Difference;
using project::ComparedVersions;

std::string sum_words(const project::ReadingReport& report) {
  const std::string read = tr_count("{} story read", "{} stories read", report.read);
  if (report.changed.empty()) return tr_format("{}: no event is another one", read);
  return tr_format(
      "{}, {} with other events: {}", read, report.changed.size(),
      count_words(report.count(Difference::Kind::added), report.count(Difference::Kind::changed),
                  report.count(Difference::Kind::withdrawn)));
}

}  // namespace

void ReadingReportPanel::add(ChangeRow row, const Target& target) {
  rows_.push_back(std::move(row));
  targets_.push_back(target);
}

void ReadingReportPanel::add_fates(const project::Project& project, const char* title, bool trouble,
                                   const std::vector<curation::Fate>& fates) {
  if (fates.empty()) return;
  using Ink = RowWords::Ink;
  ChangeRow heading{ChangeRow::Look::heading, {}, fmt::format("report-heading/{}", title), ""};
  heading.words.push_back({fmt::format("{} \u00B7 {}", tr(title), fates.size()), 12,
                           trouble ? Ink::conflict : Ink::secondary, true});
  add(std::move(heading), {});
  for (const curation::Fate& fate : fates) {
    const auto record = project.ledger().find(fate.correction);
    const auto* c = record == nullptr ? nullptr : std::get_if<curation::Correction>(record.get());
    if (c == nullptr) continue;  // taken back since
    ChangeRow row{trouble ? ChangeRow::Look::rule_of_trouble : ChangeRow::Look::rule,
                  {},
                  fmt::format("report-correction/{}", fate.correction),
                  ""};
    row.words.push_back({scene::sentence_case(tr_kept(base::kValue, curation::title(*c))), 13});
    if (std::string detail = detail_of(*c); !detail.empty()) {
      row.words.push_back({scene::sentence_case(detail), 13, Ink::text, true});
    }
    if (!fate.words.empty()) {
      row.words.push_back({scene::sentence_case(tr_kept("what became of a correction", fate.words)),
                           12, trouble ? Ink::conflict : Ink::secondary, false, 1});
    }
    add(std::move(row), {{}, {}, fate.correction});
  }
}

void ReadingReportPanel::make(const project::Project& project) {
  const bool same = in_ == base::language_revision();
  if (same && report_ == project.reading_report()) return;
  in_ = base::language_revision();
  report_ = project.reading_report();
  rows_.clear();
  targets_.clear();
  hovered_.reset();
  if (report_ == nullptr) return list_.set({});
  using Ink = RowWords::Ink;
  add_fates(project, mark("Corrections that no longer fit"), true, report_->lost);
  add_fates(project, mark("Corrections that have moved"), false, report_->moved);
  add_fates(project, mark("Corrections that fit again"), false, report_->found);
  if (!report_->errors.empty()) {
    ChangeRow heading{ChangeRow::Look::heading, {}, "report-heading/errors", ""};
    heading.words.push_back(
        {fmt::format("{} \u00B7 {}", tr("Left as they were"), report_->errors.size()), 12,
         Ink::conflict, true});
    add(std::move(heading), {});
    for (std::size_t i = 0; i < report_->errors.size(); ++i) {
      ChangeRow row{ChangeRow::Look::rule_of_trouble, {}, fmt::format("report-error/{}", i), ""};
      row.words.push_back({scene::sentence_case(report_->errors[i].to_string()), 12});
      add(std::move(row), {});
    }
  }
  for (std::size_t i = 0; i < report_->changed.size(); ++i) {
    const ComparedVersions& c = report_->changed[i];
    ChangeRow story{ChangeRow::Look::story, {}, fmt::format("report-story/{}", i), tr("Compare")};
    story.words.push_back({c.title.empty() ? c.id : c.title, 13, Ink::text, true});
    story.words.push_back({scene::sentence_case(count_words(
                               project::count(c.differences, Difference::Kind::added),
                               project::count(c.differences, Difference::Kind::changed),
                               project::count(c.differences, Difference::Kind::withdrawn))),
                           12, Ink::secondary});
    add(std::move(story), {i, {}, 0});
    for (std::size_t k = 0; k < c.differences.size(); ++k) {
      add(row_of(c.differences[k], *c.before, *c.after, fmt::format("report-event/{}/{}", i, k)),
          {i, k, 0});
    }
  }
  list_.set(std::exchange(rows_, {}));
}

bool ReadingReportPanel::draw(Frame& frame) {
  make(frame.project);
  const auto& theme = frame.theme;
  std::string made;
  if (report_ != nullptr) {
    made = scene::sentence_case(moment_words(report_->made, base::seconds_now()));
  }
  const bool close = draw_panel_heading(frame, tr("Read again"), made, "report");
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    if (report_ == nullptr) {
      sheet.text(tr("What changes when stories are read again stands here."),
                 frame.text_style(12, theme.secondary));
    } else {
      sheet.text(sum_words(*report_), frame.text_style(13, theme.text));
      if (frame.project.ledger().done().size() < report_->steps) {
        frame.name_box("report/undone",
                       sheet.text(tr("This was undone: the stories are as they were before."),
                                  frame.text_style(12, theme.conflict)));
      }
    }
    sheet.rule();
  }
  const auto lit = [&](std::size_t row) {
    const Target& t = targets_[row];
    if (!t.story || !t.difference) return false;
    const ComparedVersions& c = report_->changed[*t.story];
    const std::string id = open_event(frame.project.snapshot(), c, c.differences[*t.difference]);
    const auto of = id.empty() ? std::nullopt : frame.project.snapshot().find(id);
    return of && frame.project.selects(*of);
  };
  const ChangeList::Hit hit = list_.draw(frame, lit);
  act(frame, hit);
  hovered_ = hit.hovered ? std::optional(targets_[*hit.hovered]) : std::nullopt;
  if (hovered_ && hovered_->difference) {
    const ComparedVersions& c = report_->changed[*hovered_->story];
    const std::string id =
        open_event(frame.project.snapshot(), c, c.differences[*hovered_->difference]);
    if (!id.empty()) frame.hovered = id;
  }
  return !close;
}

void ReadingReportPanel::act(Frame& frame, const ChangeList::Hit& hit) const {
  if (hit.link) {
    frame.asks.emplace_back(AskVersions{report_->changed[*targets_[*hit.link].story].number, {}});
    return;
  }
  if (!hit.clicked) return;
  const Target& t = targets_[*hit.clicked];
  std::vector<project::Command> commands;
  if (t.correction != 0) {
    commands = way_to(frame.project, t.correction);
  } else if (t.story && t.difference) {
    const ComparedVersions& c = report_->changed[*t.story];
    commands = way_to(frame.project, c, c.differences[*t.difference]);
  } else if (t.story) {
    const auto document = document_of(frame.project.snapshot(), report_->changed[*t.story].id);
    if (document) commands.emplace_back(project::ShowDocument{*document});
  }
  for (project::Command& command : commands) frame.send(std::move(command));
}

std::vector<VersionMark> ReadingReportPanel::marks(const project::Project& project) const {
  if (report_ == nullptr || project.ledger().done().size() < report_->steps) return {};
  const auto number = project.record_of(project.document());
  const auto found = std::ranges::find_if(
      report_->changed, [&](const ComparedVersions& c) { return c.number == number; });
  if (found == report_->changed.end()) return {};
  auto out = version_marks(project, *found);
  if (hovered_ && hovered_->difference &&
      *hovered_->story == static_cast<std::size_t>(found - report_->changed.begin())) {
    out[*hovered_->difference].lit = true;
  }
  return out;
}

}  // namespace dateline::gui
