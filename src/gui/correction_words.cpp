#include "gui/correction_words.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "gui/say.hpp"
#include "time/phrase.hpp"

namespace dateline::gui {
namespace {

using curation::Correction;
using curation::EventAnchor;
using curation::EventCorrection;
using curation::MentionCorrection;
using project::Command;
using timeline::GivenOrder;
using timeline::GivenTime;

const char* order_words(GivenOrder::Kind kind) {
  switch (kind) {
    case GivenOrder::Kind::before:
      return tr("the first was before the second");
    case GivenOrder::Kind::after:
      return tr("the first was after the second");
    case GivenOrder::Kind::during:
      return tr("the first was during the second");
    case GivenOrder::Kind::overlaps:
      return tr("both went on at one time");
    case GivenOrder::Kind::same_time:
      return tr("both were at the same time");
  }
  return "";
}

std::string time_words(const GivenTime& given) {
  const std::string when = time::phrase(given.bounds);
  if (given.of == GivenTime::Of::begins) return tr_format("began {}", when);
  if (given.of == GivenTime::Of::ends) return tr_format("ended {}", when);
  return when;
}

std::vector<Command> to_sentence(const store::Snapshot& snapshot, std::uint32_t document,
                                 std::uint32_t code_point) {
  const text::Story& story = snapshot.documents()[document]->story;
  if (story.sentences.empty()) return {};
  return {project::ShowDocument{document},
          project::SelectSentence{document, story.sentence_at(code_point)}};
}

std::vector<Command> to_event(const store::Snapshot& snapshot, const EventAnchor& anchor) {
  if (snapshot.find(anchor.event)) return {project::SelectEvents{{anchor.event}}};
  const auto document = document_of(snapshot, anchor.story);
  if (!document) return {};
  const event::Document& d = *snapshot.documents()[*document];
  if (const auto found = curation::fit(anchor, d)) {
    return {project::SelectEvents{{d.events[found->index].id}}};
  }
  if (const auto words = curation::find_words(anchor, d)) {
    return to_sentence(snapshot, *document, words->start);
  }
  return {project::ShowDocument{*document}};  // its words are gone from it
}

std::vector<Command> to_mention(const store::Snapshot& snapshot, const MentionCorrection& c) {
  const auto own = document_of(snapshot, c.mention.story);
  if (own) {
    const event::Document& d = *snapshot.documents()[*own];
    if (const auto found = curation::fit(c.mention, d)) {
      return to_sentence(snapshot, *own, d.places[found->index].span.start);
    }
  }
  // Of a name in all stories any that has it will do.
  const auto documents = snapshot.documents();
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (c.reach != curation::Reach::project && i != own) continue;
    for (const auto& place : documents[i]->places) {
      if (place.surface == c.mention.surface) return to_sentence(snapshot, i, place.span.start);
    }
  }
  return {};
}

}  // namespace

std::optional<std::uint32_t> document_of(const store::Snapshot& snapshot,
                                         const std::string& story) {
  const auto documents = snapshot.documents();
  const auto found = std::ranges::find_if(
      documents, [&](const auto& d) { return !story.empty() && d->story.id == story; });
  if (found == documents.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - documents.begin());
}

std::string detail_of(const Correction& correction) {
  if (const auto* c = std::get_if<EventCorrection>(&correction.what)) {
    if (const auto* s = std::get_if<curation::SetTime>(&c->change)) return time_words(s->time);
    if (const auto* s = std::get_if<curation::SetOrder>(&c->change)) return order_words(s->kind);
  }
  if (const auto* e = std::get_if<curation::AddedEvent>(&correction.what)) {
    std::string out;
    if (e->bounds.earliest || e->bounds.latest) out = time::phrase(e->bounds);
    if (!e->words.empty()) out += (out.empty() ? "\u201C" : ", \u201C") + e->words + "\u201D";
    return out;
  }
  return "";
}

std::vector<Command> way_to(const project::Project& project, curation::RecordNumber number) {
  const curation::RecordPtr record = project.ledger().find(number);
  if (record == nullptr) return {};
  const store::Snapshot& snapshot = project.snapshot();
  if (const auto* place = std::get_if<curation::OwnPlace>(record.get())) {
    return {project::GoToPlace{place->at, place->radius_km, place->names.front()}};
  }
  const auto* correction = std::get_if<Correction>(record.get());
  if (correction == nullptr) return {};
  if (const auto* c = std::get_if<EventCorrection>(&correction->what)) {
    return to_event(snapshot, c->event);
  }
  if (const auto* c = std::get_if<MentionCorrection>(&correction->what)) {
    return to_mention(snapshot, *c);
  }
  const std::string id = "u" + std::to_string(number);
  if (snapshot.find(id)) return {project::SelectEvents{{id}}};
  return {};
}

}  // namespace dateline::gui
