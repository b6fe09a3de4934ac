#include "brief/caption_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/table.hpp"
#include "brief/caption_words_table.hpp"
#include "text/folded.hpp"

namespace dateline::brief {
namespace {

constexpr std::array<std::string_view, kAdmissions> kSays = {"weak", "missing", "planned", "denied",
                                                             "known"};
constexpr std::size_t kShortestName = 3;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Between letters that it is no part of, where it has to be. `apart` tells where a word ends.
template <class Apart>
bool stands_in(std::string_view words, std::string_view text, bool any_begin, bool any_end,
               const Apart& apart) {
  for (std::size_t at = words.find(text); at != std::string_view::npos;
       at = words.find(text, at + 1)) {
    const std::size_t end = at + text.size();
    const bool begins = any_begin || at == 0 || apart(words[at - 1]);
    const bool ends = any_end || end == words.size() || apart(words[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool is_space(char c) { return c == ' '; }

}  // namespace

base::Result<CaptionWords> CaptionWords::parse(std::string table, const std::string& name) {
  const auto read = base::Table::parse(std::move(table), name, {"language", "says", "words"});
  if (!read) return read.error();
  CaptionWords out;
  for (const base::Table::Row& row : read->rows()) {
    const auto says = std::ranges::find(kSays, read->get(row, "says"));
    if (says == kSays.end()) {
      return read->error(row, "\"" + std::string(read->get(row, "says")) + "\" is nothing to say",
                         "Write weak, missing, planned, denied or known");
    }
    std::string_view words = read->get(row, "words");
    Pattern pattern;
    pattern.as_written = words.starts_with('=');
    if (pattern.as_written) words.remove_prefix(1);
    pattern.any_begin = words.starts_with('*');
    if (pattern.any_begin) words.remove_prefix(1);
    pattern.any_end = words.ends_with('*');
    if (pattern.any_end) words.remove_suffix(1);
    pattern.text = pattern.as_written ? std::string(words) : text::folded(words);
    if (pattern.text.empty() || words.find('*') != std::string_view::npos) {
      return read->error(row, "has no words",
                         "Write words, with * at their beginning or end alone");
    }
    out.patterns_[static_cast<std::size_t>(says - kSays.begin())].push_back(std::move(pattern));
    const std::string language(read->get(row, "language"));
    const auto at = std::ranges::lower_bound(out.languages_, language);
    if (at == out.languages_.end() || *at != language) out.languages_.insert(at, language);
  }
  return out;
}

const CaptionWords& CaptionWords::shipped() {
  // Checked by a test: what was built in can be read.
  static const CaptionWords words = [] {
    auto read = parse(kCaptionWordsTable, "admissions.tsv");
    return read ? std::move(*read) : CaptionWords();
  }();
  return words;
}

bool CaptionWords::say(std::string_view words, Admission what) const {
  const std::string folded = text::folded(words);
  return std::ranges::any_of(patterns_[static_cast<std::size_t>(what)], [&](const Pattern& p) {
    if (p.as_written) {
      return stands_in(words, p.text, p.any_begin, p.any_end, [](char c) { return !is_letter(c); });
    }
    return stands_in(folded, p.text, p.any_begin, p.any_end, is_space);
  });
}

std::vector<std::string> CaptionWords::languages() const { return languages_; }

bool name_it(std::string_view words, std::string_view name) {
  const std::string wanted = text::folded(name);
  return wanted.size() >= kShortestName &&
         stands_in(text::folded(words), wanted, false, false, is_space);
}

bool have_day_in_numbers(std::string_view words, int month, int day) {
  constexpr std::string_view kBetween = "./-";
  std::optional<int> before;  // the number that ends where the next may begin
  for (std::size_t at = 0; at < words.size();) {
    if (words[at] < '0' || words[at] > '9') {
      if (kBetween.find(words[at]) == std::string_view::npos) before.reset();
      ++at;
      continue;
    }
    int number = 0;
    for (; at < words.size() && words[at] >= '0' && words[at] <= '9'; ++at) {
      number = std::min(number * 10 + (words[at] - '0'), 100'000);
    }
    if (before && ((*before == day && number == month) || (*before == month && number == day))) {
      return true;
    }
    before = number;
  }
  return false;
}

}  // namespace dateline::brief
