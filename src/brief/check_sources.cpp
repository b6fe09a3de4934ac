// What a scene is about and only one source tells, or somebody claims, without saying so.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "base/translate.hpp"
#include "brief/backing.hpp"
#include "brief/caption_words.hpp"
#include "brief/check_parts.hpp"
#include "scene/kind_words.hpp"
#include "scene/words.hpp"

namespace dateline::brief {
namespace {

using base::tr;
using base::tr_format;
using event::Status;

/// What is told as having happened: the rest says itself that it is no fact.
bool told(const store::Snapshot& snapshot, store::Row row) {
  const Status status = snapshot.events().status[row];
  return status == Status::happened || status == Status::ongoing || status == Status::reported;
}

/// What a scene is about: what it highlights, else what is news on its map.
std::vector<store::Row> subjects(const Sight& sight) {
  std::vector<store::Row> out;
  const auto take = [&](const std::vector<store::Row>& rows, bool news) {
    for (const store::Row row : rows) {
      if (told(sight.snapshot(), row) && (!news || sight.fresh(row))) out.push_back(row);
    }
  };
  if (!sight.selected.empty()) {
    take(sight.selected, false);
  } else {
    take(sight.in_frame, true);
  }
  return out;
}

std::string words_of_one(const store::Snapshot& snapshot, store::Row row, const Backing& backing) {
  const std::string title = scene::sentence_case(scene::event_title(snapshot.event(row)));
  if (backing.claimed && backing.sources > 1) {
    return tr_format("{}: told as a claim only, and the caption does not say so.", title);
  }
  if (backing.publisher.empty()) {
    return tr_format("{}: told by one source, and the caption does not say so.", title);
  }
  return tr_format("{}: told by one source ({}), and the caption does not say so.", title,
                   backing.publisher);
}

}  // namespace

void check_sources(const Sight& sight, Findings& out) {
  if (sight.says(Admission::weak)) return;
  const store::Snapshot& snapshot = sight.snapshot();
  const std::vector<store::Row> all = subjects(sight);
  const std::string words = sight.words();
  std::vector<store::Row> weak;
  std::ranges::copy_if(all, std::back_inserter(weak), [&](store::Row row) {
    const Backing backing = backing_of(snapshot, row);
    // Who is named as the one that tells it is so in every language.
    return backing.weak() && (backing.claimed || !name_it(words, backing.publisher));
  });
  if (weak.empty()) return;
  const std::string cure = tr("Say so in the caption, or show what else tells it.");
  if (weak.size() == 1) {
    const Backing backing = backing_of(snapshot, weak.front());
    Finding finding = finding_of(FindingKind::one_source, sight, weak,
                                 words_of_one(snapshot, weak.front(), backing), cure);
    finding.remedy = saying_so(sight, backing_words(backing));
    out.push_back(std::move(finding));
    return;
  }
  Finding finding = finding_of(
      FindingKind::one_source, sight, weak,
      weak.size() == all.size()
          ? tr_format("All {} events that it is about are claimed, or told by one source each: {}.",
                      all.size(), titles_of(snapshot, weak))
          : tr_format("{} of the {} events that it is about are claimed, or told by one source "
                      "each: {}.",
                      weak.size(), all.size(), titles_of(snapshot, weak)),
      cure);
  // What is kept in a project's file is English.
  finding.remedy =
      saying_so(sight, fmt::format("{} of {} events are claimed, or told by one source only.",
                                   weak.size(), all.size()));
  out.push_back(std::move(finding));
}

}  // namespace dateline::brief
