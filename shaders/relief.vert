#version 330 core
// A rectangle of the world as a net of cells, a strip of triangles an instance; uv runs with it
// from the picture's north-western corner.
uniform vec4 box;   // x0, y0, x1, y1: world units from the middle of the map
uniform vec4 part;  // of the picture, likewise: 0..1
uniform vec2 cells;
uniform float scale;
uniform vec2 size;
out vec2 uv;
out vec2 flat_at;  // pixels of Web Mercator, from the middle of the map
vec2 on_map(vec2 at);
void main() {
  float row = float(gl_InstanceID + (gl_VertexID & 1));
  vec2 t = vec2(float(gl_VertexID >> 1), row) / cells;
  vec2 at = mix(box.xy, box.zw, t);
  uv = mix(part.xy, part.zw, t);
  flat_at = at * scale;
  gl_Position = vec4(on_map(at) / size * 2.0 - 1.0, 0.0, 1.0);
}
