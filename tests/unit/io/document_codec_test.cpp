#include "io/document_codec.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "read_stories.hpp"
#include "told_whole.hpp"

namespace dateline::io {
namespace {

using tests::ToldWhole;
constexpr DecodeParts kAll{.grammar = true};

base::Result<event::Document> decoded(std::string bytes, DecodeParts parts = kAll) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  return decode(std::as_bytes(std::span(*kept)), kept, parts);
}

event::Document short_document() { return tests::read_text(tests::kShortStory); }

/// What is said of a document that does not hold together.
std::string refused(const event::Document& broken) {
  const auto document = decoded(encode(broken));
  if (document) return "taken as it is";
  EXPECT_EQ(document.error().code, base::ErrorCode::bad_format);
  EXPECT_EQ(document.error().cure, "Read the story again");
  return document.error().message;
}

TEST(DocumentCodec, StoriesComeBackAsTheyWereRead) {
  for (const event::Document& read : tests::read_annotated_stories(30)) {
    const std::string bytes = encode(read);
    const auto back = decoded(bytes);
    ASSERT_TRUE(back.ok()) << read.story.path << ": " << back.error().to_string();
    EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(read)) << read.story.path;
    EXPECT_EQ(encode(*back), bytes) << read.story.path;
  }
}

TEST(DocumentCodec, NothingIsKeptOfWhereAStorysFileLay) {
  event::Document d = short_document();
  d.story.path = "/home/a/secret/story.txt";
  const std::string bytes = encode(d);
  EXPECT_EQ(bytes.find("secret"), std::string::npos);
  EXPECT_EQ(decoded(bytes)->story.path, "story.txt");
  d.story.path = "/home/b/story.txt";
  EXPECT_EQ(encode(d), bytes);
}

TEST(DocumentCodec, EveryFieldComesBackAlsoThoseThatAreSeldomThere) {
  event::Document d = short_document();
  ASSERT_GE(d.events.size(), 2U);
  ASSERT_FALSE(d.places.empty() || d.times.empty());
  d.story.path = std::string("\xff not UTF-8.txt");
  d.story.url = "https://example.org/1";
  d.story.author = "Ahmed Ali";
  d.story.tokens[2].form = "another form than the text has";
  d.utc_offset_minutes = -210;
  d.date = time::Days(std::chrono::days(-900'000));
  d.date_from = event::DateFrom::given;
  d.times[0].anchor = -2;
  d.times[0].partner = 0;
  d.times[0].offset_days = -3;
  d.times[0].zone = 180;
  d.times[0].vague = d.times[0].relative = true;
  d.times[0].value.reset();
  geoparse::PlaceMention& mention = d.places[0];
  mention.described = std::make_shared<geoparse::DescribedPlace>(
      geoparse::DescribedPlace{"described:sake", "Sake", "CD"});
  mention.relation = {geoparse::Relation::Kind::direction_of, 247.5, 0.1, {3, 9}};
  mention.at = geo::LngLat::from_degrees(-180, -90);
  event::Event& e = d.events[0];
  e.place = event::EventPlace{"x", "k", {}, event::Precision::relative, 0.5, {}, -1};
  e.place->area = {*geo::LngLat::from_degrees(179.9999999, 90), *geo::LngLat::from_degrees(0, 1)};
  e.destination = e.place;
  e.origin = e.place;
  e.bounds = {time::Minute(-3'000'000'000), std::nullopt};
  e.relative = true;
  e.numbers = {
      {"killed", std::numeric_limits<std::int64_t>::min(), std::nullopt, "many", {1, 4}, 0}};
  e.mentions[0].told_by = {"police", "police"};
  e.mark(event::ByHand::verified);
  d.holdings = {{"rebels", "rebels", *e.place, false, e.bounds, {0, 5}, 0}};
  d.links = {{1, 0, event::LinkKind::until, -7, {2, 6}, 1}};
  const auto back = decoded(encode(d));
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(d));
}

TEST(DocumentCodec, StoriesOfWildNumbersComeBack) {
  const event::Document read = tests::read_text(
      "The comet struck Iraq 66 million years ago and again in 20000 BC, killing "
      "99999999999999999999 people 900 billion km south of Baghdad. In the year 12345 rebels will "
      "capture Mosul, 800 billion days after they left Tikrit. It lasted 4 billion centuries. "
      "Police died at 0400 GMT on 31 December 9999, and at 36.34 N, 43.13 E.");
  const auto back = decoded(encode(read));
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(read));
}

TEST(DocumentCodec, ManyWordsComeBackEachOnce) {
  event::Document d = short_document();
  ASSERT_FALSE(d.events.empty());
  const event::Event one = d.events.front();
  d.links.clear();
  d.events.clear();
  for (int i = 0; i < 3000; ++i) {
    event::Event& e = d.events.emplace_back(one);
    e.id = "event " + std::to_string(i);
    e.actor = "side " + std::to_string(i % 700);
  }
  const std::string bytes = encode(d);
  const auto back = decoded(bytes);
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(d));
  for (const char* side : {"side 100", "side 350", "side 699"}) {
    const std::size_t first = bytes.find(side);
    ASSERT_NE(first, std::string::npos) << side;
    EXPECT_EQ(bytes.find(side, first + 1), std::string::npos) << side;
  }
}

TEST(DocumentCodec, HowTheTextIsKeptChangesNoByte) {
  event::Document d = short_document();
  const std::string bytes = encode(d);
  d.story.text = text::CodePoints::of_utf8(d.story.text.utf8());
  EXPECT_EQ(encode(d), bytes);
}

TEST(DocumentCodec, AnEmptyDocumentComesBack) {
  const event::Document none;
  const auto back = decoded(encode(none));
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(none));
}

