#pragma once

#include <cstddef>
#include <string>

class GDALMajorObject;

namespace dateline::io {

/// What a file says in whatever encoding, as well-formed UTF-8: bytes that are none are taken for
/// Latin-1. nullptr is "".
[[nodiscard]] std::string clean_text(const char* bytes);

/// At most so many bytes, cut between characters, with an ellipsis where it was cut.
void shorten(std::string& text, std::size_t most);

/// Whom a layer or a file asks to name, one line without marks of HTML; "" for nobody.
[[nodiscard]] std::string attribution_of(GDALMajorObject& object);

}  // namespace dateline::io
