#include "gui/contradictions_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "gui/panel_heading.hpp"
#include "gui/quote.hpp"

namespace dateline::gui {
namespace {

/// Whether a contradiction speaks of the event selected last, by whichever telling.
bool concerns(const timeline::Contradiction& c, const store::Snapshot& snapshot,
              std::optional<store::Row> selected) {
  if (!selected) return false;
  const auto is_it = [&](timeline::EventRef ref) {
    return snapshot.same_event(snapshot.row(ref), *selected);
  };
  return std::ranges::any_of(c.said, [&](const timeline::Said& s) {
    return is_it(s.first) || (s.second && is_it(*s.second));
  });
}

std::string story_name(const event::Document& d) {
  std::string out = d.story.publisher.empty() ? "" : d.story.publisher + ", ";
  return out + "\u201C" + d.story.title + "\u201D";
}

bool is_users(const timeline::Said& said) { return said.kind == timeline::Said::Kind::user; }

void draw_contradiction(Frame& frame, Sheet& sheet, const timeline::Contradiction& c,
                        std::size_t number, bool lit) {
  const auto& theme = frame.theme;
  const float top = sheet.y();
  const auto documents = frame.project.snapshot().documents();
  sheet.text(fmt::format("{} \u00B7 {}", number + 1,
                         tr_count("{} statement", "{} statements", c.said.size())),
             frame.text_style(12, lit ? theme.accent : theme.secondary, scene::Weight::bold));
  sheet.gap(3);
  const std::span<const timeline::Said> said(c.said);
  for (std::size_t from = 0; from < said.size();) {
    // One after the other of the same story stand under its name.
    std::size_t to = from + 1;
    const bool users = is_users(said[from]);
    while (to < said.size() && is_users(said[to]) == users &&
           (users || said[to].first.document == said[from].first.document)) {
      ++to;
    }
    if (!users) {
      sheet.text(story_name(*documents[said[from].first.document]),
                 frame.text_style(12, theme.secondary));
      sheet.gap(2);
    }
    draw_statements(frame, sheet, said.subspan(from, to - from),
                    fmt::format("said/{}/{}", number, from), &c.set_aside);
    sheet.gap(5);
    from = to;
  }
  frame.name_box(fmt::format("contradiction/{}", number),
                 {sheet.x(), top, sheet.x() + sheet.width(), sheet.y()});
  sheet.rule();
}

/// What the user said of events that no open story tells: it has no other place to be seen.
void draw_waiting(Frame& frame, Sheet& sheet) {
  const store::Snapshot& snapshot = frame.project.snapshot();
  const auto waits = [&](const timeline::UserStatement& s) {
    return !snapshot.find(s.event) || (s.order() != nullptr && !snapshot.find(s.order()->other));
  };
  const auto n = std::ranges::count_if(snapshot.user_statements(), waits);
  if (n == 0) return;
  frame.name_box(
      "waiting",
      sheet.text(tr_count("One thing that you said is of a story that is not open, and counts "
                          "again when it is.",
                          "{} things that you said are of a story that is not open, and count "
                          "again when it is.",
                          static_cast<std::size_t>(n)),
                 frame.text_style(12, frame.theme.secondary)));
}

}  // namespace

std::string contradiction_count(const project::Project& project) {
  const store::Conclusions* conclusions = project.snapshot().conclusions();
  if (conclusions == nullptr || conclusions->contradictions.empty()) return "";
  const std::size_t n = conclusions->contradictions.size();
  if (n == store::Conclusions::kMostContradictions) return tr_format("{}+ contradictions", n);
  return tr_count("{} contradiction", "{} contradictions", n);
}

bool draw_contradictions(Frame& frame) {
  const auto& theme = frame.theme;
  const std::string count = contradiction_count(frame.project);
  const bool close = draw_panel_heading(frame, count.empty() ? tr("No contradictions") : count, "",
                                        "contradictions");
  ImGui::BeginChild("##contradictions", ImVec2(0, 0), false, ImGuiWindowFlags_NoNav);
  {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x - frame.px(4));
    sheet.text(count.empty()
                   ? tr("All that the open stories say of times and order can be true at "
                        "once, as far as it was understood.")
                   : tr("These statements cannot all be true. The weakest of each, as a rule "
                        "the one told last, is set aside."),
               frame.text_style(12, theme.secondary));
    sheet.rule();
    if (const store::Conclusions* conclusions = frame.project.snapshot().conclusions()) {
      const auto selected = frame.project.primary();
      for (std::size_t i = 0; i < conclusions->contradictions.size(); ++i) {
        const auto& c = conclusions->contradictions[i];
        draw_contradiction(frame, sheet, c, i, concerns(c, frame.project.snapshot(), selected));
      }
    }
    draw_waiting(frame, sheet);
    sheet.gap(12);
  }
  ImGui::EndChild();
  return !close;
}

}  // namespace dateline::gui
