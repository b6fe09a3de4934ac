#include "scene/snapshot_marks.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/translate.hpp"
#include "geo/geodesic.hpp"
#include "scene/kind_words.hpp"
#include "time/calendar.hpp"
#include "time/phrase.hpp"

namespace dateline::scene {
namespace {

using base::mark_in;

constexpr const char* kLabel = "beside a place";
constexpr std::array<const char*, event::kEventTypes> kLabels = {
    mark_in("beside a place", "captured"),   mark_in("beside a place", "clash"),
    mark_in("beside a place", "attack"),     mark_in("beside a place", "air strike"),
    mark_in("beside a place", "shelling"),   mark_in("beside a place", "bombing"),
    mark_in("beside a place", "siege"),      mark_in("beside a place", "abduction"),
    mark_in("beside a place", "arrest"),     mark_in("beside a place", "release"),
    mark_in("beside a place", "evacuation"), mark_in("beside a place", "displacement"),
    mark_in("beside a place", "deployment"), mark_in("beside a place", "withdrawal"),
    mark_in("beside a place", "talks"),      mark_in("beside a place", "agreement"),
    mark_in("beside a place", "aid"),        mark_in("beside a place", "protest"),
    mark_in("beside a place", "statement")};

constexpr const char* kDot = " \u00B7 ";

/// The outline that an event's place is or is a side of; none for what is smaller than a province,
/// or has been put somewhere else.
MapOutline outline_of(const event::Document& document, const event::EventPlace& at) {
  using event::Precision;
  using gazetteer::PlaceKind;
  if (at.mention < 0) return {};
  const gazetteer::Place* place = document.places[static_cast<std::size_t>(at.mention)].place();
  if (place == nullptr || place->key.view() != at.key) return {};
  MapOutline out;
  out.middle = place->at;
  if (place->kind == PlaceKind::country) {
    out.kind = MapOutline::Kind::country;
    out.country = place->country;
  } else if (place->kind == PlaceKind::region && place->feature == "ADM1") {
    out.kind = MapOutline::Kind::province;
  } else {
    return {};
  }
  if (at.precision == Precision::country || at.precision == Precision::region) return out;
  if (at.precision != Precision::relative) return {};
  // "northern Iraq" lies that way from its middle; what is around it has no outline.
  const geo::Geodesic way = geo::geodesic(place->at, at.at);
  if (way.km <= 0 || way.km > static_cast<double>(place->radius_km)) return {};
  out.side_deg = way.bearing_deg;
  return out;
}

std::string words_of(const store::Snapshot& snapshot, const EventMark& mark) {
  const store::Row row = mark.index;
  const event::Event& e = snapshot.event(row);
  std::string out =
      event_label(e) + kDot +
      short_when_label(snapshot.times(row).whole, e.relative, snapshot.document_of(row).date);
  if (!mark.selected && !mark.hovered) return out;
  const std::string told = told_label(snapshot, row);
  return told.empty() ? out : out + kDot + told;
}

/// How many went, where it is told.
double moved(const event::Event& e) {
  constexpr std::array<std::string_view, 5> kWhoGoes = {"evacuated", "fled", "troops", "released",
                                                        "abducted"};
  double out = 0;
  for (const event::Amount& amount : e.numbers) {
    if (std::ranges::find(kWhoGoes, amount.of.str()) == kWhoGoes.end()) continue;
    const auto n = amount.at_most ? amount.at_most : amount.at_least;
    if (n) out = std::max(out, static_cast<double>(*n));
  }
  return out;
}

bool within_past(const time::Bounds& bounds, time::Minute playhead, std::int64_t past) {
  const auto last = bounds.latest ? bounds.latest : bounds.earliest;
  return !last || *last >= playhead - past;
}

}  // namespace

bool is_name(const geoparse::PlaceMention& mention) {
  const auto first = static_cast<unsigned char>(mention.surface.empty() ? 0 : mention.surface[0]);
  const bool capital = first >= 'A' && first <= 'Z';
  return mention.place() != nullptr && mention.role != geoparse::Role::adjective &&
         (capital || first >= 0x80);
}

const char* type_label(event::EventType type) {
  return base::tr_in(kLabel, kLabels[static_cast<std::size_t>(type)]);
}

std::string event_label(const event::Event& event) {
  if (event.status == event::Status::happened) return type_label(event.type);
  const char* const type =
      event.type == event::EventType::capture ? words_of(event.type) : type_label(event.type);
  // Translators: "planned attack": whether an event happened, and its kind.
  return base::tr_format_in("status and kind of an event", "{} {}", words_of(event.status), type);
}

std::string told_label(const store::Snapshot& snapshot, store::Row row) {
  const std::size_t stories = snapshot.stories_telling(row);
  return stories < 2 ? "" : base::tr_count("told by {} story", "told by {} stories", stories);
}

std::string when_label(const time::Bounds& bounds, bool relative) {
  return relative ? time::relative_phrase(bounds) : time::phrase(bounds);
}

std::string when_label(const store::Snapshot& snapshot, store::Row row) {
  return when_label(snapshot.times(row).whole, snapshot.event(row).relative);
}

std::string short_when_label(const time::Bounds& bounds, bool relative,
                             std::optional<time::Days> story_date) {
  if (relative) return when_label(bounds, relative);
  time::Bounds b = bounds;
  if (b.earliest && b.latest && b.earliest->day() != b.latest->day()) {
    b = time::Bounds::of(b.earliest->day(), b.latest->day());
  }
  if (!story_date) return time::phrase(b);
  return time::phrase(b, time::year_of(*story_date));
}

EventMarks marks_of(const store::Snapshot& snapshot, std::span<const store::Row> rows,
                    const MarkOptions& options) {
  EventMarks out;
  out.words = [&snapshot](const EventMark& mark) { return words_of(snapshot, mark); };
  out.marks.reserve(rows.size());
  for (const store::Row row : rows) {
    const event::Event& e = snapshot.event(row);
    const store::EventTimes& times = snapshot.times(row);
    EventMark m;
    m.index = row;
    m.type = e.type;
    m.status = e.status;
    m.selected = options.selected && options.selected(row);
    m.hovered = options.hovered && options.hovered(row);
    m.disputed = times.disputed;
    if (snapshot.events().dated[row] != 0) {
      m.bounds = times.whole;
      m.start = times.start;
      m.end = times.end;
      if (options.playhead) {
        const bool known = m.start.earliest || m.start.latest;
        m.happened = happened_by(known ? m.start : m.bounds, *options.playhead);
        m.opacity = age_opacity(m.bounds, *options.playhead, options.fresh, options.old);
        if (options.past && !within_past(m.bounds, *options.playhead, *options.past)) continue;
      }
    }
    if (e.place) {
      m.at = e.place->at;
      m.area = e.place->area;
      // A whole country in colour would drown the map: only while it is asked for.
      const MapOutline outline = outline_of(snapshot.document_of(row), *e.place);
      const bool country = e.place->precision == event::Precision::country ||
                           outline.kind == MapOutline::Kind::country;
      if (!country || m.selected || m.hovered) {
        m.radius_km = e.place->radius_km;
        m.outline = outline;
      }
      m.place = e.place->name;
      if (options.as_written && e.place->mention >= 0) {
        const auto& places = snapshot.document_of(row).places;
        const auto& mention = places[static_cast<std::size_t>(e.place->mention)];
        if (is_name(mention)) m.place = mention.surface;
      }
      if (e.destination && e.destination->key != e.place->key) {
        m.to = e.destination->at;
      }
      if (e.origin && e.origin->key != e.place->key) m.from = e.origin->at;
      if (m.to || m.from) m.people = moved(e);
    }
    out.marks.push_back(m);
  }
  return out;
}

}  // namespace dateline::scene
