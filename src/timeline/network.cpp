#include "timeline/network.hpp"

#include <limits>
#include <string>

#include <fmt/format.h>

namespace dateline::timeline {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kMostConstraints = 1000;

std::string words(Point point) {
  switch (point.kind) {
    case Point::Kind::origin:
      return fmt::format("origin {}", point.id);
    case Point::Kind::start:
      return fmt::format("the start of event {}", point.id);
    case Point::Kind::end:
      break;
  }
  return fmt::format("the end of event {}", point.id);
}

Error error(ErrorCode code, std::string message, std::string cure = {}) {
  return {code, std::move(message), {}, std::move(cure)};
}

/// The table of ids keeps the last number for itself.
bool reserved(std::uint64_t id) { return id == std::numeric_limits<std::uint64_t>::max(); }

}  // namespace

base::Result<void> Network::done() {
  if (!gathering_) acceptance_.settle();
  return {};
}

void Network::settle(const base::StopCheck& stop) {
  gathering_ = false;
  acceptance_.settle(stop);
}

base::Result<void> Network::add_event(EventId event) {
  const auto id = static_cast<std::uint64_t>(event);
  if (has(event) || reserved(id)) {
    return error(ErrorCode::bad_value, fmt::format("there is an event {} already", id));
  }
  if (acceptance_.graph().full()) {
    return error(ErrorCode::too_large, fmt::format("more than {} events", kMostEvents));
  }
  acceptance_.add_event(event);
  return {};
}

base::Result<void> Network::add_origin(OriginId origin) {
  const auto id = static_cast<std::uint64_t>(origin);
  if (has(origin) || reserved(id)) {
    return error(ErrorCode::bad_value, fmt::format("there is an origin {} already", id));
  }
  if (acceptance_.graph().full()) {
    return error(ErrorCode::too_large, fmt::format("more than {} events", kMostEvents));
  }
  acceptance_.add_origin(origin);
  return {};
}

base::Result<void> Network::remove(Point point) {
  const auto index = acceptance_.graph().find(point);
  if (!index) return error(ErrorCode::not_found, fmt::format("{} is not there", words(point)));
  if (*index == kCalendarPoint) {
    return error(ErrorCode::bad_value, "the calendar cannot be taken out");
  }
  if (acceptance_.graph().used(*index)) {
    return error(ErrorCode::bad_value, fmt::format("statements speak of {}", words(point)),
                 "take them out first");
  }
  acceptance_.remove(point);
  return {};
}

base::Result<void> Network::check(const Statement& statement) const {
  const auto id = static_cast<std::uint64_t>(statement.standing.id);
  if (reserved(id) || statement.constraints.size() > kMostConstraints) {
    return error(ErrorCode::bad_value,
                 fmt::format("statement {} has a reserved id or too many constraints", id));
  }
  for (const Constraint& c : statement.constraints) {
    for (const Point& point : {c.from, c.to}) {
      if (!acceptance_.graph().find(point)) {
        return error(
            ErrorCode::not_found,
            fmt::format("statement {} speaks of {}, which is not there", id, words(point)));
      }
    }
    if (c.at_most > Statement::kMostMinutes || c.at_most < -Statement::kMostMinutes) {
      return error(ErrorCode::bad_value,
                   fmt::format("statement {} speaks of {} minutes", id, c.at_most),
                   fmt::format("give at most {}", Statement::kMostMinutes));
    }
  }
  return {};
}

base::Result<void> Network::add(const Statement& statement) {
  const StatementId id = statement.standing.id;
  if (has(id)) {
    return error(ErrorCode::bad_value,
                 fmt::format("there is a statement {} already", static_cast<std::uint64_t>(id)));
  }
  if (auto checked = check(statement); !checked) return checked;
  acceptance_.add(statement);
  return done();
}

base::Result<void> Network::remove(StatementId statement) {
  const auto index = acceptance_.graph().find(statement);
  if (!index) {
    return error(ErrorCode::not_found,
                 fmt::format("there is no statement {}", static_cast<std::uint64_t>(statement)));
  }
  acceptance_.remove(*index);
  return done();
}

base::Result<void> Network::replace(const Statement& statement) {
  const auto index = acceptance_.graph().find(statement.standing.id);
  if (!index) {
    return error(
        ErrorCode::not_found,
        fmt::format("there is no statement {}", static_cast<std::uint64_t>(statement.standing.id)));
  }
  if (auto checked = check(statement); !checked) return checked;
  acceptance_.remove(*index);
  acceptance_.add(statement);
  return done();
}

}  // namespace dateline::timeline
