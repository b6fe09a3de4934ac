#pragma once

#include <memory>
#include <string>
#include <vector>

#include "event/document.hpp"
#include "io/export_file.hpp"
#include "io/export_row.hpp"
#include "read_stories.hpp"
#include "store/snapshot.hpp"

namespace dateline::tests {

/// An event of which everything is known, each by a value that nothing else in it has.
inline io::ExportRow full_row() {
  const auto& world = shipped_reader().gazetteer();
  const auto found = world.find("Mosul");
  const auto mosul = world.place(found.front().id);
  io::ExportRow r;
  r.id = "e77aa55cc33bb1199";
  r.type = event::EventType::airstrike;
  r.status = event::Status::reported;
  r.actor = "the Ninth Squadron";
  r.target = "a fuel depot";
  r.place = io::ExportPlace{
      std::string(mosul.name),
      std::string(mosul.key.view()),
      mosul.at,
      event::Precision::settlement,
      6.25,
      {*geo::LngLat::from_degrees(43.1, 36.2), *geo::LngLat::from_degrees(43.2, 36.2),
       *geo::LngLat::from_degrees(43.2000001, 36.4), *geo::LngLat::from_degrees(43.1, 36.2)}};
  r.destination = io::ExportPlace{"Zummar", "", mosul.at, event::Precision::settlement, 3, {}};
  const time::Days day = *time::parse_iso_date("2014-06-12");
  r.when = {time::Minute::start_of(day) + 550, time::Minute::end_of(day + std::chrono::days(2))};
  r.start = {r.when.earliest, *r.when.earliest + 35};
  r.end = {*r.when.latest - 200, *r.when.latest - 100};
  r.offset = 180;
  r.numbers = {{"killed", 4321, 4330, "", {}, 0}, {"wounded", 611, 622, "", {}, 0}};
  r.confidence = 0.432;
  r.by_hand = "place, verified";
  r.tellings = {
      {"story-abc",
       "The headline of it",
       "Northwire",
       "https://northwire.example/a?b=1&c=2",
       "2014-06-17",
       {{"Jets struck <the> depot & left.", "Colonel Qasim"}, {"It burned for days.", ""}}}};
  r.stories = 7;
  return r;
}

/// One of which next to nothing is known.
inline io::ExportRow bare_row() {
  io::ExportRow r;
  r.id = "e00bare";
  r.type = event::EventType::talks;
  r.tellings = {{"story-xyz", "", "", "", "", {}}};
  r.confidence = 0.5;
  return r;
}

inline io::ExportLook a_look() {
  io::ExportLook look;
  for (std::size_t i = 0; i < look.families.size(); ++i) {
    look.families[i] = {static_cast<std::uint8_t>(0x10 * i), 0x40, 0x80};
  }
  look.denied = {0x77, 0x77, 0x77};
  return look;
}

inline store::Snapshot snapshot_of(std::vector<event::Document> documents) {
  std::vector<std::shared_ptr<const event::Document>> shared;
  for (auto& d : documents) {
    shared.push_back(std::make_shared<const event::Document>(std::move(d)));
  }
  return store::Snapshot(std::move(shared)).concluded();
}

inline std::string file_of(io::ExportFormat format, const std::vector<io::ExportRow>& rows) {
  auto bytes = io::export_file(format, rows, a_look());
  if (!bytes) throw std::runtime_error(bytes.error().to_string());
  return std::move(*bytes);
}

}  // namespace dateline::tests
