#!/usr/bin/env bash
# scripts/run keeps its promises: ready when it says so, one at a time on a folder, a clean stop on a
# signal, the demonstration only where it belongs. Prints `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/kitbank run.XXXXXX")
chmod 755 "$work"
passed=0
failed=0
started=

finish() {
    [ -z "$started" ] || kill -TERM "$started" 2>/dev/null
    wait
    for data in "$work"/*/; do "$root/scripts/dev_db" stop "$data"; done
    rm -rf "$work"
}
trap finish EXIT

# holds SENTENCE COMMAND...
holds() {
    if "${@:2}" >"$work/out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'NOT TRUE: %s\n' "$1"
        tail -n 20 "$work/out" "$work/said" 2>/dev/null
    fi
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    for port in $(seq 18200 18299); do
        listens "$port" || { echo "$port" && return; }
    done
}

# start DATA OPTION...: in the background; its words go to $work/said.
start() {
    env --default-signal=INT "$root/scripts/run" --port "$port" --data "$@" >"$work/said" 2>&1 </dev/null &
    started=$!
}

is_ready() {
    local deadline=$((SECONDS + 240))
    until grep -q "^Kitbank is ready at http://127.0.0.1:$port$" "$work/said"; do
        kill -0 "$started" 2>/dev/null && [ $SECONDS -lt $deadline ] || return 1
        sleep 0.1
    done
}

stops_on() {
    local status=0
    kill -"$1" "$started"
    wait "$started" || status=$?
    started=
    [ $status = 0 ] && ! listens "$port" && [ "$("$root/scripts/dev_db" status "$2")" = stopped ]
}

answers() { [ "$(curl -s -o /dev/null -w '%{http_code}' --noproxy '*' "http://127.0.0.1:$port$1")" = "$2" ]; }
refuses() { ! timeout 60 "$@" </dev/null; }

# refuses_saying WORD COMMAND...
refuses_saying() { refuses "${@:2}" >"$work/refusal" 2>&1 && grep -q -- "$1" "$work/refusal"; }

port=$(free_port)
holds "a wrong port is named" refuses_saying 70000 "$root/scripts/run" --port 70000
holds "an unknown option is named" refuses_saying --nonsense "$root/scripts/run" --nonsense

start "$work/a folder" --empty
holds "an empty start says when it is ready" is_ready
holds "it is ready then" answers /readyz 200
holds "it shows no sign-ins" refuses grep -qi "password" "$work/said"
holds "a taken port is named" refuses_saying "$port" "$root/scripts/run" --port "$port" --data "$work/other"
other=$port
port=$(free_port)
holds "a second one on the same folder is refused" \
    refuses_saying "already runs" "$root/scripts/run" --port "$port" --data "$work/a folder"
port=$other
holds "SIGTERM stops the server and the database" stops_on TERM "$work/a folder"

start "$work/a folder"
holds "a second start is ready" is_ready
holds "and fills nothing in afterwards" [ ! -e "$work/a folder/demonstration.txt" ]
holds "SIGINT stops it too" stops_on INT "$work/a folder"

start "$work/demonstration"
holds "a first start with demonstration data is ready" is_ready
holds "its sign-ins are printed" \
    bash -c "grep -qFx \"\$(grep -m 1 . '$work/demonstration/demonstration.txt')\" '$work/said'"
holds "SIGTERM stops it" stops_on TERM "$work/demonstration"
holds "such a folder is not started as an empty one" \
    refuses_saying "demonstration data" "$root/scripts/run" --port "$port" --data "$work/demonstration" --empty

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
