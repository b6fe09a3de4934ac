#include "syntax/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <utility>

#include "base/checksum.hpp"
#include "base/table.hpp"
#include "syntax/names.hpp"
#include "syntax/transition.hpp"

namespace dateline::syntax {
namespace {

static_assert(std::endian::native == std::endian::little,
              "models are read as they lie in the file");
static_assert(class_of(Move::right, kDeprelCount - 1) < kClassLimit);

constexpr std::string_view kMagic = "DLSYNTAX";
constexpr std::size_t kHeader = 32;
constexpr std::size_t kStart = kHeader + kSections * 16;
constexpr std::size_t kMostKnown = std::size_t{1} << 22U;

template <class T>
T read_at(std::span<const std::byte> bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <class T>
std::optional<std::span<const T>> as_array(std::span<const std::byte> bytes) {
  // The file is mapped at a page and sections begin at multiples of eight.
  if (bytes.size() % sizeof(T) != 0 || bytes.size() / sizeof(T) > kMostKnown * 8)
    return std::nullopt;
  return std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool sorted(std::span<const KeyValue> table) {
  return std::ranges::is_sorted(table, {}, &KeyValue::key);
}

/// The header's sections, or what is wrong with it.
base::Result<std::array<std::span<const std::byte>, kSections>> sections_of(
    std::span<const std::byte> bytes, const std::string& where) {
  const auto damaged = [&where](std::string message) {
    return base::Error{base::ErrorCode::bad_format, std::move(message), where,
                       "Install the program's data again"};
  };
  if (bytes.size() < kHeader || as_text(bytes.first(kMagic.size())) != kMagic) {
    return damaged("is not a syntax model");
  }
  if (const auto version = read_at<std::uint32_t>(bytes, 8); version != kFormatVersion) {
    return base::Error{base::ErrorCode::unsupported,
                       fmt::format("is a syntax model of format {}, this program reads {}", version,
                                   kFormatVersion),
                       where, "Install the program and its data from one release"};
  }
  if (const auto size = read_at<std::uint64_t>(bytes, 16); size != bytes.size()) {
    return damaged(fmt::format("holds {} bytes where its header says {}", bytes.size(), size));
  }
  if (read_at<std::uint32_t>(bytes, 12) != kSections || bytes.size() < kStart) {
    return damaged("has a damaged header");
  }
  if (read_at<std::uint64_t>(bytes, 24) != base::fast_checksum(bytes.subspan(kHeader))) {
    return damaged("is damaged: its checksum is wrong");
  }
  std::array<std::span<const std::byte>, kSections> out;
  for (std::size_t i = 0; i < kSections; ++i) {
    const auto offset = read_at<std::uint64_t>(bytes, kHeader + i * 16);
    const auto size = read_at<std::uint64_t>(bytes, kHeader + i * 16 + 8);
    if (offset < kStart || offset % 8 != 0 || offset > bytes.size() ||
        size > bytes.size() - offset) {
      return damaged(fmt::format("has its section {} outside the file", i));
    }
    out[i] = bytes.subspan(offset, size);
  }
  return out;
}

/// The networks of a section; none where any of them is damaged.
std::vector<Network> networks_of(std::span<const std::byte> bytes) {
  constexpr std::size_t kCount = sizeof(std::uint64_t);
  if (bytes.size() < kCount) return {};
  const auto count = read_at<std::uint64_t>(bytes, 0);
  const auto parameters = as_array<std::int16_t>(bytes.subspan(kCount));
  if (count == 0 || count > kMostNetworks || !parameters || parameters->size() % count != 0)
    return {};
  std::vector<Network> out;
  const std::size_t size = parameters->size() / count;
  for (std::size_t i = 0; i < count; ++i) {
    const auto network = Network::make(parameters->subspan(i * size, size));
    if (!network) return {};
    out.push_back(*network);
  }
  return out;
}

}  // namespace

std::uint32_t find_value(std::span<const KeyValue> table, std::uint32_t key) {
  const auto it = std::ranges::lower_bound(table, key, {}, &KeyValue::key);
  return it != table.end() && it->key == key ? it->value : 0;
}

void ModelFile::look_up(Atoms& atoms) const {
  const std::uint32_t value = find_value(known, atoms.lower);
  atoms.known = value & 0xFFFFU;
  atoms.allowed = allowed[value >> 16U];
}

base::Result<ModelFile> open_model(const std::filesystem::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) return file.error();
  const std::string where = path.string();
  const auto parts = sections_of(file->bytes(), where);
  if (!parts) return parts.error();
  const auto damaged = [&where](std::string_view what) {
    return base::Error{base::ErrorCode::bad_format, fmt::format("has damaged {}", what), where,
                       "Install the program's data again"};
  };
  const auto part = [&parts](Section s) { return (*parts)[static_cast<std::size_t>(s)]; };

  ModelFile model;
  bool first = true;
  for (const std::string_view line : base::split(as_text(part(Section::text)), '\n')) {
    if (std::exchange(first, false)) {
      model.version = line;
      continue;
    }
    if (line.empty()) continue;
    const auto fields = base::split(line, '\t');
    const auto upos = fields.empty() ? std::nullopt : upos_of(fields[0]);
    if (fields.size() != 2 || !upos) return damaged("names of tags");
    model.tags.push_back({*upos, std::string(fields[1])});
  }
  if (model.tags.empty() || model.tags.size() > kClassLimit) return damaged("names of tags");

  const auto slots = as_array<WeightSlot>(part(Section::tag_slots));
  const auto values = as_array<std::uint16_t>(part(Section::tag_weights));
  const auto tagger = slots && values ? WeightTable::make(*slots, *values) : std::nullopt;
  if (!tagger) return damaged("tables of weights");
  model.tagger = *tagger;
  model.networks = networks_of(part(Section::networks));
  if (model.networks.empty()) return damaged("parameters of the parser");

  const auto known = as_array<KeyValue>(part(Section::known));
  const auto lemma_keys = as_array<KeyValue>(part(Section::lemma_keys));
  const auto words = as_array<KeyValue>(part(Section::words));
  model.lemma_text = as_text(part(Section::lemma_text));
  if (!known || !lemma_keys || !words || !sorted(*known) || !sorted(*lemma_keys) || !sorted(*words))
    return damaged("word lists");
  if (!lemma_keys->empty() && (model.lemma_text.empty() || model.lemma_text.back() != '\0')) {
    return damaged("lemmas");
  }
  for (const KeyValue& entry : *lemma_keys) {
    if (entry.value >= model.lemma_text.size()) return damaged("lemmas");
  }
  const auto allowed = as_array<TagMask>(part(Section::allowed));
  if (!allowed || allowed->empty()) return damaged("word lists");
  for (const KeyValue& entry : *known) {
    if (entry.value >> 16U >= allowed->size()) return damaged("word lists");
  }
  model.allowed = *allowed;
  model.known = *known;
  model.words = *words;
  model.lemma_keys = *lemma_keys;
  model.file = std::move(*file);
  return model;
}

std::string pack_model(const std::array<std::string, kSections>& sections) {
  std::string body;
  std::string table;
  const auto put = [](std::string& out, auto value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
  };
  for (const std::string& section : sections) {
    put(table, std::uint64_t{kStart + body.size()});
    put(table, std::uint64_t{section.size()});
    body += section;
    while (body.size() % 8 != 0) body += '\0';
  }
  const std::string rest = table + body;
  std::string out(kMagic);
  put(out, kFormatVersion);
  put(out, static_cast<std::uint32_t>(kSections));
  put(out, std::uint64_t{kHeader + rest.size()});
  put(out, base::fast_checksum(std::as_bytes(std::span(rest))));
  return out + rest;
}

}  // namespace dateline::syntax
