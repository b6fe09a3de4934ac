#version 330 core
uniform vec4 colour;
uniform float half_width;
uniform vec2 dash;  // pixels on, pixels on + off; 0 for a solid line
in vec2 local;
flat in float segment;
flat in float phase;
flat in float rate;
out vec4 result;
void main() {
  float x = clamp(local.x, 0.0, segment);
  float d = distance(local, vec2(x, 0.0));
  float cover = clamp(half_width + 0.5 - d, 0.0, 1.0);
  if (dash.y > 0.0) {
    float at = mod(phase + x * rate, dash.y);
    cover *= clamp(min(at, dash.x - at) + 0.5, 0.0, 1.0);
  }
  if (cover <= 0.0) discard;
  result = vec4(colour.rgb, colour.a * cover);
}
