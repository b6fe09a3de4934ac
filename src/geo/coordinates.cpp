#include "geo/coordinates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/utf8.hpp"
#include "geo/angles.hpp"
#include "geo/grid.hpp"
#include "geo/lexemes.hpp"

namespace dateline::geo {
namespace {

using View = std::u32string_view;
using Form = CoordinatesFound::Form;

constexpr double kLeastRadiusKm = 0.001;
constexpr std::size_t kMostTyped = 200;  ///< code points; nobody types more

/// Coordinates and where they end.
struct Read {
  Coordinates coordinates;
  std::size_t end = 0;
};

char32_t upper(char32_t c) { return c >= U'a' && c <= U'z' ? c - 32 : c; }
bool is_band(char32_t c) { return c >= U'C' && c <= U'X' && c != U'I' && c != U'O'; }
bool is_polar(char32_t c) { return c == U'A' || c == U'B' || c == U'Y' || c == U'Z'; }

/// Reads grid references. Strict: as running text has them, in capitals and with enough digits.
class GridReader {
 public:
  GridReader(View text, std::size_t from, bool strict) : text_(text), at_(from), strict_(strict) {}

  [[nodiscard]] std::optional<Read> read() {
    if (!zone()) return std::nullopt;
    const std::size_t after_zone = at_;
    if (auto square = mgrs()) return square;
    at_ = after_zone;
    return utm();
  }

