#include "publish/web_page.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "base/markup.hpp"

namespace dateline::publish {
namespace {

constexpr std::uintmax_t kMostForm = 4U << 20U;

}  // namespace

base::Result<std::string> encode_page(const WebPage& page, const std::filesystem::path& made) {
  const auto read = base::read_file(made, kMostForm);
  if (!read) return read.error();
  const std::string_view form = *read;
  // In the order of the page. What is put in is not looked at again.
  const std::array<std::pair<std::string_view, std::string>, 5> places{
      {{"{{theme}}", base::escaped_markup(page.theme)},
       {"{{title}}", base::escaped_markup(page.title)},
       {"{{symbols}}", page.symbols},
       {"{{themes}}", page.themes},
       {"{{content}}", page.content}}};
  std::string out;
  std::size_t from = 0;
  for (const auto& [place, what] : places) {
    const std::size_t at = form.find(place, from);
    if (at == std::string_view::npos) {
      return base::Error{base::ErrorCode::bad_format,
                         "has no " + std::string(place) + " where it belongs", made.string(),
                         "Install Dateline's data again"};
    }
    out += form.substr(from, at - from);
    out += what;
    from = at + place.size();
  }
  out += form.substr(from);
  return out;
}

}  // namespace dateline::publish
