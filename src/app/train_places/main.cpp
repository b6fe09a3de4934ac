// dateline-train-places: fits the geoparser's weights and cross-validates them. See usage().

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/train_places/corpus.hpp"
#include "app/train_places/fit.hpp"
#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geoparse/geoparser.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/resolver.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::train {
namespace {

using geoparse::Model;
constexpr double kRightKm = 161;

void usage() {
  fmt::print(
      "Usage: dateline-train-places --gazetteer DIR --lexicon DIR --out WEIGHTS.tsv [--parser "
      "FILE]\n"
      "                             [--folds N] [--verbose] CORPUS.json...\n\n"
      "Fits the weights by which the geoparser finds and chooses places on annotated corpora "
      "(JSON\n"
      "arrays of documents: text, places with start, end, lat, lon) and writes those of all of "
      "them.\n"
      "Before, it prints figures by cross-validation: documents by their number modulo N (5).\n"
      "--parser FILE   a syntax model; without it sentences are not parsed\n");
}

struct World {
  const gazetteer::Gazetteer* gazetteer;
  const geoparse::Lexicon* lexicon;
};

void add_mentions(const Document& doc, std::span<const syntax::Tree> trees, const World& world,
                  std::vector<MentionExample>& out) {
  const geoparse::Tokens tokens(doc.story, trees, *world.lexicon);
  for (const geoparse::Name& name : geoparse::scan(tokens, *world.gazetteer)) {
    if (name.demonym || name.told != nullptr) continue;
    const text::Span span = tokens.span(name.begin, name.end);
    const bool place = std::any_of(doc.all.begin(), doc.all.end(),
                                   [&](const GoldPlace& g) { return g.span.overlaps(span); });
    out.push_back({name.features, place});
  }
}

std::vector<geoparse::Name> gold_names(const Document& doc, const geoparse::Tokens& tokens,
                                       const World& world) {
  std::vector<text::Span> spans;
  for (const GoldPlace& g : doc.outermost) spans.push_back(g.span);
  return geoparse::names_at(tokens, *world.gazetteer, spans);
}

void add_choices(const Document& doc, const World& world, const Model* with,
                 std::vector<ChoiceExample>& out) {
  const geoparse::Tokens tokens(doc.story, doc.trees, *world.lexicon);
  const auto names = gold_names(doc, tokens, world);
  geoparse::Resolver resolver(tokens, *world.gazetteer, names);
  if (with == nullptr) {
    resolver.measure(true);
  } else {
    resolver.run(*with, 1);
    resolver.measure(false);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const geoparse::Group& group = resolver.group_of(static_cast<int>(i));
    ChoiceExample e;
    e.options = group.features;
    double least = 1e9;
    for (const auto& o : group.options)
      least = std::min(least, error_km(doc.outermost[i], &o.place));
    if (least > kRightKm || group.options.size() < 2) continue;
    // Of several within reach, the nearest and what is about as near.
    const double limit = std::min(kRightKm, std::max(10.0, 1.2 * least));
    for (const auto& o : group.options)
      e.right.push_back(error_km(doc.outermost[i], &o.place) <= limit);
    out.push_back(std::move(e));
  }
}

Model fit(const std::vector<const Document*>& docs, const World& world) {
  Model model;
  std::vector<MentionExample> mentions;
  std::vector<ChoiceExample> first;
  for (const Document* d : docs) {
    // Once parsed and once not, so that the weights serve both.
    add_mentions(*d, d->trees, world, mentions);
    if (!d->trees.empty()) add_mentions(*d, {}, world, mentions);
    add_choices(*d, world, nullptr, first);
  }
  model.mention = fit_mentions(mentions);
  model.first = fit_choices(first);
  model.later = model.first;
  // The second looks are taken with what earlier looks placed; twice, so that they fit each other.
  for (int round = 0; round < 2; ++round) {
    std::vector<ChoiceExample> later;
    for (const Document* d : docs) add_choices(*d, world, &model, later);
    model.later = fit_choices(later);
  }
  model.mention_threshold = 0.4;
  return model;
}

struct Score {
  int gold = 0;
  int given_right = 0;
  int reachable = 0;
  int system = 0;
  int found = 0;
  int right = 0;
};

void evaluate(const Document& doc, const World& world, const geoparse::Geoparser& geoparser,
              Score& s, bool verbose) {
  std::vector<text::Span> spans;
  for (const GoldPlace& g : doc.outermost) spans.push_back(g.span);
  const auto given = geoparser.resolve(doc.story, doc.trees, spans);
  const geoparse::Tokens tokens(doc.story, doc.trees, *world.lexicon);
  const auto names = gold_names(doc, tokens, world);
  for (std::size_t i = 0; i < given.size(); ++i) {
    const double e = error_km(doc.outermost[i], given[i].place());
    bool reachable = false;
    for (const auto& o : names[i].options)
      reachable = reachable || error_km(doc.outermost[i], &o.place) <= kRightKm;
    s.gold += 1;
    s.given_right += e <= kRightKm ? 1 : 0;
    s.reachable += reachable ? 1 : 0;
    if (verbose && e > kRightKm) {
      fmt::print("  {}/{} '{}' -> {} {} ({:.0f} km){}\n", doc.corpus, doc.index, given[i].surface,
                 given[i].place() != nullptr ? given[i].place()->key : "nothing",
                 given[i].place() != nullptr ? given[i].place()->country : "", e,
                 reachable ? " reachable" : "");
    }
  }
  const auto found = geoparser.find(doc.story, doc.trees);
  std::vector<bool> used(found.size(), false);
  for (const GoldPlace& g : doc.outermost) {
    int best = -1;
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!used[k] && found[k].span.overlaps(g.span) && best < 0) best = static_cast<int>(k);
    }
    if (best < 0) {
      if (verbose)
        fmt::print("  {}/{} missed '{}'\n", doc.corpus, doc.index, doc.story.utf8(g.span));
      continue;
    }
    used[static_cast<std::size_t>(best)] = true;
    ++s.found;
    s.right += error_km(g, found[static_cast<std::size_t>(best)].place()) <= kRightKm ? 1 : 0;
  }
  for (const auto& m : found) {
    bool wanted = false;
    bool blind = false;
    for (const GoldPlace& g : doc.outermost) wanted = wanted || g.span.overlaps(m.span);
    for (const GoldPlace& g : doc.all) blind = blind || g.span.overlaps(m.span);
    if (wanted || !(m.role == geoparse::Role::adjective || blind)) {
      ++s.system;
      if (verbose && !wanted)
        fmt::print("  {}/{} false '{}' p={:.2f}\n", doc.corpus, doc.index, m.surface, m.confidence);
    }
  }
}

