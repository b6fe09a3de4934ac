#include "conllu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/file.hpp"
#include "base/table.hpp"
#include "syntax/lemma.hpp"
#include "syntax/names.hpp"

namespace dateline::train {
namespace {

using syntax::Deprel;

constexpr std::uintmax_t kLimit = 256U << 20U;

// Heads of bare noun phrases that say when or how long.
constexpr std::array kTimes = std::to_array<std::string_view>(
    {"today",   "yesterday", "tomorrow",  "tonight",   "second",    "minute",   "hour",
     "day",     "night",     "morning",   "noon",      "afternoon", "evening",  "midnight",
     "week",    "weekend",   "fortnight", "month",     "quarter",   "year",     "decade",
     "century", "spring",    "summer",    "autumn",    "fall",      "winter",   "season",
     "time",    "moment",    "while",     "am",        "pm",        "a.m.",     "p.m.",
     "monday",  "tuesday",   "wednesday", "thursday",  "friday",    "saturday", "sunday",
     "january", "february",  "march",     "april",     "may",       "june",     "july",
     "august",  "september", "october",   "november",  "december",  "jan.",     "feb.",
     "mar.",    "apr.",      "aug.",      "sept.",     "sep.",      "oct.",     "nov.",
     "dec.",    "mon",       "tue",       "wed",       "thu",       "fri",      "sat",
     "sun",     "jan",       "feb",       "mar",       "apr",       "jun",      "jul",
     "aug",     "sep",       "sept",      "oct",       "nov",       "dec",      "date",
     "period",  "eve",       "easter",    "christmas", "ramadan"});

bool tells_time(const std::string& lemma, const std::string& form) {
  if (form.size() == 4 && (form.starts_with("1") || form.starts_with("20")) &&
      std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; })) {
    return true;
  }
  return std::ranges::find(kTimes, syntax::small_letters(lemma)) != kTimes.end();
}

std::optional<Deprel> relation(std::string_view name, const std::string& lemma,
                               const std::string& form) {
  if (name == "nmod:unmarked")
    return tells_time(lemma, form) ? Deprel::nmod_tmod : Deprel::nmod_npmod;
  if (name == "obl:unmarked") return tells_time(lemma, form) ? Deprel::obl_tmod : Deprel::obl_npmod;
  if (name == "nmod:desc") return Deprel::compound;
  if (const auto known = syntax::deprel_of(name)) return known;
  return syntax::deprel_of(name.substr(0, name.find(':')));
}

std::string plain(std::string form) {
  const auto all = [&form](std::string_view from, std::string_view to) {
    for (std::size_t at = form.find(from); at != std::string::npos;
         at = form.find(from, at + to.size())) {
      form.replace(at, from.size(), to);
    }
  };
  all("\xE2\x80\x98", "'");
  all("\xE2\x80\x99", "'");
  all("\xE2\x80\x9C", "\"");
  all("\xE2\x80\x9D", "\"");
  all("\xC2\xA0", "");
  all(" ", "");
  if (form == "``" || form == "''") form = "\"";
  return form;
}

/// Joins word i + 1 and i + 2 to word i; what they governed goes to the joined word.
void join_three(std::vector<GoldWord>& words, std::size_t i) {
  const int first = static_cast<int>(i);
  const auto inside = [first](int w) { return w >= first && w <= first + 2; };
  GoldWord joined = words[i + 2];
  for (int k = first; k <= first + 2; ++k) {
    if (!inside(words[static_cast<std::size_t>(k)].head))
      joined = words[static_cast<std::size_t>(k)];
  }
  joined.form = words[i].form + "-" + words[i + 2].form;
  joined.lemma = joined.form;
  joined.upos = syntax::Upos::propn;
  joined.xpos = "NNP";
  joined.space_after = words[i + 2].space_after;
  words[i] = joined;
  words.erase(words.begin() + first + 1, words.begin() + first + 3);
  for (GoldWord& word : words) {
    if (inside(word.head)) {
      word.head = first;
    } else if (word.head > first + 2) {
      word.head -= 2;
    }
  }
}

void join_articles(std::vector<GoldWord>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::string low = syntax::small_letters(words[i].form);
    if (low != "al" && low != "el" && low != "ul" && low != "ud") continue;
    if (words[i].space_after || words[i + 1].form != "-" || words[i + 1].space_after) continue;
    const char c = words[i + 2].form.front();
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) join_three(words, i);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

base::Result<std::vector<GoldSentence>> read_conllu(const std::filesystem::path& path) {
  const auto bytes = base::read_file(path, kLimit);
  if (!bytes) return bytes.error();
  std::vector<GoldSentence> out;
  GoldSentence sentence;
  int expected = 1;
  std::size_t line_number = 0;
  for (const std::string_view line : base::split(*bytes, '\n')) {
    ++line_number;
    const auto broken = [&](std::string what) {
      return base::Error{base::ErrorCode::bad_format, std::move(what),
                         fmt::format("{}:{}", path.string(), line_number), "Give a CoNLL-U file"};
    };
    if (line.empty()) {
      for (const GoldWord& word : sentence.words) {
        if (word.head >= static_cast<int>(sentence.words.size()))
          return broken("has a head outside its sentence");
      }
      join_articles(sentence.words);
      if (!sentence.words.empty()) out.push_back(std::move(sentence));
      sentence = {};
      expected = 1;
      continue;
    }
    if (line.front() == '#') {
      if (line.starts_with("# text = ")) sentence.text = line.substr(9);
      if (line.starts_with("# newpar") || line.starts_with("# newdoc"))
        sentence.new_paragraph = true;
      continue;
    }
    const auto fields = base::split(line, '\t');
    if (fields.size() != 10) return broken("has not ten columns");
    if (fields[0].find_first_of("-.") != std::string_view::npos) continue;
    if (number(fields[0]) != expected++) return broken("has a word out of order");
    GoldWord word;
    word.form = plain(std::string(fields[1]));
    word.lemma = plain(std::string(fields[2]));
    const auto upos = syntax::upos_of(fields[3]);
    const auto head = number(fields[6]);
    const auto rel = relation(fields[7], word.lemma, word.form);
    if (!upos || !head || *head < 0 || !rel || word.form.empty())
      return broken("has an unknown tag, head or relation");
    word.upos = *upos;
    word.xpos = fields[4];
    word.head = *head - 1;
    word.rel = *rel;
    word.space_after = fields[9].find("SpaceAfter=No") == std::string_view::npos;
    sentence.words.push_back(std::move(word));
  }
  return out;
}

}  // namespace dateline::train
