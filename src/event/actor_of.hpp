#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/arguments.hpp"
#include "event/trigger.hpp"

namespace dateline::event {

/// Names of those who act, as the story names them at their fullest. One a document; not
/// thread-safe.
class ActorReader {
 public:
  ActorReader(const Document& document, const Lexicon& lexicon,
              const std::vector<SentenceView>& views);

  /// Who did it: the row's actor slots in turn; pronouns stand for whom they refer to. "" if
  /// unknown.
  [[nodiscard]] std::string actor(const SentenceView& view, const Arguments& arguments,
                                  const Trigger& trigger) const;
  [[nodiscard]] std::string target(const SentenceView& view, const Arguments& arguments,
                                   const Trigger& trigger) const;

  /// What stands for one actor under all its names: the country for its demonym, its capital and
  /// its government ("@US"), the canonical name of a group; "" for any other. `name` as actor()
  /// gave it.
  [[nodiscard]] std::string identity(const std::string& name) const;

  /// The phrase at word i as a name: no articles, at most 8 words, groups by their fullest name.
  [[nodiscard]] std::string name_of(const SentenceView& view, int i) const;

  /// Who speaks: name_of the word at i, or of whom the pronoun there stands for. "" if unknown.
  [[nodiscard]] std::string speaker(const SentenceView& view, int i) const;

 private:
  struct Subject {
    std::uint32_t sentence;
    int word;
  };
  [[nodiscard]] std::string from_slots(const SentenceView& view, const Arguments& arguments,
                                       const Trigger& trigger,
                                       const std::vector<std::string>& slots,
                                       bool skip_places) const;
  [[nodiscard]] std::string referent(const SentenceView& view, int pronoun, bool armed) const;

  const Document* document_;
  const Lexicon* lexicon_;
  const std::vector<SentenceView>* views_;
  std::map<std::string, std::string>
      fullest_;  ///< canonical name of a group -> its longest in the story
  std::map<std::string, std::string> identity_;  ///< name as given -> what it stands for
};

}  // namespace dateline::event
