# Sourced by the other scripts: where we are, how to speak, how to give up.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*"; }

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# on_loopback PORT: somebody listens there.
on_loopback() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
