#include "event/inherit_place.hpp"

#include "base/translate.hpp"

#include <algorithm>

namespace dateline::event {
namespace {

using base::mark_in;

void take(PlaceReading& into, const std::optional<EventPlace>& place, const char* why) {
  if (!place) return;
  into.place = place;
  into.stated = false;
  into.reasons.emplace_back(why);
}

}  // namespace

void PlaceInheritance::only_planned(const EventPlace& place) {
  if (place.mention >= 0) only_planned_.insert(place.mention);
}

void PlaceInheritance::told(std::uint32_t sentence, const std::optional<EventPlace>& place) {
  if (place && place->precision != Precision::country) {
    last_place_ = place;
    placed_sentence_ = sentence;
  }
  last_sentence_ = sentence;
}

bool PlaceInheritance::long_ago(const TimeReading& time) const {
  constexpr std::int64_t kYear = std::int64_t{365} * 1440;  // minutes
  return time.timed && document_.date && time.bounds.latest &&
         time::Minute::start_of(*document_.date) - *time.bounds.latest > kYear;
}

/// A place for triggers whose own clause names none: that of the event above it or told just
/// before.
void PlaceInheritance::fill(const SentenceView& v, std::span<const Trigger> triggers,
                            std::span<const StatusReading> statuses,
                            std::span<const TimeReading> times,
                            std::vector<PlaceReading>& places) const {
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    PlaceReading& place = places[k];
    const EventType type = triggers[k].row->type;
    if (place.place || !PlaceReader::inherits(type)) continue;
    if (!place.unknown.empty()) {
      if (auto country = country_told_of(v)) {
        take(place, country, mark_in("reason", "It is taken to be in the country of the story."));
      }
      continue;
    }
    if (auto deeper = mention_below(v, triggers, k)) {
      take(place, deeper,
           mark_in("reason", "It is the place that stands below it in its sentence."));
    }
    // "a crisis since U.S. troops withdrew in 2011" did not happen where last week's news did.
    const auto apart = [&](std::size_t j) { return long_ago(times[k]) && !long_ago(times[j]); };
    // Up the tree first, then the neighbours in the sentence, then what the story speaks of.
    for (int up = v.head(triggers[k].word); up >= 0 && !place.place; up = v.head(up)) {
      for (std::size_t j = 0; j < triggers.size(); ++j) {
        const bool there = triggers[j].word == up || v.head(triggers[j].word) == up;
        if (j != k && there && places[j].stated && !apart(j)) {
          take(place, places[j].place, mark_in("reason", "It is told with what happened there."));
          break;
        }
      }
    }
    for (std::size_t j = 0; j < k && !place.place; ++j) {
      if (places[j].stated && !apart(j)) {
        take(place, places[j].place,
             mark_in("reason", "It is told in one sentence with what happened there."));
      }
    }
    // "opened fire to disperse a protest in Basra": what hangs below happened there too.
    for (std::size_t j = k + 1; j < triggers.size() && !place.place; ++j) {
      if (places[j].stated && v.dominates(triggers[k].word, triggers[j].word)) {
        take(place, places[j].place, mark_in("reason", "It is told with what happened there."));
      }
    }
    if (!place.place) {
      if (auto seat = embassy(v))
        take(place, seat, mark_in("reason", "Embassies are in the capital."));
    }
    if (!place.place) {
      if (auto front = fronted(v))
        take(place, front, mark_in("reason", "Its sentence begins with where."));
    }
    if (!place.place) {
      if (auto home = home_beside(v, triggers[k].word, statuses[k].speech)) {
        take(place, home, mark_in("reason", "Whoever is spoken of, or speaks, is of there."));
      }
    }
    const Status status = statuses[k].status;
    const bool abroad = status == Status::considered || status == Status::planned;
    // "since U.S. troops withdrew in 2011" is no news of the town that the sentence before names.
    if (!place.place && !abroad && !long_ago(times[k])) {
      if (auto near = salient_site(v, triggers[k].word, statuses[k].speech)) {
        take(place, near,
             mark_in("reason", "No place is told: it is told after what happened there."));
      }
    }
    if (!place.place && !abroad && !long_ago(times[k])) {
      if (filed_from_ >= 0) {
        take(place, event_place(document_, filed_from_, true),
             mark_in("reason", "No place is told: it is taken to be where the story was filed."));
      }
    }
    if (!place.place) {
      if (auto country = country_told_of(v)) {
        take(place, country,
             mark_in("reason", "No place is told: it is taken to be in the country of the story."));
      }
    }
  }
}

