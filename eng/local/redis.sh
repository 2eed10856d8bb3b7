#!/bin/sh
# Runs Redis for one VideoGen instance, in the foreground, with its data in REDIS_STATE. Exit code 78 means: starting again changes
# nothing, read the message.
#   REDIS_STATE REDIS_PORT REDIS_SECRET
set -eu
umask 077

stop_with() { echo "redis: $1" >&2; exit 78; }

command -v redis-server >/dev/null 2>&1 || stop_with "Redis is not installed. On Debian and Ubuntu: sudo apt-get install redis-server"
major=$(redis-server --version | sed 's/.*v=\([0-9]*\).*/\1/')
[ "$major" -ge 6 ] || stop_with "Redis 6 or newer is needed, installed is $(redis-server --version)"

mkdir -p "$REDIS_STATE"
# A file and not arguments: what stands in a command line can be read by every user of the machine.
cat >"$REDIS_STATE/redis.conf" <<CONF
port $REDIS_PORT
bind 127.0.0.1
protected-mode yes
requirepass $REDIS_SECRET
dir $REDIS_STATE
daemonize no
# Everything is written to the append-only file each second: kill -9 loses no acknowledged job.
appendonly yes
appendfsync everysec
save ""
# A full memory must refuse writes: evicting a stream would lose a queue.
maxmemory-policy noeviction
loglevel notice
CONF
exec redis-server "$REDIS_STATE/redis.conf"
