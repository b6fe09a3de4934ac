#include "gazetteer/name_order.hpp"

#include <algorithm>
#include <cstring>

#include "gazetteer/layer_builder.hpp"
#include "text/name_key.hpp"

namespace dateline::gazetteer {
namespace {

struct Item {
  std::uint64_t beginning;  ///< the first eight bytes of the key, for most comparisons enough
  std::uint32_t key;
  std::uint32_t entry;
};

std::uint64_t beginning_of(std::string_view key) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    out = out << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  return out;
}

constexpr std::uint32_t kPlaceMask = (1U << kEntryFlagBits) - 1;

/// Preferred, primary, other, abbreviation.
int rank_of(unsigned flags) {
  if ((flags & LayerBuilder::preferred) != 0) return 0;
  if ((flags & LayerBuilder::primary) != 0) return 1;
  return (flags & LayerBuilder::abbreviation) != 0 ? 3 : 2;
}

}  // namespace

std::uint32_t TextArena::add(std::string_view text) {
  text = text.substr(0, text.find('\0'));
  if (blocks_.empty() || blocks_.back().size() + text.size() + 1 > kBlockSize) {
    if (blocks_.size() == std::size_t{1} << (32U - kBlockBits) || text.size() >= kBlockSize) {
      overflowed_ = true;
      return 0;
    }
    blocks_.emplace_back().reserve(kBlockSize);
  }
  const std::size_t offset = ((blocks_.size() - 1) << kBlockBits) + blocks_.back().size();
  blocks_.back() += text;
  blocks_.back().push_back('\0');
  return static_cast<std::uint32_t>(offset);
}

void in_order_of_keys(
    std::span<const NameEntry> entries, const TextArena& spellings,
    const std::function<void(std::string_view key, const OrderedName& name)>& use) {
  TextArena keys;
  std::vector<Item> items;
  items.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string key = text::name_key(spellings.at(entries[i].spelling));
    if (key.empty()) continue;
    items.push_back({beginning_of(key), keys.add(key), static_cast<std::uint32_t>(i)});
  }
  // Keys are no longer than their spellings by more than "saint" for "st", so they fit where those
  // did; the caller has checked the spellings.
  std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    if ((a.beginning & 0xffU) != 0) {
      const int order = std::strcmp(keys.at(a.key).data() + 8, keys.at(b.key).data() + 8);
      if (order != 0) return order < 0;
    }
    return a.entry < b.entry;
  });
  std::vector<OrderedName> group;
  for (std::size_t i = 0; i < items.size();) {
    const std::string_view key = keys.at(items[i].key);
    group.clear();
    for (; i < items.size() && keys.at(items[i].key) == key; ++i) {
      const NameEntry& e = entries[items[i].entry];
      group.push_back({e.place & kPlaceMask, e.place >> kEntryFlagBits, spellings.at(e.spelling)});
    }
    std::stable_sort(group.begin(), group.end(), [](const OrderedName& a, const OrderedName& b) {
      return a.place != b.place ? a.place < b.place : rank_of(a.flags) < rank_of(b.flags);
    });
    group.erase(
        std::unique(group.begin(), group.end(),
                    [](const OrderedName& a, const OrderedName& b) { return a.place == b.place; }),
        group.end());
    std::stable_sort(group.begin(), group.end(), [](const OrderedName& a, const OrderedName& b) {
      return a.spelling < b.spelling;
    });
    for (const OrderedName& name : group) use(key, name);
  }
}

}  // namespace dateline::gazetteer
