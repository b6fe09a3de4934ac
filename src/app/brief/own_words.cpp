#include "app/brief/own_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/languages.hpp"
#include "base/translate.hpp"

namespace dateline::briefing {

base::Result<void> speak(const std::string& code, const std::filesystem::path& assets) {
  if (code.empty() || code == "en") return {};
  std::vector<std::filesystem::path> folders;
  if (auto own = base::own_languages_folder()) folders.push_back(std::move(*own));
  folders.push_back(assets / "languages");
  folders.push_back(assets / "page-languages");
  const auto found = base::find_languages(folders);
  const auto file = std::ranges::find(found, code, &base::LanguageFile::code);
  if (file == found.end()) {
    std::string there = "en";
    for (const base::LanguageFile& language : found) there += ", " + language.code;
    return base::Error{
        base::ErrorCode::usage, "there is no language \"" + code + "\"", "--interface",
        "Choose from " + there + ", or put " + code + ".po into " + folders.front().string()};
  }
  auto catalogue = base::load_language(file->path);
  if (!catalogue) return catalogue.error();
  base::set_language(std::move(*catalogue));
  return {};
}

}  // namespace dateline::briefing
