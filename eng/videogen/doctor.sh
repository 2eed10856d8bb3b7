# shellcheck shell=bash
# doctor: what is there, what is wrong, how to mend it. Changes nothing. Sourced by ./videogen.

TROUBLES=0

command_doctor() {
  local port=8080 data=''
  while (($# > 0)); do
    case $1 in
      --port) port=${2:-}; shift 2 || stop_with "$EXIT_USAGE" "--port takes a number." ;;
      --data) data=${2:-}; shift 2 || stop_with "$EXIT_USAGE" "--data takes a folder." ;;
      *) stop_with "$EXIT_USAGE" "doctor does not know \"$1\"." "./videogen doctor [--port N] [--data DIR]" ;;
    esac
  done
  is_port "$port" || stop_with "$EXIT_USAGE" "--port takes a number from 1 to 65535, not \"$port\"."
  use_state "$data"
  echo "${BOLD}Tools${PLAIN}"
  doctor_tools
  echo "${BOLD}Sandbox of ffmpeg${PLAIN}"
  doctor_sandbox
  echo "${BOLD}Build${PLAIN}"
  doctor_build
  echo "${BOLD}This machine${PLAIN}"
  doctor_machine "$port"
  echo
  if ((TROUBLES == 0)); then echo "${GREEN}Nothing is in the way of ./videogen up.${PLAIN}"; return; fi
  echo "${RED}$TROUBLES in the way.${PLAIN} ./videogen up installs packages by itself where it may."
  exit "$EXIT_FAILED"
}

# row MARK NAME VALUE [REMEDY]
row() {
  local mark
  case $1 in
    good) mark="${GREEN}✓${PLAIN}" ;;
    note) mark="${YELLOW}!${PLAIN}" ;;
    *) mark="${RED}✗${PLAIN}"; TROUBLES=$((TROUBLES + 1)) ;;
  esac
  printf '  %s %-16s %s\n' "$mark" "$2" "$3"
  [[ -z ${4:-} ]] || printf '    %-16s %s→ %s%s\n' '' "$FAINT" "$4" "$PLAIN"
}

# tool NAME PACKAGE VERSION: an empty version means that it is missing.
tool() {
  if [[ -n $3 ]]; then row good "$1" "$3"; else row bad "$1" missing "sudo apt-get install $2"; fi
}

first_line() { "$@" 2>/dev/null | head -n 1 || true; }

doctor_tools() {
  local version
  version=$(dotnet_version)
  if [[ -n $version ]] && version_at_least "${version%%-*}" "$DOTNET_WANTED"; then row good '.NET SDK' "$version"
  else row bad '.NET SDK' "${version:-missing}" "$DOTNET_WANTED or newer: https://dot.net/download"; fi
  version=$(node --version 2>/dev/null || true)
  if [[ -n $version ]] && version_at_least "${version#v}" "$NODE_WANTED"; then row good 'Node.js' "${version#v}, npm $(first_line npm --version)"
  else row bad 'Node.js' "${version:-missing}" "$NODE_WANTED or newer: https://nodejs.org/en/download"; fi
  tool ffmpeg ffmpeg "$(first_line ffmpeg -version | sed -nE 's/^ffmpeg version ([^ ]+).*/\1/p')"
  local postgres
  postgres=$(postgres_binary || true)
  tool PostgreSQL postgresql "${postgres:+$("$postgres" --version | awk '{ print $3 }')}"
  tool Redis redis-server "$(first_line redis-server --version | sed -nE 's/.* v=([0-9.]+).*/\1/p')"
  tool espeak-ng espeak-ng "$(first_line espeak-ng --version | sed -nE 's/.*: ([0-9.]+).*/\1/p')"
  tool libespeak-ng libespeak-ng1 "$(has_espeak_library && echo there)"
  local fonts
  fonts=$(missing_fonts | paste -sd' ' -)
  if [[ -z $fonts ]]; then row good fonts 'Inter, League Spartan, JetBrains Mono, Noto with CJK and emoji'
  else row bad fonts "missing: $fonts" "sudo apt-get install $fonts"; fi
  if has_swift; then row good 'S3 test server' "OpenStack Swift"; else row note 'S3 test server' 'missing; only ./videogen test needs it' 'sudo apt-get install --no-install-recommends python3-swift'; fi
}

# The same three levels as the worker's, tried the same way.
doctor_sandbox() {
  local version
  version=$(first_line bwrap --version)
  if [[ -z $version ]]; then row bad bubblewrap missing 'sudo apt-get install bubblewrap'
  elif bwrap --unshare-all --die-with-parent --ro-bind / / true 2>/dev/null; then row good level "bubblewrap ($version): no network, read-only system, own processes"
  elif unshare --user --net true 2>/dev/null; then row note level 'namespaces only: no network' 'allow bubblewrap: sysctl kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), or a container with user namespaces'
  else row note level 'limits only: this machine allows no namespaces' 'run on a host or container that allows user namespaces'; fi
}

doctor_build() {
  row good 'package side' "$(package_side)"
  if [[ -f $(assembly VideoGen.AppHost) ]]; then row good built "$(date -r "$(assembly VideoGen.AppHost)" '+%F %T')"; else row note built 'not yet; ./videogen up does it'; fi
}

doctor_machine() {
  local port=$1 free
  if instance_runs; then
    row good instance "runs at $(instance_value url) (process $(instance_pid))"
  else
    if [[ -e $STATE/instance.json ]]; then row note instance 'ended without a word; the next up clears its traces'; else row good instance 'none runs'; fi
    if port_taken "$port"; then row bad "port $port" "in use$(port_owner "$port")" "./videogen up --port $((port + 1))"; else row good "port $port" free; fi
  fi
  local folder=$STATE
  while [[ ! -d $folder ]]; do folder=${folder%/*}; [[ -n $folder ]] || folder=/; done
  free=$(free_megabytes "$folder")
  if ((${free:-0} < LEAST_MEGABYTES)); then row bad disk "${free:-?} MB free at $folder" "make room, or ./videogen up --data DIR on another disk"
  elif ((free < 5 * LEAST_MEGABYTES)); then row note disk "$free MB free at $folder" 'films and parts of them take 1 MB a second or more'
  else row good disk "$free MB free at $folder"; fi
  if [[ -w $folder ]]; then row good state "$STATE$([[ -d $STATE/data ]] && echo ", $(du -sh "$STATE/data" 2>/dev/null | cut -f1)")"
  else row bad state "$STATE cannot be written" "sudo chown -R $(id -un) '$STATE'"; fi
  row good processors "$(nproc), memory $(awk '/^MemTotal/ { printf "%.1f GB", $2 / 1e6 }' /proc/meminfo 2>/dev/null)"
}
