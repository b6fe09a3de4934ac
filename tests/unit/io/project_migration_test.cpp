// Projects of earlier formats, as the programs of their time wrote them, open with all that is in
// them, and stay beside as they were.

#include "io/project_migration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "io/project_store.hpp"
#include "support/temp_folder.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using curation::StoryEntry;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Mode = ProjectStore::Mode;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// All files of a folder.
std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& e : fs::directory_iterator(folder)) {
    out[e.path().filename().string()] = bytes_of(e.path());
  }
  return out;
}

/// The way in which format 1 says who read a story, of one that says it as format 2 does.
json as_format_1(json file) {
  const auto in_story = [&](json& story) {
    if (!story.contains("reading")) return;
    json& reading = story["reading"];
    reading.update(file["readers"].at(reading["by"].get<std::size_t>()));
    reading.erase("by");
  };
  for (json& story : file["stories"]) in_story(story);
  for (const char* steps : {"done", "undone"}) {
    for (json& step : file[steps]) {
      for (json& change : step["changes"]) {
        if (change.contains("to")) in_story(change["to"]);
      }
    }
  }
  file.erase("readers");
  file.erase("scenes");
  file.erase("layers");
  file.erase("tables");
  file["version"] = 1;
  return file;
}

class AnEarlierProject : public testing::Test {
 protected:
  explicit AnEarlierProject(const char* format) {
    const fs::path from = fs::path(DATELINE_SOURCE_DIR) / "tests" / "projects" / format;
    for (const auto& e : fs::directory_iterator(from)) {
      fs::copy_file(e.path(), folder_.path() / e.path().filename());
    }
    before_ = files_in(folder_.path());
  }
  [[nodiscard]] fs::path at(const char* name) const { return folder_.path() / name; }
  ProjectStore open(Mode mode) { return ProjectStore::open(path_, mode).value(); }

  tests::TempFolder folder_;
  fs::path path_ = at("war.dateline");
  std::map<std::string, std::string> before_;
};

class AProjectOfFormat1 : public AnEarlierProject {
 protected:
  AProjectOfFormat1() : AnEarlierProject("format_1") {}
};

class AProjectOfFormat2 : public AnEarlierProject {
 protected:
  AProjectOfFormat2() : AnEarlierProject("format_2") {}
};

class AProjectOfFormat6 : public AnEarlierProject {
 protected:
  AProjectOfFormat6() : AnEarlierProject("format_6") {}
};

class AProjectOfFormat5 : public AnEarlierProject {
 protected:
  AProjectOfFormat5() : AnEarlierProject("format_5") {}
};

class AProjectOfFormat4 : public AnEarlierProject {
 protected:
  AProjectOfFormat4() : AnEarlierProject("format_4") {}
};

class AProjectOfFormat3 : public AnEarlierProject {
 protected:
  AProjectOfFormat3() : AnEarlierProject("format_3") {}
};

std::size_t stories_read(const ProjectStore& store) {
  std::vector<curation::ReadingRef> refs;
  for (const auto& e : store.ledger().records()) {
    if (const auto* s = std::get_if<StoryEntry>(e.record.get())) refs.push_back(s->reading);
  }
  std::size_t out = 0;
  for (const auto& read : store.readings(refs, 1)) out += read ? 1U : 0U;
  return out;
}

TEST_F(AProjectOfFormat1, IsLookedIntoWithoutAWord) {
  const ProjectStore store = open(Mode::read);
  EXPECT_EQ(store.file().version, 1);
  EXPECT_EQ(store.ledger().records().size(), 18U);
  EXPECT_EQ(stories_read(store), 3U);
  EXPECT_EQ(files_in(folder_.path()), before_) << "nothing is written";
}

TEST_F(AProjectOfFormat1, HasAllInThePresentFormatThatItHad) {
  fs::remove(at("war.dateline-journal"));
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v1.dateline")));
    EXPECT_EQ(stories_read(store), 2U);
    EXPECT_FALSE(store.unsaved());
  }
  const json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["readers"].size(), 1U);
  EXPECT_EQ(as_format_1(now), json::parse(before_["war.dateline"])) << "not a field is lost";
  EXPECT_THAT(open(Mode::write).notices(), IsEmpty()) << "once is enough";
}

