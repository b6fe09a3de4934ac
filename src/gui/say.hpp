#pragma once

#include <string>

#include "base/translate.hpp"

namespace dateline::gui {

using base::mark;
using base::mark_in;
using base::tr;
using base::tr_count;
using base::tr_format;
using base::tr_format_in;
using base::tr_in;
using base::tr_kept;

/// A label for ImGui whose id is the English text, so that two controls of one word in some
/// language stay two, and tests and the keyboard find them in every language.
[[nodiscard]] inline std::string tr_label(const char* english) {
  return std::string(tr(english)) + "###" + english;
}

/// Words before a number that ImGui formats as printf does.
[[nodiscard]] inline std::string as_format(const char* words) {
  std::string out;
  for (; *words != '\0'; ++words) out.append(*words == '%' ? 2 : 1, *words);
  return out;
}

}  // namespace dateline::gui
