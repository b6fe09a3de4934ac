#include "text/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/packed_word.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/layout.hpp"
#include "text/sentences.hpp"

namespace dateline::text {
namespace {

constexpr std::size_t kTitleFromBody =
    80;  // code points of the body that stand for a missing title
constexpr std::size_t kLeastWordsToCompare = 4;  // shorter sentences repeat by chance ("He died.")

base::Error at_byte(base::ErrorCode code, std::string message, std::string_view bytes,
                    std::size_t at, std::string_view name, std::string cure) {
  const auto line =
      1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return {code, std::move(message), std::string(name) + ":" + std::to_string(line),
          std::move(cure)};
}

/// The code points of a text that is one.
base::Result<std::u32string> checked_text(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return base::Error{base::ErrorCode::bad_encoding, "is UTF-16 text", std::string(name),
                       "Save it as UTF-8"};
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    return base::Error{base::ErrorCode::bad_encoding,
                       "is not plain text: a NUL byte at offset " + std::to_string(nul),
                       std::string(name), "Copy the story's text into a UTF-8 text file"};
  }
  std::u32string out;
  if (const std::size_t end = base::append_well_formed(out, bytes); end < bytes.size()) {
    return at_byte(base::ErrorCode::bad_encoding,
                   "is not UTF-8 text (byte " + std::to_string(end) + ")", bytes, end, name,
                   "Save it as UTF-8");
  }
  return out;
}

/// Takes words one after the other, whatever their capitals.
class WordHash {
 public:
  explicit WordHash(std::uint64_t seed) : h_(seed) {}
  void add(std::string_view word) {
    mix(word.size());
    do {
      const std::string_view part = word.substr(0, base::PackedWord::kMostBytes);
      const base::PackedWord packed = base::PackedWord(part).lowered();
      mix(packed.low);
      if (part.size() > sizeof packed.low) mix(packed.high);
      word.remove_prefix(part.size());
    } while (!word.empty());
  }
  [[nodiscard]] std::uint64_t value() const { return h_; }

 private:
  void mix(std::uint64_t word) {
    constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
    h_ = (h_ ^ word) * kPrime;
    h_ ^= h_ >> 32U;
  }
  std::uint64_t h_;
};

/// The same for sentences of the same words, whatever the quotes, capitals and spaces.
std::uint64_t wording(const Story& story, const Sentence& sentence) {
  WordHash hash(sentence.tokens.size());
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    hash.add(story.tokens[i].form);
  }
  return hash.value();
}

/// The same for them too, told by a few of the words: it parts most sentences from all others.
std::uint64_t outline(const Story& story, const Sentence& sentence) {
  constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4FU;  // no wording() begins with so many words
  const Range words = sentence.tokens;
  WordHash hash(words.size() ^ kOther);
  // The last one is a full stop.
  for (const std::uint32_t i : {words.begin, words.begin + words.size() / 2, words.end - 2}) {
    hash.add(story.tokens[i].form);
  }
  return hash.value();
}

/// The first sentences of each wording. An open hash table.
class FirstTold {
 public:
  explicit FirstTold(const Story& story)
      : story_(story), slots_(std::bit_ceil(2 * story.sentences.size() + 1)) {}

  /// The one that has the same wording as `s`, if there was one; else `s`, which is kept.
  std::uint32_t of(std::uint32_t s) {
    // Sentences of one outline are compared by their wording. All but the first of them are kept
    // under that, so that however many there are, each is looked up in a step or two.
    Slot& slot = slot_of(outline(story_, story_.sentences[s]));
    if (slot.sentence == 0) return keep(slot, s);
    if (slot.wording == 0) slot.wording = wording(story_, story_.sentences[slot.sentence - 1]);
    const std::uint64_t words = wording(story_, story_.sentences[s]);
    if (words == slot.wording) return slot.sentence - 1;
    Slot& own = slot_of(words);
    return own.sentence == 0 ? keep(own, s) : own.sentence - 1;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t wording = 0;   // 0 as long as nobody asked
    std::uint32_t sentence = 0;  // one more than that; 0 where free
  };
  /// The one with the key, else a free one, which is given it.
  Slot& slot_of(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at].sentence != 0 && slots_[at].key != key) at = (at + 1) & mask;
    slots_[at].key = key;
    return slots_[at];
  }
  static std::uint32_t keep(Slot& slot, std::uint32_t s) {
    slot.sentence = s + 1;
    return s;
  }

  const Story& story_;
  std::vector<Slot> slots_;
};

void mark_repeats(Story& story) {
  FirstTold first(story);
  story.first_told.resize(story.sentences.size());
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    const bool compared = story.sentences[s].tokens.size() >= kLeastWordsToCompare;
    story.first_told[s] = compared ? first.of(s) : s;
  }
}

/// "By Ahmed Ali and Ben Cole" -> "Ahmed Ali and Ben Cole".
std::string author_of(const Story& story, Span line) {
  const std::u32string_view words = story.at(line);
  const std::size_t by = words.find(U' ');
  const std::size_t start = words.starts_with(U"By ") || words.starts_with(U"BY ")
                                ? 3
                                : (by == std::u32string_view::npos ? 0 : by + 1);
  return base::to_utf8(words.substr(start));
}

