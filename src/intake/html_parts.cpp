#include "intake/html_parts.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "base/utf8.hpp"

namespace dateline::intake {
namespace {

bool is_any(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

}  // namespace

bool is_silent(GumboTag tag) {
  return is_any(tag,
                {GUMBO_TAG_SCRIPT,    GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                 GUMBO_TAG_SVG,       GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                 GUMBO_TAG_APPLET,    GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
                 GUMBO_TAG_SELECT,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,   GUMBO_TAG_HEAD,
                 GUMBO_TAG_TITLE,     GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,  GUMBO_TAG_DATALIST,
                 GUMBO_TAG_PLAINTEXT, GUMBO_TAG_LABEL});
}

bool is_aside(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FIGURE,
                      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MENU});
}

bool is_block(GumboTag tag) {
  return is_any(tag,
                {GUMBO_TAG_P,       GUMBO_TAG_DIV,      GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                 GUMBO_TAG_MAIN,    GUMBO_TAG_BODY,     GUMBO_TAG_HTML,    GUMBO_TAG_H1,
                 GUMBO_TAG_H2,      GUMBO_TAG_H3,       GUMBO_TAG_H4,      GUMBO_TAG_H5,
                 GUMBO_TAG_H6,      GUMBO_TAG_UL,       GUMBO_TAG_OL,      GUMBO_TAG_LI,
                 GUMBO_TAG_DL,      GUMBO_TAG_DT,       GUMBO_TAG_DD,      GUMBO_TAG_TABLE,
                 GUMBO_TAG_CAPTION, GUMBO_TAG_THEAD,    GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,
                 GUMBO_TAG_TR,      GUMBO_TAG_TD,       GUMBO_TAG_TH,      GUMBO_TAG_BLOCKQUOTE,
                 GUMBO_TAG_PRE,     GUMBO_TAG_HR,       GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,
                 GUMBO_TAG_NAV,     GUMBO_TAG_ASIDE,    GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION,
                 GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET, GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,
                 GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,  GUMBO_TAG_HGROUP,  GUMBO_TAG_MENU});
}

bool is_part(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_BODY, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                      GUMBO_TAG_MAIN, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TR, GUMBO_TAG_TD,
                      GUMBO_TAG_FORM, GUMBO_TAG_CENTER, GUMBO_TAG_HTML});
}

bool named_as_aside(std::string_view names) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"ad",          "ads",         "advert",  "advertisement", "advertising", "banner",
       "breadcrumb",  "breadcrumbs", "comment", "comments",      "consent",     "cookie",
       "cookies",     "disqus",      "dfp",     "footer",        "gdpr",        "menu",
       "modal",       "nav",         "navbar",  "navigation",    "newsletter",  "outbrain",
       "pager",       "pagination",  "popup",   "promo",         "promotion",   "recirc",
       "recommended", "related",     "respond", "share",         "sharing",     "sidebar",
       "signup",      "skip",        "social",  "sponsor",       "sponsored",   "subscribe",
       "taboola",     "tags",        "teasers", "toolbar",       "trending"});
  static constexpr auto kWhole =
      std::to_array<std::string_view>({"hidden", "widget", "noprint", "print-only"});
  static constexpr auto kBefore =
      std::to_array<std::string_view>({"has", "with", "no", "without", "is"});
  const auto among = [](const auto& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  std::string word;
  std::string whole;
  std::string last;
  char before = ' ';
  for (const char c : std::string(names.substr(0, 400)) + ' ') {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    // "relatedStories" is two words, "RSS" one.
    if (!letter || (upper && before >= 'a' && before <= 'z')) {
      if (among(kWords, word) && !among(kBefore, last)) return true;
      if (!word.empty()) last = word;
      word.clear();
    }
    if (blank && among(kWhole, whole)) return true;
    if (blank) {
      whole.clear();
      last.clear();
    } else {
      whole += c;
    }
    if (letter) word += static_cast<char>(upper ? c - 'A' + 'a' : c);
    before = c;
  }
  return false;
}

bool is_hidden(const GumboElement& element) {
  if (has_attribute(element, "hidden") || attribute(element, "aria-hidden") == "true") return true;
  std::string style = base::lower_ascii(attribute(element, "style").substr(0, 400));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool has_role_of_aside(const GumboElement& element) {
  static constexpr auto kRoles =
      std::to_array<std::string_view>({"navigation", "complementary", "contentinfo", "banner",
                                       "search", "dialog", "alert", "menu"});
  return std::ranges::find(kRoles, attribute(element, "role")) != kRoles.end();
}

bool is_heading(GumboTag tag) {
  return is_any(
      tag, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
}

}  // namespace dateline::intake
