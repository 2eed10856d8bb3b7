# shellcheck shell=bash
# test: every suite with one line each, failures with their message, and a last line that scripts read. Sourced by ./videogen.

# Pure, in seconds; whatever is in neither list is integration, so that a new project is never left out.
UNIT_SUITES=' Core Composition Architecture '
E2E_SUITES=' EndToEnd '
SUITE_SECONDS=900
PASSED=0 FAILED=0 SKIPPED=0

command_test() {
  local wanted=("$@") kind
  ((${#wanted[@]} > 0)) || wanted=(all)
  for kind in "${wanted[@]}"; do
    [[ $kind =~ ^(unit|integration|e2e|faults|all)$ ]] || stop_with "$EXIT_USAGE" "There is no suite \"$kind\"." "./videogen test [unit|integration|e2e|faults|all]"
  done
  [[ " ${wanted[*]} " != *' all '* ]] || wanted=(unit integration e2e faults)
  use_state "$ROOT/.videogen"
  make_state
  require_disk "$ROOT" 2048
  local begun
  begun=$(now_ms)
  set_up test
  build_web
  find_package_side
  build_everything
  rm -rf "$LOGS/tests"
  mkdir -p "$LOGS/tests"
  for kind in unit integration e2e faults; do
    [[ " ${wanted[*]} " != *" $kind "* ]] || run_kind "$kind"
  done
  [[ " ${wanted[*]} " != *' e2e '* ]] || report_bench
  tell_tests "$begun"
}

# Figures for whoever reads the log. They judge nothing: a busy machine is not a fault of the code.
report_bench() {
  local log=$LOGS/tests/bench.log
  [[ -f $(assembly VideoGen.Bench) ]] || { say "  the short benchmark was not built."; return; }
  if watched 'bench (short)' "$log" timeout --signal=INT --kill-after=30 300 dotnet "$(assembly VideoGen.Bench)" render --short --case reference incremental; then
    say "  bench, short form ${FAINT}(15 s film, one round; reported only)${PLAIN}"
    sed -n 's/^  /    /p' "$log" >&2
  else
    say "  the short benchmark could not be run. All of it: $log"
    tail -n 5 "$log" | sed 's/^/    /' >&2
  fi
}

tell_tests() {
  say "${FAINT}$(phases_text); in all $(seconds_text $(($(now_ms) - $1)))${PLAIN}"
  local all=$((PASSED + FAILED + SKIPPED))
  ((all > 0)) || say "${RED}videogen: no test ran.${PLAIN}"
  echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
  ((FAILED == 0 && PASSED > 0)) || exit "$EXIT_FAILED"
}

# suites_of KIND: names of test projects without "VideoGen." and ".Tests".
suites_of() {
  local project name
  for project in "$ROOT"/tests/VideoGen.*.Tests/VideoGen.*.Tests.csproj; do
    name=${project##*/VideoGen.}
    name=${name%.Tests.csproj}
    # A project without a source file has nothing to run yet.
    [[ -n $(find "${project%/*}" -maxdepth 3 -name '*.cs' -not -path '*/obj/*' -print -quit) ]] || continue
    case $1 in
      unit) [[ $UNIT_SUITES != *" $name "* ]] || echo "$name" ;;
      e2e | faults) [[ $E2E_SUITES != *" $name "* ]] || echo "$name" ;;
      integration) [[ $UNIT_SUITES$E2E_SUITES == *" $name "* ]] || echo "$name" ;;
    esac
  done
}

run_kind() {
  local kind=$1 name
  [[ $kind != unit ]] || run_web_tests
  while IFS= read -r name; do
    case $kind in
      e2e) run_suite "$name" "$name (e2e)" 'Category!=faults' ;;
      faults) run_suite "$name" "$name (faults)" 'Category=faults' ;;
      *) run_suite "$name" "$name" '' ;;
    esac
  done < <(suites_of "$kind")
}