TEST_F(AProjectOfFormat1, TakesUpItsUnsavedWork) {
  std::string kept;
  {
    ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("war.v1.dateline"),
                                             HasSubstr("1 unsaved change of an earlier run")));
    EXPECT_TRUE(store.unsaved());
    EXPECT_EQ(stories_read(store), 3U);
    EXPECT_EQ(store.ledger().undo_name(), "add stories to July");
    // The same journal goes on.
    ASSERT_TRUE(store.undo());
    ASSERT_TRUE(store.keep());
  }
  ProjectStore store = open(Mode::write);
  EXPECT_EQ(store.recovered(), 2U);
  EXPECT_EQ(store.ledger().redo_name(), "add stories to July");
  ASSERT_TRUE(store.redo());
  ASSERT_TRUE(store.save());
  EXPECT_EQ(stories_read(open(Mode::read)), 3U);
}

TEST_F(AProjectOfFormat1, CanBeUndoneToTheBeginningAndDoneAgain) {
  fs::remove(at("war.dateline-journal"));
  ProjectStore store = open(Mode::write);
  const auto digest = [&] { return write_project(store.file(), folder_.path()); };
  const std::string present = digest();
  EXPECT_EQ(store.ledger().redo_name(), "take the mill out");
  while (store.undo()) {
  }
  EXPECT_THAT(store.ledger().records(), IsEmpty());
  std::size_t again = 0;
  std::string as_it_was;
  while (store.redo()) {
    if (++again == 19) as_it_was = digest();
  }
  EXPECT_EQ(again, 21U);
  EXPECT_EQ(as_it_was, present);
  EXPECT_EQ(store.ledger().find(1), nullptr) << "what was undone in the program of then";
}

TEST_F(AProjectOfFormat1, StaysBesideAsAProjectOfItsOwn) {
  {
    ProjectStore store = open(Mode::write);
    while (store.undo()) {
    }
    ASSERT_TRUE(store.save());
    ASSERT_TRUE(store.compact({1, 0}));
  }
  const auto now = files_in(folder_.path());
  EXPECT_EQ(now.at("war.v1.dateline"), before_["war.dateline"]);
  EXPECT_EQ(now.at("war.v1.dateline-readings"), before_["war.dateline-readings"]);
  EXPECT_EQ(now.at("war.v1.dateline-journal"), before_["war.dateline-journal"]);
  const auto kept = ProjectStore::open(at("war.v1.dateline"), Mode::read).value();
  EXPECT_EQ(kept.ledger().records().size(), 18U);
  EXPECT_EQ(stories_read(kept), 3U);
}

TEST_F(AProjectOfFormat1, IsNeverKeptOverSomethingElse) {
  for (const char* taken :
       {"war.v1.dateline", "war.v1-2.dateline-readings", "war.v1-3.dateline-journal"}) {
    std::ofstream(at(taken)) << "mine";
  }
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices().front(), HasSubstr("war.v1-4.dateline"));
  }
  const auto now = files_in(folder_.path());
  for (const char* taken :
       {"war.v1.dateline", "war.v1-2.dateline-readings", "war.v1-3.dateline-journal"}) {
    EXPECT_EQ(now.at(taken), "mine");
  }
  EXPECT_EQ(now.at("war.v1-4.dateline"), before_["war.dateline"]);
  // As if the program had ended behind the backup: the next try takes it.
  std::ofstream(path_, std::ios::binary) << before_["war.dateline"];
  EXPECT_THAT(open(Mode::write).notices().front(), HasSubstr("war.v1-4.dateline"));
  EXPECT_FALSE(fs::exists(at("war.v1-5.dateline")));
}

TEST_F(AProjectOfFormat1, IsForTheEyesOfThoseWhoMaySeeIt) {
  fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
  { const ProjectStore store = open(Mode::write); }
  for (const char* name : {"war.dateline", "war.v1.dateline"}) {
    EXPECT_EQ(fs::status(at(name)).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
}

TEST_F(AProjectOfFormat1, WithoutReadingsIsBroughtUpToDateAllTheSame) {
  fs::remove(at("war.dateline-readings"));
  const ProjectStore store = open(Mode::write);
  EXPECT_EQ(store.ledger().records().size(), 18U);
  EXPECT_TRUE(store.text_in_file(1)) << "the texts are still there";
  EXPECT_FALSE(fs::exists(at("war.v1.dateline-readings")));
  EXPECT_EQ(json::parse(bytes_of(path_))["version"], ProjectFile::kVersion);
}

TEST_F(AProjectOfFormat2, IsLookedIntoWithoutAWord) {
  const ProjectStore store = open(Mode::read);
  EXPECT_EQ(store.file().version, 2);
  EXPECT_EQ(store.ledger().records().size(), 21U);
  EXPECT_EQ(stories_read(store), 4U);
  EXPECT_EQ(files_in(folder_.path()), before_) << "nothing is written";
}

TEST_F(AProjectOfFormat3, HasAllInThePresentFormatThatItHad) {
  fs::remove(at("war.dateline-journal"));
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v3.dateline")));
    EXPECT_EQ(stories_read(store), 4U);
  }
  json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["scenes"].size(), 1U);
  EXPECT_EQ(now["layers"], json::array());
  now.erase("layers");
  now.erase("tables");
  now["version"] = 3;
  now["program"] = json::parse(before_["war.dateline"])["program"];
  EXPECT_EQ(now, json::parse(before_["war.dateline"])) << "not a field is lost";
  EXPECT_EQ(bytes_of(at("war.v3.dateline")), before_["war.dateline"]);
  EXPECT_THAT(open(Mode::write).notices(), IsEmpty()) << "once is enough";
}

