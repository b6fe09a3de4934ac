#include "base/languages.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "base/paths.hpp"
#include "base/po_file.hpp"
#include "base/translate.hpp"

namespace dateline::base {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLanguages = 60;
constexpr std::size_t kLongestCode = 20;
constexpr std::size_t kLongestName = 40;  // bytes: it stands on a button

constexpr const char* kItself = "the language itself";
constexpr const char* kEnglish = mark_in("the language itself", "English");

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kLongestCode && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '@';
  });
}

Result<Catalogue> read(const fs::path& path) {
  const auto bytes = read_file(path, PoFile::kMostBytes);
  if (!bytes) return bytes.error();
  const auto file = PoFile::parse(*bytes, path.string());
  if (!file) return file.error();
  auto catalogue = Catalogue::make(*file);
  if (catalogue) return catalogue;
  Error error = catalogue.error();
  error.where = path.string();
  return error;
}

}  // namespace

std::optional<fs::path> own_languages_folder() {
  auto data = user_data_folder();
  if (!data) return std::nullopt;
  return *data / "languages";
}

std::vector<LanguageFile> find_languages(std::span<const fs::path> folders) {
  std::vector<LanguageFile> out;
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end;
         at.increment(ignored)) {
      const fs::path& path = at->path();
      std::string code = path.stem().string();
      if (path.extension() != ".po" || !is_code(code) || out.size() == kMostLanguages) continue;
      if (std::ranges::find(out, code, &LanguageFile::code) != out.end()) continue;
      std::error_code gone;
      const auto changed = fs::last_write_time(path, gone);
      if (gone) continue;
      out.push_back({code, path, code, changed});
      const auto catalogue = read(path);
      if (!catalogue) continue;
      const std::string* name = catalogue->find(kItself, kEnglish);
      if (name != nullptr && name->size() <= kLongestName) out.back().name = *name;
    }
  }
  std::ranges::sort(out, {}, &LanguageFile::code);
  return out;
}

Result<std::unique_ptr<const Catalogue>> load_language(const fs::path& path) {
  auto catalogue = read(path);
  if (!catalogue) return catalogue.error();
  return std::unique_ptr<const Catalogue>(std::make_unique<Catalogue>(std::move(*catalogue)));
}

}  // namespace dateline::base