# run_suite NAME TITLE FILTER
run_suite() {
  local name=$1 title=$2 filter=$3 dll log trx begun code=0
  dll=$(assembly "VideoGen.$1.Tests")
  log=$LOGS/tests/${title//[^A-Za-z0-9]/-}.log
  trx=${log%.log}.trx
  begun=$(now_ms)
  [[ -f $dll ]] || { count "$title" 0 1 0 "$begun"; say "    it was not built: is tests/VideoGen.$name.Tests in VideoGen.sln?"; return; }
  local arguments=(test "$dll" --nologo --logger "trx;LogFileName=$trx" --logger 'console;verbosity=normal')
  [[ -z $filter ]] || arguments+=(--filter "$filter")
  watched "$title" "$log" timeout --signal=INT --kill-after=30 "$SUITE_SECONDS" dotnet "${arguments[@]}" || code=$?
  local counters total=0 executed=0 passed=0
  counters=$(grep -m 1 '<Counters ' "$trx" 2>/dev/null || true)
  total=$(counter total "$counters") executed=$(counter executed "$counters") passed=$(counter passed "$counters")
  local failed=$((executed - passed))
  # A host that crashed, hung or could not start has no counters that tell of it.
  if ((code != 0 && failed == 0)); then failed=1; fi
  count "$title" "$passed" "$failed" $((total - executed)) "$begun"
  ((failed == 0)) || tell_failures "$log" "$code"
  ((total > 0 || failed > 0)) || say "    ${FAINT}no test matched${PLAIN}"
}

counter() {
  local value
  value=$(sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$2")
  echo "${value:-0}"
}

# watched TITLE LOG COMMAND...: shows the last line of the log while it runs.
watched() {
  local title=$1 log=$2 code=0
  shift 2
  if [[ -z $TTY ]]; then
    "$@" >"$log" 2>&1 </dev/null || code=$?
    return "$code"
  fi
  local begun child
  begun=$(now_ms)
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    printf '%s  %s %s%s  %s tests so far%s' "$ERASE" "$title" "$FAINT" "$(seconds_text $(($(now_ms) - begun)))" "$(grep -cE '^  (Passed|Failed|Skipped) ' "$log" || true)" "$PLAIN" >&2
    sleep 0.3
  done
  wait "$child" || code=$?
  printf '%s' "$ERASE" >&2
  return "$code"
}

# count TITLE PASSED FAILED SKIPPED BEGUN
count() {
  local mark=${GREEN}✓${PLAIN} took=$(($(now_ms) - $5))
  (($3 == 0)) || mark=${RED}✗${PLAIN}
  PASSED=$((PASSED + $2)) FAILED=$((FAILED + $3)) SKIPPED=$((SKIPPED + $4))
  say "$mark $(printf '%-24s %5d passed %3d failed %3d skipped' "$1" "$2" "$3" "$4")  ${FAINT}$(seconds_text $took)${PLAIN}"
  PHASES+=("$1 $(seconds_text $took)")
}

# The names and messages of what failed, without the frames of the test library.
tell_failures() {
  local log=$1 code=$2
  if grep -qE '^  Failed ' "$log"; then
    awk '/^  Failed / { on = 1; lines = 0 } /^  (Passed|Skipped) / || /^(Passed|Failed)!/ || /^Test Run/ { on = 0 }
         on && !/^\[xUnit/ && !/^ +at (Xunit|System|Shouldly)/ && !/^--- End of stack/ && ++lines <= 30 { print "    " $0 }' "$log" >&2
  else
    ((code != 124)) || say "    it was ended after $SUITE_SECONDS s"
    tail -n 25 "$log" | sed 's/^/    /' >&2
  fi
  say "    All of it: $log"
}

run_web_tests() {
  [[ -f $WEB/package.json ]] || return 0
  local log=$LOGS/tests/web.log report=$LOGS/tests/web.json begun code=0
  begun=$(now_ms)
  prepare_web
  watched 'web' "$log" timeout 600 npm --prefix "$WEB" exec -- vitest run --root "$WEB" --reporter=default --reporter=json --outputFile.json="$report" || code=$?
  local passed=0 failed=0 skipped=0
  if [[ -f $report ]]; then
    read -r passed failed skipped < <(node -p 'const r = require(process.argv[1]); [r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests].join(" ")' "$report")
  fi
  if ((code != 0 && failed == 0)); then failed=1; fi
  count web "$passed" "$failed" "$skipped" "$begun"
  ((failed == 0)) || { tail -n 40 "$log" | sed 's/^/    /' >&2; say "    All of it: $log"; }
}
