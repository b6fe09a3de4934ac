// replace_again FILE TIMES: replaces FILE again and again as the program does and says so on
// stdout, "done 1", "done 2" and so on, each once it is sure. The k-th content is (37 k mod 101) +
// 1 lines that hold k in eight digits: of another length than the last, and no part of it is taken
// for another.
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "base/file.hpp"

namespace {

std::string content(int k) {
  std::string number = std::to_string(k);
  number.insert(0, 8 - number.size(), '0');
  std::string text;
  for (int line = 0; line <= 37 * k % 101; ++line) text += number + "\n";
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: replace_again FILE TIMES\n";
    return 2;
  }
  const int times = std::atoi(argv[2]);
  for (int k = 1; k <= times; ++k) {
    if (const auto r = dateline::base::write_file_atomically(argv[1], content(k)); !r) {
      std::cerr << r.error().where << ": " << r.error().message << "\n";
      return 1;
    }
    // Not std::cout, which writes inside libc: the trace shall hold what was said, in its place.
    const std::string line = "done " + std::to_string(k) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
  return 0;
}
