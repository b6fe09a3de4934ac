#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "base/translate.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/row.hpp"
#include "text/story.hpp"

namespace dateline::gazetteer {

/// Place::source of what the user of a project knows: it goes before all that gazetteers have, and
/// people read it as the reason.
inline constexpr std::string_view kOwnPlaceSource =
    base::mark_in("in a sentence", "your own place");

/// The places of a project's own as a layer over all gazetteers, and the answer to which texts they
/// matter to. One that has a name of a place below, is of its kind and lies where it lies is that
/// place, put right; every other one stands beside its namesakes. Immutable once compiled; share it
/// freely between threads.
class OwnPlaces {
 public:
  /// None.
  OwnPlaces() = default;
  /// `places` need a key, which no place below has, and a name; their source counts for nothing.
  /// What lies among towns of one country and gives none is taken to lie in it. `below`: what they
  /// will lie over; need not outlive this. Errors: as LayerBuilder::compiled.
  [[nodiscard]] static base::Result<OwnPlaces> compile(std::vector<Row> places,
                                                       const Gazetteer& below);

  [[nodiscard]] bool empty() const { return checksums_.empty(); }
  /// For Gazetteer::add_layer, of the gazetteer that they were compiled over. "" where there is
  /// none.
  [[nodiscard]] const std::string& layer() const { return layer_; }
  /// A checksum of those places that the text may name, by any spelling that a gazetteer folds into
  /// one of theirs or that sounds like it; 0 where it names none. While it stays the same, reading
  /// the text again finds the same. The story may be without its tokens.
  [[nodiscard]] std::uint64_t named_in(const text::Story& story) const;

 private:
  void know(std::string_view spelling, std::size_t place);

  /// A name by the way it is looked for.
  struct Known {
    std::string key;  ///< text::name_key
    std::size_t place = 0;
  };
  using Names = std::unordered_multimap<std::string, Known>;
  void mark_exact(const std::string& text, std::vector<bool>& named) const;
  void mark_alike(std::span<const text::Token> tokens, std::vector<bool>& named) const;

  std::string layer_;
  std::vector<std::uint64_t> checksums_;  ///< by place
  Names by_first_word_;
  Names by_skeleton_;
};

}  // namespace dateline::gazetteer
