#include "app/cli/siblings.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "app/cli/exit_status.hpp"

namespace dateline::cli {

int become(const std::string& name, const std::vector<std::string>& arguments) {
  std::error_code ec;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ec);
  const std::string program = ((ec ? std::filesystem::path() : self.parent_path()) / name).string();
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program);
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  return fail({base::ErrorCode::internal, "cannot be started: " + std::string(std::strerror(errno)),
               program, "It comes with dateline and must lie beside it; install both again"});
}

}  // namespace dateline::cli
