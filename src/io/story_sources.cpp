#include "io/story_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/file.hpp"
#include "base/line_reader.hpp"
#include "base/utf8.hpp"
#include "curation/revise.hpp"
#include "intake/kind.hpp"
#include "intake/read_article.hpp"
#include "io/database_address.hpp"
#include "io/geodata.hpp"
#include "io/json_fields.hpp"
#include "text/story.hpp"

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kDeepest = 8;
constexpr std::size_t kLongestId = 200;  // bytes, as a project's file has it

Error vanished(const fs::path& path, const std::error_code& code) {
  return {ErrorCode::unreadable, "cannot be read: " + code.message(), path.string(),
          "Check that it is there and may be read"};
}

Result<StorySource> story_of(std::string_view line, const fs::path& file,
                             const std::string& where) {
  auto json = parse_json(line, where, kDeepest);
  if (!json) {
    Error error = json.error();
    error.where = where;  // it knows of the line alone
    error.cure = "Write an object with \"text\" on the line, as UTF-8";
    return error;
  }
  JsonProblem problem;
  JsonFields fields(*json, "the story", problem);
  StorySource out;
  out.file = file;
  out.where = where;
  out.text = fields.text("text", text::kMaxStoryBytes);
  const auto given = [&](const char* field) {
    // null stands for what is not known.
    if (!fields.has(field) || (*json)[field].is_null()) return std::string();
    return fields.text(field);
  };
  out.id = given("id");
  if (out.id.size() > kLongestId) {
    fields.bad("id", fmt::format("is longer than {} bytes", kLongestId), "Give it a shorter one");
  } else if (out.id == curation::kNotes) {
    fields.bad("id", "is that of your own notes", "Give it another one");
  }
  out.publisher = given("publisher");
  out.author = given("author");
  out.url = given("url");
  if (const std::string date = given("date"); !date.empty()) {
    out.date = time::parse_iso_date(std::string_view(date).substr(0, 10));
    if (!out.date) fields.bad("date", "is no day", "Write it as 2014-06-16");
  }
  // What else a collection tells of its stories is its own affair.
  if (problem.any()) {
    problem.error->where = where;
    return *problem.error;
  }
  return out;
}

bool is_collection(const fs::path& path) {
  return base::lower_ascii(path.extension().string()) == ".jsonl";
}

/// One of a feed.
StorySource source_of(intake::Article article, const fs::path& file) {
  StorySource out;
  out.file = file;
  out.where = std::move(article.where);
  out.id = std::move(article.id);
  out.text = std::move(article.text);
  out.date = article.date;
  out.made = article.made;
  out.publisher = std::move(article.publisher);
  out.author = std::move(article.author);
  out.url = std::move(article.url);
  out.notes = std::move(article.notes);
  return out;
}

class Search {
 public:
  Search(FoundStories& found, const std::function<bool(StorySource)>& each)
      : found_(found), each_(each) {}

  void look_at(const fs::path& path, bool named) {
    std::error_code code;
    const auto status = fs::status(path, code);
    const bool story = is_collection(path) || intake::kind_by_name(path).has_value();
    if (status.type() == fs::file_type::not_found || code) {
      // A link in a folder that leads nowhere is none of ours, unless it is called a story.
      if (!named && !story) return;
      found_.fail(Error{ErrorCode::not_found, "there is no such file or folder", path.string(),
                        "Check its name"});
    } else if (fs::is_directory(status)) {
      if (named) top_ = fs::canonical(path, code);
      if (named || !fs::is_symlink(path, code)) folder(path);
    } else if (!named && (!story || leads_out(path))) {
      return;
    } else if (is_collection(path)) {
      lines(path);
    } else if (intake::is_feed(path)) {
      feed(path, named);
    } else {
      StorySource source;
      source.file = path;
      source.where = path.string();
      give(std::move(source));
    }
  }

 private:
  /// Whether a file of a folder is a link to what lies outside of it: who names a folder means what
  /// is in it.
  [[nodiscard]] bool leads_out(const fs::path& path) {
    std::error_code code;
    if (!fs::is_symlink(path, code)) return false;
    const fs::path real = fs::canonical(path, code);
    if (!code && !top_.empty() &&
        std::mismatch(top_.begin(), top_.end(), real.begin(), real.end()).first == top_.end()) {
      return false;
    }
    found_.fail(Error{ErrorCode::unreadable, "is a link that leads out of the folder",
                      path.string(), "Name the file that it leads to"});
    return true;
  }

