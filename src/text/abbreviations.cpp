#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline::text {
namespace {

struct Entry {
  std::u32string_view word;
  Abbreviation kind;
};

constexpr auto kTitle = Abbreviation::title;
constexpr auto kNumber = Abbreviation::number;
constexpr auto kDate = Abbreviation::date;
constexpr auto kGeneral = Abbreviation::general;

// Sorted by code point for binary search (checked below).
constexpr std::array kEntries = std::to_array<Entry>({
    {U"Adm", kTitle},      {U"Ala", kGeneral},  {U"Amb", kTitle},    {U"Apr", kDate},
    {U"Ariz", kGeneral},   {U"Art", kNumber},   {U"Aug", kDate},     {U"Ave", kGeneral},
    {U"Blvd", kGeneral},   {U"Brig", kTitle},   {U"Bros", kGeneral}, {U"Calif", kGeneral},
    {U"Capt", kTitle},     {U"Cdr", kTitle},    {U"Cmdr", kTitle},   {U"Co", kGeneral},
    {U"Col", kTitle},      {U"Colo", kGeneral}, {U"Conn", kGeneral}, {U"Corp", kGeneral},
    {U"Cpl", kTitle},      {U"Dec", kDate},     {U"Det", kTitle},    {U"Dr", kTitle},
    {U"Esq", kGeneral},    {U"Feb", kDate},     {U"Fig", kNumber},   {U"Fla", kGeneral},
    {U"Fr", kTitle},       {U"Fri", kDate},     {U"Ft", kTitle},     {U"Gen", kTitle},
    {U"Gov", kTitle},      {U"Govs", kTitle},   {U"Hon", kTitle},    {U"Inc", kGeneral},
    {U"Insp", kTitle},     {U"Jan", kDate},     {U"Jr", kGeneral},   {U"Jul", kDate},
    {U"Jun", kDate},       {U"Kan", kGeneral},  {U"Ky", kGeneral},   {U"Lat", kNumber},
    {U"Lieut", kTitle},    {U"Lon", kNumber},   {U"Lt", kTitle},     {U"Ltd", kGeneral},
    {U"Maj", kTitle},      {U"Mar", kDate},     {U"Mass", kNumber},  {U"Messrs", kTitle},
    {U"Mich", kGeneral},   {U"Minn", kGeneral}, {U"Mon", kDate},     {U"Mr", kTitle},
    {U"Mrs", kTitle},      {U"Ms", kTitle},     {U"Mt", kTitle},     {U"No", kNumber},
    {U"Nos", kNumber},     {U"Nov", kDate},     {U"Oct", kDate},     {U"Okla", kGeneral},
    {U"Pfc", kTitle},      {U"Pres", kTitle},   {U"Prof", kTitle},   {U"Pte", kTitle},
    {U"Pvt", kTitle},      {U"Rep", kTitle},    {U"Reps", kTitle},   {U"Rev", kTitle},
    {U"Sat", kNumber},     {U"Sen", kTitle},    {U"Sens", kTitle},   {U"Sep", kDate},
    {U"Sept", kDate},      {U"Sgt", kTitle},    {U"Sr", kGeneral},   {U"St", kTitle},
    {U"Ste", kTitle},      {U"Sun", kNumber},   {U"Supt", kTitle},   {U"Tenn", kGeneral},
    {U"Thu", kDate},       {U"Thur", kDate},    {U"Thurs", kDate},   {U"Tue", kDate},
    {U"Tues", kDate},      {U"Vol", kNumber},   {U"Wed", kDate},     {U"Wis", kGeneral},
    {U"approx", kGeneral}, {U"c", kNumber},     {U"ca", kNumber},    {U"cf", kGeneral},
    {U"eg", kGeneral},     {U"est", kNumber},   {U"etc", kGeneral},  {U"lat", kNumber},
    {U"lon", kNumber},     {U"no", kNumber},    {U"nos", kNumber},   {U"pp", kNumber},
    {U"vol", kNumber},     {U"vs", kGeneral},
});
static_assert(std::ranges::is_sorted(kEntries, {}, &Entry::word));

/// For each first letter a bit for each number of letters.
constexpr auto kLengths = [] {
  std::array<std::uint8_t, 0x80> out{};
  for (const Entry& e : kEntries) {
    out.at(e.word.front()) =
        static_cast<std::uint8_t>(out.at(e.word.front()) | 1U << e.word.size());
  }
  return out;
}();
static_assert(std::ranges::all_of(kEntries, [](const Entry& e) { return e.word.size() < 8; }));

}  // namespace

bool may_be_abbreviation(char32_t first, std::size_t letters) {
  return first < kLengths.size() && letters < 8 &&
         (std::uint32_t{kLengths[first]} >> letters & 1U) != 0;
}

Abbreviation abbreviation(std::u32string_view word) {
  if (word.empty() || !may_be_abbreviation(word.front(), word.size())) return Abbreviation::none;
  const auto* const it = std::ranges::lower_bound(kEntries, word, {}, &Entry::word);
  return it != kEntries.end() && it->word == word ? it->kind : Abbreviation::none;
}

}  // namespace dateline::text
