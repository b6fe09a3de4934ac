#include "gazetteer/crowds.hpp"

#include <algorithm>

namespace dateline::gazetteer {

void Crowds::keep_best(std::vector<Top>& tops) {
  const auto better = [](const Top& a, const Top& b) {
    return a.prominence != b.prominence ? a.prominence > b.prominence : a.name < b.name;
  };
  const std::size_t most = format::kCrowdTops;
  if (tops.size() <= most) {
    std::sort(tops.begin(), tops.end(), better);
    return;
  }
  std::partial_sort(tops.begin(), tops.begin() + static_cast<std::ptrdiff_t>(most), tops.end(),
                    better);
  tops.resize(most);
}

void Crowds::close_to(std::size_t shared) {
  while (!open_.empty() && open_.back().bytes > shared) {
    Open closed = std::move(open_.back());
    open_.pop_back();
    if (count_ - closed.first > format::kCrowd) {
      keep_best(closed.tops);
      records_.push_back(
          {closed.first, count_, closed.bytes, static_cast<std::uint32_t>(tops_.size())});
      for (const Top& t : closed.tops) tops_.push_back(t.name);
    }
    if (open_.empty()) continue;
    std::vector<Top>& into = open_.back().tops;
    if (into.empty()) {
      into = std::move(closed.tops);
    } else {
      into.insert(into.end(), closed.tops.begin(), closed.tops.end());
    }
    if (into.size() > std::size_t{4} * format::kCrowdTops) keep_best(into);
  }
}

void Crowds::next(std::string_view key, std::uint32_t index, float prominence) {
  std::size_t shared = 0;
  while (shared < key.size() && shared < key_.size() && key[shared] == key_[shared]) ++shared;
  close_to(shared);
  // A beginning ends where a code point does; it is opened by the first name that has it.
  for (std::size_t i = shared; i < key.size(); ++i) {
    const bool boundary =
        i + 1 == key.size() || (static_cast<unsigned char>(key[i + 1]) & 0xc0U) != 0x80U;
    if (boundary && (open_.empty() || open_.back().bytes < i + 1)) {
      open_.push_back({static_cast<std::uint32_t>(i + 1), index, {}});
    }
  }
  key_ = key;
  count_ = index + 1;
  if (!open_.empty()) {
    open_.back().tops.push_back({prominence, index});
    if (open_.back().tops.size() > std::size_t{4} * format::kCrowdTops) {
      keep_best(open_.back().tops);
    }
  }
}

void Crowds::finish() {
  close_to(0);
  std::sort(records_.begin(), records_.end(),
            [](const format::CrowdRecord& a, const format::CrowdRecord& b) {
              return a.first_name != b.first_name ? a.first_name < b.first_name : a.bytes < b.bytes;
            });
}

}  // namespace dateline::gazetteer
