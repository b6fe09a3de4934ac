#version 330 core
// A whole picture, as faint as it is to be.
uniform sampler2D picture;
uniform float opacity;
in vec2 uv;
out vec4 result;
void main() { result = vec4(texture(picture, uv).rgb, opacity); }
