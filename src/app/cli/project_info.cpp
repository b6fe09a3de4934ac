#include "app/cli/project_info.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <variant>

#include "base/checksum.hpp"
#include "event/story_reader.hpp"
#include "geo/coordinates.hpp"
#include "io/story_sources.hpp"
#include "text/wording.hpp"
#include "timeline/occurrences.hpp"

namespace dateline::cli {
namespace {

using curation::Fate;
using event::Document;
using Json = nlohmann::ordered_json;

std::size_t copies_in(Documents documents) {
  std::vector<text::Wording> wordings;
  wordings.reserve(documents.size());
  for (const auto& d : documents) wordings.emplace_back(d->story);
  const auto first = text::copies(wordings);
  std::size_t out = 0;
  for (std::size_t i = 0; i < first.size(); ++i) out += first[i] != i ? 1U : 0U;
  return out;
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// A pair of versions with what lies between them.
struct Compared {
  const Document* before = nullptr;  ///< nullptr: the story is new
  const Document* after = nullptr;   ///< nullptr: the story is gone
  std::vector<curation::Difference> differences;
};

std::vector<Compared> compared(Documents before, Documents after, bool story) {
  std::vector<Compared> out;
  if (story) {
    const Document& a = *before.front();
    const Document& b = *after.front();
    out.push_back({&a, &b, curation::compare(a, b)});
    return out;
  }
  std::map<std::string_view, const Document*> old;
  for (const auto& d : before) old.emplace(d->story.id, d.get());
  for (const auto& d : after) {
    const auto found = old.find(d->story.id);
    if (found == old.end()) {
      out.push_back({nullptr, d.get(), {}});
      continue;
    }
    out.push_back({found->second, d.get(), curation::compare(*found->second, *d)});
    old.erase(found);
  }
  for (const auto& d : before) {
    if (old.contains(d->story.id)) out.push_back({d.get(), nullptr, {}});
  }
  return out;
}

}  // namespace

ProjectInfo info_of(const io::ProjectStore& store, std::size_t threads) {
  ProjectInfo out;
  out.path = store.path().string();
  out.program = store.file().program;
  out.saved = store.file().saved;
  out.done = store.ledger().done().size();
  out.undone = store.ledger().undone().size();
  out.recovered = store.recovered();
  std::map<std::string, std::size_t> versions;
  std::map<std::string, std::size_t> lists;
  for (const auto& e : store.ledger().records()) {
    if (const auto* s = std::get_if<curation::StoryEntry>(e.record.get())) {
      ++out.stories;
      out.graded += s->grades == curation::Grades{} ? 0U : 1U;
      if (s->reading.size > 0) {
        ++versions[fmt::format("{}, data {}, model {}", s->reading.program,
                               event::without_own_places(s->reading.data), s->reading.model)];
        out.with_places += event::own_places_in(s->reading.data).empty() ? 0U : 1U;
      }
      if (!s->list.empty()) ++lists[s->list];
    }
    out.corrections += std::holds_alternative<curation::Correction>(*e.record) ? 1U : 0U;
    if (const auto* p = std::get_if<curation::OwnPlace>(e.record.get())) {
      out.places.emplace_back(e.number, *p);
    }
    out.views += std::holds_alternative<curation::SavedView>(*e.record) ? 1U : 0U;
    out.scenes += std::holds_alternative<curation::Scene>(*e.record) ? 1U : 0U;
    out.layers += std::holds_alternative<curation::Layer>(*e.record) ? 1U : 0U;
  }
  for (const auto& [version, n] : versions) {
    out.versions.push_back(fmt::format("{} by {}", count_of(n, "story", "stories"), version));
  }
  for (const auto& [list, n] : lists) {
    out.lists.push_back(fmt::format("{}: {}", list, count_of(n, "story", "stories")));
  }
  const auto read = io::documents_of(store, threads);
  out.unread = read.errors.size();
  const auto there = read.there();
  out.copies = copies_in(there);
  curation::Reviser reviser;
  const auto revised = reviser.revise(there, store.ledger().records());
  for (const auto& d : revised.documents) out.events += d->events.size();
  out.told_events = timeline::Occurrences(revised.documents, revised.joins).all().size();
  for (const Fate& f : revised.fates) {
    out.fit += curation::fits(f.kind) ? 1U : 0U;
  }
  return out;
}

std::string to_text(const ProjectInfo& i) {
  std::string out = fmt::format("{}, saved {} by Dateline {}\n", i.path,
                                count_of(i.saved, "time", "times"), i.program);
  const auto line = [&](std::string_view what, const std::string& words) {
    out += fmt::format("{:12} {}\n", what, words);
  };
  std::string stories = std::to_string(i.stories);
  if (i.copies > 0) {
    stories += fmt::format(", {} of other ones",
                           count_of(i.copies, "copy or rewrite", "copies or rewrites"));
  }
  if (i.graded > 0) stories += fmt::format(", {} graded", i.graded);
  if (i.unread > 0) stories += fmt::format(", {} to be read again", i.unread);
  line("stories", stories);
  for (const std::string& l : i.lists) line("", l);
  for (const std::string& v : i.versions) line("", v);
  line("events", fmt::format("{} as {}", i.told_events, count_of(i.events, "telling", "tellings")));
  line("corrections",
       i.fit == i.corrections
           ? std::to_string(i.corrections)
           : fmt::format("{}, of which {} no longer {}", i.corrections, i.corrections - i.fit,
                         i.corrections - i.fit == 1 ? "fits" : "fit"));
  line("places", i.with_places == 0
                     ? std::to_string(i.places.size())
                     : fmt::format("{}, with which {} read", i.places.size(),
                                   count_of(i.with_places, "story was", "stories were")));
  for (const auto& [number, p] : i.places) {
    line("", fmt::format("{}: {} ({}), {}, within {} km", number, fmt::join(p.names, ", "),
                         name(p.kind), geo::format_coordinates(p.at, geo::Notation::decimal, 5),
                         p.radius_km));
  }
  line("views", std::to_string(i.views));
  line("scenes", std::to_string(i.scenes));
  if (i.layers > 0) line("layers", std::to_string(i.layers));
  line("history",
       fmt::format("{} to undo, {} to do again", count_of(i.done, "step", "steps"), i.undone));
  if (i.recovered > 0) line("unsaved", count_of(i.recovered, "change", "changes"));
  return out;
}

std::string to_json(const ProjectInfo& i) {
  Json places = Json::array();
  for (const auto& [number, p] : i.places) {
    Json place{{"n", number},
               {"names", p.names},
               {"kind", name(p.kind)},
               {"at", {p.at.lng(), p.at.lat()}},
               {"radius_km", p.radius_km}};
    if (!p.country.empty()) place["country"] = p.country;
    if (!p.note.empty()) place["note"] = p.note;
    places.push_back(std::move(place));
  }
  const Json json{{"path", i.path},
                  {"program", i.program},
                  {"saved", i.saved},
                  {"stories", i.stories},
                  {"unread", i.unread},
                  {"copies", i.copies},
                  {"graded", i.graded},
                  {"tellings", i.events},
                  {"events", i.told_events},
                  {"corrections", i.corrections},
                  {"fitting", i.fit},
                  {"places", i.places.size()},
                  {"own_places", std::move(places)},
                  {"read_with_own_places", i.with_places},
                  {"views", i.views},
                  {"scenes", i.scenes},
                  {"layers", i.layers},
                  {"undo", i.done},
                  {"redo", i.undone},
                  {"unsaved", i.recovered},
                  {"read_by", i.versions},
                  {"lists", i.lists}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> check_project(const io::ProjectStore& store, std::size_t threads) {
  std::vector<std::string> out;
  const auto read = io::documents_of(store, threads, {true});
  for (const base::Error& e : read.errors) out.push_back(e.to_string());
  std::set<std::string> ids;
  for (const auto& e : store.ledger().records()) {
    const auto* s = std::get_if<curation::StoryEntry>(e.record.get());
    if (s == nullptr) continue;
    if (!ids.insert(s->id).second) {
      out.push_back(fmt::format("Two stories have the id {}. Take one of them out.", s->id));
    }
    if (s->file.empty() || io::holds_many(s->file)) continue;
    const auto bytes = io::story_text(s->file);
    if (!bytes) {
      out.push_back(
          fmt::format("{} The project has its text; nothing is lost.", bytes.error().to_string()));
    } else if (base::fnv1a(*bytes) != s->reading.text) {
      out.push_back(fmt::format("{}: has changed since it was read. Add it again to read it.",
                                s->file.string()));
    }
  }
  curation::Reviser reviser;
  const auto revised = reviser.revise(read.there(), store.ledger().records());
  for (const Fate& f : revised.fates) {
    if (curation::fits(f.kind)) continue;
    const auto& c = std::get<curation::Correction>(*store.ledger().find(f.correction));
    out.push_back(
        fmt::format("Correction {} ({}) no longer fits: {}.", f.correction, title(c), f.words));
  }
  return out;
}

std::string to_text(const io::RerunReport& report, const curation::Ledger& ledger) {
  std::string out = fmt::format("{} read anew, {} with other events\n",
                                count_of(report.read, "story", "stories"), report.changed.size());
  for (const auto& story : report.changed) {
    out += fmt::format("\n{} ({})\n", story.title, story.id);
    for (const std::string& line : story.differences) out += "  " + line + "\n";
  }
  if (!report.no_longer_fit.empty()) out += "\nCorrections that no longer fit:\n";
  for (const Fate& f : report.no_longer_fit) {
    const auto record = ledger.find(f.correction);
    const auto* c = record == nullptr ? nullptr : std::get_if<curation::Correction>(record.get());
    out += fmt::format("  {}: {}\n", c == nullptr ? std::string() : title(*c), f.words);
  }
  return out;
}

std::string difference_text(Documents before, Documents after, bool story) {
  std::string out;
  for (const Compared& c : compared(before, after, story)) {
    const Document& d = c.after != nullptr ? *c.after : *c.before;
    if (c.before == nullptr) {
      out += fmt::format("{}: new story, {}\n", d.story.name(),
                         count_of(d.events.size(), "event", "events"));
    } else if (c.after == nullptr) {
      out += fmt::format("{}: story taken out, {}\n", d.story.name(),
                         count_of(d.events.size(), "event", "events"));
    } else if (!c.differences.empty()) {
      out += d.story.name() + "\n";
      for (const auto& one : c.differences) {
        out += "  " + io::in_words(one, *c.before, *c.after) + "\n";
      }
    }
  }
  return out.empty() ? "No event is new, changed or withdrawn.\n" : out;
}

std::string difference_json(Documents before, Documents after, bool story) {
  Json out = Json::array();
  for (const Compared& c : compared(before, after, story)) {
    const Document& d = c.after != nullptr ? *c.after : *c.before;
    Json events = Json::array();
    for (const auto& one : c.differences) {
      Json e{{"is", name(one.kind)}};
      if (one.before) e["before"] = c.before->events[*one.before].id;
      if (one.after) e["after"] = c.after->events[*one.after].id;
      if (!one.what.empty()) e["what"] = one.what;
      events.push_back(std::move(e));
    }
    if (c.before != nullptr && c.after != nullptr && events.empty()) continue;
    out.push_back({{"story", d.story.id},
                   {"name", d.story.name()},
                   {"is", c.before == nullptr  ? "new"
                          : c.after == nullptr ? "gone"
                                               : "changed"},
                   {"events", std::move(events)}});
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::cli
