#include "event/parse_sentence.hpp"

#include <algorithm>
#include <vector>

#include "syntax/mend.hpp"

namespace dateline::event {
namespace {

/// Two bare numbers with fewer decimals are as likely amounts, which the parser knows.
constexpr int kLeastDecimals = 3;

/// A name that is nothing but a place, and common in what the parser was trained on.
constexpr const char* kStandIn = "Baghdad";

bool may_stand(const geo::CoordinatesFound& c) {
  return c.form == geo::CoordinatesFound::Form::sure || c.decimals >= kLeastDecimals;
}

}  // namespace

syntax::Tree parse_sentence(const syntax::Parser& parser, const text::Story& story,
                            std::uint32_t sentence,
                            std::span<const geo::CoordinatesFound> coordinates) {
  const text::Range range = story.sentences[sentence].tokens;
  const auto all = std::span<const text::Token>(story.tokens).subspan(range.begin, range.size());
  const std::uint32_t end = story.sentences[sentence].span.end;
  auto next = std::ranges::upper_bound(coordinates, story.sentences[sentence].span.start, {},
                                       &geo::CoordinatesFound::end);
  // For each token the one that it is read as.
  std::vector<int> as(all.size());
  std::vector<text::Token> read;
  read.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (next != coordinates.end() && next->end <= all[i].span.start) ++next;
    const bool inside = next != coordinates.end() && next->begin < end && may_stand(*next) &&
                        all[i].span.end > next->begin;
    const bool goes_on = inside && i > 0 && all[i - 1].span.end > next->begin;
    if (!goes_on) {
      read.push_back(all[i]);
      if (inside) read.back().form = kStandIn;
    }
    as[i] = static_cast<int>(read.size()) - 1;
  }
  syntax::Tree tree = parser.parse(read);
  syntax::mend(tree);
  if (read.size() == all.size() && coordinates.empty()) return tree;

  std::vector<int> first(read.size(), 0);
  for (std::size_t i = all.size(); i > 0; --i) {
    first[static_cast<std::size_t>(as[i - 1])] = static_cast<int>(i - 1);
  }
  syntax::Tree out;
  out.words.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto from = static_cast<std::size_t>(as[i]);
    syntax::Word word = tree.words[from];
    if (read[from].form != all[i].form) word.lemma = all[i].form;
    if (first[from] == static_cast<int>(i)) {
      if (word.head != syntax::kRoot) word.head = first[static_cast<std::size_t>(word.head)];
    } else {
      word.head = first[from];
      word.rel = syntax::Deprel::flat;
    }
    out.words.push_back(std::move(word));
  }
  return out;
}

}  // namespace dateline::event
