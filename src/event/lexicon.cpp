#include "event/lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/table.hpp"

namespace dateline::event {
namespace {

using base::Table;

constexpr std::array<std::pair<std::string_view, StatusEffect>, 9> kEffects = {
    {{"says", StatusEffect::says},
     {"claims", StatusEffect::claims},
     {"plans", StatusEffect::plans},
     {"considers", StatusEffect::considers},
     {"denies", StatusEffect::denies},
     {"begins", StatusEffect::begins},
     {"continues", StatusEffect::continues},
     {"ends", StatusEffect::ends},
     {"prevents", StatusEffect::prevents}}};

std::vector<std::string> words(std::string_view list, char separator) {
  std::vector<std::string> out;
  for (const auto part : base::split(list, separator)) {
    if (const auto word = base::trim(part); !word.empty()) out.emplace_back(word);
  }
  return out;
}

std::optional<Condition> condition(std::string_view text) {
  Condition c;
  if (text.starts_with("!")) {
    c.negated = true;
    c.slot = text.substr(1);
    return c.slot.empty() ? std::nullopt : std::optional(c);
  }
  std::size_t at = text.find("!=");
  std::size_t skip = 2;
  if (at == std::string_view::npos) {
    at = text.find('=');
    skip = 1;
  } else {
    c.negated = true;
  }
  c.slot = text.substr(0, at);
  if (at != std::string_view::npos) c.classes = words(text.substr(at + skip), '|');
  if (c.slot.empty() || (at != std::string_view::npos && c.classes.empty())) return std::nullopt;
  return c;
}

constexpr std::array<std::pair<std::string_view, HoldingForm>, 4> kForms = {
    {{"suffix", HoldingForm::suffix},
     {"verb", HoldingForm::verb},
     {"noun", HoldingForm::noun},
     {"seat", HoldingForm::seat}}};

const std::vector<HoldingRow> kNoHoldings;
const std::set<std::string> kNoClasses;
const std::vector<TriggerRow> kNoTriggers;

}  // namespace

base::Result<Lexicon> Lexicon::open(const std::filesystem::path& folder,
                                    std::span<const std::filesystem::path> own) {
  Lexicon lexicon;
  using Read = base::Result<void> (Lexicon::*)(const std::filesystem::path&);
  // Nouns first: the conditions of triggers name their classes.
  constexpr std::array<std::pair<const char*, Read>, 5> kTables = {
      {{"nouns.tsv", &Lexicon::read_nouns},
       {"triggers.tsv", &Lexicon::read_triggers},
       {"verbs.tsv", &Lexicon::read_verbs},
       {"groups.tsv", &Lexicon::read_groups},
       {"holdings.tsv", &Lexicon::read_holdings}}};
  for (const auto& path : own) {
    std::error_code ignored;
    const bool any = std::ranges::any_of(kTables, [&](const auto& table) {
      return std::filesystem::exists(path / table.first, ignored);
    });
    if (!any) {
      return base::Error{
          base::ErrorCode::not_found,
          "holds none of nouns.tsv, triggers.tsv, verbs.tsv, groups.tsv, holdings.tsv",
          path.string(), "Name a folder with tables as docs/lexicons.md has them"};
    }
  }
  for (const auto& [name, read] : kTables) {
    // What is read first wins.
    for (std::size_t i = own.size(); i-- > 0;) {
      std::error_code ignored;
      if (!std::filesystem::exists(own[i] / name, ignored)) continue;
      if (auto r = (lexicon.*read)(own[i] / name); !r) return r.error();
    }
    if (auto r = (lexicon.*read)(folder / name); !r) return r.error();
  }
  return lexicon;
}

base::Result<void> Lexicon::read_triggers(const std::filesystem::path& file) {
  auto table =
      Table::read(file, {"lemma", "pos", "type", "when", "actor", "target", "place", "status"});
  if (!table) return table.error();
  std::set<std::string, std::less<>> known = {"name", "gov", "pron", "number"};
  for (const auto& [lemma, classes] : nouns_) known.insert(classes.begin(), classes.end());
  for (const Table::Row& row : table->rows()) {
    TriggerRow t;
    t.line = row.line;
    t.lemmas = words(table->get(row, "lemma"), ' ');
    const auto pos = table->get(row, "pos");
    if (t.lemmas.empty() || (pos != "v" && pos != "n" && pos != "a")) {
      return table->error(row, "needs a lemma, and v, n or a as its part of speech");
    }
    t.pos = pos.front();
    t.silent = table->get(row, "type") == "-";
    const auto type =
        t.silent ? std::optional(EventType::statement) : event_type_from(table->get(row, "type"));
    if (!type)
      return table->error(row, "\"" + std::string(table->get(row, "type")) + "\" is no event type");
    t.type = *type;
    for (const auto& text : words(table->get(row, "when"), ';')) {
      if (text == "weak") {
        t.weak = true;
        continue;
      }
      auto c = condition(text);
      if (!c)
        return table->error(row, "\"" + text + "\" is no condition",
                            "Write slot=class|class, slot!=class, slot or !slot");
      for (const auto& cls : c->classes) {
        if (!known.contains(cls)) return table->error(row, "no noun has the class \"" + cls + "\"");
      }
      t.conditions.push_back(std::move(*c));
    }
    t.actor = words(table->get(row, "actor"), ',');
    t.target = words(table->get(row, "target"), ',');
    t.place = words(table->get(row, "place"), ',');
    if (const auto status = table->get(row, "status"); !status.empty()) {
      t.status = status_from(status);
      if (!t.status) return table->error(row, "\"" + std::string(status) + "\" is no status");
    }
    triggers_[t.lemmas.front()].push_back(std::move(t));
  }
  return {};
}

base::Result<void> Lexicon::read_nouns(const std::filesystem::path& file) {
  auto table = Table::read(file, {"class", "lemmas"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const std::string cls(table->get(row, "class"));
    for (const auto& lemma : words(table->get(row, "lemmas"), ',')) nouns_[lemma].insert(cls);
  }
  return {};
}

base::Result<void> Lexicon::read_verbs(const std::filesystem::path& file) {
  auto table = Table::read(file, {"effect", "lemmas"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const auto name = table->get(row, "effect");
    if (name == "light") {
      for (auto& lemma : words(table->get(row, "lemmas"), ',')) light_.insert(std::move(lemma));
      continue;
    }
    const auto known =
        std::ranges::find(kEffects, name, &std::pair<std::string_view, StatusEffect>::first);
    if (known == kEffects.end())
      return table->error(row, "\"" + std::string(name) + "\" is no effect");
    for (const auto& lemma : words(table->get(row, "lemmas"), ','))
      effects_.emplace(lemma, known->second);
  }
  return {};
}

base::Result<void> Lexicon::read_groups(const std::filesystem::path& file) {
  auto table = Table::read(file, {"name", "aliases"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const std::string name(table->get(row, "name"));
    for (const auto& alias : words(table->get(row, "aliases"), '|')) {
      groups_.emplace(alias, name);
      longest_group_ =
          std::max(longest_group_, static_cast<std::size_t>(std::ranges::count(alias, ' ')) + 1);
    }
  }
  return {};
}

base::Result<void> Lexicon::read_holdings(const std::filesystem::path& file) {
  auto table = Table::read(file, {"word", "form", "before", "sure"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) {
    const auto form = std::ranges::find(kForms, table->get(row, "form"),
                                        &std::pair<std::string_view, HoldingForm>::first);
    const auto sure = table->get(row, "sure");
    const std::string before(table->get(row, "before"));
    if (form == kForms.end()) {
      return table->error(row, "\"" + std::string(table->get(row, "form")) + "\" is no form",
                          "Write suffix, verb, noun or seat");
    }
    if (sure != "surely" && sure != "probably") {
      return table->error(row, "says neither surely nor probably");
    }
    if ((form->second == HoldingForm::noun) == before.empty()) {
      return table->error(row, "a noun, and nothing else, needs the preposition before it");
    }
    holdings_[std::string(table->get(row, "word"))].push_back(
        {form->second, before, sure == "surely"});
  }
  return {};
}

const std::vector<HoldingRow>& Lexicon::holdings(std::string_view word) const {
  const auto it = holdings_.find(word);
  return it == holdings_.end() ? kNoHoldings : it->second;
}

const std::vector<TriggerRow>& Lexicon::triggers(std::string_view lemma) const {
  const auto it = triggers_.find(lemma);
  return it == triggers_.end() ? kNoTriggers : it->second;
}

const std::set<std::string>& Lexicon::classes(std::string_view lemma) const {
  const auto it = nouns_.find(lemma);
  return it == nouns_.end() ? kNoClasses : it->second;
}

StatusEffect Lexicon::effect(std::string_view lemma) const {
  const auto it = effects_.find(lemma);
  return it == effects_.end() ? StatusEffect::none : it->second;
}

bool Lexicon::light(std::string_view lemma) const { return light_.contains(lemma); }

std::string_view Lexicon::group(std::string_view alias) const {
  const auto it = groups_.find(alias);
  return it == groups_.end() ? std::string_view{} : std::string_view(it->second);
}

bool Lexicon::begins_group(std::string_view beginning) const {
  const auto it = groups_.lower_bound(beginning);
  return it != groups_.end() && it->first.starts_with(beginning);
}

}  // namespace dateline::event
