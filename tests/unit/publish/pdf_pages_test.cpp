// PDF of what a Painter draws, read by other programs (poppler's).
#include "publish/pdf_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/run_program.hpp"
#include "publish/png.hpp"
#include "render/context.hpp"
#include "render/mesh_renderer.hpp"
#include "render/target.hpp"
#include "scene/painter.hpp"
#include "support/drawn_things.hpp"
#include "support/temp_folder.hpp"

namespace dateline::publish {
namespace {

using scene::Painter;
using testing::HasSubstr;

constexpr int kWidth = tests::kThingsWidth;
constexpr int kHeight = tests::kThingsHeight;
const char* const kFonts = DATELINE_SOURCE_DIR "/assets/fonts";

class PdfPagesTest : public testing::Test {
 protected:
  PdfPagesTest() : type_(typeset::Typesetter::open(kFonts)) {}
  void SetUp() override {
    ASSERT_TRUE(type_);
    mesh_.sketch.emplace();
  }
  Painter painter() { return {*type_, mesh_, {0, 0, kWidth, kHeight}}; }

  void draw_all() {
    Painter p = painter();
    tests::draw_things(p);
  }

  std::string pdf(const PdfAbout& about = {}, int pages = 1,
                  const render::Image* ground = nullptr) {
    auto out = PdfPages::begin(kFonts, about);
    EXPECT_TRUE(out);
    std::vector<SheetLayer> layers;
    if (ground != nullptr) layers.emplace_back(LaidPicture{*ground, {0, 0, kWidth, kHeight}});
    layers.emplace_back(*mesh_.sketch);
    for (int i = 0; i < pages; ++i) {
      PdfPage page;
      page.width = kWidth;
      page.height = kHeight;
      page.bookmark = "Scene " + std::to_string(i + 1);
      page.layers = layers;
      const auto added = out->add(page);
      EXPECT_TRUE(added) << added.error().to_string();
    }
    auto bytes = out->finish();
    EXPECT_TRUE(bytes);
    return bytes ? *bytes : std::string();
  }

  /// What one of poppler's programs says of a PDF.
  std::string said(const char* program, std::vector<std::string> arguments,
                   const std::string& bytes) {
    const auto path = folder_.write("pages.pdf", bytes);
    const auto found = base::find_program(program);
    if (!found) throw std::runtime_error(std::string(program) + " is not installed");
    arguments.push_back(path.string());
    if (std::string(program) == "pdftotext") arguments.emplace_back("-");
    const auto answer = base::run_program(*found, arguments, {});
    EXPECT_TRUE(answer);
    EXPECT_EQ(answer->status, 0) << answer->told;
    return answer ? answer->out : std::string();
  }

  /// The first page, a pixel a pixel.
  base::Result<render::Image> picture_of(const std::string& bytes) {
    return read_png(
        folder_.write("page.png", said("pdftoppm", {"-r", "96", "-png", "-singlefile"}, bytes)));
  }

  /// What the window draws of the same.
  base::Result<render::Image> drawn() {
    auto context = render::Context::offscreen();
    if (!context) return context.error();
    auto renderer = render::MeshRenderer::make(*context);
    if (!renderer) return renderer.error();
    auto target = render::Target::make(*context, kWidth, kHeight);
    if (!target) return target.error();
    target->bind();
    renderer->draw(mesh_, type_->atlas(), {0, 0, kWidth, kHeight});
    target->resolve();
    return target->read_back();
  }

  // Edges are softened otherwise, and letters are not fitted to pixels: blocks of 8 by 8 pixels
  // have to be as dark.
  static constexpr int kBlock = 8;
  static int blocks_apart(const render::Image& one, const render::Image& other) {
    int apart = 0;
    for (int y = 0; y + kBlock <= kHeight; y += kBlock) {
      for (int x = 0; x + kBlock <= kWidth; x += kBlock) {
        int sum = 0;
        for (int j = 0; j < kBlock; ++j) {
          for (int i = 0; i < kBlock; ++i) {
            const std::uint8_t* a = one.pixel(x + i, y + j);
            const std::uint8_t* b = other.pixel(x + i, y + j);
            sum += a[0] + a[1] + a[2] - b[0] - b[1] - b[2];
          }
        }
        apart += std::abs(sum) > kBlock * kBlock * 3 * 12 ? 1 : 0;
      }
    }
    return apart;
  }