TEST(DocumentCodec, TokensAndTreesAreLeftOutUntilTheyAreAskedFor) {
  event::Document d = short_document();
  ASSERT_FALSE(d.trees.empty());
  ASSERT_FALSE(d.story.tokens.empty());
  const auto back = decoded(encode(d), {});
  ASSERT_TRUE(back.ok());
  EXPECT_TRUE(back->trees.empty());
  EXPECT_EQ(back->story.tokens.capacity(), 0U);
  EXPECT_EQ(back->story.sentences.back().tokens.end, d.story.tokens.size());
  d.trees.clear();
  d.story.tokens.clear();
  EXPECT_EQ(ToldWhole::of(*back), ToldWhole::of(d));
}

TEST(DocumentCodec, NamesOfPlacesAreViewsOfTheBytesWhichTheDocumentKeeps) {
  auto kept = std::make_shared<const std::string>(encode(short_document()));
  const std::weak_ptr<const std::string> watch = kept;
  const char* const first = kept->data();
  const char* const last = first + kept->size();
  auto back = decode(std::as_bytes(std::span(*kept)), kept, {});
  ASSERT_TRUE(back.ok());
  kept.reset();
  std::size_t views = 0;
  for (const auto& mention : back->places) {
    for (const auto& candidate : mention.candidates) {
      const gazetteer::Place& p = candidate.place;
      for (const std::string_view view : {p.key.view(), p.name, p.country, p.source}) {
        EXPECT_TRUE(view.empty() || (view.data() >= first && view.data() + view.size() <= last));
        ++views;
      }
    }
  }
  EXPECT_GT(views, 0U);
  EXPECT_FALSE(watch.expired());
  back = base::Error{};
  EXPECT_TRUE(watch.expired());
}

TEST(DocumentCodec, ARecordThatIsCutOffAnywhereIsRefused) {
  const std::string whole = encode(short_document());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto cut = decoded(whole.substr(0, size));
    ASSERT_FALSE(cut.ok()) << size << " of " << whole.size();
    EXPECT_EQ(cut.error().code, base::ErrorCode::bad_format);
  }
  EXPECT_FALSE(decoded(whole + '\0').ok()) << "nor one with something behind it";
}

TEST(DocumentCodec, WhateverIsChangedItIsReadOrRefused) {
  const std::string whole = encode(short_document());
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same every time
  std::size_t read = 0;
  for (int i = 0; i < 5'000; ++i) {
    std::string bytes = whole;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      bytes[4 + random() % (bytes.size() - 4)] = static_cast<char>(random() % 256);
    }
    const auto document = decoded(bytes);
    if (!document) continue;
    ++read;
    const auto again = decoded(encode(*document));
    ASSERT_TRUE(again.ok()) << again.error().to_string();
    ASSERT_EQ(ToldWhole::of(*again), ToldWhole::of(*document));
  }
  EXPECT_GT(read, 0U) << "a letter of a name may be another";
}

TEST(DocumentCodec, AnotherVersionsRecordIsToldApartFromADamagedOne) {
  std::string bytes = encode(short_document());
  bytes[0] = static_cast<char>(kDocumentFormat + 1);
  const auto document = decoded(bytes);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, base::ErrorCode::unsupported);
  EXPECT_NE(document.error().message.find("format 3"), std::string::npos);
}

