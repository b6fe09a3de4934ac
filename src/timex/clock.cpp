#include "timex/clock.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace dateline::timex {
namespace {

constexpr int kHour = 60;
constexpr int kNoon = 12 * kHour;

/// "four in the afternoon" is 16:00, "nine at night" 21:00, "two in the night" 02:00.
int in_part(int clock, const Entry& part) {
  if (clock >= 13 * kHour) return clock;
  const int in_half = clock % kNoon;
  if (part.value == "AF" || part.value == "EV") return in_half + kNoon;
  if (part.value == "NI" && in_half >= 6 * kHour) return in_half + kNoon;
  return in_half;
}

}  // namespace

std::optional<Parts> spoken_clock(const Parts& parts, std::string_view how) {
  Parts out = parts;
  if (!out.clock) {
    if (!out.number || out.number->unknown) return std::nullopt;
    const double n = out.number->value;
    if (n < 1 || n > 12 || n != std::floor(n)) return std::nullopt;
    out.clock = static_cast<int>(n) * kHour;
    if (how == "half-past") *out.clock += 30;
    if (how == "quarter-past") *out.clock += 15;
    if (how == "quarter-to") *out.clock -= 15;
    out.either_half = true;
    out.number.reset();
  }
  if (out.part != nullptr) {
    out.clock = in_part(*out.clock, *out.part);
    out.either_half = false;
    out.part = nullptr;
  }
  return out;
}

int settled_clock(const Parts& parts, const Talk& talk) {
  const int clock = *parts.clock;
  if (!parts.either_half) return clock;
  const Told* const told = talk.last(Grain::day);
  if (told == nullptr || told->relative || told->grain == Grain::day) return clock;
  const int later = clock % kNoon + kNoon;
  if (told->minute) return *told->minute > clock && *told->minute <= later ? later : clock;
  return told->evening ? later : clock;
}

int nights_before(int clock, const Talk& talk) {
  constexpr int kLate = 18 * kHour;
  constexpr int kSmall = 6 * kHour;
  const Told* const told = talk.last(Grain::day);
  if (told == nullptr || clock > kSmall) return 0;
  const bool late = told->minute ? *told->minute >= kLate : told->night;
  return late && told->grain < Grain::day ? 1 : 0;
}

void set_zone(Answer& answer, int minutes_ahead) {
  answer.zone = minutes_ahead;
  if (!answer.value) return;
  const int size = std::abs(minutes_ahead);
  *answer.value += minutes_ahead == 0 ? "Z"
                                      : fmt::format("{}{:02}:{:02}", minutes_ahead < 0 ? '-' : '+',
                                                    size / kHour, size % kHour);
}

}  // namespace dateline::timex
