#include "text/wording.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "text/characters.hpp"

namespace dateline::text {
namespace {

constexpr std::size_t kRun = 5;
/// Copies share half of their runs or more.
constexpr double kCopy = 0.5;
/// One run in so many is looked up to find stories worth comparing (sampling by value: Manber,
/// "Finding similar files in a large file system", 1994).
constexpr std::uint64_t kSample = 4;
/// Stories that are kept for a run: the first ones stand for all their copies.
constexpr std::size_t kMostHolders = 16;

/// Hashes of the words of a text, one after the other: letters and digits without case. What stands
/// within a word (Iran's, 1,500, U.S.) does not count.
class Words {
 public:
  explicit Words(std::u32string_view text) : text_(text) {}
  /// nullopt where there is none before `end`.
  [[nodiscard]] std::optional<std::uint64_t> next(std::size_t& at, std::size_t end) const {
    while (at < end && !is_part(text_[at])) ++at;
    if (at == end) return std::nullopt;
    std::uint64_t hash = kSeed;
    for (; at < end; ++at) {
      const char32_t c = text_[at];
      if (is_part(c)) {
        hash = (hash ^ lower(c)) * kPrime;
      } else if (!is_within(c) || at + 1 == end || !is_part(text_[at + 1])) {
        break;
      }
    }
    return hash;
  }

 private:
  // FNV-1a, of code points.
  static constexpr std::uint64_t kSeed = 0xcbf29ce484222325ULL;
  static constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  static constexpr bool is_part(char32_t c) { return is_letter(c) || is_digit(c); }
  static constexpr bool is_within(char32_t c) { return c == U',' || c == U'.' || is_apostrophe(c); }
  std::u32string_view text_;
};

std::uint32_t root(std::vector<std::uint32_t>& group, std::uint32_t i) {
  while (group[i] != i) i = group[i] = group[group[i]];
  return i;
}

}  // namespace

// Not of the story's tokens: stories of a project are at hand without them.
Wording::Wording(const Story& story) {
  std::array<std::uint64_t, kRun> run{};
  std::size_t count = 0;
  // Looked at once, whatever the number of stories: none of them keeps it.
  const std::u32string text = story.text.once();
  const Words words(text);
  for (const Paragraph& p : story.paragraphs) {
    if (p.part != Part::body) continue;
    std::size_t at = p.span.start;
    if (p.span.covers(story.dateline.whole) && !story.dateline.whole.empty()) {
      at = story.dateline.whole.end;
    }
    while (const auto word = words.next(at, p.span.end)) {
      std::shift_left(run.begin(), run.end(), 1);
      run.back() = *word;
      if (++count < kRun) continue;
      std::uint64_t h = 0xcbf29ce484222325ULL;
      for (const std::uint64_t w : run) h = (h ^ w) * 0x9e3779b97f4a7c15ULL + (h >> 29U);
      shingles_.push_back(h);
    }
  }
  std::ranges::sort(shingles_);
  shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
}

double Wording::containment(const Wording& other) const {
  const auto& a = shingles_;
  const auto& b = other.shingles_;
  if (a.size() < kFewest || b.size() < kFewest) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool other_first = a[i] >= b[j];
    if (a[i] <= b[j]) ++i;
    if (other_first) ++j;
  }
  return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

std::vector<std::uint32_t> copies(std::span<const Wording> wordings, const base::StopCheck& stop) {
  std::vector<std::uint32_t> group(wordings.size());
  std::iota(group.begin(), group.end(), 0U);
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t i = 0; i < wordings.size() && !stop.stopped(); ++i) {
    std::unordered_map<std::uint32_t, std::size_t> shared;
    for (const std::uint64_t h : wordings[i].shingles()) {
      if (h % kSample != 0) continue;
      auto& held = holders[h];
      for (const std::uint32_t j : held) ++shared[j];
      if (held.size() < kMostHolders) held.push_back(i);
    }
    for (const auto& [j, common] : shared) {
      const std::size_t fewer =
          std::min(wordings[i].shingles().size(), wordings[j].shingles().size());
      // A quarter of what a copy must share at the least: sampling may miss some.
      if (static_cast<double>(common * kSample) < kCopy / 4 * static_cast<double>(fewer)) continue;
      if (wordings[i].containment(wordings[j]) < kCopy) continue;
      const std::uint32_t a = root(group, i);
      const std::uint32_t b = root(group, j);
      group[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::uint32_t i = 0; i < group.size(); ++i) group[i] = root(group, i);
  return group;
}

}  // namespace dateline::text
