#include "io/project_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "io/json_values.hpp"
#include "io/mapping_json.hpp"
#include "io/project_migration.hpp"
#include "io/project_records.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using curation::Change;
using curation::Ledger;
using curation::Record;
using curation::RecordNumber;
using curation::Step;
using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr int kDeepest = 12;
constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kMostStoryBytes = 16U << 20U;
constexpr auto kMostNumber = std::int64_t{1} << 53U;  // what every reader of JSON keeps whole
constexpr std::array<std::string_view, 6> kLists{"stories", "corrections", "places",
                                                 "views",   "scenes",      "layers"};
constexpr std::array<std::string_view, 6> kKinds{"story", "correction", "place",
                                                 "view",  "scene",      "layer"};

std::string line_of(const Ordered& json) {
  return json.dump(-1, ' ', false, Ordered::error_handler_t::replace);
}

/// A list with a line for each entry.
void write_list(std::string& out, std::string_view name, const std::vector<std::string>& lines) {
  out += fmt::format("\"{}\": [", name);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out += lines[i];
  }
  out += lines.empty() ? "]" : "\n]";
}

RecordNumber number_in(JsonFields& fields) {
  return static_cast<RecordNumber>(fields.integer("n", 1, kMostNumber - 1));
}

/// The format that the file says it has, before anything else of it is believed.
Result<int> version_of(const Json& json, std::string_view name) {
  const auto not_ours = [&] {
    return Error{ErrorCode::bad_format, "is no project of Dateline", std::string(name),
                 "Choose a file that ends in .dateline"};
  };
  if (!json.is_object() || !json.contains("dateline") || json["dateline"] != "project" ||
      !json.contains("version") || !json["version"].is_number_unsigned()) {
    return not_ours();
  }
  const auto version = json["version"].get<std::uint64_t>();
  if (version > ProjectFile::kVersion) {
    return Error{ErrorCode::unsupported,
                 fmt::format("was written by a later version of Dateline (format {}, this one "
                             "knows up to {})",
                             version, ProjectFile::kVersion),
                 std::string(name), "Open it with that version; this one leaves it as it is"};
  }
  if (version == 0) return not_ours();
  return static_cast<int>(version);
}

}  // namespace

Ordered step_json(const Step& step, const std::filesystem::path& folder, ReaderTable* readers) {
  Ordered changes = Ordered::array();
  for (const Change& c : step.changes) {
    Ordered change{{"n", c.number}};
    if (c.to != nullptr) {
      change["kind"] = kind_of(*c.to);
      change["to"] = record_json(*c.to, folder, readers);
    }
    changes.push_back(std::move(change));
  }
  Ordered out{{"name", step.name}};
  if (!step.author.empty()) out["author"] = step.author;
  out["made"] = utc_text(step.made);
  out["changes"] = std::move(changes);
  return out;
}

Step step_in(JsonFields fields, const std::filesystem::path& folder, const ReaderTable* readers) {
  Step step;
  step.name = fields.text("name");
  step.author = fields.text_or("author", "");
  step.made = utc_in(fields, "made");
  std::set<RecordNumber> seen;
  fields.objects("changes", ProjectFile::kMostRecords, [&](JsonFields change) {
    Change c;
    c.number = number_in(change);
    if (!seen.insert(c.number).second) {
      change.bad("n", "comes twice in its step", "Restore the file from a backup");
    }
    if (change.has("kind") || change.has("to")) {
      const std::string kind = change.text("kind");
      if (std::ranges::find(kKinds, kind) == kKinds.end()) {
        change.bad("kind", "\"" + kind.substr(0, 40) + "\" is not known here",
                   "Write story, correction, place, view, scene or layer");
      } else {
        JsonFields to = change.object("to");
        c.to = std::make_shared<const Record>(record_in(kind, to, folder, readers));
        to.finish();
      }
    }
    change.finish();
    step.changes.push_back(std::move(c));
  });
  fields.finish();
  return step;
}

