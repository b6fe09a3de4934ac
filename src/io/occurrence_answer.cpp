#include "io/occurrence_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "time/phrase.hpp"

namespace dateline::io {

using timeline::Claim;
using timeline::Dispute;
using timeline::Documents;
using timeline::EventRef;
using timeline::Occurrence;
using Json = nlohmann::ordered_json;

namespace {

const event::Event& event_of(Documents documents, EventRef e) {
  return documents[e.document]->events[e.event];
}

Json day_json(const std::optional<time::Days>& day) {
  return day ? Json(time::to_iso_date(*day)) : Json(nullptr);
}

Json claim_json(Documents documents, const Claim& c) {
  const event::Document& d = *documents[c.by.front().document];
  Json j{{"value", c.value}, {"sources", c.sources}};
  j["first_told"] = day_json(c.first_told);
  j["last_told"] = day_json(c.last_told);
  j["events"] = Json::array();
  for (const EventRef e : c.by) j["events"].push_back(event_of(documents, e).id);
  if (!c.told_by.name.empty()) j["told_by"] = c.told_by.name;
  if (c.replaced_by) j["replaced_by"] = *c.replaced_by;
  j["document"] = d.story.id;
  j["start"] = c.words.start;
  j["end"] = c.words.end;
  j["text"] = d.story.utf8(c.words);
  j["quote"] = d.story.utf8(d.story.sentences[c.sentence].span);
  return j;
}

Json dispute_json(Documents documents, const Dispute& dispute) {
  Json j{{"about", name(dispute.about)}};
  if (!dispute.of.empty()) j["of"] = dispute.of;
  j["revised"] = dispute.revised;
  j["claims"] = Json::array();
  for (const Claim& c : dispute.claims) j["claims"].push_back(claim_json(documents, c));
  return j;
}

std::set<std::string> names_told_by(Documents documents, const Occurrence& o) {
  std::set<std::string> out;
  for (const EventRef t : o.tellings) {
    for (const event::EventMention& m : event_of(documents, t).mentions) {
      if (!m.told_by.name.empty()) out.insert(m.told_by.name);
    }
  }
  return out;
}

}  // namespace

Json occurrences_json(Documents documents, const timeline::Occurrences& occurrences) {
  Json out = Json::array();
  for (const Occurrence& o : occurrences.all()) {
    Json j{{"id", event_of(documents, o.tellings.front()).id}};
    j["events"] = Json::array();
    j["documents"] = Json::array();
    for (const EventRef t : o.tellings) {
      j["events"].push_back(event_of(documents, t).id);
      const std::string& document = documents[t.document]->story.id;
      const auto& known = j["documents"];
      if (std::ranges::find(known, Json(document)) == known.end()) {
        j["documents"].push_back(document);
      }
    }
    j["sources"] = o.sources;
    j["first_told"] = day_json(o.first_told);
    j["last_told"] = day_json(o.last_told);
    j["told_by"] = names_told_by(documents, o);
    j["reasons"] = o.reasons;
    j["disputes"] = Json::array();
    for (const Dispute& d : o.disputes) j["disputes"].push_back(dispute_json(documents, d));
    out.push_back(std::move(j));
  }
  return out;
}

std::string occurrence_text(Documents documents, const Occurrence& o) {
  std::string out = told_words(o);
  if (!out.empty()) out = "    " + out + "\n";
  for (const Dispute& d : o.disputes) {
    out += fmt::format("    {}, {}:\n", d.revised ? "revised" : "disputed", question(d));
    for (const Claim& c : d.claims) {
      const event::Document& document = *documents[c.by.front().document];
      out += fmt::format("        {} ({}){}\n            {}\n", c.value, source_words(documents, c),
                         c.replaced_by ? ", later " + d.claims[*c.replaced_by].value : "",
                         document.story.line(document.story.sentences[c.sentence].span));
    }
  }
  return out;
}

}  // namespace dateline::io
