#include "app/cli/usage_exit.hpp"

#include <iostream>
#include <sstream>

#include "app/cli/exit_status.hpp"
#include "io/database_address.hpp"

namespace dateline::cli {

int usage_exit(const CLI::App& app, const CLI::ParseError& error,
               const std::vector<std::string>& words) {
  std::ostringstream told;
  const int status = app.exit(error, std::cout, told);
  std::string text = told.str();
  for (const std::string& word : words) {
    // "--to=postgresql:..." is one word.
    const std::size_t value = word.starts_with("--") ? word.find('=') + 1 : 0;
    const std::string address = word.substr(value);
    if (!io::names_database(address)) continue;
    for (std::size_t at = text.find(address); at != std::string::npos; at = text.find(address)) {
      text.replace(at, address.size(), "(a database)");
    }
  }
  std::cerr << text;
  return status == 0 ? kDone : kUsage;
}

}  // namespace dateline::cli