std::string write_project(const ProjectFile& project, const std::filesystem::path& folder) {
  ReaderTable table;
  std::array<std::vector<std::string>, kLists.size()> lists;
  for (const Ledger::Entry& e : project.ledger.records()) {
    Ordered line{{"n", e.number}};
    line.update(record_json(*e.record, folder, &table));
    if (const auto text = project.texts.find(e.number); text != project.texts.end()) {
      line["text"] = text->second;
    }
    lists[e.record->index()].push_back(line_of(line));
  }
  std::vector<std::string> done;
  for (const Step& s : project.ledger.done()) done.push_back(line_of(step_json(s, folder, &table)));
  std::vector<std::string> undone;
  for (const Step& s : project.ledger.undone()) {
    undone.push_back(line_of(step_json(s, folder, &table)));
  }
  std::vector<std::string> readers;
  for (const ReadBy& r : table.all()) {
    readers.push_back(line_of({{"program", r.program}, {"data", r.data}, {"model", r.model}}));
  }

  std::string out =
      fmt::format("{{\n\"dateline\": \"project\",\n\"version\": {},\n", ProjectFile::kVersion);
  out += fmt::format("\"program\": {},\n\"id\": {},\n\"saved\": {},\n", line_of(project.program),
                     line_of(project.id), project.saved);
  write_list(out, "readers", readers);
  out += ",\n";
  write_list(out, "tables", table.columns());
  out += ",\n";
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    write_list(out, kLists[i], lists[i]);
    out += ",\n";
  }
  // The history behind what it led to: who reads only the project need not read on.
  out += fmt::format("\"next\": {},\n", project.ledger.next_number());
  write_list(out, "done", done);
  out += ",\n";
  write_list(out, "undone", undone);
  out += "\n}\n";
  return out;
}

Result<ProjectFile> read_project(std::string_view bytes, std::string_view name,
                                 const std::filesystem::path& folder) {
  auto json = parse_json(bytes, name, kDeepest);
  if (!json) return json.error();
  const auto version = version_of(*json, name);
  if (!version) return version.error();
  JsonProblem problem;
  migrate(*json, *version, problem);
  JsonFields fields(*json, "", problem);
  ProjectFile out;
  out.version = *version;
  (void)fields.text("dateline");
  (void)fields.integer("version", 1, ProjectFile::kVersion);
  out.program = fields.text("program");
  out.id = fields.text("id");
  const bool digits = std::ranges::all_of(
      out.id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (out.id.size() != kIdDigits || !digits) {
    fields.bad("id", fmt::format("is not {} hexadecimal digits", kIdDigits),
               "Restore the file from a backup");
  }
  out.saved = static_cast<std::uint64_t>(fields.integer("saved", 0, kMostNumber));
  ReaderTable readers;
  fields.objects("readers", ProjectFile::kMostRecords, [&](JsonFields one) {
    readers.add({one.text("program"), one.text("data"), one.text("model")});
    one.finish();
  });
  fields.objects("tables", ProjectFile::kMostRecords, [&](JsonFields one) {
    const KeptColumns kept = columns_in(std::move(one));
    readers.add_columns(columns_text(kept.headings, kept.mapping));
  });
  std::vector<Ledger::Entry> records;
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    fields.objects(std::string(kLists[i]).c_str(), ProjectFile::kMostRecords, [&](JsonFields one) {
      const RecordNumber number = number_in(one);
      records.push_back(
          {number, std::make_shared<const Record>(record_in(kKinds[i], one, folder, &readers))});
      if (i == 0 && one.has("text")) out.texts.emplace(number, one.text("text", kMostStoryBytes));
      one.finish();
    });
  }
  std::ranges::stable_sort(records, {}, &Ledger::Entry::number);
  const auto next = static_cast<RecordNumber>(fields.integer("next", 1, kMostNumber));
  std::deque<Step> done;
  fields.objects("done", Ledger::kMostSteps,
                 [&](const JsonFields& s) { done.push_back(step_in(s, folder, &readers)); });
  std::vector<Step> undone;
  fields.objects("undone", Ledger::kMostSteps,
                 [&](const JsonFields& s) { undone.push_back(step_in(s, folder, &readers)); });
  fields.finish();
  if (!problem.any() &&
      !out.ledger.restore(std::move(records), std::move(done), std::move(undone), next)) {
    problem.tell(ErrorCode::bad_value, "\"n\"",
                 "comes twice, or is not below \"next\", in the records or in a step",
                 "Restore the file from a backup");
  }
  if (problem.any()) {
    problem.error->where = std::string(name);
    return *problem.error;
  }
  return out;
}

}  // namespace dateline::io
