// Stories that come in while others are shown, many looks at them as one step.

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "project/project.hpp"
#include "support/documents.hpp"

namespace dateline::project {
namespace {

/// Puts one story more to an archive, as part of its last step if it has one.
std::map<curation::RecordNumber, DocumentPtr> add(Archive& archive, int i) {
  const std::string id = "e" + std::to_string(i);
  auto document = std::make_shared<event::Document>(
      *tests::document_with({tests::event_on(id.c_str(), "2014-06-12", "2014-06-12")}));
  document->story.id = "page " + std::to_string(i);
  curation::StoryEntry entry;
  entry.id = document->story.id;
  entry.reading = *archive.add_reading(document, "", "");
  const curation::RecordNumber number = archive.take_number();
  std::vector<curation::Change> changes{
      {number, std::make_shared<const curation::Record>(std::move(entry))}};
  if (archive.ledger().done().empty()) {
    archive.apply({"add a table", "", 0, std::move(changes)});
  } else {
    archive.extend(std::move(changes));
  }
  return {{number, std::move(document)}};
}

TEST(StoriesAdded, WhatWasShownWhileMoreCameInIsLetGo) {
  Project project;
  auto archive = std::make_unique<MemoryArchive>();
  Archive& records = *archive;
  project.open(std::move(archive), {});
  project.stories_added(add(records, 1));
  const std::weak_ptr<const store::Snapshot> passing = project.share();
  project.stories_added(add(records, 2));
  EXPECT_TRUE(passing.expired());
  EXPECT_EQ(project.snapshot().events().size(), 2U);
  project.apply(Undo{});
  EXPECT_EQ(project.snapshot().events().size(), 0U);
  project.apply(Redo{});
  EXPECT_EQ(project.snapshot().events().size(), 2U);
}

}  // namespace
}  // namespace dateline::project
