#version 330 core
layout(location = 0) in vec2 at;      // pixels
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 rgba;
uniform vec2 offset;
uniform vec2 size;
uniform vec2 atlas_size;
out vec2 uv;
out vec4 tint;
void main() {
  uv = texel / atlas_size;
  tint = rgba;
  gl_Position = vec4((at + offset) / size * 2.0 - 1.0, 0.0, 1.0);
}
