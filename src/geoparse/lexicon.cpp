#include "geoparse/lexicon.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>
#include <utility>

#include "base/table.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 20> kClasses{
    {{"title", kTitle},
     {"saying", kSaying},
     {"to", kMotion},
     {"home", kHome},
     {"region_word", kRegionWord},
     {"settlement_word", kSettlementWord},
     {"district_word", kDistrictWord},
     {"water_word", kWaterWord},
     {"relief_word", kReliefWord},
     {"facility_word", kFacilityWord},
     {"organisation_word", kOrganisation},
     {"government_noun", kGovernment},
     {"month", kMonth},
     {"never", kNever},
     {"news_agency", kAgency},
     {"deed", kDeed},
     {"name_head", kNameHead},
     {"position_word", kPosition},
     {"measure_word", kMeasure},
     {"unit_word", kUnit}}};

}  // namespace

base::Result<Lexicon> Lexicon::read(const std::filesystem::path& folder) {
  Lexicon out;
  const auto words = base::Table::read(folder / "words.tsv", {"word", "class"});
  if (!words) return words.error();
  for (const auto& row : words->rows()) {
    const std::string_view wanted = words->get(row, "class");
    std::uint32_t bit = 0;
    for (const auto& [name, b] : kClasses) bit = name == wanted ? b : bit;
    if (bit == 0) {
      base::Error e = words->error(row, fmt::format("\"{}\" is no class of words", wanted),
                                   "See the list in the program's manual");
      e.code = base::ErrorCode::bad_value;
      return e;
    }
    out.add(words->get(row, "word"), bit);
  }
  for (const auto& [file, column, bit] :
       {std::tuple{"common_words.tsv", "word", kCommon}, {"given_names.tsv", "name", kGiven}}) {
    const auto table = base::Table::read(folder / file, {column});
    if (!table) return table.error();
    for (const auto& row : table->rows()) {
      out.add(table->get(row, column), bit);
    }
  }
  const auto directions = base::Table::read(folder / "directions.tsv", {"word", "bearing"});
  if (!directions) return directions.error();
  for (const auto& row : directions->rows()) {
    const std::string_view text = directions->get(row, "bearing");
    double degrees = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), degrees);
    if (ec != std::errc() || end != text.data() + text.size() || !(degrees >= 0 && degrees < 360)) {
      base::Error e = directions->error(row, "a bearing is a number from 0 to 360", "Correct it");
      e.code = base::ErrorCode::bad_value;
      return e;
    }
    const std::string_view word = directions->get(row, "word");
    out.bearings_[word] = degrees;
    if (!word.empty()) out.begins_bearing_[static_cast<std::uint8_t>(word[0])] = true;
  }
  const auto phrases = base::Table::read(folder / "phrases.tsv", {"phrase"});
  if (!phrases) return phrases.error();
  for (const auto& row : phrases->rows()) {
    out.phrases_[text::name_key(phrases->get(row, "phrase"))] = true;
  }
  out.make_short();
  return out;
}

void Lexicon::add(std::string_view word, std::uint32_t bit) {
  classes_[word] |= bit;
  listed_.emplace_back(word);
}

void Lexicon::make_short() {
  short_.assign(std::bit_ceil(2 * listed_.size() + 2), Slot{});
  shift_ = static_cast<unsigned>(64 - std::countr_zero(short_.size()));
  for (const std::string& word : listed_) {
    const WordKey key{word};
    if (key.fits == 0) continue;
    std::size_t at = slot_of(key);
    while (short_[at].low != 0 && (short_[at].low != key.low || short_[at].high != key.high)) {
      at = (at + 1) & (short_.size() - 1);
    }
    short_[at] = {key.low, key.high, *classes_.find(word)};
  }
  listed_ = {};
}

std::uint32_t Lexicon::classes_of_others(std::string_view lower) const {
  const std::uint32_t* found = classes_.find(lower);
  return found != nullptr ? *found : classes_without_stop(lower);
}

std::uint32_t Lexicon::classes_without_stop(std::string_view lower) const {
  if (lower.size() < 2 || lower.back() != '.') return 0;
  return classes(lower.substr(0, lower.size() - 1));
}

bool Lexicon::is_phrase(std::string_view name_key) const {
  return phrases_.find(name_key) != nullptr;
}

}  // namespace dateline::geoparse