/// "exploded as their vehicle passed in Hakkari province": a place in a clause below trigger k
/// that tells no event of its own.
std::optional<EventPlace> PlaceInheritance::mention_below(const SentenceView& v,
                                                          std::span<const Trigger> triggers,
                                                          std::size_t k) const {
  const int t = triggers[k].word;
  for (const int m : v.mentions().places(v.index())) {
    const auto& mention = document_.places[static_cast<std::size_t>(m)];
    const int head = is_site(mention) ? v.head_of(mention.span) : -1;
    if (head < t || place_at(v, head) != m || !v.dominates(t, head)) continue;
    const std::string p = v.preposition(v.preposition(head).empty() ? v.head(head) : head);
    if (p != "in" && p != "at" && p != "near" && p != "outside" && p != "inside") continue;
    const bool taken = std::ranges::any_of(triggers, [&](const Trigger& other) {
      return other.word != t && v.dominates(t, other.word) && v.dominates(other.word, head);
    });
    if (!taken) return event_place(document_, m);
  }
  return std::nullopt;
}

/// The most salient place named before word i, in this sentence or the few before it. Where
/// someone spoke is not where what he spoke of happened.
std::optional<EventPlace> PlaceInheritance::salient_site(const SentenceView& v, int i,
                                                         int speech) const {
  const std::uint32_t before = v.token(i).span.start;
  int best = -1;
  double most = 0;
  for (const int m : mentions_before(v.mentions(), v.index(), 5, before)) {
    const auto& mention = document_.places[static_cast<std::size_t>(m)];
    const std::uint32_t s = document_.story.sentence_at(mention.span.start);
    const auto kind = mention.place()->kind;
    if (kind == gazetteer::PlaceKind::country || kind == gazetteer::PlaceKind::water ||
        kind == gazetteer::PlaceKind::relief || kind == gazetteer::PlaceKind::area) {
      continue;
    }
    // A capital that does or says something is its government, however the mention was read.
    if (mention.place()->feature == "PPLC") {
      const SentenceView& there = views_[s];
      const int head = there.head_of(mention.span);
      if (head >= 0 && there.preposition(head).empty()) continue;
    }
    // "militias from Zintan": whence those are who act, not where.
    if (mention.role == geoparse::Role::origin) {
      const SentenceView& there = views_[s];
      const int head = there.head_of(mention.span);
      if (head >= 0 && there.is(head, {syntax::Deprel::nmod, syntax::Deprel::conj})) continue;
    }
    if (s == v.index() && speech >= 0) {
      const int head = v.head_of(mention.span);
      if (head >= 0 && v.head(head) == speech) continue;
    }
    double score = salience(v.mentions(), m, before, focus());
    // Where something is only planned or denied, nothing else has happened yet.
    if (only_planned_.contains(m)) score -= 1.5;
    if (best < 0 || score > most) {
      best = m;
      most = score;
    }
  }
  if (best < 0) {
    return last_place_ && last_sentence_ + 3 >= v.index() ? last_place_ : std::nullopt;
  }
  const auto& m = document_.places[static_cast<std::size_t>(best)];
  const bool aside = m.relation && m.relation->kind != geoparse::Relation::Kind::part_of;
  return event_place(document_, best, aside);
}

