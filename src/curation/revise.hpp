#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "curation/ledger.hpp"
#include "timeline/joins.hpp"

namespace dateline::curation {

/// What has become of a correction when it was laid over the stories as they are read now.
struct Fate {
  enum class Kind : std::uint8_t {
    fits,      ///< as it was made
    moved,     ///< what it speaks of was found again otherwise than by its id; `words` say how
    rejected,  ///< it lies where it was put, on an event that there never was: nothing is done by
               ///< it
    misfit,    ///< what it speaks of is no longer there; kept, and nothing is done by it
    no_story   ///< the project no longer has its story; kept
  } kind = Kind::fits;
  RecordNumber correction = 0;
  std::string words;  ///< a phrase; "" for fits
  friend bool operator==(const Fate&, const Fate&) = default;
};
[[nodiscard]] std::string_view name(Fate::Kind kind);
/// Whether what it speaks of is there, or was until a user rejected it.
[[nodiscard]] constexpr bool fits(Fate::Kind kind) { return kind <= Fate::Kind::rejected; }

/// Stories as their users have put them right.
struct Revised {
  using Documents = std::vector<std::shared_ptr<const event::Document>>;
  /// One for each that was given, itself where nothing is changed; behind them, where there are
  /// events that no story tells, one of the user's notes (kNotes).
  Documents documents;
  std::vector<timeline::UserStatement> statements;  ///< of time and order
  std::vector<RecordNumber> stated_by;              ///< the correction that makes each of them
  timeline::Joins joins;
  std::vector<Fate> fates;  ///< of all corrections, in the order of their numbers
};

/// The id of the story that is made of notes for added events that no story tells.
inline constexpr std::string_view kNotes = "notes";

/// Lays corrections over stories, in the order of their numbers: what was read stays as it is, and
/// each correction finds what it speaks of by its anchor. Remembers what it made of each story, so
/// that an edit costs as much as the stories that it touches. For one thread at a time.
class Reviser {
 public:
  /// `documents` are as they were read, each story once.
  [[nodiscard]] Revised revise(const Revised::Documents& documents,
                               std::span<const Ledger::Entry> records);

 private:
  struct Numbered {
    RecordNumber number = 0;
    RecordPtr record;
    friend bool operator==(const Numbered&, const Numbered&) = default;
  };
  struct Made {
    std::shared_ptr<const event::Document> from;
    std::vector<Numbered> by;
    std::shared_ptr<const event::Document> document;
    std::vector<Fate> fates;
    std::vector<std::pair<std::string, std::string>> merged;
    std::vector<std::string> rejected;
  };
  std::map<std::string, Made, std::less<>> made_;  ///< by story
};

}  // namespace dateline::curation
