#include "io/document_codec.hpp"

#include <fmt/format.h>

#include <cassert>
#include <utility>
#include <vector>

#include "io/document_fields.hpp"
#include "io/pack_reader.hpp"
#include "io/pack_writer.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kFormatBytes = 4;
// A document unfolds to four to six times its bytes; what is far beyond was made to fill memory.
constexpr std::uint64_t kMostUnfolded = 64;
constexpr std::uint64_t kAlwaysAllowed = 1U << 16U;
constexpr const char* kCure = "Read the story again";

Error damaged(std::string_view what, std::size_t at) {
  return {ErrorCode::bad_format, fmt::format("is damaged at byte {}: {}", at, what), "", kCure};
}

/// Whether every word hangs, over others or not, on the one root. What was not parsed has none.
bool is_tree(const syntax::Tree& tree) {
  // Each word is walked over once: those that are known to end at the root are marked.
  const std::size_t count = tree.words.size();
  std::vector<std::uint32_t> seen_by(count, 0);
  std::size_t roots = 0;
  for (std::size_t w = 0; w < count; ++w) {
    const auto walk = static_cast<std::uint32_t>(w + 1);
    std::size_t at = w;
    while (seen_by[at] == 0) {
      seen_by[at] = walk;
      const int head = tree.words[at].head;
      if (head == syntax::kRoot) {
        ++roots;
        break;
      }
      at = static_cast<std::size_t>(head);
      if (at >= count || seen_by[at] == walk) return false;
    }
  }
  return roots == (count > 0 ? 1 : 0);
}

template <class A>
void trees_of(A& a, Field<A, event::Document> document) {
  a.size(document.trees);
  if constexpr (A::kReads) {
    a.expect(document.trees.empty() || document.trees.size() == document.story.sentences.size(),
             "it has not one tree for each sentence");
  }
  for (std::size_t i = 0; i < document.trees.size() && !a.failed(); ++i) {
    a.context.tokens = document.trees[i].words.size();
    if constexpr (A::kReads) a.context.tokens = document.story.sentences[i].tokens.size();
    fields(a, document.trees[i]);
    if constexpr (A::kReads) {
      const std::size_t words = document.trees[i].words.size();
      a.expect(words == 0 || words == a.context.tokens, "a tree has not one word for each token");
      a.expect(is_tree(document.trees[i]), "a tree has not one root, or a circle");
    }
  }
}

}  // namespace

std::string encode(const event::Document& document) {
  // One whose tokens were left out would come back as damaged.
  assert(document.story.sentences.empty() ||
         document.story.sentences.back().tokens.end <= document.story.tokens.size());
  PackWriter first;
  static_assert(PackContext::kFormat == kDocumentFormat);
  // About what those of rows take; whoever needs more makes room as it goes.
  constexpr std::size_t kEventBytes = 120;
  constexpr std::size_t kSentenceBytes = 20;
  first.reserve(document.story.text.size() + kEventBytes * document.events.size() +
                kSentenceBytes * document.story.sentences.size());
  fields(first, document);
  PackWriter trees;
  trees_of(trees, document);
  std::string out;
  constexpr std::size_t kMostOfLength = 10;
  out.reserve(kFormatBytes + kMostOfLength + first.size() + trees.size());
  for (unsigned i = 0; i < kFormatBytes; ++i) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(kDocumentFormat >> (8 * i))));
  }
  PackWriter::append_varint(out, first.size());
  first.append_to(out);
  trees.append_to(out);
  return out;
}

Result<event::Document> decode(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                               DecodeParts parts) {
  if (bytes.size() > kMostDocumentBytes) return damaged("it is too long", 0);
  if (bytes.size() < kFormatBytes) return damaged("it ends too early", bytes.size());
  std::uint32_t format = 0;
  for (unsigned i = 0; i < kFormatBytes; ++i) {
    format |= std::to_integer<std::uint32_t>(bytes[i]) << (8 * i);
  }
  if (format < kOldestDocumentFormat || format > kDocumentFormat) {
    return Error{ErrorCode::unsupported,
                 fmt::format("was kept by another version of the program (format {}, this is {})",
                             format, kDocumentFormat),
                 "", kCure};
  }
  std::size_t at = kFormatBytes;
  std::uint64_t length = 0;
  for (unsigned shift = 0; at < bytes.size() && shift < 35; shift += 7) {
    const auto byte = std::to_integer<std::uint64_t>(bytes[at++]);
    length |= (byte & 0x7FU) << shift;
    if (byte < 0x80U) break;
  }
  if (length > bytes.size() - at) return damaged("it ends too early", bytes.size());
  const auto section = bytes.subspan(at, length);

  PackReader first(section, kAlwaysAllowed + kMostUnfolded * bytes.size());
  first.context.skips_tokens = !parts.grammar;
  first.context.format = format;
  event::Document document;
  fields(first, document);
  first.expect(first.left() == 0, "something stands behind its end");
  if (first.failed()) return damaged(first.what(), at + first.place());
  if (parts.grammar) {
    at += section.size();
    PackReader trees(bytes.subspan(at), first.budget());
    trees_of(trees, document);
    trees.expect(trees.left() == 0, "something stands behind its end");
    if (trees.failed()) return damaged(trees.what(), at + trees.place());
  }
  document.keeps = std::move(owner);
  return document;
}

}  // namespace dateline::io
