#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace dateline::publish {

/// A file in an archive.
struct ArchiveMember {
  std::string name;  ///< "ppt/slides/slide1.xml"
  std::string bytes;
};

/// A zip archive of files in their order, packed. It holds no time of the day it was written, so
/// that the same files give the same bytes. Error internal from libzip.
[[nodiscard]] base::Result<std::string> zip_of(const std::vector<ArchiveMember>& members);

}  // namespace dateline::publish
