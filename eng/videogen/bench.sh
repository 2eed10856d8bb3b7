# shellcheck shell=bash
# bench: measures VideoGen against a named baseline, in an instance of its own. Sourced by ./videogen.

command_bench() {
  use_state "$ROOT/.videogen"
  make_state
  require_disk "$ROOT" 4096
  set_up
  find_package_side
  phase 'build the benchmark' "$LOGS/bench-build.log" build_projects "$ROOT/VideoGen.AppHost" "$ROOT/tests/VideoGen.Bench" ||
    stop_with "$EXIT_FAILED" "The benchmark could not be built. All of it: $LOGS/bench-build.log"
  local code=0
  dotnet "$(assembly VideoGen.Bench)" "$@" || code=$?
  exit "$code"
}
