#version 330 core
// Where a point of the base map lies on a map in Web Mercator, for the shaders that draw it. Points
// come relative to an origin near them, whose pixels the processor has worked out in full precision.
// cone.vert is the other such shader.
uniform float scale;  // pixels a world unit
uniform vec2 offset;  // pixels of the origin

// World units from the origin (east, south) to pixels (right, down).
vec2 on_map(vec2 at) { return at * scale + offset; }
