#include "event/codes.hpp"

namespace dateline::event {

Codes codes(EventType type) {
  switch (type) {
    case EventType::capture:
      return {"ASSAULT", "192", "Battles"};
    case EventType::clash:
      return {"ASSAULT", "190", "Armed clash"};
    case EventType::attack:
      return {"ASSAULT", "180", "Attack"};
    case EventType::airstrike:
      return {"ASSAULT", "195", "Air/drone strike"};
    case EventType::shelling:
      return {"ASSAULT", "194", "Shelling/artillery/missile attack"};
    case EventType::bombing:
      return {"ASSAULT", "183", "Remote explosive/landmine/IED"};
    case EventType::siege:
      return {"ASSAULT", "191", ""};
    case EventType::abduction:
      return {"ASSAULT", "181", "Abduction/forced disappearance"};
    case EventType::arrest:
      return {"COERCE", "173", "Arrests"};
    case EventType::release:
      return {"YIELD", "0841", ""};
    case EventType::evacuation:
      return {"", "", ""};
    case EventType::displacement:
      return {"", "", ""};
    case EventType::deployment:
      return {"MOBILIZE", "154", ""};
    case EventType::withdrawal:
      return {"YIELD", "0874", "Non-violent transfer of territory"};
    case EventType::talks:
      return {"CONSULT", "040", ""};
    case EventType::agreement:
      return {"AGREE", "0871", "Agreement"};
    case EventType::aid:
      return {"AID", "073", ""};
    case EventType::protest:
      return {"PROTEST", "141", "Protests"};
    case EventType::statement:
      return {"", "010", ""};
  }
  return {};
}

}  // namespace dateline::event
