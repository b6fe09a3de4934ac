// Events in files of other programs, as a second reader finds them there.

#include "io/export_file.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/markup.hpp"
#include "export_rows.hpp"
#include "io/export_scrub.hpp"
#include "io/gdal_setup.hpp"
#include "io/table_stories.hpp"
#include "support/another_language.hpp"
#include "support/manual_part.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::bare_row;
using tests::file_of;
using tests::full_row;
using Found = std::vector<std::map<std::string, std::string>>;

std::string ending_of(ExportFormat format) {
  for (const ExportFormatName& f : export_formats()) {
    if (f.format == format) return std::string(f.endings.substr(0, f.endings.find(' ')));
  }
  return "";
}

/// What GDAL finds in a file: the fields that are set, and the point as "lon lat".
Found by_gdal(ExportFormat format, const std::string& bytes) {
  tests::TempFolder folder;
  set_up_gdal();
  const auto path = folder.write("events" + ending_of(format), bytes);
  const std::array<const char*, 2> options{"DATE_AS_STRING=YES", nullptr};
  const bool kml = format == ExportFormat::kml || format == ExportFormat::kmz;
  const std::array<const char*, 2> drivers{"LIBKML", nullptr};
  GDALDataset* dataset =
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, kml ? drivers.data() : nullptr,
                        format == ExportFormat::geojson ? options.data() : nullptr);
  if (dataset == nullptr) throw std::runtime_error("GDAL cannot open it");
  Found out;
  for (OGRLayer* layer : dataset->GetLayers()) {
    for (const auto& feature : *layer) {
      auto& row = out.emplace_back();
      for (int i = 0; i < feature->GetFieldCount(); ++i) {
        if (feature->IsFieldSetAndNotNull(i) == 0) continue;
        row[feature->GetFieldDefnRef(i)->GetNameRef()] = feature->GetFieldAsString(i);
      }
      const OGRGeometry* at = feature->GetGeometryRef();
      // A mark beside its outline.
      if (at != nullptr && wkbFlatten(at->getGeometryType()) == wkbGeometryCollection) {
        at = at->toGeometryCollection()->getGeometryRef(0);
      }
      if (at == nullptr || wkbFlatten(at->getGeometryType()) != wkbPoint) continue;
      row["point"] = fmt::format("{:.5f} {:.5f}", at->toPoint()->getX(), at->toPoint()->getY());
    }
  }
  GDALClose(dataset);
  return out;
}

const std::vector<ExportFormat> kByGdal{ExportFormat::geojson, ExportFormat::csv,
                                        ExportFormat::kml,     ExportFormat::kmz,
                                        ExportFormat::gpkg,    ExportFormat::flatgeobuf};

TEST(Export, EveryFormatOfGeodataIsReadByGdalWithPointAndFields) {
  const ExportRow row = full_row();
  const std::string point = fmt::format("{:.5f} {:.5f}", row.place->at.lng(), row.place->at.lat());
  for (const ExportFormat format : kByGdal) {
    const Found found = by_gdal(format, file_of(format, {row}));
    ASSERT_EQ(found.size(), 1U) << ending_of(format);
    if (format != ExportFormat::csv) {
      EXPECT_EQ(found[0].at("point"), point) << ending_of(format);
    }
    for (const ExportField& field : export_fields()) {
      const std::string value = in_words(field.of(row));
      const auto at = found[0].find(std::string(field.name));
      EXPECT_EQ(at == found[0].end() ? "" : at->second, value)
          << ending_of(format) << ", " << field.name;
    }
  }
}

TEST(Export, TheSameEventsGiveTheSameBytes) {
  for (const ExportFormatName& f : export_formats()) {
    const std::vector<ExportRow> rows{full_row(), full_row()};
    EXPECT_EQ(file_of(f.format, rows), file_of(f.format, rows)) << f.name;
  }
}

TEST(Export, FilesAreTheSameWhateverTheWindowSpeaks) {
  const std::vector<ExportRow> rows{full_row(), bare_row()};
  std::map<ExportFormat, std::string> in_english;
  for (const ExportFormatName& f : export_formats()) in_english[f.format] = file_of(f.format, rows);
  const std::string when = full_row().when_in_words();
  const tests::AnotherLanguage spoken;
  ASSERT_NE(full_row().when_in_words(), when) << "nothing of it would be translated";
  for (const ExportFormatName& f : export_formats()) {
    EXPECT_EQ(file_of(f.format, rows), in_english[f.format]) << f.name;
  }
}

