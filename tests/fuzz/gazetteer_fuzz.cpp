// Compiled gazetteers: whatever the file holds, it is refused or searched without a crash.
//
// The first byte of the input chooses. 0: the rest is the file. Else the rest is a list of changes
// to a sound file, 8 bytes each (fuzz::change), which then gets fitting checksums.
#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "base/checksum.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "fuzz/compiled_file.hpp"
#include "fuzz/fuzz.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"
#include "support/temp_folder.hpp"

using namespace dateline;
namespace format = gazetteer::format;

namespace {

std::string sound_file() {
  const char* table =
      "key\tname\tnames\tkind\tfeature\tcountry\tadmin1\tadmin2\tlat\tlon\tradius_km\tpopulation\t"
      "source\n"
      "t:iq\tIraq\tRepublic of "
      "Iraq|ar:\u0627\u0644\u0639\u0631\u0627\u0642\tcountry\tPCLI\tIQ\t\t\t"
      "33\t44\t500\t\ttest\n"
      "t:nineveh\tNineveh\tNinawa\tregion\tADM1\tIQ\t\t\t36\t42.5\t100\t\ttest\n"
      "t:mosul\tMosul\tAl Mawsil|abbr:Msl\tsettlement\tPPLA\tIQ\tt:nineveh\t\t36.34\t43.13\t10\t"
      "1000000\ttest\n"
      "t:talafar\tTal Afar\tTel Afar|Tall 'Afar\tsettlement\tPPL\tIQ\tt:nineveh\t\t36.37\t42.45\t4"
      "\t\ttest\n";
  gazetteer::Compiler compiler({"test", "CC0"}, nullptr);
  fuzz::require(compiler.add(table, "places.tsv").ok(), "the table of the harness is sound");
  fuzz::require(
      compiler.add("demonym\tcountry\ttag\tsource\nIraqi\tt:iq\tadjective\ttest\n", "words.tsv")
          .ok(),
      "the demonyms of the harness are sound");
  const tests::TempFolder folder;
  const auto path = folder.path() / "sound.dlgaz";
  fuzz::require(compiler.write(path).ok(), "the file of the harness can be made");
  auto file = base::read_file(path, std::uintmax_t{1} << 24U);
  fuzz::require(file.ok(), "the file of the harness can be read");
  return std::move(*file);
}

void seal(std::string& file, const format::Header& sound) {
  auto header = fuzz::read<format::Header>(file, 0);
  const auto bytes = std::as_bytes(std::span(file));
  std::size_t sum_at = sound.sums_offset;
  for (std::size_t at = sound.data_offset; at < sound.sums_offset; at += format::kPageSize) {
    const std::size_t size = std::min<std::size_t>(format::kPageSize, sound.sums_offset - at);
    const std::uint64_t sum = base::fast_checksum(bytes.subspan(at, size));
    std::memcpy(file.data() + sum_at, &sum, sizeof(sum));
    sum_at += sizeof(sum);
  }
  header.checksum = 0;
  std::memcpy(file.data(), &header, sizeof(header));
  const std::string head = file.substr(0, sound.data_offset) + file.substr(sound.sums_offset);
  header.checksum = base::fast_checksum(std::as_bytes(std::span(head)));
  std::memcpy(file.data(), &header, sizeof(header));
}

void search(const std::filesystem::path& path, bool sound) {
  const auto opened = gazetteer::Gazetteer::open_files(std::vector{path});
  if (!opened) {
    fuzz::require(!sound, "a sound file with new checksums opens");
    fuzz::require(!opened.error().message.empty(), "an error says what is wrong");
    return;
  }
  fuzz::require(!sound || opened->find("Tal Afar").size() == 1, "a sound file is searched");
  for (const char* name : {"Tal Afar", "Telafer", "mosul", "Iraq", "msl", ""}) {
    for (const auto& hit : opened->find_loose(name)) {
      const auto place = opened->place(hit.id);
      fuzz::require(!base::first_invalid_utf8(place.name) && !base::first_invalid_utf8(place.key) &&
                        !base::first_invalid_utf8(opened->spelling(hit.name)),
                    "names are UTF-8");
      (void)opened->by_key(place.key);
      (void)opened->search(name, 5);
      (void)opened->containers(hit.id);
    }
  }
  const std::vector<std::string_view> words{"tal", "afar", "iraq"};
  fuzz::require(opened->longest_match(words) <= words.size(),
                "a match is no longer than the words");
  (void)opened->near(*geo::LngLat::from_degrees(43, 36), 200);
  for (const auto id : opened->countries()) (void)opened->place(id);
  (void)opened->country("IQ");
  (void)opened->demonym("Iraqi");
  (void)opened->layers();
  (void)opened->verify();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::string sound = sound_file();
  std::string file;
  if (data[0] == 0) {
    file.assign(fuzz::text(data + 1, size - 1));
  } else {
    file = sound;
    for (std::size_t at = 1; at + 8 <= size; at += 8) {
      fuzz::change(file, sizeof(format::Header), format::kSectionCount, data + at);
    }
    seal(file, fuzz::read<format::Header>(sound, 0));
  }
  search(fuzz::as_file(file), file == sound);
  return 0;
}
