#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"

namespace dateline::train {

/// What WordNet knows of a word. Numbers say how often it met the word so: senses, and places in
/// the texts that it was compared with.
struct DictionaryWord {
  std::map<std::string, int> tags;    ///< Penn tags that it may have
  std::map<std::string, int> fields;  ///< what it may be about: "n18" is a person, "v38" a motion
};
/// Words by folded form, inflected forms among them.
using Dictionary = std::map<std::string, DictionaryWord>;

/// Reads a folder of WordNet 3.0 (data.noun, data.verb, data.adj, data.adv, their .exc and
/// cntlist.rev): single words of letters, hyphens and stops that the tokeniser leaves whole. Nouns
/// with a capital are proper ones. Errors: as base::read_file; bad_format with the line.
[[nodiscard]] base::Result<Dictionary> read_wordnet(const std::filesystem::path& folder);

}  // namespace dateline::train
