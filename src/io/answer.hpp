#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "event/document.hpp"

namespace dateline::io {

/// Versions that an answer carries.
struct AnswerVersions {
  std::string program;
  std::string data;
  std::string model;
};

/// What the program answers; docs/answer.md describes each form. All offsets count code points. All
/// functions are pure and thread-safe; the output is UTF-8.

/// Schema number of the GeoJSON, raised when a field changes its meaning.
inline constexpr int kAnswerSchema = 1;

/// A FeatureCollection (RFC 7946), a feature an event; `indent` < 0 for one line.
[[nodiscard]] std::string to_geojson(
    std::span<const std::shared_ptr<const event::Document>> documents,
    const AnswerVersions& versions, int indent = 1);

/// Parts of the object that answers a document in JSON Lines.
struct AnswerParts {
  bool places = true;
  bool times = true;
  bool events = true;
};

/// {"id", "places", "times", "events"} of one document, as one line (indent < 0) or indented.
[[nodiscard]] std::string to_json(const event::Document& document, const AnswerParts& parts,
                                  int indent = -1);

/// A row an event, with a header; lists joined by " | "; RFC 4180 with CRLF left to the reader (LF
/// here).
[[nodiscard]] std::string to_csv(std::span<const std::shared_ptr<const event::Document>> documents);

/// A chronology for people.
[[nodiscard]] std::string to_text(
    std::span<const std::shared_ptr<const event::Document>> documents);

/// One event as a GeoJSON feature.
[[nodiscard]] nlohmann::ordered_json feature(const event::Document& document,
                                             const event::Event& event);

}  // namespace dateline::io
