#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gazetteer/place.hpp"
#include "geo/lng_lat.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"

namespace dateline::train {

/// A place that annotators marked. Without a point it only says that the span is a place.
struct GoldPlace {
  text::Span span;
  std::optional<geo::LngLat> at;
  std::string country;  ///< ISO code where the annotation is a country
};

struct Document {
  std::size_t corpus = 0;
  std::size_t index = 0;  ///< in its corpus
  text::Story story;
  std::vector<syntax::Tree> trees;
  std::vector<GoldPlace> all;        ///< as annotated
  std::vector<GoldPlace> outermost;  ///< with points, the longest of overlapping ones, sorted
};

/// Reads a corpus: a JSON array of {"id", "text", "places": [{"start", "end", "lat", "lon",
/// "country"?}]}. `parser` may be null.
[[nodiscard]] base::Result<std::vector<Document>> read_corpus(const std::filesystem::path& path,
                                                              std::size_t number,
                                                              const syntax::Parser* parser);

/// How far an answer is off, km: 0 for the right country; 20039 without an answer.
[[nodiscard]] double error_km(const GoldPlace& gold, const gazetteer::Place* answer);

}  // namespace dateline::train
