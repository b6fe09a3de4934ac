#include "scene/kind_words.hpp"

#include <array>
#include <cstddef>

#include "base/translate.hpp"

namespace dateline::scene {
namespace {

using base::mark_in;

constexpr const char* kType = "kind of event";
constexpr const char* kFamily = "family of kinds of events";
constexpr const char* kStatus = "whether an event happened";
constexpr std::array<const char*, event::kEventTypes> kTypes = {
    mark_in("kind of event", "capture"),    mark_in("kind of event", "clash"),
    mark_in("kind of event", "attack"),     mark_in("kind of event", "airstrike"),
    mark_in("kind of event", "shelling"),   mark_in("kind of event", "bombing"),
    mark_in("kind of event", "siege"),      mark_in("kind of event", "abduction"),
    mark_in("kind of event", "arrest"),     mark_in("kind of event", "release"),
    mark_in("kind of event", "evacuation"), mark_in("kind of event", "displacement"),
    mark_in("kind of event", "deployment"), mark_in("kind of event", "withdrawal"),
    mark_in("kind of event", "talks"),      mark_in("kind of event", "agreement"),
    mark_in("kind of event", "aid"),        mark_in("kind of event", "protest"),
    mark_in("kind of event", "statement"),
};
constexpr std::array<const char*, event::kFamilies> kFamilies = {
    mark_in("family of kinds of events", "control"),
    mark_in("family of kinds of events", "fighting"),
    mark_in("family of kinds of events", "people"),
    mark_in("family of kinds of events", "forces"),
    mark_in("family of kinds of events", "liberty"),
    mark_in("family of kinds of events", "peace"),
};
constexpr std::array<const char*, event::kStatuses> kStatuses = {
    mark_in("whether an event happened", "happened"),
    mark_in("whether an event happened", "ongoing"),
    mark_in("whether an event happened", "reported"),
    mark_in("whether an event happened", "planned"),
    mark_in("whether an event happened", "considered"),
    mark_in("whether an event happened", "denied"),
};

constexpr const char* kPrecision = "how well a place is known";
constexpr std::array<const char*, 6> kPrecisions = {
    mark_in("how well a place is known", "point"),
    mark_in("how well a place is known", "settlement"),
    mark_in("how well a place is known", "area"),
    mark_in("how well a place is known", "region"),
    mark_in("how well a place is known", "country"),
    mark_in("how well a place is known", "relative"),
};
constexpr const char* kPlaceKind = "kind of place";
constexpr std::array<const char*, 9> kPlaceKinds = {
    mark_in("kind of place", "country"),    mark_in("kind of place", "region"),
    mark_in("kind of place", "settlement"), mark_in("kind of place", "district"),
    mark_in("kind of place", "facility"),   mark_in("kind of place", "water"),
    mark_in("kind of place", "relief"),     mark_in("kind of place", "area"),
    mark_in("kind of place", "other"),
};
// Also what base::tr_kept() finds within names of steps.
constexpr std::array<const char*, event::kEventTypes> kTitles = {
    mark_in("in a sentence", "capture"),    mark_in("in a sentence", "clash"),
    mark_in("in a sentence", "attack"),     mark_in("in a sentence", "airstrike"),
    mark_in("in a sentence", "shelling"),   mark_in("in a sentence", "bombing"),
    mark_in("in a sentence", "siege"),      mark_in("in a sentence", "abduction"),
    mark_in("in a sentence", "arrest"),     mark_in("in a sentence", "release"),
    mark_in("in a sentence", "evacuation"), mark_in("in a sentence", "displacement"),
    mark_in("in a sentence", "deployment"), mark_in("in a sentence", "withdrawal"),
    mark_in("in a sentence", "talks"),      mark_in("in a sentence", "agreement"),
    mark_in("in a sentence", "aid"),        mark_in("in a sentence", "protest"),
    mark_in("in a sentence", "statement")};
constexpr std::array<const char*, event::kEventTypes> kTitlesIn = {
    mark_in("in a sentence", "capture in {}"),    mark_in("in a sentence", "clash in {}"),
    mark_in("in a sentence", "attack in {}"),     mark_in("in a sentence", "airstrike in {}"),
    mark_in("in a sentence", "shelling in {}"),   mark_in("in a sentence", "bombing in {}"),
    mark_in("in a sentence", "siege in {}"),      mark_in("in a sentence", "abduction in {}"),
    mark_in("in a sentence", "arrest in {}"),     mark_in("in a sentence", "release in {}"),
    mark_in("in a sentence", "evacuation in {}"), mark_in("in a sentence", "displacement in {}"),
    mark_in("in a sentence", "deployment in {}"), mark_in("in a sentence", "withdrawal in {}"),
    mark_in("in a sentence", "talks in {}"),      mark_in("in a sentence", "agreement in {}"),
    mark_in("in a sentence", "aid in {}"),        mark_in("in a sentence", "protest in {}"),
    mark_in("in a sentence", "statement in {}")};

}  // namespace

const char* words_of(event::EventType type) {
  return base::tr_in(kType, kTypes.at(static_cast<std::size_t>(type)));
}
const char* words_of(event::Family family) {
  return base::tr_in(kFamily, kFamilies.at(static_cast<std::size_t>(family)));
}
const char* words_of(event::Status status) {
  return base::tr_in(kStatus, kStatuses.at(static_cast<std::size_t>(status)));
}
const char* words_of(event::Precision precision) {
  return base::tr_in(kPrecision, kPrecisions.at(static_cast<std::size_t>(precision)));
}
const char* words_of(gazetteer::PlaceKind kind) {
  return base::tr_in(kPlaceKind, kPlaceKinds.at(static_cast<std::size_t>(kind)));
}

std::string event_title(const event::Event& event) {
  const auto type = static_cast<std::size_t>(event.type);
  if (!event.place) return base::tr_in(base::kValue, kTitles.at(type));
  return base::tr_vformat(kTitlesIn.at(type), fmt::make_format_args(event.place->name),
                          base::kValue);
}

}  // namespace dateline::scene
