#version 330 core
// A rectangle of the map in pixels; uv runs with it from its north-western corner.
uniform vec4 box;  // x0, y0, x1, y1
uniform vec2 size;
out vec2 uv;
void main() {
  uv = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
  vec2 p = mix(box.xy, box.zw, uv) / size;
  gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
}
