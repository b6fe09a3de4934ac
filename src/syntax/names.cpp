#include "syntax/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::syntax {
namespace {

constexpr std::array<std::string_view, kUposCount> kUpos = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kDeprelCount> kDeprel = {
    "acl",        "acl:relcl",  "advcl", "advmod",     "amod",      "appos",     "aux",
    "aux:pass",   "case",       "cc",    "cc:preconj", "ccomp",     "compound",  "compound:prt",
    "conj",       "cop",        "csubj", "csubj:pass", "dep",       "det",       "det:predet",
    "discourse",  "dislocated", "expl",  "fixed",      "flat",      "goeswith",  "iobj",
    "list",       "mark",       "nmod",  "nmod:npmod", "nmod:poss", "nmod:tmod", "nsubj",
    "nsubj:pass", "nummod",     "obj",   "obl",        "obl:agent", "obl:npmod", "obl:tmod",
    "orphan",     "parataxis",  "punct", "reparandum", "root",      "vocative",  "xcomp"};

template <class Enum, std::size_t n>
std::optional<Enum> find(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto it = std::ranges::find(names, name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

}  // namespace

std::string_view name(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }
std::string_view name(Deprel rel) { return kDeprel[static_cast<std::size_t>(rel)]; }
std::optional<Upos> upos_of(std::string_view name) { return find<Upos>(kUpos, name); }
std::optional<Deprel> deprel_of(std::string_view name) { return find<Deprel>(kDeprel, name); }

}  // namespace dateline::syntax
