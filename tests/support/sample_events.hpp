#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "scene/event_marks.hpp"

namespace dateline::tests {

inline time::Days june(unsigned day) {
  using namespace std::chrono;
  return sys_days{year{2014} / 6 / std::chrono::day{day}};
}

/// A mark at a place, within whole days of June 2014.
inline scene::EventMark mark(event::EventType type, std::string place, std::string what, double lng,
                             double lat, unsigned first, unsigned last,
                             event::Status status = event::Status::happened) {
  scene::EventMark m;
  m.type = type;
  m.status = status;
  m.at = geo::LngLat::from_degrees(lng, lat);
  m.bounds = time::Bounds::of(june(first), june(last));
  m.place = std::move(place);
  m.what = std::move(what);
  return m;
}

/// The days of June 2014 in northern Iraq, as a newsroom would put them on a map: every family of
/// types, several statuses, several events at one place, uncertain places and times.
inline scene::EventMarks iraq_june_2014() {
  using event::EventType;
  using event::Status;
  scene::EventMarks e;
  auto& m = e.marks;
  m.push_back(
      mark(EventType::capture, "Mosul", "captured \u00B7 9\u201310 June", 43.13, 36.34, 9, 10));
  m.push_back(mark(EventType::displacement, "Mosul", "half a million flee \u00B7 10\u201311 June",
                   43.13, 36.34, 10, 11));
  m.push_back(mark(EventType::abduction, "Mosul", "consulate staff held \u00B7 11 June", 43.13,
                   36.34, 11, 11));
  m.push_back(mark(EventType::capture, "Tikrit", "captured \u00B7 11 June", 43.68, 34.6, 11, 11));
  m.push_back(mark(EventType::siege, "Baiji", "refinery besieged \u00B7 since 11 June", 43.49,
                   34.93, 11, 18, Status::ongoing));
  m.push_back(mark(EventType::capture, "Kirkuk", "Peshmerga take over \u00B7 12 June", 44.39, 35.47,
                   12, 12));
  m.push_back(mark(EventType::capture, "Tal Afar", "captured \u00B7 15\u201316 June", 42.45, 36.38,
                   15, 16));
  m.back().happened = 0.6F;
  m.push_back(
      mark(EventType::clash, "Tal Afar", "heavy fighting \u00B7 15 June", 42.45, 36.38, 15, 15));
  m.push_back(mark(EventType::evacuation, "Baghdad", "embassy staff moved \u00B7 15 June", 44.39,
                   33.31, 15, 15, Status::ongoing));
  m.push_back(mark(EventType::deployment, "Baghdad", "marines arrive \u00B7 15 June", 44.39, 33.31,
                   15, 15));
  m.push_back(mark(EventType::bombing, "Baghdad", "car bomb \u00B7 15 June", 44.39, 33.31, 15, 15,
                   Status::reported));
  m.push_back(mark(EventType::deployment, "Persian Gulf", "carrier ordered in \u00B7 14 June", 50.5,
                   27.8, 14, 15));
  m.back().radius_km = 160;
  m.push_back(
      mark(EventType::airstrike, "Anbar", "considered", 42.0, 33.0, 16, 20, Status::considered));
  m.back().radius_km = 90;
  m.push_back(mark(EventType::withdrawal, "Rabia", "army leaves \u00B7 13\u201315 June", 42.1, 36.8,
                   13, 15, Status::reported));
  m.push_back(mark(EventType::clash, "Fallujah", "clashes \u00B7 14 June", 43.78, 33.35, 14, 14));
  m.push_back(
      mark(EventType::talks, "Tehran", "talks offered", 51.42, 35.69, 15, 16, Status::planned));
  m.push_back(
      mark(EventType::statement, "Najaf", "call to arms \u00B7 13 June", 44.33, 32.0, 13, 13));
  m.push_back(mark(EventType::shelling, "Samarra", "mortar fire \u00B7 13\u201314 June", 43.87,
                   34.2, 13, 14));
  m.push_back(mark(EventType::arrest, "Erbil", "denied", 44.01, 36.19, 12, 12, Status::denied));
  m.push_back(mark(EventType::aid, "Khazir", "camp opened \u00B7 12 June", 43.55, 36.28, 12, 12));
  m.push_back(mark(EventType::protest, "Ramadi", "protest \u00B7 10 June", 43.3, 33.42, 10, 10));
  m.push_back(mark(EventType::agreement, "", "talks with no place told", 0, 0, 14, 16));
  m.back().at.reset();
  for (std::uint32_t i = 0; i < m.size(); ++i) m[i].index = i;
  m[6].start = time::Bounds::of(june(15));
  return e;
}

}  // namespace dateline::tests
