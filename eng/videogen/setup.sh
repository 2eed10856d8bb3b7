# shellcheck shell=bash
# What must be installed, and installing it. Sourced by ./videogen.

DOTNET_WANTED=10.0.100
NODE_WANTED=20.19.0
FONT_PACKAGES=(fonts-inter fonts-league-spartan fonts-jetbrains-mono fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-symbola)

postgres_binary() {
  local found
  found=$(find /usr/lib/postgresql -path '*/bin/postgres' 2>/dev/null | sort -V | tail -n 1) || true
  [[ -n $found ]] || found=$(command -v postgres || true)
  [[ -n $found ]] && echo "$found"
}

# No "| grep -q" here: it ends before its writer does, and pipefail takes the writer's SIGPIPE for a no.
has_font() { [[ -n $(fc-list ":family=$1" family 2>/dev/null) ]]; }

has_espeak_library() { [[ $(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null) == *libespeak-ng.so* ]]; }

has_swift() { /usr/bin/python3 -c 'import swift.common.wsgi' 2>/dev/null; }

missing_fonts() {
  command -v fc-list >/dev/null || { printf '%s\n' fontconfig "${FONT_PACKAGES[@]}"; return; }
  has_font Inter || echo fonts-inter
  has_font 'League Spartan' || echo fonts-league-spartan
  has_font 'JetBrains Mono' || echo fonts-jetbrains-mono
  has_font 'Noto Sans' || echo fonts-noto-core
  has_font 'Noto Sans CJK JP' || echo fonts-noto-cjk
  has_font 'Noto Color Emoji' || echo fonts-noto-color-emoji
  has_font Symbola || echo fonts-symbola
}

# missing_packages [test]: Debian's names of what is not there, one per line.
missing_packages() {
  command -v curl >/dev/null || echo curl
  { command -v ffmpeg && command -v ffprobe; } >/dev/null || echo ffmpeg
  postgres_binary >/dev/null || echo postgresql
  command -v redis-server >/dev/null || echo redis-server
  command -v espeak-ng >/dev/null || echo espeak-ng
  has_espeak_library || echo libespeak-ng1
  command -v bwrap >/dev/null || echo bubblewrap
  { command -v setpriv && command -v setsid && command -v flock; } >/dev/null || echo util-linux
  missing_fonts
  if [[ ${1:-} == test ]]; then has_swift || echo python3-swift; fi
}

# As global.json chooses it.
dotnet_version() { (cd "$ROOT" && dotnet --version 2>/dev/null) || true; }

check_dotnet() {
  local version
  command -v dotnet >/dev/null || stop_with "$EXIT_MISSING" "The .NET SDK $DOTNET_WANTED or newer is missing." \
    "Debian, Ubuntu: sudo apt-get install dotnet-sdk-10.0   (Debian: first add Microsoft's feed, https://learn.microsoft.com/dotnet/core/install/linux-debian)" \
    "Fedora: sudo dnf install dotnet-sdk-10.0   macOS: brew install dotnet   all: https://dot.net/download"
  version=$(dotnet_version)
  if [[ -z $version ]] || ! version_at_least "${version%%-*}" "$DOTNET_WANTED"; then
    stop_with "$EXIT_MISSING" "The .NET SDK $DOTNET_WANTED or newer is needed; installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)." \
      "https://dot.net/download"
  fi
}

check_node() {
  local version
  version=$(node --version 2>/dev/null) || version=''
  if [[ -z $version ]] || ! version_at_least "${version#v}" "$NODE_WANTED" || ! command -v npm >/dev/null; then
    stop_with "$EXIT_MISSING" "Node.js $NODE_WANTED or newer with npm is needed to build the web page; installed: ${version:-none}." \
      "https://nodejs.org/en/download   or: curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install nodejs"
  fi
}

# The command that may install packages: nothing as root, sudo where it is allowed or can ask for the password.
become_root() {
  ((EUID == 0)) && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && sudo -v; }
}

as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

# Instances bring their own PostgreSQL and Redis on ports of their own: the packages must neither start services nor make a cluster.
install_packages() {
  local policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.d/90-videogen.conf made_policy='' code=0
  if [[ ! -e $policy ]]; then
    made_policy=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  as_root mkdir -p "${cluster%/*}"
  echo 'create_main_cluster = false' | as_root tee "$cluster" >/dev/null
  as_root apt-get update || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || code=$?
  if command -v systemctl >/dev/null && [[ -d /run/systemd/system ]]; then
    local package
    for package in postgresql redis-server; do
      [[ " $* " != *" $package "* ]] || as_root systemctl disable --quiet "$package" || true
    done
  fi
  as_root rm -f "$cluster"
  [[ -z $made_policy ]] || as_root rm -f "$policy"
  return "$code"
}

# set_up [test]
set_up() {
  check_dotnet
  local missing=() line
  while IFS= read -r line; do missing+=("$line"); done < <(missing_packages "${1:-}")
  ((${#missing[@]} == 0)) && return 0
  local command="apt-get install --no-install-recommends ${missing[*]}"
  [[ -z ${VIDEOGEN_NO_INSTALL:-} ]] || stop_with "$EXIT_MISSING" "Not installed: ${missing[*]}." "sudo $command"
  command -v apt-get >/dev/null || stop_with "$EXIT_MISSING" "Not installed: ${missing[*]} (Debian's names), and this system has no apt-get to install them with." \
    "Fedora: sudo dnf install ffmpeg postgresql-server redis espeak-ng bubblewrap google-noto-sans-fonts google-noto-sans-cjk-fonts google-noto-emoji-fonts rsms-inter-fonts jetbrains-mono-fonts" \
    "macOS:  brew install ffmpeg postgresql redis espeak-ng (there is no sandbox on macOS)"
  become_root || stop_with "$EXIT_MISSING" "Not installed: ${missing[*]}. Installing them needs root or sudo. Ask for this, then run the command again:" "sudo $command"
  phase "install ${missing[*]}" "$LOGS/install.log" install_packages "${missing[@]}" || stop_with "$EXIT_MISSING" \
    "The packages could not be installed." "Try it by hand: sudo $command"
  while IFS= read -r line; do warn "$line is still missing after the installation."; done < <(missing_packages "${1:-}")
}
