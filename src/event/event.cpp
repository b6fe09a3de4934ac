#include "event/event.hpp"

#include "base/translate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::event {
namespace {

constexpr std::array<std::string_view, kEventTypes> kTypeNames = {
    "capture",   "clash",     "attack",  "airstrike",  "shelling",     "bombing",    "siege",
    "abduction", "arrest",    "release", "evacuation", "displacement", "deployment", "withdrawal",
    "talks",     "agreement", "aid",     "protest",    "statement"};
constexpr std::array<Family, kEventTypes> kFamilyOf = {
    Family::control,  Family::fighting, Family::fighting, Family::fighting, Family::fighting,
    Family::fighting, Family::control,  Family::liberty,  Family::liberty,  Family::people,
    Family::people,   Family::people,   Family::forces,   Family::forces,   Family::peace,
    Family::peace,    Family::peace,    Family::peace,    Family::peace};
constexpr std::array<std::string_view, kFamilies> kFamilyNames = {"control", "fighting", "people",
                                                                  "forces",  "liberty",  "peace"};
constexpr std::array<std::string_view, kStatuses> kStatusNames = {
    "happened", "ongoing", "reported", "planned", "considered", "denied"};
constexpr std::array<std::string_view, 6> kPrecisionNames = {"point",  "settlement", "area",
                                                             "region", "country",    "relative"};

// What Amount::of counts; tables may count other things.
constexpr const char* kCountedContext = "what is counted";
constexpr std::array<const char*, 10> kCounted = {
    base::mark_in("what is counted", "killed"),    base::mark_in("what is counted", "wounded"),
    base::mark_in("what is counted", "evacuated"), base::mark_in("what is counted", "fled"),
    base::mark_in("what is counted", "troops"),    base::mark_in("what is counted", "abducted"),
    base::mark_in("what is counted", "arrested"),  base::mark_in("what is counted", "released"),
    base::mark_in("what is counted", "besieged"),  base::mark_in("what is counted", "protesters")};

template <class Enum, std::size_t N>
std::optional<Enum> lookup(const std::array<std::string_view, N>& names, std::string_view wanted) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == wanted) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(EventType type) { return kTypeNames.at(static_cast<std::size_t>(type)); }
std::optional<EventType> event_type_from(std::string_view wanted) {
  return lookup<EventType>(kTypeNames, wanted);
}
Family family(EventType type) { return kFamilyOf.at(static_cast<std::size_t>(type)); }
std::string_view name(Family family) { return kFamilyNames.at(static_cast<std::size_t>(family)); }
std::string_view name(Status status) { return kStatusNames.at(static_cast<std::size_t>(status)); }
std::optional<Status> status_from(std::string_view wanted) {
  return lookup<Status>(kStatusNames, wanted);
}
std::string_view name(Precision precision) {
  return kPrecisionNames.at(static_cast<std::size_t>(precision));
}

std::string counted_words(std::string_view of) {
  const auto* const known =
      std::ranges::find_if(kCounted, [&](const char* one) { return of == one; });
  return known == kCounted.end() ? std::string(of) : base::tr_in(kCountedContext, *known);
}

std::string in_words(const Amount& a) {
  std::string number;
  if (a.at_least && a.at_most) {
    number = *a.at_least == *a.at_most ? fmt::format("{}", *a.at_least)
                                       : fmt::format("{}\u2013{}", *a.at_least, *a.at_most);
  } else if (a.at_least) {
    number = base::tr_format("at least {}", *a.at_least);
  } else if (a.at_most) {
    number = base::tr_format("at most {}", *a.at_most);
  } else {
    return a.text;
  }
  return base::tr_format_in("what is counted", "{} {}", number, counted_words(a.of));
}

}  // namespace dateline::event
