#include "timeline/dispute.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "base/translate.hpp"
#include "base/utf8.hpp"
#include "geo/lng_lat.hpp"
#include "time/phrase.hpp"
#include "timeline/telling.hpp"

namespace dateline::timeline {

using event::Amount;
using event::Event;

namespace {

/// One word on one detail, before equal ones are counted together.
struct Word {
  EventRef by;
  std::string value;
  std::string same;  ///< equal for words that say the same
  event::Attribution told_by;
  std::uint32_t sentence = 0;
  text::Span words;
};

class Finder {
 public:
  Finder(Documents documents, const Provenance& provenance, std::span<const EventRef> tellings)
      : documents_(documents), provenance_(provenance), tellings_(tellings) {}

  std::vector<Dispute> find() {
    happened();
    times();
    places();
    actors();
    numbers();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Event& event(EventRef r) const {
    return documents_[r.document]->events[r.event];
  }
  [[nodiscard]] Word word(EventRef by, std::string value, std::string same = "") const {
    if (same.empty()) same = value;
    Word w{by, std::move(value), std::move(same), {}, 0, {}};
    const Event& e = event(by);
    if (!e.mentions.empty()) {
      const event::EventMention& m = e.mentions.front();
      w.told_by = m.told_by;
      w.sentence = m.sentence;
      w.words = m.span;
    }
    return w;
  }

  /// Puts equal values together. Values that clash with no other agree with all and are left out.
  void add(Dispute::About about, std::string of, const std::vector<Word>& words) {
    Dispute d;
    d.about = about;
    d.of = std::move(of);
    std::vector<std::string> said;  // what the words of each claim say, as Word::same
    for (const Word& w : words) {
      const auto known = std::ranges::find(said, w.same);
      auto claim = d.claims.begin() + (known - said.begin());
      if (known == said.end()) {
        said.push_back(w.same);
        Claim fresh;
        fresh.value = w.value;
        fresh.told_by = w.told_by;
        fresh.sentence = w.sentence;
        fresh.words = w.words;
        d.claims.push_back(std::move(fresh));
        claim = std::prev(d.claims.end());
      }
      if (std::ranges::find(claim->by, w.by) == claim->by.end()) claim->by.push_back(w.by);
      const auto day = documents_[w.by.document]->date;
      if (day && (!claim->first_told || *day < *claim->first_told)) claim->first_told = day;
      if (day && (!claim->last_told || *day > *claim->last_told)) claim->last_told = day;
    }
    if (d.claims.size() < 2) return;
    for (Claim& c : d.claims) c.sources = provenance_.independent(documents_, c.by);
    std::ranges::stable_sort(d.claims, [](const Claim& a, const Claim& b) {
      return a.first_told.value_or(time::Days{}) < b.first_told.value_or(time::Days{});
    });
    for (Claim& c : d.claims) c.replaced_by = replacement(d, c);
    d.revised = std::ranges::all_of(std::span(d.claims).first(d.claims.size() - 1),
                                    [](const Claim& c) { return c.replaced_by.has_value(); });
    out_.push_back(std::move(d));
  }

  /// The claim that all who made `old` made on a later day instead, the latest of several.
  [[nodiscard]] std::optional<std::uint32_t> replacement(const Dispute& d, const Claim& old) const {
    const auto later = [&](EventRef then, EventRef now) {
      const auto before = documents_[then.document]->date;
      const auto after = documents_[now.document]->date;
      return before && after && *before < *after &&
             provenance_.one_source(then.document, now.document);
    };
    for (auto i = static_cast<std::uint32_t>(d.claims.size()); i-- > 0;) {
      const Claim& fresh = d.claims[i];
      if (&fresh == &old) continue;
      const bool all = std::ranges::all_of(old.by, [&](EventRef then) {
        return std::ranges::any_of(fresh.by, [&](EventRef now) { return later(then, now); });
      });
      if (all) return i;
    }
    return std::nullopt;
  }

  void happened() {
    std::vector<Word> words;
    std::set<bool> seen;
    for (const EventRef t : tellings_) {
      const bool denied = standpoint(event(t).status) == Standpoint::denial;
      seen.insert(denied);
      words.push_back(word(t, denied ? "denied" : "happened"));
    }
    if (seen.size() > 1) add(Dispute::About::happened, "", words);
  }

  /// Words that clash with at least one other.
  template <typename T>
  static std::vector<Word> clashing(const std::vector<std::pair<T, Word>>& all,
                                    const std::function<bool(const T&, const T&)>& clash) {
    std::vector<Word> out;
    for (const auto& one : all) {
      const bool any = std::ranges::any_of(
          all, [&](const auto& other) { return clash(one.first, other.first); });
      if (any) out.push_back(one.second);
    }
    return out;
  }

  void times() {
    std::vector<std::pair<time::Bounds, Word>> all;
    for (const EventRef t : tellings_) {
      const Event& e = event(t);
      if (!e.timed || e.relative) continue;
      // A claim is known by its words, which is the same in every language.
      const base::InEnglish english;
      all.emplace_back(e.bounds, word(t, time::phrase(e.bounds)));
    }
    add(Dispute::About::time, "",
        clashing<time::Bounds>(all, [](const time::Bounds& a, const time::Bounds& b) {
          return a.surely_before(b) || b.surely_before(a);
        }));
  }

  void places() {
    constexpr double kOnePlaceKm = 2;
    std::vector<std::pair<event::EventPlace, Word>> all;
    for (const EventRef t : tellings_) {
      const Event& e = event(t);
      if (!e.place || e.place->mention < 0) continue;
      all.emplace_back(*e.place, word(t, e.place->name, e.place->key));
    }
    add(Dispute::About::place, "",
        clashing<event::EventPlace>(
            all, [](const event::EventPlace& a, const event::EventPlace& b) {
              return a.key != b.key && geo::distance_km(a.at, b.at) > kOnePlaceKm &&
                     geo::distance_km(a.at, b.at) > std::max(a.radius_km, b.radius_km);
            }));
  }

  void actors() {
    std::vector<std::pair<std::set<std::string>, Word>> all;
    for (const EventRef t : tellings_) {
      const Telling telling(*documents_[t.document], t);
      const bool mutual = telling.event->type == event::EventType::clash ||
                          telling.event->type == event::EventType::talks ||
                          telling.event->type == event::EventType::agreement;
      if (mutual || telling.actor.empty() || telling.standpoint == Standpoint::denial) continue;
      all.emplace_back(telling.actor, word(t, telling.event->actor, telling.event->actor_id));
    }
    using Words = std::set<std::string>;
    add(Dispute::About::actor, "", clashing<Words>(all, [](const Words& a, const Words& b) {
          return !std::ranges::includes(a, b) && !std::ranges::includes(b, a);
        }));
  }

  /// What is counted: "soldiers"; "" for people at large.
  static std::string counted(const Amount& a) {
    std::string last = base::lower_ascii(a.text.substr(a.text.rfind(' ') + 1));
    const bool number =
        std::ranges::all_of(last, [](char c) { return (c >= '0' && c <= '9') || c == ','; });
    if (number || a.text.find(' ') == std::string::npos || last == "people" || last == "persons") {
      return "";
    }
    return last;
  }

  void numbers() {
    struct Told {
      Amount amount;
      std::uint32_t document = 0;
      std::string told_by;
    };
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<Told, Word>>> kinds;
    for (const EventRef t : tellings_) {
      for (const Amount& a : event(t).numbers) {
        const auto bound = [](const std::optional<std::int64_t>& n) {
          return n ? std::to_string(*n) : "";
        };
        Word w = word(t, a.text, bound(a.at_least) + "/" + bound(a.at_most));
        w.sentence = a.sentence;
        w.words = a.words;
        for (const event::EventMention& m : event(t).mentions) {
          if (m.sentence == a.sentence) w.told_by = m.told_by;
        }
        Told told{a, t.document, w.told_by.name};
        kinds[{a.of, counted(a)}].emplace_back(std::move(told), std::move(w));
      }
    }
    for (const auto& [kind, all] : kinds) {
      add(Dispute::About::number, kind.first, clashing<Told>(all, [](const Told& x, const Told& y) {
            // Two numbers that a story gives in one voice are parts of one whole.
            if (x.document == y.document && x.told_by == y.told_by) return false;
            const Amount& a = x.amount;
            const Amount& b = y.amount;
            return (a.at_most && b.at_least && *a.at_most < *b.at_least) ||
                   (b.at_most && a.at_least && *b.at_most < *a.at_least);
          }));
    }
  }

  Documents documents_;
  const Provenance& provenance_;
  std::span<const EventRef> tellings_;
  std::vector<Dispute> out_;
};

}  // namespace

std::string_view name(Dispute::About about) {
  switch (about) {
    case Dispute::About::happened:
      return "happened";
    case Dispute::About::time:
      return "time";
    case Dispute::About::place:
      return "place";
    case Dispute::About::actor:
      return "actor";
    case Dispute::About::number:
      return "number";
  }
  return "";
}

std::string question(const Dispute& dispute) {
  switch (dispute.about) {
    case Dispute::About::happened:
      return base::tr("whether it happened");
    case Dispute::About::time:
      return base::tr("when it was");
    case Dispute::About::place:
      return base::tr("where it was");
    case Dispute::About::actor:
      return base::tr("who did it");
    case Dispute::About::number:
      return base::tr_format("how many were {}", event::counted_words(dispute.of));
  }
  return "";
}

std::string source_words(Documents documents, const Claim& claim) {
  std::string out = documents[claim.by.front().document]->story.name();
  if (!claim.told_by.name.empty()) out = claim.told_by.name + ", " + out;
  if (claim.first_told) out += ", " + time::day_phrase(*claim.first_told);
  return out;
}

std::vector<Dispute> disputes(Documents documents, const Provenance& provenance,
                              std::span<const EventRef> tellings) {
  return Finder(documents, provenance, tellings).find();
}

}  // namespace dateline::timeline
