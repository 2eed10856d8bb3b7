# shellcheck shell=bash
# up and down. Sourced by ./videogen.

READY_SECONDS=180
STOP_SECONDS=20
LEAST_MEGABYTES=1024
APPHOST_PID=''

command_up() {
  local port='' data='' logs=''
  while (($# > 0)); do
    case $1 in
      --port) port=${2:-}; [[ -n $port ]] || up_usage "$1"; shift 2 ;;
      --port=*) port=${1#*=}; shift ;;
      --data) data=${2:-}; [[ -n $data ]] || up_usage "$1"; shift 2 ;;
      --data=*) data=${1#*=}; [[ -n $data ]] || up_usage "$1"; shift ;;
      --logs) logs=1; shift ;;
      *) up_usage "$1" ;;
    esac
  done
  [[ -z $port ]] || is_port "$port" || stop_with "$EXIT_USAGE" "--port takes a number from 1 to 65535, not \"$port\"."
  use_state "$data"
  make_state
  if instance_runs; then tell_running "$port"; return; fi
  lock_state
  require_disk "$STATE" "$LEAST_MEGABYTES"
  port=${port:-8080}
  ! port_taken "$port" || stop_with "$EXIT_MISSING" "Port $port is in use$(port_owner "$port")." "Choose another: ./videogen up --port $((port == 65535 ? 8081 : port + 1))"
  local begun
  begun=$(now_ms)
  set_up
  build_web
  build_system
  make_secrets
  start_instance "$port"
  tell_ready "$begun"
  stay "$logs"
}

up_usage() { stop_with "$EXIT_USAGE" "up does not understand ${1:+\"$1\"}." "./videogen up [--port 8080] [--data DIR] [--logs]"; }

# exit 0: what was asked for is there.
tell_running() {
  local url
  url=$(instance_value url)
  say "VideoGen runs already: ${BOLD}$url${PLAIN} (process $(instance_pid))"
  [[ -z $1 || $url == *":$1" ]] || stop_with "$EXIT_MISSING" "It does not use port $1." "Stop it first: ./videogen down"
  say "  Its login and API key are in $STATE/secrets.env; ./videogen down stops it."
}

# Held while this script lives; children must not inherit it, or a killed script would leave it locked.
lock_state() {
  exec 9>"$STATE/up.lock"
  flock -n 9 || stop_with "$EXIT_MISSING" "Another \"./videogen up\" is starting with $STATE." "Wait for it, or stop it."
}

start_instance() {
  local port=$1 begun hash
  begun=$(now_ms)
  forget_instance
  rm -f "$STATE/data/run.json"
  choose_apphost_command
  mkdir -p "$STATE/data"
  hash=$(printf '%s' "$(secret_value VIDEOGEN_FIRST_USER_API_KEY)" | sha256sum | cut -d' ' -f1)
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM HUP
  # A session of its own: Ctrl-C reaches this script alone, which then stops the AppHost in order. It ends with this script in any case.
  (
    exec 9>&-
    export VIDEOGEN_FIRST_USER_API_KEY_HASH=$hash
    VIDEOGEN_FIRST_USER_EMAIL=$(secret_value VIDEOGEN_FIRST_USER_EMAIL)
    VIDEOGEN_FIRST_USER_PASSWORD=$(secret_value VIDEOGEN_FIRST_USER_PASSWORD)
    export VIDEOGEN_FIRST_USER_EMAIL VIDEOGEN_FIRST_USER_PASSWORD
    cd "$ROOT/VideoGen.AppHost" || exit
    # The death of this script is only noticed from setpriv on, so whoever comes too late must look.
    # shellcheck disable=SC2016
    exec setsid setpriv --pdeathsig TERM bash -c '[[ $PPID == "$1" ]] || exit; shift; exec "$@"' _ $$ \
      "${apphost_command[@]}" "--Api:Port=$port" "--State:Directory=$STATE/data"
  ) >"$LOGS/apphost.log" 2>&1 </dev/null &
  APPHOST_PID=$!
  trap stop_apphost EXIT
  wait_until_ready "http://127.0.0.1:$port" "$begun"
  write_instance "$APPHOST_PID" "http://127.0.0.1:$port" "$(dashboard_url)"
}

apphost_command=(dotnet)

choose_apphost_command() {
  if [[ $(package_side) == official ]]; then
    # The launch profile carries what the Aspire dashboard asks for.
    apphost_command=(dotnet run --project "$ROOT/VideoGen.AppHost" --configuration "$CONFIGURATION" --no-build --launch-profile http --)
  else
    apphost_command=(dotnet "$(assembly VideoGen.AppHost)")
  fi
}

dashboard_url() {
  local url
  url=$(sed -nE 's/^ *"dashboard": *"([^"]*)".*/\1/p' "$STATE/data/run.json" 2>/dev/null | head -n 1) || true
  [[ -n $url ]] || url=$(grep -oE 'https?://localhost:[0-9]+/login\?t=[0-9a-f]+' "$LOGS/apphost.log" | head -n 1) || true
  echo "$url"
}

# resource_states: "name state" for each resource that the AppHost has told of.
resource_states() {
  awk -F'"' '/^ *"name":/ { name = $4 } /^ *"state":/ && name != "" { print name, $4; name = "" }' "$STATE/data/run.json" 2>/dev/null || true
}

