#include "geo/angles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/lexemes.hpp"

namespace dateline::geo {
namespace {

using Kind = LexemeKind;

constexpr double kKmPerDegree = 111.2;
constexpr double kLeastRadiusKm = 0.001;  ///< more digits than a metre are copied, not measured

/// One of the two numbers.
struct Angle {
  double degrees = 0;
  double half_unit = 0;         ///< of the last digit, degrees
  char32_t hemisphere = U'\0';  ///< N, S, E, W; 0 if no letter stands there
  char32_t axis = U'\0';        ///< N: a latitude, E: a longitude; 0 if nothing says so
  int parts = 1;                ///< 1: degrees, 2: with minutes, 3: with seconds
  int decimals = 0;
  bool named = false;   ///< "lat", "longitude"
  bool marked = false;  ///< the degrees have their sign
  bool compact = false;
  bool colons = false;
  std::size_t next = 0;  ///< lexeme behind it
};

class Reader {
 public:
  explicit Reader(const Lexemes& lexemes) : lexemes_(lexemes) {}

  /// The longest of all ways to read a pair.
  [[nodiscard]] std::optional<AnglePair> pair() const {
    const auto* const end = lexemes_.list.begin() + lexemes_.size;
    if (std::count_if(lexemes_.list.begin(), end,
                      [](const Lexeme& l) { return l.kind == Kind::number; }) < 2) {
      return std::nullopt;  // as behind most numbers of a text
    }
    std::optional<AnglePair> best;
    for (const int first : {3, 2, 1}) {
      const auto a = angle(0, first);
      if (!a) continue;
      for (const int second : {3, 2, 1}) {
        bool comma = false;
        const auto b = angle(separator(*a, comma), second);
        if (!b) continue;
        auto found = joined(*a, *b);
        if (!found) continue;
        found->comma = comma;
        if (!best || found->end > best->end) best = found;
      }
    }
    return best;
  }

 private:
  [[nodiscard]] bool is(std::size_t i, Kind kind) const {
    return i < lexemes_.size && lexemes_.list[i].kind == kind;
  }
  [[nodiscard]] const Lexeme& at(std::size_t i) const { return lexemes_.list[i]; }
  [[nodiscard]] bool glued(std::size_t i) const {
    return i > 0 && i < lexemes_.size && at(i - 1).end == at(i).begin;
  }

  /// Behind what may stand between the two.
  [[nodiscard]] std::size_t separator(const Angle& a, bool& comma) const {
    std::size_t i = a.next;
    if (a.hemisphere != U'\0' && is(i, Kind::stop)) ++i;
    if (is(i, Kind::comma)) {
      comma = true;
      ++i;
    } else if (is(i, Kind::dash) && (a.hemisphere != U'\0' || a.marked)) {
      return i + 1;
    }
    const bool told = a.hemisphere != U'\0' || a.named || a.marked;
    if (told && is(i, Kind::conjunction)) ++i;
    return i;
  }

  [[nodiscard]] std::optional<Angle> angle(std::size_t i, int parts) const {
    Angle out;
    out.parts = parts;
    if (is(i, Kind::axis)) {
      out.axis = at(i).letter;
      out.named = true;
      ++i;
      if (is(i, Kind::colon)) ++i;
    }
    if (is(i, Kind::hemisphere)) {
      out.hemisphere = at(i++).letter;
      if (is(i, Kind::stop)) ++i;
    }
    const std::size_t first = i;
    if (!numbers(i, out)) return std::nullopt;
    suffix(i, out);
    if (at(first).negative && out.hemisphere != U'\0') return std::nullopt;
    if (parts == 1 && !out.marked && out.hemisphere != U'\0' && !expand(at(first), out)) {
      return std::nullopt;
    }
    if (!out.compact && at(first).whole_digits > 3) return std::nullopt;
    if (out.colons && out.hemisphere == U'\0') return std::nullopt;
    if (at(first).negative) out.degrees = -out.degrees;
    if (out.hemisphere == U'S' || out.hemisphere == U'W') out.degrees = -out.degrees;
    if (out.hemisphere != U'\0') {
      const char32_t axis = out.hemisphere == U'N' || out.hemisphere == U'S' ? U'N' : U'E';
      if (out.axis != U'\0' && out.axis != axis) return std::nullopt;
      out.axis = axis;
    }
    out.next = i;
    return out;
  }

