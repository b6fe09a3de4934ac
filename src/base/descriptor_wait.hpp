#pragma once

#include <chrono>
#include <cstdint>

namespace dateline::base {

/// What a file descriptor of the system is waited for.
enum class WaitFor : std::uint8_t { reading, writing, either };

/// Waits until a descriptor (a socket, a pipe) can be read or written without waiting, or has
/// failed: what is then done with it tells. False where the time is over. Safe on any thread.
[[nodiscard]] bool wait_for_descriptor(int descriptor, WaitFor what,
                                       std::chrono::milliseconds at_most);

}  // namespace dateline::base
