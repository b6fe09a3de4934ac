#pragma once

namespace dateline::base {

/// Asks for the memory of a byte and waits for nothing: whoever touches many in turn waits for all
/// at once. Unlike a prefetch it is not dropped where the address of the page is not at hand, which
/// in tables of megabytes it seldom is. REQUIRES: the byte may be read.
inline void touch(const void* at) { static_cast<void>(*static_cast<const volatile char*>(at)); }

}  // namespace dateline::base
