#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/plural_rule.hpp"
#include "base/po_file.hpp"
#include "base/result.hpp"

namespace dateline::base {

/// The texts of one language, found by the English ones. Never changes once it is made, so that any
/// number of threads may read it.
class Catalogue {
 public:
  /// Takes what can be used: messages that are translated, are not fuzzy, and name the same values
  /// in braces as the English (a form for one number may leave the number out). Error bad_format
  /// where Plural-Forms cannot be understood.
  [[nodiscard]] static Result<Catalogue> make(const PoFile& file);

  /// nullptr where there is none. Both stay valid as long as the catalogue.
  [[nodiscard]] const std::string* find(std::string_view context, std::string_view english) const;
  [[nodiscard]] const std::string* find_form(std::string_view one, std::uint64_t n) const;

  /// The translation of a text that was made of one of the context by putting values in, see
  /// tr_kept(); of several that it may be, the one with the most words of its own.
  [[nodiscard]] std::optional<std::string> find_kept(std::string_view context,
                                                     std::string_view english) const {
    return find_kept(context, english, 0);
  }

  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  /// Lines of the file whose values in braces are not those of the English; they stay English.
  [[nodiscard]] const std::vector<std::size_t>& unfit() const { return unfit_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  /// A text with values, as find_kept() finds it again.
  struct Kept {
    std::string context;
    std::vector<std::string> parts;   ///< what stands before, between and behind the values
    std::vector<std::size_t> values;  ///< their numbers
    std::string text;                 ///< its translation
    std::size_t words = 0;            ///< bytes of `parts`
  };

  [[nodiscard]] std::optional<std::string> find_kept(std::string_view context,
                                                     std::string_view english, int depth) const;

  PluralRule rule_;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> texts_;
  std::vector<Kept> kept_;  ///< those of most words first
  std::vector<std::size_t> unfit_;
};

/// The context of what stands in the braces of English that is kept: "capture in {}".
inline constexpr const char* kValue = "in a sentence";

/// Whether `translated` may stand for `english` where fmt puts values in: both name the same ones,
/// each written alike ("{:.1f}"). By number ("{1} {0}") they may come in another order.
[[nodiscard]] bool same_values(std::string_view english, std::string_view translated);

}  // namespace dateline::base
