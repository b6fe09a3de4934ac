#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline::intake {

/// Parses XML into `document`, its encoding found out as decoded() does. A document type is passed
/// over: no entity but the five of XML itself and those of numbers means anything, so that none
/// grows and none is fetched. Errors (bad_format) name the line. `name` stands for the file.
[[nodiscard]] base::Result<void> parse_xml(std::string_view bytes, std::string_view name,
                                           pugi::xml_document& document);

/// The name without the prefix of its namespace.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The texts of a node and all below it, at most so many bytes.
[[nodiscard]] std::string xml_text(const pugi::xml_node& node, std::size_t most);

/// The first child of that local name; empty for none.
[[nodiscard]] pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local);
/// The same by its whole name, prefix and all.
[[nodiscard]] std::string child_fact(const pugi::xml_node& node, const char* name);

/// The node that follows in the order of the document, or is its first child; below `top` alone.
[[nodiscard]] pugi::xml_node next_in(const pugi::xml_node& node, const pugi::xml_node& top,
                                     bool with_children = true);

}  // namespace dateline::intake
