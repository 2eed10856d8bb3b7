# Reads "+GROUP" and "-GROUP" lines. When the pipe closes, the runner is gone: ends every group that is left, and every process
# that carries the run's mark ($1) in its environment but left its group. "!" says that all were asked to end already.
trap '' INT TERM HUP PIPE
exec >/dev/null 2>&1
groups=""
patience=25
while read -r line; do
    case $line in
        +*) groups="$groups ${line#+}" ;;
        !) patience=5 ;;
        -*)
            left=""
            for group in $groups; do
                [ "$group" = "${line#-}" ] || left="$left $group"
            done
            groups=$left
            ;;
    esac
done

# Servers that rewrite their title (redis, postgres) lose the environment that /proc shows, so groups are asked for too.
alive() {
    for group in $groups; do
        if kill -s 0 -- "-$group"; then return 0; fi
    done
    [ -n "$(marked "$1")" ]
}
marked() { grep -lzxF -e "$1" /proc/[0-9]*/environ | cut -d/ -f3; }
signal() {
    for group in $groups; do kill -s "$1" -- "-$group"; done
    for pid in $(marked "$2"); do kill -s "$1" "$pid"; done
}

signal TERM "$1"
waited=0
while [ "$waited" -lt "$patience" ] && alive "$1"; do
    sleep 0.2
    waited=$((waited + 1))
done
# Again while there are any: one that is killed may have started another a moment before.
rounds=0
while [ "$rounds" -lt 20 ]; do
    signal KILL "$1"
    [ -n "$(marked "$1")" ] || break
    sleep 0.05
    rounds=$((rounds + 1))
done
