#pragma once

#include <set>
#include <string>
#include <vector>

#include "event/arguments.hpp"
#include "event/lexicon.hpp"
#include "event/sentence_view.hpp"
#include "time/edtf.hpp"

namespace dateline::event {

/// When what a story takes for known happened: the quake, the war, the coup that it counts from
/// ("since the quake"), told with its day in another sentence. Quakes, wars and their like are the
/// classes of nouns.tsv that begin with "occasion". Made in one pass; immutable.
class Occasions {
 public:
  struct When {
    time::Bounds bounds;  ///< both ends known
    int time = -1;        ///< index in Document::times
  };

  Occasions(const std::vector<SentenceView>& views, const Lexicon& lexicon);

  /// The first time told of what the noun i of the sentence speaks of; nullptr where none is.
  [[nodiscard]] const When* of(const SentenceView& view, int i) const;

 private:
  struct Entry {
    std::set<std::string> classes;
    std::string lemma;
    When when;
  };
  [[nodiscard]] std::set<std::string> classes(const SentenceView& view, int i) const;

  const Lexicon* lexicon_;
  std::vector<Entry> entries_;
};

}  // namespace dateline::event
