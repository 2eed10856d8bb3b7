# shellcheck shell=bash
# generate, chat and render: the command line tool, with an instance around it where none runs. Sourced by ./videogen.

# What the tool says when no server is named, none runs here, and one may be started.
NO_INSTANCE=69

# The first word is the tool's own command.
command_film() {
  use_state ''
  make_state
  check_dotnet
  build_cli
  export VIDEOGEN_STATE=$STATE
  instance_runs || forget_instance
  local code=0
  # The tool looks at its arguments before it looks for a server, so nothing is started for a command that is wrong.
  VIDEOGEN_MAY_START=1 run_tool "$@" || code=$?
  if ((code == NO_INSTANCE)); then
    code=0
    start_in_background
    run_tool "$@" || code=$?
    stop_in_background
  fi
  exit "$code"
}

# Ctrl-C is for the tool, which cancels its job; this script waits for it.
run_tool() {
  local code=0
  trap : INT
  dotnet "$(assembly VideoGen.Cli)" "$@" || code=$?
  trap - INT
  return "$code"
}

start_in_background() {
  local port=8080 log=$LOGS/up.log begun
  while port_taken "$port"; do
    ((++port <= 8099)) || stop_with "$EXIT_MISSING" "Ports 8080 to 8099 are all in use." "Start one yourself: ./videogen up --port N"
  done
  say "No VideoGen runs here: starting one for this film (./videogen up keeps it running)."
  begun=$(now_ms)
  setsid "$ROOT/videogen" up --port "$port" >"$log" 2>&1 </dev/null &
  UP_PID=$!
  trap 'say "${ERASE}Stopping …"; stop_in_background; exit 130' INT TERM HUP
  local shown=0 lines
  while ! instance_runs; do
    if ! kill -0 "$UP_PID" 2>/dev/null; then
      local code=0
      wait "$UP_PID" || code=$?
      tail -n 15 "$log" >&2
      stop_with "$((code > 0 ? code : EXIT_FAILED))" "VideoGen could not be started. All of it: $log"
    fi
    lines=$(grep -c '^✓' "$log" || true)
    if ((lines > shown)); then grep '^✓' "$log" | tail -n +$((shown + 1)) >&2; shown=$lines; fi
    sleep 0.2
  done
  trap - INT TERM HUP
  say "${FAINT}started in $(seconds_text $(($(now_ms) - begun)))${PLAIN}"
}

stop_in_background() {
  kill -TERM "$UP_PID" 2>/dev/null || return 0
  wait "$UP_PID" 2>/dev/null || true
}
