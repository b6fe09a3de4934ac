#include "intake/zip_file.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;

constexpr zip_int64_t kMostMembers = 10'000;
constexpr std::size_t kFreeOfRatio = 4U << 20U;
constexpr std::size_t kMostRatio = 200;

struct CloseMember {
  void operator()(zip_file_t* f) const { (void)zip_fclose(f); }
};

}  // namespace

struct ZipFile::State {
  std::string name;
  zip_t* zip = nullptr;
  Limits limits;
  std::size_t unpacked = 0;

  State(std::string of, const Limits& most) : name(std::move(of)), limits(most) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
};

ZipFile::ZipFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;

base::Result<ZipFile> ZipFile::open(std::string_view bytes, std::string name) {
  return open(bytes, std::move(name), Limits());
}

base::Result<ZipFile> ZipFile::open(std::string_view bytes, std::string name,
                                    const Limits& limits) {
  auto state = std::make_unique<State>(std::move(name), limits);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (state->zip == nullptr) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (state->zip == nullptr) {
    return Error{ErrorCode::bad_format, "is damaged or cut short: " + why, state->name,
                 "Fetch or save it again"};
  }
  if (zip_get_num_entries(state->zip, 0) > kMostMembers) {
    return Error{ErrorCode::too_large, fmt::format("holds more than {} files in one", kMostMembers),
                 state->name, "Save it again with the program that wrote it"};
  }
  return ZipFile(std::move(state));
}

base::Result<std::optional<std::string>> ZipFile::read(const std::string& member) {
  const std::string where = state_->name + ": " + member;
  const auto damaged = [&](const char* why) {
    return Error{ErrorCode::bad_format, std::string("is damaged: ") + why, where,
                 "Fetch or save it again"};
  };
  const auto too_large = [&] {
    return Error{ErrorCode::too_large, "unpacks to more than any story has", where,
                 "Save its text as a file that ends in .txt"};
  };
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat(state_->zip, member.c_str(), 0, &about) != 0) return std::optional<std::string>();
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    return Error{ErrorCode::unsupported, "is under a password", where, "Save it without one"};
  }
  const std::unique_ptr<zip_file_t, CloseMember> file(zip_fopen_index(state_->zip, about.index, 0));
  if (!file) return damaged(zip_strerror(state_->zip));
  // What the archive says of sizes is but what it says.
  const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  const std::size_t most =
      std::min({state_->limits.member, state_->limits.together - state_->unpacked,
                std::max(kFreeOfRatio, std::min(packed, state_->limits.member) * kMostRatio)});
  std::string out;
  std::string block(1U << 16U, '\0');
  for (;;) {
    const zip_int64_t n = zip_fread(file.get(), block.data(), block.size());
    if (n < 0) return damaged(zip_file_strerror(file.get()));
    if (n == 0) break;
    out.append(block, 0, static_cast<std::size_t>(n));
    if (out.size() > most) return too_large();
  }
  state_->unpacked += out.size();
  return std::optional(std::move(out));
}

std::string ZipFile::first_with(std::string_view ending) const {
  const zip_int64_t members = zip_get_num_entries(state_->zip, 0);
  for (zip_int64_t i = 0; i < members; ++i) {
    const char* name = zip_get_name(state_->zip, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && base::lower_ascii(name).ends_with(ending)) return name;
  }
  return "";
}

}  // namespace dateline::intake
