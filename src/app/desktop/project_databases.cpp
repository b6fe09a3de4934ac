// What a project reads from databases: a part of ProjectFiles.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "app/desktop/project_files.hpp"
#include "base/grouped.hpp"
#include "base/translate.hpp"

namespace dateline::desktop {

using base::tr;
using base::tr_count;
using base::tr_format;

bool ProjectFiles::add_database(const DatabaseRead& read) {
  if (many_ != nullptr || rereading_.is_reading()) return false;
  const std::string shown = read.address.shown();
  if (store_ == nullptr || store_->mode() == io::ProjectStore::Mode::read) {
    fail({base::ErrorCode::unsupported, tr("cannot be added to a project that is read only"), shown,
          tr("Save the project under another name first")});
    return true;
  }
  ManyStories::Table table{shown, read.mapping, nullptr, read.address, {}};
  table.extent.filter = read.filter;
  table.extent.in_part = read.in_part;
  table.extent.pages = io::pages_in(store_->ledger(), read.address);
  table.headings = read.headings;
  // As they were read, not as they were put right: what is kept of them is a reading.
  for (std::uint32_t i = 0; i < project_.snapshot().documents().size(); ++i) {
    const auto document = project_.stated(i);
    if (document && document->is_table()) {
      table.extent.before.emplace(document->story.id, document);
    }
  }
  begin_table(std::move(table), read.address.table, read.no_step);
  return true;
}

std::optional<io::KeptColumns> ProjectFiles::columns_of(const std::string& database) const {
  return io::columns_of(store_ == nullptr ? project_.ledger() : store_->ledger(), database);
}

void ProjectFiles::set_follows(bool on) {
  state_.follows = on;
  tell_state();
}

/// By the records: a project that was saved knows its databases when it is opened.
void ProjectFiles::find_databases() {
  const curation::Ledger& ledger = store_ == nullptr ? project_.ledger() : store_->ledger();
  const std::pair<const void*, std::uint64_t> of(store_.get(), ledger.revision());
  if (databases_of_ == of) return;
  databases_of_ = of;
  databases_.clear();
  for (const auto& e : ledger.records()) {
    const auto* story = std::get_if<curation::StoryEntry>(e.record.get());
    if (story == nullptr || !io::names_database(story->file.string())) continue;
    databases_.insert(story->file.string());
  }
}

void ProjectFiles::tell_database(const ManyStories::DatabaseRows& rows) {
  database_failed_ = database_failed_ || rows.failed;
  if (!rows.whole) return;
  std::string words;
  if (!rows.passing) {
    words = tr_format("{} rows are read; how many there are takes the server too long to say",
                      rows.read);
  } else if (*rows.passing > rows.read) {
    words = tr_format("{} of {} rows are read: look closer, or at less time, to read the others",
                      rows.read, *rows.passing);
  } else {
    words = tr_count("{} row is read", "{} rows are read", rows.read);
  }
  for (const std::string& what : rows.not_looked_for) {
    words += tr_format("; the server cannot look for {}", what);
  }
  project_.apply(project::Say{words});
}

}  // namespace dateline::desktop
