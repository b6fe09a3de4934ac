// Stories: any bytes are a story or a clear error, and every span lies where its kind belongs.
#include "text/story.hpp"

#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"

using namespace dateline;

namespace {

void require_inside(text::Span inner, text::Span outer, const char* promise) {
  fuzz::require(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end,
                promise);
}

void check(const text::Story& story) {
  const text::Span all{0, static_cast<std::uint32_t>(story.text.size())};
  fuzz::require(!story.id.empty(), "a story has an id");
  fuzz::require(!base::first_invalid_utf8(story.title), "titles are UTF-8");
  for (const text::Span span :
       {story.dateline.whole, story.dateline.place, story.dateline.date, story.dateline.agency}) {
    require_inside(span, all, "the dateline lies in the text");
  }
  for (const text::Span span : story.date_candidates) {
    require_inside(span, all, "dates lie in the text");
  }
  fuzz::require(story.first_told.size() == story.sentences.size(), "one first telling a sentence");
  for (const text::Paragraph& paragraph : story.paragraphs) {
    require_inside(paragraph.span, all, "paragraphs lie in the text");
    fuzz::require(paragraph.sentences.begin <= paragraph.sentences.end &&
                      paragraph.sentences.end <= story.sentences.size(),
                  "paragraphs are made of sentences");
  }
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < story.sentences.size(); ++i) {
    const text::Sentence& sentence = story.sentences[i];
    require_inside(sentence.span, all, "sentences lie in the text");
    fuzz::require(sentence.span.start >= last, "sentences are in order and apart");
    last = sentence.span.end;
    fuzz::require(sentence.paragraph < story.paragraphs.size(), "a sentence has its paragraph");
    fuzz::require(story.first_told[i] <= i, "the first telling comes first");
    fuzz::require(
        sentence.tokens.begin < sentence.tokens.end && sentence.tokens.end <= story.tokens.size(),
        "a sentence has tokens");
    std::uint32_t at = sentence.span.start;
    for (std::size_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const text::Token& token = story.tokens[t];
      require_inside(token.span, sentence.span, "tokens lie in their sentence");
      fuzz::require(token.span.start >= at && token.span.end > token.span.start,
                    "tokens are in order, apart and not empty");
      at = token.span.end;
      fuzz::require(!token.form.empty() && !base::first_invalid_utf8(token.form),
                    "a token's form is UTF-8");
    }
  }
  for (std::uint32_t at = 0; at < all.end && at < 64; ++at) {
    if (!story.sentences.empty()) (void)story.sentence_at(at);
    (void)story.token_at(at);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto story = text::make_story(fuzz::text(data, size), "input");
  if (story) {
    check(*story);
  } else {
    fuzz::require(!story.error().message.empty(), "an error says what is wrong");
    fuzz::require(story.error().where.starts_with("input"), "an error says where");
  }
  return 0;
}
