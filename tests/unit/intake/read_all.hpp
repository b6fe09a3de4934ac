#pragma once

#include <gmock/gmock.h>

#include <string>
#include <utility>

#include "intake/read_article.hpp"
#include "time/local_time.hpp"

namespace dateline::intake {

/// The article that bytes under a name are; a failed test and an empty one where they are none.
inline Article article(const std::string& name, std::string bytes) {
  auto read = read_article(std::move(bytes), name);
  EXPECT_TRUE(read) << read.error().to_string();
  return read ? *read : Article();
}

inline std::string error_of(const std::string& name, std::string bytes) {
  const auto read = read_article(std::move(bytes), name);
  EXPECT_FALSE(read) << read->text;
  return read ? "" : read.error().to_string();
}

inline std::string day(const std::optional<time::Days>& date) {
  return date ? time::to_iso_date(*date) : "none";
}

inline std::string times(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace dateline::intake
