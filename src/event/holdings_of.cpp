#include "event/holdings_of.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

#include "event/arguments.hpp"
#include "event/event_place.hpp"

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

namespace {

constexpr int kMostWordsToPlace = 6;  ///< "rebel-held" | parts of the city of | "Aleppo"

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

/// Words that fit the men of any side.
bool fits_any(std::string_view word) {
  return in(word, {"the",    "a",      "an",       "of",      "and",       "some",     "local",
                   "forces", "force",  "fighters", "fighter", "militants", "militant", "troops",
                   "men",    "gunmen", "units",    "armed",   "group",     "groups",   "soldiers"});
}

bool of_a_state(std::string_view word) {
  return in(word, {"government", "army", "police", "state", "security", "military", "regime",
                   "loyalist", "national", "federal", "pro-government", "soldiers", "troops",
                   "forces", "units", "the"});
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

class Reader {
 public:
  Reader(const SentenceView& view, const Lexicon& lexicon, const ActorReader& actors)
      : view_(view), lexicon_(lexicon), actors_(actors), arguments_(view, lexicon) {}

  std::vector<Holding> read() {
    for (int i = 0; i < view_.size(); ++i) {
      for (const HoldingRow& row : lexicon_.holdings(view_.lemma(i))) by_row(i, row);
      if (view_.low(i) == view_.lemma(i)) continue;
      for (const HoldingRow& row : lexicon_.holdings(view_.low(i))) by_row(i, row);
    }
    return std::move(out_);
  }

 private:
  void by_row(int i, const HoldingRow& row) {
    switch (row.form) {
      case HoldingForm::suffix:
        return suffix(i, row);
      case HoldingForm::verb:
        return verb(i, row);
      case HoldingForm::noun:
        return noun(i, row);
      case HoldingForm::seat:
        return seat(i, row);
    }
  }

  /// "rebel-held parts of Aleppo"
  void suffix(int i, const HoldingRow& row) {
    if (i < 2 || view_.low(i - 1) != "-" || former(i)) return;
    bool part = false;
    for (int k = i + 1; k < std::min(view_.size(), i + kMostWordsToPlace); ++k) {
      if (const int m = place_at(view_, k); m >= 0)
        return add(holder(i - 2), m, row, part, i - 2, k);
      part = part || is_part(k);
      if (!is_between(k)) return;
    }
  }

  /// "rebels hold Douma", "Douma, held by rebels"
  void verb(int i, const HoldingRow& row) {
    if (view_.word(i).upos != Upos::verb || former(i) || doubtful(i)) return;
    if (i >= 1 && view_.low(i - 1) == "-") return;  // a suffix
    const bool passive = view_.passive(i) || view_.is(i, {Deprel::acl});
    if (passive) {
      const std::vector<int> by = arguments_.slot(i, "by");
      const int subject =
          view_.is(i, {Deprel::acl}) ? view_.head(i) : first(arguments_.slot(i, "obj"));
      if (!by.empty() && subject >= 0) add_at(by.front(), subject, row, i);
      return;
    }
    const int by = first(arguments_.slot(i, "subj"));
    if (by < 0 || place_is_no_holder(by)) return;
    for (const int object : arguments_.slot(i, "obj")) add_at(by, object, row, i);
  }

  /// "Douma is under rebel control", "in the hands of rebels"
  void noun(int i, const HoldingRow& row) {
    if (view_.preposition(i) != row.before || former(i) || doubtful(i)) return;
    int by = view_.kid(i, {Deprel::nmod});
    if (by >= 0 && view_.preposition(by) != "of") by = -1;
    if (by < 0) by = view_.kid(i, {Deprel::nmod_poss, Deprel::compound, Deprel::amod});
    int of = view_.kid(i, {Deprel::nsubj, Deprel::nsubj_pass});
    if (of < 0 && view_.is(i, {Deprel::nmod, Deprel::acl})) of = view_.head(i);
    if (of < 0 && view_.is(i, {Deprel::obl}) && view_.head(i) >= 0 &&
        in(view_.lemma(view_.head(i)), {"be", "remain", "stay", "lie", "fall", "come"})) {
      of = view_.kid(view_.head(i), {Deprel::nsubj, Deprel::nsubj_pass});
    }
    if (by >= 0 && of >= 0) add_at(by, of, row, i);
  }

  /// "Marjah, a Taliban stronghold", "the Taliban stronghold of Marjah"
  void seat(int i, const HoldingRow& row) {
    if (former(i)) return;
    const int by = view_.kid(i, {Deprel::compound, Deprel::nmod_poss, Deprel::amod});
    if (by < 0) return;
    for (const int of : view_.kids(i, {Deprel::nmod})) {
      if (view_.preposition(of) == "of") return add_at(by, of, row, i);
    }
    if (view_.is(i, {Deprel::appos})) return add_at(by, view_.head(i), row, i);
    if (const int of = view_.kid(i, {Deprel::nsubj}); of >= 0) add_at(by, of, row, i);
  }

  static int first(const std::vector<int>& of) { return of.empty() ? -1 : of.front(); }

  /// A town holds nothing; a country, or its capital for it, may.
  bool place_is_no_holder(int i) const {
    const int m = place_at(view_, i);
    if (m < 0) return false;
    const geoparse::PlaceMention& mention = view_.document().places[static_cast<std::size_t>(m)];
    return mention.place() != nullptr && mention.role != geoparse::Role::actor &&
           mention.place()->kind != gazetteer::PlaceKind::country;
  }

  bool is_part(int k) const {
    return in(view_.lemma(k), {"part", "area", "half", "suburb", "neighbourhood", "neighborhood",
                               "quarter", "outskirts", "pocket", "territory", "eastern", "western",
                               "northern", "southern", "district", "most", "much"});
  }
  bool is_between(int k) const {
    return in(view_.low(k), {"of", "the", "in", ",", "and", "around", "city", "town", "village"}) ||
           is_part(k) || lexicon_.classes(view_.lemma(k)).contains("place") ||
           view_.word(k).upos == Upos::adj;
  }

  /// "formerly held", "once controlled", "had held": no more.
  bool former(int i) const {
    const auto is_past = [&](int k) {
      return in(view_.low(k),
                {"formerly", "once", "previously", "former", "long", "briefly", "had"});
    };
    for (const int k : view_.kids(i)) {
      if (is_past(k)) return true;
    }
    return i >= 1 && (is_past(i - 1) || (i >= 3 && view_.low(i - 1) == "-" && is_past(i - 3)));
  }

  /// Denied, possible, wished for, asked.
  bool doubtful(int i) const {
    for (const int k : view_.kids(i)) {
      if (in(view_.low(k), {"not", "n't", "never", "no", "if", "would", "could", "may", "might",
                            "should", "will", "to", "whether", "longer", "until"})) {
        return true;
      }
    }
    return view_.is(i, {Deprel::xcomp});
  }

  /// Who stands at word i; a demonym or a bare noun before a hyphen is more than one man.
  std::string holder(int i) const {
    if (i < 0) return {};
    std::string name = actors_.name_of(view_, i);
    while (!name.empty() && (name.back() == '-' || name.back() == ' ')) name.pop_back();
    if (name.empty()) return name;
    const auto upos = view_.word(i).upos;
    const int m = place_at(view_, i);
    const bool demonym = m >= 0 && view_.document().places[static_cast<std::size_t>(m)].role ==
                                       geoparse::Role::adjective;
    if (actors_.identity(name).empty() || demonym) {
      if (upos == Upos::adj || demonym) return name + " forces";
      if (upos == Upos::noun && lexicon_.classes(view_.lemma(i)).contains("armed") &&
          !name.ends_with('s') && view_.low(i) == view_.lemma(i) && view_.low(i) != "army" &&
          view_.low(i) != "military") {
        name += "s";
      }
    }
    return name;
  }

  /// The place that stands at word i, or that "the town of", "most of" there speaks of.
  void add_at(int by, int i, const HoldingRow& row, int word) {
    bool part = false;
    int at = arguments_.antecedent(i);
    for (int depth = 0; depth < 4 && at >= 0; ++depth) {
      if (const int m = place_at(view_, at); m >= 0) return add(holder(by), m, row, part, by, word);
      part = part || is_part(at);
      const bool head = part || lexicon_.classes(view_.lemma(at)).contains("place") ||
                        lexicon_.classes(view_.lemma(at)).contains("facility");
      int next = -1;
      for (const int k : view_.kids(at, {Deprel::nmod, Deprel::appos, Deprel::obl})) {
        const std::string p = view_.preposition(k);
        if (p.empty() || p == "of" || p == "in") next = k;
      }
      if (!head || next < 0) return;
      at = next;
    }
  }

  void add(const std::string& holder, int mention, const HoldingRow& row, bool part, int from,
           int to) {
    const Document& document = view_.document();
    const geoparse::PlaceMention& m = document.places[static_cast<std::size_t>(mention)];
    if (holder.empty() || m.place() == nullptr || m.role == geoparse::Role::adjective) return;
    auto place = event_place(document, mention, true);
    if (!place) return;
    const bool moved = m.relation.has_value();
    std::string id =
        holder_id(holder, actors_.identity(holder), view_.mentions().main_country(), lexicon_);
    if (id.empty()) return;
    const text::Span words = view_.token(std::min(from, to))
                                 .span.joined(view_.token(std::max(from, to)).span)
                                 .joined(m.span);
    const time::Minute today = document.reference();
    const bool known = std::ranges::any_of(
        out_, [&](const Holding& h) { return h.holder_id == id && h.place.key == place->key; });
    if (known) return;
    out_.push_back({holder,
                    std::move(id),
                    std::move(*place),
                    row.sure && !part && !moved,
                    {today, today + (1440 - 1)},
                    words,
                    view_.index()});
  }

  const SentenceView& view_;
  const Lexicon& lexicon_;
  const ActorReader& actors_;
  Arguments arguments_;
  std::vector<Holding> out_;
};

}  // namespace

std::string holder_id(std::string_view name, std::string_view identity, std::string_view country,
                      const Lexicon& lexicon) {
  if (!identity.empty()) return std::string(identity);
  std::vector<std::string> words;
  std::istringstream stream(small(name));
  for (std::string word; stream >> word;) words.push_back(word);
  const auto any = [&](std::size_t begin, std::size_t end) {
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                       words.begin() + static_cast<std::ptrdiff_t>(end), fits_any);
  };
  // "Islamic State militants": a group with no more than a word for its men.
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string alias;
    for (std::size_t end = begin; end < words.size(); ++end) {
      alias += (alias.empty() ? "" : " ") + words[end];
      const std::string_view group = lexicon.group(alias);
      if (!group.empty() && any(0, begin) && any(end + 1, words.size())) return std::string(group);
    }
  }
  std::string out;
  bool state = false;
  bool other = false;
  for (const std::string& word : words) {
    state = state || (of_a_state(word) && !fits_any(word));
    other = other || !of_a_state(word);
    if (!fits_any(word)) out += (out.empty() ? "" : " ") + word;
  }
  if (state && !other && !country.empty()) return "@" + std::string(country);
  // "rebel", "rebels"
  if (out.size() > 3 && out.ends_with('s') && !out.ends_with("ss")) out.pop_back();
  return out;
}

std::vector<Holding> read_holdings(const SentenceView& view, const Lexicon& lexicon,
                                   const ActorReader& actors) {
  return Reader(view, lexicon, actors).read();
}

}  // namespace dateline::event
