#include "app/cli/jsonl.hpp"

#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/in_order.hpp"
#include "base/json_depth.hpp"
#include "base/result.hpp"
#include "base/utf8.hpp"
#include "text/story.hpp"
#include "time/local_time.hpp"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kDeepest = 8;  // of a document's own structure: mentions are the deepest at 3
// In flight, answers that wait for a slow one before them included: enough that the others do not
// stand still meanwhile, little enough to hold.
constexpr std::size_t kLinesAThread = 16;
constexpr std::size_t kMaxBytesInFlight = 16U << 20U;

/// A document of the stream, checked.
struct Request {
  std::string id;
  std::string text;
  event::ReadOptions options;
};

Error bad(std::string message, std::string cure = "") {
  return {ErrorCode::bad_format, std::move(message), "", std::move(cure)};
}

Result<std::vector<text::Span>> spans_of(const Json& mentions, std::size_t length) {
  if (!mentions.is_array()) return bad("\"mentions\" is no list");
  std::vector<text::Span> out;
  for (const Json& m : mentions) {
    if (!m.is_object() || !m.contains("start") || !m.contains("end") ||
        !m["start"].is_number_unsigned() || !m["end"].is_number_unsigned()) {
      return bad("a mention is not {\"start\", \"end\"} in code points");
    }
    const auto start = m["start"].get<std::uint64_t>();
    const auto end = m["end"].get<std::uint64_t>();
    if (start >= end || end > length)
      return bad("the mention " + std::to_string(start) + ".." + std::to_string(end) +
                 " lies outside the text");
    out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
  }
  return out;
}

Result<Request> request_of(const Json& j) {
  if (!j.is_object()) return bad("is no object", "Write {\"id\", \"text\", \"date\"} on one line");
  Request r;
  if (j.contains("id") && j["id"].is_string()) r.id = j["id"].get<std::string>();
  if (!j.contains("text") || !j["text"].is_string()) return bad("has no \"text\"");
  r.text = j["text"].get<std::string>();
  if (j.contains("date") && !j["date"].is_null()) {
    if (!j["date"].is_string()) return bad("\"date\" is no text");
    const auto text = j["date"].get<std::string>();
    r.options.date = time::parse_iso_date(text.substr(0, 10));
    if (!r.options.date)
      return Error{ErrorCode::bad_value, "the date \"" + text + "\" does not exist", "",
                   "Write it as 2014-06-16"};
  }
  if (j.contains("mode") && !j["mode"].is_null()) {
    const std::string mode = j["mode"].is_string() ? j["mode"].get<std::string>() : "";
    if (mode != "news" && mode != "narrative")
      return bad("\"mode\" is neither \"news\" nor \"narrative\"");
    r.options.mode = mode == "news" ? event::Mode::news : event::Mode::narrative;
  }
  if (j.contains("mentions") && !j["mentions"].is_null()) {
    auto spans = spans_of(j["mentions"], base::count_code_points(r.text));
    if (!spans) return spans.error();
    r.options.given_mentions = std::move(spans).value();
  }
  return r;
}

std::string id_in(const Json& j) {
  return j.is_object() && j.contains("id") && j["id"].is_string() ? j["id"].get<std::string>() : "";
}

/// What is answered to one line.
struct LineAnswer {
  std::string text;  ///< an object, without its line break; "" to a blank line
  bool failed = false;
};

Result<std::string> answer_request(Request request, const event::StoryReader& reader,
                                   const io::AnswerParts& parts) {
  auto story = text::make_story(request.text, "text", request.id);
  if (!story) {
    // Documents without any text have nothing in them: that is an answer, not an error.
    if (story.error().code != ErrorCode::bad_format) return story.error();
    event::Document empty;
    empty.story.id = request.id;
    return io::to_json(empty, parts);
  }
  request.options.places = parts.places;
  request.options.times = parts.times;
  request.options.events = parts.events;
  request.options.reasons = false;  // no line has them
  return io::to_json(reader.read(std::move(story).value(), request.options), parts);
}

/// Leaves in `id` that of the document as soon as it is known, for the error too.
Result<std::string> answer_document(const std::string& line, std::string& id,
                                    const event::StoryReader& reader,
                                    const io::AnswerParts& parts) {
  if (line.size() > kMaxLineBytes)
    return Error{ErrorCode::too_large, "the line is too long", "", "Split the story"};
  if (base::json_is_deeper(line, kDeepest)) return bad("is nested too deeply");
  const Json j = Json::parse(line, nullptr, false);
  if (j.is_discarded()) return bad("is no JSON");
  id = id_in(j);
  auto request = request_of(j);
  if (!request) return request.error();
  return answer_request(std::move(request).value(), reader, parts);
}

LineAnswer answer_line(const std::string& line, std::size_t number,
                       const event::StoryReader& reader, const io::AnswerParts& parts) {
  if (line.find_first_not_of(" \t\r") == std::string::npos) return {};
  std::string id;
  auto answer = answer_document(line, id, reader, parts);
  if (answer) return {std::move(answer).value(), false};
  nlohmann::ordered_json e;
  e["id"] = id;
  e["error"] = {{"message", answer.error().to_string()}, {"line", number}};
  return {e.dump(-1, ' ', false, Json::error_handler_t::replace), true};
}

}  // namespace

LinesAnswered answer_lines(std::istream& in, std::ostream& out, const event::StoryReader& reader,
                           const io::AnswerParts& parts, std::size_t threads) {
  LinesAnswered done;
  const auto put = [&](const LineAnswer& answer) {
    if (answer.text.empty()) return;
    if (answer.failed) ++done.failed;
    done.written = static_cast<bool>(out << answer.text << '\n' << std::flush);
  };
  std::string line;
  std::size_t number = 0;
  if (threads <= 1) {
    while (done.written && std::getline(in, line)) put(answer_line(line, ++number, reader, parts));
    return done;
  }
  in.tie(nullptr);  // reading would flush what another thread writes
  base::InOrder lines(threads, {kLinesAThread * threads, kMaxBytesInFlight});
  while (std::getline(in, line)) {
    const std::size_t bytes = line.size();
    const bool goes_on = lines.add(
        bytes, [&, line = std::exchange(line, {}), n = ++number]() -> base::InOrder::Finish {
          return [&, answer = answer_line(line, n, reader, parts)] {
            put(answer);
            if (!done.written) lines.stop();
          };
        });
    if (!goes_on) break;
  }
  lines.wait();
  return done;
}

}  // namespace dateline::cli
