#!/usr/bin/env bash
# Installs, starts, upgrades and removes the Debian package in a clean Debian, and fails at the first thing that is not as it should be.
# Needs root, and the programs debootstrap and dpkg-deb. Everything happens in a folder of its own, which is removed at the end.
#   sudo src/dist/debian/check.sh target/dist/grokscope_0.1.0_amd64.deb [SUITE] [MIRROR]
set -euo pipefail

package=$(readlink -f "$1")
suite=${2:-bookworm}
mirror=${3:-http://deb.debian.org/debian}
work=$(mktemp -d)
root=$work/root

clean() {
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ]; then kill -9 "${process#/proc/}" 2>/dev/null || true; fi
  done
  for place in "$root/proc" "$root/dev"; do
    mountpoint -q "$place" && umount -l "$place"
  done
  rm -rf "$work"
}
trap clean EXIT

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/user LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { inside setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }

say "A clean Debian ($suite)"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
# Without this, minimal systems leave out manual pages.
rm -f "$root"/etc/dpkg/dpkg.cfg.d/*
inside useradd -m -u 1000 user
inside apt-get update -q >/dev/null
inside apt-get install -y -q --no-install-recommends \
  xvfb xdotool xauth man-db desktop-file-utils shared-mime-info xdg-utils libfile-mimeinfo-perl bash-completion >"$work/apt.log" 2>&1 || { tail "$work/apt.log"; exit 1; }
inside find / -xdev -not -path '/proc/*' -not -path '/dev/*' -not -path '/var/*' -not -path '/tmp/*' | sort >"$work/before"

say "Installs"
cp "$package" "$root/tmp/one.deb"
inside apt-get install -y -q --no-install-recommends /tmp/one.deb >"$work/install.log" 2>&1 || { tail -20 "$work/install.log"; exit 1; }
inside dpkg -s grokscope | grep -E '^(Version|Status)'

say "The command line, as a user without rights"
as_user grokscope --version
as_user grokscope run --preset fast --seed 1 --steps 60 --json /tmp/run.json >/dev/null
grep -q '"evaluations"' "$root/tmp/run.json" || fail "a run has no evaluations"
as_user grokscope run --preset fast --steps 40 --record >/dev/null
as_user grokscope export 1 --bundle /tmp/lesson.grokscope >/dev/null

say "Manual pages, completion, desktop entry, type of bundles"
as_user man -w grokscope grokscope-run grokscope-export >/dev/null || fail "no manual page"
as_user man grokscope-run >"$work/page" 2>/dev/null
grep -q -- '--weight-decay' "$work/page" || fail "the manual page lacks --weight-decay"
inside bash -c '. /usr/share/bash-completion/bash_completion; . /usr/share/bash-completion/completions/grokscope; complete -p grokscope' || fail "no completion"
inside desktop-file-validate /usr/share/applications/grokscope.desktop
type=$(as_user xdg-mime query filetype /tmp/lesson.grokscope) || fail "xdg-mime"
[ "$type" = application/vnd.grokscope.bundle+zip ] || fail "a bundle is taken for $type"
[ "$(as_user xdg-mime query default "$type")" = grokscope.desktop ] || fail "bundles are opened by something else"

say "The window, on a bundle as a double click passes it"
as_user bash -c '
  Xvfb :71 -screen 0 1280x800x24 >/dev/null 2>&1 & server=$!
  for i in $(seq 50); do [ -S /tmp/.X11-unix/X71 ] && break; sleep 0.2; done
  export DISPLAY=:71
  grokscope /tmp/lesson.grokscope >/tmp/window.log 2>&1 & program=$!
  window=$(timeout 120 xdotool search --sync --onlyvisible --name GrokScope | head -1)
  [ -n "$window" ] || { cat /tmp/window.log; exit 1; }
  xdotool getwindowname "$window"
  kill "$program"; wait "$program" || true; kill "$server"
' || fail "no window"
[ ! -s "$root/tmp/window.log" ] || { cat "$root/tmp/window.log"; fail "the window wrote to the terminal"; }

say "Upgrades"
dpkg-deb -R "$package" "$work/next"
sed -i -E 's/^(Version: .*)$/\1+next/' "$work/next/DEBIAN/control"
dpkg-deb --root-owner-group -Znone -b "$work/next" "$root/tmp/next.deb" >/dev/null
inside apt-get install -y -q --no-install-recommends /tmp/next.deb >"$work/upgrade.log" 2>&1 || { tail -20 "$work/upgrade.log"; exit 1; }
inside dpkg -s grokscope | grep -E '^Version: .*next' || fail "not upgraded"
as_user grokscope list >"$work/list"
grep -q "1 run in" "$work/list" || { cat "$work/list"; fail "the upgrade lost the library"; }

say "Is removed"
inside apt-get purge -y -q grokscope >"$work/remove.log" 2>&1 || { tail "$work/remove.log"; exit 1; }
inside apt-get autoremove -y -q >/dev/null 2>&1
inside find / -xdev -not -path '/proc/*' -not -path '/dev/*' -not -path '/var/*' -not -path '/tmp/*' -not -path '/home/*' | sort >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -i grokscope || true)
[ -z "$left" ] || fail "left behind: $left"
as=$(find "$root/home/user" -name 'library*.db' | head -1)
[ -n "$as" ] || fail "removing the program removed the user's library"
say "All as it should be"
