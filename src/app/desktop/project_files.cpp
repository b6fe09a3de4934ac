#include "app/desktop/project_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

#include "app/cli/store_archive.hpp"
#include "app/desktop/read_by.hpp"
#include "base/clock.hpp"
#include "base/translate.hpp"
#include "curation/own_places.hpp"
#include "io/project_stories.hpp"

namespace dateline::desktop {
namespace {

using base::mark_in;
using base::tr;
using base::tr_count;
using base::tr_format;

namespace fs = std::filesystem;
using curation::RecordNumber;
using io::ProjectStore;
using project::DocumentPtr;

constexpr std::size_t kMostLeftBehind = 20;

/// An empty project under a name that no other run takes.
base::Result<ProjectStore> make_unsaved(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  constexpr int kTries = 100;
  for (int i = 0;; ++i) {
    auto made =
        ProjectStore::create(folder / fmt::format("{}-{}.dateline", base::seconds_now(), i));
    if (made || i == kTries || made.error().code != base::ErrorCode::bad_value) return made;
  }
}

/// Whether nothing was done to a story since it was opened: what is said of its source is then what
/// its file says.
bool is_as_opened(const curation::Ledger& ledger, RecordNumber number) {
  bool made = false;
  for (const curation::Step& step : ledger.done()) {
    for (const curation::Change& change : step.changes) {
      if (change.number != number) continue;
      if (made || change.to != nullptr) return false;
      made = true;
    }
  }
  return made;
}

}  // namespace

bool holds_work(const curation::Ledger& ledger) {
  return std::ranges::any_of(ledger.records(), [&ledger](const auto& e) {
    const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
    if (s == nullptr || s->grades != curation::Grades{} || !s->list.empty()) return true;
    const bool has_source = !s->publisher.empty() || !s->author.empty() || !s->url.empty();
    return has_source && !is_as_opened(ledger, e.number);
  });
}

ProjectFiles::ProjectFiles(project::Project& project, std::shared_ptr<project::Readers> readers,
                           fs::path unsaved, std::function<void()> wake)
    : project_(project),
      readers_(std::move(readers)),
      unsaved_(std::move(unsaved)),
      wake_(wake),
      rereading_(project, readers_, wake),
      work_(wake),
      keeper_(wake) {}

ProjectFiles::~ProjectFiles() = default;

bool ProjectFiles::has_name() const {
  return store_ != nullptr && store_->path().parent_path() != unsaved_;
}

void ProjectFiles::remove(const fs::path& project) {
  std::error_code code;
  for (const char* what : {"", "-readings", "-journal"}) {
    fs::path file = project;
    file += what;
    fs::remove(file, code);
  }
  // What was kept of it as it was in an earlier format.
  const std::string kept = project.stem().string() + ".v";
  std::vector<fs::path> files;
  fs::directory_iterator it(project.parent_path(), code);
  for (; !code && it != fs::directory_iterator(); it.increment(code)) {
    if (it->path().filename().string().starts_with(kept)) files.push_back(it->path());
  }
  for (const fs::path& file : files) fs::remove(file, code);
}

void ProjectFiles::fail(base::Error error) { project_.apply(project::ShowError{std::move(error)}); }

void ProjectFiles::begin() {
  if (!unsaved_.empty()) {
    look_for_left_behind();
    if (auto made = make_unsaved(unsaved_)) {
      adopt(std::make_shared<ProjectStore>(std::move(*made)), {});
    } else {
      fail(made.error());
    }
  }
  tell_state();
}

void ProjectFiles::look_for_left_behind() {
  std::error_code code;
  fs::directory_iterator it(unsaved_, code);
  std::vector<fs::path> found;
  for (; !code && it != fs::directory_iterator(); it.increment(code)) {
    // Of the names that make_unsaved() gives none has another dot: that one is of a backup.
    const fs::path& path = it->path();
    if (path.extension() == ".dateline" && !path.stem().has_extension()) found.push_back(path);
  }
  std::ranges::sort(found, std::ranges::greater());
  for (const fs::path& path : found) {
    if (state_.left_behind.size() == kMostLeftBehind) break;
    // One that another window has open is not left behind.
    auto store = ProjectStore::open(path, ProjectStore::Mode::write);
    if (!store) continue;
    if (holds_work(store->ledger())) {
      state_.left_behind.push_back(path);
    } else {
      const ProjectStore closed = std::move(*store);
      remove(path);
    }
  }
}

void ProjectFiles::adopt(Store store, std::map<RecordNumber, DocumentPtr> read) {
  many_.reset();
  many_read_.clear();
  const Store before = std::exchange(store_, std::move(store));
  project_.open(std::make_unique<cli::StoreArchive>(store_), std::move(read));
  rereading_.adopt(store_);
  keep_at_.reset();
  complained_ = discarded_ = save_failed_ = false;
  kept_revision_ = store_->ledger().revision();
  // What was in the window before and is nobody's is not left lying about.
  if (before != nullptr && before->path().parent_path() == unsaved_ &&
      !holds_work(before->ledger())) {
    remove(before->path());
  }
  tell_state();
}

void ProjectFiles::tell_state() {
  project::FileState now = state_;
  find_databases();
  now.databases = !databases_.empty();
  now.path = has_name() ? store_->path() : fs::path();
  now.unsaved = store_ == nullptr ? holds_work(project_.ledger())
                : has_name()      ? store_->unsaved()
                                  : holds_work(store_->ledger());
  const bool held = store_ != nullptr && store_->mode() == ProjectStore::Mode::read;
  now.held =
      held ? tr("It is open for reading only: save it under another name to keep changes") : "";
  state_ = now;
  if (!(project_.file() == now)) project_.apply(project::SetFileState{std::move(now)});
}

bool ProjectFiles::handle(const project::Command& command) {
  using namespace project;  // NOLINT(*-using-namespace)
  if (const auto* c = command.as<OpenProject>()) {
    open(c->path);
  } else if (const auto* s = command.as<SaveProject>()) {
    save(*s);
  } else if (const auto* m = command.as<OpenStories>()) {
    return add_many(m->paths);
  } else if (const auto* t = command.as<ImportTable>()) {
    add_table(*t);
  } else if (command.is<NewProject>()) {
    auto made = unsaved_.empty()
                    ? base::Result<ProjectStore>(base::Error{
                          base::ErrorCode::unsupported, tr("has nowhere to be kept"),
                          tr("a new project"), tr("Set HOME, and start the program again")})
                    : make_unsaved(unsaved_);
    if (made) {
      adopt(std::make_shared<ProjectStore>(std::move(*made)), {});
    } else {
      fail(made.error());
    }
  } else if (const auto* again = command.as<ReadAgain>()) {
    if (!waits_for_many()) rereading_.begin(again->stories);
  } else if (command.is<LookAtFiles>()) {
    rereading_.look(true);
  } else if (command.is<DiscardWork>()) {
    discard();
  } else if (command.is<Quit>()) {
    // Not after saving that did not work: the work would be gone.
    quits_ = !std::exchange(save_failed_, false);
  } else {
    return false;
  }
  return true;
}

bool ProjectFiles::is_shipped(const fs::path& path) const {
  std::error_code code;
  const fs::path assets = fs::weakly_canonical(readers_->assets(), code);
  const fs::path whole = fs::weakly_canonical(path, code);
  if (code || assets.empty()) return false;
  return std::ranges::mismatch(assets, whole).in1 == assets.end();
}

void ProjectFiles::open(const fs::path& path) {
  std::erase(state_.left_behind, path);
  // What comes with the program is everybody's, also where its folder could be written to.
  const bool shipped = is_shipped(path);
  work_.add(base::tr_format("Opening {}", path.filename().string()),
            [this, path, shipped](base::TaskControl&) -> base::TaskQueue::Finish {
              auto opened = ProjectStore::open(
                  path, shipped ? ProjectStore::Mode::read : ProjectStore::Mode::write);
              if (!opened) return [this, error = opened.error()] { fail(error); };
              auto store = std::make_shared<ProjectStore>(std::move(*opened));
              // Here, where nobody waits for it. Where it cannot be done the project is as good as
              // before, and whatever is in the way is told when it is saved.
              if (!shipped) (void)store->compact();
              const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
              auto documents = io::documents_of(*store, threads);
              auto read = std::make_shared<std::map<RecordNumber, DocumentPtr>>();
              for (std::size_t i = 0; i < documents.numbers.size(); ++i) {
                (*read)[documents.numbers[i]] = std::move(documents.documents[i]);
              }
              return [this, store, read, shipped] {
                adopt(store, std::move(*read));
                read_again(*store);
                std::vector<std::string> notices = store->notices();
                if (shipped) {
                  notices.emplace_back(
                      tr("This comes with the program and stays as it is: what you change is kept "
                         "in a copy of your own, which has no name until you save it."));
                }
                if (!notices.empty()) {
                  project_.apply(project::ShowNotice{fmt::format("{}", fmt::join(notices, " "))});
                }
              };
            });
}

/// Stories whose readings are gone are read from their texts.
void ProjectFiles::read_again(const ProjectStore& store) {
  for (const auto& e : store.ledger().records()) {
    const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
    if (s == nullptr || project_.has_reading_of(e.number)) continue;
    const auto text = store.text_in_file(e.number);
    if (text) {
      auto story = text::make_story(*text, s->title, s->id);
      if (!story) continue;
      story->path = s->file;
      project_.read_again(std::move(*story), s->date);
    } else if (!s->file.empty() && !io::holds_many(s->file)) {
      project_.apply(project::OpenStories{{s->file}});
    }
  }
}

void ProjectFiles::save(const project::SaveProject& command) {
  if (store_ == nullptr) {
    return fail({base::ErrorCode::unsupported, tr("has nowhere to be kept"), tr("the project"),
                 tr("Set HOME, and start the program again")});
  }
  // What is being kept goes to the file as it is called now.
  while (keeping_) {
    if (!keeper_.run_finished()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  base::Result<void> saved;
  const fs::path before = store_->path();
  const bool had_name = has_name();
  if (command.as.empty()) {
    saved = store_->save(command.overwrite ? ProjectStore::Overwrite::yes
                                           : ProjectStore::Overwrite::no);
  } else {
    fs::path as = command.as;
    if (as.extension() != ".dateline") as += ".dateline";
    saved = store_->save_as(as);
    if (saved && !had_name && store_->path() != before) remove(before);
  }
  if (!saved) {
    save_failed_ = true;
    fail(saved.error());
  } else {
    save_failed_ = false;
    project_.apply(project::DismissError{});
    kept_revision_ = store_->ledger().revision();
    keep_at_.reset();
  }
  tell_state();
}

void ProjectFiles::discard() {
  if (store_ == nullptr) return;
  if (has_name()) {
    store_->forget_unsaved();
  } else {
    remove(store_->path());
    store_->forget_unsaved();
    discarded_ = true;
  }
  state_.unsaved = false;
}

bool ProjectFiles::waits_for_many() {
  if (many_ == nullptr && !rereading_.is_reading()) return false;
  fail({base::ErrorCode::usage, tr("waits for the stories that are being read"), "",
        tr("Try again when they are there, or stop them first")});
  return true;
}

/// Folders and collections; a few files are read one by one, each shown as it comes.
bool ProjectFiles::add_many(const std::vector<fs::path>& paths) {
  constexpr std::size_t kFew = 20;
  std::error_code code;
  const bool many = paths.size() > kFew || std::ranges::any_of(paths, [&](const fs::path& p) {
                      return io::holds_many(p) || fs::is_directory(p, code);
                    });
  if (!many || store_ == nullptr || store_->mode() == ProjectStore::Mode::read) return false;
  if (waits_for_many()) return true;
  const auto reader = readers_->with(curation::own_places(store_->ledger()));
  if (!reader) {
    fail(reader.error());
    return true;
  }
  io::AddOptions options = adding(**reader);
  if (paths.size() == 1) options.list = paths.front().stem().string();
  many_ = std::make_unique<ManyStories>(store_, *reader, paths, std::move(options), wake_);
  many_words_ = tr("Adding stories");
  show_many_at_ = Clock::now();
  return true;
}

void ProjectFiles::add_table(const project::ImportTable& command) {
  if (store_ == nullptr || store_->mode() == ProjectStore::Mode::read) {
    return fail({base::ErrorCode::unsupported, tr("cannot be added to a project that is read only"),
                 command.path.string(), tr("Save the project under another name first")});
  }
  if (waits_for_many()) return;
  begin_table({command.path, command.mapping, nullptr}, command.path.filename().string());
}

void ProjectFiles::begin_table(ManyStories::Table table, const std::string& name, bool no_step) {
  const auto reader = readers_->with(curation::own_places(store_->ledger()));
  auto lexicon = tabular::Lexicon::open(readers_->assets() / "lexicon" / "table");
  if (!reader) return fail(reader.error());
  if (!lexicon) return fail(lexicon.error());
  table.lexicon = std::make_shared<const tabular::Lexicon>(std::move(*lexicon));
  io::AddOptions options = adding(**reader);
  options.step = fmt::format(mark_in("step", "add the events of {}"), name);
  options.no_step = no_step;
  many_ =
      std::make_unique<ManyStories>(store_, *reader, std::move(table), std::move(options), wake_);
  many_words_ = tr_format("Adding events of {}", name);
  show_many_at_ = Clock::now();
}

io::AddOptions ProjectFiles::adding(const event::StoryReader& reader) const {
  io::AddOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.user = project_.settings().user;
  options.by = read_by(reader);
  options.keeps = false;  // tick() does, and the window need not wait for the disk
  return options;
}

bool ProjectFiles::take_many() {
  if (many_ == nullptr) return false;
  many_read_.merge(many_->take());
  const bool done = many_->done();
  const auto now = Clock::now();
  if (!many_read_.empty() && (done || now >= show_many_at_)) {
    project_.stories_added(std::exchange(many_read_, {}));
    // The more there are, the longer each look at all of them takes.
    show_many_at_ = now + 20 * (Clock::now() - now) + std::chrono::milliseconds(300);
  }
  if (!done) return true;
  if (many_->database()) tell_database(*many_->database());
  const io::AddReport& report = many_->report();
  if (many_->error()) {
    fail(*many_->error());
  } else if (report.failed > 0) {
    base::Error error = report.errors.front();
    if (report.failed > 1)
      error.message +=
          " (" + tr_count("and {} more like it", "and {} more like it", report.failed - 1) + ")";
    fail(std::move(error));
  } else if (!report.notes.empty()) {
    const std::string more =
        report.notes.size() == 1
            ? ""
            : " (" + tr_count("and {} more note", "and {} more notes", report.notes.size() - 1) +
                  ")";
    project_.apply(project::ShowNotice{report.notes.front() + more + "."});
  }
  many_.reset();
  tell_state();
  return true;
}

void ProjectFiles::cancel() {
  if (many_ != nullptr) many_->cancel();
  rereading_.cancel();
}

std::vector<base::TaskQueue::Status> ProjectFiles::pending() const {
  auto out = work_.pending();
  if (many_ != nullptr) out.push_back({0, many_words_, many_->progress()});
  for (auto& task : rereading_.pending()) out.push_back(std::move(task));
  return out;
}

void ProjectFiles::go_on_in_a_copy() {
  const std::string name = store_->path().filename().string();
  base::Result<void> moved = base::Error{base::ErrorCode::unsupported, tr("has nowhere to be kept"),
                                         tr("what is changed now"), tr("Save under another name")};
  if (!unsaved_.empty()) {
    fs::path path;
    if (auto made = make_unsaved(unsaved_)) {
      path = made->path();  // and it is not held open any longer
    } else {
      moved = made.error();
    }
    if (!path.empty()) moved = store_->save_as(path);
  }
  if (!moved) return fail(moved.error());
  project_.apply(project::ShowNotice{tr_format(
      "{} cannot be written to and stays as it is: what you change is kept in a copy, which has no "
      "name until you save it.",
      name)});
}

}  // namespace dateline::desktop
