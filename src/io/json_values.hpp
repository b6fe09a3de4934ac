#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "event/event.hpp"
#include "io/json_fields.hpp"
#include "text/span.hpp"
#include "time/local_time.hpp"

namespace dateline::io {

// How a project's file writes what has a form of its own, and how that is read back; what is not as
// written here is told to the JsonProblem of the fields.

/// "2026-11-28T07:40:12Z" of seconds since 1970-01-01 UTC, years 0 to 9999.
[[nodiscard]] std::string utc_text(std::int64_t seconds);
[[nodiscard]] std::int64_t utc_in(JsonFields& fields, const char* field);

/// [start, end], code points.
[[nodiscard]] nlohmann::ordered_json span_json(text::Span span);
[[nodiscard]] text::Span span_in(JsonFields& fields, const char* field);

/// "2014-06-11T00:00".
[[nodiscard]] std::optional<time::Minute> minute_from(std::string_view text);
/// {"earliest": "2014-06-11T00:00", "latest": ...}, each left out where it is open.
[[nodiscard]] nlohmann::ordered_json bounds_json(const time::Bounds& bounds);
/// Open where the field is missing.
[[nodiscard]] time::Bounds bounds_in(JsonFields& fields, const char* field);

/// [longitude, latitude], degrees, seven digits.
[[nodiscard]] nlohmann::ordered_json position_json(geo::LngLat at);
[[nodiscard]] geo::LngLat position_in(JsonFields& fields, const char* field);

/// {"name", "key", "at", "precision", "radius_km", "area"}.
[[nodiscard]] nlohmann::ordered_json place_json(const event::EventPlace& place);
[[nodiscard]] event::EventPlace place_in(JsonFields fields);

}  // namespace dateline::io
