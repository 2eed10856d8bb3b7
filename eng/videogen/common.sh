# shellcheck shell=bash
# Words, colours, phases with their time. Sourced by ./videogen.

EXIT_FAILED=1
EXIT_USAGE=2
EXIT_MISSING=5
CONFIGURATION=Release
PHASES=()

if [[ -t 2 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  TTY=1 BOLD=$'\e[1m' FAINT=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' PLAIN=$'\e[0m' ERASE=$'\r\e[2K'
else
  TTY='' BOLD='' FAINT='' RED='' GREEN='' YELLOW='' PLAIN='' ERASE=''
fi

say() { printf '%s\n' "$*" >&2; }
warn() { say "${YELLOW}videogen: $*${PLAIN}"; }

# stop_with CODE MESSAGE...: each further argument is a line of its own, usually the way out.
stop_with() {
  local code=$1
  shift
  printf '%s%svideogen: %s%s\n' "$ERASE" "$RED" "$1" "$PLAIN" >&2
  shift
  (($# == 0)) || printf '  %s\n' "$@" >&2
  exit "$code"
}

now_ms() {
  local now=${EPOCHREALTIME/[.,]/}
  echo $((now / 1000))
}

# seconds_text MILLISECONDS
seconds_text() { printf '%d.%d s' $(($1 / 1000)) $(($1 % 1000 / 100)); }

absolute() { readlink -m -- "$1"; }

# use_state [DIR]: where this run keeps everything. Without DIR: that of the instance that was started last from here, if it runs.
use_state() {
  HOME_STATE=$ROOT/.videogen
  STATE=$HOME_STATE
  if [[ -n ${1:-} ]]; then
    STATE=$(absolute "$1")
  elif [[ -r $HOME_STATE/last-state ]]; then
    local last
    last=$(<"$HOME_STATE/last-state")
    if [[ -d $last ]] && STATE=$last instance_runs; then STATE=$last; fi
  fi
  LOGS=$STATE/logs
}

make_state() {
  if ! mkdir -p "$HOME_STATE" "$STATE" "$LOGS" 2>/dev/null || [[ ! -w $STATE || ! -w $LOGS ]]; then
    stop_with "$EXIT_MISSING" "The state folder $STATE cannot be written." \
      "Choose another with --data DIR, or make it yours: sudo chown -R $(id -un) '$STATE'"
  fi
  chmod go-rwx "$STATE/secrets.env" 2>/dev/null || true
}

phases_text() {
  local text
  text=$(printf '%s, ' "${PHASES[@]}")
  echo "${text%, }"
}

# phase NAME LOG COMMAND...: runs quietly with a line of progress, keeps its time, shows the log's end when it fails.
# Descriptor 9 is the lock of "up": a compiler server that stays behind must not go on holding it.
phase() {
  local name=$1 log=$2 begun code=0
  shift 2
  begun=$(now_ms)
  if [[ -n $TTY ]]; then
    "$@" >"$log" 2>&1 </dev/null 9>&- &
    local child=$!
    while kill -0 "$child" 2>/dev/null; do
      local last
      last=$(tail -n 1 "$log" 2>/dev/null | tr -d '\000-\037\177' | cut -c "1-$((${COLUMNS:-80} > 50 ? ${COLUMNS:-80} - 40 : 20))")
      printf '%s%s %s%s  %s%s' "$ERASE" "$name" "$FAINT" "$(seconds_text $(($(now_ms) - begun)))" "$last" "$PLAIN" >&2
      sleep 0.2
    done
    wait "$child" || code=$?
    printf '%s' "$ERASE" >&2
  else
    "$@" >"$log" 2>&1 </dev/null 9>&- || code=$?
  fi
  local took=$(($(now_ms) - begun))
  PHASES+=("$name $(seconds_text $took)")
  if ((code == 0)); then
    say "${GREEN}✓${PLAIN} $name ${FAINT}$(seconds_text $took)${PLAIN}"
    return 0
  fi
  say "${RED}✗${PLAIN} $name ${FAINT}$(seconds_text $took)${PLAIN}"
  grep -E '(: error |error:|npm ERR|npm error|^E: )' "$log" | sort -u | head -n 20 >&2 || true
  [[ $(grep -cE '(: error |error:|npm ERR|npm error|^E: )' "$log") -gt 0 ]] || tail -n 20 "$log" >&2
  say "  All of it: $log"
  return "$code"
}

# version_at_least HAVE WANT
version_at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)); }

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# port_owner PORT: " by name (process N)" as far as it can be seen.
port_owner() {
  command -v ss >/dev/null || return 0
  ss -Hltnp "sport = :$1" 2>/dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/ by \1 (process \2)/p' | head -n 1 || true
}

free_megabytes() { df -Pm -- "$1" 2>/dev/null | awk 'NR == 2 { print $4 }' || true; }

# require_disk DIR MEGABYTES
require_disk() {
  local free
  free=$(free_megabytes "$1")
  [[ -z $free ]] || ((free >= $2)) || stop_with "$EXIT_MISSING" \
    "The disk of $1 is nearly full: $free MB free, at least $2 MB are needed." \
    "Make room, or put the state on another disk: ./videogen up --data DIR"
}
