#include "event/referent.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "event/arguments.hpp"

namespace dateline::event {

using gazetteer::PlaceKind;
using geoparse::Role;
using syntax::Deprel;
using syntax::Upos;

namespace {

/// Words for a facility of any kind.
bool is_site_noun(const std::string& noun) {
  static constexpr std::string_view kNouns[] = {"base", "facility", "complex", "site",
                                                "installation"};
  return std::ranges::find(kNouns, noun) != std::end(kNouns);
}

bool is_facility_noun(const std::string& noun) {
  static constexpr std::string_view kNouns[] = {
      "refinery",  "dam",    "airport", "airfield", "prison", "crossing", "embassy",
      "consulate", "bridge", "camp",    "compound", "field",  "plant"};
  return is_site_noun(noun) || std::ranges::find(kNouns, noun) != std::end(kNouns);
}

/// Whether a place of the kind may be called by the common noun.
bool may_be_called(const std::string& noun, const gazetteer::Place& p) {
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, noun) != words.end();
  };
  if (is({"city", "town", "village", "hometown", "capital", "suburb", "outskirts", "outskirt",
          "centre", "center"}))
    return p.kind == PlaceKind::settlement;
  if (is({"country", "nation", "state"})) return p.kind == PlaceKind::country;
  if (is({"province", "region", "governorate"}))
    return p.kind == PlaceKind::region || p.kind == PlaceKind::area;
  if (is({"district", "neighbourhood", "neighborhood", "quarter"}))
    return p.kind == PlaceKind::district;
  if (is_facility_noun(noun) && !is_site_noun(noun)) {
    // "the airport": a place that is called so, or the town that it belongs to; not any facility.
    if (p.kind == PlaceKind::facility) {
      const std::string name = base::lower_ascii(p.name);
      return name.find(noun) != std::string::npos || noun == "plant";
    }
    return p.kind == PlaceKind::settlement;
  }
  if (is_site_noun(noun)) {
    return p.kind == PlaceKind::facility;
  }
  return p.kind != PlaceKind::country && p.kind != PlaceKind::water;
}

/// The country whose capital the word means: "the Ugandan capital", "the capital of Uganda".
std::optional<std::string_view> capital_of(const SentenceView& view, int i) {
  if (view.lemma(i) != "capital") return std::nullopt;
  for (const int k :
       view.kids(i, {Deprel::amod, Deprel::compound, Deprel::nmod, Deprel::nmod_poss})) {
    const int m = place_at(view, k);
    if (m < 0) continue;
    const auto* p = view.document().places[static_cast<std::size_t>(m)].place();
    if (p != nullptr && p->kind == PlaceKind::country) return p->country;
  }
  return std::nullopt;
}

/// Whether the word stands in a clause that tells what came before what its sentence tells.
bool in_clause_of_cause(const SentenceView& view, int i) {
  static constexpr std::string_view kCauses[] = {"after", "when", "because", "once"};
  for (int at = i; at >= 0; at = view.head(at)) {
    if (view.is(at, {Deprel::advcl}) &&
        std::ranges::find(kCauses, view.marker(at)) != std::end(kCauses)) {
      return true;
    }
    if (view.is(at, {Deprel::ccomp, Deprel::acl_relcl, Deprel::parataxis})) break;
  }
  return false;
}

/// "the capital", without a word that makes it a province's: the one named last.
int capital_named_last(const SentenceView& view, int i) {
  for (const int k :
       view.kids(i, {Deprel::amod, Deprel::compound, Deprel::nmod, Deprel::nmod_poss})) {
    const auto& w = view.low(k);
    if (w == "provincial" || w == "regional" || w == "state" || w == "district") return -1;
    if (view.is(k, {Deprel::nmod}) && view.preposition(k) == "of") return -1;
  }
  const auto& document = view.document();
  for (const int m : mentions_before(view.mentions(), view.index(), 12, view.token(i).span.start)) {
    if (document.places[static_cast<std::size_t>(m)].place()->feature == "PPLC") return m;
  }
  return -1;
}

}  // namespace

/// What "the city", "there", "it" refers to: the latest place named before that may be called so.
int referent(const SentenceView& view, int i, const Focus& focus, std::string_view as) {
  const auto& document = view.document();
  const std::string noun(as.empty() ? std::string_view(view.lemma(i)) : as);
  const std::uint32_t before = view.token(i).span.start;
  const MentionIndex& mentions = view.mentions();
  if ((noun == "country" || noun == "nation") && mentions.main_country_first() >= 0) {
    return mentions.main_country_first();
  }
  const bool pronoun = view.word(i).upos == Upos::pron || view.word(i).upos == Upos::adv;
  if (const auto country = capital_of(view, i)) return mentions.capital_of(*country);
  if (noun == "capital") {
    if (const int seat = capital_named_last(view, i); seat >= 0) return seat;
  }
  const bool why_they_left = in_clause_of_cause(view, i);
  int best = -1;
  double most = 0;
  // Only look back some sentences: further, the word means another place.
  for (const int m : mentions_before(mentions, view.index(), 7, before)) {
    const auto& mention = document.places[static_cast<std::size_t>(m)];
    const gazetteer::Place& p = *mention.place();
    if (pronoun ? (p.kind == PlaceKind::country || p.kind == PlaceKind::water)
                : !may_be_called(noun, p)) {
      continue;
    }
    // "the airport", "the compound": of the place that was named last, not of the most named.
    double score = salience(mentions, m, before, focus, !is_facility_noun(noun));
    if (document.story.sentence_at(mention.span.start) == view.index() &&
        mention.role == Role::destination &&
        (noun == "city" || noun == "town" || noun == "village")) {
      // "moved into Kirkuk, and have held the city since" speaks of no other; "fled Mosul for Erbil
      // after militants seized the city" does.
      score += why_they_left ? -1.2 : 0.8;
    }
    if (why_they_left && document.story.sentence_at(mention.span.start) == view.index() &&
        mention.role == Role::origin) {
      score += 1;
    }
    if (best < 0 || score > most) {
      best = m;
      most = score;
    }
  }
  return best;
}

}  // namespace dateline::event
