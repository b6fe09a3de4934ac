#include "geoparse/scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "geoparse/told_coordinates.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

constexpr int kMostTokens = 8;

/// A word of at most four bytes as one number.
constexpr std::uint32_t packed(std::string_view word) {
  std::uint32_t out = 0;
  for (const char c : word) out = out << 8U | static_cast<std::uint8_t>(c);
  return out;
}

/// Words that stand inside a name in small letters: "Isle of Wight", "Rio de Janeiro".
bool is_connector(std::string_view lower) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"of",  "the", "and", "de", "del", "la",   "las", "los", "el",   "da", "do",
       "dos", "das", "di",  "du", "des", "le",   "les", "sur", "sous", "am", "an",
       "der", "den", "al",  "ul", "on",  "upon", "'s",  "-",   ".",    "'",  "in",
       "au",  "aux", "e",   "i",  "ye",  "ur",   "us",  "es"});
  static_assert(std::ranges::all_of(kWords, [](std::string_view w) { return w.size() <= 4; }));
  // An open hash table, made once: most words that are asked for are in it or meet a free place.
  constexpr unsigned kBits = 8;
  constexpr auto place_of = [](std::uint32_t word) {
    return std::size_t{word * 0x9E3779B1U >> (32U - kBits)};
  };
  static constexpr auto kTable = [place_of] {
    std::array<std::uint32_t, std::size_t{1} << kBits> out{};
    for (const std::string_view word : kWords) {
      std::size_t at = place_of(packed(word));
      while (out.at(at) != 0) at = (at + 1) % out.size();
      out.at(at) = packed(word);
    }
    return out;
  }();
  if (lower.size() > 4) return false;
  const std::uint32_t word = packed(lower);
  std::size_t at = place_of(word);
  while (kTable[at] != 0 && kTable[at] != word) at = (at + 1) % kTable.size();
  return kTable[at] == word && word != 0;
}

/// Whether it begins with a small letter or digit of ASCII, which names' keys keep.
bool begins_word(std::string_view lower) {
  return !lower.empty() &&
         ((lower[0] >= 'a' && lower[0] <= 'z') || (lower[0] >= '0' && lower[0] <= '9'));
}

/// Whether a name may end here, as its first word or a later one.
bool may_end(const Tok& tok, bool first) {
  if (tok.capital || tok.number) return tok.word || tok.number;
  // "Mosul dam", "Malaab district": a class word in small letters ends a longer name.
  return !first && (tok.classes & kPlaceNoun) != 0;
}

bool may_continue(const Tok& tok) {
  return tok.capital || tok.number || is_connector(tok.lower) || (tok.classes & kPlaceNoun) != 0;
}

struct Longest {
  int phrase = 0;               ///< tokens of the longest phrase of the lexicon
  int name = 0;                 ///< tokens of the longest name of the gazetteer
  int own = 0;                  ///< tokens of the longest phrase that the user has given to a place
  NameMemory::Stretch first;    ///< the first token alone
  NameMemory::Stretch longest;  ///< that of `name`; the first token where there is none
};

/// The stretches that may be names, from each token on where a name may begin. Those of some
/// hundred tokens are looked up before any is asked for, all of one length at once; more would take
/// room in a long text.
class Stretches {
 public:
  Stretches(const Tokens& tokens, NameMemory& memory) : tokens_(&tokens), memory_(&memory) {}

  /// The longest ones from a token on where a name may begin; asked for in the order of the text.
  /// What they hold is valid until the next call.
  [[nodiscard]] const Longest& longest_at(int begin) {
    if (begin >= end_) look_up_from(begin);
    while (starts_[at_].begin < begin) ++at_;
    return longest_[at_];
  }

 private:
  static constexpr int kAtOnce = 512;  // tokens: most stories have fewer

  void look_up_from(int begin) {
    memory_->make_room();
    at_ = 0;
    end_ = std::min(tokens_->size(), begin + kAtOnce);
    const auto all = tokens_->capitalised();
    const std::span<const int> here(std::ranges::lower_bound(all, begin),
                                    std::ranges::lower_bound(all, end_));
    starts_.clear();
    starts_.reserve(here.size());
    for (const int at : here) starts_.push_back(memory_->stretch(*tokens_, at, at + 1));
    memory_->meet(starts_);
    longest_.clear();
    longest_.reserve(here.size());
    longer_.reserve(here.size());
    going_on_.clear();
    going_on_.reserve(here.size());
    for (std::uint32_t i = 0; i < starts_.size(); ++i) {
      longest_.push_back({0, 0, 0, starts_[i], starts_[i]});
      look_at(i, starts_[i]);
      if (goes_on(starts_[i])) going_on_.push_back({i, starts_[i]});
    }
    while (!going_on_.empty()) extend_all();
    longer_.clear();
    for (const Longest& longest : longest_) longer_.push_back(longest.longest);
    memory_->touch_places(longer_);
  }

