#include "app/train_places/corpus.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "syntax/mend.hpp"

namespace dateline::train {

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
    auto story = text::make_story(d.at("text").get<std::string>(), path.string());
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
    for (const auto& p : d.at("places")) {
      GoldPlace gold;
      gold.span = {p.at("start").get<std::uint32_t>(), p.at("end").get<std::uint32_t>()};
      if (p.contains("lat") && p["lat"].is_number() && p.contains("lon") && p["lon"].is_number()) {
        gold.at = geo::LngLat::from_degrees(p["lon"].get<double>(), p["lat"].get<double>());
      }
      if (p.contains("country") && p["country"].is_string()) gold.country = p["country"];
      doc.all.push_back(gold);
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
