#version 330 core
// 128 leaves the ground as it is, less darkens, more lightens.
uniform sampler2D grey;
uniform float strength;
uniform vec4 edge;    // x0, y0, x1, y1: where a finer picture ends, as flat_at has it
uniform vec2 weight;  // of this picture outside of the edge, and well within
uniform float fade;   // pixels from the edge inwards over which one gives way to the other
in vec2 uv;
in vec2 flat_at;
out vec4 result;
void main() {
  float shade = texture(grey, uv).r * (255.0 / 127.0) - (128.0 / 127.0);
  vec2 inside = min(flat_at - edge.xy, edge.zw - flat_at);
  float share = mix(weight.x, weight.y, clamp(min(inside.x, inside.y) / fade, 0.0, 1.0));
  result = vec4(vec3(shade > 0.0 ? 1.0 : 0.0), min(abs(shade), 1.0) * strength * share);
}
