#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geoparse/candidates.hpp"
#include "geoparse/mention.hpp"
#include "geoparse/model.hpp"
#include "geoparse/name_memory.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

/// What stands behind a name that is coordinates.
struct Told {
  DescribedPlace own;                ///< what the option's place has views of
  Option option;                     ///< the one that the name has
  text::Span span;                   ///< the expression itself, whatever tokens it was cut into
  std::vector<std::string> reasons;  ///< for the answer
  double confidence = 0;             ///< 0..1 that they are coordinates, and rightly read
};

/// A stretch of tokens that may name a place.
struct Name {
  int begin = 0;  ///< tokens [begin, end)
  int end = 0;
  std::string text;  ///< what is looked up
  std::string key;   ///< text::name_key of it: names of one key are one place
  int sense = 0;     ///< a number of the key, by measure()
  std::span<const Option>
      options;           ///< as options_for has them; of the memory that was asked, or of `told`
  bool own = false;      ///< is_own() of the options
  bool demonym = false;  ///< "Iraqi"
  bool loose = false;    ///< no name of the gazetteer is spelled so; some sound the same
  bool generic = false;  ///< made of class words alone: "Old City"
  int container = -1;    ///< index of the name after the comma: "Paris, Texas"
  int contained = -1;    ///< the inverse
  std::shared_ptr<const Told> told;  ///< for coordinates; they have one option
  MentionFeatures features{};
  double probability = 1;  ///< that it is a place at all
};

/// All stretches that the gazetteer has a name for, the longest from each token on, and all
/// coordinates, sorted, without overlaps, with what tells whether they are places. Phrases of the
/// lexicon are stepped over.
[[nodiscard]] std::vector<Name> scan(const Tokens& tokens, NameMemory& memory);

/// One name for each of `spans`, in order.
[[nodiscard]] std::vector<Name> names_at(const Tokens& tokens, NameMemory& memory,
                                         std::span<const text::Span> spans);

/// Fills Name::features of all names.
void measure(std::vector<Name>& names, const Tokens& tokens);

/// Fills container and contained: "X, Y" and "X (Y)" where an option of X lies in one of Y.
void link_containers(std::vector<Name>& names, const Tokens& tokens);

}  // namespace dateline::geoparse
