#version 330 core
// One instance a segment, widened in pixels, with round ends that close the joins.
layout(location = 0) in vec2 begin;
layout(location = 1) in vec2 end;
layout(location = 2) in float before;  // length of the polyline up to `begin`, world units
uniform float scale;
uniform vec2 size;
uniform float half_width;
uniform vec2 dash;
out vec2 local;      // pixels along and across the segment, from its beginning
flat out float segment;
flat out float phase;
flat out float rate;  // of dashes: pixels of them in a pixel along
vec2 on_map(vec2 at);
void main() {
  vec2 a = on_map(begin);
  vec2 b = on_map(end);
  vec2 d = b - a;
  segment = length(d);
  vec2 along = segment > 1e-6 ? d / segment : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float reach = half_width + 1.0;
  float x = (gl_VertexID & 1) == 0 ? -reach : segment + reach;
  float y = (gl_VertexID & 2) == 0 ? -reach : reach;
  local = vec2(x, y);
  // Lengths in the middle of the map, so that dashes go on evenly from segment to segment.
  phase = before * scale;
  rate = dash.y == 0.0 || segment < 1e-6 ? 1.0 : distance(begin, end) * scale / segment;
  vec2 p = (a + along * x + across * y) / size;
  gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
}
