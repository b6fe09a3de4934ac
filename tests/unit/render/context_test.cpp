#include "render/context.hpp"

#include <gtest/gtest.h>

#include "render/program.hpp"
#include "render/target.hpp"

namespace dateline::render {
namespace {

TEST(Offscreen, GivesTheColourThatWasClearedWithoutADisplay) {
  auto context = Context::offscreen();
  ASSERT_TRUE(context) << context.error().to_string();
  for (const int samples : {0, 4}) {
    auto target = Target::make(*context, 40, 30, samples);
    ASSERT_TRUE(target) << target.error().to_string();
    target->bind();
    glClearColor(0.2F, 0.4F, 0.6F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    target->resolve();
    const Image image = target->read_back();
    ASSERT_EQ(image.rgba.size(), 40U * 30U * 4U);
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        ASSERT_NEAR(image.pixel(x, y)[0], 51, 1);
        ASSERT_NEAR(image.pixel(x, y)[1], 102, 1);
        ASSERT_NEAR(image.pixel(x, y)[2], 153, 1);
        ASSERT_EQ(image.pixel(x, y)[3], 255);
      }
    }
  }
}

TEST(Offscreen, TwoContextsLiveOneAfterTheOther) {
  for (int i = 0; i < 2; ++i) {
    auto context = Context::offscreen();
    ASSERT_TRUE(context) << context.error().to_string();
    EXPECT_NE(context->description().find("OpenGL"), std::string::npos);
  }
}

TEST(Offscreen, RefusesASizeThatNoPictureHas) {
  auto context = Context::offscreen();
  ASSERT_TRUE(context);
  EXPECT_EQ(Target::make(*context, 0, 10).error().code, base::ErrorCode::bad_value);
  EXPECT_EQ(Target::make(*context, 10, 1 << 20).error().code, base::ErrorCode::bad_value);
}

TEST(Program, SaysWhatTheCompilerSaidAboutABrokenShader) {
  auto context = Context::offscreen();
  ASSERT_TRUE(context);
  const auto broken = Program::make(context->trash(), "broken", "#version 330 core\nvoid main() {}",
                                    "#version 330 core\nvoid main() { colour = nonsense; }");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().to_string().find("nonsense"), std::string::npos);
  EXPECT_NE(broken.error().to_string().find("broken"), std::string::npos);
}

TEST(Handle, DeletesWhatItOwnedOnceTheTrashIsFlushed) {
  auto context = Context::offscreen();
  ASSERT_TRUE(context);
  GLuint id = 0;
  {
    Texture texture = make_texture(context->trash());
    id = texture.id();
    glBindTexture(GL_TEXTURE_2D, id);
    Texture moved = std::move(texture);
    EXPECT_EQ(moved.id(), id);
    EXPECT_TRUE(glIsTexture(id));
  }
  EXPECT_TRUE(glIsTexture(id));
  context->trash().flush();
  EXPECT_FALSE(glIsTexture(id));
}

}  // namespace
}  // namespace dateline::render