 private:
  [[nodiscard]] char32_t get(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  [[nodiscard]] char32_t letter(std::size_t i) const {
    return strict_ ? get(i) : upper(get(i));  // "38s lf" is typed, but not printed
  }
  [[nodiscard]] std::size_t digits_from(std::size_t i) const {
    while (is_ascii_digit(get(i))) ++i;
    return i;
  }
  void blanks() {
    while (at_ < text_.size() && is_blank(text_[at_]) && text_[at_] != U'\n') ++at_;
  }

  /// "38S", or at the poles "Z".
  bool zone() {
    const std::size_t digits = digits_from(at_) - at_;
    if (digits > 2 || (digits == 0 && strict_)) return false;
    for (std::size_t i = 0; i < digits; ++i) {
      zone_ = zone_ * 10 + static_cast<int>(get(at_ + i) - U'0');
    }
    if (digits > 0 && (zone_ < 1 || zone_ > 60)) return false;
    at_ += digits;
    if (!strict_) blanks();
    band_ = letter(at_);
    if (digits > 0 ? !is_band(band_) : !is_polar(band_)) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] std::optional<Read> mgrs() {
    blanks();
    const char32_t column = letter(at_);
    const char32_t row = letter(at_ + 1);
    if (column < U'A' || column > U'Z' || row < U'A' || row > U'Z') return std::nullopt;
    // Electric devices, not squares: "12V DC 2400".
    if (strict_ && band_ == U'V' && (column == U'A' || column == U'D') && row == U'C') {
      return std::nullopt;
    }
    at_ += 2;
    if (is_ascii_letter(get(at_))) return std::nullopt;
    std::string reference = zone_ > 0 ? std::to_string(zone_) : "";
    for (const char32_t c : {band_, column, row}) reference += static_cast<char>(c);
    std::size_t end = at_;
    blanks();
    const std::size_t first = at_;
    const std::size_t first_end = digits_from(first);
    const std::size_t second = skip_blanks(text_, first_end);
    const std::size_t second_end = digits_from(second);
    std::string digits;
    const auto add = [&](std::size_t b, std::size_t e) {
      for (std::size_t i = b; i < e; ++i) digits += static_cast<char>(get(i));
      end = e;
    };
    const std::size_t size = first_end - first;
    constexpr std::size_t kMostDigits = 5;
    if (size > 0 && size <= kMostDigits && second > first_end && second_end - second == size &&
        !is_ascii_letter(get(second_end))) {
      add(first, first_end);
      add(second, second_end);
    } else if (size > 0) {
      if (size % 2 != 0 || size > 2 * kMostDigits) return std::nullopt;
      add(first, first_end);
    }
    if (strict_ && digits.size() < 4) return std::nullopt;
    const auto square = from_mgrs(reference + digits);
    if (!square) return std::nullopt;
    Read out;
    out.end = end;
    out.coordinates.at = square->centre;
    out.coordinates.notation = Notation::mgrs;
    out.coordinates.radius_km =
        std::max(kLeastRadiusKm, square->side_m / 1000 * std::numbers::sqrt2 / 2);
    return out;
  }

  /// "332177", "332177.5mE": metres; `decimals` is raised to what it has.
  [[nodiscard]] std::optional<double> metres(char32_t direction, int& decimals) {
    constexpr std::size_t kLeastEasting = 5;  // "36 S 43 10" is none
    const std::size_t end = digits_from(at_);
    const std::size_t digits = end - at_;
    if (digits == 0 || digits > 8 || (strict_ && digits != 6 && digits != 7)) return std::nullopt;
    if (direction == U'E' && digits < kLeastEasting) return std::nullopt;
    double value = 0;
    for (; at_ < end; ++at_) value = value * 10 + static_cast<double>(get(at_) - U'0');
    if (get(at_) == U'.' && is_ascii_digit(get(at_ + 1))) {
      double unit = 1;
      int count = 0;
      for (++at_; is_ascii_digit(get(at_)); ++at_) {
        if (++count > 9) return std::nullopt;
        value += (unit /= 10) * static_cast<double>(get(at_) - U'0');
      }
      decimals = std::max(decimals, count);
    }
    const std::size_t number_end = at_;
    if (!strict_) blanks();
    if (upper(get(at_)) == U'M') ++at_;
    if (upper(get(at_)) == direction && !is_ascii_letter(get(at_ + 1))) ++at_;
    if (is_ascii_letter(get(at_))) return std::nullopt;
    if (is_ascii_digit(get(at_ - 1)) || is_blank(get(at_ - 1))) at_ = number_end;
    return value;
  }

  [[nodiscard]] std::optional<Read> utm() {
    if (get(at_) == U',') ++at_;
    const std::size_t before = at_;
    blanks();
    if (strict_ && at_ == before) return std::nullopt;
    int decimals = 0;
    const auto easting = metres(U'E', decimals);
    if (!easting) return std::nullopt;
    if (get(at_) == U',' || get(at_) == U';') ++at_;
    if (!is_blank(get(at_))) return std::nullopt;
    blanks();
    const auto northing = metres(U'N', decimals);
    if (!northing) return std::nullopt;
    const auto at = place(*easting, *northing);
    if (!at) return std::nullopt;
    Read out;
    out.end = at_;
    out.coordinates.at = *at;
    out.coordinates.notation = Notation::utm;
    out.coordinates.radius_km =
        std::max(kLeastRadiusKm, std::pow(10.0, -decimals) / 2000 * std::numbers::sqrt2);
    return out;
  }

  [[nodiscard]] std::optional<LngLat> place(double easting, double northing) const {
    if (zone_ == 0) return from_grid({0, band_ == U'Y' || band_ == U'Z', easting, northing});
    constexpr double kSlack = 0.1;  // a grid runs on a little beyond its band
    const auto band = static_cast<char>(band_);
    const auto at = from_grid({zone_, band_ >= U'N', easting, northing});
    if (at && lies_in_band(band, at->lat(), kSlack)) return at;
    if (band_ == U'N') return at;
    if (band_ == U'S') return from_grid({zone_, false, easting, northing});
    return std::nullopt;
  }

  View text_;
  std::size_t at_;
  bool strict_;
  int zone_ = 0;
  char32_t band_ = U'\0';
};

/// Without spaces around it, and without one pair of brackets.
View trimmed(View text) {
  const auto strip = [&] {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  };
  strip();
  if (text.size() > 1 && ((text.front() == U'(' && text.back() == U')') ||
                          (text.front() == U'[' && text.back() == U']'))) {
    text = text.substr(1, text.size() - 2);
    strip();
  }
  return text;
}

/// "MGRS 38S LF 325 234": the name of a grid may lead.
View without_grid_name(View text) {
  static constexpr std::array<View, 4> kNames{U"MGRS", U"UTM", U"UPS", U"ZONE"};
  for (const View name : kNames) {
    if (text.size() > name.size() &&
        std::ranges::equal(name, text.substr(0, name.size()), {}, {}, upper) &&
        !is_ascii_letter(text[name.size()])) {
      text = text.substr(skip_blanks(text, name.size()));
    }
  }
  return text;
}

constexpr bool is_sign(char32_t c) { return c == U'-' || c == U'+' || c == 0x2212 || c == 0x2013; }
/// The first letter of a direction or of "lat", "lon".
constexpr bool is_leading_letter(char32_t c) {
  const char32_t big = c >= U'a' && c <= U'z' ? c - 32 : c;
  return big == U'N' || big == U'S' || big == U'E' || big == U'W' || big == U'L';
}

/// Whether an ASCII character is of a word.
constexpr auto kWord = [] {
  std::array<bool, 0x80> out{};
  for (char32_t c = 0; c < out.size(); ++c) {
    out[c] = is_ascii_letter(c) || is_ascii_digit(c) || c == U'_';
  }
  return out;
}();

/// Walks through running text.
class Finder {
 public:
  explicit Finder(View text) : text_(text) {}

