#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/version.hpp"
#include "io/project_stories.hpp"
#include "project/archive.hpp"

namespace dateline::cli {

/// A project's records in its file.
class StoreArchive final : public project::Archive {
 public:
  explicit StoreArchive(std::shared_ptr<io::ProjectStore> store) : store_(std::move(store)) {}

  [[nodiscard]] const curation::Ledger& ledger() const override { return store_->ledger(); }
  [[nodiscard]] curation::RecordNumber take_number() override { return store_->take_number(); }
  void apply(curation::Step step) override { store_->apply(std::move(step)); }
  void extend(std::vector<curation::Change> changes) override {
    store_->extend(std::move(changes));
  }
  bool undo() override { return store_->undo(); }
  bool redo() override { return store_->redo(); }
  [[nodiscard]] base::Result<curation::ReadingRef> add_reading(project::DocumentPtr document,
                                                               const std::string& data,
                                                               const std::string& model) override {
    return store_->add_reading(*document, {base::kVersion, data, model});
  }
  [[nodiscard]] project::DocumentPtr reading(const curation::StoryEntry& story) override {
    auto read = store_->readings(std::vector{story.reading}, 1, {true});
    if (!read.front()) return nullptr;
    io::place_file(*read.front(), story);
    return std::make_shared<const event::Document>(std::move(*read.front()));
  }

 private:
  std::shared_ptr<io::ProjectStore> store_;
};

}  // namespace dateline::cli
