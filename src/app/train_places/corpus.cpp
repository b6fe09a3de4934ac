#include "app/train_places/corpus.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/file.hpp"
#include "syntax/mend.hpp"

namespace dateline::train {
namespace {

std::optional<GoldPlace> read_place(const nlohmann::json& p) {
  const auto number = [&](const char* name) {
    const auto at = p.find(name);
    return at != p.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
  };
  if (!p.is_object()) return std::nullopt;
  const auto start = number("start");
  const auto end = number("end");
  constexpr double kMost = 0xffffffffU;
  if (!start || !end || *start < 0 || *end < 0 || *start > kMost || *end > kMost) {
    return std::nullopt;
  }
  GoldPlace gold;
  gold.span = {static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
  const auto lat = number("lat");
  const auto lon = number("lon");
  if (lat && lon) gold.at = geo::LngLat::from_degrees(*lon, *lat);
  const auto country = p.find("country");
  if (country != p.end() && country->is_string()) gold.country = *country;
  return gold;
}

}  // namespace

base::Result<std::vector<Document>> read_corpus(const std::filesystem::path& path,
                                                std::size_t number, const syntax::Parser* parser) {
  const auto bytes = base::read_file(path, std::uintmax_t{1} << 30U);
  if (!bytes) return bytes.error();
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_array()) {
    return base::Error{base::ErrorCode::bad_format, "a corpus is a JSON array of documents",
                       path.string(), ""};
  }
  std::vector<Document> out;
  for (const auto& d : json) {
    const auto bad = [&](const std::string& what) {
      return base::Error{base::ErrorCode::bad_format,
                         "document " + std::to_string(out.size() + 1) + " " + what, path.string(),
                         R"(Each is {"id", "text", "places": [{"start", "end", "lat", "lon"}]})"};
    };
    const auto text = d.find("text");
    if (!d.is_object() || text == d.end() || !text->is_string()) return bad("has no text");
    auto story = text::make_story(text->get<std::string>(), path.string());
    Document doc;
    doc.corpus = number;
    doc.index = out.size();
    if (story) doc.story = std::move(*story);
    if (parser != nullptr) {
      for (const auto& sentence : doc.story.sentences) {
        doc.trees.push_back(parser->parse(
            std::span(doc.story.tokens).subspan(sentence.tokens.begin, sentence.tokens.size())));
        syntax::mend(doc.trees.back());
      }
    }
    const auto places = d.find("places");
    if (places == d.end() || !places->is_array()) return bad("has no list of places");
    for (const auto& p : *places) {
      const auto gold = read_place(p);
      if (!gold || gold->span.start >= gold->span.end ||
          (story && gold->span.end > doc.story.text.size())) {
        return bad("has a place that is no stretch of its text");
      }
      doc.all.push_back(*gold);
    }
    std::vector<GoldPlace> placed;
    for (const GoldPlace& g : doc.all) {
      if (g.at) placed.push_back(g);
    }
    std::stable_sort(placed.begin(), placed.end(), [](const GoldPlace& a, const GoldPlace& b) {
      return a.span.size() > b.span.size();
    });
    for (const GoldPlace& g : placed) {
      if (std::none_of(doc.outermost.begin(), doc.outermost.end(),
                       [&](const GoldPlace& k) { return k.span.overlaps(g.span); })) {
        doc.outermost.push_back(g);
      }
    }
    std::sort(doc.outermost.begin(), doc.outermost.end(),
              [](const GoldPlace& a, const GoldPlace& b) { return a.span < b.span; });
    out.push_back(std::move(doc));
  }
  return out;
}

double error_km(const GoldPlace& gold, const gazetteer::Place* answer) {
  if (answer == nullptr) return 20039;
  if (!gold.country.empty() && answer->kind == gazetteer::PlaceKind::country &&
      answer->country == gold.country) {
    return 0;
  }
  return geo::distance_km(*gold.at, answer->at);
}

}  // namespace dateline::train
