// Models of the parser: whatever the file holds, it is refused, or gives each sentence a tree.
//
// The first byte of the input chooses. 0: the rest is the file. Else the rest is a list of changes
// to the shipped model, 8 bytes each: what to change (0 the header with its table, else a section),
// where in it (24 bits, wrapped), the new 32 bits. The file then gets a fitting checksum.
#include <span>
#include <string>
#include <vector>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "fuzz/compiled_file.hpp"
#include "fuzz/fuzz.hpp"
#include "syntax/model.hpp"
#include "syntax/parse.hpp"
#include "text/token.hpp"

using namespace dateline;

namespace {

constexpr std::size_t kHeader = 32;  // then the sections' offsets and sizes
constexpr std::size_t kEntry = 16;

std::string shipped() {
  auto bytes = base::read_file(std::string(DATELINE_SHARE) + "/syntax/english.dlsyn", 64U << 20U);
  if (!bytes) std::fprintf(stderr, "%s\n", bytes.error().to_string().c_str());
  fuzz::require(bytes.ok(), "the shipped model is there");
  return std::move(*bytes);
}

/// Changes 4 bytes; gives where they were, so that they can be put back.
std::pair<std::size_t, std::uint32_t> change(std::string& file, const std::uint8_t* edit) {
  std::size_t begin = 8;  // not the magic
  std::size_t size = kHeader - begin + syntax::kSections * kEntry;
  if (edit[0] > 0) {
    const std::size_t entry = kHeader + edit[0] % syntax::kSections * kEntry;
    const auto offset = fuzz::read<std::uint64_t>(file, entry);
    const auto bytes = fuzz::read<std::uint64_t>(file, entry + 8);
    if (bytes >= 4 && offset <= file.size() && bytes <= file.size() - offset) {
      begin = offset;
      size = bytes;
    }
  }
  const std::size_t where = begin + (edit[1] + edit[2] * 256UL + edit[3] * 65536UL) % (size - 3);
  const auto old = fuzz::read<std::uint32_t>(file, where);
  std::memcpy(file.data() + where, edit + 4, 4);
  return {where, old};
}

void parse_with(const std::string& path, bool sound) {
  static const std::vector<text::Token> sentence =
      text::tokenize(U"Militants captured the town of Tal Afar overnight, officials said.");
  const auto parser = syntax::Parser::open(path);
  if (!parser) {
    fuzz::require(!sound, "the shipped model opens");
    fuzz::require(!parser.error().message.empty(), "an error says what is wrong");
    return;
  }
  const syntax::Tree tree = parser->parse(sentence);
  fuzz::require(tree.words.size() == sentence.size(), "a word a token");
  int roots = 0;
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    const int head = tree.words[i].head;
    fuzz::require(head >= syntax::kRoot && head < static_cast<int>(sentence.size()) &&
                      head != static_cast<int>(i),
                  "heads are other words, or the root");
    if (head == syntax::kRoot) ++roots;
    int at = static_cast<int>(i);
    for (std::size_t steps = 0; at != syntax::kRoot; ++steps) {
      fuzz::require(steps <= tree.words.size(), "a tree has no cycle");
      at = tree.words[static_cast<std::size_t>(at)].head;
    }
  }
  fuzz::require(roots == 1, "a tree has one root");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  if (data[0] == 0) {
    parse_with(fuzz::as_file(fuzz::text(data + 1, size - 1)), false);
    return 0;
  }
  static std::string file = shipped();
  std::vector<std::pair<std::size_t, std::uint32_t>> changed;
  for (std::size_t at = 1; at + 8 <= size && changed.size() < 64; at += 8) {
    changed.push_back(change(file, data + at));
  }
  const auto sum = base::fast_checksum(std::as_bytes(std::span(file)).subspan(kHeader));
  std::memcpy(file.data() + 24, &sum, sizeof(sum));
  parse_with(fuzz::as_file(file), changed.empty());
  for (std::size_t i = changed.size(); i-- > 0;) {
    std::memcpy(file.data() + changed[i].first, &changed[i].second, 4);
  }
  return 0;
}
