#version 330 core
// A tile of a user's picture, as faint as its layer is to be.
uniform sampler2D picture;
uniform float opacity;
in vec2 uv;
out vec4 result;
void main() {
  vec4 colour = texture(picture, uv);
  result = vec4(colour.rgb, colour.a * opacity);
}
