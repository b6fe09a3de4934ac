#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.hpp"
#include "publish/sheet.hpp"

namespace dateline::publish {

/// What a PDF says of itself.
struct PdfAbout {
  std::string title;
  std::string author;
  /// "2014-06-16T00:00:00Z": when what it shows was made, so that the same input gives the same
  /// bytes.
  std::string made = "1970-01-01T00:00:00Z";
};

/// A page. Pixels, of which 96 are an inch.
struct PdfPage {
  int width = 1280;
  int height = 720;
  std::string bookmark;                ///< "" for none
  std::span<const SheetLayer> layers;  ///< the first beneath the others
};

/// A PDF that is written page by page, as shapes and words: fonts are embedded as far as they are
/// used, text can be searched and copied. Move-only; for one thread.
class PdfPages {
 public:
  /// Errors: those of FontSet::open(); internal from cairo.
  [[nodiscard]] static base::Result<PdfPages> begin(const std::filesystem::path& fonts,
                                                    const PdfAbout& about);
  PdfPages(PdfPages&&) noexcept;
  PdfPages& operator=(PdfPages&&) noexcept;
  ~PdfPages();

  /// What it points to may go afterwards. Errors: bad_value for a side under 1 or over 16384
  /// pixels or a picture that is not as large as it says; internal from cairo.
  [[nodiscard]] base::Result<void> add(const PdfPage& page);
  /// The whole file; nothing can be added after. Errors: bad_value without a page; internal.
  [[nodiscard]] base::Result<std::string> finish();

 private:
  struct State;
  explicit PdfPages(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::publish
