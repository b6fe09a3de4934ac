// What was asked to be left out of a file is nowhere in its bytes.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "export_rows.hpp"
#include "geo/geodesic.hpp"
#include "io/export_scrub.hpp"
#include "io/table_stories.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::file_of;

constexpr std::string_view kStory =
    "BAGHDAD, June 16, 2014 (Northwire) - Rebels led by Qasim Halabi captured Tal Afar on Sunday, "
    "police chief Nadim Sarraf said.\n\n"
    "Troops shelled a camp at 36.6341 N, 42.8217 E on June 12, 2014, Northwire reported at "
    "https://northwire.example/x. Army jets bombed a depot at 36.6341, 42.8217 near Mosul on "
    "June 13, 2014, police chief Nadim Sarraf said.";

event::Document story() {
  event::Document d = tests::read_text(kStory);
  d.story.id = "northwire-tal-afar-falls";
  d.story.title = "Tal Afar falls to Qasim Halabi";
  d.story.publisher = "Northwire";
  d.story.url = "https://northwire.example/map?at=36.6341,42.8217";
  return d;
}

std::vector<ExportRow> rows_of(const ExportOptions& options) {
  std::vector<event::Document> documents;
  documents.push_back(story());
  return export_rows(tests::snapshot_of(std::move(documents)), {}, options);
}

/// Each format but KMZ, whose bytes are those of KML packed.
std::vector<std::pair<std::string_view, std::string>> files_of(const ExportOptions& options) {
  std::vector<std::pair<std::string_view, std::string>> out;
  for (const ExportFormatName& f : export_formats()) {
    if (f.format != ExportFormat::kmz)
      out.emplace_back(f.name, file_of(f.format, rows_of(options)));
  }
  return out;
}

bool holds(const std::string& bytes, std::string_view words) {
  return bytes.find(words) != std::string::npos;
}
bool holds(const std::string& bytes, double number) {
  std::string raw(sizeof number, '\0');
  std::memcpy(raw.data(), &number, sizeof number);
  return holds(bytes, raw);
}

TEST(ExportPrivacy, TheFixtureHasAllThatCanBeLeftOut) {
  for (const auto& [name, bytes] : files_of({})) {
    for (const auto* words : {"36.634", "42.8217", "Qasim Halabi", "Northwire", "Tal Afar falls",
                              "Nadim Sarraf", "northwire-tal-afar-falls", "captured Tal Afar on"}) {
      // Chronologies have no ids.
      if ((name == "html" || name == "markdown") &&
          std::string_view(words) == "northwire-tal-afar-falls")
        continue;
      EXPECT_TRUE(holds(bytes, words)) << name << ": " << words;
    }
  }
}

TEST(ExportPrivacy, CoarseCoordinatesAreFineNowhere) {
  ExportOptions options;
  options.coarsen_km = 20;
  std::vector<geo::LngLat> fine;
  for (const ExportRow& row : rows_of({})) {
    if (row.place) fine.push_back(row.place->at);
  }
  ASSERT_FALSE(fine.empty());
  for (const auto& [name, bytes] : files_of(options)) {
    for (const auto* words : {"36.634", "42.82", "coordinates:", "geonames:", "6341", "8217"}) {
      EXPECT_FALSE(holds(bytes, words)) << name << ": " << words;
    }
    for (const geo::LngLat at : fine) {
      EXPECT_FALSE(holds(bytes, at.lat())) << name;
      EXPECT_FALSE(holds(bytes, at.lng())) << name;
      EXPECT_FALSE(holds(bytes, fmt::format("{}", at.lat()))) << name;
    }
    EXPECT_TRUE(holds(bytes, "Qasim Halabi")) << name;
  }
  for (const ExportRow& row : rows_of(options)) {
    if (row.place) {
      EXPECT_GE(row.place->radius_km, 14.1);
    }
  }
}

/// Every number of a place's outline as files write it, in words and in bytes.
bool holds_corner(const std::string& bytes, const std::vector<geo::LngLat>& ring) {
  return std::ranges::any_of(ring, [&](const geo::LngLat& p) {
    return holds(bytes, p.lng()) || holds(bytes, p.lat()) ||
           holds(bytes, fmt::format("{}", p.lng())) || holds(bytes, fmt::format("{}", p.lat()));
  });
}

TEST(ExportPrivacy, OutlinesAreNowhereWhereCoordinatesAreCoarse) {
  const auto rows_of = [](const ExportOptions& options) {
    std::vector<event::Document> documents;
    documents.push_back(
        tests::read_text("BAGHDAD, June 16, 2014 (Northwire) - Rebels attacked a convoy 40 km "
                         "north of Mosul on June "
                         "12, 2014. Troops shelled eastern Mosul on June 10, 2014."));
    return export_rows(tests::snapshot_of(std::move(documents)), {}, options);
  };
  std::vector<geo::LngLat> corners;
  for (const ExportRow& row : rows_of({})) {
    if (row.place) corners.insert(corners.end(), row.place->area.begin(), row.place->area.end());
  }
  ASSERT_GT(corners.size(), 8U);
  ExportOptions options;
  options.coarsen_km = 20;
  for (const ExportFormatName& f : export_formats()) {
    if (f.format == ExportFormat::kmz) continue;
    const std::string coarse = file_of(f.format, rows_of(options));
    EXPECT_FALSE(holds_corner(coarse, corners)) << f.name;
    EXPECT_FALSE(holds(coarse, "POLYGON")) << f.name;
    // Chronologies have no outlines.
    if (f.format == ExportFormat::markdown || f.format == ExportFormat::html) continue;
    EXPECT_TRUE(holds_corner(file_of(f.format, rows_of({})), corners)) << f.name;
  }
  for (const ExportPart part : {ExportPart::names, ExportPart::sources, ExportPart::sentences}) {
    ExportOptions apart;
    apart.leave_out(part);
    const auto rows = rows_of(apart);
    EXPECT_TRUE(std::ranges::any_of(rows, [](const ExportRow& r) {
      return !r.place->area.empty();
    })) << "an outline is neither a name nor a source nor a sentence";
  }
}

