#!/usr/bin/env bash
# script/lib/bare-system.sh [--keep] [COMMAND...]: runs commands in a bare Debian 12 with nothing but this checkout.
#
# Makes a root folder by debootstrap from the package source that this machine's own apt is set up
# with, copies the checkout into it and runs each COMMAND there (script/run, then script/test, where
# none is given), in a clean environment. The folder goes at the end, unless --keep is given. Needs root.
set -euo pipefail
source "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || die "only root can make another root folder"

keep=
if [ "${1:-}" = --keep ]; then
  keep=1
  shift
fi
[ $# -gt 0 ] || set -- script/run script/test

root=$(mktemp -d "${TMPDIR:-/tmp}/dateline-bare.XXXXXX")
if [ -n "$keep" ]; then
  trap 'echo "Kept: $root" >&2' EXIT
else
  trap 'rm -rf --one-file-system "$root"' EXIT
fi

# Where this machine gets the release's own packages from, as apt itself says it.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  awk '$2 == "bookworm" && $3 == "main" {print $1; exit}')
[ -n "$mirror" ] || die "apt has no index of Debian 12 (bookworm) here: run apt-get update"

say "Making a bare Debian 12"
eval "$(apt-config shell proxy Acquire::http::Proxy)"
[ -z "${proxy:-}" ] || export http_proxy=$proxy
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 ||
  { tail -n 20 "$root.log" >&2; die "debootstrap failed"; }
rm -f "$root.log"

# The network as this machine has it: names, proxies, package sources and their keys.
for file in /etc/resolv.conf /etc/hosts; do
  [ -e "$file" ] && cp -L "$file" "$root$file"
done
rm -rf "$root/etc/apt/sources.list" "$root/etc/apt/sources.list.d"
for file in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/apt/auth.conf.d \
  /etc/apt/trusted.gpg.d /usr/share/keyrings; do
  [ -e "$file" ] && mkdir -p "$root$(dirname "$file")" && cp -rL "$file" "$root$(dirname "$file")/"
done

mkdir -p "$root/dateline"
if git -C "$top" rev-parse >/dev/null 2>&1; then
  (cd "$top" && git ls-files -z --cached --others --exclude-standard |
    tar -c --null --ignore-failed-read -T - 2>/dev/null) | tar -x -C "$root/dateline"
else
  tar -C "$top" -c --exclude=./build . | tar -x -C "$root/dateline"
fi

proxies=()
for name in http_proxy https_proxy no_proxy; do
  [ -z "${!name:-}" ] || proxies+=("$name=${!name}")
done
for command in "$@"; do
  say "In the bare system: $command"
  start=$SECONDS
  # A mount namespace of its own: what is mounted goes when the command ends.
  unshare --mount --fork bash -c '
    mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/tmp" || exit 1
    mkdir -p "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm"
    exec chroot "$0" "$@"' "$root" \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
    "${proxies[@]}" bash -c "cd /dateline && $command" </dev/null ||
    die "'$command' failed in the bare system"
  say "$command took $((SECONDS - start)) s in the bare system"
done
