#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/code_points.hpp"
#include "text/span.hpp"
#include "text/token.hpp"

namespace dateline::text {

/// What part of a news story a paragraph is.
enum class Part { title, byline, dateline, metadata, body };

struct Paragraph {
  Span span;
  Range sentences;  ///< into Story::sentences
  Part part = Part::body;
};

/// "BAGHDAD, Jan 4, 2014 -", "Reuters, Baghdad :": where and when a story was filed. Spans of what
/// is absent are empty.
struct DatelineLine {
  Span whole;  ///< up to and with its closing dash, colon or bracket
  Span place;
  Span date;
  Span agency;
};

/// One story as it was given, with its structure. Immutable once made; share it freely between
/// threads.
///
/// `text` is what was stored: byte-order mark, carriage returns and line breaks as found. All spans
/// count its code points. Sentences and tokens cover title, dateline and body alike.
struct Story {
  std::string id;              ///< stable: made of the text unless given
  std::filesystem::path path;  ///< "" when it came from elsewhere
  CodePoints text;
  std::string title;  ///< the headline, else the first words of the body
  std::string publisher;
  std::string author;
  std::string url;
  std::string language = "en";  ///< ISO 639-1 of what it seems to be written in, "" if unsure
  DatelineLine dateline;
  std::vector<Span> date_candidates;  ///< where the story may state its own date, best first
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  /// For each sentence the first one of the same wording: itself unless it repeats an earlier one,
  /// as in a text that was pasted twice over.
  std::vector<std::uint32_t> first_told;

  /// What people call it: the name of its file, else its title, else its id.
  [[nodiscard]] std::string name() const;

  /// Who published it: as stated, else the agency of its dateline; "" where neither is.
  [[nodiscard]] std::string outlet() const;

  [[nodiscard]] std::string utf8(Span span) const;
  /// The same as one line: a line break (LF, CR LF or CR) is a blank.
  [[nodiscard]] std::string line(Span span) const;
  [[nodiscard]] std::u32string_view at(Span span) const;
  /// Index of the sentence that holds or precedes the code point; 0 sentences is a fault of the
  /// caller.
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t code_point) const;
  /// Index of the first token that ends after the code point; tokens.size() if none does.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t code_point) const;
};

/// Limits of what is read as one story.
inline constexpr std::uintmax_t kMaxStoryBytes = 16U << 20U;

/// Reads a plain-text story from a file. Errors: as base::read_file, bad_encoding (not UTF-8,
/// binary), bad_format (no text in it); each names the file, the place in it and what to do.
[[nodiscard]] base::Result<Story> read_story(const std::filesystem::path& path);

/// The same for bytes at hand. `name` stands for the file in errors; `id` "" makes one of the text.
[[nodiscard]] base::Result<Story> make_story(std::string_view bytes, std::string_view name,
                                             std::string id = "");

}  // namespace dateline::text
