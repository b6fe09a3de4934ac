#include "io/timeline_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "io/occurrence_answer.hpp"
#include "time/edtf.hpp"
#include "time/phrase.hpp"
#include "timeline/telling.hpp"

namespace dateline::io {

using event::Document;
using timeline::Chronology;
using timeline::EventRef;
using timeline::Said;
using timeline::Side;
using Json = nlohmann::ordered_json;
using Documents = std::span<const std::shared_ptr<const Document>>;

namespace {

std::string_view name(Said::Kind kind) {
  switch (kind) {
    case Said::Kind::time:
      return "time";
    case Said::Kind::inferred:
      return "inferred";
    case Said::Kind::order:
      return "order";
    case Said::Kind::same:
      return "same";
    case Said::Kind::user:
      break;
  }
  return "";
}

/// Whose word a statement is.
std::string_view said_by(Said::Kind kind) {
  if (kind == Said::Kind::user) return "user";
  return kind == Said::Kind::time || kind == Said::Kind::order ? "story" : "dateline";
}

const event::Event& event_of(Documents documents, EventRef e) {
  return documents[e.document]->events[e.event];
}

/// What made the bounds of an event tighter, each statement once.
std::vector<Said> because(const Chronology& chronology, EventRef e) {
  std::vector<Said> out;
  for (const Side side :
       {Side::earliest_start, Side::latest_start, Side::earliest_end, Side::latest_end}) {
    for (const Said& s : chronology.why(e, side)) {
      const bool known = std::ranges::any_of(out, [&](const Said& o) {
        return o.kind == s.kind && o.first == s.first && o.second == s.second &&
               o.statement == s.statement;
      });
      if (!known) out.push_back(s);
    }
  }
  return out;
}

Json iso(const std::optional<time::Minute>& m) {
  return m ? Json(time::to_iso_minute(*m)) : Json(nullptr);
}

Json minutes(const time::Bounds& b) {
  return {{"earliest", iso(b.earliest)}, {"latest", iso(b.latest)}};
}

/// "capture, Tikrit"
std::string title(const event::Event& e) {
  return std::string(event::name(e.type)) + (e.place ? ", " + e.place->name : "");
}

/// " (denied)" and the like of what is no plain fact.
std::string standing(const event::Event& e) {
  return timeline::standpoint(e.status) == timeline::Standpoint::fact
             ? ""
             : fmt::format(" ({})", event::name(e.status));
}

/// What a statement says: "capture, Hawija: 12 June 2014", "withdrawal, Hawija before capture,
/// Hawija (\"after\")".
std::string sense(Documents documents, const Chronology& chronology, const Said& s) {
  const event::Event& e = event_of(documents, s.first);
  if (s.kind == Said::Kind::user) {
    return timeline::sense(chronology.user_statements()[s.statement], title(e),
                           s.second ? title(event_of(documents, *s.second)) : "");
  }
  if (s.kind == Said::Kind::same) {
    return fmt::format("{} is told by {} and {}", title(e),
                       documents[s.second->document]->story.name(),
                       documents[s.first.document]->story.name());
  }
  if (s.kind != Said::Kind::order) {
    return fmt::format("{}: {}", title(e),
                       e.relative ? time::relative_phrase(e.bounds) : time::phrase(e.bounds));
  }
  const Document& d = *documents[s.first.document];
  std::string how;
  for (const event::EventLink& l : d.links) {
    if (l.first == s.first.event && s.second && l.second == s.second->event && l.words == s.words) {
      how = event::name(l.kind);
    }
  }
  return fmt::format("{} {} {} (\"{}\")", title(e), how, title(event_of(documents, *s.second)),
                     d.story.line(s.words));
}

/// A user's statement, with its number in the file, from 1.
Json statement_json(const timeline::UserStatement& s, std::size_t index) {
  Json j{{"kind", s.time() != nullptr ? "time" : "order"},
         {"said_by", said_by(Said::Kind::user)},
         {"statement", index + 1},
         {"event", s.event}};
  if (const timeline::GivenTime* given = s.time()) {
    j["of"] = timeline::name(given->of);
    j["time"] = time::to_edtf(given->bounds);
    j["earliest"] = iso(given->bounds.earliest);
    j["latest"] = iso(given->bounds.latest);
  } else {
    j["is"] = timeline::name(s.order()->kind);
    j["other"] = s.order()->other;
    if (s.order()->at_least_days) j["days"]["at_least"] = *s.order()->at_least_days;
    if (s.order()->at_most_days) j["days"]["at_most"] = *s.order()->at_most_days;
  }
  j["note"] = s.note;
  return j;
}

Json said_json(Documents documents, const Chronology& chronology, const Said& s) {
  if (s.kind == Said::Kind::user) {
    Json j = statement_json(chronology.user_statements()[s.statement], s.statement);
    j["text"] = sense(documents, chronology, s);
    return j;
  }
  const Document& d = *documents[s.first.document];
  Json j{{"kind", name(s.kind)},
         {"said_by", said_by(s.kind)},
         {"event", event_of(documents, s.first).id}};
  if (s.second) j["other"] = event_of(documents, *s.second).id;
  j["document"] = d.story.id;
  j["start"] = s.words.start;
  j["end"] = s.words.end;
  j["text"] = d.story.utf8(s.words);
  j["quote"] = chronology.quote(s);
  return j;
}

/// Why a time is so sharp, or another than the story's.
std::string reason(Documents documents, const Chronology& chronology, const Said& s) {
  const std::string words = sense(documents, chronology, s);
  if (s.kind != Said::Kind::user) return "sharper since " + words;
  const std::string& note = chronology.user_statements()[s.statement].note;
  return "as you say, " + words + (note.empty() ? "" : " (" + note + ")");
}

/// Where a statement stands: the sentence, or that the user says it, with the note.
std::string said_line(Documents documents, const Chronology& chronology, const Said& s) {
  if (s.kind == Said::Kind::user) {
    const std::string& note = chronology.user_statements()[s.statement].note;
    return note.empty() ? "you say so" : "you: " + note;
  }
  const text::Story& story = documents[s.first.document]->story;
  return story.line(story.sentences[s.sentence].span);
}

}  // namespace

std::string timeline_json(Documents documents, const Chronology& chronology) {
  Json out;
  out["events"] = Json::array();
  for (const EventRef e : chronology.telling_order()) {
    const timeline::EventBounds b = chronology.bounds(e);
    Json j{{"id", event_of(documents, e).id}, {"document", documents[e.document]->story.id}};
    j["relative"] = event_of(documents, e).relative;
    j["begins"] = minutes(b.start);
    j["ends"] = minutes(b.end);
    j["tightened"] = chronology.tightened(e);
    j["because"] = Json::array();
    if (chronology.tightened(e)) {
      for (const Said& s : because(chronology, e)) {
        j["because"].push_back(said_json(documents, chronology, s));
      }
    }
    out["events"].push_back(std::move(j));
  }
  out["occurrences"] = occurrences_json(documents, chronology.occurrences());
  out["contradictions"] = Json::array();
  for (const timeline::Contradiction& c : chronology.contradictions()) {
    Json j;
    j["said"] = Json::array();
    for (const Said& s : c.said) j["said"].push_back(said_json(documents, chronology, s));
    j["set_aside"] = said_json(documents, chronology, c.set_aside);
    out["contradictions"].push_back(std::move(j));
  }
  out["statements"] = Json::array();
  for (std::size_t i = 0; i < chronology.user_statements().size(); ++i) {
    Json j = statement_json(chronology.user_statements()[i], i);
    j["outcome"] = timeline::name(chronology.outcome(i));
    out["statements"].push_back(std::move(j));
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string timeline_text(Documents documents, const Chronology& chronology) {
  std::string out;
  const timeline::Occurrences& occurrences = chronology.occurrences();
  std::vector<bool> printed(occurrences.all().size());
  for (const EventRef ref : chronology.telling_order()) {
    // What several stories tell is one event: it stands where the first of them does.
    const std::uint32_t occurrence = occurrences.of(ref);
    if (printed[occurrence]) continue;
    printed[occurrence] = true;
    const event::Event& e = event_of(documents, ref);
    const timeline::EventBounds b = chronology.bounds(ref);
    const time::Bounds whole{b.start.earliest, b.end.latest};
    out +=
        fmt::format("{:36}  {}\n", e.relative ? time::relative_phrase(whole) : time::phrase(whole),
                    title(e) + standing(e));
    if (!e.mentions.empty()) {
      const Document& d = *documents[ref.document];
      out += "    " + d.story.line(d.story.sentences[e.mentions.front().sentence].span) + "\n";
    }
    out += occurrence_text(documents, occurrences.all()[occurrence]);
    if (!chronology.tightened(ref)) continue;
    for (const Said& s : because(chronology, ref)) {
      if (s.kind == Said::Kind::time || s.kind == Said::Kind::inferred) continue;
      out += "    " + reason(documents, chronology, s) + "\n";
    }
  }
  const auto contradictions = chronology.contradictions();
  for (const timeline::Contradiction& c : contradictions) {
    out += "\nThese cannot all be true:\n";
    for (const Said& s : c.said) {
      out += fmt::format("    {}\n        {}\n", sense(documents, chronology, s),
                         said_line(documents, chronology, s));
    }
    out += fmt::format("    Left out of account: {}.\n", sense(documents, chronology, c.set_aside));
  }
  return out;
}

}  // namespace dateline::io