  tests::TempFolder folder_;
  base::Result<typeset::Typesetter> type_;
  scene::Mesh mesh_;
};

TEST_F(PdfPagesTest, WordsCanBeSearchedAndFontsAreEmbedded) {
  draw_all();
  const std::string bytes = pdf({"Mosul", "Dateline", "2014-06-16T00:00:00Z"}, 2);
  const std::string text = said("pdftotext", {}, bytes);
  EXPECT_THAT(text, HasSubstr("Fighters took Mosul"));
  EXPECT_THAT(said("pdftotext", {"-raw"}, bytes), HasSubstr("Tigris"));
  EXPECT_THAT(text, HasSubstr(tests::kMosulInArabic))
      << "in the order of reading, letters not joined";
  const std::string info = said("pdfinfo", {}, bytes);
  EXPECT_THAT(info, HasSubstr("Pages:           2"));
  EXPECT_THAT(info, HasSubstr("Title:           Mosul"));
  EXPECT_THAT(info, HasSubstr("300 x 225 pts")) << "400 x 300 pixels at 96 an inch";
  const std::string fonts = said("pdffonts", {}, bytes);
  EXPECT_THAT(fonts, HasSubstr("yes yes yes")) << "embedded, a subset, with what letters it has";
  EXPECT_THAT(fonts, testing::Not(HasSubstr(" no  no "))) << fonts;
}

TEST_F(PdfPagesTest, ShapesStayShapes) {
  draw_all();
  const std::string images = said("pdfimages", {"-list"}, pdf());
  EXPECT_EQ(std::ranges::count(images, '\n'), 2) << "two lines of heading, and no picture\n"
                                                 << images;
}

TEST_F(PdfPagesTest, ThePageLooksAsTheWindowDoes) {
  draw_all();
  const auto window = drawn();
  ASSERT_TRUE(window) << window.error().to_string();
  const auto page = picture_of(pdf());
  ASSERT_TRUE(page) << page.error().to_string();
  ASSERT_EQ(page->width, kWidth);
  ASSERT_EQ(page->height, kHeight);
  const int apart = blocks_apart(*window, *page);
  EXPECT_LE(apart, 6) << "of " << (kWidth / kBlock) * (kHeight / kBlock) << " blocks";
}

TEST_F(PdfPagesTest, TheSameInputGivesTheSameBytes) {
  draw_all();
  EXPECT_EQ(pdf(), pdf());
}

TEST_F(PdfPagesTest, APictureLiesBeneathTheShapes) {
  Painter p = painter();
  p.rect({0, 0, 200, kHeight}, {10, 20, 30, 255});
  render::Image ground{2, 1, {200, 100, 0, 255, 200, 100, 0, 255}};
  const auto page = picture_of(pdf({}, 1, &ground));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->pixel(100, 150)[2], 30);
  EXPECT_EQ(page->pixel(300, 150)[0], 200);
}

TEST_F(PdfPagesTest, ABarThatFadesHasNoSeams) {
  Painter p = painter();
  p.rect({0, 0, kWidth, kHeight}, {255, 255, 255, 255});
  const scene::Rgba red{200, 0, 0, 255};
  const scene::FadeStop stops[] = {
      {40, red.faded(0)}, {120.4F, red}, {240.6F, red}, {320, red.faded(0.2F)}};
  p.rect_fade(100, 140, stops);
  const auto page = picture_of(pdf());
  ASSERT_TRUE(page);
  for (int x = 122; x < 239; ++x) EXPECT_EQ(page->pixel(x, 120)[1], 0) << x;
  for (int x = 42; x < 119; ++x) {
    EXPECT_LE(page->pixel(x + 1, 120)[1], page->pixel(x, 120)[1]) << "ever deeper at " << x;
  }
  EXPECT_NEAR(page->pixel(80, 120)[1], 127, 6);
  EXPECT_NEAR(page->pixel(318, 120)[1], 204, 6);
}

TEST_F(PdfPagesTest, WhatIsSeenThroughIsNoDarkerWhereItsPartsOverlap) {
  Painter p = painter();
  p.rect({0, 0, kWidth, kHeight}, {255, 255, 255, 255});
  scene::Sketch::Together together{{}, 0.5F};
  const scene::Rgba black{0, 0, 0, 255};
  together.parts.emplace_back(
      scene::Sketch::Fill{{{{100, 100}, {200, 100}, {200, 200}, {100, 200}}}, black});
  together.parts.emplace_back(
      scene::Sketch::Stroke{{{100, 150}, {300, 150}}, 40, black, false, true, {}});
  p.sketch(std::move(together));
  const auto page = picture_of(pdf());
  ASSERT_TRUE(page);
  EXPECT_NEAR(page->pixel(150, 110)[0], 127, 2) << "the area alone";
  EXPECT_NEAR(page->pixel(250, 150)[0], 127, 2) << "the line alone";
  EXPECT_NEAR(page->pixel(150, 150)[0], 127, 2) << "both";
  EXPECT_EQ(page->pixel(350, 150)[0], 255);
}

TEST_F(PdfPagesTest, AFaintSymbolLooksAsInTheWindow) {
  Painter p = painter();
  p.rect({0, 0, kWidth, kHeight}, {120, 160, 200, 255});
  float x = 60;
  for (const auto type : {event::EventType::capture, event::EventType::attack}) {
    scene::SymbolLook look;
    look.type = type;
    look.size = 120;
    look.scale = 6;
    look.opacity = 0.4F;
    scene::draw_symbol(p, {x + 40, 150}, look, scene::Theme::light());
    x += 180;
  }
  const auto window = drawn();
  const auto page = picture_of(pdf());
  ASSERT_TRUE(window && page);
  EXPECT_LE(blocks_apart(*window, *page), 6);
}

TEST_F(PdfPagesTest, WhatCannotBeWrittenIsAnError) {
  auto none = PdfPages::begin(kFonts, {});
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->finish());
  PdfPage page;
  page.width = 0;
  EXPECT_FALSE(none->add(page));
  const SheetLayer lies = LaidPicture{{40, 40, {1, 2, 3}}, {0, 0, 40, 40}};
  page.width = kWidth;
  page.layers = {&lies, 1};
  EXPECT_FALSE(none->add(page));
  EXPECT_FALSE(PdfPages::begin(folder_.path(), {})) << "no fonts there";
}

}  // namespace
}  // namespace dateline::publish