  /// Each of going_on_ by one token, and keeps those that may go on still.
  void extend_all() {
    longer_.clear();
    for (auto& [start, stretch] : going_on_) {
      memory_->extend(stretch);
      if (memory_->knows_beginnings() || ends(stretch)) longer_.push_back(stretch);
    }
    memory_->meet(longer_);
    std::erase_if(going_on_, [this](const GoingOn& one) {
      look_at(one.start, one.stretch);
      return !goes_on(one.stretch);
    });
  }

  void look_at(std::uint32_t start, const NameMemory::Stretch& stretch) {
    if (!ends(stretch)) return;
    const int length = stretch.end - stretch.begin;
    const NameMemory::Standing standing = memory_->standing(stretch);
    Longest& out = longest_[start];
    if (standing.phrase) out.phrase = length;
    if (standing.own) out.own = length;
    if (!standing.name) return;
    out.name = length;
    out.longest = stretch;
  }

  /// Whether it may be a name as it is.
  [[nodiscard]] bool ends(const NameMemory::Stretch& stretch) const {
    return may_end((*tokens_)[stretch.end - 1], stretch.end == stretch.begin + 1);
  }

  /// Whether it may be the beginning of a longer one.
  [[nodiscard]] bool goes_on(const NameMemory::Stretch& stretch) const {
    const Tokens& tokens = *tokens_;
    if (stretch.end >= std::min(stretch.begin + kMostTokens, tokens.size())) return false;
    const Tok& next = tokens[stretch.end];
    if (next.sentence != tokens[stretch.begin].sentence || !may_continue(next)) return false;
    if (!memory_->knows_beginnings()) return true;
    // What stands glued behind it may change its last word, and what no name has leaves all as is.
    const auto last = static_cast<std::size_t>(stretch.end - 1);
    return !tokens.story().tokens[last].space_after || !begins_word(next.lower) ||
           memory_->may_go_on(stretch);
  }

  struct GoingOn {
    std::uint32_t start;  ///< of starts_
    NameMemory::Stretch stretch;
  };

  const Tokens* tokens_;
  NameMemory* memory_;
  int end_ = 0;  ///< tokens before it are looked up
  std::vector<NameMemory::Stretch> starts_;
  std::vector<Longest> longest_;  ///< of each start
  std::size_t at_ = 0;            ///< of starts_, those before it were asked for
  std::vector<GoingOn> going_on_;
  std::vector<NameMemory::Stretch> longer_;
};

bool never_alone(const Tok& tok) {
  return (tok.classes & (kNever | kMonth)) != 0 && !(tok.all_caps && tok.plain_case);
}

/// Whether a name written in capitals or with stops is the word it looks like.
bool is_word_in_disguise(const Name& name, const Tok& first) {
  if (name.end - name.begin != 1 || first.lower.size() > 3) return false;
  // "US" is no "us", "IN" no "in"; in a line of capitals nobody can tell.
  return !first.plain_case && (first.classes & kNever) != 0;
}

/// A stretch as a name; nullopt where no place has it.
std::optional<Name> named(NameMemory& memory, const NameMemory::Stretch& stretch) {
  const NameMemory::Known& known = memory.with_options(stretch);
  if (known.options->empty()) return std::nullopt;
  std::optional<Name> out(std::in_place);
  Name& name = *out;
  name.begin = stretch.begin;
  name.end = stretch.end;
  name.text = stretch.tokens->text(stretch.begin, stretch.end);
  name.key = known.key;
  name.options = *known.options;
  name.own = known.own;
  name.demonym = std::all_of(name.options.begin(), name.options.end(),
                             [](const Option& o) { return o.from_demonym; });
  return out;
}

/// Whether all words of [begin, end) are ordinary ones: "Old City", "West Bank", "South".
bool is_generic(const Tokens& tokens, int begin, int end) {
  for (int i = begin; i < end; ++i) {
    const Tok& t = tokens[i];
    if (t.all_caps && t.plain_case) return false;
    if ((t.classes & (kPlaceNoun | kNever)) == 0 && !tokens.lexicon().bearing(t.lower))
      return false;
  }
  return true;
}

