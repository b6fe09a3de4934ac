#include "app/export/events_of.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/cli/exit_status.hpp"
#include "app/cli/project_open.hpp"
#include "app/cli/read_stories.hpp"
#include "base/utf8.hpp"
#include "curation/revise.hpp"
#include "io/database_address.hpp"
#include "io/story_sources.hpp"
#include "io/table_stories.hpp"

namespace dateline::exporting {

namespace fs = std::filesystem;

bool is_event_table(const fs::path& path) {
  constexpr std::array kGeodata{".gpkg", ".geojson", ".fgb",    ".kml",
                                ".gpx",  ".shp",     ".sqlite", ".geojsonl"};
  std::error_code ec;
  if (fs::is_directory(path, ec)) return false;
  const std::string ending = base::lower_ascii(path.extension().string());
  return io::is_table(path) || std::ranges::find(kGeodata, ending) != kGeodata.end();
}

namespace {

class Reading {
 public:
  Reading(const cli::ReadingOptions& options, const tabular::Answers& answers,
          const store::Filter& filter)
      : options_(options), answers_(answers), filter_(filter), tables_(options) {}

  ReadEvents read(const std::vector<fs::path>& paths) {
    for (const fs::path& path : paths) {
      std::error_code ec;
      const bool folder = fs::is_directory(path, ec);
      if (!folder && path.extension() == ".dateline") {
        read_project(path);
      } else if (is_event_table(path) || io::names_database(path.string())) {
        read_table(path);
      } else {
        read_stories(path);
      }
      if (stop_) break;
    }
    out_.any = !documents_.empty() || read_any_;
    out_.snapshot = store::Snapshot(std::move(documents_), 0, nullptr, std::move(statements_),
                                    std::move(joins_))
                        .concluded();
    return std::move(out_);
  }

 private:
  /// The reader, opened when the first story asks for it: a project needs none.
  const event::StoryReader* reader() {
    if (!out_.reader && !stop_) {
      if (auto opened = cli::open_reader(options_)) {
        out_.reader = std::make_unique<event::StoryReader>(std::move(*opened));
      } else {
        out_.status = cli::kBadAssets;
        stop_ = true;
      }
    }
    return out_.reader.get();
  }

  void read_stories(const fs::path& path) {
    const event::StoryReader* reader = this->reader();
    if (reader == nullptr) return;
    const auto date = cli::parse_date(options_.date);
    if (!date) {
      out_.status = cli::fail(date.error());
      stop_ = true;
      return;
    }
    auto read = cli::read_stories({path.string()}, *reader, *date, {true, true, true});
    if (read.status != cli::kDone) out_.status = read.status;
    take(std::move(read.documents));
  }

  void read_project(const fs::path& path) {
    auto store = cli::open_project(path, io::ProjectStore::Mode::read);
    if (!store) {
      out_.status = cli::kBadInput;
      return;
    }
    const auto read = io::documents_of(*store, cli::threads_of(0));
    for (const base::Error& e : read.errors) out_.status = cli::fail(e);
    curation::Reviser reviser;
    auto revised = reviser.revise(read.there(), store->ledger().records());
    std::ranges::move(revised.statements, std::back_inserter(statements_));
    std::ranges::move(revised.joins.same, std::back_inserter(joins_.same));
    std::ranges::move(revised.joins.apart, std::back_inserter(joins_.apart));
    read_any_ = true;
    out_.projects.push_back(store->file().id);
    take(std::move(revised.documents));
  }

  void read_table(const fs::path& path) {
    if (reader() == nullptr || lexicon() == nullptr) return;
    const auto preview = preview_of(path, lexicon());
    if (!preview) {
      out_.status = cli::fail(preview.error());
      return;
    }
    const auto mapping = tabular::answered(*preview, answers_);
    if (!mapping) {
      out_.status = cli::fail(of_table(mapping.error(), *preview));
      return;
    }
    const auto table = opened(path, *mapping, filter_, nullptr);
    if (!table) {
      out_.status = cli::fail(table.error());
      return;
    }
    read_rows(**table, preview->path, *mapping);
  }

  std::shared_ptr<const tabular::Lexicon> lexicon() {
    auto out = tables_.lexicon();
    if (out == nullptr) {
      out_.status = cli::kBadAssets;
      stop_ = true;
    }
    return out;
  }

  void read_rows(io::TableSource& table, const fs::path& path, const tabular::Mapping& mapping) {
    constexpr std::size_t kMostTold = 20;
    std::size_t misfits = 0;
    std::vector<std::shared_ptr<const event::Document>> pages;
    const auto put = [&](base::Result<io::ReadSource> page) {
      if (page) {
        pages.push_back(std::move(page->document));
      } else {
        if (misfits++ < kMostTold) cli::fail(page.error());
        out_.status = cli::kBadInput;
      }
      return true;
    };
    const auto date = cli::parse_date(options_.date);
    if (!date) {
      out_.status = cli::fail(date.error());
      return;
    }
    const io::KnownStories none{curation::Ledger()};
    io::TableReading how;
    how.read_story = [&](io::StorySource source) {
      return io::read_source(std::move(source), *reader(), none, *date);
    };
    const auto done =
        io::read_table(table, path, mapping, *lexicon(), &reader()->gazetteer(), put, how);
    if (misfits > kMostTold) {
      fmt::print(stderr, "dateline: {}: {} rows more were left out\n", path.string(),
                 misfits - kMostTold);
    }
    if (!done) out_.status = cli::fail(done.error());
    take(std::move(pages));
  }

  void take(std::vector<std::shared_ptr<const event::Document>> documents) {
    std::ranges::move(documents, std::back_inserter(documents_));
  }

  const cli::ReadingOptions& options_;
  const tabular::Answers& answers_;
  const store::Filter& filter_;
  Tables tables_;
  std::vector<std::shared_ptr<const event::Document>> documents_;
  std::vector<timeline::UserStatement> statements_;
  timeline::Joins joins_;
  ReadEvents out_;
  bool read_any_ = false;
  bool stop_ = false;
};

}  // namespace

ReadEvents events_of(const std::vector<fs::path>& paths, const cli::ReadingOptions& options,
                     const tabular::Answers& answers, const store::Filter& filter) {
  return Reading(options, answers, filter).read(paths);
}

}  // namespace dateline::exporting