TEST(Export, AFileWithoutEventsCanBeReadToo) {
  for (const ExportFormatName& f : export_formats()) {
    const std::string bytes = file_of(f.format, {});
    EXPECT_FALSE(bytes.empty()) << f.name;
  }
  EXPECT_TRUE(by_gdal(ExportFormat::gpkg, file_of(ExportFormat::gpkg, {})).empty());
  EXPECT_TRUE(by_gdal(ExportFormat::flatgeobuf, file_of(ExportFormat::flatgeobuf, {})).empty());
  EXPECT_TRUE(by_gdal(ExportFormat::geojson, file_of(ExportFormat::geojson, {})).empty());
}

TEST(Export, EventsWithoutAPlaceAreKeptWhereAFormatHasRoomForThem) {
  for (const ExportFormat format :
       {ExportFormat::geojson, ExportFormat::csv, ExportFormat::gpkg, ExportFormat::kml}) {
    EXPECT_EQ(by_gdal(format, file_of(format, {full_row(), bare_row()})).size(), 2U)
        << ending_of(format);
    EXPECT_EQ(left_out_by(format, std::vector{full_row(), bare_row()}), 0U);
  }
  const auto format = ExportFormat::flatgeobuf;
  EXPECT_EQ(by_gdal(format, file_of(format, {full_row(), bare_row()})).size(), 1U);
  EXPECT_EQ(left_out_by(format, std::vector{full_row(), bare_row()}), 1U);
}

TEST(Export, CellsOfCsvAreNoFormulasButNumbersStayNumbers) {
  ExportRow row = full_row();
  row.actor = "=HYPERLINK(\"https://evil.example\",\"click\")";
  row.target = "@SUM(1)";
  row.tellings[0].title = "-12 and falling";
  row.tellings[0].publisher = "+1";
  row.place->at = *geo::LngLat::from_degrees(-12.5, -3.25);
  row.tellings[0].quotes = {{"\tTabbed, \"quoted\"\nand two lines", ""}};
  const std::string csv = file_of(ExportFormat::csv, {row});
  EXPECT_THAT(csv, HasSubstr(R"x(,"'=HYPERLINK(""https://evil.example"",""click"")",)x"));
  EXPECT_THAT(csv, HasSubstr(",\"'@SUM(1)\","));
  EXPECT_THAT(csv, HasSubstr(",\"'-12 and falling\",\"+1\","));
  EXPECT_THAT(csv, HasSubstr(",-3.25,-12.5,"));
  EXPECT_THAT(csv, HasSubstr(",\"'\tTabbed, \"\"quoted\"\"\nand two lines\","));
  EXPECT_TRUE(csv.ends_with("\r\n"));
  ExportLook look = tests::a_look();
  look.bom = true;
  EXPECT_TRUE(export_csv(std::vector{row}, look).starts_with("\xEF\xBB\xBFid,"));
}

TEST(Export, KmlHasTimesFoldersAndOurColours) {
  ExportRow planned = full_row();
  planned.status = event::Status::planned;
  planned.type = event::EventType::protest;
  ExportLook look = tests::a_look();
  const std::string kml = export_kml(std::vector{full_row(), planned}, look);
  EXPECT_THAT(kml, HasSubstr("<TimeSpan><begin>2014-06-12T09:10:00+03:00</begin>"
                             "<end>2014-06-14</end></TimeSpan>"));
  EXPECT_THAT(kml, HasSubstr("<name>protest</name>"));
  const auto red = 0x10 * static_cast<int>(event::family(event::EventType::airstrike));
  EXPECT_THAT(kml, HasSubstr(fmt::format("<color>cc8040{:02x}</color>", red)));
  EXPECT_THAT(kml, HasSubstr("Jets struck &amp;lt;the&amp;gt; depot"));
  look.folders = ExportLook::Folders::story;
  EXPECT_THAT(export_kml(std::vector{full_row(), planned}, look),
              HasSubstr("<Folder>\n      <name>The headline of it</name>"));
}

TEST(Export, LinkedPlacesAreOneAPlaceWithNameTimesAndItsEvents) {
  ExportRow later = full_row();
  later.id = "e77later";
  const auto json =
      nlohmann::json::parse(file_of(ExportFormat::linked_places, {full_row(), later, bare_row()}));
  EXPECT_EQ(json["type"], "FeatureCollection");
  EXPECT_THAT(json["@context"].get<std::string>(), HasSubstr("linkedplaces-context"));
  ASSERT_EQ(json["features"].size(), 1U);
  const auto& f = json["features"][0];
  EXPECT_EQ(f["type"], "Feature");
  EXPECT_EQ(f["@id"], "#place-1");
  EXPECT_EQ(f["geometry"]["type"], "GeometryCollection");
  EXPECT_EQ(f["geometry"]["geometries"][0]["type"], "Point");
  EXPECT_EQ(f["geometry"]["geometries"][1]["coordinates"][0].size(), 4U);
  EXPECT_EQ(f["properties"]["title"], f["names"][0]["toponym"]);
  EXPECT_EQ(f["links"][0]["type"], "closeMatch");
  ASSERT_EQ(f["when"]["timespans"].size(), 2U);
  EXPECT_EQ(f["when"]["timespans"][0]["start"]["earliest"], "2014-06-12T09:10+03:00");
  EXPECT_EQ(f["when"]["timespans"][0]["end"]["latest"], "2014-06-14T22:19+03:00");
  EXPECT_EQ(f["descriptions"][0]["@id"], "https://northwire.example/a?b=1&c=2");
  EXPECT_EQ(f["events"].size(), 2U);
  EXPECT_EQ(json["events_without_place"][0]["id"], "e00bare");
}

TEST(Export, ChroniclesQuoteWithTheirSourcesAndNothingInThemIsMarkup) {
  ExportRow row = full_row();
  row.actor = "<script>alert(1)</script> *the* _Ninth_";
  row.tellings[0].url = "javascript:alert(1)";
  const std::string html = file_of(ExportFormat::html, {row});
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("javascript:")));
  EXPECT_THAT(html,
              HasSubstr("<blockquote>Jets struck &lt;the&gt; depot &amp; left.</blockquote>"));
  EXPECT_THAT(html, HasSubstr("The headline of it, Northwire, 2014-06-17"));
  const std::string markdown = file_of(ExportFormat::markdown, {row});
  EXPECT_THAT(markdown, HasSubstr("> Jets struck &lt;the> depot &amp; left."));
  EXPECT_THAT(markdown, HasSubstr("\\*the\\* \\_Ninth\\_"));
  EXPECT_THAT(markdown, Not(HasSubstr("](javascript")));
  EXPECT_THAT(file_of(ExportFormat::markdown, {full_row()}),
              HasSubstr("\u2014 [The headline of it, Northwire, 2014-06-17]"
                        "(https://northwire.example/a?b=1&c=2)"));
}

