#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "event/event.hpp"
#include "time/local_time.hpp"

namespace dateline::timeline {

/// What is sure of the order of two events.
enum class Relation : std::uint8_t {
  before,    ///< the first surely ended before the second began
  after,     ///< the first surely began after the second ended
  overlaps,  ///< both surely went on at one time
  unknown
};
[[nodiscard]] std::string_view name(Relation relation);

/// Decided by the bounds alone: before and after only where every reading of the bounds says so,
/// overlaps only where the sure part of one (latest start to earliest end) meets that of the other.
/// Pure. Events counted from a story's unknown day are never ordered against dated ones.
[[nodiscard]] Relation relate(const event::Event& a, const event::Event& b);

/// Indices of the events in the order to tell them: by the earliest they can have begun, then by
/// the latest they can have ended, then as given; what has no bounds comes last. Never puts an
/// event before one that is surely earlier.
[[nodiscard]] std::vector<std::uint32_t> telling_order(std::span<const event::Event> events);

}  // namespace dateline::timeline
