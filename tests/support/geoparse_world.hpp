#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "geoparse/geoparser.hpp"
#include "support/gazetteer_world.hpp"

namespace dateline::tests {

/// A test that looks for places of a small world in texts, with the lexicon that ships.
class GeoparseTest : public ::testing::Test {
 protected:
  /// `tables` is the one layer of the world (see `SmallWorld`).
  explicit GeoparseTest(const std::vector<std::string>& tables)
      : world_({tables}),
        geoparser_(geoparse::Geoparser::open(
                       world_.gazetteer(),
                       std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/geo")
                       .value()) {}

  std::vector<geoparse::PlaceMention> find(const std::string& text,
                                           geoparse::Reasons reasons = geoparse::Reasons::told) {
    story_ = text::make_story(text, "story").value();
    return geoparser_.find(story_, {}, reasons);
  }
  /// "surface=key" of each mention.
  std::vector<std::string> keys(const std::string& text) {
    std::vector<std::string> out;
    for (const geoparse::PlaceMention& m : find(text)) {
      out.push_back(m.surface + "=" + (m.place() == nullptr ? "?" : std::string(m.place()->key)));
    }
    return out;
  }
  /// The first mention of that surface; one without candidates where there is none.
  geoparse::PlaceMention mention(const std::string& text, const std::string& surface,
                                 geoparse::Reasons reasons = geoparse::Reasons::told) {
    for (geoparse::PlaceMention& m : find(text, reasons)) {
      if (m.surface == surface) return std::move(m);
    }
    ADD_FAILURE() << surface << " was not found";
    return {};
  }

  SmallWorld world_;
  geoparse::Geoparser geoparser_;
  text::Story story_;
};

}  // namespace dateline::tests
