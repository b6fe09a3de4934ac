#version 330 core
// A whole picture over a box of the target, as a strip of four vertices without an array.
uniform vec4 box;  // left, top, right and bottom, shares of the target
out vec2 uv;
void main() {
  uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(mix(box.xy, box.zw, uv) * 2.0 - 1.0, 0.0, 1.0);
}
