#include "io/project_journal.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/checksum.hpp"
#include "base/overloaded.hpp"
#include "io/json_fields.hpp"
#include "io/project_file.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr int kDeepest = 10;
constexpr int kVersion = 1;
constexpr auto kMostSaved = std::int64_t{1} << 53U;
constexpr std::string_view kBefore = R"({"sum":")";
constexpr std::string_view kBehind = R"(",)";
constexpr std::size_t kDigits = 16;
constexpr std::size_t kFront = kBefore.size() + kDigits + kBehind.size();

/// The line of an object: its checksum first.
std::string with_sum(const Ordered& json) {
  const std::string text = json.dump(-1, ' ', false, Ordered::error_handler_t::replace);
  const std::string_view rest = std::string_view(text).substr(1);  // without its brace
  return fmt::format("{}{}{}{}\n", kBefore, to_hex(base::fnv1a(rest)), kBehind, rest);
}

std::string changes_line(const char* what, const std::vector<curation::Change>& changes,
                         const std::filesystem::path& folder) {
  curation::Step step;
  step.changes = changes;
  return with_sum({{what, step_json(step, folder, nullptr)}});
}

/// The object of a whole line without its checksum; nullopt for any other line.
std::optional<Json> whole(std::string_view line) {
  if (line.size() <= kFront || !line.starts_with(kBefore) ||
      line.substr(kFront - kBehind.size(), kBehind.size()) != kBehind) {
    return std::nullopt;
  }
  const std::string_view rest = line.substr(kFront);
  if (line.substr(kBefore.size(), kDigits) != to_hex(base::fnv1a(rest))) return std::nullopt;
  auto json = parse_json("{" + std::string(rest), "", kDeepest);
  if (!json) return std::nullopt;
  return std::move(*json);
}

std::optional<JournalHead> head_of(const Json& json) {
  JsonProblem problem;
  JsonFields fields(json, "", problem);
  JournalHead head;
  const std::string what = fields.text("dateline");
  (void)fields.integer("version", 1, kVersion);
  head.project = fields.text("project");
  head.saved = static_cast<std::uint64_t>(fields.integer("saved", 0, kMostSaved));
  fields.finish();
  if (problem.any() || what != "journal") return std::nullopt;
  return head;
}

std::optional<JournalEntry> entry_of(const Json& json, const std::filesystem::path& folder) {
  JsonProblem problem;
  JsonFields fields(json, "", problem);
  JournalEntry entry;
  if (fields.has("do")) {
    entry = JournalStep{step_in(fields.object("do"), folder, nullptr)};
  } else if (fields.has("more")) {
    entry = JournalMore{step_in(fields.object("more"), folder, nullptr).changes};
  } else if (fields.has("change")) {
    entry = JournalChange{step_in(fields.object("change"), folder, nullptr).changes};
  } else if (fields.boolean_or("undo", false)) {
    entry = JournalUndo{};
  } else if (fields.boolean_or("redo", false)) {
    entry = JournalRedo{};
  } else {
    return std::nullopt;
  }
  fields.finish();
  if (problem.any()) return std::nullopt;
  return entry;
}

}  // namespace

std::string journal_line(const JournalHead& head) {
  return with_sum({{"dateline", "journal"},
                   {"version", kVersion},
                   {"project", head.project},
                   {"saved", head.saved}});
}

std::string journal_line(const JournalEntry& entry, const std::filesystem::path& folder) {
  return std::visit(
      base::Overloaded{
          [&](const JournalStep& e) {
            return with_sum({{"do", step_json(e.step, folder, nullptr)}});
          },
          [&](const JournalMore& e) { return changes_line("more", e.changes, folder); },
          [&](const JournalChange& e) { return changes_line("change", e.changes, folder); },
          [](const JournalUndo&) {
            return with_sum({{"undo", true}});
          },
          [](const JournalRedo&) {
            return with_sum({{"redo", true}});
          }},
      entry);
}

base::Result<Journal> read_journal(std::string_view bytes, std::string_view name,
                                   const std::filesystem::path& folder) {
  Journal out;
  bool headed = false;
  while (out.good < bytes.size()) {
    const std::size_t end = bytes.find('\n', out.good);
    if (end == std::string_view::npos) break;
    const auto json = whole(bytes.substr(out.good, end - out.good));
    if (!json) break;
    if (!headed) {
      const auto head = head_of(*json);
      if (!head) break;
      out.head = *head;
      headed = true;
    } else {
      auto entry = entry_of(*json, folder);
      if (!entry) break;
      out.entries.push_back(std::move(*entry));
    }
    out.good = end + 1;
  }
  if (!headed) {
    return base::Error{base::ErrorCode::bad_format, "is no journal of a project", std::string(name),
                       "Move it away; it holds nothing that can be read"};
  }
  return out;
}

void replay(const std::vector<JournalEntry>& entries, curation::Ledger& ledger) {
  for (const JournalEntry& entry : entries) {
    std::visit(base::Overloaded{[&](const JournalStep& e) { ledger.apply(e.step); },
                                [&](const JournalMore& e) { ledger.extend(e.changes); },
                                [&](const JournalChange& e) { ledger.change(e.changes); },
                                [&](const JournalUndo&) { ledger.undo(); },
                                [&](const JournalRedo&) { ledger.redo(); }},
               entry);
  }
}

}  // namespace dateline::io
