#version 330 core
// Lays what was drawn apart, pixel for pixel, over what is there, all of it as faint as it is to be.
uniform sampler2D drawn;
uniform vec4 colour;
out vec4 result;
void main() {
  result = vec4(colour.rgb, colour.a * texelFetch(drawn, ivec2(gl_FragCoord.xy), 0).a);
}
