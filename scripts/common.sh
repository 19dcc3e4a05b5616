# Sourced by the other scripts: where we are, how to speak, how to give up.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*"; }

die() {
    printf 'scripts/%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# has_home: caches may go to the home folder; without one they go below build/.
has_home() { [ -n "${HOME:-}" ] && mkdir -p "$HOME/.cache" 2>/dev/null && [ -w "$HOME/.cache" ]; }

if ! has_home; then
    export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache} npm_config_cache=$root/build/npm-cache
fi
# The same source in another folder is the same to ccache.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# on_loopback PORT: somebody listens there.
on_loopback() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# end_process PID SECONDS: asks it to end, waits, and kills it when it does not.
end_process() {
    local deadline=$((SECONDS + $2))
    kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null; do
        if [ $SECONDS -ge $deadline ]; then
            kill -KILL "$1" 2>/dev/null || return 0
            return 1
        fi
        sleep 0.05
    done
}
