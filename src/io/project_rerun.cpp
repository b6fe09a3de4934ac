// Reading the stories of a project anew.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/in_order.hpp"
#include "base/utf8.hpp"
#include "curation/read_anew.hpp"
#include "io/project_stories.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::Result;
using curation::Fate;
using curation::RecordNumber;
using curation::StoryEntry;
using event::Document;

bool fits(const Fate& f) { return f.kind == Fate::Kind::fits || f.kind == Fate::Kind::moved; }

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

/// One story on its way.
struct Again {
  RecordNumber number = 0;
  StoryEntry entry;
  std::optional<Document> before;
  std::shared_ptr<Document> after;
  std::optional<Error> error;
  bool left = false;  ///< as it was, not being asked for
};

/// The bytes of a story: as it was read before, else as the project's file or its own has it.
Result<std::string> text_of(const ProjectStore& store, const Again& again) {
  if (again.before) return base::to_utf8(again.before->story.text);
  if (auto text = store.text_in_file(again.number)) return std::move(*text);
  if (!again.entry.file.empty() && again.entry.file.extension() != ".jsonl") {
    return base::read_file(again.entry.file, text::kMaxStoryBytes);
  }
  return Error{base::ErrorCode::not_found, "its text is nowhere to be found", again.entry.title,
               "Add the story again"};
}

void read_again(const ProjectStore& store, const event::StoryReader& reader, RerunExtent extent,
                Again& again) {
  auto before = store.readings(std::vector{again.entry.reading}, 1);
  if (before.front()) again.before = std::move(*before.front());
  if (extent == RerunExtent::own_places && again.before) {
    again.left = event::own_places_in(reader.data_version(again.before->story)) ==
                 event::own_places_in(again.entry.reading.data);
    if (again.left) return;
  }
  const auto bytes = text_of(store, again);
  if (!bytes) {
    again.error = bytes.error();
    return;
  }
  auto read =
      curation::read_anew(*bytes, again.entry, again.before ? &*again.before : nullptr, reader);
  if (read) {
    again.after = std::make_shared<Document>(std::move(*read));
  } else {
    again.error = read.error();
  }
}

}  // namespace

Result<RerunReport> rerun(ProjectStore& store, const event::StoryReader& reader,
                          const AddOptions& options) {
  const auto fitted = fates_of(store, options.threads);
  curation::Revised::Documents would_be;  // of a dry run, for the corrections
  RerunReport report;
  curation::Step step{"read the stories anew", options.user, base::seconds_now(), {}};
  std::optional<Error> error;
  AddReport progress;

  constexpr std::size_t kTasksAThread = 16;
  base::InOrder reading(options.threads, {kTasksAThread * options.threads, SIZE_MAX});
  const auto finish = [&](const Again& again) {
    if (again.left) {
      ++progress.unchanged;
    } else if (again.error) {
      report.errors.push_back(*again.error);
      ++progress.failed;
    } else {
      if (!options.dry_run) {
        auto at = store.add_reading(*again.after, by_of(options.by, reader, again.after->story));
        if (!at) {
          error = at.error();
          reading.stop();
          return;
        }
        StoryEntry entry = again.entry;
        entry.title = again.after->story.title;
        entry.reading = std::move(*at);
        step.changes.push_back(
            {again.number, std::make_shared<const curation::Record>(std::move(entry))});
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
        would_be.push_back(std::make_shared<const Document>(*again.before));
      }
    }
    if (options.progress && !options.progress(progress)) {
      report.cancelled = true;
      reading.stop();
    }
  };
  for (const auto& e : store.ledger().records()) {
    const auto* s = std::get_if<StoryEntry>(e.record.get());
    if (s == nullptr) continue;
    auto again = std::make_shared<Again>(Again{e.number, *s, {}, nullptr, {}});
    const bool goes_on = reading.add(1, [&, again]() -> base::InOrder::Finish {
      read_again(store, reader, options.extent, *again);
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
    if (before != fitted.end() && fits(before->second) && !fits(fate)) {
      report.no_longer_fit.push_back(fate);
    }
  }
  return report;
}

}  // namespace dateline::io
