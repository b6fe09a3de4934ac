#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/file.hpp"
#include "base/po_file.hpp"
#include "base/translate.hpp"

namespace dateline::tests {

/// While one lives, the program speaks a language in which every text that translators are given
/// stands between angled quotation marks.
class AnotherLanguage {
 public:
  AnotherLanguage() {
    const auto path = std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/languages/dateline.pot";
    const auto text = base::read_file(path, base::PoFile::kMostBytes);
    if (!text) throw std::runtime_error(text.error().to_string());
    auto file = base::PoFile::parse(*text, "dateline.pot");
    if (!file) throw std::runtime_error(file.error().to_string());
    file->header.clear();  // with its rule of plurals, which translators fill in
    for (base::PoMessage& m : file->messages) {
      m.texts = {marked(m.id)};
      if (!m.plural.empty()) m.texts.push_back(marked(m.plural));
    }
    auto catalogue = base::Catalogue::make(*file);
    if (!catalogue) throw std::runtime_error(catalogue.error().to_string());
    base::set_language(std::make_unique<const base::Catalogue>(std::move(*catalogue)));
  }
  AnotherLanguage(const AnotherLanguage&) = delete;
  AnotherLanguage& operator=(const AnotherLanguage&) = delete;
  ~AnotherLanguage() { base::set_language(nullptr); }

 private:
  static std::string marked(const std::string& english) { return "\u2039" + english + "\u203A"; }
};

}  // namespace dateline::tests
