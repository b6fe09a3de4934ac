#include "brief/mark_links.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "scene/order_arrows.hpp"

namespace dateline::brief {
namespace {

/// Between a few bars a zigzag is plain; among many it would be a net.
constexpr std::size_t kFewConflicts = 3;

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // of marks

/// By the row of any telling, the mark that stands for its event.
class MarkOf {
 public:
  MarkOf(const project::Project& project, const scene::EventMarks& marks)
      : project_(project), marks_(marks.marks) {}
  [[nodiscard]] std::optional<std::uint32_t> operator()(store::Row row) const {
    const auto lead = project_.lead(row);
    if (!lead) return std::nullopt;
    const auto mark = std::ranges::lower_bound(marks_, *lead, {}, &scene::EventMark::index);
    if (mark == marks_.end() || mark->index != *lead) return std::nullopt;
    return static_cast<std::uint32_t>(mark - marks_.begin());
  }

 private:
  const project::Project& project_;
  const std::vector<scene::EventMark>& marks_;  ///< in the order of their rows
};

std::vector<scene::OrderArrow> wanted_arrows(const project::Project& project) {
  switch (project.settings().arrows) {
    case project::Arrows::all:
      return scene::told_arrows(project.snapshot());
    case project::Arrows::selected:
      if (const auto row = project.primary()) return scene::order_arrows(project.snapshot(), *row);
      return {};
    case project::Arrows::none:
      return {};
  }
  return {};
}

void add_arrows(const project::Project& project, const MarkOf& mark_of, MarkLinks& links) {
  std::map<Pair, bool> told;
  for (const scene::OrderArrow& arrow : wanted_arrows(project)) {
    const auto from = mark_of(arrow.from);
    const auto to = mark_of(arrow.to);
    if (!from || !to || *from == *to) continue;
    // Where one story tells what only follows from another, it is told.
    bool& any = told.try_emplace(Pair(*from, *to), false).first->second;
    any = any || arrow.told;
  }
  for (const auto& [pair, is_told] : told) {
    links.arrows.push_back({pair.first, pair.second, is_told});
  }
}

void add_conflicts(const project::Project& project, const MarkOf& mark_of, MarkLinks& links) {
  const store::Snapshot& snapshot = project.snapshot();
  const auto& contradictions = snapshot.conclusions()->contradictions;
  const auto selected = project.primary();
  const bool few = contradictions.size() <= kFewConflicts;
  for (const timeline::Contradiction& c : contradictions) {
    std::vector<std::uint32_t> concerned;
    bool lit = few;
    for (const timeline::Said& said : c.said) {
      for (const auto& ref : {std::optional(said.first), said.second}) {
        if (!ref) continue;
        const store::Row row = snapshot.row(*ref);
        lit = lit || (selected && snapshot.same_event(row, *selected));
        const auto mark = mark_of(row);
        if (mark && std::ranges::find(concerned, *mark) == concerned.end()) {
          concerned.push_back(*mark);
        }
      }
    }
    if (!lit) continue;
    for (std::size_t i = 1; i < concerned.size(); ++i) {
      links.conflicts.emplace_back(concerned[i - 1], concerned[i]);
    }
  }
}

}  // namespace

MarkLinks add_links(const project::Project& project, scene::EventMarks& marks) {
  MarkLinks links;
  if (project.snapshot().conclusions() == nullptr) return links;
  const MarkOf mark_of(project, marks);
  add_arrows(project, mark_of, links);
  add_conflicts(project, mark_of, links);
  for (const auto& arrow : links.arrows) {
    marks.marks[arrow.from].linked = marks.marks[arrow.to].linked = true;
  }
  // What was asked for comes first where there is not room for both.
  if (!links.arrows.empty()) return links;
  for (const auto& [a, b] : links.conflicts) {
    marks.marks[a].linked = marks.marks[b].linked = true;
  }
  return links;
}

scene::MarkOptions lit_marks(const project::Project& project) {
  scene::MarkOptions options;
  if (!project.selected().empty()) {
    options.selected = [&project](store::Row row) { return project.selects(row); };
  }
  if (!project.hovered().empty() || !project.lit().empty()) {
    options.hovered = [&project](store::Row row) { return project.hovers(row); };
  }
  return options;
}

}  // namespace dateline::brief
