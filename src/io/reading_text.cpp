#include "io/reading_text.hpp"

#include <fmt/format.h>

#include <string_view>

#include "gazetteer/place.hpp"
#include "geoparse/mention.hpp"
#include "time/phrase.hpp"
#include "timex/explain.hpp"

namespace dateline::io {
namespace {

std::string heading(const event::Document& d) {
  return d.story.title + "\n" +
         (d.date ? "Story of " + time::day_phrase(*d.date)
                 : std::string("Story without a date: times count from its day")) +
         "\n\n";
}

}  // namespace

std::string times_text(const event::Document& d) {
  std::string out = heading(d);
  for (std::size_t i = 0; i < d.times.size(); ++i) {
    const timex::Timex& t = d.times[i];
    const bool known = t.bounds.earliest || t.bounds.latest;
    const std::string bounds = !known       ? "no bounds"
                               : t.relative ? time::relative_phrase(t.bounds)
                                            : time::phrase(t.bounds);
    out += fmt::format("{}  {}\n    {}\n", timex::name(t.type), bounds,
                       timex::explain(d.times, i, d.story));
  }
  return out;
}

std::string places_text(const event::Document& d) {
  std::string out = heading(d);
  for (const geoparse::PlaceMention& m : d.places) {
    const gazetteer::Place* p = m.place();
    if (p == nullptr) {
      out += fmt::format("{}  {}, not found in the gazetteer\n", m.surface, geoparse::name(m.role));
      continue;
    }
    out += fmt::format("{}  {}, {} ({:.2f}, {:.2f}), {}, {:.0f} %\n", m.surface, p->name,
                       gazetteer::name(p->kind), p->at.lat(), p->at.lng(), geoparse::name(m.role),
                       m.confidence * 100);
    for (const std::string& reason : m.candidates.front().reasons) {
      out += fmt::format("    {}\n", reason);
    }
    for (std::size_t k = 1; k < m.candidates.size(); ++k) {
      const geoparse::Candidate& other = m.candidates[k];
      out +=
          fmt::format("    else {}{}{} ({:.2f}, {:.2f}): {}\n", other.place.name,
                      other.place.country.empty() ? "" : ", ", other.place.country,
                      other.place.at.lat(), other.place.at.lng(), fmt::join(other.reasons, "; "));
    }
  }
  return out;
}

}  // namespace dateline::io