TEST(DocumentCodec, WhatPointsOutsideOfTheDocumentIsRefused) {
  const event::Document sound = short_document();
  ASSERT_EQ(refused(sound), "taken as it is");
  const auto with = [&](auto change) {
    event::Document d = sound;
    change(d);
    return refused(d);
  };
  const auto has = [](const std::string& message, std::string_view words) {
    return message.find(words) != std::string::npos ? "" : message;
  };
  const auto events = static_cast<std::uint32_t>(sound.events.size());
  const auto sentences = static_cast<std::uint32_t>(sound.story.sentences.size());
  const auto length = static_cast<std::uint32_t>(sound.story.text.size());
  constexpr std::string_view kIndex = "an index lies outside its list";
  constexpr std::string_view kSpan = "a span lies outside the text";
  EXPECT_EQ(has(with([&](auto& d) { d.links = {{0, events, {}, {}, {}, 0}}; }), kIndex), "");
  EXPECT_EQ(has(with([&](auto& d) { d.events[0].mentions[0].sentence = sentences; }), kIndex), "");
  EXPECT_EQ(has(with([&](auto& d) { d.events[0].times = {-1}; }), kIndex), "");
  EXPECT_EQ(has(with([&](auto& d) { d.times[0].anchor = -3; }), kIndex), "");
  EXPECT_EQ(has(with([&](auto& d) { d.story.first_told[0] = sentences; }), kIndex), "");
  EXPECT_EQ(has(with([&](auto& d) { d.events[0].mentions[0].span = {0, length + 1}; }), kSpan), "");
  EXPECT_EQ(has(with([&](auto& d) { d.places[0].span = {9, 8}; }), kSpan), "");
  EXPECT_EQ(has(with([&](auto& d) { d.story.sentences[0].tokens.end = 100'000; }), "a range"), "");
}

TEST(DocumentCodec, ValuesThatNoReadingHasAreRefused) {
  const event::Document sound = short_document();
  const auto with = [&](auto change) {
    event::Document d = sound;
    change(d);
    return refused(d);
  };
  const auto has = [](const std::string& message, std::string_view words) {
    return message.find(words) != std::string::npos ? "" : message;
  };
  constexpr std::string_view kNumber = "a number is out of range";
  constexpr std::string_view kTree = "a tree has not one root, or a circle";
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(has(with([&](auto& d) { d.places[0].radius_km = nan; }), kNumber), "");
  EXPECT_EQ(has(with([&](auto& d) { d.events[0].confidence = 1.01; }), kNumber), "");
  EXPECT_EQ(has(with([&](auto& d) { d.utc_offset_minutes = 3000; }), kNumber), "");
  EXPECT_EQ(has(with([](auto& d) { d.events[0].type = static_cast<event::EventType>(19); }),
                "a kind is not known"),
            "");
  EXPECT_EQ(has(with([](auto& d) { d.story.title = "\xff"; }), "not UTF-8"), "");
  EXPECT_EQ(has(with([](auto& d) { d.events[0].mentions.clear(); }), "told nowhere"), "");
  EXPECT_EQ(has(with([](auto& d) {
                  d.events[0].end = {time::Minute(2), time::Minute(1)};
                }),
                "ends before it begins"),
            "");
  EXPECT_EQ(has(with([](auto& d) {
                  for (auto& word : d.trees[0].words) word.head = 0;
                }),
                kTree),
            "");
  EXPECT_EQ(has(with([](auto& d) {
                  for (auto& word : d.trees[0].words) word.head = syntax::kRoot;
                }),
                kTree),
            "");
  EXPECT_EQ(has(with([](auto& d) { d.trees[0].words.pop_back(); }), "tree"), "");
  EXPECT_EQ(has(with([](auto& d) { d.trees.pop_back(); }), "one tree for each sentence"), "");
}

TEST(DocumentCodec, ASmallRecordCannotFillTheMemory) {
  event::Document d = short_document();
  event::Amount amount;
  amount.text = std::string(50'000, 'x');
  d.events[0].numbers.assign(2000, amount);  // 100 MB, of one string
  EXPECT_NE(refused(d).find("unfolds to more than its size allows"), std::string::npos);
}

TEST(DocumentCodec, WhatManyEventsSayComesBackOnce) {
  event::Document d = short_document();
  d.events[0].reasons.assign(2000, std::string(50'000, 'x'));
  const auto back = decoded(encode(d));
  ASSERT_TRUE(back.ok()) << back.error().to_string();
  ASSERT_EQ(back->events[0].reasons, d.events[0].reasons);
  EXPECT_EQ(&back->events[0].reasons[0].str(), &back->events[0].reasons[1999].str());
}

}  // namespace
}  // namespace dateline::io
