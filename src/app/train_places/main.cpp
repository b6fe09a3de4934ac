// dateline-train-places: fits the geoparser's weights and cross-validates them. See usage().

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "app/train_places/corpus.hpp"
#include "app/train_places/evaluate.hpp"
#include "app/train_places/fit.hpp"
#include "app/train_places/reliability.hpp"
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

void usage() {
  fmt::print(
      "Usage: dateline-train-places --gazetteer DIR --lexicon DIR --out WEIGHTS.tsv [--parser "
      "FILE]\n"
      "                             [--folds N] [--leave-out K] [--verbose] CORPUS.json...\n\n"
      "Fits the weights by which the geoparser finds and chooses places on annotated corpora "
      "(JSON\n"
      "arrays of documents: text, places with start, end, lat, lon) and writes those of all of "
      "them.\n"
      "Before, it prints figures by cross-validation, documents by their number modulo N (5), and "
      "how\n"
      "often answers of each probability were right; by the same answers it calibrates.\n"
      "--parser FILE   a syntax model; without it sentences are not parsed\n"
      "--leave-out K   as if documents whose number modulo N is K were not there\n");
}

void add_mentions(const Document& doc, std::span<const syntax::Tree> trees, const World& world,
                  std::vector<MentionExample>& out) {
  const geoparse::Tokens tokens(doc.story, trees, *world.lexicon);
  for (const geoparse::Name& name : geoparse::scan(tokens, *world.memory)) {
    if (name.demonym || name.told != nullptr) continue;
    const text::Span span = tokens.span(name.begin, name.end);
    const bool place = std::any_of(doc.all.begin(), doc.all.end(),
                                   [&](const GoldPlace& g) { return g.span.overlaps(span); });
    out.push_back({name.features, place});
  }
}

void add_choices(const Document& doc, const World& world, const Model* with,
                 std::vector<ChoiceExample>& out) {
  const geoparse::Tokens tokens(doc.story, doc.trees, *world.lexicon);
  const auto names = gold_names(doc, tokens, world);
  geoparse::Resolver resolver(tokens, names);
  if (with == nullptr) {
    resolver.measure(true);
  } else {
    resolver.run(*with, 1);
    resolver.measure(false);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const geoparse::Group& group = resolver.group_of(static_cast<int>(i));
    ChoiceExample e;
    e.options.assign(group.features.begin(), group.features.end());
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
  // By the F1 of the corpora it might be anything from 0.36 to 0.4; a short story has little that
  // vouches for its places ("Officials denied that Samarra had fallen").
  model.mention_threshold = 0.36;
  return model;
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
  for (const auto& [name, calibration] :
       {std::pair{"found", &model.found}, {"given", &model.given}}) {
    for (const auto& knot : calibration->knots()) {
      out += fmt::format("{}\t{:.4f}\t{:.4f}\n", name, knot.score, knot.probability);
    }
  }
  return out;
}

base::Result<void> run(int argc, char** argv) {
  std::filesystem::path folder;
  std::filesystem::path lexicon_folder;
  std::filesystem::path out;
  std::filesystem::path parser_file;
  std::size_t folds = 5;
  std::optional<std::size_t> left_out;
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
    else if (arg == "--leave-out" && more)
      left_out = std::stoul(argv[++i]);
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
  geoparse::NameMemory memory(*world, *lexicon);
  const World both{&*lexicon, &memory};
  std::vector<Document> docs;
  std::string corpora;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto read = read_corpus(files[i], i, parser);
    if (!read) return read.error();
    for (Document& d : *read) docs.push_back(std::move(d));
    corpora += (i > 0 ? ", " : "") + files[i].stem().string();
  }
  std::erase_if(docs, [&](const Document& d) { return left_out && d.index % folds == *left_out; });
  const auto scratch = std::filesystem::path(out.string() + ".fold");
  std::vector<Score> scores(files.size());
  Said said;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    if (fold == left_out) continue;
    std::vector<const Document*> train;
    for (const Document& d : docs) {
      if (d.index % folds != fold) train.push_back(&d);
    }
    const Model model = fit(train, both);
    if (auto w = base::write_file_atomically(scratch, table(model, corpora)); !w) return w;
    const auto geoparser = geoparse::Geoparser::open(*world, lexicon_folder, scratch);
    std::error_code ec;
    std::filesystem::remove(scratch, ec);
    if (!geoparser) return geoparser.error();
    for (const Document& d : docs) {
      if (d.index % folds == fold) {
        evaluate(d, both, *geoparser, fold, verbose, scores[d.corpus], said);
      }
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) print(files[i].stem().string(), scores[i]);
  print_reliability("found, uncalibrated", said.found);
  print_reliability("found, calibrated on the other folds", cross_calibrated(said.found));
  print_reliability("given, uncalibrated", said.given);
  print_reliability("given, calibrated on the other folds", cross_calibrated(said.given));
  std::vector<const Document*> all;
  for (const Document& d : docs) all.push_back(&d);
  Model model = fit(all, both);
  // Of models that had not seen the documents: what the last says of them is too sure.
  model.found = fit_calibration(std::move(said.found));
  model.given = fit_calibration(std::move(said.given));
  return base::write_file_atomically(out, table(model, corpora));
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