wait_until_ready() {
  local url=$1 begun=$2 told='' states
  while ! curl -fsS -o /dev/null --max-time 2 "$url/api/v1/health" 2>/dev/null; do
    kill -0 "$APPHOST_PID" 2>/dev/null || start_failed "VideoGen ended while it started."
    (($(now_ms) - begun < READY_SECONDS * 1000)) || start_failed "VideoGen was not ready within $READY_SECONDS s."
    states=$(resource_states)
    told=$(tell_states "$states" "$told" "$begun")
    sleep 0.2
  done
  printf '%s' "$ERASE" >&2
  tell_states "$(resource_states)" "$told" "$begun" >/dev/null
  printf '%s' "$ERASE" >&2
  PHASES+=("start $(seconds_text $(($(now_ms) - begun)))")
  say "${GREEN}✓${PLAIN} start ${FAINT}$(seconds_text $(($(now_ms) - begun)))${PLAIN}"
}

# tell_states STATES TOLD BEGUN: a line for each resource that is up since the last call; the others in one line that is drawn again.
tell_states() {
  local states=$1 told=$2 begun=$3 name state waiting=''
  while read -r name state; do
    [[ -n $name ]] || continue
    if [[ $state == healthy || $state == finished ]]; then
      [[ " $told " == *" $name "* ]] || {
        printf '%s  %s●%s %-12s %s %s%s%s\n' "$ERASE" "$GREEN" "$PLAIN" "$name" "$state" "$FAINT" "$(seconds_text $(($(now_ms) - begun)))" "$PLAIN" >&2
        told+=" $name"
      }
    else
      waiting+=" $name:$state"
    fi
  done <<<"$states"
  [[ -z $TTY ]] || printf '%s  %sstart %s %s%s' "$ERASE" "$FAINT" "$(seconds_text $(($(now_ms) - begun)))" "${waiting:0:$((${COLUMNS:-80} > 40 ? ${COLUMNS:-80} - 20 : 20))}" "$PLAIN" >&2
  echo "$told"
}

start_failed() {
  local log=$LOGS/apphost.log
  stop_apphost
  say "$ERASE${RED}videogen: $1${PLAIN} The end of $log:"
  tail -n 25 "$log" >&2
  say "  ./videogen doctor says what is wrong with this machine."
  exit "$EXIT_FAILED"
}

tell_ready() {
  local begun=$1 url dashboard
  url=$(instance_value url)
  dashboard=$(instance_value dashboard)
  cat <<TEXT

  ${BOLD}VideoGen is ready: $url${PLAIN}

  Login       $(secret_value VIDEOGEN_FIRST_USER_EMAIL)
  Password    $(secret_value VIDEOGEN_FIRST_USER_PASSWORD)
  API key     $(secret_value VIDEOGEN_FIRST_USER_API_KEY)
  Dashboard   ${dashboard:-none}
  State       $STATE
  Log         $LOGS/apphost.log

  Try: ./videogen generate "Three reasons to grow your own tomatoes" -o film.mp4
  Ctrl-C stops it. ${FAINT}$(phases_text); in all $(seconds_text $(($(now_ms) - begun)))${PLAIN}

TEXT
}

# stay LOGS: until Ctrl-C, "down", or an end by itself.
stay() {
  local code=0
  if [[ -n $1 ]]; then
    tail -n 0 -F --pid="$APPHOST_PID" "$LOGS/apphost.log" 2>/dev/null 9>&- &
  fi
  wait "$APPHOST_PID" || code=$?
  forget_instance
  if ((code != 0)) && [[ ! -e $STATE/stopping ]]; then start_failed "VideoGen ended with code $code."; fi
  rm -f "$STATE/stopping"
  say "VideoGen is stopped."
}

stop_apphost() {
  trap '' INT TERM HUP
  if [[ -n $APPHOST_PID ]] && kill -TERM "$APPHOST_PID" 2>/dev/null; then
    local begun
    begun=$(now_ms)
    while kill -0 "$APPHOST_PID" 2>/dev/null; do
      (($(now_ms) - begun < STOP_SECONDS * 1000)) || { kill -KILL "$APPHOST_PID" 2>/dev/null || true; break; }
      sleep 0.1
    done
  fi
  forget_instance
}

interrupted() {
  say "${ERASE}Stopping …"
  stop_apphost
  say "VideoGen is stopped."
  exit "$1"
}

command_down() {
  local data=''
  while (($# > 0)); do
    case $1 in
      --data) data=${2:-}; [[ -n $data ]] || stop_with "$EXIT_USAGE" "--data takes a folder."; shift 2 ;;
      --data=*) data=${1#*=}; shift ;;
      *) stop_with "$EXIT_USAGE" "down does not know \"$1\"." "./videogen down [--data DIR]" ;;
    esac
  done
  use_state "$data"
  local pid begun
  pid=$(instance_pid) || {
    [[ ! -e $STATE/instance.json ]] || { forget_instance; say "VideoGen had ended without a word; its traces are removed."; }
    say "VideoGen does not run here."
    return 0
  }
  begun=$(now_ms)
  touch "$STATE/stopping"
  kill -TERM "$pid" 2>/dev/null || [[ ! -d /proc/$pid ]] || stop_with "$EXIT_MISSING" "Process $pid belongs to another user." "Stop it as that user, or: sudo ./videogen down"
  while [[ -d /proc/$pid ]] && ! grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null; do
    if (($(now_ms) - begun > STOP_SECONDS * 1000)); then
      warn "it did not stop within $STOP_SECONDS s and is killed."
      kill -KILL "$pid" 2>/dev/null || true
    fi
    sleep 0.1
  done
  forget_instance
  say "VideoGen is stopped ($(seconds_text $(($(now_ms) - begun))))."
}
