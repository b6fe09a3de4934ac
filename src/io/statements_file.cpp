#include "io/statements_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "time/typed_date.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;
using timeline::GivenOrder;
using timeline::GivenTime;
using timeline::UserStatement;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kLongestId = 200;     // bytes
constexpr std::size_t kLongestNote = 2000;  // code points
constexpr std::uintmax_t kMostBytes = 256U << 20U;
constexpr int kDeepest = 2;  // an object with "days" in it

Error bad_format(std::string message, std::string cure) {
  return {ErrorCode::bad_format, std::move(message), "", std::move(cure)};
}
Error bad_value(std::string message, std::string cure) {
  return {ErrorCode::bad_value, std::move(message), "", std::move(cure)};
}

/// A line as JSON that has each field once and no deeper structure than a statement has.
Result<Json> json_of(std::string_view line) {
  std::vector<std::set<std::string>> keys;
  std::string twice;
  bool too_deep = false;
  const auto look = [&](int depth, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.empty() &&
        !keys.back().insert(value.get<std::string>()).second && twice.empty()) {
      twice = value.get<std::string>();
    }
    const bool opens =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    too_deep = too_deep || (opens && depth >= kDeepest);
    return !too_deep;
  };
  Json j = Json::parse(line, look, false);
  if (too_deep) return bad_format("is nested too deeply", "Write one flat object a line");
  if (j.is_discarded()) {
    return bad_format("is no JSON", R"(Write {"event": "...", "time": "2014-06-11"} on one line)");
  }
  if (!twice.empty()) {
    return bad_format(fmt::format("has \"{}\" twice", twice), "Write it once");
  }
  if (!j.is_object()) return bad_format("is no object", "Write one object a line");
  return j;
}

/// Only fields that are known: a slip of the pen must not pass for nothing said.
Result<void> only(const Json& j, std::span<const std::string_view> fields,
                  std::string_view within) {
  for (const auto& [key, value] : j.items()) {
    if (std::ranges::find(fields, key) == fields.end()) {
      return bad_format(fmt::format("\"{}\" is no field of {}", key.substr(0, 40), within),
                        fmt::format("The fields are {}", fmt::join(fields, ", ")));
    }
  }
  return {};
}

Result<std::string> id_in(const Json& j, const char* field) {
  if (!j.contains(field)) {
    return bad_format(fmt::format("has no \"{}\"", field),
                      "Give the id of an event, as dateline timeline --format json prints it");
  }
  const Json& value = j[field];
  if (!value.is_string() || value.get_ref<const std::string&>().empty() ||
      value.get_ref<const std::string&>().size() > kLongestId) {
    return bad_value(fmt::format("\"{}\" is no id of an event", field),
                     "Give it as dateline timeline --format json prints it, in quotes");
  }
  return value.get<std::string>();
}

/// A word out of those that `values` are called.
template <class Value, std::size_t n>
Result<Value> word_in(const Json& j, const char* field, const std::array<Value, n>& values) {
  std::array<std::string_view, n> names;
  std::ranges::transform(values, names.begin(), [](Value v) { return name(v); });
  const Json& value = j[field];
  if (value.is_string()) {
    const auto at = std::ranges::find(names, value.get_ref<const std::string&>());
    if (at != names.end()) return values[static_cast<std::size_t>(at - names.begin())];
  }
  return bad_value(fmt::format("\"{}\" is none of {}", field, fmt::join(names, ", ")),
                   "Write one of them, in quotes");
}

Result<GivenTime> time_in(const Json& j) {
  const Json& value = j["time"];
  if (!value.is_string()) {
    return bad_value("\"time\" is no text", R"(Write it in quotes, as "2014-06-11")");
  }
  const std::string& text = value.get_ref<const std::string&>();
  // Two days on which a file might be read: what is said must not depend on it.
  const auto on = time::parse_typed(text, *time::parse_iso_date("2001-01-01"));
  if (!on) return bad_value("\"time\": " + on.error().message, on.error().cure);
  const auto later = time::parse_typed(text, *time::parse_iso_date("2002-02-06"));
  if (!later || *later != *on) {
    return bad_value(fmt::format("\"time\": \"{}\" is another time on each day it is read", text),
                     "Write it with its year, as 2014-06-11");
  }
  GivenTime given{GivenTime::Of::whole, *on};
  if (j.contains("of")) {
    const auto of = word_in<GivenTime::Of, 3>(
        j, "of", {GivenTime::Of::whole, GivenTime::Of::begins, GivenTime::Of::ends});
    if (!of) return of.error();
    given.of = *of;
  }
  return given;
}

