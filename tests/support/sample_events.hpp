#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "scene/event_marks.hpp"

namespace dateline::tests {

inline time::Days june(unsigned day) {
  using namespace std::chrono;
  return sys_days{year{2014} / 6 / std::chrono::day{day}};
}

/// A mark at a place, whose name must outlive it, within whole days of June 2014.
inline scene::EventMark mark(event::EventType type, std::string_view place, double lng, double lat,
                             unsigned first, unsigned last,
                             event::Status status = event::Status::happened) {
  scene::EventMark m;
  m.type = type;
  m.status = status;
  m.at = geo::LngLat::from_degrees(lng, lat);
  m.bounds = time::Bounds::of(june(first), june(last));
  m.place = place;
  return m;
}

/// The days of June 2014 in northern Iraq, as a newsroom would put them on a map: every family of
/// types, several statuses, several events at one place, uncertain places and times.
inline scene::EventMarks iraq_june_2014() {
  using event::EventType;
  using event::Status;
  scene::EventMarks e;
  auto& m = e.marks;
  std::vector<std::string> what;
  const auto add = [&](EventType type, std::string_view place, std::string_view words, double lng,
                       double lat, unsigned first, unsigned last,
                       Status status = Status::happened) {
    m.push_back(mark(type, place, lng, lat, first, last, status));
    m.back().index = static_cast<std::uint32_t>(what.size());
    what.emplace_back(words);
  };
  add(EventType::capture, "Mosul", "captured \u00B7 9\u201310 June", 43.13, 36.34, 9, 10);
  add(EventType::displacement, "Mosul", "half a million flee \u00B7 10\u201311 June", 43.13, 36.34,
      10, 11);
  add(EventType::abduction, "Mosul", "consulate staff held \u00B7 11 June", 43.13, 36.34, 11, 11);
  add(EventType::capture, "Tikrit", "captured \u00B7 11 June", 43.68, 34.6, 11, 11);
  add(EventType::siege, "Baiji", "refinery besieged \u00B7 since 11 June", 43.49, 34.93, 11, 18,
      Status::ongoing);
  add(EventType::capture, "Kirkuk", "Peshmerga take over \u00B7 12 June", 44.39, 35.47, 12, 12);
  add(EventType::capture, "Tal Afar", "captured \u00B7 15\u201316 June", 42.45, 36.38, 15, 16);
  m.back().happened = 0.6F;
  add(EventType::clash, "Tal Afar", "heavy fighting \u00B7 15 June", 42.45, 36.38, 15, 15);
  add(EventType::evacuation, "Baghdad", "embassy staff moved \u00B7 15 June", 44.39, 33.31, 15, 15,
      Status::ongoing);
  add(EventType::deployment, "Baghdad", "marines arrive \u00B7 15 June", 44.39, 33.31, 15, 15);
  add(EventType::bombing, "Baghdad", "car bomb \u00B7 15 June", 44.39, 33.31, 15, 15,
      Status::reported);
  add(EventType::deployment, "Persian Gulf", "carrier ordered in \u00B7 14 June", 50.5, 27.8, 14,
      15);
  m.back().radius_km = 160;
  add(EventType::airstrike, "Anbar", "considered", 42.0, 33.0, 16, 20, Status::considered);
  m.back().radius_km = 90;
  add(EventType::withdrawal, "Rabia", "army leaves \u00B7 13\u201315 June", 42.1, 36.8, 13, 15,
      Status::reported);
  add(EventType::clash, "Fallujah", "clashes \u00B7 14 June", 43.78, 33.35, 14, 14);
  add(EventType::talks, "Tehran", "talks offered", 51.42, 35.69, 15, 16, Status::planned);
  add(EventType::statement, "Najaf", "call to arms \u00B7 13 June", 44.33, 32.0, 13, 13);
  add(EventType::shelling, "Samarra", "mortar fire \u00B7 13\u201314 June", 43.87, 34.2, 13, 14);
  add(EventType::arrest, "Erbil", "denied", 44.01, 36.19, 12, 12, Status::denied);
  add(EventType::aid, "Khazir", "camp opened \u00B7 12 June", 43.55, 36.28, 12, 12);
  add(EventType::protest, "Ramadi", "protest \u00B7 10 June", 43.3, 33.42, 10, 10);
  add(EventType::agreement, "", "talks with no place told", 0, 0, 14, 16);
  m.back().at.reset();
  m[6].start = time::Bounds::of(june(15));
  e.words = [what](const scene::EventMark& shown) { return what[shown.index]; };
  return e;
}

}  // namespace dateline::tests
