#pragma once

#include <string_view>
#include <vector>

#include "app/train_places/corpus.hpp"
#include "app/train_places/reliability.hpp"
#include "geoparse/geoparser.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_memory.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::train {

/// An answer within this distance of the annotated point is right.
inline constexpr double kRightKm = 161;

/// What all documents are read with.
struct World {
  const geoparse::Lexicon* lexicon;
  geoparse::NameMemory* memory;
};

/// The names at the annotated places of a document, with their candidates.
[[nodiscard]] std::vector<geoparse::Name> gold_names(const Document& doc,
                                                     const geoparse::Tokens& tokens,
                                                     const World& world);

struct Score {
  int gold = 0;
  int given_right = 0;
  int reachable = 0;
  int system = 0;
  int found = 0;
  int right = 0;
};

/// What a model said of each of its placed answers.
struct Said {
  std::vector<Answer> given;
  std::vector<Answer> found;
};

/// Resolves the annotated places of a document, then finds its places, and counts. With `verbose`
/// it prints what is missed, false or off.
void evaluate(const Document& doc, const World& world, const geoparse::Geoparser& geoparser,
              std::size_t fold, bool verbose, Score& score, Said& said);

void print(std::string_view name, const Score& s);

}  // namespace dateline::train