Result<std::optional<std::int64_t>> days_in(const Json& days, const char* field) {
  if (!days.contains(field)) return std::optional<std::int64_t>{};
  const Json& value = days[field];
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > UserStatement::kMostDays) {
    return bad_value(fmt::format("\"days\": \"{}\" is no number of days", field),
                     fmt::format("Write a whole number from 0 to {}", UserStatement::kMostDays));
  }
  return std::optional(static_cast<std::int64_t>(value.get<std::uint64_t>()));
}

Result<GivenOrder> order_in(const Json& j) {
  using Kind = GivenOrder::Kind;
  GivenOrder order;
  const auto kind = word_in<Kind, 5>(
      j, "is", {Kind::before, Kind::after, Kind::during, Kind::overlaps, Kind::same_time});
  if (!kind) return kind.error();
  order.kind = *kind;
  auto other = id_in(j, "other");
  if (!other) return other.error();
  order.other = std::move(other).value();
  if (!j.contains("days")) return order;
  const Json& days = j["days"];
  if (order.kind != Kind::before && order.kind != Kind::after) {
    return bad_value(fmt::format("\"days\" says nothing of \"{}\"", name(order.kind)),
                     "Leave it out, or write \"before\" or \"after\"");
  }
  if (!days.is_object() || days.empty()) {
    return bad_value("\"days\" says neither \"at_least\" nor \"at_most\"",
                     R"(Write {"at_least": 2, "at_most": 5}, or one of them)");
  }
  static constexpr std::array<std::string_view, 2> kFields{"at_least", "at_most"};
  if (auto known = only(days, kFields, "\"days\""); !known) return known.error();
  const auto least = days_in(days, "at_least");
  if (!least) return least.error();
  const auto most = days_in(days, "at_most");
  if (!most) return most.error();
  if (*least && *most && **least > **most) {
    return bad_value("\"days\": \"at_least\" is over \"at_most\"", "Change them about");
  }
  order.at_least_days = *least;
  order.at_most_days = *most;
  return order;
}

Result<UserStatement> statement_of(std::string_view line) {
  auto json = json_of(line);
  if (!json) return json.error();
  const Json& j = *json;
  static constexpr std::array<std::string_view, 7> kFields{"event", "time", "of",  "is",
                                                           "other", "days", "note"};
  if (auto known = only(j, kFields, "a statement"); !known) return known.error();
  UserStatement out;
  auto event = id_in(j, "event");
  if (!event) return event.error();
  out.event = std::move(event).value();
  if (j.contains("time") == j.contains("is")) {
    return bad_format(
        j.contains("time") ? "has both \"time\" and \"is\"" : "has neither \"time\" nor \"is\"",
        "Say in a line when an event was, or how it stands to another");
  }
  const bool timed = j.contains("time");
  for (const char* field : {"other", "days"}) {
    if (timed && j.contains(field)) {
      return bad_format(fmt::format("\"{}\" does not go with \"time\"", field),
                        "Write the two as two lines");
    }
  }
  if (!timed && j.contains("of")) {
    return bad_format("\"of\" does not go with \"is\"", "Leave it out");
  }
  if (timed) {
    auto given = time_in(j);
    if (!given) return given.error();
    out.says = *given;
  } else {
    auto order = order_in(j);
    if (!order) return order.error();
    if (order->other == out.event) {
      return bad_value("\"other\" is the event itself", "Name another event");
    }
    out.says = std::move(order).value();
  }
  if (j.contains("note")) {
    const Json& note = j["note"];
    if (!note.is_string() ||
        base::count_code_points(note.get_ref<const std::string&>()) > kLongestNote) {
      return bad_value("\"note\" is no text of a length to be shown",
                       fmt::format("Write at most {} characters, in quotes", kLongestNote));
    }
    out.note = note.get<std::string>();
  }
  return out;
}

}  // namespace

Result<std::vector<UserStatement>> read_statements(base::LineReader& lines) {
  std::vector<UserStatement> out;
  for (;;) {
    auto line = lines.next();
    if (!line) return line.error();
    if (!*line) return out;
    if ((*line)->find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string where = fmt::format("{}:{}", lines.name(), lines.line());
    if (out.size() == kMostStatements) {
      return Error{ErrorCode::too_large, fmt::format("more than {} statements", kMostStatements),
                   where, "Split the file"};
    }
    auto statement = statement_of(**line);
    if (!statement) {
      Error error = statement.error();
      error.where = where;
      return error;
    }
    out.push_back(std::move(statement).value());
  }
}

Result<std::vector<UserStatement>> read_statements(const std::filesystem::path& path) {
  const auto bytes = base::read_file(path, kMostBytes);
  if (!bytes) return bytes.error();
  std::size_t at = 0;
  base::LineReader lines(
      [&](char* to, std::size_t size) -> Result<std::size_t> {
        const std::size_t n = bytes->copy(to, size, at);
        at += n;
        return n;
      },
      path.string());
  return read_statements(lines);
}

}  // namespace dateline::io