  void feed(const fs::path& path, bool named) {
    // Much else ends in .xml.
    if (!named && base::lower_ascii(path.extension().string()) == ".xml") {
      std::ifstream in(path, std::ios::binary);
      std::string head(4096, '\0');
      in.read(head.data(), static_cast<std::streamsize>(head.size()));
      head.resize(static_cast<std::size_t>(in.gcount()));
      if (intake::content_of(head).kind != intake::Kind::feed) return;
    }
    const auto read = intake::read_articles(path, [&](Result<intake::Article> article) {
      if (article) {
        give(source_of(std::move(*article), path));
      } else {
        found_.fail(article.error());
      }
      return !found_.stopped;
    });
    if (!read) found_.fail(read.error());
  }

  void folder(const fs::path& path) {
    std::error_code code;
    std::vector<fs::path> entries;
    fs::directory_iterator it(path, fs::directory_options::none, code);
    for (; !code && it != fs::directory_iterator(); it.increment(code)) {
      if (!it->path().filename().string().starts_with('.')) entries.push_back(it->path());
    }
    if (code) found_.fail(vanished(path, code));
    std::ranges::sort(entries);
    for (const fs::path& entry : entries) {
      if (found_.stopped) return;
      look_at(entry, false);
    }
  }

  void lines(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      return found_.fail(
          Error{ErrorCode::unreadable, "cannot be read", path.string(), "Check who may read it"});
    }
    base::LineReader reader(
        [&](char* to, std::size_t size) -> Result<std::size_t> {
          in.read(to, static_cast<std::streamsize>(size));
          if (in.bad()) return Error{ErrorCode::unreadable, "cannot be read", path.string(), ""};
          return static_cast<std::size_t>(in.gcount());
        },
        path.string());
    while (!found_.stopped) {
      const auto line = reader.next();
      if (!line) return found_.fail(line.error());
      if (!*line) return;
      if ((*line)->find_first_not_of(" \t\r") == std::string_view::npos) continue;
      auto story = story_of(**line, path, fmt::format("{}:{}", path.string(), reader.line()));
      if (story) {
        give(std::move(*story));
      } else {
        found_.fail(story.error());
      }
    }
  }

  void give(StorySource source) {
    ++found_.found;
    found_.stopped = !each_(std::move(source));
  }

  FoundStories& found_;
  fs::path top_;  // the folder that was named, with no link in its path
  const std::function<bool(StorySource)>& each_;
};

}  // namespace

Result<std::string> text_of(StorySource& source) {
  if (source.text) {
    std::string text = std::move(*source.text);
    source.text.emplace();
    return text;
  }
  auto article = intake::read_article(source.file);
  if (!article) return article.error();
  const auto fill = [](std::string& known, std::string& said) {
    if (known.empty()) known = std::move(said);
  };
  fill(source.publisher, article->publisher);
  fill(source.author, article->author);
  fill(source.url, article->url);
  source.stated = article->date;
  source.made = article->made;
  source.notes = std::move(article->notes);
  return std::move(article->text);
}

Result<std::string> story_text(const fs::path& file) {
  auto article = intake::read_article(file);
  if (!article) return article.error();
  return std::move(article->text);
}

bool holds_many(const fs::path& file) {
  // Geodata may be a table of events that was asked for as one.
  return is_collection(file) || intake::is_feed(file) || is_table(file) ||
         has_name_of_geodata(file) || names_database(file.string());
}

bool is_table(const fs::path& file) {
  constexpr std::array kEndings{".csv", ".tsv", ".tab", ".psv", ".xlsx", ".ods", ".kmz", ".jsonld"};
  const std::string ending = base::lower_ascii(file.extension().string());
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

void FoundStories::fail(Error error) {
  if (errors.size() < kMostErrors) errors.push_back(std::move(error));
  ++failed;
}

FoundStories find_stories(const std::vector<fs::path>& paths,
                          const std::function<bool(StorySource)>& each) {
  FoundStories found;
  Search search(found, each);
  for (const fs::path& path : paths) {
    if (found.stopped) break;
    if (names_database(path.string())) {
      // Not by its name, which may hold a password.
      found.fail({ErrorCode::unsupported, "holds a table, not stories", "a database",
                  "dateline export and dateline import read it"});
      continue;
    }
    std::error_code code;
    const fs::path whole = fs::absolute(path, code);
    search.look_at(code ? path : whole.lexically_normal(), true);
  }
  return found;
}

}  // namespace dateline::io
