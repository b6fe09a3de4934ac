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

}  // namespace dateline::scene
