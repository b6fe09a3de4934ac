#include "app/cli/siblings.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "app/cli/exit_status.hpp"
#include "base/paths.hpp"

namespace dateline::cli {

int become(const std::string& name, const std::vector<std::string>& arguments) {
  const std::string program = base::program_beside(name).string();
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