TEST(Export, FormatsAreKnownByEndingAndByName) {
  EXPECT_EQ(export_format_of("a/b.GeoJSON"), ExportFormat::geojson);
  EXPECT_EQ(export_format_of("b.htm"), ExportFormat::html);
  EXPECT_FALSE(export_format_of("b.docx"));
  EXPECT_FALSE(export_format_of("csv"));
  for (const ExportFormatName& f : export_formats()) {
    EXPECT_EQ(export_format_named(f.name), f.format);
  }
}

constexpr std::array kReadAgain{
    ExportFormat::csv, ExportFormat::gpkg,       ExportFormat::geojson,      ExportFormat::kml,
    ExportFormat::kmz, ExportFormat::flatgeobuf, ExportFormat::linked_places};

/// Rows that were written as a table and read by Dateline as one.
std::vector<ExportRow> read_again(ExportFormat format, const std::vector<ExportRow>& rows) {
  tests::TempFolder folder;
  const auto path = folder.write("events" + ending_of(format), file_of(format, rows));
  const auto lexicon = std::make_shared<const tabular::Lexicon>(
      tabular::Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table")
          .value());
  const auto preview = preview_table(path, lexicon);
  if (!preview) throw std::runtime_error(preview.error().to_string());
  EXPECT_EQ(preview->guess.title, "Dateline");
  std::vector<std::shared_ptr<const event::Document>> pages;
  const auto done = read_table(path, preview->guess.mapping, *lexicon,
                               &tests::shipped_reader().gazetteer(), [&](auto page) {
                                 if (page) {
                                   pages.push_back(page->document);
                                 } else {
                                   ADD_FAILURE() << page.error().to_string();
                                 }
                                 return true;
                               });
  if (!done) throw std::runtime_error(done.error().to_string());
  return export_rows(store::Snapshot(std::move(pages)), {}, {});
}

