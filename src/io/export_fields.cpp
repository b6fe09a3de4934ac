// The columns of what goes out: one table for all formats.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "event/codes.hpp"
#include "geo/wkt.hpp"
#include "io/export_row.hpp"
#include "time/edtf.hpp"

namespace dateline::io {
namespace {

ExportValue text_or_none(std::string text) {
  return text.empty() ? ExportValue() : ExportValue(std::move(text));
}
ExportValue text_or_none(std::string_view text) { return text_or_none(std::string(text)); }

ExportValue relative_days(const ExportRow& r, const time::Bounds& b) {
  if (!r.relative || (!b.earliest && !b.latest)) return {};
  const auto day = [](const std::optional<time::Minute>& m) {
    return m ? std::to_string(m->day().time_since_epoch().count()) : std::string("null");
  };
  return "[" + day(b.earliest) + "," + day(b.latest) + "]";
}

/// One side of when it began or ended.
ExportValue earliest(const ExportRow& r, const time::Bounds& b) {
  if (r.relative || !b.earliest) return {};
  return time::earliest_to_iso(*b.earliest, r.offset);
}
ExportValue latest(const ExportRow& r, const time::Bounds& b) {
  if (r.relative || !b.latest) return {};
  return time::latest_to_iso(*b.latest, r.offset);
}

enum class Side { least, most };

/// Of all numbers of that kind the widest bounds.
ExportValue people(const ExportRow& r, std::string_view of, Side side) {
  std::optional<std::int64_t> out;
  for (const event::Amount& n : r.numbers) {
    if (n.of != of) continue;
    const auto& bound = side == Side::least ? n.at_least : n.at_most;
    if (!bound) continue;
    out = !out ? *bound : side == Side::least ? std::min(*out, *bound) : std::max(*out, *bound);
  }
  return out ? ExportValue(*out) : ExportValue();
}

ExportValue numbers(const ExportRow& r) {
  std::string out;
  for (const event::Amount& n : r.numbers) {
    out += (out.empty() ? "" : " | ") + event::in_words(n);
  }
  return text_or_none(std::move(out));
}

ExportValue told_by(const ExportRow& r) {
  std::string out;
  std::vector<std::string> told;
  for (const ExportTelling& t : r.tellings) {
    for (const ExportTelling::Quote& q : t.quotes) {
      if (q.told_by.empty() || std::ranges::find(told, q.told_by) != told.end()) continue;
      told.push_back(q.told_by);
      out += (out.empty() ? "" : " | ") + q.told_by;
    }
  }
  return text_or_none(std::move(out));
}

ExportValue quote(const ExportRow& r) {
  const auto& quotes = r.tellings.front().quotes;
  return quotes.empty() ? ExportValue() : text_or_none(quotes.front().sentence);
}

ExportValue also_told(const ExportRow& r) {
  std::string out;
  bool first = true;
  for (const ExportTelling& t : r.tellings) {
    for (const ExportTelling::Quote& q : t.quotes) {
      if (!std::exchange(first, false) && !q.sentence.empty()) {
        out += (out.empty() ? "" : " | ") + q.sentence;
      }
    }
  }
  return text_or_none(std::move(out));
}

using Row = ExportRow;
using Value = ExportValue;
constexpr auto kText = ExportKind::text;
constexpr auto kNumber = ExportKind::number;
constexpr auto kWhole = ExportKind::whole;

constexpr std::array kFields{
    ExportField{"id", kText, [](const Row& r) -> Value { return r.id; },
                "the same for the same event of the same text"},
    ExportField{"type", kText, [](const Row& r) { return text_or_none(event::name(r.type)); },
                "what happened"},
    ExportField{"status", kText, [](const Row& r) { return text_or_none(event::name(r.status)); },
                "how sure its story is that it did"},
    ExportField{"when", kText, [](const Row& r) { return text_or_none(r.when_in_words()); },
                "when it was, in words"},
    ExportField{"earliest", kText, [](const Row& r) { return text_or_none(r.earliest()); },
                "it began no earlier"},
    ExportField{"latest", kText, [](const Row& r) { return text_or_none(r.latest()); },
                "it ended no later"},
    ExportField{"edtf", kText, [](const Row& r) { return text_or_none(r.edtf()); },
                "both in the Extended Date/Time Format"},
    ExportField{"start_earliest", kText, [](const Row& r) { return earliest(r, r.start); },
                "it began no earlier, where beginning and end are told apart"},
    ExportField{"start_latest", kText, [](const Row& r) { return latest(r, r.start); },
                "it began no later"},
    ExportField{"end_earliest", kText, [](const Row& r) { return earliest(r, r.end); },
                "it ended no earlier"},
    ExportField{"end_latest", kText, [](const Row& r) { return latest(r, r.end); },
                "it ended no later, where beginning and end are told apart"},
    ExportField{"relative_days", kText, [](const Row& r) { return relative_days(r, r.when); },
                "first and last day counted from that of a story without a date"},
    ExportField{"relative_start", kText, [](const Row& r) { return relative_days(r, r.start); },
                "the same of its beginning alone"},
    ExportField{"relative_end", kText, [](const Row& r) { return relative_days(r, r.end); },
                "the same of its end alone"},
    ExportField{"place", kText,
                [](const Row& r) { return r.place ? text_or_none(r.place->name) : Value(); },
                "where it was"},
    ExportField{"place_id", kText,
                [](const Row& r) { return r.place ? text_or_none(r.place->key) : Value(); },
                "the place's key in the gazetteer"},
    ExportField{"lat", kNumber,
                [](const Row& r) { return r.place ? Value(r.place->at.lat()) : Value(); },
                "degrees north, WGS 84"},
    ExportField{"lon", kNumber,
                [](const Row& r) { return r.place ? Value(r.place->at.lng()) : Value(); },
                "degrees east, WGS 84"},
    ExportField{"precision", kText,
                [](const Row& r) {
                  return r.place ? text_or_none(event::name(r.place->precision)) : Value();
                },
                "how sharply the place is known"},
    ExportField{"radius_km", kNumber,
                [](const Row& r) { return r.place ? Value(r.place->radius_km) : Value(); },
                "holds the place with 90 % confidence"},
    ExportField{"outline", kText,
                [](const Row& r) {
                  return r.place ? text_or_none(geo::polygon_wkt(r.place->area)) : Value();
                },
                "a polygon that is the place instead of the radius, WKT in WGS 84"},
    ExportField{
        "destination", kText,
        [](const Row& r) { return r.destination ? text_or_none(r.destination->name) : Value(); },
        "whither those go who flee, leave or are brought away"},
    ExportField{"origin", kText,
                [](const Row& r) { return r.origin ? text_or_none(r.origin->name) : Value(); },
                "whence those come who are deployed"},
    ExportField{"actor", kText, [](const Row& r) { return text_or_none(r.actor); }, "who"},
    ExportField{"target", kText, [](const Row& r) { return text_or_none(r.target); }, "whom"},
    ExportField{"killed_least", kWhole,
                [](const Row& r) { return people(r, "killed", Side::least); }, "killed, at least"},
    ExportField{"killed_most", kWhole, [](const Row& r) { return people(r, "killed", Side::most); },
                "killed, at most"},
    ExportField{"wounded_least", kWhole,
                [](const Row& r) { return people(r, "wounded", Side::least); },
                "wounded, at least"},
    ExportField{"wounded_most", kWhole,
                [](const Row& r) { return people(r, "wounded", Side::most); }, "wounded, at most"},
    ExportField{"numbers", kText, numbers, "all numbers told with it"},
    ExportField{"confidence", kNumber, [](const Row& r) -> Value { return r.confidence; },
                "0 to 1; higher is surer"},
    ExportField{"by_hand", kText, [](const Row& r) { return text_or_none(r.by_hand); },
                "what of it a person put right"},
    ExportField{"document", kText,
                [](const Row& r) { return text_or_none(r.tellings.front().document); },
                "id of the story that stands for all that tell it"},
    ExportField{"title", kText, [](const Row& r) { return text_or_none(r.tellings.front().title); },
                "the story's title"},
    ExportField{"publisher", kText,
                [](const Row& r) { return text_or_none(r.tellings.front().publisher); },
                "who published the story"},
    ExportField{"story_date", kText,
                [](const Row& r) { return text_or_none(r.tellings.front().date); },
                "the story's day"},
    ExportField{"url", kText, [](const Row& r) { return text_or_none(r.tellings.front().url); },
                "the story's address on the web"},
    ExportField{"stories", kWhole,
                [](const Row& r) -> Value { return static_cast<std::int64_t>(r.stories); },
                "how many stories tell it"},
    ExportField{"told_by", kText, told_by, "on whose word the stories tell it"},
    ExportField{"quote", kText, quote, "the sentence that tells it most clearly"},
    ExportField{"also_told", kText, also_told, "the other sentences that tell it"},
    ExportField{"plover", kText,
                [](const Row& r) { return text_or_none(event::codes(r.type).plover); },
                "its type in PLOVER"},
    ExportField{"cameo", kText,
                [](const Row& r) { return text_or_none(event::codes(r.type).cameo); },
                "its type in CAMEO"},
    ExportField{"acled", kText,
                [](const Row& r) { return text_or_none(event::codes(r.type).acled); },
                "its type in ACLED"}};

}  // namespace

std::span<const ExportField> export_fields() { return kFields; }

std::string in_words(const ExportValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
  return "";
}

}  // namespace dateline::io
