#include "app/brief/stop_signal.hpp"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction() is POSIX's

#include <atomic>

namespace dateline::briefing {
namespace {

// What a handler may touch has to be where it finds it.
std::atomic<bool> asked_to_stop{false};  // NOLINT(*-avoid-non-const-global-variables)
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int /*signal*/) { asked_to_stop = true; }

}  // namespace

base::StopCheck stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  ::sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  // Whoever does not read how far it is any more is no reason to end at once.
  ::signal(SIGPIPE, SIG_IGN);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
  return base::StopCheck([] { return asked_to_stop.load(); });
}

}  // namespace dateline::briefing
