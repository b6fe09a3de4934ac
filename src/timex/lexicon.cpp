#include "timex/lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/table.hpp"
#include "base/utf8.hpp"
#include "timex/lexer.hpp"

namespace dateline::timex {
namespace {

constexpr std::array<std::string_view, kClasses> kNames = {
    "none",     "month",    "islamic", "weekday", "season",  "unit",    "part",
    "modifier", "relation", "named",   "vague",   "set",     "about",   "era",
    "half",     "tense",    "numeral", "dayword", "pointer", "zone",    "number",
    "count",    "ordinal",  "day",     "year",    "figures", "two",     "shortyear",
    "decade",   "clock",    "dotted",  "hhmm",    "iso",     "slashed", "word"};

struct FlagName {
  std::string_view name;
  std::uint32_t flag;
};
constexpr std::array kFlags = {FlagName{"capital", kCapital},     FlagName{"weak", kWeak},
                               FlagName{"plural", kPlural},       FlagName{"generic", kGeneric},
                               FlagName{"overnight", kOvernight}, FlagName{"whole", kWhole},
                               FlagName{"clock", kClock},         FlagName{"adjective", kAdjective},
                               FlagName{"noun", kNoun},           FlagName{"cardinal", kCardinal},
                               FlagName{"ordinal", kOrdinal},     FlagName{"tens", kTens},
                               FlagName{"scale", kScale},         FlagName{"article", kArticle},
                               FlagName{"unknown", kUnknown},     FlagName{"story", kStory},
                               FlagName{"told", kTold},           FlagName{"past", kPast},
                               FlagName{"present", kPresent},     FlagName{"future", kFuture}};

struct FileClass {
  std::string_view file;
  Class cls;
};
constexpr std::array kFiles = {FileClass{"months.tsv", Class::month},
                               FileClass{"islamic_months.tsv", Class::islamic_month},
                               FileClass{"weekdays.tsv", Class::weekday},
                               FileClass{"seasons.tsv", Class::season},
                               FileClass{"units.tsv", Class::unit},
                               FileClass{"day_parts.tsv", Class::day_part},
                               FileClass{"modifiers.tsv", Class::modifier},
                               FileClass{"relations.tsv", Class::relation},
                               FileClass{"named_days.tsv", Class::named_day},
                               FileClass{"vague.tsv", Class::vague},
                               FileClass{"sets.tsv", Class::set_word},
                               FileClass{"approximations.tsv", Class::approximation},
                               FileClass{"eras.tsv", Class::era},
                               FileClass{"halves_of_day.tsv", Class::half_of_day},
                               FileClass{"tenses.tsv", Class::tense},
                               FileClass{"day_words.tsv", Class::day_word},
                               FileClass{"pointers.tsv", Class::pointer},
                               FileClass{"zones.tsv", Class::zone},
                               FileClass{"numbers.tsv", Class::number_word}};

/// The number that `text` is; nullopt for other text. "" is 0.
std::optional<double> as_number(std::string_view text) {
  if (text.empty()) return 0;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What the value of a class must be for the rules to work with it.
bool value_fits(const Entry& entry) {
  const double n = entry.number;
  switch (entry.cls) {
    case Class::month:
    case Class::islamic_month:
      return n >= 1 && n <= 12;
    case Class::weekday:
      return n >= 1 && n <= 7;
    case Class::season:
      return entry.value == "SP" || entry.value == "SU" || entry.value == "FA" ||
             entry.value == "WI";
    case Class::relation:
      return n >= -1 && n <= 1;
    case Class::number_word:
      return n > 0 || entry.value == "X";
    case Class::zone:
      return n >= -12 * 60 && n <= 14 * 60;
    case Class::unit:
    case Class::vague:
    case Class::set_word:
      return !entry.value.empty();
    case Class::era:
      return entry.value == "BC" || entry.value == "AD";
    default:
      return true;
  }
}

}  // namespace

std::optional<Class> class_from(std::string_view name) {
  const auto* const found = std::find(kNames.begin() + 1, kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Class>(found - kNames.begin());
}

std::uint32_t Lexicon::id(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? 0 : found->second;
}

std::uint32_t Lexicon::intern(std::string_view word) {
  const auto [at, added] =
      ids_.try_emplace(std::string(word), static_cast<std::uint32_t>(ids_.size() + 1));
  if (added) by_first_.emplace_back();
  return at->second;
}

const std::vector<std::uint32_t>& Lexicon::starting_with(std::uint32_t word) const {
  return by_first_[word];
}

base::Result<void> Lexicon::load(const std::filesystem::path& file, Class cls) {
  const auto table = base::Table::read(file, {"phrase", "value"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    Entry entry;
    entry.cls = cls;
    entry.value = std::string(table->get(row, "value"));
    entry.number = as_number(entry.value).value_or(0);
    entry.extra = std::string(table->get(row, "day"));
    for (const auto& [column, field] :
         {std::pair{"from", &entry.from}, std::pair{"to", &entry.to},
          std::pair{"day_from", &entry.day_from}, std::pair{"day_to", &entry.day_to},
          std::pair{"length", &entry.to}}) {
      const auto text = table->get(row, column);
      if (text.empty()) continue;
      const auto number = as_number(text);
      if (!number || *number < 0 || *number > 10000) {
        return table->error(row, fmt::format("\"{}\" is no {} from 0 to 10000", text, column));
      }
      *field = static_cast<int>(*number);
    }
    for (const auto name : base::split(table->get(row, "flags"), ' ')) {
      if (name.empty()) continue;
      const auto* const flag =
          std::find_if(kFlags.begin(), kFlags.end(), [&](const auto& f) { return f.name == name; });
      if (flag == kFlags.end()) {
        return table->error(row, fmt::format("unknown flag \"{}\"", name),
                            "The flags of each file are listed at its top");
      }
      entry.flags |= flag->flag;
    }
    if (!value_fits(entry)) {
      return table->error(row, fmt::format("\"{}\" is no value of this table", entry.value),
                          "The values are listed at the top of the file");
    }
    const auto phrase = base::to_code_points(table->get(row, "phrase"));
    for (const Lexeme& lexeme : cut(phrase, {0, static_cast<std::uint32_t>(phrase.size())})) {
      entry.words.push_back(intern(lexeme.lower));
    }
    if (entry.words.empty()) return table->error(row, "the phrase is empty");
    by_first_[entry.words.front()].push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(std::move(entry));
  }
  return {};
}

base::Result<Lexicon> Lexicon::open(const std::filesystem::path& folder) {
  Lexicon out;
  for (const FileClass& file : kFiles) {
    if (auto loaded = out.load(folder / file.file, file.cls); !loaded) return loaded.error();
  }
  for (auto& list : out.by_first_) {
    std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
      return out.entries_[a].words.size() > out.entries_[b].words.size();
    });
  }
  return out;
}

}  // namespace dateline::timex
