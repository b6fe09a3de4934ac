// dateline-compile-gazetteer: makes one layer of the gazetteer (.dlgaz) of tables. See usage().

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "gazetteer/compiler.hpp"
#include "gazetteer/gazetteer.hpp"

namespace dateline {
namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t{8} << 30U;

void usage() {
  fmt::print(
      "Usage: dateline-compile-gazetteer OUT.dlgaz --layer NAME --licence TEXT\n"
      "                                  [--over BELOW.dlgaz]... TABLE.tsv[.gz]...\n\n"
      "Compiles tables of places and demonyms into one layer of the gazetteer.\n\n"
      "  --layer NAME     what the layer is called\n"
      "  --licence TEXT   the licence of its data: one licence a layer\n"
      "  --over FILE      a layer that this one will lie on, lowest first; what is in it already\n"
      "                   is added to and corrected instead of told twice\n"
      "  --help           this text\n\n"
      "Exit status: 0 done, 1 failed, 2 wrong arguments.\n");
}

base::Result<std::string> read_table(const std::filesystem::path& path) {
  if (path.extension() != ".gz") return base::read_file(path, kMostBytes);
  const auto exists = base::MappedFile::open(path);
  if (!exists) return exists.error();
  gzFile in = gzopen(path.c_str(), "rb");
  if (in == nullptr) {
    return base::Error{base::ErrorCode::unreadable, "the file cannot be opened", path.string(), ""};
  }
  std::string out;
  std::vector<char> buffer(1U << 20U);
  int n = 0;
  while ((n = gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
    if (out.size() > kMostBytes) break;
  }
  const bool whole = gzclose(in) == Z_OK && n == 0;
  if (!whole) {
    return base::Error{base::ErrorCode::bad_format, "the compressed file is damaged or cut short",
                       path.string(), "Fetch or build it again"};
  }
  return out;
}

struct Arguments {
  std::filesystem::path out;
  gazetteer::LayerMeta meta;
  std::vector<std::filesystem::path> below;
  std::vector<std::filesystem::path> tables;
};

std::optional<Arguments> parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    const bool has_value = i + 1 < argc;
    if (arg == "--layer" && has_value) {
      a.meta.name = argv[++i];
    } else if (arg == "--licence" && has_value) {
      a.meta.licence = argv[++i];
    } else if (arg == "--over" && has_value) {
      a.below.emplace_back(argv[++i]);
    } else if (arg.starts_with("--")) {
      fmt::print(stderr, "dateline-compile-gazetteer: {} is not an option or lacks its value\n",
                 arg);
      return std::nullopt;
    } else if (a.out.empty()) {
      a.out = arg;
    } else {
      a.tables.emplace_back(arg);
    }
  }
  if (a.out.empty() || a.tables.empty() || a.meta.name.empty()) return std::nullopt;
  return a;
}

base::Result<void> compile(const Arguments& a) {
  std::optional<gazetteer::Gazetteer> below;
  if (!a.below.empty()) {
    auto open = gazetteer::Gazetteer::open_files(a.below);
    if (!open) return open.error();
    below.emplace(std::move(*open));
  }
  gazetteer::Compiler compiler(a.meta, below ? &*below : nullptr);
  for (const auto& path : a.tables) {
    auto table = read_table(path);
    if (!table) return table.error();
    if (auto added = compiler.add(std::move(*table), path.string()); !added) return added;
  }
  std::error_code ec;
  if (a.out.has_parent_path()) std::filesystem::create_directories(a.out.parent_path(), ec);
  const auto n = compiler.write(a.out);
  if (!n) return n.error();
  fmt::print("{}: {} places ({} of them known below), {} names, {} demonyms, {} bytes\n",
             a.out.filename().string(), n->places, n->amended, n->names, n->demonyms, n->bytes);
  return {};
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--help") {
    dateline::usage();
    return 0;
  }
  const auto arguments = dateline::parse(argc, argv);
  if (!arguments) {
    fmt::print(stderr, "dateline-compile-gazetteer: see --help\n");
    return 2;
  }
  if (const auto done = dateline::compile(*arguments); !done) {
    fmt::print(stderr, "dateline-compile-gazetteer: {}\n", done.error().to_string());
    return 1;
  }
  return 0;
}
