#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "event/event.hpp"

namespace dateline::event {

/// "obj=place|facility", "!obj", "subj!=armed": one condition on what stands in a slot of a
/// trigger.
struct Condition {
  std::string slot;
  std::vector<std::string> classes;  ///< empty: the slot must be filled (or empty, if negated)
  bool negated = false;
};

/// One row of triggers.tsv: a word that tells an event of a type, when it does, and where its parts
/// are.
struct TriggerRow {
  std::vector<std::string> lemmas;  ///< "pull back" is two: the word and its particle or neighbour
  char pos = 'v';                   ///< v verb, n noun, a adjective
  EventType type = EventType::statement;
  std::vector<Condition> conditions;
  std::vector<std::string> actor;  ///< slots, tried in turn
  std::vector<std::string> target;
  std::vector<std::string> place;
  std::optional<Status>
      status;           ///< what it is unless the sentence says otherwise ("hold": ongoing)
  bool weak = false;    ///< told only if nothing else in its clause is
  bool silent = false;  ///< its type is "-": the word tells nothing here, whatever other rows say
  std::size_t line = 0;
};

/// How a word says who holds a place.
enum class HoldingForm : std::uint8_t {
  suffix,  ///< "rebel-held Douma"
  verb,    ///< "rebels hold Douma", "held by rebels"
  noun,    ///< "under rebel control", "in the hands of rebels"
  seat     ///< "a rebel stronghold"
};
/// One row of holdings.tsv.
struct HoldingRow {
  HoldingForm form = HoldingForm::verb;
  std::string before;  ///< the preposition of a noun
  bool sure = true;    ///< false where the word leaves it open
};

/// What a word that governs an event makes of its status.
enum class StatusEffect : std::uint8_t {
  none,
  says,    ///< plain reported speech: changes nothing
  claims,  ///< doubted speech: happened becomes reported
  plans,
  considers,
  denies,
  begins,     ///< "began", "resumed": happened
  continues,  ///< "keep", "continue": ongoing
  ends,       ///< "disperse", "lift", "repel": what they end was there
  prevents    ///< "fail to", "refuse to", "prevent": did not happen
};

/// The words by which events are told. Read from the folder lexicon/event of the assets
/// (docs/lexicons has the form of each file); immutable, thread-safe.
class Lexicon {
 public:
  /// `own`: folders with tables of the same names and form, any of which may be missing, over the
  /// first and over one another, the lowest first: their rows are tried before those below, their
  /// nouns and groups are added. Errors name file and line: an unknown type, slot, class, status or
  /// effect; a missing column; a folder that holds none of the tables.
  [[nodiscard]] static base::Result<Lexicon> open(const std::filesystem::path& folder,
                                                  std::span<const std::filesystem::path> own = {});

  /// Rows whose first lemma this is, in the order of the file.
  [[nodiscard]] const std::vector<TriggerRow>& triggers(std::string_view lemma) const;
  /// Classes of a common noun: "armed", "civil", "place" ...; empty if unknown.
  [[nodiscard]] const std::set<std::string>& classes(std::string_view lemma) const;
  /// Rows of holdings.tsv of a word.
  [[nodiscard]] const std::vector<HoldingRow>& holdings(std::string_view word) const;
  [[nodiscard]] StatusEffect effect(std::string_view lemma) const;
  [[nodiscard]] bool light(
      std::string_view lemma) const;  ///< support verb: "carry out (air strikes)"
  /// Canonical name of an armed group or organisation by any of its names, lower case; "" if
  /// unknown.
  [[nodiscard]] std::string_view group(std::string_view alias) const;
  /// Whether any of those names begins so.
  [[nodiscard]] bool begins_group(std::string_view beginning) const;
  [[nodiscard]] std::size_t longest_group() const { return longest_group_; }  ///< in words

 private:
  base::Result<void> read_triggers(const std::filesystem::path& file);
  base::Result<void> read_nouns(const std::filesystem::path& file);
  base::Result<void> read_verbs(const std::filesystem::path& file);
  base::Result<void> read_holdings(const std::filesystem::path& file);
  base::Result<void> read_groups(const std::filesystem::path& file);

  /// Looked up for every word of a story.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <class T>
  using Words = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Words<std::vector<TriggerRow>> triggers_;
  Words<std::set<std::string>> nouns_;
  Words<std::vector<HoldingRow>> holdings_;
  Words<StatusEffect> effects_;
  std::set<std::string, std::less<>> light_;
  std::map<std::string, std::string, std::less<>> groups_;
  std::size_t longest_group_ = 1;
};

}  // namespace dateline::event
