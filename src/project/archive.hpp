#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "curation/ledger.hpp"

namespace dateline::project {

using DocumentPtr = std::shared_ptr<const event::Document>;

/// Where a project's records are, and what was read off its stories. The program has them in files;
/// without one they are in memory. Belongs to the main thread.
class Archive {
 public:
  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  virtual ~Archive() = default;

  [[nodiscard]] virtual const curation::Ledger& ledger() const = 0;
  [[nodiscard]] virtual curation::RecordNumber take_number() = 0;
  virtual void apply(curation::Step step) = 0;
  virtual void extend(std::vector<curation::Change> changes) = 0;
  virtual bool undo() = 0;
  virtual bool redo() = 0;

  /// Keeps what was read off a story, for records to refer to.
  /// `data` and `model` are versions that it was read by.
  [[nodiscard]] virtual base::Result<curation::ReadingRef> add_reading(
      DocumentPtr document, const std::string& data, const std::string& model) = 0;
  /// nullptr where it is gone.
  [[nodiscard]] virtual DocumentPtr reading(const curation::StoryEntry& story) = 0;
};

/// An archive that ends with the program.
class MemoryArchive final : public Archive {
 public:
  MemoryArchive() = default;
  /// With records that somebody else keeps the readings of.
  explicit MemoryArchive(curation::Ledger ledger) : ledger_(std::move(ledger)) {}
  [[nodiscard]] const curation::Ledger& ledger() const override { return ledger_; }
  [[nodiscard]] curation::RecordNumber take_number() override { return ledger_.take_number(); }
  void apply(curation::Step step) override { ledger_.apply(std::move(step)); }
  void extend(std::vector<curation::Change> changes) override {
    ledger_.extend(std::move(changes));
  }
  bool undo() override { return ledger_.undo(); }
  bool redo() override { return ledger_.redo(); }
  [[nodiscard]] base::Result<curation::ReadingRef> add_reading(DocumentPtr document,
                                                               const std::string& data,
                                                               const std::string& model) override {
    readings_.push_back(std::move(document));
    curation::ReadingRef out;
    out.data = data;
    out.model = model;
    out.offset = readings_.size() - 1;
    out.checksum = readings_.size();  // another for each
    out.size = 1;
    return out;
  }
  [[nodiscard]] DocumentPtr reading(const curation::StoryEntry& story) override {
    const auto& at = story.reading;
    return at.size == 1 && at.offset < readings_.size() ? readings_[at.offset] : nullptr;
  }

 private:
  curation::Ledger ledger_;
  std::vector<DocumentPtr> readings_;
};

}  // namespace dateline::project
