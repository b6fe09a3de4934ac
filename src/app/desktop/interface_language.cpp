#include "app/desktop/interface_language.hpp"

#include <algorithm>
#include <utility>

#include "base/translate.hpp"

namespace dateline::desktop {

InterfaceLanguage::InterfaceLanguage(const std::filesystem::path& assets) {
  if (auto own = base::own_languages_folder()) folders_.push_back(std::move(*own));
  folders_.push_back(assets / "languages");
  look_at_files();
}

void InterfaceLanguage::look_at_files() { found_ = base::find_languages(folders_); }

bool InterfaceLanguage::speak(const std::string& code) {
  const auto file = std::ranges::find(found_, code, &base::LanguageFile::code);
  const bool there = file != found_.end();
  const std::filesystem::path path = there ? file->path : std::filesystem::path();
  const auto changed = there ? file->changed : std::filesystem::file_time_type();
  if (code == code_ && path == path_ && changed == changed_) return false;
  code_ = code;
  path_ = path;
  changed_ = changed;
  std::unique_ptr<const base::Catalogue> catalogue;
  if (there) {
    if (auto loaded = base::load_language(path)) {
      catalogue = std::move(*loaded);
    } else {
      error_ = loaded.error();
    }
  } else if (!code.empty()) {
    error_ =
        base::Error{base::ErrorCode::not_found, base::tr_format("There is no language {}", code),
                    "", base::tr_format("Put {}.po into {}", code, folders_.front().string())};
  }
  base::set_language(std::move(catalogue));
  return true;
}

std::optional<base::Error> InterfaceLanguage::take_error() { return std::exchange(error_, {}); }

}  // namespace dateline::desktop
