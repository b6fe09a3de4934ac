#version 330 core
// The same as plane.vert on a map in the conic of geo::MapPlane.
uniform float scale;
uniform vec2 offset;
uniform float turn;  // radians that meridians turn by in a world unit
uniform vec2 spin;   // stretch and turn at the origin, a complex number: (down, right)

vec2 times(vec2 a, vec2 b) { return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }

// exp(w) - 1, as exact for a small w as for one up to pi: by its series for w / 8, and three times
// exp(2 w) - 1 = (exp(w) - 1) (exp(w) - 1 + 2). No branch: processors that stand in for a card would
// take both ways.
vec2 grown(vec2 w) {
  const vec2 one = vec2(1.0, 0.0);
  vec2 u = w / 8.0;
  vec2 sum = one + u * (1.0 / 6.0);
  sum = one + times(u, sum) * (1.0 / 5.0);
  sum = one + times(u, sum) * (1.0 / 4.0);
  sum = one + times(u, sum) * (1.0 / 3.0);
  sum = one + times(u, sum) * (1.0 / 2.0);
  vec2 e = times(u, sum);
  e = times(e, e + 2.0 * one);
  e = times(e, e + 2.0 * one);
  return times(e, e + 2.0 * one);
}

vec2 on_map(vec2 at) {
  vec2 way = times(grown(at.yx * turn), spin);  // spin has been divided by turn
  return way.yx * scale + offset;
}
