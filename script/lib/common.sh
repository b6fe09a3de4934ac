# Sourced by the scripts beside it: the top folder, the compiler cache, how many jobs fit the machine.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Objects compiled in one clone serve the next: paths below the top are hashed relative to it.
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1
# Precompiled headers: what they define is in none of our sources to see, and they do not use the time of day.
export CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '\n== %s\n' "$*" >&2; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# One job a core, but no more than one for each 1.5 GB of memory: a few sources need that much.
jobs() {
  local cores memory
  cores=$(nproc 2>/dev/null || echo 2)
  memory=$(awk '/^MemTotal:/ {print int($2 / 1500000)}' /proc/meminfo 2>/dev/null || echo "$cores")
  [ "${memory:-0}" -ge 1 ] || memory=1
  [ "$cores" -le "$memory" ] && echo "$cores" || echo "$memory"
}

# build PRESET [TARGET]: configures and builds it, or just one target of it.
build() {
  say "Building $1${2:+: $2}"
  (cd "$top" && cmake --preset "$1" >&2 &&
    cmake --build --preset "$1" ${2:+--target "$2"} -j "$(jobs)" >&2)
}

# One-line help: the comment at the head of the calling script.
usage() {
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"
}
