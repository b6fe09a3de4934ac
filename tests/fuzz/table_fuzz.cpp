// Tables: any bytes are a table or a clear error; each row has as many fields as the header.
#include "base/table.hpp"

#include "fuzz/fuzz.hpp"

using namespace dateline;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto table = base::Table::parse(std::string(fuzz::text(data, size)), "input", {"name"});
  if (!table) {
    fuzz::require(!table.error().message.empty(), "an error says what is wrong");
    fuzz::require(table.error().where.starts_with("input"), "an error says where");
    return 0;
  }
  // Moved, to catch views that point into the place moved from.
  const base::Table moved = std::move(*table);
  const auto name = moved.column("name");
  fuzz::require(name.has_value(), "the column that was asked for is there");
  for (const auto& row : moved.rows()) {
    fuzz::require(row.line > 1, "rows come after the header");
    fuzz::require(*name < row.fields.size(), "rows are filled up to the header");
    fuzz::require(moved.get(row, "name") == row.fields[*name], "fields are found by name");
  }
  return 0;
}
