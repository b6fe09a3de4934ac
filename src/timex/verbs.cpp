#include "timex/verbs.hpp"

#include <fmt/format.h>

#include "base/table.hpp"

namespace dateline::timex {
namespace {

/// 0 for a name that no flag has.
std::uint32_t flag_from(std::string_view name) {
  if (name == "ahead") return kAhead;
  if (name == "timetable") return kTimetable;
  if (name == "binds") return kBinds;
  if (name == "moves") return kMoves;
  if (name == "reports") return kReports;
  if (name == "fixes") return kFixes;
  return 0;
}

}  // namespace

base::Result<Verbs> Verbs::open(const std::filesystem::path& file) {
  const auto table = base::Table::read(file, {"lemma", "flags"});
  if (!table) return table.error();
  Verbs out;
  for (const auto& row : table->rows()) {
    std::uint32_t flags = 0;
    for (const auto name : base::split(table->get(row, "flags"), ' ')) {
      if (name.empty()) continue;
      const std::uint32_t flag = flag_from(name);
      if (flag == 0) {
        return table->error(row, fmt::format("unknown flag \"{}\"", name),
                            "The flags are listed at the top of the file");
      }
      flags |= flag;
    }
    if (!out.flags_.emplace(std::string(table->get(row, "lemma")), flags).second) {
      return table->error(row, fmt::format("\"{}\" is there twice", table->get(row, "lemma")),
                          "Keep one row and join the flags");
    }
  }
  return out;
}

}  // namespace dateline::timex
