#include "io/export_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/translate.hpp"
#include "event/by_hand.hpp"
#include "event/codes.hpp"
#include "geoparse/mention.hpp"
#include "io/export_scrub.hpp"
#include "store/shown.hpp"
#include "tabular/cell.hpp"
#include "time/edtf.hpp"
#include "time/phrase.hpp"

namespace dateline::io {
namespace {

/// A numeral with decimals in an address is a point on a map more often than not.
bool has_decimals(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '.' && digit(i - 1) && digit(i + 1)) return true;
  }
  return false;
}

class Making {
 public:
  Making(const store::Snapshot& snapshot, const store::Filter& filter, const ExportOptions& options)
      : snapshot_(snapshot), options_(options), shown_(filter, snapshot) {
    const auto passing = store::apply(filter, snapshot);
    passes_.resize(snapshot.events().size());
    for (const store::Row row : passing) passes_[row] = true;
    if (options_.without_sources) note_sources();
  }

  std::vector<ExportRow> make() {
    std::vector<ExportRow> out;
    out.reserve(shown_.rows().size());
    for (const store::Row row : shown_.rows()) {
      out.push_back(row_of(row));
      if (!options_.all()) out.back().id = fmt::format("e{}", out.size());
    }
    return out;
  }

 private:
  void note_sources() {
    for (const auto& d : snapshot_.documents()) {
      const text::Story& s = d->story;
      for (const std::string& words :
           {s.title, s.publisher, s.outlet(), s.author, s.url, s.id, s.name()}) {
        sources_.add(words);
        voices_.add(words);
      }
      for (const event::Event& e : d->events) {
        for (const event::EventMention& m : e.mentions) voices_.add(m.told_by.name);
      }
    }
    sources_.settle();
    voices_.settle();
  }

  /// Words that are no sentence: the name of a place, who did it. One line, as readers of tables
  /// glue words together where there was a tab between them.
  [[nodiscard]] std::string words(std::string_view text) const {
    std::string out = tabular::one_line(text);
    if (options_.coarsen_km > 0) out = without_coordinates(out);
    if (options_.without_sources) out = sources_.out_of(without_addresses(out));
    return out;
  }

  [[nodiscard]] std::string sentence(std::string_view text) const {
    std::string out = tabular::one_line(text);
    if (options_.coarsen_km > 0) out = without_coordinates(out);
    if (options_.without_sources) out = voices_.out_of(without_addresses(out));
    return out;
  }

  [[nodiscard]] ExportPlace place_of(const event::EventPlace& p) const {
    const bool own = geoparse::is_storys_own(p.key);
    const double radius = std::round(p.radius_km * 1000) / 1000;
    ExportPlace out{words(p.name), own ? "" : p.key, p.at, p.precision, radius, p.area};
    const double km = options_.coarsen_km;
    if (km <= 0) return out;
    constexpr double kHalfDiagonal = 0.7072;
    constexpr double kWide = 10;
    out.key.clear();
    out.area.clear();
    out.at = coarse(p.at, km);
    out.radius_km = std::ceil((p.radius_km + km * kHalfDiagonal) * 10) / 10;
    if (out.precision < event::Precision::area && out.radius_km > kWide) {
      out.precision = event::Precision::area;
    } else if (out.precision == event::Precision::point) {
      out.precision = event::Precision::settlement;
    }
    return out;
  }

  [[nodiscard]] ExportTelling telling_of(store::Row row) {
    const event::Document& d = snapshot_.document_of(row);
    const text::Story& s = d.story;
    ExportTelling out;
    if (!options_.without_sources) {
      out.document = options_.all() ? s.id : number_of(s.id);
      if (!options_.without_names) out.title = words(s.title);
      out.publisher = words(s.outlet());
      out.url = options_.coarsen_km > 0 && has_decimals(s.url) ? "" : tabular::one_line(s.url);
    }
    if (d.date) out.date = time::to_iso_date(*d.date);
    const bool cells = d.is_table() && (options_.coarsen_km > 0 || options_.without_sources);
    const bool sentences = !options_.without_sentences && !options_.without_names && !cells;
    const bool voices = !options_.without_sources && !options_.without_names;
    std::set<std::uint32_t> told;
    for (const event::EventMention& m : snapshot_.event(row).mentions) {
      if (!told.insert(m.sentence).second) continue;
      ExportTelling::Quote quote;
      if (sentences) quote.sentence = sentence(s.line(s.sentences[m.sentence].span));
      if (voices) quote.told_by = words(m.told_by.name);
      if (!quote.sentence.empty() || !quote.told_by.empty()) out.quotes.push_back(std::move(quote));
    }
    return out;
  }

