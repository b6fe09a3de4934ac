#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geoparse/mention.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"

namespace dateline::geoparse {

/// Whether candidates are to say why: words for people take time to write.
enum class Reasons : std::uint8_t { none, told };

/// Finds the places that a story names and decides which places they are.
///   const auto geoparser = Geoparser::open(world, assets / "lexicon/geo");
///   for (const PlaceMention& m : geoparser->find(story, trees)) use(m);
/// `trees` are the parses of story.sentences, in order; an empty span, or an empty tree for a
/// sentence, is allowed: shape and lexicons then decide alone, and roles are coarser.
/// const calls are thread-safe; the gazetteer must outlive the geoparser. The same story, trees,
/// gazetteer and lexicons give the same answer.
class Geoparser {
 public:
  /// Reads the lexicons and the weights (*.tsv of the folder). Errors: as base::Table::read, and
  /// bad_value for what is no known class, role or feature.
  [[nodiscard]] static base::Result<Geoparser> open(const gazetteer::Gazetteer& gazetteer,
                                                    const std::filesystem::path& lexicon_folder);
  /// The same with weights from another file than weights.tsv of the folder.
  [[nodiscard]] static base::Result<Geoparser> open(const gazetteer::Gazetteer& gazetteer,
                                                    const std::filesystem::path& lexicon_folder,
                                                    const std::filesystem::path& weights);

  Geoparser(Geoparser&&) noexcept;
  Geoparser& operator=(Geoparser&&) noexcept;
  ~Geoparser();

  /// Takes all names and places into memory now, for who goes on to read stories by the thousand:
  /// some tenths of a second and 50 bytes a name. It answers the same without, and does so by
  /// itself after some thousands.
  void load_names() const;

  /// All toponyms and demonyms of the story, sorted, not overlapping; those that no place fits are
  /// kept without candidates where their context says that they are places.
  [[nodiscard]] std::vector<PlaceMention> find(const text::Story& story,
                                               std::span<const syntax::Tree> trees,
                                               Reasons reasons = Reasons::told) const;

  /// Exactly one mention for each of `given`, in the same order, resolved where possible.
  [[nodiscard]] std::vector<PlaceMention> resolve(const text::Story& story,
                                                  std::span<const syntax::Tree> trees,
                                                  std::span<const text::Span> given,
                                                  Reasons reasons = Reasons::told) const;

  /// For each sentence whether it holds a stretch that find() may take for a place: trees of the
  /// others tell it nothing, but for names of places that only the story describes.
  [[nodiscard]] std::vector<bool> sentences_with_names(const text::Story& story) const;

  /// The mention that a definite reference ("the city", "the province", "the capital", "the
  /// country") means: index into `mentions` (as find() gave them), nullopt where `token` (into
  /// story.tokens) is no such reference or nothing fits. "the capital" may mean a country whose
  /// capital it is: then the index of that country is given; "the country" may be known by its
  /// people or towns alone: then the index of one of them.
  [[nodiscard]] std::optional<std::size_t> antecedent(const text::Story& story,
                                                      std::span<const syntax::Tree> trees,
                                                      std::span<const PlaceMention> mentions,
                                                      std::uint32_t token) const;

 private:
  struct Impl;
  explicit Geoparser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::geoparse
