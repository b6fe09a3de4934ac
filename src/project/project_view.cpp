// The part of Project that moves the view: selection, time and camera.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "project/project.hpp"
#include "time/phrase.hpp"

namespace dateline::project {
namespace {

constexpr double kFlightSeconds = 0.5;

}  // namespace

bool Project::selects(store::Row row) const {
  return !selected_events_.empty() &&
         selected_events_.contains(snapshot().events().occurrence[row]);
}

bool Project::hovers(store::Row row) const {
  const std::uint32_t event = snapshot().events().occurrence[row];
  return hovered_event_ == event || lit_events_.contains(event);
}

std::optional<std::uint32_t> Project::occurrence_of(const std::string& id) const {
  const auto row = id.empty() ? std::nullopt : snapshot().find(id);
  return row ? std::optional(snapshot().events().occurrence[*row]) : std::nullopt;
}

std::optional<store::Row> Project::primary() const {
  return selected_.empty() ? std::nullopt : snapshot().find(selected_.back());
}

std::vector<store::Row> Project::rows_of(const std::vector<std::string>& ids) const {
  std::vector<store::Row> rows;
  for (const std::string& id : ids) {
    if (const auto row = snapshot().find(id)) rows.push_back(lead(*row).value_or(*row));
  }
  return rows;
}

/// What is selected already is taken out whichever of its tellings is named: its mark is lit.
void Project::apply_selection(std::vector<std::string> ids, bool add, bool stay) {
  if (!add) selected_.clear();
  std::unordered_set<std::uint32_t> taken_out;
  for (std::string& id : ids) {
    const auto event = occurrence_of(id);
    if (!event) continue;
    if (add && selected_events_.contains(*event)) {
      taken_out.insert(*event);
    } else {
      selected_.push_back(std::move(id));
    }
  }
  std::erase_if(selected_,
                [&](const std::string& id) { return taken_out.contains(*occurrence_of(id)); });
  settle_selection();
  if (const auto row = primary()) {
    focus_on(*row);
    if (!stay) bring_into_view(*row);
  }
}

/// What is gone cannot stay selected; what is still there does, though its row has changed. Of
/// tellings that have turned out to be of one event the last chosen stays.
void Project::settle_selection() {
  ++shown_revision_;
  hovered_event_ = occurrence_of(hovered_);
  light(std::move(lit_));
  selected_events_.clear();
  std::vector<std::string> kept;
  for (auto id = selected_.rbegin(); id != selected_.rend(); ++id) {
    const auto event = occurrence_of(*id);
    if (event && selected_events_.insert(*event).second) kept.push_back(std::move(*id));
  }
  selected_.assign(kept.rbegin(), kept.rend());
}

void Project::light(std::vector<std::string> ids) {
  ++shown_revision_;
  lit_ = std::move(ids);
  lit_events_.clear();
  for (const std::string& id : lit_) {
    if (const auto event = occurrence_of(id)) lit_events_.insert(*event);
  }
}

void Project::focus_on(store::Row row) {
  document_ = snapshot().events().document[row];
  const event::Event& e = snapshot().event(row);
  if (e.mentions.empty()) return;
  focus_ = SentenceRef{document_, e.mentions.front().sentence};
  focus_revision_ = ++focus_sets_;
}

void Project::focus_on(const SentenceRef& sentence) {
  if (sentence.document >= snapshot().documents().size()) return;
  document_ = sentence.document;
  focus_ = sentence;
  focus_revision_ = ++focus_sets_;
}

std::optional<time::Minute> Project::time_of(store::Row row) const {
  if (snapshot().events().dated[row] == 0) return std::nullopt;
  return step_time(snapshot().times(row));
}

/// A selection that the playhead, the timeline or the map does not show would be no answer to a
/// click; what they show already stays as it is. They show the telling that leads.
void Project::bring_into_view(store::Row telling) {
  const store::Row row = lead(telling).value_or(telling);
  const event::Event& e = snapshot().event(row);
  if (const auto at = time_of(row)) {
    const auto begins = snapshot().times(row).whole.earliest.value_or(*at);
    if (clock_.playhead() < begins || (clock_.playhead() < *at && clock_.direction() == 0)) {
      clock_.stop();
      clock_.set_playhead(*at);
    }
    if (!window_.contains(*at)) window_ = moved_to_show(window_, *at);
  }
  if (e.place) {
    const geo::WorldPoint point = geo::to_world(e.place->at);
    if (!shows(camera_, map_size_, point, 24)) fly_to({point, camera_.zoom});
  }
}

std::optional<TimeRange> Project::range() const {
  if (!filter_.from || !filter_.to || *filter_.to <= *filter_.from) return std::nullopt;
  return TimeRange{*filter_.from, *filter_.to};
}

std::string Project::elsewhere(time::Minute at) const {
  const std::optional<int>& zone = settings_.display.zone;
  const event::Document* document = current();
  if (!zone || document == nullptr || !document->utc_offset_minutes ||
      *document->utc_offset_minutes == *zone || snapshot().day_zero() == time::DayZero::story)
    return "";
  return time::elsewhere_phrase(at, *document->utc_offset_minutes, *zone);
}

TimeRange Project::ends() const {
  if (const auto chosen = range()) return *chosen;
  if (extent_ && !home_.contains(clock_.playhead()) && extent_->contains(clock_.playhead())) {
    return *extent_;
  }
  return home_;
}

void Project::set_playhead(time::Minute at) {
  clock_.set_playhead(at);
  if (!window_.contains(at)) window_ = moved_to_show(window_, at);
}

void Project::go_to(const time::Bounds& bounds) {
  clock_.stop();
  const auto at = bounds.latest ? bounds.latest : bounds.earliest;
  if (!at) return;
  // A day goes to its end, so that what happened on it is shown.
  clock_.set_playhead(*at);
  if (bounds.earliest && bounds.latest && *bounds.latest - *bounds.earliest > window_.length()) {
    window_ = clamped({*bounds.earliest, *bounds.latest});
  }
  if (!window_.contains(*at)) window_ = moved_to_show(window_, *at);
}

void Project::go_to(const GoToPlace& place) {
  pin_ = Pin{place.at, place.label};
  constexpr double kLeastKm = 3;
  constexpr double kMostKm = 3000;
  constexpr double kSpotZoom = 9;  // a spot, with the towns around that say where it is
  constexpr double kAroundTheWorldKm = 40075;
  const geo::WorldPoint at = geo::to_world(place.at);
  const double shrink = std::max(0.05, std::cos(place.at.lat() * std::numbers::pi / 180));
  const double half = std::clamp(place.radius_km, kLeastKm, kMostKm) / (kAroundTheWorldKm * shrink);
  const geo::WorldBox box{at.x - half, at.y - half, at.x + half, at.y + half};
  Camera to = fitted(box, map_size_, 70, std::max(kSpotZoom, camera_.zoom), camera_at_hand());
  to.centre = at;
  fly_to(to);
}

void Project::step_event(int by) {
  struct Stop {
    time::Minute at;
    store::Row row;
    auto operator<=>(const Stop&) const = default;
  };
  std::vector<Stop> stops;
  for (const store::Row row : shown()) {
    if (const auto at = time_of(row)) stops.push_back({*at, row});
  }
  if (stops.empty() || by == 0) return;
  std::ranges::sort(stops);
  // From the selected event while the playhead is still at it, else from the playhead.
  Stop here{clock_.playhead(), by > 0 ? std::numeric_limits<store::Row>::max() : 0};
  if (const auto telling = primary()) {
    const store::Row row = lead(*telling).value_or(*telling);
    const auto at = time_of(row);
    if (at && *at == clock_.playhead()) here = {*at, row};
  }
  clock_.stop();
  auto next =
      by > 0 ? std::ranges::upper_bound(stops, here) : std::ranges::lower_bound(stops, here);
  if (by > 0 ? next == stops.end() : next == stops.begin()) return;  // stops at the ends
  const auto left = by > 0 ? stops.end() - next - 1 : next - stops.begin();
  next += by > 0 ? std::min<std::ptrdiff_t>(by - 1, left) : std::max<std::ptrdiff_t>(by, -left);
  const Stop stop = *next;
  apply_selection({snapshot().event(stop.row).id}, false);
  set_playhead(stop.at);
}

void Project::step_day(int by) {
  clock_.stop();
  // From the middle of a day to its border first: each step ends where a day ends.
  const time::Minute at = clock_.playhead();
  const time::Minute day = time::Minute::start_of(at.day());
  const bool at_border = at == day;
  const int days = by > 0 ? by : by + (at_border ? 0 : 1);
  const TimeRange all = extent_.value_or(home_);
  set_playhead(std::clamp(day + days * kDay, std::min(all.from, at), std::max(all.to, at)));
}

void Project::set_camera(const Camera& camera) {
  flight_.reset();
  looked_ = true;
  camera_ = camera;
}

void Project::fly_to(Camera camera) {
  looked_ = true;
  camera.conic = conic();
  camera = clamped(camera, map_size_);
  if (camera == camera_) return;
  flight_ = Flight{camera_, camera, 0};
}

Camera Project::camera_at_hand() const {
  Camera camera = camera_;
  camera.conic = conic();
  return clamped(camera, map_size_);
}

/// A flight under way goes on to where it leads, in the other projection.
void Project::set_projection(Projection projection) {
  if (projection == settings_.projection) return;
  settings_.projection = projection;
  const bool looked = looked_;
  if (flight_ && flight_->ground) {
    const auto [camera, size] = *flight_->ground;
    fly_to_ground(camera, size);
  } else {
    fly_to(flight_ ? flight_->to : camera_);
  }
  looked_ = looked;
}

void Project::fit(const std::vector<store::Row>& rows, double most_zoom) {
  if (const auto box = box_of(snapshot(), rows)) {
    fly_to(fitted(*box, map_size_, 70, most_zoom, camera_at_hand()));
  }
}

bool Project::tick(double seconds) {
  bool moved = clock_.tick(seconds, ends());
  if (clock_.direction() != 0) window_ = moved_to_show(window_, clock_.playhead());
  if (flight_) {
    flight_->seconds += seconds;
    const double t =
        settings_.display.still ? 1.0 : std::min(1.0, flight_->seconds / kFlightSeconds);
    camera_ = clamped(between(flight_->from, flight_->to, t * t * (3 - 2 * t)), map_size_);
    if (t >= 1) flight_.reset();
    moved = true;
  }
  if (moved) {
    ++revision_;
    filter_by_view();
  }
  return moved;
}

}  // namespace dateline::project
