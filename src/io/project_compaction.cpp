// The readings of a project without those that are of no more use.
//
// At any moment of a crash the project's file finds what it refers to: first a file is saved whose
// steps refer to nothing that is to go, with the old readings still there; then the new readings
// take the place of the old ones, in which that file finds its readings by their checksums; last
// the file is saved that knows where they lie.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "io/project_store.hpp"

namespace dateline::io {
namespace {

using base::Result;
using curation::ReadingRef;
using curation::RecordPtr;
using curation::StoryEntry;

constexpr std::size_t kOfOneText = 2;  // readings that stay

ReadingAt at(const ReadingRef& r) { return {r.offset, r.size, r.checksum}; }
using Key = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;
Key key_of(const ReadingRef& r) { return {r.offset, r.size, r.checksum}; }

/// Which readings stay, and what is referred to in the place of others.
class Plan {
 public:
  explicit Plan(const curation::Ledger& ledger) {
    // The nearer to the present, the earlier.
    for (const auto& e : ledger.records()) look_at(e.record);
    for (auto step = ledger.done().rbegin(); step != ledger.done().rend(); ++step) look_at(*step);
    for (auto step = ledger.undone().rbegin(); step != ledger.undone().rend(); ++step) {
      look_at(*step);
    }
    std::set<Key> known;
    for (const auto& [text, refs] : of_text_) {
      for (const ReadingRef& r : refs) {
        if (known.insert(key_of(r)).second) stay_.push_back(at(r));
      }
    }
  }

  /// Leaves out what the file cannot give: those stories are read again from their texts.
  void leave_out_damaged(const ReadingsFile& readings) {
    std::erase_if(stay_, [&](const ReadingAt& r) { return !readings.has(r); });
  }

  [[nodiscard]] const std::vector<ReadingAt>& stay() const { return stay_; }
  [[nodiscard]] bool replaces() const { return !instead_.empty(); }
  /// The record, with another reading where its own goes.
  [[nodiscard]] RecordPtr replaced(const RecordPtr& record) const {
    const auto* s = std::get_if<StoryEntry>(record.get());
    if (s == nullptr) return record;
    const auto found = instead_.find({s->id, s->reading.text, key_of(s->reading)});
    if (found == instead_.end()) return record;
    StoryEntry out = *s;
    out.reading = found->second;
    return std::make_shared<const curation::Record>(std::move(out));
  }

 private:
  void look_at(const curation::Step& step) {
    for (const curation::Change& c : step.changes) look_at(c.to);
  }
  void look_at(const RecordPtr& record) {
    const auto* s = record == nullptr ? nullptr : std::get_if<StoryEntry>(record.get());
    if (s == nullptr || s->reading.size == 0) return;
    std::vector<ReadingRef>& refs = of_text_[{s->id, s->reading.text}];
    if (std::ranges::find(refs, s->reading) != refs.end()) return;
    if (refs.size() < kOfOneText) {
      refs.push_back(s->reading);
    } else {
      instead_.emplace(std::tuple(s->id, s->reading.text, key_of(s->reading)), refs.back());
    }
  }

  std::map<std::pair<std::string, std::uint64_t>, std::vector<ReadingRef>> of_text_;
  std::map<std::tuple<std::string, std::uint64_t, Key>, ReadingRef> instead_;
  std::vector<ReadingAt> stay_;
};

}  // namespace

Result<std::uint64_t> ProjectStore::compact(Worthwhile worthwhile) {
  if (mode_ == Mode::read || unsaved()) return std::uint64_t{0};
  const std::uint64_t before = readings_->size();
  if (before < worthwhile.bytes) return std::uint64_t{0};
  Plan plan(file_.ledger);
  const std::uint64_t after = ReadingsFile::size_with(plan.stay());
  if (after >= before || before - after < worthwhile.bytes ||
      static_cast<double>(before - after) < worthwhile.part * static_cast<double>(before)) {
    return std::uint64_t{0};
  }
  plan.leave_out_damaged(*readings_);
  const auto save_with = [&](const auto& to) -> Result<void> {
    const curation::Ledger as_it_was = file_.ledger;
    if (auto done = file_.ledger.rewrite(to); !done) return done;
    auto saved = save();
    if (!saved) file_.ledger = as_it_was;
    return saved;
  };
  if (plan.replaces()) {
    const auto saved =
        save_with([&](const RecordPtr& r) -> Result<RecordPtr> { return plan.replaced(r); });
    if (!saved) return saved.error();
  }
  const auto there = readings_->keep_only(plan.stay());
  if (!there) return there.error();
  std::map<Key, ReadingAt> moved;
  for (std::size_t i = 0; i < there->size(); ++i) {
    const ReadingAt& was = plan.stay()[i];
    moved.emplace(Key{was.offset, was.size, was.checksum}, (*there)[i]);
  }
  const auto saved = save_with([&](const RecordPtr& record) -> Result<RecordPtr> {
    const auto* s = std::get_if<StoryEntry>(record.get());
    const auto found = s == nullptr ? moved.end() : moved.find(key_of(s->reading));
    if (found == moved.end()) return record;
    StoryEntry out = *s;
    out.reading.offset = found->second.offset;
    return std::make_shared<const curation::Record>(std::move(out));
  });
  if (!saved) return saved.error();
  return before - readings_->size();
}

}  // namespace dateline::io
