#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "syntax/network.hpp"
#include "syntax/parse.hpp"
#include "syntax/weights.hpp"

namespace dateline::syntax {

/// The model file, version 2; all numbers little-endian.
///
///   0   8 bytes   "DLSYNTAX"
///   8   u32       version of the format
///   12  u32       number of sections (kSections)
///   16  u64       size of the file
///   24  u64       base::fast_checksum of all that follows byte 32
///   32  sections  each {u64 offset, u64 size}, offsets in multiples of eight
///
/// Sections in order:
///   text           lines: version of the model, then one line a tag class: "UPOS<tab>XPOS"
///   tag_slots, tag_weights: see weights.hpp
///   networks       u64 how many there are, at most kMostNetworks; then the parameters of each, all
///   of
///                  one size, see network.hpp
///   words          {u32 key, u32 row of the networks' word tables} sorted by key
///   known          {u32 key, u32 class | mask << 16} sorted by key: the words of the lexicon
///   allowed        {u64, u64} bits of the tag classes that a word may have, by mask; mask 0 is for
///                  words that are not in the lexicon
///   lemma_keys     {u32 key of "form/UPOS", u32 offset into lemma_text} sorted by key
///   lemma_text     lemmas, each ended by a zero byte
enum class Section : std::uint32_t {
  text,
  tag_slots,
  tag_weights,
  networks,
  words,
  known,
  allowed,
  lemma_keys,
  lemma_text
};
inline constexpr std::size_t kSections = 9;
inline constexpr std::uint32_t kFormatVersion = 2;
inline constexpr std::size_t kMostNetworks = 8;

struct KeyValue {
  std::uint32_t key = 0;
  std::uint32_t value = 0;
};
static_assert(sizeof(KeyValue) == 8);

/// What one class of the tagger stands for.
struct TagClass {
  Upos upos = Upos::x;
  std::string xpos;
};

/// A model as mapped: tables point into the file, which this owns.
struct ModelFile {
  base::MappedFile file;
  std::string version;
  std::vector<TagClass> tags;
  WeightTable tagger;
  std::vector<Network> networks;  ///< their scores are added; at least one
  std::span<const KeyValue> words;
  std::span<const KeyValue> known;
  std::span<const TagMask> allowed;
  std::span<const KeyValue> lemma_keys;
  std::string_view lemma_text;

  /// Sets what the lexicon knows of the word.
  void look_up(Atoms& atoms) const;
};

/// Maps and checks a model. Errors: as base::MappedFile::open; bad_format where the file is cut off
/// or damaged; unsupported for another version of the format.
[[nodiscard]] base::Result<ModelFile> open_model(const std::filesystem::path& path);

/// The bytes of a model file of these sections, in the order of Section.
[[nodiscard]] std::string pack_model(const std::array<std::string, kSections>& sections);

/// Value of `key` in a table sorted by key, 0 if it is not there.
[[nodiscard]] std::uint32_t find_value(std::span<const KeyValue> table, std::uint32_t key);

}  // namespace dateline::syntax
