#include "base/catalogue.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dateline::base {
namespace {

using Values = std::vector<std::pair<std::size_t, std::string>>;  // number, and how it is written

/// In the order of their numbers; nullopt where fmt could not read the text.
std::optional<Values> values_of(std::string_view text) {
  Values out;
  bool numbered = false;
  bool unnumbered = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;
      continue;
    }
    const std::size_t end = text.find_first_of("{}", i + 1);
    if (text[i] == '}' || end == std::string_view::npos || text[end] == '{') return std::nullopt;
    const std::string_view inside = text.substr(i + 1, end - i - 1);
    const std::size_t colon = std::min(inside.find(':'), inside.size());
    std::size_t number = out.size();
    if (colon == 0) {
      unnumbered = true;
    } else {
      numbered = true;
      if (colon > 2) return std::nullopt;
      number = 0;
      for (const char c : inside.substr(0, colon)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(c - '0');
      }
    }
    out.emplace_back(number, inside.substr(colon));
    i = end;
  }
  if (numbered && unnumbered) return std::nullopt;
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string key(std::string_view context, std::string_view english) {
  std::string out;
  out.reserve(context.size() + 1 + english.size());
  if (!context.empty()) out.append(context).push_back('\x04');  // as gettext joins them
  return out.append(english);
}

/// Whether a form is for one number alone, which it may then say in a word.
bool is_for_one(const PluralRule& rule, std::size_t form) {
  constexpr std::uint64_t kEnough = 300;
  int numbers = 0;
  for (std::uint64_t n = 0; n < kEnough; ++n) numbers += rule.form(n) == form ? 1 : 0;
  return numbers == 1;
}

bool is_fit(const PoMessage& m, const PluralRule& rule) {
  // What stands behind it would not be shown: it parts a widget's words from its name.
  constexpr std::string_view kHides = "##";
  for (const std::string& text : m.texts) {
    if (text.find(kHides) != std::string::npos && m.id.find(kHides) == std::string::npos) {
      return false;
    }
  }
  if (m.plural.empty()) return same_values(m.id, m.texts.front());
  for (std::size_t i = 0; i < m.texts.size(); ++i) {
    const bool fits =
        same_values(m.plural, m.texts[i]) || (same_values("", m.texts[i]) && is_for_one(rule, i));
    if (!fits) return false;
  }
  return true;
}

/// A text with values, taken apart: `parts` has one more than `numbers`.
struct Pieces {
  std::vector<std::string> parts;
  std::vector<std::size_t> numbers;
};

/// Of a text that values_of() understands.
Pieces pieces_of(std::string_view text) {
  Pieces out;
  out.parts.emplace_back();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool brace = text[i] == '{' || text[i] == '}';
    if (brace && i + 1 < text.size() && text[i + 1] == text[i]) {
      out.parts.back().push_back(text[++i - 1]);
    } else if (brace) {
      const std::size_t end = text.find('}', i);
      std::size_t number = out.numbers.size();
      if (text[i + 1] >= '0' && text[i + 1] <= '9') number = 0;
      for (std::size_t at = i + 1; text[at] >= '0' && text[at] <= '9'; ++at) {
        number = number * 10 + static_cast<std::size_t>(text[at] - '0');
      }
      out.numbers.push_back(number);
      out.parts.emplace_back();
      i = end;
    } else {
      out.parts.back().push_back(text[i]);
    }
  }
  return out;
}

/// What stands between the parts, none of it empty; nullopt where `text` is not made of them.
std::optional<std::vector<std::string_view>> between(const std::vector<std::string>& parts,
                                                     std::string_view text) {
  if (!text.starts_with(parts.front()) || !text.ends_with(parts.back())) return std::nullopt;
  if (text.size() < parts.front().size() + parts.back().size()) return std::nullopt;
  std::string_view rest = text.substr(parts.front().size());
  rest.remove_suffix(parts.back().size());
  std::vector<std::string_view> out;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const std::size_t at = rest.find(parts[i], 1);
    if (at == std::string_view::npos) return std::nullopt;
    out.push_back(rest.substr(0, at));
    rest.remove_prefix(at + parts[i].size());
  }
  if (rest.empty()) return std::nullopt;
  out.push_back(rest);
  return out;
}

}  // namespace

bool same_values(std::string_view english, std::string_view translated) {
  const auto wanted = values_of(english);
  return !wanted || values_of(translated) == wanted;
}

Result<Catalogue> Catalogue::make(const PoFile& file) {
  Catalogue out;
  if (const std::string_view field = file.field("Plural-Forms"); !field.empty()) {
    auto rule = PluralRule::parse(field);
    if (!rule) return rule.error();
    out.rule_ = std::move(*rule);
  }
  for (const PoMessage& m : file.messages) {
    const bool whole = !m.texts.empty() && std::ranges::none_of(m.texts, &std::string::empty) &&
                       (m.plural.empty() || m.texts.size() == out.rule_.forms());
    if (!whole || m.fuzzy) continue;
    if (!is_fit(m, out.rule_)) {
      out.unfit_.push_back(m.line);
      continue;
    }
    out.texts_.insert_or_assign(key(m.context, m.id), m.texts);
    if (m.context.empty() || m.id.find('{') == std::string::npos || !values_of(m.id)) continue;
    Pieces pieces = pieces_of(m.id);
    std::size_t words = 0;
    for (const std::string& part : pieces.parts) words += part.size();
    out.kept_.push_back(
        {m.context, std::move(pieces.parts), std::move(pieces.numbers), m.texts.front(), words});
  }
  std::ranges::stable_sort(out.kept_, std::ranges::greater(), &Kept::words);
  return out;
}

const std::string* Catalogue::find(std::string_view context, std::string_view english) const {
  const auto at = context.empty() ? texts_.find(english) : texts_.find(key(context, english));
  return at == texts_.end() ? nullptr : &at->second.front();
}

std::optional<std::string> Catalogue::find_kept(std::string_view context, std::string_view english,
                                                int depth) const {
  constexpr int kDeepest = 3;  // "take back place capture ... at ..."
  if (depth > kDeepest) return std::nullopt;
  if (const std::string* whole = find(context, english)) return *whole;
  for (const Kept& kept : kept_) {
    if (kept.context != context || kept.values.empty()) continue;
    const auto said = between(kept.parts, english);
    if (!said) continue;
    std::vector<std::string> values(said->size());
    for (std::size_t i = 0; i < said->size(); ++i) {
      if (kept.values[i] >= values.size()) return std::nullopt;
      const std::string_view value = (*said)[i];
      auto known = find_kept(kValue, value, depth + 1);
      values[kept.values[i]] = known ? *std::move(known) : std::string(value);
    }
    const Pieces translated = pieces_of(kept.text);
    std::string out = translated.parts.front();
    for (std::size_t i = 0; i < translated.numbers.size(); ++i) {
      out += values.at(translated.numbers[i]) + translated.parts[i + 1];
    }
    return out;
  }
  return std::nullopt;
}

const std::string* Catalogue::find_form(std::string_view one, std::uint64_t n) const {
  const auto at = texts_.find(one);
  if (at == texts_.end()) return nullptr;
  const std::size_t form = rule_.form(n);
  return form < at->second.size() ? &at->second[form] : nullptr;
}

}  // namespace dateline::base
