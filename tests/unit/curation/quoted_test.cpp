#include "curation/quoted.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/documents.hpp"

namespace dateline::curation {
namespace {

using event::EventType;

constexpr const char* kText =
    "Rebels took the mill and\nthe bridge. Later rebels took the mill again.";

/// An event of these code points.
event::Event told(const char* id, EventType type, text::Span span, const char* place) {
  event::Event e = tests::event_on(id, "2014-06-11", "2014-06-11", type);
  e.mentions = {{span, 0, {}}};
  e.place.emplace();
  e.place->name = place;
  return e;
}

event::Document story() {
  event::Document out = *tests::document_with({}, kText);
  out.events = {told("mill", EventType::capture, {0, 35}, "Mill"),
                told("bridge", EventType::capture, {0, 35}, "Bridge"),
                told("again", EventType::attack, {37, 70}, "Mill")};
  return out;
}

std::string found(const QuotedEvent& quoted) {
  const event::Document document = story();
  const auto at = find_quoted(quoted, document);
  return at ? document.events[*at].id : at.error().message;
}

TEST(Quoted, AnEventIsFoundByWordsOfItsSentence) {
  EXPECT_EQ(found({{"took the mill again", {}}, {}, ""}), "again");
  EXPECT_EQ(found({{"mill  and the \n bridge", {}}, {}, "Bridge"}), "bridge");
  EXPECT_EQ(found({{"mill and the bridge", {}}, EventType::capture, "Mill"}), "mill");
}

TEST(Quoted, WhatMayBeSeveralIsRefusedAndNamed) {
  EXPECT_NE(found({{"mill and", {}}, {}, ""}).find("tell 2 events: capture in Mill, capture in Br"),
            std::string::npos);
  EXPECT_NE(found({{"took the mill", {}}, {}, ""}).find("stand 2 times"), std::string::npos);
  EXPECT_EQ(found({{"took the mill", 60}, {}, ""}), "again");
  EXPECT_NE(found({{"took the mill", 0}, EventType::attack, ""}).find("tell no attack"),
            std::string::npos);
  EXPECT_NE(found({{"took the ship", {}}, {}, ""}).find("do not stand"), std::string::npos);
  EXPECT_NE(found({{" \n", {}}, {}, ""}).find("do not stand"), std::string::npos);
}

TEST(Quoted, WhatIsQuotedIsFoundAgain) {
  const event::Document document = story();
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    const auto at = find_quoted(quote_event(document, document.events[i]), document);
    ASSERT_TRUE(at.ok()) << at.error().message;
    EXPECT_EQ(*at, i);
  }
  const text::Span second{43, 56};
  const auto at = find_quoted(quote_words(document, second), document);
  ASSERT_TRUE(at.ok());
  EXPECT_EQ(*at, second);
}

}  // namespace
}  // namespace dateline::curation
