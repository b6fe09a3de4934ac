#include "io/project_rerun.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "base/clock.hpp"
#include "base/in_order.hpp"
#include "base/utf8.hpp"
#include "curation/read_anew.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::Result;
using curation::Fate;
using curation::RecordNumber;
using curation::StoryEntry;
using event::Document;

bool has_corrections(const ProjectStore& store) {
  return std::ranges::any_of(store.ledger().records(), [](const auto& e) {
    return std::holds_alternative<curation::Correction>(*e.record);
  });
}

/// Of all corrections, when they lie over these stories.
std::map<RecordNumber, Fate> fates_over(const curation::Revised::Documents& documents,
                                        const ProjectStore& store) {
  std::map<RecordNumber, Fate> out;
  curation::Reviser reviser;
  for (Fate& f : reviser.revise(documents, store.ledger().records()).fates) {
    const RecordNumber number = f.correction;
    out.emplace(number, std::move(f));
  }
  return out;
}

/// The same over the stories as the project has them.
std::map<RecordNumber, Fate> fates_of(const ProjectStore& store, std::size_t threads) {
  if (!has_corrections(store)) return {};
  return fates_over(documents_of(store, threads).there(), store);
}

/// The text of a story.
Result<std::string> text_of(const StoryAgain& again, TextFrom from) {
  const bool has_file = !again.entry.file.empty() && !holds_many(again.entry.file);
  if (has_file && from == TextFrom::file) {
    // One that has gone, or cannot be read now, is no reason to lose what was read of it.
    if (auto text = story_text(again.entry.file)) return text;
  }
  if (again.before) return again.before->story.text.utf8();
  if (again.text) return *again.text;
  if (has_file) return story_text(again.entry.file);
  return Error{base::ErrorCode::not_found, "its text is nowhere to be found", again.entry.title,
               "Add the story again"};
}

}  // namespace

std::vector<StoryAgain> stories_again(const ProjectStore& store,
                                      const std::optional<std::vector<RecordNumber>>& numbers) {
  std::vector<StoryAgain> out;
  for (const auto& e : store.ledger().records()) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    if (s == nullptr) continue;
    if (numbers && !std::ranges::binary_search(*numbers, e.number)) continue;
    out.push_back({e.number, *s, store.text_in_file(e.number), nullptr, nullptr, 0, {}, false});
  }
  return out;
}

void read_again(const ProjectStore& store, const event::StoryReader& reader, TextFrom from,
                StoryAgain& again, RerunExtent extent) {
  auto before = store.readings(std::vector{again.entry.reading}, 1);
  if (before.front()) {
    again.before = std::make_shared<const Document>(std::move(*before.front()));
  }
  // Rows mean what their user said of the columns: no reader of stories knows it.
  if (again.entry.reading.model == kTableModel) {
    again.left = again.before != nullptr;
    if (!again.left) {
      again.error = Error{base::ErrorCode::not_found, "what was read of it is gone",
                          again.entry.title, "Open the table again"};
    }
    return;
  }
  if (extent == RerunExtent::own_places && again.before) {
    again.left = event::own_places_in(reader.data_version(again.before->story)) ==
                 event::own_places_in(again.entry.reading.data);
    if (again.left) return;
  }
  const auto bytes = text_of(again, from);
  if (!bytes) {
    again.error = bytes.error();
    return;
  }
  again.checksum = base::fnv1a(*bytes);
  auto read = curation::read_anew(*bytes, again.entry, again.before.get(), reader);
  if (read) {
    again.after = std::make_shared<Document>(std::move(*read));
  } else {
    again.error = read.error();
  }
}

Result<StoryEntry> renewed(ProjectStore& store, const ReadBy& by, const StoryAgain& again,
                           StoryEntry now) {
  auto at = store.add_reading(*again.after, by);
  if (!at) return at.error();
  at->text = again.checksum;
  now.title = again.after->story.title;
  now.reading = std::move(*at);
  return now;
}

bool read_by_others(const StoryEntry& entry, const ReadBy& by) {
  const curation::ReadingRef& r = entry.reading;
  if (r.model == kTableModel && r.size > 0) return false;
  return r.size == 0 || r.program != by.program ||
         event::without_own_places(r.data) != event::without_own_places(by.data) ||
         r.model != by.model;
}

Result<RerunReport> rerun(ProjectStore& store, const event::StoryReader& reader,
                          const AddOptions& options) {
  const auto fitted = fates_of(store, options.threads);
  curation::Revised::Documents would_be;  // of a dry run, for the corrections
  RerunReport report;
  curation::Step step{kRerunStep, options.user, base::seconds_to_record(), {}};
  std::optional<Error> error;
  AddReport progress;

  constexpr std::size_t kTasksAThread = 16;
  base::InOrder reading(options.threads, {kTasksAThread * options.threads, SIZE_MAX});
  const auto finish = [&](const StoryAgain& again) {
    if (again.left) {
      ++progress.unchanged;
    } else if (again.error) {
      report.errors.push_back(*again.error);
      ++progress.failed;
    } else {
      if (!options.dry_run) {
        auto entry =
            renewed(store, by_of(options.by, reader, again.after->story), again, again.entry);
        if (!entry) {
          error = entry.error();
          reading.stop();
          return;
        }
        step.changes.push_back(
            {again.number, std::make_shared<const curation::Record>(std::move(*entry))});
      }
      ++report.read;
      ++progress.changed;
      if (again.before) {
        RerunReport::OfStory of{again.number, again.entry.id, again.entry.title, {}};
        for (const auto& d : curation::compare(*again.before, *again.after)) {
          of.differences.push_back(in_words(d, *again.before, *again.after));
        }
        if (!of.differences.empty()) report.changed.push_back(std::move(of));
      }
    }
    if (options.dry_run && !fitted.empty()) {
      if (again.after != nullptr) {
        again.after->trees = {};
        would_be.push_back(again.after);
      } else if (again.before) {
        would_be.push_back(again.before);
      }
    }
    if (options.progress && !options.progress(progress)) {
      report.cancelled = true;
      reading.stop();
    }
  };
  for (StoryAgain& one : stories_again(store)) {
    auto again = std::make_shared<StoryAgain>(std::move(one));
    const bool goes_on = reading.add(1, [&, again]() -> base::InOrder::Finish {
      read_again(store, reader, TextFrom::kept, *again, options.extent);
      return [&, again] { finish(*again); };
    });
    if (!goes_on) break;
  }
  reading.wait();
  if (error) return *error;
  // All of it or nothing: half a project read by one program and half by another is no state that
  // anybody wants.
  if (report.cancelled) return report;
  if (!options.dry_run) {
    if (auto room = store.room_for(step.changes); !room) return room.error();
    if (options.extent == RerunExtent::all) {
      store.apply(std::move(step));
    } else {
      store.extend(std::move(step.changes));
    }
    if (auto kept = store.keep(); !kept) return kept.error();
  }
  for (const auto& [number, fate] :
       options.dry_run ? fates_over(would_be, store) : fates_of(store, options.threads)) {
    const auto before = fitted.find(number);
    if (before != fitted.end() && fits(before->second.kind) && !fits(fate.kind)) {
      report.no_longer_fit.push_back(fate);
    }
  }
  return report;
}

}  // namespace dateline::io
