#include "app/desktop/many_stories.hpp"

#include <algorithm>
#include <utility>

#include "base/in_order.hpp"
#include "base/translate.hpp"
#include "io/table_stories.hpp"
#include "tabular/page.hpp"
#include "tabular/row_story.hpp"

namespace dateline::desktop {
namespace {

constexpr std::size_t kMostWaiting = 400;  // stories that were read and not yet taken
constexpr std::size_t kTasksAThread = 16;
constexpr std::size_t kMostBytesInFlight = 16U << 20U;
constexpr std::size_t kMostAtOnce = 200;  // puts to the project between two frames

}  // namespace

ManyStories::ManyStories(std::shared_ptr<io::ProjectStore> store,
                         std::shared_ptr<const event::StoryReader> reader, io::AddOptions options,
                         std::function<void()> wake)
    : store_(std::move(store)),
      reader_(std::move(reader)),
      threads_(options.threads),
      before_(store_->ledger()),
      adder_(*store_, *reader_, std::move(options)),
      arrived_(kMostWaiting, std::move(wake)) {
  adder_.taken = [this](curation::RecordNumber number,
                        std::shared_ptr<const event::Document> document) {
    taken_[number] = std::move(document);
  };
}

ManyStories::ManyStories(std::shared_ptr<io::ProjectStore> store,
                         std::shared_ptr<const event::StoryReader> reader,
                         std::vector<std::filesystem::path> paths, io::AddOptions options,
                         std::function<void()> wake)
    : ManyStories(std::move(store), std::move(reader), std::move(options), std::move(wake)) {
  thread_ = std::jthread([this, paths = std::move(paths)] { run(paths); });
}

ManyStories::ManyStories(std::shared_ptr<io::ProjectStore> store,
                         std::shared_ptr<const event::StoryReader> reader, Table table,
                         io::AddOptions options, std::function<void()> wake)
    : ManyStories(std::move(store), std::move(reader), std::move(options), std::move(wake)) {
  thread_ = std::jthread([this, table = std::move(table)] { run_table(table); });
}

ManyStories::~ManyStories() { cancel(); }

std::function<base::Result<io::ReadSource>(io::StorySource)> ManyStories::story_reader() const {
  return [this](io::StorySource source) -> base::Result<io::ReadSource> {
    return io::read_source(std::move(source), *reader_, before_, std::nullopt);
  };
}

base::Result<void> ManyStories::read_database(const Table& table) {
  DatabaseRows& told = database_.emplace();
  const base::StopCheck stop([this] { return arrived_.stopped(); });
  auto opened = io::DatabaseTable::open(*table.database, stop);
  if (!opened) return opened.error();
  if (auto ok = io::check_columns(*opened, table.headings); !ok) return ok;
  if (auto ok = opened->narrow(table.mapping, table.extent); !ok) return ok;
  told.passing = opened->rows_passing();
  told.not_looked_for = opened->not_looked_for();
  told.read = opened->rows_about().value_or(0);
  const std::size_t pages = *opened->pages();
  const bool stories = tabular::has_stories(table.mapping);
  return io::read_table(
      *opened, table.path, table.mapping, *table.lexicon, &reader_->gazetteer(),
      [&](base::Result<io::ReadSource> page) {
        arrived_.put(std::move(page));
        return !arrived_.stopped();
      },
      {1, true, [&](std::size_t rows) { found_ = stories ? rows : pages; }, story_reader()});
}

void ManyStories::run_table(const Table& table) {
  if (table.database) {
    auto read = read_database(table);
    if (!read && !arrived_.stopped()) {
      base::Error error = read.error();
      error.cure += error.cure.empty() ? "" : ". ";
      error.cure += base::tr("What was read of it before stays");
      database_->failed = true;
      arrived_.put(std::move(error));
    }
    database_->whole = read.ok() && !arrived_.stopped();
    arrived_.end();
    return;
  }
  const auto put = [&](base::Result<io::ReadSource> page) {
    arrived_.put(std::move(page));
    return !arrived_.stopped();
  };
  const auto about = [&](std::size_t rows) {
    found_ = tabular::has_stories(table.mapping)
                 ? rows
                 : (rows + tabular::kRowsAPage - 1) / tabular::kRowsAPage;
  };
  const auto read = io::read_table(table.path, table.mapping, *table.lexicon, &reader_->gazetteer(),
                                   put, {threads_, true, about, story_reader()});
  if (!read) arrived_.put(read.error());
  arrived_.end();
}

void ManyStories::run(const std::vector<std::filesystem::path>& paths) {
  // How many there are is known before the first is read: looking is quick.
  const io::FoundStories all = io::find_stories(paths, [&](const io::StorySource&) {
    ++found_;
    return !arrived_.stopped();
  });
  base::InOrder reading(threads_, {kTasksAThread * threads_, kMostBytesInFlight});
  (void)io::find_stories(paths, [&](io::StorySource source) {
    const std::size_t weight = source.text ? source.text->size() : 0;
    return !arrived_.stopped() &&
           reading.add(weight, [&, source = std::move(source)]() mutable -> base::InOrder::Finish {
             if (arrived_.stopped()) return {};
             auto read = std::make_shared<base::Result<io::ReadSource>>(
                 io::read_source(std::move(source), *reader_, before_, std::nullopt));
             return [&, read] { arrived_.put(std::move(*read)); };
           });
  });
  reading.wait();
  for (const base::Error& error : all.errors) arrived_.put(error);
  arrived_.end();
}

ManyStories::Read ManyStories::take() {
  for (auto& read : arrived_.take(kMostAtOnce)) {
    if (arrived_.stopped()) break;
    if (!adder_.put(std::move(read))) cancel();
  }
  return std::exchange(taken_, {});
}

float ManyStories::progress() const {
  const std::size_t found = std::max<std::size_t>(1, found_);
  return static_cast<float>(std::min(adder_.report.done(), found)) / static_cast<float>(found);
}

}  // namespace dateline::desktop