void add_sentences(Story& story, Span span, std::uint32_t paragraph) {
  const auto first = static_cast<std::uint32_t>(story.tokens.size());
  tokenize(story.at(span), span.start, story.tokens);
  const auto ranges = split_sentences(story.text, std::span(story.tokens).subspan(first));
  for (const Range& r : ranges) {
    const Range moved{first + r.begin, first + r.end};
    story.sentences.push_back(
        {{story.tokens[moved.begin].span.start, story.tokens[moved.end - 1].span.end},
         moved,
         paragraph});
  }
}

}  // namespace

std::string Story::utf8(Span span) const { return text.utf8(span); }

std::string Story::name() const {
  if (!path.empty()) return path.filename().string();
  return title.empty() ? id : title;
}

std::string Story::outlet() const {
  return !publisher.empty() || dateline.agency.empty() ? publisher : utf8(dateline.agency);
}

std::string Story::line(Span span) const {
  std::string out;
  for (const char c : utf8(span)) {
    if (c == '\n' && !out.empty() && out.back() == '\r') out.pop_back();
    out += c == '\n' ? ' ' : c;
  }
  std::ranges::replace(out, '\r', ' ');
  return out;
}

std::u32string_view Story::at(Span span) const {
  return text.view().substr(span.start, span.end - span.start);
}

std::uint32_t Story::sentence_at(std::uint32_t code_point) const {
  const auto it = std::ranges::upper_bound(sentences, code_point, {},
                                           [](const Sentence& s) { return s.span.start; });
  return it == sentences.begin() ? 0 : static_cast<std::uint32_t>(it - sentences.begin() - 1);
}

std::uint32_t Story::token_at(std::uint32_t code_point) const {
  const auto it =
      std::ranges::upper_bound(tokens, code_point, {}, [](const Token& t) { return t.span.end; });
  return static_cast<std::uint32_t>(it - tokens.begin());
}

base::Result<Story> read_story(const std::filesystem::path& path) {
  auto bytes = base::read_file(path, kMaxStoryBytes);
  if (!bytes) return bytes.error();
  auto story = make_story(*bytes, path.string());
  if (story) story->path = path;
  return story;
}

base::Result<Story> make_story(std::string_view bytes, std::string_view name, std::string id) {
  if (bytes.size() > kMaxStoryBytes) {
    return base::Error{base::ErrorCode::too_large,
                       "is too large: " + std::to_string(bytes.size()) + " bytes, the limit is " +
                           std::to_string(kMaxStoryBytes),
                       std::string(name), "Split it into its stories"};
  }
  auto text = checked_text(bytes, name);
  if (!text) return text.error();
  Story story;
  story.text = std::move(*text);
  if (std::ranges::all_of(story.text, [](char32_t c) { return is_space(c) || c < 0x20; })) {
    return base::Error{base::ErrorCode::bad_format, "holds no text", std::string(name),
                       "Paste the story into it"};
  }

  story.tokens.reserve(story.text.size() / 5 + 4);  // about what English has
  story.id = id.empty() ? fmt::format("s{:016x}", base::fnv1a(bytes)) : std::move(id);
  story.language = std::string(guess_language(story.text));

  for (const Block& block : lay_out(story.text)) {
    const auto index = static_cast<std::uint32_t>(story.paragraphs.size());
    Paragraph paragraph{
        block.span, {static_cast<std::uint32_t>(story.sentences.size()), 0}, block.part};
    Span body = block.span;
    if (block.part == Part::title) story.title = story.utf8(block.span);
    if (block.part == Part::byline) story.author = author_of(story, block.span);
    const bool again = std::ranges::any_of(
        story.date_candidates, [&](Span known) { return story.at(known) == story.at(block.span); });
    if (block.part == Part::metadata && !again && looks_like_date(story.at(block.span))) {
      story.date_candidates.push_back(block.span);
    }
    if (block.part == Part::body || block.part == Part::dateline) {
      const DatelineLine d = find_dateline(story.text, block.span);
      // A dateline stands at the head of the story; a later one heads a second piece and is cut off
      // too.
      if (!d.whole.empty()) {
        if (story.dateline.whole.empty()) {
          story.dateline = d;
          if (!d.date.empty()) story.date_candidates.insert(story.date_candidates.begin(), d.date);
          if (!d.agency.empty()) story.publisher = story.utf8(d.agency);
        }
        add_sentences(story, d.whole, index);
        body.start = d.whole.end;
      }
    }
    if (!body.empty() && block.part != Part::byline) add_sentences(story, body, index);
    paragraph.sentences.end = static_cast<std::uint32_t>(story.sentences.size());
    story.paragraphs.push_back(paragraph);
  }
  if (story.title.empty()) {
    const auto body = std::ranges::find(story.paragraphs, Part::body, &Paragraph::part);
    if (body != story.paragraphs.end()) {
      Span span = body->span;
      if (story.dateline.whole.start == span.start)
        span.start = std::max(span.start, std::min(story.dateline.whole.end, span.end));
      if (span.size() > kTitleFromBody) {
        span.end = span.start + kTitleFromBody;
        while (span.end > span.start + 20 && !is_space(story.text[span.end])) --span.end;
        story.title = story.utf8(span) + "\xE2\x80\xA6";
      } else {
        story.title = story.utf8(span);
      }
    }
  }
  std::ranges::replace_if(
      story.title, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  mark_repeats(story);
  return story;
}

}  // namespace dateline::text