/// "In the western city of Jashore, 24 people died in a hotel that a mob had burned".
std::optional<EventPlace> PlaceInheritance::fronted(const SentenceView& v) const {
  for (const int m : v.mentions().places(v.index())) {
    const auto& mention = document_.places[static_cast<std::size_t>(m)];
    if (!is_site(mention) || mention.place()->kind == gazetteer::PlaceKind::country) continue;
    const int first = v.word_at(mention.span.start);
    bool preposition = false;
    bool front = first < v.size() && first <= 8;
    for (int i = 0; i < first && front; ++i) {
      const std::string& w = v.low(i);
      const bool where =
          w == "in" || w == "at" || w == "near" || w == "outside" || w == "around" || w == "across";
      const syntax::Upos u = v.word(i).upos;
      front = preposition
                  ? u == syntax::Upos::det || u == syntax::Upos::adj || u == syntax::Upos::noun ||
                        u == syntax::Upos::adp || u == syntax::Upos::propn
                  : where || w == "but" || w == "and" || w == "also" || w == "meanwhile" ||
                        w == "," || w == "elsewhere" || w == "further" || w == "farther";
      preposition = preposition || where;
    }
    if (front && preposition) return event_place(document_, m);
    return std::nullopt;
  }
  return std::nullopt;
}

/// "the convoy of Aden's governor was hit", "the mayor of Sinjar said that soldiers would come":
/// the town of those it is about, else of who says so.
std::optional<EventPlace> PlaceInheritance::home_beside(const SentenceView& v, int t,
                                                        int speech) const {
  std::optional<EventPlace> speaker;
  for (const int m : v.mentions().places(v.index())) {
    const auto& mention = document_.places[static_cast<std::size_t>(m)];
    if (mention.role != geoparse::Role::home || mention.place() == nullptr) continue;
    const auto kind = mention.place()->kind;
    if (kind != gazetteer::PlaceKind::settlement && kind != gazetteer::PlaceKind::district)
      continue;
    const int head = v.head_of(mention.span);
    if (head < 0) continue;
    if (v.dominates(t, head)) return event_place(document_, m);
    if (speech < 0 || speaker) continue;
    for (const int k : v.kids(speech, {syntax::Deprel::nsubj})) {
      if (v.dominates(k, head)) speaker = event_place(document_, m);
    }
  }
  return speaker;
}

/// The capital of the story's country, where the sentence or the one before speaks of an embassy
/// that no place is told of.
std::optional<EventPlace> PlaceInheritance::embassy(const SentenceView& v) const {
  const auto speaks = [](const SentenceView& view) {
    for (int i = 0; i < view.size(); ++i) {
      if (view.lemma(i) == "embassy") return true;
    }
    return false;
  };
  const bool staff = [&] {
    for (int i = 0; i < v.size(); ++i) {
      if (v.lemma(i) == "diplomat" || v.lemma(i) == "diplomatic") return true;
    }
    return false;
  }();
  if (!speaks(v) && !(staff && v.index() > 0 && speaks(views_[v.index() - 1]))) return std::nullopt;
  const int seat = v.mentions().capital_of(v.mentions().main_country());
  if (seat < 0) return std::nullopt;
  return event_place(document_, seat, true);
}

/// The town of the dateline, but for capitals: from there the whole country is told of. -1 for
/// none.
int PlaceInheritance::filed_from() const {
  for (std::size_t m = 0; m < document_.places.size(); ++m) {
    const auto& mention = document_.places[m];
    if (mention.role != geoparse::Role::dateline || mention.place() == nullptr) continue;
    if (mention.place()->kind != gazetteer::PlaceKind::settlement) continue;
    return mention.place()->feature == "PPLC" ? -1 : static_cast<int>(m);
  }
  return -1;
}

std::optional<EventPlace> PlaceInheritance::country_told_of(const SentenceView& v) const {
  const int country = v.mentions().main_country_first();
  if (country < 0) return std::nullopt;
  return event_place(document_, country, true);
}

}  // namespace dateline::event
