#include "syntax/tagging.hpp"

#include "syntax/hash.hpp"

namespace dateline::syntax {
namespace {

const Atoms kBefore = [] {
  Atoms a = atoms_of("<s>");
  a.known = 0xFFFFU;
  return a;
}();
const Atoms kAfter = [] {
  Atoms a = atoms_of("</s>");
  a.known = 0xFFFEU;
  return a;
}();

}  // namespace

Setting setting_of(std::span<const Atoms> words) {
  std::size_t capital = 0;
  std::size_t upper = 0;
  std::size_t small = 0;
  for (const Atoms& w : words) {
    if (w.shape == Shape::capital || w.shape == Shape::mixed) ++capital;
    if (w.shape == Shape::upper) ++upper;
    if (w.shape == Shape::lower || w.shape == Shape::hyphen) ++small;
  }
  if (capital + upper == 0) return Setting::all_small;
  if (small == 0 && upper > 1 && upper > capital) return Setting::all_capitals;
  if (capital > 3 && capital > small) return Setting::title_case;
  return Setting::plain;
}

void tag_features(std::span<const Atoms> words, Setting setting, std::size_t i, int tag1, int tag2,
                  TagFeatures& out) {
  const auto at = [&](std::ptrdiff_t d) -> const Atoms& {
    const auto j = static_cast<std::ptrdiff_t>(i) + d;
    if (j < 0) return kBefore;
    return j < static_cast<std::ptrdiff_t>(words.size()) ? words[static_cast<std::size_t>(j)]
                                                         : kAfter;
  };
  const Atoms& w = words[i];
  const Atoms& p1 = at(-1);
  const Atoms& p2 = at(-2);
  const Atoms& n1 = at(1);
  const Atoms& n2 = at(2);
  // A capital counts for less where all words have one, and at the start.
  const auto written = static_cast<std::uint64_t>(w.shape) * 8 +
                       static_cast<std::uint64_t>(setting) * 2 + (i == 0 ? 1 : 0);
  const auto t1 = static_cast<std::uint64_t>(tag1 + 1);
  const auto t2 = static_cast<std::uint64_t>(tag2 + 1);
  out.size = 0;
  std::uint64_t id = 0;  // of the template, in bits that no value uses
  const auto one = [&](std::uint64_t a) { out.add(mix(id += kTemplate, a)); };
  const auto two = [&](std::uint64_t a, std::uint64_t b) {
    out.add(mix(mix(id += kTemplate, a), b));
  };
  const auto three = [&](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    out.add(mix(mix(mix(id += kTemplate, a), b), c));
  };
  one(0);
  one(w.lower);
  two(w.form, i == 0 ? 1 : 0);
  two(w.lower, written);
  for (const std::uint32_t s : w.suffix) one(s);
  two(w.suffix[1], written);
  two(w.suffix[2], written);
  for (const std::uint32_t p : w.prefix) one(p);
  one(written);
  one(w.known);
  two(w.known, written);
  one(t1);
  two(t1, t2);
  two(t1, w.lower);
  three(t1, t2, w.lower);
  one(p1.lower);
  one(p2.lower);
  one(n1.lower);
  one(n2.lower);
  two(p1.lower, w.lower);
  two(w.lower, n1.lower);
  two(p1.lower, n1.lower);
  two(p2.lower, p1.lower);
  two(n1.lower, n2.lower);
  one(p1.suffix[2]);
  one(n1.suffix[2]);
  one(n1.suffix[1]);
  two(t1, w.suffix[2]);
  two(t1, w.suffix[1]);
  two(t1, written);
  two(static_cast<std::uint64_t>(p1.shape), written);
  two(static_cast<std::uint64_t>(n1.shape), written);
  three(static_cast<std::uint64_t>(p1.shape), written, static_cast<std::uint64_t>(n1.shape));
  one(n1.known);
  one(n2.known);
  two(t1, w.known);
  two(w.known, n1.known);
  three(t1, w.known, n1.known);
  two(w.lower, n1.known);
  two(w.suffix[2], n1.known);
  three(t1, t2, w.known);
  three(w.known, n1.known, n2.known);
  two(t1, n1.lower);
  three(t1, n1.known, written);
  three(t1, w.suffix[1], n1.known);
}

}  // namespace dateline::syntax
