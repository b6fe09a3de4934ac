#include "publish/web_page.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "base/file.hpp"
#include "base/language_tag.hpp"
#include "base/markup.hpp"
#include "base/translate.hpp"
#include "publish/page_words.hpp"

namespace dateline::publish {
namespace {

constexpr std::uintmax_t kMostForm = 4U << 20U;

constexpr std::string_view kSays = "tr ";      // {{tr Legend}}: the page's own words
constexpr std::string_view kWords = "words ";  // {{words [...]}}: those that its script says
constexpr std::string_view kLast = "content";  // behind it there is the script, which has braces

base::Error damaged(std::string message, const std::filesystem::path& made) {
  return {base::ErrorCode::bad_format, std::move(message), made.string(),
          "Install Dateline's data again"};
}

}  // namespace

base::Result<std::string> encode_page(const WebPage& page, const std::filesystem::path& made) {
  const auto read = base::read_file(made, kMostForm);
  if (!read) return read.error();
  const std::string_view form = *read;
  const std::string_view dir = base::runs_right_to_left(page.language) ? "rtl" : "ltr";
  std::map<std::string_view, std::string> places{{"lang", base::escaped_markup(page.language)},
                                                 {"theme", base::escaped_markup(page.theme)},
                                                 {"title", base::escaped_markup(page.title)},
                                                 {"symbols", page.symbols},
                                                 {"themes", page.themes},
                                                 {kLast, page.content}};
  std::string out;
  std::size_t from = 0;
  // What is put in is not looked at again.
  while (places.contains(kLast)) {
    const std::size_t at = form.find("{{", from);
    if (at == std::string_view::npos) break;
    const bool is_list = form.substr(at + 2).starts_with(kWords);
    const std::size_t end = form.find(is_list ? "}}</script>" : "}}", at);
    if (end == std::string_view::npos) return damaged("has a place that does not end", made);
    const std::string_view place = form.substr(at + 2, end - at - 2);
    out += form.substr(from, at - from);
    from = end + 2;
    if (is_list) {
      const auto words = page_words(place.substr(kWords.size()));
      if (!words) return damaged("has words that are no list of them", made);
      out += *words;
    } else if (place == "dir") {  // of the page, and of what it says beside maps
      out += dir;
    } else if (place.starts_with(kSays)) {
      out += base::escaped_markup(base::tr(std::string(place.substr(kSays.size())).c_str()));
    } else if (const auto what = places.find(place); what != places.end()) {
      out += what->second;
      places.erase(what);
    } else {
      return damaged("has {{" + std::string(place) + "}}, which is no place or is there twice",
                     made);
    }
  }
  if (!places.empty()) {
    return damaged("has no {{" + std::string(places.begin()->first) + "}}", made);
  }
  out += form.substr(from);
  return out;
}

}  // namespace dateline::publish
