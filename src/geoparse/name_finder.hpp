#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/checksum.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_index.hpp"

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

  /// Asks for the memory that may_hold() looks at: of many keys the waits overlap.
  void prefetch(std::uint64_t key_hash) const {
    if (index_ != nullptr) index_->prefetch(key_hash);
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
  /// As Gazetteer::find_key.
  [[nodiscard]] std::vector<gazetteer::NameHit> find(const HashedKey& key) const {
    return index_ == nullptr ? world_->find_key(key.text) : index_->find_key(key.text, key.hash);
  }

 private:
  [[nodiscard]] bool is_demonym(std::uint64_t key_hash) const;

  const gazetteer::Gazetteer* world_;
  std::shared_ptr<const gazetteer::NameIndex> index_;  ///< nullptr: ask the gazetteer
  std::vector<std::uint64_t> demonyms_;                ///< a bit for some bits of their hashes
};

}  // namespace dateline::geoparse
