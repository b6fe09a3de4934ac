#include "publish/png.hpp"

#include <gtest/gtest.h>

#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

render::Image pattern(int width, int height) {
  render::Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    image.rgba.insert(image.rgba.end(),
                      {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i * 7),
                       static_cast<std::uint8_t>(i * 31), 255});
  }
  return image;
}

TEST(Png, ComesBackAsItWasWritten) {
  const tests::TempFolder folder;
  const render::Image image = pattern(37, 23);
  ASSERT_TRUE(write_png(image, folder.path() / "a.png", 192, "Tal Afar \u00B7 June 2014"));
  const auto back = read_png(folder.path() / "a.png");
  ASSERT_TRUE(back) << back.error().to_string();
  EXPECT_EQ(back->width, 37);
  EXPECT_EQ(back->height, 23);
  EXPECT_EQ(back->rgba, image.rgba);
}

TEST(Png, CarriesItsTitleAndResolution) {
  const auto bytes = encode_png(pattern(4, 4), 192, "Tal Afar");
  ASSERT_TRUE(bytes);
  EXPECT_NE(bytes->find("iTXtTitle"), std::string::npos);
  EXPECT_NE(bytes->find("Tal Afar"), std::string::npos);
  EXPECT_NE(bytes->find("pHYs"), std::string::npos);
}

TEST(Png, KeepsItsAlphaWhereThatIsAsked) {
  const tests::TempFolder folder;
  render::Image image = pattern(5, 3);
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
    image.rgba[i] = static_cast<std::uint8_t>(17 * i);
  }
  folder.write("kept.png", *encode_png(image, 96, "", Alpha::kept));
  folder.write("out.png", *encode_png(image));
  EXPECT_EQ(read_png(folder.path() / "kept.png")->rgba, image.rgba);
  const auto out = read_png(folder.path() / "out.png");
  for (std::size_t i = 3; i < out->rgba.size(); i += 4) EXPECT_EQ(out->rgba[i], 255);
}

TEST(Png, RefusesWhatIsNoPictureAndWhereNothingCanBeWritten) {
  const tests::TempFolder folder;
  folder.write("text.png", "not a picture");
  const auto broken = read_png(folder.path() / "text.png");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, base::ErrorCode::bad_format);
  std::string cut = *encode_png(pattern(40, 40));
  cut.resize(cut.size() / 2);
  folder.write("cut.png", cut);
  EXPECT_FALSE(read_png(folder.path() / "cut.png"));
  EXPECT_FALSE(write_png(pattern(4, 4), folder.path() / "no" / "folder" / "a.png"));
}

}  // namespace
}  // namespace dateline::publish
