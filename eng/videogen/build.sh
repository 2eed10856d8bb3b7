# shellcheck shell=bash
# Building, only what changed. One configuration for running and testing, so that nothing is built twice. Sourced by ./videogen.

WEB=$ROOT/src/web
WWWROOT=$ROOT/src/VideoGen.Api/wwwroot
STAMPS=$ROOT/artifacts/stamps

assembly() { echo "$ROOT/artifacts/bin/$1/${CONFIGURATION,,}/$1.dll"; }

# Anything that a build reads and that is newer than the stamp; folders too, since they change when a file goes.
changed_since() {
  local stamp=$1
  shift
  [[ -e $stamp ]] || return 0
  local newer
  newer=$(find "$@" \( -name node_modules -o -name wwwroot -o -name artifacts -o -name .git -o -name .videogen -o -name TestResults \) -prune -o -newer "$stamp" -print -quit)
  [[ -n $newer ]]
}

# When the inputs were looked at is when the build began, not when it ended.
stamp_after() {
  local stamp=$1
  shift
  mkdir -p "$STAMPS"
  touch "$stamp.new"
  "$@" || return
  mv "$stamp.new" "$stamp"
}

dotnet_inputs() {
  local path
  for path in "$ROOT"/src/VideoGen.* "$ROOT"/src/standins "$ROOT"/VideoGen.* "$ROOT/protos" "$ROOT/eng" "$ROOT"/Directory.* "$ROOT/global.json" \
    "$ROOT/BannedSymbols.txt" "$ROOT/.editorconfig"; do
    [[ -e $path ]] && echo "$path"
  done
}

# Which packages this machine builds with. An answer on file is not asked for again, so this needs no network later.
find_package_side() {
  [[ -e $ROOT/Directory.Build.local.props || -n ${UseStandIns:-} ]] && return 0
  phase 'find out the package side' "$LOGS/packages.log" "$ROOT/eng/feed/probe" || stop_with "$EXIT_MISSING" \
    "The package feed cannot be asked." "Is the network there? Or decide yourself: UseStandIns=true ./videogen up"
}

package_side() {
  local side=${UseStandIns:-}
  [[ -n $side ]] || side=$(sed -nE 's/.*<UseStandIns[^>]*>(true|false)<.*/\1/p' "$ROOT/Directory.Build.local.props" 2>/dev/null | head -n 1) || true
  case $side in
    true) echo stand-ins ;;
    false) echo official ;;
    *) echo 'not asked yet' ;;
  esac
}

install_web_packages() { (cd "$WEB" && npm ci --no-audit --no-fund --loglevel=error); }

bundle_web() { (cd "$WEB" && npm run build -- --outDir "$WWWROOT" --emptyOutDir); }

prepare_web() {
  [[ -f $WEB/package.json ]] || return 0
  check_node
  if [[ ! -d $WEB/node_modules ]] || changed_since "$STAMPS/npm" "$WEB/package-lock.json"; then
    phase 'web packages' "$LOGS/npm.log" stamp_after "$STAMPS/npm" install_web_packages || stop_with "$EXIT_FAILED" "The web packages could not be installed."
  fi
}

build_web() {
  [[ -f $WEB/package.json ]] || return 0
  prepare_web
  if [[ ! -f $WWWROOT/index.html ]] || changed_since "$STAMPS/web" "$WEB"; then
    phase 'build the web page' "$LOGS/web.log" stamp_after "$STAMPS/web" bundle_web || stop_with "$EXIT_FAILED" "The web page could not be built."
  fi
}

# build_projects PROJECT...: without build nodes that stay behind.
build_projects() {
  local project
  for project in "$@"; do
    dotnet build "$project" --configuration "$CONFIGURATION" --nologo -v minimal -tl:off -nodeReuse:false || return
  done
}

build_system() {
  local inputs
  mapfile -t inputs < <(dotnet_inputs)
  find_package_side
  [[ -f $(assembly VideoGen.AppHost) && -f $(assembly VideoGen.Cli) ]] && ! changed_since "$STAMPS/system" "${inputs[@]}" && return 0
  phase 'build' "$LOGS/build.log" stamp_after "$STAMPS/system" \
    build_projects "$ROOT/VideoGen.AppHost/VideoGen.AppHost.csproj" "$ROOT/src/VideoGen.Cli/VideoGen.Cli.csproj" || stop_with "$EXIT_FAILED" "The build failed."
}

build_cli() {
  [[ -f $(assembly VideoGen.Cli) ]] && ! changed_since "$STAMPS/cli" "$ROOT/src/VideoGen.Cli" && return 0
  find_package_side
  phase 'build' "$LOGS/build.log" stamp_after "$STAMPS/cli" build_projects "$ROOT/src/VideoGen.Cli/VideoGen.Cli.csproj" || stop_with "$EXIT_FAILED" "The build failed."
}

build_everything() {
  local inputs
  mapfile -t inputs < <(dotnet_inputs; echo "$ROOT/tests")
  [[ -f $(assembly VideoGen.AppHost) ]] && ! changed_since "$STAMPS/everything" "${inputs[@]}" && return 0
  phase 'build' "$LOGS/build.log" stamp_after "$STAMPS/everything" build_projects "$ROOT/VideoGen.sln" || stop_with "$EXIT_FAILED" "The build failed."
  touch "$STAMPS/system" "$STAMPS/cli"
}
