#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "base/line_reader.hpp"

namespace dateline::tests {

/// What a stream of that text gives, at most `step` bytes at a time.
inline base::ReadBlock blocks_of(std::string text, std::size_t step = 7) {
  auto left = std::make_shared<std::pair<std::string, std::size_t>>(std::move(text), 0);
  return [left, step](char* to, std::size_t size) -> base::Result<std::size_t> {
    auto& [all, at] = *left;
    const std::size_t n = std::min({size, step, all.size() - at});
    std::memcpy(to, all.data() + at, n);
    at += n;
    return n;
  };
}

inline base::LineReader lines_of(std::string text, std::string name) {
  return {blocks_of(std::move(text)), std::move(name)};
}

}  // namespace dateline::tests
