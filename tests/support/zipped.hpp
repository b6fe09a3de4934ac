#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "support/temp_folder.hpp"

namespace dateline::tests {

/// The bytes of a ZIP archive with these members, by their names.
inline std::string zipped(const std::map<std::string, std::string>& members) {
  const TempFolder folder;
  const std::string path = (folder.path() / "a.zip").string();
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& [name, bytes] : members) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0);
  }
  EXPECT_EQ(zip_close(zip), 0);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace dateline::tests
