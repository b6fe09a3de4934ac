// The part of Project that takes in what the user says beside the stories.
#include <algorithm>
#include <optional>
#include <utility>

#include "project/project.hpp"

namespace dateline::project {
namespace {

using timeline::UserStatement;

std::string title(const event::Event& e) {
  return std::string(event::name(e.type)) + (e.place ? " in " + e.place->name : "");
}

/// What undo calls it.
std::string name_of(const char* what, const UserStatement& statement,
                    const store::Snapshot& snapshot) {
  std::string out = what;
  out += statement.time() != nullptr ? "the time of " : "the order of ";
  const auto row = snapshot.find(statement.event);
  return out + (row ? title(snapshot.event(*row)) : std::string("an event of a closed story"));
}

/// Whether both answer one question, so that the later one is a change of mind.
bool about_the_same(const UserStatement& a, const UserStatement& b) {
  if (a.time() != nullptr && b.time() != nullptr) {
    return a.event == b.event && a.time()->of == b.time()->of;
  }
  if (a.order() == nullptr || b.order() == nullptr) return false;
  return a.speaks_of(b.event) && a.speaks_of(b.order()->other);
}

}  // namespace

void Project::add_statement(const UserStatement& statement) {
  const auto* order = statement.order();
  if (!snapshot().find(statement.event) ||
      (order != nullptr && (!snapshot().find(order->other) || order->other == statement.event))) {
    return;
  }
  std::vector<UserStatement> all = snapshot().user_statements();
  if (std::ranges::find(all, statement) != all.end()) return;
  std::erase_if(all, [&](const UserStatement& s) { return about_the_same(s, statement); });
  all.push_back(statement);
  state(name_of(order == nullptr ? "correct " : "set ", statement, snapshot()), std::move(all));
}

void Project::remove_statement(const UserStatement& statement) {
  std::vector<UserStatement> all = snapshot().user_statements();
  if (std::erase(all, statement) == 0) return;
  state(name_of("give up ", statement, snapshot()), std::move(all));
}

/// Events stay where they are until what follows has been worked out: no step of it is shown.
void Project::state(std::string name, std::vector<UserStatement> statements) {
  history_.change(std::move(name),
                  std::make_shared<const store::Snapshot>(snapshot().stating(
                      std::move(statements), snapshot().joins(), next_snapshot_++)));
}

/// What the user said moves events, and nothing else: the axis under them stays. The selected one,
/// which it was most likely said of, stays in sight.
void Project::restate(const std::shared_ptr<const store::Snapshot>& snapshot) {
  const auto whole = [&] {
    const auto row = primary();
    return row ? std::optional(this->snapshot().times(*row).whole) : std::nullopt;
  };
  const auto before = whole();
  history_.refine(snapshot);
  settle_selection();
  measure_time();
  filter_changed();
  if (const auto row = primary(); row && whole() != before) bring_into_view(*row);
}

}  // namespace dateline::project