  std::vector<CoordinatesFound> run() {
    std::vector<CoordinatesFound> out;
    // Coordinates hold digits: no other part of the text is looked at.
    for (std::size_t i = 0;;) {
      const std::size_t digit = next_digit(i);
      if (digit == text_.size()) return out;
      const Starts starts = starts_before(digit, i);
      i = digit + 1;
      while (i < text_.size() && is_ascii_digit(text_[i])) ++i;  // no other begins within a number
      for (std::size_t k = 0; k < starts.size; ++k) {
        if (const auto found = at(starts.list[k])) {
          i = found->end;
          out.push_back(*found);
          break;
        }
      }
    }
  }

 private:
  [[nodiscard]] char32_t get(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  [[nodiscard]] static bool is_word(char32_t c) {
    return c < kWord.size() ? kWord[c] : c >= 0xC0 && c < 0x250;
  }
  /// Index of the first digit from i on; text_.size() if there is none.
  [[nodiscard]] std::size_t next_digit(std::size_t i) const {
    constexpr std::size_t kBlock = 32;
    for (; i + kBlock <= text_.size(); i += kBlock) {
      // Digits and a few marks, which one comparison of each tells from the rest.
      std::uint32_t like_digits = 0;
      for (std::size_t k = 0; k < kBlock; ++k) {
        like_digits |= (text_[i + k] & ~char32_t{0xF}) == U'0' ? ~0U : 0U;
      }
      if (like_digits == 0) continue;
      for (std::size_t k = i; k < i + kBlock; ++k) {
        if (is_ascii_digit(text_[k])) return k;
      }
    }
    while (i < text_.size() && !is_ascii_digit(text_[i])) ++i;
    return i;
  }

  /// Where that to which a number belongs may begin, in order: at one of two words before it, at
  /// its sign and at itself.
  struct Starts {
    std::array<std::size_t, 4> list{};
    std::size_t size = 0;
  };
  /// Those of a number at `digit`, not before `from`. Between the words stands what may, as
  /// leads_to_number() has it.
  [[nodiscard]] Starts starts_before(std::size_t digit, std::size_t from) const {
    constexpr std::size_t kLongestWord = 12;
    std::array<std::size_t, 2> words{digit, digit};  // the nearer one first; `digit` for none
    std::size_t i = digit;
    bool leads = true;  // whether a word before this place may lead to the number
    for (std::size_t& word : words) {
      for (; i > from; --i) {
        const bool sign = is_sign(text_[i - 1]);
        if (!sign && !is_filler(text_[i - 1])) break;
        leads = leads || sign;
      }
      if (!leads) break;
      const std::size_t end = i;
      while (end - i < kLongestWord && i > from && is_ascii_letter(text_[i - 1])) --i;
      if (i < end && is_leading_letter(text_[i])) word = i;
      if (i == end) break;
      leads = end - i == 1;  // of two words, as leads_to_number() has it, the second is a letter
    }
    Starts out;
    const auto add = [&](std::size_t start) { out.list[out.size++] = start; };
    if (words[1] < digit) add(words[1]);
    if (words[0] < digit) add(words[0]);
    if (digit > from && is_sign(text_[digit - 1])) add(digit - 1);
    add(digit);
    return out;
  }
  [[nodiscard]] static bool is_filler(char32_t c) {
    return c == U' ' || c == U'.' || c == U':' || c == U'=' || is_blank(c);
  }

  /// Whether the word at i has a number behind it, as "N 36.34", "lat. -17.8", "longitude: E 43":
  /// most words that begin with a letter of those do not, and are seen so at once.
  [[nodiscard]] bool leads_to_number(std::size_t i) const {
    constexpr std::size_t kLongestWord = 9;
    std::size_t end = i;
    while (is_ascii_letter(get(end)) && end - i <= kLongestWord) ++end;
    const auto skip = [&] {
      while (is_filler(get(end))) ++end;
    };
    skip();
    if (is_ascii_letter(get(end)) && !is_ascii_letter(get(end + 1))) ++end;
    skip();
    return is_ascii_digit(get(end)) || is_sign(get(end));
  }

  /// Whether what stands behind the number at i may go on with it: "12 people" and "(2014)" do not.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    std::size_t end = i + (is_sign(text_[i]) ? 1 : 0);
    while (is_ascii_digit(get(end)) || (get(end) == U'.' && is_ascii_digit(get(end + 1)))) ++end;
    const std::size_t next = skip_blanks(text_, end);
    const char32_t c = get(next);
    if (!is_ascii_letter(c)) return c != U'\0' && View(U").]!?%-/$").find(c) == View::npos;
    // A zone of a grid has its letter beside it; degrees have a word or a letter.
    return next == end || View(U"NSEWDnsewd").find(c) != View::npos;
  }

