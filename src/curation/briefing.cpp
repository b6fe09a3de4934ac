#include "curation/briefing.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <variant>

namespace dateline::curation {
namespace {

/// Between scenes that are added one behind the other: so often can the gap be halved.
constexpr std::int64_t kGap = std::int64_t{1} << 20U;

RecordPtr with_order(Scene scene, std::int64_t order) {
  scene.order = order;
  return std::make_shared<const Record>(std::move(scene));
}

/// All of them anew, where the numbers have come to an end.
std::vector<Change> numbered_anew(const std::vector<NumberedScene>& others, std::size_t at,
                                  RecordNumber number, const Scene& scene) {
  std::vector<Change> out;
  std::int64_t order = 0;
  for (std::size_t i = 0; i <= others.size(); ++i) {
    if (i == at) out.push_back({number, with_order(scene, order += kGap)});
    if (i == others.size()) break;
    order += kGap;
    if (others[i].scene->order != order) {
      out.push_back({others[i].number, with_order(*others[i].scene, order)});
    }
  }
  return out;
}

}  // namespace

std::vector<NumberedScene> briefing_of(const Ledger& ledger) {
  std::vector<NumberedScene> out;
  for (const Ledger::Entry& e : ledger.records()) {
    if (const auto* s = std::get_if<Scene>(e.record.get())) out.push_back({e.number, s});
  }
  std::ranges::stable_sort(out, {}, [](const NumberedScene& s) { return s.scene->order; });
  return out;
}

std::optional<std::size_t> place_in(const std::vector<NumberedScene>& briefing,
                                    RecordNumber scene) {
  const auto it = std::ranges::find(briefing, scene, &NumberedScene::number);
  if (it == briefing.end()) return std::nullopt;
  return static_cast<std::size_t>(it - briefing.begin());
}

std::vector<Change> put_in_order(const std::vector<NumberedScene>& others, std::size_t at,
                                 RecordNumber number, Scene scene) {
  const bool first = at == 0;
  const bool last = at == others.size();
  std::int64_t order = kGap;
  if (first && !last) {
    order = others.front().scene->order - kGap;
  } else if (last && !first) {
    order = others.back().scene->order + kGap;
  } else if (!first) {
    const std::int64_t before = others[at - 1].scene->order;
    order = before + std::max<std::int64_t>(1, (others[at].scene->order - before) / 2);
  }
  std::vector<Change> out;
  std::int64_t taken = order;
  for (std::size_t i = at; i < others.size() && others[i].scene->order <= taken; ++i) {
    out.push_back({others[i].number, with_order(*others[i].scene, ++taken)});
  }
  if (order < -kMostOrder || taken > kMostOrder) {
    return numbered_anew(others, at, number, scene);
  }
  out.insert(out.begin(), {number, with_order(std::move(scene), order)});
  return out;
}

std::vector<Change> put_at_end(std::vector<NumberedScene> briefing,
                               const std::vector<Scene>& scenes,
                               const std::function<RecordNumber()>& take) {
  // Room is found for one after the other, as if each were a step; what is kept is the last of
  // each.
  std::deque<Scene> held;
  std::map<RecordNumber, RecordPtr> changed;
  for (const Scene& scene : scenes) {
    for (Change& change : put_in_order(briefing, briefing.size(), take(), scene)) {
      held.push_back(std::get<Scene>(*change.to));
      const auto at = place_in(briefing, change.number);
      if (at) {
        briefing[*at].scene = &held.back();
      } else {
        briefing.push_back({change.number, &held.back()});
      }
      changed[change.number] = std::move(change.to);
    }
  }
  std::vector<Change> out;
  out.reserve(changed.size());
  for (auto& [number, record] : changed) out.push_back({number, std::move(record)});
  return out;
}

}  // namespace dateline::curation