/// A name of ordinary words is one only with capitals throughout: "the West Bank". One word alone
/// must be "the Gulf" in mid-sentence, and a thing that has such names.
bool written_as_name(const Tokens& tokens, const Name& name) {
  for (int i = name.begin; i < name.end; ++i) {
    if (!tokens[i].capital || !tokens[i].plain_case) return false;
  }
  if (name.end - name.begin > 1) return true;
  using gazetteer::PlaceKind;
  return !tokens[name.begin].sentence_start && tokens.beside(name.begin, -1).lower == "the" &&
         std::any_of(name.options.begin(), name.options.end(), [](const Option& o) {
           return o.place.kind == PlaceKind::water || o.place.kind == PlaceKind::area ||
                  o.place.kind == PlaceKind::relief;
         });
}

constexpr double kLooseLikeness = 0.88;
constexpr double kLinkedLikeness = 0.85;  ///< the longer a name, the less chance makes it alike

/// Tokens [begin, end) as a name of places that only sound alike; nullopt where there are none.
std::optional<Name> sounding_name(const Tokens& tokens, NameMemory& memory, int begin, int end,
                                  double least) {
  NameQuery query;
  query.text = tokens.text(begin, end);
  query.demonyms = false;
  query.loose = least;
  const std::span<const Option> options = memory.options(query);
  if (options.empty()) return std::nullopt;
  std::optional<Name> out(std::in_place);
  out->begin = begin;
  out->end = end;
  out->loose = true;
  out->key = text::name_key(query.text);
  out->text = std::move(query.text);
  out->options = options;
  out->own = is_own(options);
  return out;
}

/// A name that no place is spelled like, where the words before it say that it is one: "in
/// Telaafer".
std::optional<Name> loose_name(const Tokens& tokens, NameMemory& memory, int begin) {
  const Tok& first = tokens[begin];
  const Tok& before = tokens.beside(begin, -1);
  static constexpr std::array<std::string_view, 12> kBefore{
      "in", "at",     "near",    "from",    "into",   "toward",
      "to", "around", "outside", "towards", "inside", "of"};
  if (!first.plain_case || (first.classes & (kCommon | kGiven | kNever | kMonth | kTitle)) != 0 ||
      first.lower.size() < 4 ||
      std::find(kBefore.begin(), kBefore.end(), before.lower) == kBefore.end()) {
    return std::nullopt;
  }
  const Tok& of = tokens.beside(begin, -2);
  if (before.lower == "of" && (of.classes & (kPlaceNoun | kDeed)) == 0 &&
      !tokens.lexicon().bearing(of.lower)) {
    return std::nullopt;
  }
  int end = begin + 1;
  while (end < begin + 4 && tokens.beside(begin, end - begin).capital) ++end;
  for (; end > begin; --end) {
    if (auto name = sounding_name(tokens, memory, begin, end, kLooseLikeness)) return name;
  }
  return std::nullopt;
}

/// The end of a name linked by small words, "Qala-e-Naw", "Croix-des-Bouquets"; `begin` where there
/// is none. "Iraq-Syria" is two.
int end_of_linked(const Tokens& tokens, int begin) {
  constexpr std::size_t kLongestLink = 4;
  const auto glued = [&](int i) {
    return !tokens.story().tokens[static_cast<std::size_t>(i)].space_after;
  };
  int end = begin + 1;
  bool linked = false;
  bool closed = false;
  while (end + 1 < tokens.size() && tokens[end].lower == "-" && glued(end - 1) && glued(end) &&
         tokens[end + 1].word && tokens[end + 1].sentence == tokens[begin].sentence) {
    const Tok& part = tokens[end + 1];
    // The tokeniser keeps some links with the word behind them: "e-Naw".
    const bool with_link = part.lower.find('-') != std::string::npos;
    if (!part.capital && !with_link && part.lower.size() > kLongestLink) break;
    linked = linked || with_link || !part.capital || part.lower.size() <= 2;
    closed = part.capital || with_link;
    end += 2;
  }
  return linked && closed ? end : begin;
}

}  // namespace

