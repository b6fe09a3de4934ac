#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/token.hpp"

namespace dateline::syntax {

/// Universal part-of-speech tags (Universal Dependencies 2).
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

/// Dependency relations of Universal Dependencies 2, the ones English uses, subtypes included.
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_npmod,
  nmod_poss,
  nmod_tmod,
  nsubj,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_npmod,
  obl_tmod,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};

enum class Tense : std::uint8_t { none, past, present };
enum class VerbForm : std::uint8_t { none, finite, infinitive, gerund, participle };
enum class Voice : std::uint8_t { none, active, passive };
enum class Number : std::uint8_t { none, singular, plural };

inline constexpr int kRoot = -1;

/// What the parser says of one token.
struct Word {
  std::string lemma;  ///< lower case unless a proper noun
  Upos upos = Upos::x;
  std::string xpos;  ///< Penn Treebank tag
  Tense tense = Tense::none;
  VerbForm verb_form = VerbForm::none;
  Voice voice = Voice::none;
  Number number = Number::none;
  int head = kRoot;  ///< index of the head within the sentence, kRoot for the root
  Deprel rel = Deprel::dep;
};

/// A tree over the tokens of one sentence: exactly one root, no cycles, one word a token.
struct Tree {
  std::vector<Word> words;

  [[nodiscard]] std::vector<int> children(int head) const;     ///< in order of the text
  [[nodiscard]] int root() const;                              ///< kRoot for an empty tree
  [[nodiscard]] bool dominates(int ancestor, int word) const;  ///< true also for itself
};

[[nodiscard]] std::string_view name(Upos upos);   ///< "NOUN"
[[nodiscard]] std::string_view name(Deprel rel);  ///< "nsubj:pass"

/// Tags and parses sentences with a trained model. Deterministic: the same tokens and the same
/// model give the same tree on every machine. const calls are thread-safe.
class Parser {
 public:
  /// Maps the model. Errors: not_found, unreadable, bad_format (damaged), unsupported (another
  /// version).
  [[nodiscard]] static base::Result<Parser> open(const std::filesystem::path& model);

  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  [[nodiscard]] Tree parse(std::span<const text::Token> sentence) const;
  [[nodiscard]] std::string_view model_version() const;

 private:
  struct Model;
  explicit Parser(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace dateline::syntax
