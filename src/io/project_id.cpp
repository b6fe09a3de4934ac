#include "io/project_id.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <random>

#include "base/checksum.hpp"
#include "base/clock.hpp"

namespace dateline::io {

base::Result<std::string> new_project_id(const std::filesystem::path& project) {
  const auto given = base::has_given_moment();
  if (!given) return given.error();
  if (*given) {
    const std::string name = project.filename().string();
    const std::uint64_t first = base::fnv1a(fmt::format("{} {}", base::seconds_to_record(), name));
    return fmt::format("{:016x}{:016x}", first, base::fnv1a(name, first));
  }
  std::random_device random;
  std::string out;
  for (int i = 0; i < 4; ++i) out += fmt::format("{:08x}", random());
  return out;
}

}  // namespace dateline::io
