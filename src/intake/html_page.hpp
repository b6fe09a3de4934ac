#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::intake {

/// A web page as a tree, by the rules of HTML5. Nothing of it is run and nothing it speaks of is
/// fetched. Whoever walks it uses a stack of its own: pages may be nested without end. Move-only.
class HtmlPage {
 public:
  /// `html` is well-formed UTF-8 and is not needed after. Errors (too_large): pages that need more
  /// than 24 times their size and 64 MB, or more than ten seconds, to be understood, as only those
  /// do that were made to. `name` stands for the file.
  [[nodiscard]] static base::Result<HtmlPage> parse(std::string_view html, std::string_view name);

  HtmlPage(HtmlPage&&) noexcept;
  HtmlPage& operator=(HtmlPage&&) noexcept;
  ~HtmlPage();

  [[nodiscard]] const GumboNode& root() const { return *root_; }

 private:
  class Arena;
  explicit HtmlPage(std::unique_ptr<Arena> arena);
  std::unique_ptr<Arena> arena_;
  std::shared_ptr<const std::string> html_;  ///< the tree points into it
  const GumboNode* root_ = nullptr;
};

/// The element that a node is; nullptr for texts and comments.
[[nodiscard]] const GumboElement* element_of(const GumboNode& node);
/// The children of an element or of the document; nullptr for what has none.
[[nodiscard]] const GumboVector* children_of(const GumboNode& node);
[[nodiscard]] const GumboNode& child(const GumboVector& children, unsigned int i);
/// "" where it has none.
[[nodiscard]] std::string_view attribute(const GumboElement& element, const char* name);
[[nodiscard]] bool has_attribute(const GumboElement& element, const char* name);
/// The texts below a node, one after the other, at most so many bytes of them.
[[nodiscard]] std::string text_below(const GumboNode& node, std::size_t most);

}  // namespace dateline::intake
