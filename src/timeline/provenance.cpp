#include "timeline/provenance.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "event/attribution_of.hpp"
#include "text/wording.hpp"

namespace dateline::timeline {
namespace {

/// On whose word a document tells an event: ids of named sources, and whether it tells any of it in
/// its own voice or by nameless people.
struct Voices {
  std::set<std::string> ids;
  bool own = false;
};

Voices voices(const event::Event& e) {
  Voices out;
  for (const event::EventMention& m : e.mentions) {
    if (m.told_by.id.empty()) {
      out.own = true;
    } else {
      out.ids.insert(m.told_by.id);
    }
  }
  return out;
}

}  // namespace

Provenance::Provenance(Documents documents, const base::StopCheck& stop) {
  std::vector<text::Wording> wordings;
  for (const auto& d : documents) {
    if (stop.stopped()) return;
    const text::Story& story = d->story;
    // A paper that prints an agency's story is that agency.
    std::string outlet =
        story.dateline.agency.empty() ? story.publisher : story.utf8(story.dateline.agency);
    std::string id = event::source_key(outlet);
    outlet_ids_.push_back(id.empty() ? outlet : std::move(id));  // "The Other" is a name here
    outlets_.push_back(std::move(outlet));
    // Rows of a table are worded alike, and each is a record of its own.
    wordings.push_back(d->is_table() ? text::Wording() : text::Wording(story));
  }
  originals_ = text::copies(wordings, stop);
}

bool Provenance::one_source(std::uint32_t a, std::uint32_t b) const {
  return originals_[a] == originals_[b] ||
         (!outlet_ids_[a].empty() && outlet_ids_[a] == outlet_ids_[b]);
}

std::uint32_t Provenance::independent(Documents documents,
                                      std::span<const EventRef> tellings) const {
  std::map<std::uint32_t, Voices> of;                      // by document
  std::map<std::uint32_t, std::set<std::string>> brought;  // ids, where tables cite any of them
  const bool cited = std::ranges::any_of(tellings, [&](EventRef t) {
    return documents[t.document]->date_from == event::DateFrom::cited;
  });
  for (const EventRef t : tellings) {
    if (cited) brought[t.document].insert(documents[t.document]->events[t.event].id);
    Voices more = voices(documents[t.document]->events[t.event]);
    Voices& all = of[t.document];
    all.ids.merge(more.ids);
    all.own = all.own || more.own;
  }
  // Each document is a source of its own until something joins it to another.
  std::map<std::string, std::uint32_t> first;  // what joins -> number of the document
  std::vector<std::uint32_t> group(of.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto root = [&](std::uint32_t i) {
    while (group[i] != i) i = group[i] = group[group[i]];
    return i;
  };
  const auto join = [&](const std::string& by, std::uint32_t i) {
    const auto [it, fresh] = first.emplace(by, i);
    if (!fresh) group[root(i)] = root(it->second);
  };
  std::uint32_t i = 0;
  for (const auto& [document, told] : of) {
    join("=" + std::to_string(originals_[document]), i);
    if (!outlet_ids_[document].empty()) join(outlet_ids_[document], i);
    // Of one id are events of one text: that of a story, and what a table quotes of it.
    for (const std::string& id : brought[document]) join("#" + id, i);
    // What it says in its own voice besides, it may have found out itself.
    if (!told.own) {
      for (const std::string& id : told.ids) join(id, i);
    }
    ++i;
  }
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < group.size(); ++k) count += root(k) == k ? 1U : 0U;
  return count;
}

}  // namespace dateline::timeline