TEST(ExportPrivacy, NamesAreNowhereNorWordsThatHoldThem) {
  ExportOptions options;
  options.leave_out(ExportPart::names);
  for (const auto& [name, bytes] : files_of(options)) {
    for (const auto* words : {"Qasim", "Halabi", "Nadim", "Sarraf", "police", "Rebels",
                              "Tal Afar falls", "tal-afar-falls"}) {
      EXPECT_FALSE(holds(bytes, words)) << name << ": " << words;
    }
    EXPECT_TRUE(holds(bytes, "Tal Afar")) << name;
  }
}

TEST(ExportPrivacy, SourcesAreNowhereNotEvenInSentences) {
  ExportOptions options;
  options.leave_out(ExportPart::sources);
  for (const auto& [name, bytes] : files_of(options)) {
    for (const auto* words :
         {"Northwire", "northwire", "Tal Afar falls", "Nadim Sarraf", "https://northwire"}) {
      EXPECT_FALSE(holds(bytes, words)) << name << ": " << words;
    }
    EXPECT_TRUE(holds(bytes, "captured Tal Afar on")) << name;
  }
}

TEST(ExportPrivacy, SentencesAreNowhere) {
  ExportOptions options;
  options.leave_out(ExportPart::sentences);
  for (const auto& [name, bytes] : files_of(options)) {
    for (const auto* words : {"captured Tal Afar on", "shelled a camp", "bombed a depot"}) {
      EXPECT_FALSE(holds(bytes, words)) << name << ": " << words;
    }
    EXPECT_TRUE(holds(bytes, "Northwire")) << name;
  }
}

TEST(ExportPrivacy, IdsThatAreMadeOfTextsGiveWayToNumbers) {
  std::vector<std::string> ids;
  for (const ExportRow& row : rows_of({})) ids.push_back(row.id);
  for (const ExportPart part : {ExportPart::names, ExportPart::sources, ExportPart::sentences}) {
    ExportOptions options;
    options.leave_out(part);
    for (const auto& [name, bytes] : files_of(options)) {
      for (const std::string& id : ids) EXPECT_FALSE(holds(bytes, id)) << name;
    }
  }
}

TEST(ExportPrivacy, CellsOfATableDoNotGoOutWithItsCoordinates) {
  tests::TempFolder folder;
  const auto path = folder.write(
      "secret-36.34-43.13.csv",
      "date,lat,lon,type,notes,source\n2014-06-10,36.34,43.13,IED,By the mill,Radio Nineveh\n");
  const auto lexicon = std::make_shared<const tabular::Lexicon>(
      tabular::Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table")
          .value());
  const auto preview = preview_table(path, lexicon);
  ASSERT_TRUE(preview);
  std::vector<std::shared_ptr<const event::Document>> pages;
  ASSERT_TRUE(read_table(path, preview->guess.mapping, *lexicon, nullptr, [&](auto page) {
    pages.push_back(page->document);
    return true;
  }));
  const store::Snapshot snapshot(pages);
  ExportOptions options;
  options.coarsen_km = 50;
  options.leave_out(ExportPart::sources);
  for (const ExportFormatName& f : export_formats()) {
    if (f.format == ExportFormat::kmz) continue;
    EXPECT_TRUE(holds(file_of(f.format, export_rows(snapshot, {}, {})), "36.34")) << f.name;
    const std::string bytes = file_of(f.format, export_rows(snapshot, {}, options));
    for (const auto* words : {"36.34", "43.13", "secret", "Radio"}) {
      EXPECT_FALSE(holds(bytes, words)) << f.name << ": " << words;
    }
  }
}

TEST(ExportPrivacy, AGridHoldsItsPointsAndManyPointsShareASquare) {
  for (const double km : {0.5, 5.0, 20.0, 100.0, 500.0}) {
    for (double lat = -89; lat < 90; lat += 12.7) {
      for (double lng = -179; lng < 180; lng += 23.3) {
        const auto at = *geo::LngLat::from_degrees(lng, lat);
        const auto middle = coarse(at, km);
        EXPECT_LE(geo::distance_km(at, middle), km * 0.8 + 0.05) << lat << ' ' << lng << ' ' << km;
      }
    }
  }
  EXPECT_EQ(coarse(*geo::LngLat::from_degrees(43.11, 36.31), 20),
            coarse(*geo::LngLat::from_degrees(43.12, 36.32), 20));
}

TEST(ExportPrivacy, CoordinatesInWordsAreTakenOutAndAmountsAreNot) {
  EXPECT_EQ(without_coordinates("at 36.6341 N, 42.8217 E, 12,000 fled"),
            "at [\u2026], 12,000 fled");
  EXPECT_THAT(without_coordinates("x=36.63412 y 42.8"), Not(HasSubstr("36.6")));
  EXPECT_EQ(without_coordinates("3.5 km and 1.25 million"), "3.5 km and 1.25 million");
}

}  // namespace
}  // namespace dateline::io
