#version 330 core
// Base map fills: world units relative to the chunk's origin -> pixels -> clip space, row 0 on top.
layout(location = 0) in vec2 at;
uniform vec2 size;  // of the target
vec2 on_map(vec2 at);
void main() {
  vec2 p = on_map(at) / size;
  gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
}