  [[nodiscard]] bool may_begin(std::size_t i) const {
    const char32_t c = text_[i];
    if (i > 0 && is_word(text_[i - 1])) return false;
    const bool sign = is_sign(c) && is_ascii_digit(get(i + 1));
    if (is_ascii_digit(c) || sign ? !goes_on(i) : !(is_leading_letter(c) && leads_to_number(i))) {
      return false;
    }
    if (i == 0) return true;
    const char32_t before = text_[i - 1];
    // Amounts of money, identifiers, and the rest of a longer number.
    static constexpr View kNever = U"$\u00A3\u20AC\u00A5\u20B9#@%&*+^~";
    if (kNever.find(before) != View::npos) return false;
    static constexpr View kJoins = U".,:/-\u2013\u2212";
    return kJoins.find(before) == View::npos || i < 2 || !is_ascii_digit(text_[i - 2]);
  }

  [[nodiscard]] bool may_end(std::size_t end) const {
    const char32_t c = get(end);
    if (is_word(c) || c == U'%' || c == 0xB0) return false;
    static constexpr View kJoins = U".,:/-\u2013\u2212";
    return kJoins.find(c) == View::npos || c == U'\0' || !is_ascii_digit(get(end + 1));
  }

  [[nodiscard]] std::optional<CoordinatesFound> at(std::size_t i) const {
    if (!may_begin(i)) return std::nullopt;
    if (is_ascii_digit(text_[i])) {
      if (const auto grid = GridReader(text_, i, true).read(); grid && may_end(grid->end)) {
        return CoordinatesFound{i, grid->end, Form::sure, 0, grid->coordinates};
      }
    }
    const auto pair = angles_at(text_, i);
    if (!pair || !may_end(pair->end)) return std::nullopt;
    CoordinatesFound out{i, pair->end, Form::sure, pair->decimals, pair->coordinates};
    if (pair->sure) return out;
    if (pair->decimals < 2 || !pair->comma || lists_more(pair->end) || listed_before(i)) {
      return std::nullopt;
    }
    const bool opened = i > 0 && (text_[i - 1] == U'(' || text_[i - 1] == U'[');
    const bool closed = get(pair->end) == U')' || get(pair->end) == U']';
    out.form = opened && closed ? Form::bracketed : Form::bare;
    return out;
  }

  /// "1.025, 2.331, 4.018": numbers of a list.
  [[nodiscard]] bool lists_more(std::size_t end) const {
    const std::size_t comma = skip_blanks(text_, end);
    if (get(comma) != U',' && get(comma) != U';') return false;
    std::size_t next = skip_blanks(text_, comma + 1);
    if (is_sign(get(next))) ++next;
    std::size_t digits = next;
    while (is_ascii_digit(get(digits))) ++digits;
    return digits > next && get(digits) == U'.' && is_ascii_digit(get(digits + 1));
  }

  /// The same for a number with decimals before `begin`.
  [[nodiscard]] bool listed_before(std::size_t begin) const {
    std::size_t i = begin;
    while (i > 0 && is_blank(text_[i - 1])) --i;
    if (i == 0 || (text_[i - 1] != U',' && text_[i - 1] != U';')) return false;
    const std::size_t end = --i;
    while (i > 0 && is_ascii_digit(text_[i - 1])) --i;
    return i < end && i > 1 && text_[i - 1] == U'.' && is_ascii_digit(text_[i - 2]);
  }

  View text_;
};

}  // namespace

std::optional<Coordinates> parse_coordinates(std::string_view typed) {
  if (typed.size() > 4 * kMostTyped) return std::nullopt;
  const std::u32string points = base::to_code_points(typed);
  const View text = trimmed(points);
  const View grid = without_grid_name(text);
  if (const auto read = GridReader(grid, 0, false).read(); read && read->end == grid.size()) {
    return read->coordinates;
  }
  const auto pair = angles_at(text, 0);
  if (pair && pair->end == text.size()) return pair->coordinates;
  return std::nullopt;
}

std::vector<CoordinatesFound> find_coordinates(std::u32string_view text) {
  return Finder(text).run();
}

}  // namespace dateline::geo
