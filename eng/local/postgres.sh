#!/bin/sh
# Runs PostgreSQL for one VideoGen instance, in the foreground, with its data in POSTGRES_STATE. Makes the cluster, the database and
# its administrator when they are missing. SIGTERM stops it ("fast": open sessions are ended, nothing committed is lost).
# Exit code 78 means: starting again changes nothing, read the message.
#   POSTGRES_STATE POSTGRES_PORT POSTGRES_DATABASE POSTGRES_ADMIN_PASSWORD
set -eu
umask 077
# A locale that is not installed makes initdb and postgres refuse; ours is given to initdb.
unset LANG LANGUAGE LC_ALL LC_CTYPE LC_COLLATE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME 2>/dev/null || true
export LC_ALL=C

stop_with() { echo "postgres: $1" >&2; exit 78; }

bin=""
for candidate in "${POSTGRES_BIN:-}" "$(dirname "$(command -v postgres 2>/dev/null || echo /nowhere/x)")" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n -r) /usr/pgsql-*/bin /usr/local/pgsql/bin; do
    if [ -n "$candidate" ] && [ -x "$candidate/postgres" ] && [ -x "$candidate/initdb" ]; then bin=$candidate; break; fi
done
[ -n "$bin" ] || stop_with "PostgreSQL is not installed. On Debian and Ubuntu: sudo apt-get install postgresql"

mkdir -p "$POSTGRES_STATE"
data=$POSTGRES_STATE/cluster

# PostgreSQL refuses to run as root, so root hands it to the user that its package made. That user must reach the data directory; where
# a folder above is closed to it (/root, mktemp -d), it is let through by capability rather than by changing the folder.
as=""
if [ "$(id -u)" = 0 ]; then
    user=${POSTGRES_SYSTEM_USER:-postgres}
    id "$user" >/dev/null 2>&1 || stop_with "root can't run PostgreSQL and there is no user '$user' to run it. Start VideoGen as another user."
    as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
    chown "$user" "$POSTGRES_STATE"
    # Tried by writing: access(2), which test(1) asks, knows no capabilities.
    probe() { "$@" /bin/sh -c ': >"$1/.reachable" && rm "$1/.reachable"' sh "$POSTGRES_STATE" 2>/dev/null; }
    if ! probe $as; then
        through=""
        for capability in dac_read_search dac_override; do
            if probe $as --inh-caps=+$capability --ambient-caps=+$capability; then through=$capability; break; fi
        done
        [ -n "$through" ] || stop_with "user '$user' can't reach $POSTGRES_STATE. Use a data directory outside of closed folders, or run as another user."
        as="$as --inh-caps=+$through --ambient-caps=+$through"
        echo "postgres: a folder above $POSTGRES_STATE is closed to '$user'; it runs with the capability $through"
    fi
fi
run() { (cd "$POSTGRES_STATE" && exec $as "$@"); }

# --- the cluster ------------------------------------------------------------------------------------------------------------------
if [ -f "$data/PG_VERSION" ]; then
    have=$(cat "$data/PG_VERSION")
    want=$("$bin/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    if [ "$have" != "$want" ]; then
        if [ -x "/usr/lib/postgresql/$have/bin/postgres" ]; then bin=/usr/lib/postgresql/$have/bin
        else stop_with "$data was made by PostgreSQL $have, installed is $want. Install PostgreSQL $have, or move the folder away to begin anew."; fi
    fi
else
    # Built aside and moved: a first start that is interrupted leaves nothing that looks like a cluster.
    rm -rf "$data.new"
    locale=C
    if locale -a 2>/dev/null | grep -qi '^c\.utf-\{0,1\}8$'; then locale=$(locale -a | grep -i -m1 '^c\.utf-\{0,1\}8$'); fi
    echo "postgres: making a new cluster in $data"
    run "$bin/initdb" --pgdata="$data.new" --username=postgres --encoding=UTF8 --locale="$locale" \
        --auth-local=peer --auth-host=scram-sha-256 --no-instructions >"$POSTGRES_STATE/initdb.log" 2>&1 \
        || { cat "$POSTGRES_STATE/initdb.log" >&2; stop_with "initdb failed"; }
    mv "$data.new" "$data"
fi

# --- a server that did not end ------------------------------------------------------------------------------------------------------
# A pid is used again after a restart of the machine or container: only a postgres whose working directory is this cluster counts.
if [ -f "$data/postmaster.pid" ]; then
    old=$(head -n1 "$data/postmaster.pid")
    if [ "$(readlink "/proc/$old/cwd" 2>/dev/null || true)" = "$(readlink -f "$data")" ]; then
        echo "postgres: stopping process $old, left over from an earlier run"
        run "$bin/pg_ctl" stop --pgdata="$data" --mode=fast --timeout=20 --silent || stop_with "process $old still uses $data"
    else
        rm -f "$data/postmaster.pid"
    fi
fi

# --- the database and its administrator -----------------------------------------------------------------------------------------------
# The administrator is what a managed server gives: it owns the database and may create roles, but is no superuser. The migrator makes
# the other roles. Single-user mode: nothing listens yet, so when the port opens, all of this is done. One statement per line.
alone() {
    run "$bin/postgres" --single -D "$data" -c log_min_messages=error -c log_checkpoints=off "$1" >"$POSTGRES_STATE/setup.log" 2>&1 \
        || { cat "$POSTGRES_STATE/setup.log" >&2; exit 1; }
    if grep -v 'database ".*" already exists' "$POSTGRES_STATE/setup.log" | grep 'ERROR\|FATAL\|PANIC' >&2; then exit 1; fi
}
password=$(printf %s "$POSTGRES_ADMIN_PASSWORD" | sed "s/'/''/g")
alone postgres <<SQL
do \$do\$ begin if not exists (select from pg_roles where rolname = 'videogen_admin') then create role videogen_admin; end if; end \$do\$;
alter role videogen_admin with login createrole nosuperuser nobypassrls nocreatedb password '$password';
$([ -f "$data/videogen-database" ] || echo "create database $POSTGRES_DATABASE owner videogen_admin;")
SQL
if [ ! -f "$data/videogen-database" ]; then
    # Before PostgreSQL 15 the schema belongs to the superuser, whom nobody can be.
    echo "alter schema public owner to videogen_admin;" | alone "$POSTGRES_DATABASE"
    : >"$data/videogen-database"
fi

# --- the server ---------------------------------------------------------------------------------------------------------------------
# A socket's path may have 107 characters; nobody needs the socket, so a deep folder simply gets none.
socket=$POSTGRES_STATE
[ ${#socket} -le 80 ] || socket=""

# One subshell that becomes the server, so that $! is the server: it must be waited for until the last page is written.
(
    cd "$POSTGRES_STATE"
    exec $as setpriv --pdeathsig INT "$bin/postgres" -D "$data" -p "$POSTGRES_PORT" \
        -c listen_addresses=localhost -c unix_socket_directories="$socket" -c unix_socket_permissions=0700 \
        -c logging_collector=off -c log_destination=stderr -c log_line_prefix='%b[%p] ' -c log_checkpoints=off \
        -c max_connections=200 -c shared_buffers=128MB
) &
server=$!
trap 'kill -INT "$server" 2>/dev/null' TERM INT HUP
code=0
while :; do
    code=0
    wait "$server" || code=$?
    kill -0 "$server" 2>/dev/null || break
done
exit "$code"
