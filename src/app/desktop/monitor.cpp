#include "app/desktop/monitor.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace dateline::desktop {
namespace {

float scale_of(GLFWmonitor* monitor) {
  float x = 1;
  float y = 1;
  glfwGetMonitorContentScale(monitor, &x, &y);
  const float scale = std::max(x, y);
  return std::isfinite(scale) ? std::clamp(std::round(scale * 4) / 4, 1.0F, 4.0F) : 1.0F;
}

}  // namespace

long long overlap(const Place& a, const Place& b) {
  const long long width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const long long height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

std::vector<GLFWmonitor*> monitor_handles() {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  return all == nullptr ? std::vector<GLFWmonitor*>() : std::vector(all, all + count);
}

std::vector<Monitor> monitors() {
  std::vector<Monitor> out;
  for (GLFWmonitor* handle : monitor_handles()) {
    const GLFWvidmode* mode = glfwGetVideoMode(handle);
    if (mode == nullptr) continue;
    Monitor monitor;
    monitor.handle = handle;
    if (const char* name = glfwGetMonitorName(handle); name != nullptr) monitor.name = name;
    glfwGetMonitorPos(handle, &monitor.place.x, &monitor.place.y);
    monitor.place.width = mode->width;
    monitor.place.height = mode->height;
    glfwGetMonitorWorkarea(handle, &monitor.work.x, &monitor.work.y, &monitor.work.width,
                           &monitor.work.height);
    if (monitor.work.width <= 0 || monitor.work.height <= 0) monitor.work = monitor.place;
    monitor.scale = scale_of(handle);
    const bool mirrored = std::ranges::any_of(
        out, [&](const Monitor& other) { return overlap(other.place, monitor.place) > 0; });
    if (!mirrored) out.push_back(std::move(monitor));
  }
  return out;
}

std::size_t monitor_at(const std::vector<Monitor>& of, const Place& place) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < of.size(); ++i) {
    if (overlap(of[i].place, place) > overlap(of[best].place, place)) best = i;
  }
  return best;
}

}  // namespace dateline::desktop