void print(std::string_view name, const Score& s) {
  const double p = s.system > 0 ? 1.0 * s.found / s.system : 0;
  const double r = s.gold > 0 ? 1.0 * s.found / s.gold : 0;
  const double ep = s.system > 0 ? 1.0 * s.right / s.system : 0;
  const double er = s.gold > 0 ? 1.0 * s.right / s.gold : 0;
  const auto f = [](double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; };
  fmt::print(
      "{:<16} given {:.3f} (reachable {:.3f})  found P {:.3f} R {:.3f} F1 {:.3f}  found and right "
      "F1 {:.3f}\n",
      name, 1.0 * s.given_right / std::max(1, s.gold), 1.0 * s.reachable / std::max(1, s.gold), p,
      r, f(p, r), f(ep, er));
}

std::string table(const Model& model, std::string_view corpora) {
  std::string out = fmt::format(
      "# Weights of the geoparser, made by dateline-train-places of {}.\nmodel\tfeature\tweight\n",
      corpora);
  const auto rows = [&](std::string_view name, const auto& names, const auto& weights) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      out += fmt::format("{}\t{}\t{:.4f}\n", name, names[i], weights[i]);
    }
  };
  rows("mention", geoparse::kMentionFeatures, model.mention);
  rows("first", geoparse::kChoiceFeatures, model.first);
  rows("later", geoparse::kChoiceFeatures, model.later);
  out += fmt::format("threshold\tmention\t{}\nthreshold\tcapital\t{}\n", model.mention_threshold,
                     model.capital_threshold);
  return out;
}

base::Result<void> run(int argc, char** argv) {
  std::filesystem::path folder;
  std::filesystem::path lexicon_folder;
  std::filesystem::path out;
  std::filesystem::path parser_file;
  std::size_t folds = 5;
  bool verbose = false;
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    const bool more = i + 1 < argc;
    if (arg == "--gazetteer" && more)
      folder = argv[++i];
    else if (arg == "--lexicon" && more)
      lexicon_folder = argv[++i];
    else if (arg == "--out" && more)
      out = argv[++i];
    else if (arg == "--parser" && more)
      parser_file = argv[++i];
    else if (arg == "--folds" && more)
      folds = std::max<std::size_t>(2, std::stoul(argv[++i]));
    else if (arg == "--verbose")
      verbose = true;
    else
      files.emplace_back(arg);
  }
  auto world = gazetteer::Gazetteer::open(folder);
  if (!world) return world.error();
  auto lexicon = geoparse::Lexicon::read(lexicon_folder);
  if (!lexicon) return lexicon.error();
  const syntax::Parser* parser = nullptr;
  std::optional<syntax::Parser> opened_parser;
  if (!parser_file.empty()) {
    auto opened = syntax::Parser::open(parser_file);
    if (!opened) return opened.error();
    parser = &opened_parser.emplace(std::move(*opened));
  }
  const World both{&*world, &*lexicon};
  std::vector<Document> docs;
  std::string corpora;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto read = read_corpus(files[i], i, parser);
    if (!read) return read.error();
    for (Document& d : *read) docs.push_back(std::move(d));
    corpora += (i > 0 ? ", " : "") + files[i].stem().string();
  }
  const auto scratch = std::filesystem::temp_directory_path() / "dateline-train-places.tsv";
  std::vector<Score> scores(files.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Document*> train;
    for (const Document& d : docs) {
      if (d.index % folds != fold) train.push_back(&d);
    }
    const Model model = fit(train, both);
    if (auto w = base::write_file_atomically(scratch, table(model, corpora)); !w) return w;
    const auto geoparser = geoparse::Geoparser::open(*world, lexicon_folder, scratch);
    if (!geoparser) return geoparser.error();
    for (const Document& d : docs) {
      if (d.index % folds == fold) evaluate(d, both, *geoparser, scores[d.corpus], verbose);
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) print(files[i].stem().string(), scores[i]);
  std::vector<const Document*> all;
  for (const Document& d : docs) all.push_back(&d);
  return base::write_file_atomically(out, table(fit(all, both), corpora));
}

}  // namespace
}  // namespace dateline::train

int main(int argc, char** argv) {
  if (argc < 2 || std::string_view(argv[1]) == "--help") {
    dateline::train::usage();
    return argc < 2 ? 2 : 0;
  }
  if (const auto done = dateline::train::run(argc, argv); !done) {
    fmt::print(stderr, "dateline-train-places: {}\n", done.error().to_string());
    return 1;
  }
  return 0;
}
