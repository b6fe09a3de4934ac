#pragma once

#include <cstdint>

namespace dateline::project {

/// A sentence of an open story.
struct SentenceRef {
  std::uint32_t document = 0;
  std::uint32_t sentence = 0;
  friend bool operator==(const SentenceRef&, const SentenceRef&) = default;
};

}  // namespace dateline::project
