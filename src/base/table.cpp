#include "base/table.hpp"

#include <utility>

#include "base/file.hpp"
#include "base/utf8.hpp"

namespace dateline::base {
namespace {
constexpr std::uintmax_t kMaxTableBytes = 64U << 20U;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  if (text.empty()) return out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<Table> Table::read(const std::filesystem::path& path,
                          const std::vector<std::string_view>& columns) {
  auto text = read_file(path, kMaxTableBytes);
  if (!text) return text.error();
  return parse(std::move(*text), path.string(), columns);
}

Result<Table> Table::parse(std::string text, std::string name,
                           const std::vector<std::string_view>& columns) {
  Table table;
  table.text_.assign(text.begin(), text.end());
  table.name_ = std::move(name);
  const std::string_view all(table.text_.data(), table.text_.size());
  if (const auto bad = first_invalid_utf8(all)) {
    return Error{ErrorCode::bad_encoding, "is not UTF-8 (byte " + std::to_string(*bad) + ")",
                 table.name_, "Save it as UTF-8"};
  }
  std::size_t line_number = 0;
  for (std::string_view line : split(all, '\n')) {
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    auto fields = split(line, '\t');
    if (table.header_.empty()) {
      table.header_ = std::move(fields);
      continue;
    }
    Row row{line_number, std::move(fields)};
    if (row.fields.size() > table.header_.size()) {
      return table.error(row, "has " + std::to_string(row.fields.size()) + " fields, the header " +
                                  std::to_string(table.header_.size()));
    }
    row.fields.resize(table.header_.size());
    table.rows_.push_back(std::move(row));
  }
  for (const std::string_view column : columns) {
    if (!table.column(column)) {
      return Error{ErrorCode::bad_format, "has no column \"" + std::string(column) + "\"",
                   table.name_, "The first line must name the columns, separated by tabs"};
    }
  }
  return table;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i] == name) return i;
  }
  return std::nullopt;
}

std::string_view Table::get(const Row& row, std::string_view name) const {
  const auto i = column(name);
  return i ? row.fields[*i] : std::string_view{};
}

Error Table::error(const Row& row, std::string message, std::string cure) const {
  return Error{ErrorCode::bad_format, std::move(message), name_ + ":" + std::to_string(row.line),
               std::move(cure)};
}

}  // namespace dateline::base
