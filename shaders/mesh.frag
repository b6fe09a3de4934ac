#version 330 core
uniform sampler2D atlas;
in vec2 uv;
in vec4 tint;
out vec4 result;
void main() { result = vec4(tint.rgb, tint.a * texture(atlas, uv).a); }
