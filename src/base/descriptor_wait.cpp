#include "base/descriptor_wait.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace dateline::base {

bool wait_for_descriptor(int descriptor, WaitFor what, std::chrono::milliseconds at_most) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + at_most;
  short events = 0;
  if (what != WaitFor::writing) events = static_cast<short>(events | POLLIN);
  if (what != WaitFor::reading) events = static_cast<short>(events | POLLOUT);
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd one{descriptor, events, 0};
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    const int ready = poll(&one, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, kMost)));
    if (ready > 0) return true;
    // A signal is no answer.
    if (ready < 0 && errno != EINTR) return true;
    if (Clock::now() >= end) return false;
  }
}

}  // namespace dateline::base
