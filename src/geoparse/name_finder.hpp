#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/checksum.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_beginnings.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/place_table.hpp"
#include "geoparse/lexicon.hpp"

namespace dateline::geoparse {

/// A name_key with its hash, by which all is looked up.
struct HashedKey {
  std::string_view text;
  std::uint64_t hash = 0;

  explicit HashedKey(std::string_view name_key) : HashedKey(name_key, base::fnv1a(name_key)) {}
  /// Where the hash was made before.
  HashedKey(std::string_view name_key, std::uint64_t its_hash) : text(name_key), hash(its_hash) {}
};

/// Finds what a gazetteer has of a name_key. Nearly all stretches of a story are no names, and
/// asking every layer of the gazetteer takes a hundred times as long as seeing that here.
/// Immutable; share freely; the gazetteer must outlive it.
class NameFinder {
 public:
  /// Asks the gazetteer each time.
  explicit NameFinder(const gazetteer::Gazetteer& world) : world_(&world) {}
  /// Answers from memory: reads the hashes of all names first (milliseconds). Where a layer is
  /// damaged, and of millions of names, it asks the gazetteer all the same.
  [[nodiscard]] static NameFinder prepared(const gazetteer::Gazetteer& world);
  /// The same with all that memory has room for: what names begin with, those of the gazetteer and
  /// the phrases of a lexicon, and where the texts of places lie. Reads all names (tenths of a
  /// second for half a million).
  [[nodiscard]] static NameFinder loaded(const gazetteer::Gazetteer& world, const Lexicon& lexicon);

  /// Asks for the memory that may_hold() looks at: of many keys the waits overlap.
  void touch(std::uint64_t key_hash) const {
    if (index_ != nullptr) index_->touch(key_hash);
  }
  /// False where the gazetteer has no place of that name_key; true for all that it has, and by
  /// chance for some others.
  [[nodiscard]] bool may_hold(std::uint64_t key_hash) const {
    return index_ == nullptr || index_->may_hold(key_hash);
  }
  /// The same for demonyms.
  [[nodiscard]] bool may_be_demonym(std::uint64_t key_hash) const {
    return demonyms_.empty() || is_demonym(key_hash);
  }
  /// Whether beginnings are known: asked of nothing else is may_begin().
  [[nodiscard]] bool knows_beginnings() const { return beginnings_ != nullptr; }
  void touch_beginning(std::uint64_t hash) const { beginnings_->touch(hash); }
  /// False where no name and no phrase begins with the words of that NameBeginnings::hash and has
  /// more. REQUIRES: knows_beginnings().
  [[nodiscard]] bool may_begin(std::uint64_t hash) const { return beginnings_->may_begin(hash); }
  /// As Gazetteer::place.
  [[nodiscard]] gazetteer::Place place(gazetteer::PlaceId id) const {
    return places_ == nullptr ? world_->place(id) : places_->place(id);
  }
  /// Ask for the memory that place() looks at; of many places the first is called for all, then the
  /// second.
  void touch_place(gazetteer::PlaceId id) const {
    if (places_ != nullptr) places_->touch(id);
  }
  void touch_region(gazetteer::PlaceId id) const {
    if (places_ != nullptr) places_->touch_region(id);
  }
  /// As Gazetteer::find_key.
  [[nodiscard]] std::vector<gazetteer::NameHit> find(const HashedKey& key) const {
    return index_ == nullptr ? world_->find_key(key.text) : index_->find_key(key.text, key.hash);
  }

 private:
  [[nodiscard]] bool is_demonym(std::uint64_t key_hash) const;

  const gazetteer::Gazetteer* world_;
  std::shared_ptr<const gazetteer::NameIndex> index_;            ///< nullptr: ask the gazetteer
  std::shared_ptr<const gazetteer::NameBeginnings> beginnings_;  ///< nullptr: not known
  std::shared_ptr<const gazetteer::PlaceTable> places_;          ///< nullptr: ask the gazetteer
  std::vector<std::uint64_t> demonyms_;  ///< a bit for some bits of their hashes
};

}  // namespace dateline::geoparse
