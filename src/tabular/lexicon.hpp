#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "event/event.hpp"
#include "tabular/meaning.hpp"

namespace dateline::tabular {

/// A heading or a value as they are compared: small letters and digits, one blank between words.
[[nodiscard]] std::string folded(std::string_view text);

/// How sharply a code of precision says that something is known.
struct DatePrecision {
  enum class Unit : std::uint8_t { day, week, month, year } unit = Unit::day;
};
struct PlacePrecision {
  event::Precision precision = event::Precision::settlement;
  double radius_km = 0;
};

/// What tables of events call their columns and their types, and what codes of precision mean. Read
/// from the folder lexicon/table of the assets; immutable, thread-safe.
class Lexicon {
 public:
  /// Errors name file and line: an unknown meaning, type or unit; a missing column.
  [[nodiscard]] static base::Result<Lexicon> open(const std::filesystem::path& folder);

  struct Profile {
    std::string id;                     ///< "acled"
    std::string title;                  ///< "ACLED"
    std::vector<std::string> headings;  ///< folded; a table that has them all is of the profile
  };
  [[nodiscard]] const std::vector<Profile>& profiles() const { return profiles_; }

  struct Heading {
    std::string heading;  ///< folded
    Meaning meaning = Meaning::none;
  };
  /// Headings of a profile, or of any table for "", the most telling first.
  [[nodiscard]] std::span<const Heading> headings(std::string_view profile) const;

  /// What a value of a column of types means; nullopt where no row fits.
  [[nodiscard]] std::optional<event::EventType> type_of(std::string_view profile,
                                                        std::string_view value) const;
  [[nodiscard]] std::optional<DatePrecision> date_precision(std::string_view profile,
                                                            std::string_view code) const;
  [[nodiscard]] std::optional<PlacePrecision> place_precision(std::string_view profile,
                                                              std::string_view code) const;

 private:
  base::Result<void> read_profiles(const std::filesystem::path& file);
  base::Result<void> read_columns(const std::filesystem::path& file);
  base::Result<void> read_types(const std::filesystem::path& file);
  base::Result<void> read_precisions(const std::filesystem::path& file);

  struct TypeRow {
    std::string value;    ///< folded, without the star
    bool begins = false;  ///< words of the cell may go on after it
    event::EventType type = event::EventType::statement;
  };
  template <class T>
  using ByProfile = std::map<std::string, T, std::less<>>;

  std::vector<Profile> profiles_;
  ByProfile<std::vector<Heading>> headings_;
  ByProfile<std::vector<TypeRow>> types_;
  ByProfile<std::map<std::string, DatePrecision, std::less<>>> date_precisions_;
  ByProfile<std::map<std::string, PlacePrecision, std::less<>>> place_precisions_;
};

}  // namespace dateline::tabular
