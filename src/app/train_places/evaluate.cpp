#include "app/train_places/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline::train {

std::vector<geoparse::Name> gold_names(const Document& doc, const geoparse::Tokens& tokens,
                                       const World& world) {
  std::vector<text::Span> spans;
  for (const GoldPlace& g : doc.outermost) spans.push_back(g.span);
  return geoparse::names_at(tokens, *world.memory, spans);
}

void evaluate(const Document& doc, const World& world, const geoparse::Geoparser& geoparser,
              std::size_t fold, bool verbose, Score& s, Said& said) {
  std::vector<text::Span> spans;
  for (const GoldPlace& g : doc.outermost) spans.push_back(g.span);
  const auto given = geoparser.resolve(doc.story, doc.trees, spans);
  const geoparse::Tokens tokens(doc.story, doc.trees, *world.lexicon);
  const auto names = gold_names(doc, tokens, world);
  for (std::size_t i = 0; i < given.size(); ++i) {
    const double e = error_km(doc.outermost[i], given[i].place());
    bool reachable = false;
    for (const auto& o : names[i].options)
      reachable = reachable || error_km(doc.outermost[i], &o.place) <= kRightKm;
    s.gold += 1;
    s.given_right += e <= kRightKm ? 1 : 0;
    if (given[i].place() != nullptr) {
      said.given.push_back({fold, given[i].confidence, e <= kRightKm});
    }
    s.reachable += reachable ? 1 : 0;
    if (verbose && e > kRightKm) {
      fmt::print(
          "  {}/{} '{}' -> {} {} ({:.0f} km){}\n", doc.corpus, doc.index, given[i].surface,
          given[i].place() != nullptr ? given[i].place()->key.view() : std::string_view("nothing"),
          given[i].place() != nullptr ? given[i].place()->country : "", e,
          reachable ? " reachable" : "");
    }
  }
  const auto found = geoparser.find(doc.story, doc.trees);
  std::vector<bool> used(found.size(), false);
  std::vector<bool> right(found.size(), false);
  for (const GoldPlace& g : doc.outermost) {
    int best = -1;
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!used[k] && found[k].span.overlaps(g.span) && best < 0) best = static_cast<int>(k);
    }
    if (best < 0) {
      if (verbose)
        fmt::print("  {}/{} missed '{}'\n", doc.corpus, doc.index, doc.story.utf8(g.span));
      continue;
    }
    used[static_cast<std::size_t>(best)] = true;
    ++s.found;
    right[static_cast<std::size_t>(best)] =
        error_km(g, found[static_cast<std::size_t>(best)].place()) <= kRightKm;
    s.right += right[static_cast<std::size_t>(best)] ? 1 : 0;
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    const auto& m = found[k];
    bool wanted = false;
    bool blind = false;
    for (const GoldPlace& g : doc.outermost) wanted = wanted || g.span.overlaps(m.span);
    for (const GoldPlace& g : doc.all) blind = blind || g.span.overlaps(m.span);
    if (wanted || !(m.role == geoparse::Role::adjective || blind)) {
      ++s.system;
      // What of a demonym the annotators left out, or placed nowhere, nobody can tell.
      if (m.place() != nullptr) said.found.push_back({fold, m.confidence, right[k]});
      if (verbose && !wanted)
        fmt::print("  {}/{} false '{}' p={:.2f}\n", doc.corpus, doc.index, m.surface, m.confidence);
    }
  }
}

void print(std::string_view name, const Score& s) {
  const double p = s.system > 0 ? 1.0 * s.found / s.system : 0;
  const double r = s.gold > 0 ? 1.0 * s.found / s.gold : 0;
  const double ep = s.system > 0 ? 1.0 * s.right / s.system : 0;
  const double er = s.gold > 0 ? 1.0 * s.right / s.gold : 0;
  const auto f = [](double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; };
  fmt::print(
      "{:<16} given {:.3f} (reachable {:.3f})  found P {:.3f} R {:.3f} F1 {:.3f}  found and right "
      "F1 {:.3f}\n",
      name, 1.0 * s.given_right / std::max(1, s.gold), 1.0 * s.reachable / std::max(1, s.gold), p,
      r, f(p, r), f(ep, er));
}

}  // namespace dateline::train
