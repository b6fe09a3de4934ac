#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace dateline::tests {

/// Expects the page of the manual to have that text between "<!-- NAME: begin -->" and
/// "<!-- NAME: end -->"; with DATELINE_WRITE_DOCS set it is written there instead.
inline void expect_manual_part(std::string_view page, std::string_view name,
                               const std::string& wanted) {
  const auto path = std::filesystem::path(DATELINE_SOURCE_DIR) / "docs/manual" / page;
  std::stringstream read;
  read << std::ifstream(path).rdbuf();
  std::string text = read.str();
  const std::string begin = "<!-- " + std::string(name) + ": begin -->\n";
  const std::size_t at = text.find(begin);
  const std::size_t end = text.find("<!-- " + std::string(name) + ": end -->");
  ASSERT_NE(at, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  const std::size_t from = at + begin.size();
  ASSERT_LE(from, end);
  if (std::getenv("DATELINE_WRITE_DOCS") != nullptr) {
    std::ofstream(path) << text.replace(from, end - from, wanted);
    return;
  }
  EXPECT_EQ(text.substr(from, end - from), wanted)
      << "Run this test with DATELINE_WRITE_DOCS=1 to write it anew";
}

}  // namespace dateline::tests
