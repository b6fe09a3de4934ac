#include "brief/backing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dateline::brief {

Backing backing_of(const store::Snapshot& snapshot, store::Row row) {
  Backing out;
  if (const store::Conclusions* conclusions = snapshot.conclusions()) {
    const timeline::Occurrences& all = conclusions->chronology.occurrences();
    out.sources = all.all()[all.of(snapshot.ref(row))].sources;
  }
  out.claimed = true;
  std::optional<time::Days> first;
  const event::Document* teller = nullptr;
  for (const store::Row telling : snapshot.tellings(row)) {
    const event::Event& e = snapshot.event(telling);
    out.claimed = out.claimed && e.status == event::Status::reported;
    if (out.told_by.empty() && !e.mentions.empty()) out.told_by = e.mentions.front().told_by.name;
    const event::Document& document = snapshot.document_of(telling);
    if (teller == nullptr || (document.date && (!first || *document.date < *first))) {
      teller = &document;
      first = document.date;
    }
  }
  if (teller != nullptr) {
    out.publisher = teller->story.outlet();
    if (out.publisher.empty()) {
      const std::string& title = teller->story.title;
      out.publisher = "\u201C" + (title.empty() ? teller->story.name() : title) + "\u201D";
    }
  }
  return out;
}

std::string backing_words(const Backing& backing) {
  std::string out;
  if (backing.claimed) {
    out = backing.told_by.empty() ? "Claimed, not confirmed"
                                  : fmt::format("Claimed by {}", backing.told_by);
  }
  if (backing.sources <= 1) {
    out += out.empty() ? "One source only" : "; one source only";
    if (!backing.publisher.empty()) out += ": " + backing.publisher;
  }
  return out.empty() ? out : out + ".";
}

}  // namespace dateline::brief
