#include "syntax/outline.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/translate.hpp"

namespace dateline::syntax {
namespace {

std::string_view role_of(Deprel rel) {
  switch (rel) {
    case Deprel::root:
      return base::tr_in("role of words", "statement");
    case Deprel::nsubj:
    case Deprel::csubj:
      return base::tr_in("role of words", "subject");
    case Deprel::nsubj_pass:
    case Deprel::csubj_pass:
      return base::tr_in("role of words", "to whom or what it is done");
    case Deprel::obj:
      return base::tr_in("role of words", "object");
    case Deprel::iobj:
      return base::tr_in("role of words", "for whom");
    case Deprel::obl_agent:
      return base::tr_in("role of words", "by whom");
    case Deprel::obl:
      return base::tr_in("role of words", "where, when or how");
    case Deprel::obl_tmod:
    case Deprel::nmod_tmod:
      return base::tr_in("role of words", "when");
    case Deprel::obl_npmod:
    case Deprel::nmod_npmod:
      return base::tr_in("role of words", "how much");
    case Deprel::advmod:
      return base::tr_in("role of words", "how");
    case Deprel::advcl:
      return base::tr_in("role of words", "circumstance");
    case Deprel::ccomp:
      return base::tr_in("role of words", "what is told");
    case Deprel::xcomp:
      return base::tr_in("role of words", "to do what");
    case Deprel::acl:
    case Deprel::acl_relcl:
      return base::tr_in("role of words", "which");
    case Deprel::appos:
      return base::tr_in("role of words", "that is");
    case Deprel::conj:
      return base::tr_in("role of words", "and");
    case Deprel::nmod:
    case Deprel::nmod_poss:
      return base::tr_in("role of words", "of it");
    case Deprel::parataxis:
      return base::tr_in("role of words", "beside it");
    default:
      return base::tr_in("role of words", "with it");
  }
}

std::string_view kind_of(Upos upos) {
  switch (upos) {
    case Upos::verb:
    case Upos::aux:
      return base::tr_in("form of a word", "verb");
    case Upos::noun:
      return base::tr_in("form of a word", "noun");
    case Upos::propn:
      return base::tr_in("form of a word", "name");
    case Upos::pron:
      return base::tr_in("form of a word", "pronoun");
    case Upos::adj:
      return base::tr_in("form of a word", "adjective");
    case Upos::adv:
      return base::tr_in("form of a word", "adverb");
    case Upos::num:
      return base::tr_in("form of a word", "number");
    default:
      return base::tr_in("form of a word", "word");
  }
}

std::string features_of(const Word& word) {
  std::string out(kind_of(word.upos));
  const auto add = [&out](bool holds, std::string_view name) {
    if (holds) out.append(", ").append(name);
  };
  add(word.tense == Tense::past, base::tr_in("form of a word", "past"));
  add(word.tense == Tense::present, base::tr_in("form of a word", "present"));
  add(word.verb_form == VerbForm::infinitive, base::tr_in("form of a word", "infinitive"));
  add(word.verb_form == VerbForm::gerund, base::tr_in("form of a word", "gerund"));
  add(word.verb_form == VerbForm::participle, base::tr_in("form of a word", "participle"));
  add(word.voice == Voice::passive, base::tr_in("form of a word", "passive"));
  add(word.number == Number::plural && word.upos != Upos::verb,
      base::tr_in("form of a word", "plural"));
  return out;
}

/// Relations whose word says nothing without its head.
bool is_small(Deprel rel) {
  switch (rel) {
    case Deprel::aux:
    case Deprel::aux_pass:
    case Deprel::amod:
    case Deprel::case_:
    case Deprel::cc:
    case Deprel::cc_preconj:
    case Deprel::compound:
    case Deprel::compound_prt:
    case Deprel::cop:
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::expl:
    case Deprel::fixed:
    case Deprel::flat:
    case Deprel::goeswith:
    case Deprel::mark:
    case Deprel::nummod:
      return true;
    default:
      return false;
  }
}

class Outline {
 public:
  Outline(const Tree& tree, std::span<const text::Token> tokens)
      : tree_(tree), tokens_(tokens), children_(tree.words.size()) {
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
      const int head = tree.words[i].head;
      if (head >= 0) children_[static_cast<std::size_t>(head)].push_back(i);
    }
  }

  std::vector<OutlineLine> read() {
    // A stack of our own: a tree may be as deep as the sentence is long.
    std::vector<std::pair<std::size_t, int>> todo;
    if (const int root = tree_.root(); root >= 0) todo.emplace_back(root, 0);
    std::vector<OutlineLine> out;
    while (!todo.empty()) {
      const auto [at, depth] = todo.back();
      todo.pop_back();
      std::vector<std::size_t> own;
      std::vector<std::size_t> others;
      gather(at, own, others);
      out.push_back(line(at, depth, own));
      for (auto it = others.rbegin(); it != others.rend(); ++it) todo.emplace_back(*it, depth + 1);
    }
    return out;
  }

 private:
  /// The words of the phrase of `at`, and the phrases under it.
  void gather(std::size_t at, std::vector<std::size_t>& own,
              std::vector<std::size_t>& others) const {
    std::vector<std::size_t> todo{at};
    while (!todo.empty()) {
      const std::size_t i = todo.back();
      todo.pop_back();
      own.push_back(i);
      for (const std::size_t child : children_[i]) {
        const Word& word = tree_.words[child];
        if (word.upos == Upos::punct && children_[child].empty()) continue;
        if (is_small(word.rel)) {
          todo.push_back(child);
        } else {
          others.push_back(child);
        }
      }
    }
    std::ranges::sort(own);
    std::ranges::sort(others);
  }

  OutlineLine line(std::size_t at, int depth, const std::vector<std::size_t>& own) const {
    OutlineLine out;
    out.depth = depth;
    out.role = role_of(tree_.words[at].rel);
    out.features = features_of(tree_.words[at]);
    for (std::size_t n = 0; n < own.size(); ++n) {
      if (n > 0) {
        const std::size_t before = own[n - 1];
        if (!only_marks_between(before, own[n])) {
          out.words += " \u2026 ";
        } else if (tokens_[before].space_after || own[n] != before + 1) {
          out.words += ' ';
        }
      }
      out.words += tokens_[own[n]].form;
    }
    return out;
  }

  bool only_marks_between(std::size_t a, std::size_t b) const {
    for (std::size_t i = a + 1; i < b; ++i) {
      if (tree_.words[i].upos != Upos::punct) return false;
    }
    return true;
  }

  const Tree& tree_;
  std::span<const text::Token> tokens_;
  std::vector<std::vector<std::size_t>> children_;
};

}  // namespace

std::vector<OutlineLine> outline(const Tree& tree, std::span<const text::Token> tokens) {
  if (tree.words.size() != tokens.size()) return {};
  return Outline(tree, tokens).read();
}

}  // namespace dateline::syntax
