#include "publish/pdf_pages.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "base/version.hpp"
#include "publish/cairo_ink.hpp"
#include "typeset/font_set.hpp"

namespace dateline::publish {
namespace {

constexpr double kPointsAPixel = 72.0 / 96.0;
constexpr int kMostSide = 16384;

base::Error from_cairo(cairo_status_t status) {
  return {base::ErrorCode::internal,
          fmt::format("the PDF cannot be written: {}", cairo_status_to_string(status)), "cairo",
          ""};
}

cairo_status_t keep(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data),  // NOLINT: bytes
                                             length);
  return CAIRO_STATUS_SUCCESS;
}

struct DestroySurface {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

/// Cairo has its pixels as native 32-bit words, alpha highest, and colours multiplied by it.
std::vector<std::uint32_t> words_of(const render::Image& image) {
  std::vector<std::uint32_t> out;
  out.reserve(image.rgba.size() / 4);
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    const std::uint32_t a = image.rgba[i + 3];
    const auto times = [a](std::uint32_t part) { return (part * a + 127) / 255; };
    out.push_back(a << 24U | times(image.rgba[i]) << 16U | times(image.rgba[i + 1]) << 8U |
                  times(image.rgba[i + 2]));
  }
  return out;
}

/// Cairo copies the pixels when their surface goes.
void lay(cairo_t* to, const LaidPicture& laid) {
  const auto& [image, box] = laid;
  std::vector<std::uint32_t> pixels = words_of(image);
  const Surface picture(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(pixels.data()),  // NOLINT: cairo takes its words as bytes
      CAIRO_FORMAT_ARGB32, image.width, image.height, 4 * image.width));
  cairo_save(to);
  cairo_translate(to, static_cast<double>(box.x0), static_cast<double>(box.y0));
  cairo_scale(to, static_cast<double>(box.width()) / image.width,
              static_cast<double>(box.height()) / image.height);
  cairo_set_source_surface(to, picture.get(), 0, 0);
  cairo_paint(to);
  cairo_restore(to);
}

}  // namespace

struct PdfPages::State {
  // In this order, so that what is drawn with goes after what it was drawn on.
  typeset::FontSet fonts;
  CairoInk ink{fonts};
  std::string bytes;
  Surface surface;
  int pages = 0;

  explicit State(typeset::FontSet set) : fonts(std::move(set)) {}
};

PdfPages::PdfPages(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfPages::PdfPages(PdfPages&&) noexcept = default;
PdfPages& PdfPages::operator=(PdfPages&&) noexcept = default;
PdfPages::~PdfPages() = default;

base::Result<PdfPages> PdfPages::begin(const std::filesystem::path& fonts, const PdfAbout& about) {
  // Its own: cairo sets the size of the faces that it draws with.
  auto set = typeset::FontSet::open(fonts);
  if (!set) return set.error();
  auto state = std::make_unique<State>(std::move(*set));
  state->surface.reset(cairo_pdf_surface_create_for_stream(keep, &state->bytes, 1, 1));
  cairo_surface_t* surface = state->surface.get();
  if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS) {
    return from_cairo(status);
  }
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  const auto say = [surface](cairo_pdf_metadata_t what, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, about.title);
  say(CAIRO_PDF_METADATA_AUTHOR, about.author);
  say(CAIRO_PDF_METADATA_CREATOR, "Dateline " + std::string(base::kVersion));
  say(CAIRO_PDF_METADATA_CREATE_DATE, about.made);
  say(CAIRO_PDF_METADATA_MOD_DATE, about.made);
  return PdfPages(std::move(state));
}

base::Result<void> PdfPages::add(const PdfPage& page) {
  const auto fits = [](int side) { return side >= 1 && side <= kMostSide; };
  const auto whole = [&fits](const SheetLayer& layer) {
    const auto* picture = std::get_if<LaidPicture>(&layer);
    if (picture == nullptr) return true;
    const render::Image& image = picture->image;
    return fits(image.width) && fits(image.height) &&
           image.rgba.size() ==
               4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  };
  if (!fits(page.width) || !fits(page.height) || !std::ranges::all_of(page.layers, whole)) {
    return base::Error{base::ErrorCode::bad_value,
                       fmt::format("a page of {} x {} pixels", page.width, page.height), "PDF",
                       fmt::format("choose 1 to {} pixels a side", kMostSide)};
  }
  cairo_surface_t* surface = state_->surface.get();
  cairo_pdf_surface_set_size(surface, page.width * kPointsAPixel, page.height * kPointsAPixel);
  const std::unique_ptr<cairo_t, void (*)(cairo_t*)> to(cairo_create(surface), cairo_destroy);
  cairo_scale(to.get(), kPointsAPixel, kPointsAPixel);
  if (!page.bookmark.empty()) {
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, page.bookmark.c_str(),
                                  fmt::format("page={}", state_->pages + 1).c_str(),
                                  static_cast<cairo_pdf_outline_flags_t>(0));
  }
  for (const SheetLayer& layer : page.layers) {
    if (const auto* picture = std::get_if<LaidPicture>(&layer)) {
      lay(to.get(), *picture);
    } else {
      state_->ink.draw(to.get(), std::get<scene::Sketch>(layer));
    }
  }
  cairo_show_page(to.get());
  ++state_->pages;
  if (const auto status = cairo_status(to.get()); status != CAIRO_STATUS_SUCCESS) {
    return from_cairo(status);
  }
  if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS) {
    return from_cairo(status);
  }
  return {};
}

base::Result<std::string> PdfPages::finish() {
  if (state_->pages == 0) {
    return base::Error{base::ErrorCode::bad_value, "a PDF without a page", "PDF", ""};
  }
  cairo_surface_t* surface = state_->surface.get();
  cairo_surface_finish(surface);
  if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS) {
    return from_cairo(status);
  }
  return std::move(state_->bytes);
}

}  // namespace dateline::publish