/// Where events that came in again are not what went out: all fields must be the same but the id of
/// the story, which is another, and what other stories tell, as a table does not name these.
std::vector<std::string> lost(const std::vector<ExportRow>& out, const std::vector<ExportRow>& in) {
  std::map<std::string, const ExportRow*> by_id;
  for (const ExportRow& row : in) by_id[row.id] = &row;
  std::vector<std::string> lost;
  if (out.size() != in.size()) lost.push_back(fmt::format("{} of {}", in.size(), out.size()));
  for (const ExportRow& row : out) {
    const auto again = by_id.find(row.id);
    if (again == by_id.end()) {
      lost.push_back(row.id);
      continue;
    }
    for (const ExportField& field : export_fields()) {
      if (field.name == "document" || field.name == "stories") continue;
      if (field.name == "also_told" && row.stories > 1) continue;
      const std::string was = in_words(field.of(row));
      const std::string is = in_words(field.of(*again->second));
      if (was != is) lost.push_back(fmt::format("{} {}: {} -> {}", row.id, field.name, was, is));
    }
  }
  return lost;
}

TEST(Export, WhatWentOutComesInAgainAsTheSameEvents) {
  const auto rows = export_rows(tests::snapshot_of(tests::read_annotated_stories(12)), {}, {});
  ASSERT_GT(rows.size(), 60U);
  std::vector<ExportRow> placed = rows;
  std::erase_if(placed, [](const ExportRow& r) { return !r.place; });
  for (const ExportFormat format : kReadAgain) {
    const auto& out = format == ExportFormat::flatgeobuf ? placed : rows;
    EXPECT_THAT(lost(out, read_again(format, out)), testing::IsEmpty()) << ending_of(format);
  }
}

/// Stories whose events are drawn as wedges, corridors, halves and provinces, and begin and end.
std::vector<event::Document> stories_of_outlines() {
  std::vector<event::Document> out;
  out.push_back(tests::read_text(
      "BAGHDAD, June 16, 2014 (Northwire) - Rebels attacked a convoy 40 km north of Mosul on June "
      "12, 2014. Troops shelled eastern Mosul from June 10 to June 14, 2014. Gunmen attacked a bus "
      "between Ramadi and Falluja on June 11, 2014. Fighting spread in Anbar province on June 13, "
      "2014. Jets bombed targets in northern Iraq on June 9, 2014."));
  out.back().story.id = "outlines";
  out.push_back(tests::read_text("Troops shelled Baiji from Monday to Wednesday."));
  out.back().story.id = "undated";
  return out;
}

TEST(Export, OutlinesAndBeginningAndEndComeInAgainInEveryFormat) {
  const auto rows = export_rows(tests::snapshot_of(stories_of_outlines()), {}, {});
  std::size_t outlines = 0;
  std::size_t apart = 0;
  for (const ExportRow& row : rows) {
    outlines += row.place && !row.place->area.empty() ? 1U : 0U;
    apart += row.start.earliest && row.end.latest ? 1U : 0U;
  }
  ASSERT_GE(outlines, 3U);
  ASSERT_GE(apart, 1U);
  for (const ExportFormat format : kReadAgain) {
    const auto again = read_again(format, rows);
    EXPECT_THAT(lost(rows, again), testing::IsEmpty()) << ending_of(format);
    std::map<std::string, const ExportRow*> by_id;
    for (const ExportRow& row : again) by_id[row.id] = &row;
    for (const ExportRow& row : rows) {
      ASSERT_TRUE(by_id.contains(row.id)) << ending_of(format);
      const ExportRow& is = *by_id[row.id];
      if (row.place) {
        EXPECT_EQ(is.place->area, row.place->area) << ending_of(format);
      }
      EXPECT_EQ(is.start, row.start) << ending_of(format) << row.id;
      EXPECT_EQ(is.end, row.end) << ending_of(format) << row.id;
    }
  }
}

TEST(Export, WordsThatLookLikeFormulasComeInAgainAsTheyWere) {
  ExportRow row = full_row();
  row.actor = "=A1";
  row.target = "'=A1";
  const auto again = read_again(ExportFormat::csv, {row});
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].actor, "=A1");
  EXPECT_EQ(again[0].target, "'=A1");
}

