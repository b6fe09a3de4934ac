#include "intake/xml.hpp"

#include <algorithm>

#include "intake/charset.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {

base::Result<void> parse_xml(std::string_view bytes, std::string_view name,
                             pugi::xml_document& document) {
  const Decoded text = decoded(bytes, declared_in_xml(bytes));
  constexpr unsigned kHow = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto done =
      document.load_buffer(text.text.data(), text.text.size(), kHow, pugi::encoding_utf8);
  if (done) return {};
  const auto at = static_cast<std::ptrdiff_t>(
      std::clamp<std::ptrdiff_t>(done.offset, 0, static_cast<std::ptrdiff_t>(text.text.size())));
  const auto line = 1 + std::count(text.text.begin(), text.text.begin() + at, '\n');
  return base::Error{base::ErrorCode::bad_format,
                     "is damaged XML: " + std::string(done.description()),
                     std::string(name) + ":" + std::to_string(line), "Fetch or save it again"};
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node next_in(const pugi::xml_node& node, const pugi::xml_node& top, bool with_children) {
  if (with_children && node.first_child()) return node.first_child();
  pugi::xml_node now = node;
  while (now && now != top) {
    if (now.next_sibling()) return now.next_sibling();
    now = now.parent();
  }
  return {};
}

std::string xml_text(const pugi::xml_node& node, std::size_t most) {
  std::string out;
  for (pugi::xml_node n = node.first_child(); n && out.size() < most; n = next_in(n, node)) {
    if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) out += n.value();
  }
  return out;
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local) {
  for (pugi::xml_node n = node.first_child(); n; n = n.next_sibling()) {
    if (local_name(n) == local) return n;
  }
  return {};
}

std::string child_fact(const pugi::xml_node& node, const char* name) {
  return fact(xml_text(node.child(name), 16'000));
}

}  // namespace dateline::intake
