#include "text/wording.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <unordered_map>

#include "base/checksum.hpp"

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

bool is_word(const std::string& form) {
  return std::ranges::any_of(form, [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

std::uint64_t hash_of(const std::string& form) {
  std::string lower;
  for (const char c : form) {
    if (c != ',' && c != '.') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return base::fnv1a(lower);
}

std::uint32_t root(std::vector<std::uint32_t>& group, std::uint32_t i) {
  while (group[i] != i) i = group[i] = group[group[i]];
  return i;
}

}  // namespace

Wording::Wording(const Story& story) {
  std::array<std::uint64_t, kRun> run{};
  std::size_t words = 0;
  for (const Paragraph& p : story.paragraphs) {
    if (p.part != Part::body) continue;
    for (std::uint32_t s = p.sentences.begin; s < p.sentences.end; ++s) {
      const Range tokens = story.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const Token& token = story.tokens[t];
        if (!is_word(token.form) || story.dateline.whole.covers(token.span)) continue;
        std::rotate(run.begin(), run.begin() + 1, run.end());
        run.back() = hash_of(token.form);
        if (++words < kRun) continue;
        std::uint64_t h = 0xcbf29ce484222325ULL;
        for (const std::uint64_t word : run) h = (h ^ word) * 0x9e3779b97f4a7c15ULL + (h >> 29U);
        shingles_.push_back(h);
      }
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

std::vector<std::uint32_t> copies(std::span<const Wording> wordings) {
  std::vector<std::uint32_t> group(wordings.size());
  std::iota(group.begin(), group.end(), 0U);
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t i = 0; i < wordings.size(); ++i) {
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
