#version 330 core
// A rectangle of the map in pixels; uv runs with it from its north-western corner.
uniform vec4 box;  // x0, y0, x1, y1
uniform vec2 size;
out vec2 uv;
out vec2 at;  // pixels
void main() {
  uv = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
  at = mix(box.xy, box.zw, uv);
  gl_Position = vec4(at / size * 2.0 - 1.0, 0.0, 1.0);
}
