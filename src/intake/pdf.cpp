#include "intake/pdf.hpp"

#include <fmt/format.h>

#include <chrono>
#include <system_error>

#include "base/run_program.hpp"
#include "intake/pdf_layout.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {

using base::Error;
using base::ErrorCode;

base::Result<Article> read_pdf(const std::filesystem::path& path) {
  std::error_code code;
  const std::filesystem::path whole = std::filesystem::absolute(path, code);
  // Beginning with a slash it cannot be taken for an option, nor for an address.
  if (code || !whole.string().starts_with('/')) {
    return Error{ErrorCode::unreadable, "has no path of its own", path.string(), "Check the path"};
  }
  const auto program = base::find_program("pdftotext");
  if (!program) {
    return Error{ErrorCode::unsupported,
                 "is a PDF document, and the program pdftotext is not installed", path.string(),
                 "Install the package poppler-utils, or save the text as a file that ends in .txt"};
  }
  base::ProgramLimits limits;
  limits.time = std::chrono::seconds(30);
  limits.output = 128U << 20U;
  const auto answer =
      base::run_program(*program, {"-bbox-layout", "-enc", "UTF-8", whole.string(), "-"}, limits);
  if (!answer) return answer.error();
  const char* const kCure = "Save its text as a file that ends in .txt";
  switch (answer->end) {
    case base::ProgramAnswer::End::too_long:
      return Error{ErrorCode::too_large, "takes pdftotext more than 30 seconds", path.string(),
                   kCure};
    case base::ProgramAnswer::End::too_much:
      return Error{ErrorCode::too_large, "holds more text than any story", path.string(),
                   "Split it into its stories"};
    case base::ProgramAnswer::End::crashed:
      return Error{ErrorCode::bad_format, "is a PDF document that pdftotext fails on",
                   path.string(), kCure};
    case base::ProgramAnswer::End::stopped:  // nobody asks for that here
    case base::ProgramAnswer::End::done:
      break;
  }
  if (answer->status != 0) {
    if (answer->told.find("assword") != std::string::npos) {
      return Error{ErrorCode::unsupported, "is under a password", path.string(),
                   "Save a copy of it without one"};
    }
    const std::string said = one_line(answer->told).substr(0, 120);
    return Error{ErrorCode::bad_format,
                 fmt::format("is no PDF document that can be read{}{}", said.empty() ? "" : ": ",
                             one_line(said)),
                 path.string(), "Fetch or save it again"};
  }
  return pdf_article(answer->out, path.string());
}

}  // namespace dateline::intake