TEST_F(AProjectOfFormat3, TakesUpTheSceneThatWasNotSaved) {
  const ProjectStore store = open(Mode::write);
  const auto scenes = std::ranges::count_if(store.ledger().records(), [](const auto& e) {
    return std::holds_alternative<curation::Scene>(*e.record);
  });
  EXPECT_EQ(scenes, 2);
}

TEST_F(AProjectOfFormat4, HasAllInThePresentFormatThatItHadAndNoLayersYet) {
  fs::remove(at("war.dateline-journal"));
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v4.dateline")));
    EXPECT_EQ(stories_read(store), 4U);
  }
  json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["scenes"].size(), 2U);
  EXPECT_EQ(now["scenes"][1]["look"]["projection"], "conic");
  EXPECT_EQ(now["layers"], json::array());
  now.erase("layers");
  now.erase("tables");
  now["version"] = 4;
  now["program"] = json::parse(before_["war.dateline"])["program"];
  EXPECT_EQ(now, json::parse(before_["war.dateline"])) << "not a field is lost";
  EXPECT_EQ(bytes_of(at("war.v4.dateline")), before_["war.dateline"]);
  EXPECT_THAT(open(Mode::write).notices(), IsEmpty()) << "once is enough";
}

TEST_F(AProjectOfFormat4, TakesUpTheSceneThatWasNotSaved) {
  const ProjectStore store = open(Mode::write);
  const auto scenes = std::ranges::count_if(store.ledger().records(), [](const auto& e) {
    return std::holds_alternative<curation::Scene>(*e.record);
  });
  EXPECT_EQ(scenes, 3);
}

TEST_F(AProjectOfFormat5, HasAllInThePresentFormatThatItHadAndItsScenesLeaveTheLayersAsTheyAreSet) {
  fs::remove(at("war.dateline-journal"));
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v5.dateline")));
    EXPECT_EQ(stories_read(store), 4U);
    for (const auto& e : store.ledger().records()) {
      const auto* scene = std::get_if<curation::Scene>(e.record.get());
      EXPECT_FALSE(scene != nullptr && scene->look && scene->look->layers);
    }
  }
  json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["scenes"].size(), 3U);
  EXPECT_EQ(now["layers"].size(), 1U);
  now.erase("tables");
  now["version"] = 5;
  now["program"] = json::parse(before_["war.dateline"])["program"];
  EXPECT_EQ(now, json::parse(before_["war.dateline"])) << "not a field is lost";
  EXPECT_EQ(bytes_of(at("war.v5.dateline")), before_["war.dateline"]);
  EXPECT_THAT(open(Mode::write).notices(), IsEmpty()) << "once is enough";
}

TEST_F(AProjectOfFormat5, TakesUpTheLayerThatWasHiddenAndNotSaved) {
  const ProjectStore store = open(Mode::write);
  std::vector<bool> visible;
  for (const auto& e : store.ledger().records()) {
    if (const auto* layer = std::get_if<curation::Layer>(e.record.get())) {
      visible.push_back(layer->visible);
    }
  }
  EXPECT_THAT(visible, ElementsAre(false));
}

TEST_F(AProjectOfFormat6, HasAllThatItHadAndNothingSaidOfColumnsYet) {
  fs::remove(at("war.dateline-journal"));
  {
    const ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v6.dateline")));
    EXPECT_EQ(stories_read(store), 5U);
  }
  json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["tables"], json::array());
  now.erase("tables");
  json was = json::parse(before_["war.dateline"]);
  for (json* file : {&now, &was}) {
    for (const char* field : {"version", "saved"}) file->erase(field);
  }
  EXPECT_EQ(now, was) << "not a field is lost";
}

