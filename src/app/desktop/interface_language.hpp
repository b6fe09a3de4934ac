#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/languages.hpp"
#include "base/result.hpp"

namespace dateline::desktop {

/// The languages that the window can speak, and the one that it does. Belongs to the main thread.
class InterfaceLanguage {
 public:
  explicit InterfaceLanguage(const std::filesystem::path& assets);

  /// Finds them anew: somebody may have put one there, or gone on translating.
  void look_at_files();
  /// Speaks `code` from now on, "" English. True where other words than before are to be shown.
  [[nodiscard]] bool speak(const std::string& code);
  /// Why the language that was asked for last is not spoken; tells it once.
  [[nodiscard]] std::optional<base::Error> take_error();

  [[nodiscard]] const std::vector<base::LanguageFile>& found() const { return found_; }

 private:
  std::vector<std::filesystem::path> folders_;  ///< the user's own first
  std::vector<base::LanguageFile> found_;
  std::string code_;
  std::filesystem::path path_;  ///< that it was read from
  std::filesystem::file_time_type changed_{};
  std::optional<base::Error> error_;
};

}  // namespace dateline::desktop