  std::string number_of(const std::string& id) {
    const auto [at, fresh] = numbers_.try_emplace(id);
    if (fresh) at->second = fmt::format("s{}", numbers_.size());
    return at->second;
  }

  [[nodiscard]] ExportRow row_of(store::Row row) {
    const event::Event& e = snapshot_.event(row);
    const store::EventTimes& times = snapshot_.times(row);
    ExportRow out;
    out.id = e.id;
    out.type = e.type;
    out.status = e.status;
    if (!options_.without_names) {
      out.actor = words(e.actor);
      out.target = words(e.target);
    }
    if (e.place) out.place = place_of(*e.place);
    if (e.destination) out.destination = place_of(*e.destination);
    if (e.origin) out.origin = place_of(*e.origin);
    out.when = times.whole;
    out.start = times.start;
    out.end = times.end;
    out.relative = e.relative;
    out.offset = snapshot_.document_of(row).utc_offset_minutes;
    for (event::Amount n : e.numbers) {
      const bool words_alone = !n.at_least && !n.at_most;
      if (words_alone && (options_.without_names || options_.without_sentences)) continue;
      n.text = words_alone ? words(n.text) : std::string();
      out.numbers.push_back(std::move(n));
    }
    out.confidence = std::round(e.confidence * 1000) / 1000;
    out.by_hand = fmt::format("{}", fmt::join(event::names_by_hand(e), ", "));
    out.tellings.push_back(telling_of(row));
    for (const store::Row other : snapshot_.tellings(row)) {
      if (other != row && passes_[other]) out.tellings.push_back(telling_of(other));
    }
    std::set<std::uint32_t> stories{snapshot_.events().document[row]};
    for (const store::Row other : snapshot_.tellings(row)) {
      if (passes_[other]) stories.insert(snapshot_.events().document[other]);
    }
    out.stories = stories.size();
    return out;
  }

  const store::Snapshot& snapshot_;
  const ExportOptions& options_;
  store::Shown shown_;
  std::vector<bool> passes_;
  Unsaid sources_;                              ///< what stories are known by
  Unsaid voices_;                               ///< the same, and on whose word they tell
  std::map<std::string, std::string> numbers_;  ///< of stories, by id
};

}  // namespace

std::string ExportRow::when_in_words() const {
  return relative ? time::relative_phrase(when) : time::phrase(when);
}
std::string ExportRow::earliest() const {
  return relative || !when.earliest ? "" : time::earliest_to_iso(*when.earliest, offset);
}
std::string ExportRow::latest() const {
  return relative || !when.latest ? "" : time::latest_to_iso(*when.latest, offset);
}
std::string ExportRow::edtf() const { return relative ? "" : time::to_edtf(when); }
std::string ExportRow::headline() const {
  std::string out(event::name(type));
  if (status != event::Status::happened) out += fmt::format(" ({})", event::name(status));
  return out;
}

std::optional<ExportPart> export_part_from(std::string_view name) {
  if (name == "names") return ExportPart::names;
  if (name == "sources") return ExportPart::sources;
  if (name == "sentences") return ExportPart::sentences;
  return std::nullopt;
}

void ExportOptions::leave_out(ExportPart part) {
  switch (part) {
    case ExportPart::names:
      without_names = true;
      break;
    case ExportPart::sources:
      without_sources = true;
      break;
    case ExportPart::sentences:
      without_sentences = true;
      break;
  }
}

std::vector<ExportRow> export_rows(const store::Snapshot& snapshot, const store::Filter& filter,
                                   const ExportOptions& options) {
  const base::InEnglish whatever_the_window_speaks;
  return Making(snapshot, filter, options).make();
}

}  // namespace dateline::io
