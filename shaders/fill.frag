#version 330 core
uniform vec4 colour;
out vec4 result;
void main() { result = colour; }
