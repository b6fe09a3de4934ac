#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "io/pack_fields.hpp"
#include "syntax/parse.hpp"
#include "text/story.hpp"

/// What a story and its trees are made of, field by field: io/pack_fields.hpp. A field that is
/// added to one of these structs is added here, and changes kDocumentFormat.
namespace dateline::io {

template <class A>
void fields(A& a, Field<A, text::Paragraph> paragraph) {
  a.span(paragraph.span);
  a.range(paragraph.sentences, a.context.sentences);
  a.choice(paragraph.part, text::Part::body);
}

template <class A>
void fields(A& a, Field<A, text::Sentence> sentence) {
  a.span(sentence.span);
  a.range(sentence.tokens, a.context.tokens);
  a.index(sentence.paragraph, 0, a.context.paragraphs);
}

/// As base::to_utf8; most words are short and of ASCII, and there are hundreds of them.
inline void set_to_utf8(std::string& form, std::u32string_view word) {
  std::array<char, 15> plain{};
  if (word.size() <= plain.size()) {
    char32_t all = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      all |= word[i];
      plain[i] = static_cast<char>(word[i]);
    }
    if (all < 0x80) {
      form.assign(plain.data(), word.size());
      return;
    }
  }
  form = base::to_utf8(word);
}

/// A token mostly stands close behind the one before, and its form is what stands in the text: two
/// bytes then say it.
template <class A>
void fields(A& a, Field<A, text::Token> token) {
  constexpr std::uint64_t kSpaceAfter = 1;
  constexpr std::uint64_t kOwnForm = 2;
  if constexpr (A::kReads) {
    const std::uint64_t head = a.varint();
    const std::uint64_t gap = head >> 2U;
    const std::uint64_t length = a.varint();
    const std::uint64_t start = a.context.token_end + ((gap >> 1U) ^ (0U - (gap & 1U)));
    const std::size_t size = a.context.text.size();
    const bool fits = start <= size && length <= size - start;
    a.expect(fits, "a token lies outside the text");
    if (!fits) return;
    token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + length)};
    token.space_after = (head & kSpaceAfter) != 0;
    if ((head & kOwnForm) != 0) {
      a.string(token.form);
    } else if (!a.context.skips_tokens) {
      a.charge(4 * length);
      if (a.failed()) return;
      set_to_utf8(token.form, a.context.text.view().substr(token.span.start, length));
    }
  } else {
    const std::u32string_view words =
        a.context.text.view().substr(token.span.start, token.span.end - token.span.start);
    const bool own = base::to_utf8(words) != token.form;
    const std::uint64_t gap =
        A::zigzag(std::int64_t{token.span.start} - std::int64_t{a.context.token_end});
    a.varint((gap << 2U) | (own ? kOwnForm : 0U) | (token.space_after ? kSpaceAfter : 0U));
    a.varint(token.span.end - token.span.start);
    if (own) a.string(token.form);
  }
  a.context.token_end = token.span.end;
}

template <class A>
void text_of(A& a, Field<A, text::Story> story) {
  std::string utf8;
  std::string_view bytes;
  if constexpr (!A::kReads) {
    const auto kept = story.text.kept_utf8();
    if (!kept) utf8 = story.text.utf8();
    bytes = kept.value_or(utf8);
  }
  a.bytes(bytes);
  if constexpr (A::kReads) {
    a.expect(!base::first_invalid_utf8(bytes), "its text is not UTF-8");
    a.charge(sizeof(char32_t) * bytes.size());
    if (a.failed()) return;
    story.text = text::CodePoints::of_utf8(std::string(bytes));
  }
  a.context.text = story.text;
}

/// A path is bytes to its system, UTF-8 or not. Of it the name alone: where the file lies is told
/// by the project, which may be moved, and says nothing of whose folders it lay in.
template <class A>
void path_of(A& a, Field<A, text::Story> story) {
  std::string name;
  if constexpr (!A::kReads) name = story.path.filename().native();
  std::string_view native = name;
  a.bytes(native);
  if constexpr (A::kReads) story.path = native;
}

/// How many tokens it has, for which room is made unless they are passed by.
template <class A>
std::size_t tokens_of(A& a, Field<A, text::Story> story) {
  if constexpr (A::kReads) {
    if (a.context.skips_tokens) return a.count();
  }
  a.size(story.tokens);
  return story.tokens.size();
}

/// All but its text, its path and the lengths of its lists, which come before it.
template <class A>
void fields(A& a, Field<A, text::Story> story) {
  a.string(story.id);
  a.string(story.title);
  a.string(story.publisher);
  a.string(story.author);
  a.string(story.url);
  a.string(story.language);
  a.span(story.dateline.whole);
  a.span(story.dateline.place);
  a.span(story.dateline.date);
  a.span(story.dateline.agency);
  list(a, story.date_candidates);
  each(a, story.paragraphs);
  each(a, story.sentences);
  if (a.context.skips_tokens) {
    text::Token passed_by;
    for (std::size_t i = 0; i < a.context.tokens && !a.failed(); ++i) fields(a, passed_by);
  } else {
    each(a, story.tokens);
  }
  a.size(story.first_told);
  for (auto& first : story.first_told) a.index(first, 0, a.context.sentences);
}

template <class A>
void fields(A& a, Field<A, syntax::Word> word) {
  a.string(word.lemma);
  a.choice(word.upos, syntax::Upos::x);
  a.string(word.xpos);
  a.choice(word.tense, syntax::Tense::present);
  a.choice(word.verb_form, syntax::VerbForm::participle);
  a.choice(word.voice, syntax::Voice::passive);
  a.choice(word.number, syntax::Number::plural);
  a.index(word.head, syntax::kRoot, a.context.tokens);
  a.choice(word.rel, syntax::Deprel::xcomp);
}

template <class A>
void fields(A& a, Field<A, syntax::Tree> tree) {
  list(a, tree.words);
}

}  // namespace dateline::io
