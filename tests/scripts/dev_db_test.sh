#!/usr/bin/env bash
# The private database keeps its promises: settings, one account, start and stop in every order,
# data that outlives kill -9. Prints `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
dev_db=$root/scripts/dev_db
work=$(mktemp -d "${TMPDIR:-/tmp}/kitbank dev_db.XXXXXX")
chmod 755 "$work"
dir="$work/a folder"
long="$work/$(printf 'x%.0s' {1..100})"
passed=0
failed=0

finish() {
    "$dev_db" stop "$dir"
    "$dev_db" stop "$long"
    [ ! -s "$long/db/socket_folder" ] || rm -rf "$(cat "$long/db/socket_folder")"
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
        cat "$work/out"
    fi
}

asked() { "$dev_db" client "$dir" --skip-column-names --batch --execute="$1"; }
answers() { [ "$(asked "$2")" = "$1" ]; }
refuses() { ! "$@"; }
process() { "$dev_db" status "$dir" | sed 's/^running, process \([0-9]*\),.*/\1/'; }

holds "a first start works, with a space in the path and without standard input" "$dev_db" start "$dir" <&-
holds "the address in kitbank.properties is the one that url prints" \
    grep -qxF "database = $("$dev_db" url "$dir")" "$dir/kitbank.properties"
holds "only the owner reads the password" [ "$(stat -c %a "$dir/kitbank.properties")" = 600 ]
holds "the account can use its schema" answers 1 "CREATE TABLE t (i INT PRIMARY KEY); INSERT INTO t VALUES (1); SELECT i FROM t"
holds "the account can make no other schema" refuses asked "CREATE DATABASE other"
holds "the account reads no password hashes" refuses asked "SELECT * FROM mysql.global_priv"
holds "nothing listens on the network" answers 0 "SELECT @@port"

while read -r name value; do
    holds "$name is $value" answers "$value" "SELECT @@$name"
done <<'SETTINGS'
innodb_flush_log_at_trx_commit 1
sync_binlog 1
log_bin 1
binlog_format ROW
innodb_doublewrite 1
innodb_snapshot_isolation 1
innodb_rollback_on_timeout 1
innodb_lock_wait_timeout 5
max_statement_time 10.000000
idle_transaction_timeout 15
local_infile 0
sql_mode STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION
character_set_server utf8mb4
collation_server utf8mb4_nopad_bin
collation_database utf8mb4_nopad_bin
require_secure_transport 1
SETTINGS

first=$(process)
holds "a second start is the same database" "$dev_db" start "$dir"
holds "and the same process" [ "$(process)" = "$first" ]
kill -KILL "$first"
holds "a start after kill -9 works" "$dev_db" start "$dir"
holds "what was committed before kill -9 is there" answers 1 "SELECT i FROM t"
holds "stop stops" "$dev_db" stop "$dir"
holds "status says so" refuses "$dev_db" status "$dir"
holds "stopping what is stopped is fine" "$dev_db" stop "$dir"

echo $$ >"$dir/db/pid"
touch "$dir/db/socket"
holds "a stranger's process in the pid file is left alone" "$dev_db" stop "$dir"
"$dev_db" start "$dir" &
one=$!
"$dev_db" start "$dir" &
two=$!
wait $one
holds "the first of two starts at once works" [ $? = 0 ]
wait $two
holds "the second of two starts at once works" [ $? = 0 ]
holds "they made one database" [ "$(pgrep -cf -- "--defaults-file=$dir/my.cnf")" = 1 ]

holds "a path too long for a socket works" "$dev_db" start "$long"
holds "a broken setting is named" bash -c "
    '$dev_db' stop '$dir' && printf '[mariadbd]\nnonsense = 1\n' >'$dir/my.local.cnf' &&
    ! '$dev_db' start '$dir' >'$work/said' 2>&1 && grep -q nonsense '$work/said'"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