std::vector<Name> scan(const Tokens& tokens, NameMemory& memory) {
  std::vector<Name> names;
  names.reserve(static_cast<std::size_t>(tokens.size()) / 16 + 4);  // about what news has
  const ToldCoordinates told(tokens, memory.world());
  Stretches stretches(tokens, memory);
  const auto capitalised = tokens.capitalised();  // where a name may begin
  auto begins = capitalised.begin();
  for (int i = 0; i < tokens.size();) {
    if (told.any()) {
      if (auto coordinates = told.at(i, names)) {
        i = coordinates->end;
        names.push_back(std::move(*coordinates));
        continue;
      }
    }
    while (begins != capitalised.end() && *begins < i) ++begins;
    if (begins == capitalised.end() || *begins != i) {
      // Coordinates may begin anywhere.
      i = told.any() ? i + 1 : begins == capitalised.end() ? tokens.size() : *begins;
      continue;
    }
    const Longest& longest = stretches.longest_at(i);
    if (longest.phrase > longest.own && longest.phrase >= longest.name) {
      i += longest.phrase;
      continue;
    }
    int length = longest.name;
    const Tok& behind = tokens.beside(i, 1);
    if (length <= 1 && (tokens[i].classes & kNameHead) != 0 && behind.capital && behind.word &&
        tokens[i].plain_case && (behind.classes & (kMonth | kPlaceNoun)) == 0) {
      i += 2;  // a name of two words that the gazetteer does not have
      continue;
    }
    if (const int end = end_of_linked(tokens, i); end - i > length) {
      // Spelled otherwise in the gazetteer, or in none: one part of it alone is no place.
      if (auto linked = sounding_name(tokens, memory, i, end, kLinkedLikeness)) {
        names.push_back(std::move(*linked));
      }
      i = end;
      continue;
    }
    // What the user has called a place is one, but for a word that any sentence may begin with.
    const bool own = length == 1 && tokens[i].plain_case && !tokens[i].sentence_start &&
                     memory.with_options(longest.first).own;
    if (length <= 1 && never_alone(tokens[i]) && !own) {
      ++i;
      continue;
    }
    std::optional<Name> found = named(memory, longest.longest);
    if (!found && length > 1) found = named(memory, longest.first);
    if (!found) found = loose_name(tokens, memory, i);
    if (!found) {
      ++i;
      continue;
    }
    Name& name = *found;
    // "US" and "IN" in capitals are the abbreviations that they are; "UN" is none of a place.
    if (name.end - name.begin == 1 && (tokens[i].classes & kNever) != 0 && !own &&
        std::none_of(name.options.begin(), name.options.end(),
                     [](const Option& o) { return o.abbreviation; })) {
      ++i;
      continue;
    }
    if (is_word_in_disguise(name, tokens[i])) {
      ++i;
      continue;
    }
    if (name.end - name.begin > 1 && tokens[name.begin].lower == "the") {
      // Looked up without its article: "The U.S." is the abbreviation as much as "U.S." is.
      if (auto bare = named(memory, memory.stretch(tokens, name.begin + 1, name.end))) {
        name = std::move(*bare);
      } else {
        ++name.begin;
      }
    }
    name.generic = is_generic(tokens, name.begin, name.end);
    if (name.generic && !own && !written_as_name(tokens, name)) {
      i = name.end;
      continue;
    }
    // "Avoyelles Parish", "Malaab district": the class word belongs to the name.
    const Tok& next = tokens.beside(name.end - 1, 1);
    if (next.capital && !name.demonym && (next.classes & kRegionWord) != 0) ++name.end;
    i = name.end;
    names.push_back(std::move(name));
  }
  link_containers(names, tokens);
  measure(names, tokens);
  return names;
}

std::vector<Name> names_at(const Tokens& tokens, NameMemory& memory,
                           std::span<const text::Span> spans) {
  std::vector<Name> names;
  const ToldCoordinates told(tokens, memory.world());
  const auto length = static_cast<std::uint32_t>(tokens.story().text.size());
  for (const text::Span asked : spans) {
    // A span beyond the text names nothing.
    const text::Span span{std::min(asked.start, length),
                          std::max(std::min(asked.start, length), std::min(asked.end, length))};
    Name name;
    name.begin = static_cast<int>(tokens.story().token_at(span.start));
    name.end = std::max(name.begin, static_cast<int>(tokens.story().token_at(span.end)));
    const auto in_span = [&](int i) {
      return i < tokens.size() &&
             tokens.story().tokens[static_cast<std::size_t>(i)].span.start < span.end;
    };
    while (in_span(name.end)) ++name.end;
    if (auto coordinates = told.in(span)) {
      coordinates->begin = name.begin;
      coordinates->end = name.end;
      names.push_back(std::move(*coordinates));
      continue;
    }
    NameQuery query;
    query.text = tokens.story().utf8(span);
    for (char& c : query.text) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    query.shorten = true;
    query.loose = 0.85;
    name.text = query.text;
    name.key = text::name_key(name.text);
    name.options = memory.options(query);
    name.own = is_own(name.options);
    name.demonym = !name.options.empty() && name.options.front().from_demonym;
    names.push_back(std::move(name));
  }
  link_containers(names, tokens);
  measure(names, tokens);
  return names;
}

}  // namespace dateline::geoparse
