#include "brief/turning_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "brief/backing.hpp"
#include "geo/geodesic.hpp"
#include "time/phrase.hpp"

namespace dateline::brief {
namespace {

using event::EventType;
using event::Status;

constexpr double kWorthAScene = 6;    // of what is no mere filling
constexpr std::size_t kLooked = 400;  // the weightiest, which are compared with each other
constexpr double kSamePlaceKm = 15;
constexpr double kNewTheatreKm = 120;  // at least, and a good part of how far all lie apart

/// How much of a turn an event is by its kind alone, in the order of the kinds.
constexpr std::array<double, event::kEventTypes> kByKind = {
    6,    // capture
    3,    // clash
    3,    // attack
    3,    // airstrike
    2.5,  // shelling
    3,    // bombing
    4,    // siege
    3,    // abduction
    2,    // arrest
    2.5,  // release
    3,    // evacuation
    3,    // displacement
    2.5,  // deployment
    6,    // withdrawal
    2,    // talks
    5,    // agreement
    1.5,  // aid
    2,    // protest
    0     // statement
};

bool changes_control(const event::Event& e) {
  return e.type == EventType::capture || e.type == EventType::withdrawal;
}

bool may_turn(const store::Snapshot& snapshot, store::Row row) {
  const store::EventTable& table = snapshot.events();
  const Status status = table.status[row];
  const bool told =
      status == Status::happened || status == Status::ongoing || status == Status::reported;
  return told && table.dated[row] != 0 && table.placed[row] != 0 &&
         kByKind[static_cast<std::size_t>(table.type[row])] > 0;
}

std::int64_t killed(const event::Event& e) {
  std::int64_t most = 0;
  for (const event::Amount& amount : e.numbers) {
    if (amount.of.str() != "killed") continue;
    most = std::max(most, amount.at_least.value_or(amount.at_most.value_or(0)));
  }
  return most;
}

double km_between(const event::Event& a, const event::Event& b) {
  return geo::geodesic(a.place->at, b.place->at).km;
}

bool same_place(const event::Event& a, const event::Event& b) {
  return a.place->key == b.place->key || km_between(a, b) < kSamePlaceKm;
}

class Turns {
 public:
  explicit Turns(const project::Project& project)
      : snapshot_(project.snapshot()), recent_(minutes(project.recent())) {
    for (const store::Row row : project.shown()) {
      if (may_turn(snapshot_, row)) points_.push_back({row, 0, {}});
    }
    std::ranges::sort(points_, [&](const TurningPoint& a, const TurningPoint& b) {
      return std::pair(over(a), a.row) < std::pair(over(b), b.row);
    });
  }

  std::vector<TurningPoint> take() {
    for (TurningPoint& point : points_) weigh(point);
    begin_phases();
    heaviest_first();
    if (points_.size() > kLooked) points_.resize(kLooked);
    open_theatres();
    heaviest_first();
    std::vector<TurningPoint> out;
    for (const TurningPoint& point : points_) {
      const bool enough = out.size() >= kFewestTurns && point.weight < kWorthAScene;
      if (enough || out.size() == kMostTurns) break;
      const bool told = std::ranges::any_of(
          out, [&](const TurningPoint& other) { return one_turn(point, other); });
      if (!told) out.push_back(point);
    }
    std::ranges::sort(out, [&](const TurningPoint& a, const TurningPoint& b) {
      return std::pair(over(a), a.row) < std::pair(over(b), b.row);
    });
    return out;
  }

 private:
  [[nodiscard]] time::Minute over(const TurningPoint& p) const {
    return over_by(snapshot_.times(p.row));
  }

  void heaviest_first() {
    std::ranges::stable_sort(
        points_, [](const TurningPoint& a, const TurningPoint& b) { return a.weight > b.weight; });
  }

