#include "io/holders_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "time/edtf.hpp"

namespace dateline::io {

using event::Document;
using timeline::HoldEvidence;
using timeline::HoldSpan;
using Json = nlohmann::ordered_json;
using Documents = std::span<const std::shared_ptr<const Document>>;

namespace {

std::string_view name(HoldEvidence::Kind kind) {
  switch (kind) {
    case HoldEvidence::Kind::took:
      return "took";
    case HoldEvidence::Kind::left:
      return "left";
    case HoldEvidence::Kind::held:
      return "held";
    case HoldEvidence::Kind::fought:
      return "fought";
  }
  return "";
}

struct Words {
  text::Span span;
  std::uint32_t sentence = 0;
};

Words words_of(const Document& d, const HoldEvidence& e) {
  if (e.kind == HoldEvidence::Kind::held) {
    return {d.holdings[e.index].words, d.holdings[e.index].sentence};
  }
  const event::EventMention& m = d.events[e.index].mentions.front();
  return {m.span, m.sentence};
}

/// "until 10 June 2014, 23:59": midnights are left out.
std::string stretch(const HoldSpan& span, time::DayZero zero) {
  const auto point = [&](time::Minute m, bool end) {
    const bool whole_day = m.minute_of_day() == (end ? 1439 : 0);
    return whole_day ? time::day_phrase(m.day(), zero) : time::minute_phrase(m, {}, zero);
  };
  if (!span.from && !span.to) return "always";
  if (!span.from) return "until " + point(*span.to, true);
  if (!span.to) return "since " + point(*span.from, false);
  if (span.from->day() == span.to->day() && *span.to - *span.from < 1439) {
    const auto clock = [](int minute) {
      return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    };
    return fmt::format("{}, {}\u2013{}", time::day_phrase(span.from->day(), zero),
                       clock(span.from->minute_of_day()), clock(span.to->minute_of_day()));
  }
  const std::string from = point(*span.from, false);
  const std::string to = point(*span.to, true);
  return from == to ? from : from + " \u2013 " + to;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

}  // namespace

std::string sentence_of(Documents documents, const HoldEvidence& evidence) {
  const Document& d = *documents[evidence.document];
  return d.story.utf8(d.story.sentences[words_of(d, evidence).sentence].span);
}

std::string holders_json(Documents documents, const timeline::Holders& holders) {
  Json out = Json::array();
  for (const timeline::PlaceHistory& place : holders.places()) {
    Json p;
    p["place"] = place.name;
    p["place_id"] = geoparse::is_storys_own(place.key) ? Json(nullptr) : Json(place.key);
    p["lat"] = place.at.lat();
    p["lon"] = place.at.lng();
    p["spans"] = Json::array();
    for (const HoldSpan& span : place.spans) {
      Json s;
      s["from"] = span.from ? Json(time::to_iso_minute(*span.from)) : Json(nullptr);
      s["to"] = span.to ? Json(time::to_iso_minute(*span.to)) : Json(nullptr);
      s["held"] = timeline::name(span.how);
      s["holders"] = span.holders;
      s["because"] = Json::array();
      for (const HoldEvidence& e : span.because) {
        const Document& d = *documents[e.document];
        const Words words = words_of(d, e);
        s["because"].push_back({{"kind", name(e.kind)},
                                {"document", d.story.id},
                                {"start", words.span.start},
                                {"end", words.span.end},
                                {"text", d.story.utf8(words.span)},
                                {"quote", sentence_of(documents, e)}});
      }
      p["spans"].push_back(std::move(s));
    }
    out.push_back(std::move(p));
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string holders_text(Documents documents, const timeline::Holders& holders,
                         time::DayZero zero) {
  std::string out;
  for (const timeline::PlaceHistory& place : holders.places()) {
    if (!out.empty()) out += '\n';
    out += place.name + "\n";
    const HoldEvidence* last = nullptr;
    for (const HoldSpan& span : place.spans) {
      out += fmt::format("  {:36}  {}{}{}\n", stretch(span, zero), timeline::name(span.how),
                         span.holders.empty() ? "" : ": ", joined(span.holders));
      for (const HoldEvidence& e : span.because) {
        if (last != nullptr && *last == e) continue;  // said in the line above
        last = &e;
        const Document& d = *documents[e.document];
        out += fmt::format("      {}: {}\n", name(e.kind),
                           d.story.line(d.story.sentences[words_of(d, e).sentence].span));
      }
    }
  }
  return out;
}

}  // namespace dateline::io
