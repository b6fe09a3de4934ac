#include "world.hpp"

#include <cstdlib>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "gazetteer/compiler.hpp"

namespace dateline::tests {
namespace fs = std::filesystem;
namespace {

constexpr const char* kPlaces =
    "key\tname\tnames\tkind\tfeature\tcountry\tadmin1\tadmin2\tlat\tlon\tradius_"
    "km\tpopulation\tsource\n"
    "country:IQ\tIraq\t\tcountry\tPCLI\tIQ\t\t\t33.0\t44.0\t450\t40000000\ttest\n"
    "country:SY\tSyria\t\tcountry\tPCLI\tSY\t\t\t35.0\t38.5\t300\t18000000\ttest\n"
    "country:TR\tTurkey\t\tcountry\tPCLI\tTR\t\t\t39.0\t35.0\t600\t80000000\ttest\n"
    "country:IR\tIran\t\tcountry\tPCLI\tIR\t\t\t32.0\t53.0\t700\t80000000\ttest\n"
    "country:US\tUnited "
    "States\tU.S.|US|USA|America\tcountry\tPCLI\tUS\t\t\t39.8\t-98.5\t2000\t320000000\ttest\n"
    "country:RU\tRussia\t\tcountry\tPCLI\tRU\t\t\t60.0\t90.0\t2500\t140000000\ttest\n"
    "country:GB\tUnited "
    "Kingdom\tBritain|U.K.|UK\tcountry\tPCLI\tGB\t\t\t54.0\t-2.0\t400\t66000000\ttest\n"
    "town:baghdad\tBaghdad\t\tsettlement\tPPLC\tIQ\t\t\t33.3406\t44.4009\t15\t7000000\ttest\n"
    "town:mosul\tMosul\t\tsettlement\tPPLA\tIQ\t\t\t36.335\t43.1189\t10\t1700000\ttest\n"
    "town:talafar\tTal Afar\tTel Afar\tsettlement\tPPL\tIQ\t\t\t36.379\t42.448\t4\t100000\ttest\n"
    "town:kirkuk\tKirkuk\t\tsettlement\tPPLA\tIQ\t\t\t35.468\t44.392\t9\t600000\ttest\n"
    "town:tikrit\tTikrit\t\tsettlement\tPPLA\tIQ\t\t\t34.607\t43.678\t5\t100000\ttest\n"
    "town:ramadi\tRamadi\t\tsettlement\tPPLA\tIQ\t\t\t33.4206\t43.3078\t6\t270000\ttest\n"
    "town:falluja\tFallujah\tFalluja\tsettlement\tPPL\tIQ\t\t\t33.3558\t43.7861\t5\t190000\ttest\n"
    "town:hawija\tHawija\t\tsettlement\tPPL\tIQ\t\t\t35.325\t43.77\t3\t50000\ttest\n"
    "town:samarra\tSamarra\t\tsettlement\tPPL\tIQ\t\t\t34.1983\t43.8742\t5\t150000\ttest\n"
    "town:sinjar\tSinjar\t\tsettlement\tPPL\tIQ\t\t\t36.3209\t41.8766\t3\t40000\ttest\n"
    "town:erbil\tErbil\t\tsettlement\tPPLA\tIQ\t\t\t36.19\t44.01\t10\t850000\ttest\n"
    "town:basra\tBasra\t\tsettlement\tPPLA\tIQ\t\t\t30.508\t47.783\t10\t1300000\ttest\n"
    "town:jalawla\tJalawla\t\tsettlement\tPPL\tIQ\t\t\t34.27\t45.16\t3\t50000\ttest\n"
    "town:najaf\tNajaf\t\tsettlement\tPPLA\tIQ\t\t\t31.996\t44.33\t7\t700000\ttest\n"
    "town:baiji\tBaiji\t\tsettlement\tPPL\tIQ\t\t\t34.931\t43.493\t4\t100000\ttest\n"
    "fac:baiji\tBaiji refinery\t\tfacility\tOILR\tIQ\t\t\t34.99\t43.46\t3\t\ttest\n"
    "town:aleppo\tAleppo\t\tsettlement\tPPLA\tSY\t\t\t36.2012\t37.1612\t9\t1800000\ttest\n"
    "town:raqqa\tRaqqa\t\tsettlement\tPPLA\tSY\t\t\t35.95\t39.01\t5\t200000\ttest\n"
    "town:palmyra\tPalmyra\tTadmur\tsettlement\tPPL\tSY\t\t\t34.56\t38.28\t3\t50000\ttest\n"
    "town:homs\tHoms\t\tsettlement\tPPLA\tSY\t\t\t34.73\t36.71\t7\t700000\ttest\n"
    "town:damascus\tDamascus\t\tsettlement\tPPLC\tSY\t\t\t33.51\t36.29\t10\t1700000\ttest\n"
    "town:kobani\tKobani\tAin al-Arab\tsettlement\tPPL\tSY\t\t\t36.89\t38.35\t3\t45000\ttest\n"
    "town:ankara\tAnkara\t\tsettlement\tPPLC\tTR\t\t\t39.92\t32.85\t15\t5000000\ttest\n"
    "town:tehran\tTehran\t\tsettlement\tPPLC\tIR\t\t\t35.69\t51.42\t20\t8000000\ttest\n"
    "town:washington\tWashington\tWashington, "
    "D.C.\tsettlement\tPPLC\tUS\t\t\t38.895\t-77.0365\t10\t600000\ttest\n"
    "town:moscow\tMoscow\t\tsettlement\tPPLC\tRU\t\t\t55.75\t37.62\t20\t10000000\ttest\n"
    "town:geneva\tGeneva\t\tsettlement\tPPLA\tCH\t\t\t46.2\t6.14\t6\t200000\ttest\n"
    "sea:gulf\tPersian Gulf\tthe Gulf|Gulf\twater\tGULF\t\t\t\t27.0\t51.0\t400\t\ttest\n";

constexpr const char* kDemonyms =
    "demonym\tcountry\ttag\tsource\n"
    "Iraqi\tcountry:IQ\teng\ttest\nSyrian\tcountry:SY\teng\ttest\nTurkish\tcountry:TR\teng\ttest\n"
    "Iranian\tcountry:IR\teng\ttest\nAmerican\tcountry:US\teng\ttest\nRussian\tcountry:"
    "RU\teng\ttest\n"
    "British\tcountry:GB\teng\ttest\n";

void require(bool ok, const std::string& what) {
  if (!ok) throw std::runtime_error(what);
}

}  // namespace

World::World() {
  std::string name = (fs::temp_directory_path() / "dateline-world-XXXXXX").string();
  require(::mkdtemp(name.data()) != nullptr, "no temporary folder");
  folder_ = name;
  const fs::path share = fs::path(DATELINE_BINARY_DIR) / "share" / "dateline";
  fs::create_directory_symlink(share / "lexicon", folder_ / "lexicon");
  fs::create_directory_symlink(share / "syntax", folder_ / "syntax");
  fs::create_directory(folder_ / "gazetteer");
  gazetteer::Compiler compiler({"small world", "test"}, nullptr);
  for (const char* table : {kPlaces, kDemonyms}) {
    const auto added = compiler.add(table, "world");
    require(added.ok(), added.ok() ? "" : added.error().to_string());
  }
  const auto written = compiler.write(folder_ / "gazetteer" / "world.dlgaz");
  require(written.ok(), written.ok() ? "" : written.error().to_string());
  auto reader = event::StoryReader::open(folder_);
  require(reader.ok(), reader.ok() ? "" : reader.error().to_string());
  reader_ = std::make_unique<event::StoryReader>(std::move(reader).value());
}

World::~World() {
  std::error_code ec;
  fs::remove_all(folder_, ec);
}

event::Document World::read(std::string_view date, std::string_view text) const {
  auto story = text::make_story(text, "test");
  require(story.ok(), "story");
  event::ReadOptions options;
  if (!date.empty()) options.date = time::parse_iso_date(date);
  return reader_->read(std::move(story).value(), options);
}

const World& World::get() {
  static const World world;
  return world;
}

std::string line_of(const event::Event& e) {
  const auto day = [](const std::optional<time::Minute>& m) {
    return m ? time::to_iso_date(m->day()) : std::string("?");
  };
  std::string out = std::string(event::name(e.type)) + " " + (e.place ? e.place->name : "nowhere") +
                    " " + day(e.bounds.earliest) + ".." + day(e.bounds.latest) + " " +
                    std::string(event::name(e.status));
  if (!e.actor.empty()) out += " by " + e.actor;
  return out;
}

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

std::vector<std::string> lines_of(const Case& c) {
  std::vector<std::string> out;
  for (const event::Event& e : World::get().read("2014-06-16", c.text).events) {
    out.push_back(line_of(e));
  }
  return out;
}

}  // namespace dateline::tests
