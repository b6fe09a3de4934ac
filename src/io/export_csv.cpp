#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "io/export_file.hpp"

namespace dateline::io {
namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  return ec == std::errc() && end == text.data() + text.size();
}

/// Whether a spreadsheet would take the cell for a formula; or for one that was guarded already, so
/// that guarding can be undone.
bool wants_guard(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first == std::string_view::npos) return false;
  return std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos &&
         (first > 0 || !is_number(text));
}

/// Whether a spreadsheet may take a text for a number or a date, "040" for 40: it is told that
/// quoted cells are text.
bool is_like_a_number(std::string_view text) {
  return !text.empty() && std::string_view("0123456789.+-").find(text.front()) != std::string::npos;
}

void put(std::string& out, std::string_view text, ExportKind kind) {
  const bool guard = wants_guard(text);
  if (!guard && (kind != ExportKind::text || !is_like_a_number(text)) &&
      text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string export_csv(std::span<const ExportRow> rows, const ExportLook& look) {
  std::string out = look.bom ? "\xEF\xBB\xBF" : "";
  bool first = true;
  for (const ExportField& field : export_fields()) {
    if (!std::exchange(first, false)) out += ',';
    out += field.name;
  }
  out += "\r\n";
  for (const ExportRow& row : rows) {
    first = true;
    for (const ExportField& field : export_fields()) {
      if (!std::exchange(first, false)) out += ',';
      put(out, in_words(field.of(row)), field.kind);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace dateline::io
