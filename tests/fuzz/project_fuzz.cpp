// Files of projects and their journals: what is taken up is written as it was, can be undone and
// done again, and what a journal adds to it can be saved. The first byte says what the rest is: 'p'
// a project, 'j' a journal, 'l' the lines of one without their checksums, which chance never finds.
#include <string>
#include <string_view>

#include "base/checksum.hpp"
#include "fuzz/fuzz.hpp"
#include "io/json_fields.hpp"
#include "io/project_file.hpp"
#include "io/project_journal.hpp"

using namespace dateline;

namespace {

const std::filesystem::path kFolder = "/war/june";

std::string written(const io::ProjectFile& file) { return io::write_project(file, kFolder); }

io::ProjectFile taken_again(const std::string& bytes) {
  auto again = io::read_project(bytes, "again", kFolder);
  if (!again) std::fprintf(stderr, "%s\n", again.error().to_string().c_str());
  fuzz::require(again.ok(), "what was written can be read");
  return std::move(*again);
}

void check(const io::ProjectFile& file) {
  const std::string bytes = written(file);
  io::ProjectFile again = taken_again(bytes);
  fuzz::require(written(again) == bytes, "it is written as it was");
  const std::size_t steps = again.ledger.done().size();
  for (std::size_t i = 0; i < steps; ++i) again.ledger.undo();
  fuzz::require(again.ledger.done().empty(), "all can be undone");
  for (std::size_t i = 0; i < steps; ++i) again.ledger.redo();
  fuzz::require(written(again) == bytes, "what was undone and done again is as it was");
}

void check(const io::Journal& journal) {
  std::string lines = io::journal_line(journal.head);
  for (const auto& entry : journal.entries) lines += io::journal_line(entry, kFolder);
  const auto again = io::read_journal(lines, "again", kFolder);
  fuzz::require(again.ok() && again->head == journal.head && again->good == lines.size() &&
                    again->entries.size() == journal.entries.size(),
                "all lines that were written can be read");
  io::ProjectFile file;
  file.id = std::string(32, '0');
  io::replay(journal.entries, file.ledger);
  check(file);
}

std::string with_sums(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string rest = std::string(lines.substr(0, end)).erase(0, 1);
    out += "{\"sum\":\"" + io::to_hex(base::fnv1a(rest)) + "\"," + rest + "\n";
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return out;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest = fuzz::text(data, size).substr(1);
  if (data[0] == 'p') {
    const auto file = io::read_project(rest, "fuzz", kFolder);
    if (file) {
      check(*file);
    } else {
      fuzz::require(!file.error().message.empty() && !file.error().where.empty(),
                    "an error says what is wrong where");
    }
    return 0;
  }
  const std::string lines = data[0] == 'l' ? with_sums(rest) : std::string(rest);
  const auto journal = io::read_journal(lines, "fuzz", kFolder);
  if (!journal) {
    fuzz::require(!journal.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  fuzz::require(journal->good <= lines.size(), "no more is whole than there is");
  check(*journal);
  return 0;
}
