#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "syntax/parse.hpp"

namespace dateline::train {

/// A word of a treebank, with what the product wants to know of it.
struct GoldWord {
  std::string form;  ///< with plain quotes, as text::Token has it
  std::string lemma;
  syntax::Upos upos = syntax::Upos::x;
  std::string xpos;
  int head = syntax::kRoot;
  syntax::Deprel rel = syntax::Deprel::dep;
  bool space_after = true;
};

struct GoldSentence {
  std::vector<GoldWord> words;
  std::string text;
  bool new_paragraph = false;
};

/// Reads CoNLL-U. Multiword tokens are taken as their words and empty nodes are left out; Arabic
/// articles are joined to their names ("al-Maliki") as the tokeniser does; relations that the
/// product does not tell apart are mapped to those it has (nmod:desc to compound, nsubj:outer to
/// nsubj, obl:unmarked to obl:tmod or obl:npmod by its word).
/// Errors: as base::read_file; bad_format with the line.
[[nodiscard]] base::Result<std::vector<GoldSentence>> read_conllu(
    const std::filesystem::path& path);

}  // namespace dateline::train
