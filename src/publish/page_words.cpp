#include "publish/page_words.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/plural_form.hpp"
#include "base/translate.hpp"
#include "publish/page_json.hpp"

namespace dateline::publish {
namespace {

using nlohmann::json;

constexpr char kContextEnds = '\x04';  // as gettext joins context and text
constexpr std::size_t kNumbers = 200;  // rules look at n, n % 10 and n % 100

/// [[form, ...], which]; null where it is not translated.
json forms_of(const std::string& one, const std::string& many) {
  std::vector<std::string> forms;
  std::string which;
  for (std::size_t n = 0; n < kNumbers; ++n) {
    const std::string form = base::tr_form(one.c_str(), many.c_str(), n);
    const auto known = std::ranges::find(forms, form);
    which += static_cast<char>('0' + (known - forms.begin()));
    if (known == forms.end()) forms.push_back(form);
  }
  const bool english = std::ranges::all_of(
      forms, [&](const std::string& form) { return form == one || form == many; });
  return english ? json() : json{forms, which};
}

}  // namespace

std::optional<std::string> page_words(std::string_view list) {
  const json wanted = json::parse(list, nullptr, false);
  if (!wanted.is_array()) return std::nullopt;
  json texts = json::object();
  json counts = json::object();
  for (const json& one : wanted) {
    const bool known = one.is_array() && (one.size() == 2 || one.size() == 3) &&
                       std::ranges::all_of(one, [](const json& t) { return t.is_string(); });
    if (!known) return std::nullopt;
    const auto context = one[0].get<std::string>();
    const auto english = one[1].get<std::string>();
    if (one.size() == 3) {
      if (json forms = forms_of(english, one[2].get<std::string>()); !forms.is_null()) {
        counts[english] = std::move(forms);
      }
      continue;
    }
    const std::string said =
        context.empty() ? base::tr(english.c_str()) : base::tr_in(context.c_str(), english.c_str());
    if (said != english) texts[context.empty() ? english : context + kContextEnds + english] = said;
  }
  return page_json({{"texts", texts}, {"counts", counts}});
}

}  // namespace dateline::publish
