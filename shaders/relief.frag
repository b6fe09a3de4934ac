#version 330 core
// 128 leaves the ground as it is, less darkens, more lightens.
uniform sampler2D grey;
uniform float strength;
in vec2 uv;
out vec4 result;
void main() {
  float shade = texture(grey, uv).r * (255.0 / 127.0) - (128.0 / 127.0);
  result = vec4(vec3(shade > 0.0 ? 1.0 : 0.0), min(abs(shade), 1.0) * strength);
}
