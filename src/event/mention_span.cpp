#include "event/mention_span.hpp"

#include <algorithm>

namespace dateline::event {

using syntax::Deprel;

text::Span mention_span(const SentenceView& v, const Trigger& t) {
  text::Span span = v.token(t.word).span.joined(v.token(t.last).span);
  std::uint32_t end = span.end;
  std::uint32_t start = span.start;
  for (const int k : v.kids(t.word)) {
    if (!v.is(k, {Deprel::obj, Deprel::obl, Deprel::obl_agent, Deprel::obl_tmod, Deprel::obl_npmod,
                  Deprel::nmod, Deprel::nsubj, Deprel::nsubj_pass, Deprel::advmod, Deprel::aux,
                  Deprel::aux_pass, Deprel::amod, Deprel::compound, Deprel::compound_prt,
                  Deprel::nmod_poss, Deprel::nummod, Deprel::nmod_tmod, Deprel::det})) {
      continue;
    }
    text::Span part = v.phrase(k, true);
    for (const int c : v.kids(k, {Deprel::case_})) part = part.joined(v.token(c).span);
    if (part.start < span.start && span.end - part.start > kLongestMention / 2) continue;
    start = std::min(start, part.start);
    end = std::max(end, part.end);
  }
  if (end - start > kLongestMention) start = span.start;
  if (end - start > kLongestMention) end = start + kLongestMention;
  return {start, end};
}

}  // namespace dateline::event
