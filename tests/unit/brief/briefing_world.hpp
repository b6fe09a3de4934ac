#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "brief/plate.hpp"
#include "project/project.hpp"
#include "support/documents.hpp"

namespace dateline::brief {

inline time::Minute noon(const char* iso) {
  return time::Minute::start_of(*time::parse_iso_date(iso)) + 720;
}

struct Spot {
  const char* name;
  double lng;
  double lat;
};
inline constexpr Spot kTikrit{"Tikrit", 43.68, 34.6};
inline constexpr Spot kBaiji{"Baiji", 43.49, 34.93};
inline constexpr Spot kMosul{"Mosul", 43.13, 36.34};
inline constexpr Spot kBasra{"Basra", 47.78, 30.51};

/// An event of one day at a place, told as it was: with its own actor, so that no two are one.
inline event::Event happening(const char* id, event::EventType type, const char* actor,
                              const Spot& at, const char* day) {
  event::Event e = tests::event_on(id, day, day, type);
  e.timed = true;
  e.actor = e.actor_id = actor;
  e.place = event::EventPlace{};
  e.place->key = e.place->name = at.name;
  e.place->at = *geo::LngLat::from_degrees(at.lng, at.lat);
  e.place->radius_km = 3;
  return e;
}

/// A story of a publisher, told in its own words, so that none is the copy of another.
inline project::DocumentPtr story_by(const char* publisher, const char* day,
                                     std::vector<event::Event> events) {
  auto document = std::make_shared<event::Document>(*tests::document_with(
      std::move(events), std::string(publisher) + " tells of " + publisher + "."));
  document->date = time::parse_iso_date(day);
  document->story.publisher = publisher;
  document->story.id = publisher;
  return document;
}

/// A project of some stories, and a map of 800 by 500.
class BriefingWorld {
 public:
  BriefingWorld() { project.apply(project::SetMapSize{{800, 500}}); }
  void tell(const project::DocumentPtr& story) {
    project.apply(project::StoryRead{story});
    conclude(project);
  }
  /// Looks so many degrees around a place, and captures what is seen as of noon of a day.
  std::size_t capture(const Spot& at, double degrees, const char* day) {
    look(at, degrees);
    project.apply(project::SetPlayhead{noon(day)});
    project.apply(project::CaptureScene{});
    return *curation::place_in(project.briefing(), project.scene());
  }
  void look(const Spot& at, double degrees) {
    const auto a = geo::to_world(at.lng - degrees / 2, at.lat + degrees / 2);
    const auto b = geo::to_world(at.lng + degrees / 2, at.lat - degrees / 2);
    project.apply(project::FitGround{{a.x, a.y, b.x, b.y}});
    land();
  }
  void land() {
    while (project.moving()) project.tick(1);
  }
  [[nodiscard]] const curation::Scene& scene(std::size_t at) const {
    return *project.briefing()[at].scene;
  }
  /// Words of a scene, with all else as it is.
  void caption(std::size_t at, const std::string& words) {
    const curation::Scene was = scene(at);
    project.apply(project::ChangeScene{project.briefing()[at].number, was.kind, was.title, words,
                                       was.notes, was.quote});
  }

  project::Project project;
};

}  // namespace dateline::brief
