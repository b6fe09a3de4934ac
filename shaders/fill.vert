#version 330 core
// Base map fills: world units relative to the chunk's origin -> pixels -> clip space, row 0 on top.
layout(location = 0) in vec2 at;
uniform float scale;   // pixels a world unit
uniform vec2 offset;   // pixels of the chunk's origin
uniform vec2 size;     // of the target
void main() {
  vec2 p = (at * scale + offset) / size;
  gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
}
