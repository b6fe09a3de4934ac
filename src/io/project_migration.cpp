#include "io/project_migration.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "io/project_file.hpp"
#include "io/reader_table.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::json;

/// Calls `each` with the items of a list of objects, and the way to each. What is none is left to
/// the reader.
template <class Each>
void for_each_object(Json& of, const char* field, const std::string& way, const Each& each) {
  if (!of.is_object() || !of.contains(field) || !of[field].is_array()) return;
  Json& list = of[field];
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].is_object()) each(list[i], fmt::format("{}{}[{}]", way, field, i));
  }
}

/// Format 1 had in each `reading` the program, data and model that read the story; format 2 has
/// each three of them once, in `readers`, and in the readings their place there.
void from_1_to_2(Json& file, JsonProblem& problem) {
  constexpr std::array<std::string ReadBy::*, 3> kParts{&ReadBy::program, &ReadBy::data,
                                                        &ReadBy::model};
  constexpr std::array<const char*, 3> kFields{"program", "data", "model"};
  ReaderTable readers;
  const auto in_story = [&](Json& story, const std::string& way) {
    if (!story.is_object() || !story.contains("reading") || !story["reading"].is_object()) return;
    Json& reading = story["reading"];
    JsonFields fields(reading, way + ".reading", problem);
    ReadBy by;
    for (std::size_t i = 0; i < kFields.size(); ++i) by.*kParts[i] = fields.text(kFields[i]);
    if (fields.has("by")) fields.bad("by", "is no field of it", "Take it out");
    for (const char* field : kFields) reading.erase(field);
    reading["by"] = readers.place_of(by);
  };
  for_each_object(file, "stories", "", in_story);
  for (const char* steps : {"done", "undone"}) {
    for_each_object(file, steps, "", [&](Json& step, const std::string& step_way) {
      for_each_object(step, "changes", step_way + ".", [&](Json& change, const std::string& way) {
        if (change.contains("to")) in_story(change["to"], way + ".to");
      });
    });
  }
  if (file.contains("readers")) {
    problem.tell(base::ErrorCode::bad_format, "", "\"readers\" is no field of it", "Take it out");
  }
  Json& list = file["readers"] = Json::array();
  for (const ReadBy& by : readers.all()) {
    list.push_back({{"program", by.program}, {"data", by.data}, {"model", by.model}});
  }
}

/// Format 3 has scenes.
void from_2_to_3(Json& file, JsonProblem& problem) {
  if (file.contains("scenes")) {
    problem.tell(base::ErrorCode::bad_format, "", "\"scenes\" is no field of it", "Take it out");
  }
  file["scenes"] = Json::array();
}

/// Format 4 may say more of how a view or a scene looks at things; left out, all of it is as it
/// was.
void from_3_to_4(Json&, JsonProblem&) {}

/// Format 5 has layers.
void from_4_to_5(Json& file, JsonProblem& problem) {
  if (file.contains("layers")) {
    problem.tell(base::ErrorCode::bad_format, "", "\"layers\" is no field of it", "Take it out");
  }
  file["layers"] = Json::array();
}

/// Format 6 may say which layers a scene shows; left out, they are as they were.
void from_5_to_6(Json&, JsonProblem&) {}

/// Format 7 has what was said of the columns of tables.
void from_6_to_7(Json& file, JsonProblem& problem) {
  if (file.contains("tables")) {
    problem.tell(base::ErrorCode::bad_format, "", "\"tables\" is no field of it", "Take it out");
  }
  file["tables"] = Json::array();
}

using Migration = void (*)(Json&, JsonProblem&);
/// The i-th goes on from format i + 1.
constexpr std::array<Migration, ProjectFile::kVersion - 1> kMigrations{
    from_1_to_2, from_2_to_3, from_3_to_4, from_4_to_5, from_5_to_6, from_6_to_7};

}  // namespace

void migrate(Json& file, int version, JsonProblem& problem) {
  for (int v = version; v < ProjectFile::kVersion && !problem.any(); ++v) {
    kMigrations[static_cast<std::size_t>(v - 1)](file, problem);
  }
  file["version"] = ProjectFile::kVersion;
}

}  // namespace dateline::io