TEST_F(AProjectOfFormat6, TakesUpTheStoryThatWasNotSaved) {
  ProjectStore store = open(Mode::write);
  EXPECT_EQ(store.recovered(), 1U);
  EXPECT_EQ(stories_read(store), 6U);
  EXPECT_EQ(store.ledger().undo_name(), "add stories");
  ASSERT_TRUE(store.undo());
  EXPECT_EQ(stories_read(store), 5U);
}

TEST_F(AProjectOfFormat2, HasAllInThePresentFormatThatItHadAndNoScenesYet) {
  fs::remove(at("war.dateline-journal"));
  {
    ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("kept as it was in war.v2.dateline")));
    EXPECT_EQ(stories_read(store), 4U);
    EXPECT_EQ(store.ledger().redo_name(), "correct the time of clash in the mill");
  }
  json now = json::parse(bytes_of(path_));
  EXPECT_EQ(now["version"], ProjectFile::kVersion);
  EXPECT_EQ(now["scenes"], json::array());
  now.erase("scenes");
  now.erase("layers");
  now.erase("tables");
  now["version"] = 2;
  EXPECT_EQ(now, json::parse(before_["war.dateline"])) << "not a field is lost";
  EXPECT_EQ(bytes_of(at("war.v2.dateline")), before_["war.dateline"]);
  EXPECT_THAT(open(Mode::write).notices(), IsEmpty()) << "once is enough";
}

TEST_F(AProjectOfFormat2, TakesUpItsUnsavedWorkAndGoesOnWithScenes) {
  {
    ProjectStore store = open(Mode::write);
    EXPECT_THAT(store.notices(), ElementsAre(HasSubstr("war.v2.dateline"),
                                             HasSubstr("1 unsaved change of an earlier run")));
    EXPECT_EQ(store.ledger().undo_name(), "save the view Around the hill");
    curation::Scene scene;
    scene.kind = curation::SceneKind::title;
    store.apply({"add a title",
                 "",
                 0,
                 {{store.take_number(), std::make_shared<const curation::Record>(scene)}}});
    ASSERT_TRUE(store.keep());
  }
  ProjectStore store = open(Mode::write);
  EXPECT_EQ(store.recovered(), 2U);
  ASSERT_TRUE(store.save());
  EXPECT_EQ(json::parse(bytes_of(path_))["scenes"].size(), 1U);
  while (store.undo()) {
  }
  EXPECT_THAT(store.ledger().records(), IsEmpty());
  std::size_t again = 0;
  while (store.redo()) ++again;
  EXPECT_EQ(again, 25U);
  // And what was kept is a project of its own, with the journal that it had.
  EXPECT_EQ(bytes_of(at("war.v2.dateline-journal")), before_["war.dateline-journal"]);
  EXPECT_EQ(ProjectStore::open(at("war.v2.dateline"), Mode::read).value().recovered(), 1U);
}

TEST(Migration, NamesWhatIsWrongInTheFileAsItWas) {
  const auto error_of = [](const char* text) {
    json file = json::parse(text);
    JsonProblem problem;
    migrate(file, 1, problem);
    return problem.any() ? problem.error->message : "";
  };
  EXPECT_EQ(error_of(R"({"stories": [{"reading": {"program": "1", "data": "2", "model": "3"}}]})"),
            "");
  EXPECT_THAT(error_of(R"({"stories": [{}, {"reading": {"program": "1", "data": "2"}}]})"),
              HasSubstr("stories[1].reading: has no \"model\""));
  EXPECT_THAT(error_of(R"({"undone": [{"changes": [{"to": {"reading": {"program": 5}}}]}]})"),
              HasSubstr("undone[0].changes[0].to.reading.program: is no text"));
  EXPECT_THAT(
      error_of(R"({"stories": [{"reading": {"program": "", "data": "", "model": "", "by": 0}}]})"),
      HasSubstr("stories[0].reading.by: is no field"));
  EXPECT_THAT(error_of(R"({"readers": []})"), HasSubstr("\"readers\" is no field"));
  EXPECT_THAT(error_of(R"({"scenes": []})"), HasSubstr("\"scenes\" is no field"));
  EXPECT_THAT(error_of(R"({"tables": []})"), HasSubstr("\"tables\" is no field"));
  for (const char* odd : {R"({"stories": 5, "done": [7, {"changes": [8, {"to": 9}]}]})", "{}",
                          R"({"stories": [{"reading": []}], "undone": {}})"}) {
    EXPECT_EQ(error_of(odd), "") << "is for the reader to judge";
  }
}

}  // namespace
}  // namespace dateline::io
