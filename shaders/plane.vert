#version 330 core
// Where a point of the base map lies on the map, for the shaders that draw it. The same as
// geo::MapPlane: Web Mercator where `turn` is 0, else a conic. Points come relative to an origin
// near them, whose pixels the processor has worked out in full precision.
uniform float scale;  // pixels a world unit
uniform vec2 offset;  // pixels of the origin
uniform float turn;   // radians that meridians turn by in a world unit
uniform vec2 spin;    // stretch and turn at the origin, a complex number: (down, right)

vec2 times(vec2 a, vec2 b) { return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }

// (exp(w) - 1) / w
vec2 growth(vec2 w) {
  if (dot(w, w) > 0.25) {
    float e = exp(w.x);
    vec2 grown = vec2(e * cos(w.y) - 1.0, e * sin(w.y));
    return times(grown, vec2(w.x, -w.y)) / dot(w, w);
  }
  vec2 sum = vec2(1.0, 0.0);
  for (float n = 8.0; n > 1.5; n -= 1.0) sum = vec2(1.0, 0.0) + times(w, sum) / n;
  return sum;
}

// World units from the origin (east, south) to pixels (right, down).
vec2 on_map(vec2 at) {
  if (turn == 0.0) return at * scale + offset;
  vec2 way = times(times(at.yx, growth(at.yx * turn)), spin);
  return way.yx * scale + offset;
}
