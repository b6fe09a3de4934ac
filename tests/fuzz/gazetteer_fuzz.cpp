// Compiled gazetteers: whatever the file holds, it is refused or searched without a crash.
//
// The first byte of the input chooses. 0: the rest is the file. Else the rest is a list of changes
// to a sound file, which then gets fitting checksums, as a file made with intent would have: 8
// bytes each, what to change (0 the header, else a section), where (24 bits, wrapped) and the new
// 32 bits.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "base/checksum.hpp"
#include "fuzz/fuzz.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"

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
  auto file = compiler.finish();
  fuzz::require(file.ok(), "the file of the harness can be made");
  return std::move(*file);
}

template <class T>
T read(const std::string& bytes, std::size_t at) {
  T out;
  std::memcpy(&out, bytes.data() + at, sizeof(T));
  return out;
}

void change(std::string& file, const std::uint8_t* edit) {
  std::size_t begin = 0;
  std::size_t size = sizeof(format::Header) + format::kSectionCount * sizeof(format::Section);
  if (edit[0] > 0) {
    const std::size_t section = edit[0] % format::kSectionCount;
    const auto entry =
        read<format::Section>(file, sizeof(format::Header) + section * sizeof(format::Section));
    if (entry.size < 4 || entry.offset > file.size() || entry.size > file.size() - entry.offset) {
      return;  // an earlier change has moved it
    }
    begin = entry.offset;
    size = entry.size;
  }
  const std::size_t where = edit[1] + edit[2] * 256UL + edit[3] * 65536UL;
  std::memcpy(file.data() + begin + where % (size - 3), edit + 4, 4);
}

void seal(std::string& file, const format::Header& sound) {
  auto header = read<format::Header>(file, 0);
  const std::size_t pages =
      (file.size() - sound.data_offset + format::kPageSize - 1) / format::kPageSize;
  const std::size_t sums = sizeof(format::Header) + format::kSectionCount * sizeof(format::Section);
  const auto bytes = std::as_bytes(std::span(file));
  for (std::size_t i = 0; i < pages; ++i) {
    const std::size_t at = sound.data_offset + i * format::kPageSize;
    const std::size_t size = std::min<std::size_t>(format::kPageSize, file.size() - at);
    const std::uint64_t sum = base::fast_checksum(bytes.subspan(at, size));
    std::memcpy(file.data() + sums + i * sizeof(sum), &sum, sizeof(sum));
  }
  header.checksum = 0;
  std::memcpy(file.data(), &header, sizeof(header));
  header.checksum = base::fast_checksum(bytes.first(sound.data_offset));
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
      (void)opened->by_key(place.key);
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
    for (std::size_t at = 1; at + 8 <= size; at += 8) change(file, data + at);
    seal(file, read<format::Header>(sound, 0));
  }
  static const int memory = memfd_create("gazetteer", 0);
  fuzz::require(
      memory >= 0 && ftruncate(memory, 0) == 0 &&
          pwrite(memory, file.data(), file.size(), 0) == static_cast<ssize_t>(file.size()),
      "the input can be laid down as a file");
  search("/proc/self/fd/" + std::to_string(memory), file == sound);
  return 0;
}
