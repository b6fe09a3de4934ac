#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gazetteer/amendments.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline::gazetteer {

/// What is found of one name, as the layers say it one after the other, made into hits: each place
/// once, by its best spelling.
class HitList {
 public:
  /// Must outlive the list.
  explicit HitList(const Amendments& amendments) : amendments_(&amendments) {}

  /// A name with its place as Layer::name_place has it. Of one layer after the other.
  void add(NameId name, std::uint32_t place, bool exact, double similarity) {
    NameHit hit;
    hit.exact = exact;
    hit.name = name;
    hit.similarity = similarity;
    hit.abbreviation = (place & format::kNameAbbreviation) != 0;
    hit.primary = (place & format::kNamePrimary) != 0;
    hit.id = {name.layer, place & format::kNamePlaceMask};
    // A layer has a key of a place once: only what several say, or say in several ways, repeats.
    may_repeat_ =
        may_repeat_ || !exact || (!hits_.empty() && hits_.back().name.layer != name.layer);
    if ((place & format::kNameAmends) != 0) {
      hit.id = amendments_->resolve(hit.id);
      may_repeat_ = true;
    }
    if (amendments_->hidden(hit.id)) return;
    if (hits_.empty()) hits_.reserve(kUsual);
    hits_.push_back(hit);
  }

  /// All of them, the best first; of equal ones those of earlier layers.
  [[nodiscard]] std::vector<NameHit> take() {
    if (hits_.size() < 2) return std::move(hits_);
    const auto better = [](const NameHit& a, const NameHit& b) {
      if (a.exact != b.exact) return a.exact;
      if (a.similarity != b.similarity) return a.similarity > b.similarity;
      if (a.primary != b.primary) return a.primary;
      return a.id < b.id;
    };
    if (!may_repeat_) {
      std::sort(hits_.begin(), hits_.end(), better);
      return std::move(hits_);
    }
    if (!std::is_sorted(hits_.begin(), hits_.end(), better)) {
      std::stable_sort(hits_.begin(), hits_.end(), better);
    }
    if (hits_.size() <= kFew) {
      std::size_t kept = 0;
      for (const NameHit& hit : hits_) {
        const auto end = hits_.begin() + static_cast<std::ptrdiff_t>(kept);
        if (std::none_of(hits_.begin(), end, [&](const NameHit& k) { return k.id == hit.id; })) {
          hits_[kept++] = hit;
        }
      }
      hits_.resize(kept);
      return std::move(hits_);
    }
    std::unordered_set<std::uint64_t> seen;
    std::erase_if(hits_, [&](const NameHit& hit) {
      return !seen.insert(std::uint64_t{hit.id.layer} << 32U | hit.id.index).second;
    });
    return std::move(hits_);
  }

 private:
  static constexpr std::size_t kUsual = 4;
  static constexpr std::size_t kFew = 32;  ///< to look at each of
  const Amendments* amendments_;
  std::vector<NameHit> hits_;
  bool may_repeat_ = false;
};

}  // namespace dateline::gazetteer
