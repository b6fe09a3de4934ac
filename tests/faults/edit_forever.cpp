// edit_forever create PROJECT: makes a project.
// edit_forever edit PROJECT SEED [EDITS [stubborn]]: opens it and edits it at random until it is
// killed or has done so many edits: stories, corrections, places, views and scenes come, change and
// go, steps are undone and done again. Says "did K" when the K-th edit is done, "kept K" when the
// first K are sure, "saved K" when they are saved, "compacted K" when readings of no more use are
// gone too. Ends with status 1 where that fails; a stubborn one says "failed K" and goes on.
// edit_forever check PROJECT SEED: opens what is left and says "at K", after which edits it is as
// it should be, to the byte, history and all; status 1 where there is no such K or a story, also
// one that undo brings back, cannot be read.
//
// All that is random follows from SEED and the edits before.
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "io/project_store.hpp"
#include "support/documents.hpp"

namespace {

using namespace dateline;  // NOLINT(*-using-namespace)
using curation::Ledger;
using curation::Record;
using curation::RecordPtr;
using curation::Step;
using io::ProjectStore;

constexpr int kMostEdits = 100'000;  // that check() goes through

void say(const std::string& what) {
  const std::string line = what + "\n";
  // Not std::cout, which writes inside libc: the trace shall hold what was said, in its place.
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(3);
}

std::string id_of(int story) { return "s" + std::to_string(story); }

std::shared_ptr<const event::Document> story(int k) {
  auto out = std::make_shared<event::Document>(
      *tests::document_with({tests::event_on("e", "2014-06-10", "2014-06-11")},
                            "Rebels took mill " + std::to_string(k) + "."));
  out->story.id = id_of(k);
  return out;
}

curation::Correction correction(int k) {
  const auto of = story(k % 7);
  return {"A. Said", 1'400'000'000 + k, "note " + std::to_string(k),
          curation::EventCorrection{curation::anchor_of(*of, of->events.front()),
                                    curation::SetActor{"actor " + std::to_string(k)}}};
}

curation::Scene scene(int k, unsigned kind) {
  const auto of = story(k % 7);
  curation::Scene s;
  s.kind = static_cast<curation::SceneKind>(kind);
  s.order = k % 11 - 5;
  s.title = "scene " + std::to_string(k);
  s.caption = std::string(static_cast<std::size_t>(k % 50), 'c');
  if (s.kind == curation::SceneKind::map) {
    s.quote = curation::Quote{"took", "Northwire", of->story.id, {7, 11}, "Rebels took a mill."};
    s.look.emplace();
    s.look->zoom = k % 12;
    s.look->selected = {curation::anchor_of(*of, of->events.front())};
    s.look->plays = k % 3 * 60;
  }
  return s;
}

/// What the edits are made of; the same for a store and for a ledger in memory alone.
class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  /// The k-th edit. `add` gives the reference to the reading of a story.
  template <class Target, class Add>
  void edit(int k, Target& target, const Ledger& ledger, const Add& add) {
    switch (pick(12)) {
      case 0:
        if (target.undo()) return;
        break;
      case 1:
        if (target.redo()) return;
        break;
      case 2:
        if (!ledger.done().empty()) {
          target.extend({{target.take_number(), record(k, add)}});
          return;
        }
        break;
      default:
        break;
    }
    Step step{"edit " + std::to_string(k), "A. Said", 1'400'000'000 + k, {}};
    const unsigned changes = 1 + pick(3);
    for (unsigned i = 0; i < changes; ++i) {
      if (ledger.records().empty() || pick(3) > 0) {
        step.changes.push_back({target.take_number(), record(k, add)});
      } else {
        const auto which = pick(static_cast<unsigned>(ledger.records().size()));
        const auto number = ledger.records()[which].number;
        bool twice = false;
        for (const auto& c : step.changes) twice = twice || c.number == number;
        if (twice) continue;
        step.changes.push_back({number, pick(3) == 0 ? nullptr : record(k, add)});
      }
    }
    target.apply(std::move(step));
  }

 private:
  unsigned pick(unsigned n) { return static_cast<unsigned>(random_() % n); }

  template <class Add>
  RecordPtr record(int k, const Add& add) {
    switch (pick(5)) {
      case 0: {
        curation::StoryEntry s;
        s.id = id_of(k);
        s.title = "Story \u201C" + std::to_string(k) + "\u201D";
        s.added = k;
        s.reading = add(k);
        return std::make_shared<const Record>(std::move(s));
      }
      case 1: {
        curation::OwnPlace p;
        p.names = {"Mill " + std::to_string(k), "\u0645\u0637\u062D\u0646\u0629"};
        p.at = *geo::LngLat::from_degrees(40 + k % 10, 30 + k % 7);
        return std::make_shared<const Record>(std::move(p));
      }
      case 2: {
        curation::SavedView v;
        v.name = "view " + std::to_string(k);
        v.filter.actor = std::string(pick(200), 'a');
        return std::make_shared<const Record>(std::move(v));
      }
      case 3:
        return std::make_shared<const Record>(scene(k, pick(curation::kSceneKinds)));
      default:
        return std::make_shared<const Record>(correction(k));
    }
  }

  std::mt19937 random_;
};

/// All that a user owns, without where the program keeps it.
std::string digest(Ledger ledger) {
  (void)ledger.rewrite([](const RecordPtr& record) -> base::Result<RecordPtr> {
    const auto* s = std::get_if<curation::StoryEntry>(record.get());
    if (s == nullptr) return record;
    curation::StoryEntry copy = *s;
    copy.reading = {};
    return std::make_shared<const Record>(std::move(copy));
  });
  io::ProjectFile file;
  file.ledger = std::move(ledger);
  return io::write_project(file, "");
}

int fail(const std::string& why) {
  std::cerr << "edit_forever: " << why << "\n";
  return 1;
}

int edit(ProjectStore& store, unsigned seed, int edits, bool stubborn) {
  using Clock = std::chrono::steady_clock;
  Editor editor(seed);
  std::mt19937 pace(seed + 1);
  auto keep_at = Clock::now();
  const auto done = [&](const char* what, int k, const base::Result<void>& result) {
    if (result) {
      say(what + (" " + std::to_string(k)));
    } else if (stubborn) {
      std::cerr << result.error().to_string() << "\n";
      say("failed " + std::to_string(k));
    } else {
      fail(result.error().to_string());
      return false;
    }
    return true;
  };
  for (int k = 1; k <= edits; ++k) {
    base::Result<curation::ReadingRef> added = curation::ReadingRef{};
    editor.edit(k, store, store.ledger(), [&](int n) {
      added = store.add_reading(*story(n), {"1", "data", "model"});
      return added ? *added : curation::ReadingRef{};
    });
    if (!added) return fail(added.error().to_string());
    say("did " + std::to_string(k));
    if (pace() % 50 == 0) {
      if (!done("saved", k, store.save())) return 1;
      if (pace() % 2 == 0) {
        const auto gone = store.compact({1, 0});
        if (!gone && !done("", k, gone.error())) return 1;
        if (gone && *gone > 0) say("compacted " + std::to_string(k));
      }
    } else if (Clock::now() >= keep_at || k == edits) {
      if (!done("kept", k, store.keep())) return 1;
      keep_at = Clock::now() + std::chrono::milliseconds(pace() % 60);
    }
    if (pace() % 4 == 0) std::this_thread::sleep_for(std::chrono::microseconds(pace() % 3000));
  }
  // A fault may have come at the last moment: another try is due, and must be known to be.
  return !store.unkept() || done("kept", edits, store.keep()) ? 0 : 1;
}

int check(const ProjectStore& store, unsigned seed, int least) {
  std::vector<curation::StoryEntry> stories;
  const auto look_at = [&](const RecordPtr& record) {
    const auto* s = record == nullptr ? nullptr : std::get_if<curation::StoryEntry>(record.get());
    if (s != nullptr) stories.push_back(*s);
  };
  for (const Ledger::Entry& e : store.ledger().records()) look_at(e.record);
  for (const Step& s : store.ledger().done()) {
    for (const auto& c : s.changes) look_at(c.to);
  }
  for (const Step& s : store.ledger().undone()) {
    for (const auto& c : s.changes) look_at(c.to);
  }
  for (const curation::StoryEntry& s : stories) {
    const auto read = store.readings(std::vector{s.reading}, 1);
    if (!read.front()) return fail(read.front().error().to_string());
    if (read.front()->story.id != s.id) return fail("has the reading of another story");
  }
  const std::string found = digest(store.ledger());
  struct InMemory {
    Ledger ledger;
    auto take_number() { return ledger.take_number(); }
    void apply(Step s) { ledger.apply(std::move(s)); }
    void extend(std::vector<curation::Change> c) { ledger.extend(std::move(c)); }
    bool undo() { return ledger.undo(); }
    bool redo() { return ledger.redo(); }
  } wanted;
  Editor editor(seed);
  // Numbers are never given twice: they tell most states apart without a look at all of them.
  const auto next = store.ledger().next_number();
  for (int k = 0; k < kMostEdits && wanted.ledger.next_number() <= next; ++k) {
    if (k > 0) {
      editor.edit(k, wanted, wanted.ledger, [](int) { return curation::ReadingRef{}; });
    }
    if (k < least || wanted.ledger.next_number() != next ||
        wanted.ledger.done().size() != store.ledger().done().size() ||
        digest(wanted.ledger) != found) {
      continue;
    }
    say("at " + std::to_string(k));
    return 0;
  }
  return fail("is not as it was after any edit from " + std::to_string(least) + " on");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) return fail("create|edit|check PROJECT [SEED [LEAST]]");
  if (arguments[0] == "create") {
    const auto made = ProjectStore::create(arguments[1]);
    return made ? 0 : fail(made.error().to_string());
  }
  auto store = ProjectStore::open(arguments[1], ProjectStore::Mode::write);
  if (!store) return fail(store.error().to_string());
  if (store->mode() != ProjectStore::Mode::write) return fail(store->notices().front());
  const auto seed = static_cast<unsigned>(std::stoul(arguments.at(2)));
  if (arguments[0] == "check") return check(*store, seed, std::stoi(arguments.at(3)));
  const int edits = arguments.size() > 3 ? std::stoi(arguments[3]) : kMostEdits;
  return edit(*store, seed, edits, arguments.size() > 4);
}
