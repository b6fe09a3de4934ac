#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "event/document.hpp"

namespace dateline::io {

/// Counts up whenever the bytes of a document change their meaning. From kOldestDocumentFormat on
/// they can be read, with what came later left empty; format 2 has the origins of events.
inline constexpr std::uint32_t kDocumentFormat = 2;
inline constexpr std::uint32_t kOldestDocumentFormat = 1;
/// More is no document.
inline constexpr std::size_t kMostDocumentBytes = 1U << 30U;

/// What of a document is wanted.
struct DecodeParts {
  /// The tokens and their trees: half of the time and of the memory, and needed by few. Without
  /// them Story::tokens is empty, and what Sentence::tokens says of it holds for those left out.
  bool grammar = false;
};

/// A document as bytes, on every machine the same for the same document:
///
///   format, 4 bytes | length of the first section | section | section of the trees
///
/// with sections as PackWriter makes them. Strings must be UTF-8, as those of a StoryReader are:
/// what is not is refused by decode(). Pure, thread-safe.
[[nodiscard]] std::string encode(const event::Document& document);

/// The document that encode() was given, with `keeps` set to `owner`; without its tokens and
/// trees unless they are asked for. Views of places point into `bytes`, which `owner` must keep
/// alive and unchanged.
///
/// `bytes` may be anything: each size, index, span and value is checked, and no more memory is
/// filled than 64 times as many bytes. Errors: bad_format, with the byte that does not fit;
/// unsupported, where a later version of the program wrote it. Neither names the file. Pure,
/// thread-safe.
[[nodiscard]] base::Result<event::Document> decode(std::span<const std::byte> bytes,
                                                   std::shared_ptr<const void> owner,
                                                   DecodeParts parts);

}  // namespace dateline::io
