#include "event/sentence_view.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline::event {

using syntax::Deprel;
using syntax::Upos;

SentenceView::SentenceView(const MentionIndex& mentions, std::uint32_t sentence)
    : mentions_(&mentions),
      document_(&mentions.document()),
      sentence_(sentence),
      tree_(&document_->trees[sentence]) {
  const Document& document = *document_;
  const text::Range range = document.story.sentences[sentence].tokens;
  tokens_ = std::span(document.story.tokens).subspan(range.begin, range.size());
  kids_.resize(tokens_.size());
  low_.reserve(tokens_.size());
  lemma_.reserve(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    low_.push_back(base::lower_ascii(tokens_[i].form));
    lemma_.push_back(base::lower_ascii(tree_->words[i].lemma));
    const int head = tree_->words[i].head;
    if (head >= 0) kids_[static_cast<std::size_t>(head)].push_back(static_cast<int>(i));
  }
}

bool SentenceView::is(int i, std::initializer_list<Deprel> rels) const {
  return i >= 0 && std::ranges::find(rels, word(i).rel) != rels.end();
}

std::vector<int> SentenceView::kids(int i, std::initializer_list<Deprel> rels) const {
  std::vector<int> out;
  for (const int k : kids(i)) {
    if (is(k, rels)) out.push_back(k);
  }
  return out;
}

int SentenceView::kid(int i, std::initializer_list<Deprel> rels) const {
  for (const int k : kids(i)) {
    if (is(k, rels)) return k;
  }
  return -1;
}

std::string SentenceView::preposition(int i) const {
  std::string out;
  const auto add = [&](int k) { out += (out.empty() ? "" : " ") + low(k); };
  for (const int k : kids(i)) {
    if (!is(k, {Deprel::case_})) continue;
    add(k);
    for (const int f : kids(k, {Deprel::fixed})) add(f);
  }
  return out;
}

std::string SentenceView::marker(int i) const {
  for (const int k : kids(i)) {
    if (is(k, {Deprel::mark})) return low(k);
    if (k < i && is(k, {Deprel::advmod}) &&
        (low(k) == "when" || low(k) == "where" || low(k) == "once"))
      return low(k);
  }
  return "";
}

bool SentenceView::verbal(int i) const {
  return word(i).upos == Upos::verb ||
         (word(i).upos == Upos::aux && !is(i, {Deprel::aux, Deprel::aux_pass, Deprel::cop})) ||
         kid(i, {Deprel::cop}) >= 0;
}

bool SentenceView::nominal(int i) const {
  const Upos u = word(i).upos;
  return u == Upos::noun || u == Upos::propn || u == Upos::pron || u == Upos::num ||
         u == Upos::sym || u == Upos::x;
}

bool SentenceView::passive(int i) const {
  if (kid(i, {Deprel::nsubj_pass, Deprel::aux_pass}) >= 0) return true;
  if (word(i).voice == syntax::Voice::passive) return true;
  // A bare past participle on a noun: "villages besieged by insurgents".
  return is(i, {Deprel::acl}) && word(i).xpos == "VBN";
}

int SentenceView::clause(int i) const {
  for (int at = i; at >= 0; at = head(at)) {
    if (verbal(at)) return at;
    if (is(at, {Deprel::root, Deprel::parataxis, Deprel::ccomp, Deprel::advcl, Deprel::acl_relcl}))
      return at;
  }
  return i;
}

void SentenceView::spread(int i, bool tight, text::Span& span) const {
  span = span.empty() ? token(i).span : span.joined(token(i).span);
  for (const int k : kids(i)) {
    if (tight && is(k, {Deprel::acl_relcl, Deprel::advcl, Deprel::parataxis, Deprel::appos,
                        Deprel::ccomp, Deprel::cc, Deprel::conj, Deprel::punct, Deprel::csubj,
                        Deprel::dep, Deprel::acl, Deprel::case_, Deprel::mark})) {
      continue;
    }
    spread(k, tight, span);
  }
}

text::Span SentenceView::phrase(int i, bool tight) const {
  text::Span span;
  spread(i, tight, span);
  return span;
}

std::string SentenceView::text(text::Span span) const { return document_->story.utf8(span); }

int SentenceView::word_at(std::uint32_t code_point) const {
  const auto it = std::ranges::upper_bound(tokens_, code_point, {},
                                           [](const text::Token& t) { return t.span.end; });
  return static_cast<int>(it - tokens_.begin());
}

int SentenceView::head_of(text::Span span) const {
  int found = -1;
  for (int i = word_at(span.start); i < size() && token(i).span.start < span.end; ++i) {
    if (is(i, {Deprel::punct, Deprel::case_})) continue;
    const int h = head(i);
    if (h < 0 || !span.overlaps(token(h).span)) return i;
    found = i;
  }
  return found;
}

}  // namespace dateline::event