/// The fields of one row that a file in a format keeps.
std::vector<std::string> kept_by(ExportFormat format, const ExportRow& row) {
  const std::string bytes = file_of(format, {row});
  Found found(1);
  if (std::ranges::find(kByGdal, format) != kByGdal.end()) found = by_gdal(format, bytes);
  if (format == ExportFormat::linked_places) {
    const auto json = nlohmann::json::parse(bytes);
    for (const auto& [key, value] : json["features"][0]["events"][0].items()) {
      found[0][key] = value.is_string() ? value.get<std::string>() : value.dump();
    }
  }
  // Chronologies have no fields: each part of a list must stand there in words.
  const auto stands = [&](const std::string& value) {
    for (std::size_t at = 0; at != std::string::npos;) {
      const std::size_t end = value.find(" | ", at);
      const std::string part = value.substr(at, end == std::string::npos ? end : end - at);
      const std::string written = format == ExportFormat::html ? base::escaped_markup(part)
                                                               : part.substr(0, part.find('<'));
      if (bytes.find(written) == std::string::npos) return false;
      at = end == std::string::npos ? end : end + 3;
    }
    return true;
  };
  const bool words = format == ExportFormat::html || format == ExportFormat::markdown;
  std::vector<std::string> out;
  for (const ExportField& field : export_fields()) {
    const std::string value = in_words(field.of(row));
    const std::string name(field.name);
    if (!value.empty() && (words ? stands(value) : found[0][name] == value)) out.push_back(name);
  }
  return out;
}

bool is_relative(std::string_view field) { return field.starts_with("relative_"); }

/// The table of docs/manual/formats.md: which field is in which format.
std::string table_of_fields() {
  const ExportRow full = full_row();
  ExportRow undated = full;  // the fields that only such a story has
  undated.relative = true;
  undated.when =
      time::Bounds::of(time::Days(std::chrono::days(-5)), time::Days(std::chrono::days(-1)));
  undated.start = time::Bounds::of(time::Days(std::chrono::days(-4)));
  undated.end =
      time::Bounds::of(time::Days(std::chrono::days(-3)), time::Days(std::chrono::days(-2)));
  std::string out = "| field | what it is |";
  std::string line = "| --- | --- |";
  std::map<ExportFormat, std::vector<std::string>> kept;
  for (const ExportFormatName& f : export_formats()) {
    out += fmt::format(" {} |", f.name);
    line += " --- |";
    kept[f.format] = kept_by(f.format, full);
    const auto more = kept_by(f.format, undated);
    std::ranges::copy_if(more, std::back_inserter(kept[f.format]), is_relative);
  }
  std::map<std::string, bool> again;
  for (const ExportField& field : export_fields()) again[std::string(field.name)] = true;
  ExportRow alone = full;  // told by no other story
  alone.stories = 1;
  for (const ExportFormat format : kReadAgain) {
    const ExportRow read = read_again(format, {full}).at(0);
    const ExportRow read_alone = read_again(format, {alone}).at(0);
    const ExportRow read_undated = read_again(format, {undated}).at(0);
    for (const ExportField& field : export_fields()) {
      const auto same = [&](const ExportRow& was, const ExportRow& is) {
        const std::string value = in_words(field.of(was));
        return !value.empty() && in_words(field.of(is)) == value;
      };
      const bool there = field.name == "also_told" ? same(alone, read_alone)
                         : is_relative(field.name) ? same(undated, read_undated)
                                                   : same(full, read);
      if (!there) again[std::string(field.name)] = false;
    }
  }
  out += " read again |\n" + line + " --- |\n";
  for (const ExportField& field : export_fields()) {
    const std::string name(field.name);
    out += fmt::format("| `{}` | {} |", name, field.what);
    for (const ExportFormatName& f : export_formats()) {
      const auto& names = kept[f.format];
      out += std::ranges::find(names, name) != names.end() ? " yes |" : " \u2013 |";
    }
    out += again[name] ? " yes |\n" : " \u2013 |\n";
  }
  return out;
}

TEST(Export, TheManualTellsWhichFieldIsInWhichFormat) {
  tests::expect_manual_part("formats.md", "fields", table_of_fields());
}

}  // namespace
}  // namespace dateline::io
