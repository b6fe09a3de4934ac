#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

  PluralRule rule_;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> texts_;
  std::vector<std::size_t> unfit_;
};

/// Whether `translated` may stand for `english` where fmt puts values in: both name the same ones,
/// each written alike ("{:.1f}"). By number ("{1} {0}") they may come in another order.
[[nodiscard]] bool same_values(std::string_view english, std::string_view translated);

}  // namespace dateline::base