  void weigh(TurningPoint& point) const {
    const event::Event& e = snapshot_.event(point.row);
    point.weight = kByKind[static_cast<std::size_t>(e.type)];
    if (changes_control(e)) {
      point.why.push_back(fmt::format("it changes who holds {}", e.place->name));
    }
    if (const std::int64_t dead = killed(e); dead > 0) {
      point.weight += std::min(6.0, 1.2 * std::log2(1.0 + static_cast<double>(dead)));
      point.why.push_back(fmt::format("{} killed", dead));
    }
    const std::size_t stories = snapshot_.stories_telling(point.row);
    if (stories > 1) {
      const std::uint32_t sources = backing_of(snapshot_, point.row).sources;
      point.weight += std::min(4.0, 1.5 * std::log2(static_cast<double>(std::max(sources, 1U))) +
                                        0.5 * std::log2(static_cast<double>(stories)));
      point.why.push_back(fmt::format("{} stories tell it", stories));
    }
    // A country's or a province's middle is no place that a map could show it at.
    const event::Precision sharp = e.place->precision;
    if (sharp == event::Precision::country) point.weight -= 3;
    if (sharp == event::Precision::region) point.weight -= 1;
    const store::EventTimes times = snapshot_.times(point.row);
    const bool vague = !times.whole.earliest || !times.whole.latest ||
                       *times.whole.latest - *times.whole.earliest > 30 * recent_;
    if (vague) point.weight -= 2;
  }

  /// What comes after a quiet that is long for these events begins a phase. REQUIRES the points are
  /// in the order of time.
  void begin_phases() {
    if (points_.size() < 3) return;
    const std::int64_t span = over(points_.back()) - over(points_.front());
    const std::int64_t quiet = std::max(3 * recent_, span / 8);
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const std::int64_t gap = over(points_[i]) - over(points_[i - 1]);
      if (gap < quiet) continue;
      points_[i].weight += 4;
      points_[i].why.emplace_back("it ends a long quiet");
    }
  }

  /// The first event that lies far from all before it.
  void open_theatres() {
    std::vector<TurningPoint*> in_time;
    in_time.reserve(points_.size());
    for (TurningPoint& p : points_) in_time.push_back(&p);
    std::ranges::sort(in_time, [&](const TurningPoint* a, const TurningPoint* b) {
      return std::pair(over(*a), a->row) < std::pair(over(*b), b->row);
    });
    double widest = 0;
    std::vector<double> nearest(in_time.size(), 0);
    for (std::size_t i = 1; i < in_time.size(); ++i) {
      nearest[i] = 1e9;
      for (std::size_t j = 0; j < i; ++j) {
        const double km =
            km_between(snapshot_.event(in_time[i]->row), snapshot_.event(in_time[j]->row));
        nearest[i] = std::min(nearest[i], km);
        widest = std::max(widest, km);
      }
    }
    for (std::size_t i = 1; i < in_time.size(); ++i) {
      if (nearest[i] < std::max(kNewTheatreKm, widest / 4)) continue;
      in_time[i]->weight += 2;
      in_time[i]->why.push_back(
          fmt::format("it is the first around {}", snapshot_.event(in_time[i]->row).place->name));
    }
  }

  /// Whether one scene would tell both.
  [[nodiscard]] bool one_turn(const TurningPoint& a, const TurningPoint& b) const {
    const event::Event& x = snapshot_.event(a.row);
    const event::Event& y = snapshot_.event(b.row);
    if (!same_place(x, y)) return false;
    // Lost and won back is two turns, however soon.
    const bool both = changes_control(x) && changes_control(y);
    const bool by_others = !x.actor_id.empty() && !y.actor_id.empty() && x.actor_id != y.actor_id;
    if (both && by_others && x.type == y.type) return false;
    const time::Bounds p = snapshot_.times(a.row).whole;
    const time::Bounds q = snapshot_.times(b.row).whole;
    const bool apart = (p.latest && q.earliest && *q.earliest - *p.latest > recent_) ||
                       (q.latest && p.earliest && *p.earliest - *q.latest > recent_);
    return !apart;
  }

  const store::Snapshot& snapshot_;
  std::int64_t recent_;
  std::vector<TurningPoint> points_;
};

}  // namespace

time::Minute over_by(const store::EventTimes& times) {
  return times.whole.latest ? *times.whole.latest : times.whole.earliest.value_or(time::Minute(0));
}

std::vector<TurningPoint> turning_points(const project::Project& project) {
  return Turns(project).take();
}

}  // namespace dateline::brief
