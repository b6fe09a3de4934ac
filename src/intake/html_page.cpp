#include "intake/html_page.hpp"

#include <algorithm>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace dateline::intake {

/// Where Gumbo's memory comes from: it asks for each piece by a call of ours, and everything goes
/// at once. Gumbo gives its trees back by calling itself for each level, which a page that is
/// nested deep enough makes the end of the program; and it has no limits of its own. Here it is
/// left by a jump when it has had enough: it is C, and holds nothing but memory of this arena.
class HtmlPage::Arena {
 public:
  explicit Arena(std::size_t most) : most_(most), end_(Clock::now() + std::chrono::seconds(10)) {}

  static void* give(void* self, std::size_t size) { return static_cast<Arena*>(self)->take(size); }
  static void take_back(void* /*self*/, void* /*memory*/) {}  // all at once

  std::jmp_buf way_out{};  // NOLINT(*-avoid-c-arrays): as C has it

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kBlock = 1U << 18U;
  static constexpr std::size_t kLooks = 256;  // pieces between two looks at the clock

  void* take(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    used_ += size;
    if (used_ > most_ || (++taken_ % kLooks == 0 && Clock::now() > end_)) leave();
    if (left_ < size) {
      const std::size_t block = std::max(size, kBlock);
      // What runs out of memory here has to leave as one that runs into the limit does.
      if (!add(block)) leave();
      left_ = block;
    }
    left_ -= size;
    return std::exchange(next_, next_ + size);  // NOLINT(*-pointer-arithmetic)
  }

  bool add(std::size_t block) noexcept {
    try {
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));  // NOLINT(*-c-arrays)
    } catch (const std::bad_alloc&) {
      return false;
    }
    next_ = blocks_.back().get();
    return true;
  }

  [[noreturn]] void leave() { std::longjmp(way_out, 1); }  // NOLINT(cert-err52-cpp)

  std::size_t most_;
  Clock::time_point end_;
  std::size_t used_ = 0;
  std::size_t taken_ = 0;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;  // NOLINT(*-avoid-c-arrays)
};

namespace {

/// Nothing here has anything to clean up: a jump may come back to it.
template <class ArenaType>
const GumboNode* parsed(ArenaType& arena, const char* html, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &ArenaType::give;
  options.deallocator = &ArenaType::take_back;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.way_out) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
  const GumboOutput* output = gumbo_parse_with_options(&options, html, size);
  return output == nullptr ? nullptr : output->document;
}

}  // namespace

HtmlPage::HtmlPage(std::unique_ptr<Arena> arena) : arena_(std::move(arena)) {}
HtmlPage::HtmlPage(HtmlPage&&) noexcept = default;
HtmlPage& HtmlPage::operator=(HtmlPage&&) noexcept = default;
HtmlPage::~HtmlPage() = default;

base::Result<HtmlPage> HtmlPage::parse(std::string_view html, std::string_view name) {
  constexpr std::size_t kAtLeast = 64U << 20U;
  constexpr std::size_t kTimes = 24;
  HtmlPage page(std::make_unique<Arena>(std::max(kAtLeast, kTimes * html.size())));
  page.html_ = std::make_shared<const std::string>(html);
  page.root_ = parsed(*page.arena_, page.html_->data(), page.html_->size());
  if (page.root_ == nullptr) {
    return base::Error{base::ErrorCode::too_large,
                       "is nested too deeply, or made of too many pieces, to be read as a web page",
                       std::string(name), "Copy the story's text into a file that ends in .txt"};
  }
  return page;
}

// Gumbo's nodes are C's: a union, told apart by their type, with lists of pointers.
// NOLINTBEGIN(*-union-access, *-pointer-arithmetic)
const GumboElement* element_of(const GumboNode& node) {
  const bool is = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return is ? &node.v.element : nullptr;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const GumboElement* element = element_of(node);
  return element == nullptr ? nullptr : &element->children;
}

const GumboNode& child(const GumboVector& children, unsigned int i) {
  return *static_cast<const GumboNode*>(children.data[i]);
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboElement& element, const char* name) {
  return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

std::string text_below(const GumboNode& node, std::size_t most) {
  std::string out;
  std::vector<const GumboNode*> waiting{&node};
  while (!waiting.empty() && out.size() < most) {
    const GumboNode& now = *waiting.back();
    waiting.pop_back();
    if (now.type == GUMBO_NODE_TEXT || now.type == GUMBO_NODE_CDATA ||
        now.type == GUMBO_NODE_WHITESPACE) {
      out += now.v.text.text;
    } else if (const GumboVector* children = children_of(now)) {
      for (unsigned int i = children->length; i > 0; --i)
        waiting.push_back(&child(*children, i - 1));
    }
  }
  return out;
}
// NOLINTEND(*-union-access, *-pointer-arithmetic)

}  // namespace dateline::intake
