// Loaded before the C library: what would reach beyond this computer fails, and is written into the
// file that DATELINE_NETWORK_LOG names, so that a test can say that nothing tried.
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace {

void tell(const char* what, const char* more) {
  const char* path = std::getenv("DATELINE_NETWORK_LOG");  // NOLINT(concurrency-mt-unsafe)
  if (path == nullptr) return;
  const int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  for (const char* text : {what, " ", more, "\n"}) {
    if (write(file, text, std::strlen(text)) < 0) break;
  }
  close(file);
}

}  // namespace

extern "C" {

int socket(int domain, int type, int protocol) noexcept {
  if (domain == AF_INET || domain == AF_INET6) {
    tell("socket", domain == AF_INET ? "AF_INET" : "AF_INET6");
    errno = EACCES;
    return -1;
  }
  using Function = int (*)(int, int, int);
  static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "socket"));
  return real(domain, type, protocol);
}

int getaddrinfo(const char* node, const char* /*service*/, const addrinfo* /*hints*/,
                addrinfo** /*found*/) {
  tell("getaddrinfo", node == nullptr ? "" : node);
  return EAI_FAIL;
}
}