  /// Degrees, minutes and seconds, as many as out.parts.
  [[nodiscard]] bool numbers(std::size_t& i, Angle& out) const {
    static constexpr Kind kMarks[] = {Kind::degree, Kind::minute, Kind::second};
    double unit = 1;
    bool letters = false;  // "36d20m06s": the last letter is no hemisphere
    for (int part = 0; part < out.parts; ++part, unit /= 60) {
      if (part > 0 && is(i, Kind::colon) && glued(i) && glued(i + 1)) {
        out.colons = true;
        ++i;
      }
      if (!is(i, Kind::number)) return false;
      const Lexeme& n = at(i);
      const bool last = part + 1 == out.parts;
      if (!last && n.decimals > 0) return false;
      // Minutes and seconds have no sign of their own, and stay below 60.
      if (part > 0 && (n.value >= 60 || n.whole_digits > 2 || at(i).end - at(i).begin > 18)) {
        return false;
      }
      if (part > 0 && n.negative) return false;
      out.degrees += n.value * unit;
      out.half_unit = unit * std::pow(10.0, -n.decimals) / 2;
      out.decimals = n.decimals;
      ++i;
      const bool small_s = part == 2 && letters && is(i, Kind::hemisphere) && at(i).small &&
                           at(i).letter == U'S' && glued(i);
      if (is(i, kMarks[part]) || small_s) {
        if (part == 0) {
          out.marked = true;
          letters = at(i).word;
        }
        ++i;
      } else if (is(i, Kind::degree) || is(i, Kind::minute) || is(i, Kind::second)) {
        return false;
      }
    }
    return true;
  }

  /// Letters and words behind the number: "N", "degrees north latitude".
  void suffix(std::size_t& i, Angle& out) const {
    if (out.hemisphere == U'\0' && is(i, Kind::hemisphere)) {
      // "N36.3 E43.1", "36.3, N 43": a letter that leads the next number is not of this one.
      out.hemisphere = at(i++).letter;
    }
    if (!out.named && out.hemisphere != U'\0' && is(i, Kind::axis) && !is(i + 1, Kind::colon) &&
        !is(i + 1, Kind::number)) {
      out.axis = at(i++).letter;
      out.named = true;
    }
  }

  /// "362006N", "0430810E": the form of notices to airmen, without signs. False for a number that
  /// is neither that nor degrees.
  [[nodiscard]] static bool expand(const Lexeme& n, Angle& out) {
    const bool latitude = out.hemisphere == U'N' || out.hemisphere == U'S';
    const int degree_digits = latitude ? 2 : 3;
    const int rest = n.whole_digits - degree_digits;
    if (rest <= 0) return true;
    if (rest != 2 && rest != 4) return false;
    const double hundreds = rest == 2 ? 100 : 10000;
    const double degrees = std::floor(n.value / hundreds);
    const double below = n.value - degrees * hundreds;
    const double minutes = rest == 2 ? below : std::floor(below / 100);
    const double seconds = rest == 2 ? 0 : below - minutes * 100;
    if (minutes >= 60 || seconds >= 60) return false;
    out.degrees = degrees + minutes / 60 + seconds / 3600;
    out.half_unit = (rest == 2 ? 1.0 / 60 : 1.0 / 3600) * std::pow(10.0, -n.decimals) / 2;
    out.parts = rest == 2 ? 2 : 3;
    out.compact = true;
    return true;
  }

  [[nodiscard]] std::optional<AnglePair> joined(const Angle& a, const Angle& b) const {
    const bool told = a.axis != U'\0' || b.axis != U'\0';
    if (a.axis != U'\0' && a.axis == b.axis) return std::nullopt;
    // Two numbers and one more, without signs: nobody can tell which belongs to which.
    const bool clear = (a.hemisphere != U'\0' || a.marked) && (b.hemisphere != U'\0' || b.marked);
    if (a.parts != b.parts && !clear) return std::nullopt;
    bool swap = a.axis == U'E' || b.axis == U'N';
    if (!told && std::abs(a.degrees) > 90 && std::abs(b.degrees) <= 90) swap = true;
    const Angle& lat = swap ? b : a;
    const Angle& lng = swap ? a : b;
    const auto point = LngLat::from_degrees(lng.degrees, lat.degrees);
    if (!point) return std::nullopt;
    AnglePair out;
    out.coordinates.at = *point;
    const int parts = std::max(a.parts, b.parts);
    out.coordinates.notation = parts == 1   ? Notation::decimal
                               : parts == 2 ? Notation::minutes
                                            : Notation::seconds;
    const double shrink = std::cos(point->lat() * std::numbers::pi / 180);
    out.coordinates.radius_km =
        std::max(kLeastRadiusKm,
                 kKmPerDegree * std::hypot(lat.half_unit, lng.half_unit * std::max(0.0, shrink)));
    out.end = at(b.next - 1).end;
    out.sure = sure(a, b);
    if (parts == 1) out.decimals = std::min(a.decimals, b.decimals);
    return out;
  }

  [[nodiscard]] static bool sure(const Angle& a, const Angle& b) {
    const auto both = [&](auto holds) { return holds(a) && holds(b); };
    const bool fine = both([](const Angle& x) { return x.parts > 1 || x.decimals >= 1; });
    if (both([](const Angle& x) { return x.named; })) return true;
    if (both([](const Angle& x) { return x.hemisphere != U'\0' || x.named; })) {
      return fine || both([](const Angle& x) { return x.marked; });
    }
    if (!both([](const Angle& x) { return x.marked; })) return false;
    return both([](const Angle& x) { return x.parts > 1 || x.decimals >= 2; });
  }

  const Lexemes& lexemes_;
};

}  // namespace

std::optional<AnglePair> angles_at(std::u32string_view text, std::size_t from) {
  const Lexemes lexemes = lex_coordinates(text, from);
  return Reader(lexemes).pair();
}

}  // namespace dateline::geo
