#include "base/ascii.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline::base {
namespace {

/// As has_control() and is_ascii() say it, a byte at a time.
bool stands_for_no_letter(unsigned char byte) { return byte < 0x20 || byte == 0x7F; }

TEST(Ascii, EveryByteIsToldWhereverItStands) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (std::size_t size = 1; size < 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(byte);
        ASSERT_EQ(is_ascii(text), byte < 0x80) << byte << " at " << at << " of " << size;
        ASSERT_EQ(has_control(text), stands_for_no_letter(static_cast<unsigned char>(byte)))
            << byte << " at " << at << " of " << size;
      }
    }
  }
}

TEST(Ascii, BytesBesideEachOtherAreNotTakenForOthers) {
  for (unsigned one = 0; one < 256; ++one) {
    for (unsigned other = 0; other < 256; ++other) {
      std::string text = "letters";
      text.push_back(static_cast<char>(one));
      text.push_back(static_cast<char>(other));
      text += "and letters";
      const bool control = stands_for_no_letter(static_cast<unsigned char>(one)) ||
                           stands_for_no_letter(static_cast<unsigned char>(other));
      ASSERT_EQ(has_control(text), control) << one << " beside " << other;
      text.erase(0, 6);  // within eight bytes
      ASSERT_EQ(has_control(text), control) << one << " beside " << other;
    }
  }
}

TEST(Ascii, NothingIsAsciiWithoutControls) {
  EXPECT_TRUE(is_ascii(""));
  EXPECT_FALSE(has_control(""));
}

}  // namespace
}  // namespace dateline::base
