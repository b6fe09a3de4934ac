#include "timeline/user_statement.hpp"

#include <fmt/format.h>

#include "base/translate.hpp"
#include "time/phrase.hpp"

namespace dateline::timeline {
namespace {

using base::tr_format;

std::string days(std::int64_t n) {
  return base::tr_plain_count("{} day", "{} days", static_cast<std::size_t>(n));
}

/// ", 2 to 5 days between"; "" where they are not counted.
std::string distance(const GivenOrder& order) {
  const auto& least = order.at_least_days;
  const auto& most = order.at_most_days;
  if (least && most && *least == *most) return ", " + tr_format("{} between", days(*least));
  if (least && most) return ", " + tr_format("{} to {} between", *least, days(*most));
  if (least) return ", " + tr_format("at least {} between", days(*least));
  if (most) return ", " + tr_format("at most {} between", days(*most));
  return "";
}

}  // namespace

std::string_view name(GivenTime::Of of) {
  switch (of) {
    case GivenTime::Of::whole:
      return "whole";
    case GivenTime::Of::begins:
      return "begins";
    case GivenTime::Of::ends:
      return "ends";
  }
  return "";
}

std::string_view name(GivenOrder::Kind kind) {
  switch (kind) {
    case GivenOrder::Kind::before:
      return "before";
    case GivenOrder::Kind::after:
      return "after";
    case GivenOrder::Kind::during:
      return "during";
    case GivenOrder::Kind::overlaps:
      return "overlaps";
    case GivenOrder::Kind::same_time:
      return "same_time";
  }
  return "";
}

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::holds:
      return "holds";
    case Outcome::set_aside:
      return "set_aside";
    case Outcome::no_event:
      return "no_event";
  }
  return "";
}

std::string sense(const UserStatement& statement, std::string_view event, std::string_view other) {
  if (const GivenTime* given = statement.time()) {
    const std::string when = time::phrase(given->bounds);
    switch (given->of) {
      case GivenTime::Of::whole:
        return fmt::format("{}: {}", event, when);
      case GivenTime::Of::begins:
        return tr_format("{} began: {}", event, when);
      case GivenTime::Of::ends:
        return tr_format("{} ended: {}", event, when);
    }
  }
  const GivenOrder& order = *statement.order();
  switch (order.kind) {
    case GivenOrder::Kind::before:
      return tr_format("{} was over before {}", event, other) + distance(order);
    case GivenOrder::Kind::after:
      return tr_format("{} began after {}", event, other) + distance(order);
    case GivenOrder::Kind::during:
      return tr_format("{} happened during {}", event, other);
    case GivenOrder::Kind::overlaps:
      return tr_format("{} and {} went on at one time", event, other);
    case GivenOrder::Kind::same_time:
      return tr_format("{} and {} were at the same time", event, other);
  }
  return "";
}

}  // namespace dateline::timeline
