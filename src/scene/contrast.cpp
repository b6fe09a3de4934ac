#include "scene/contrast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace dateline::scene {
namespace {

using Lab = std::array<double, 3>;
using Matrix = std::array<std::array<double, 3>, 3>;

constexpr Matrix kSeen = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// What eyes without one kind of cones see, on linear RGB: Machado, Oliveira and Fernandes 2009,
// severity 1.
constexpr Matrix kProtanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {{{1.255528, -0.076749, -0.178779},
                                 {-0.078411, 0.930809, 0.147602},
                                 {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kXyz = {{{0.4124564, 0.3575761, 0.1804375},
                          {0.2126729, 0.7151522, 0.0721750},
                          {0.0193339, 0.1191920, 0.9503041}}};

double linear(std::uint8_t v) {
  const double s = v / 255.0;
  return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Rgba c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

Lab times(const Matrix& m, const Lab& v) {
  Lab out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += m[i][j] * v[j];
  }
  return out;
}

/// CIE 1976 L*a*b* of a colour as those eyes see it, by the white of D65.
Lab lab(Rgba c, const Matrix& eyes) {
  Lab seen = times(eyes, {linear(c.r), linear(c.g), linear(c.b)});
  for (double& part : seen) part = std::clamp(part, 0.0, 1.0);
  const Lab xyz = times(kXyz, seen);
  constexpr Lab kWhite = {0.95047, 1, 1.08883};
  Lab f{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = xyz[i] / kWhite[i];
    f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

}  // namespace

double contrast(Rgba a, Rgba b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgba over(Rgba top, Rgba ground) {
  Rgba opaque = top;
  opaque.a = 255;
  return mixed(ground, opaque, static_cast<float>(top.a) / 255);
}

double apart(Rgba a, Rgba b) {
  double least = 1000;
  for (const Matrix* eyes : {&kSeen, &kProtanopia, &kDeuteranopia, &kTritanopia}) {
    const Lab x = lab(a, *eyes);
    const Lab y = lab(b, *eyes);
    least = std::min(least, std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
  }
  return least;
}

double lightness(Rgba c) { return lab(c, kSeen)[0]; }

}  // namespace dateline::scene
