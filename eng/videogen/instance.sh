# shellcheck shell=bash
# What is known of a running instance, and its secrets. Sourced by ./videogen.

# instance.json is written by "up" once the API answers: {"pid":N,"url":"…","dashboard":"…"}, one member a line.
instance_value() { sed -nE 's/^ *"'"$1"'": *"?([^",]*)"?,?$/\1/p' "$STATE/instance.json" 2>/dev/null | head -n 1 || true; }

# A pid is used again after a restart of the machine: only a process of this folder's AppHost counts.
is_apphost() { [[ $1 =~ ^[0-9]+$ && $(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline") == *VideoGen.AppHost* ]]; } 2>/dev/null

instance_pid() {
  local pid
  pid=$(instance_value pid)
  [[ -n $pid ]] && is_apphost "$pid" && echo "$pid"
}

instance_runs() { [[ -n $(instance_pid) ]]; }

write_instance() {
  printf '{\n  "pid": %d,\n  "url": "%s",\n  "dashboard": "%s"\n}\n' "$1" "$2" "$3" >"$STATE/instance.json.new"
  mv "$STATE/instance.json.new" "$STATE/instance.json"
  echo "$STATE" >"$HOME_STATE/last-state"
}

forget_instance() { rm -f "$STATE/instance.json"; }

# random_text BYTES: base64url, without padding.
random_text() { head -c "$1" /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '='; }

secret_value() { sed -nE "s/^$1=(.*)$/\1/p" "$STATE/secrets.env" 2>/dev/null | head -n 1 || true; }

# Made once. The database keeps only hashes of both, so the file is the one place where they can be read again.
make_secrets() {
  [[ -s $STATE/secrets.env ]] && return 0
  [[ ! -d $STATE/data/postgres ]] || warn "$STATE/secrets.env is gone while the database exists: a user made earlier keeps the old password."
  (
    umask 077
    {
      echo "# First user of this VideoGen and the key of the command line. Keep it to yourself."
      echo "VIDEOGEN_FIRST_USER_EMAIL=admin@videogen.local"
      echo "VIDEOGEN_FIRST_USER_PASSWORD=$(random_text 15)"
      echo "VIDEOGEN_FIRST_USER_API_KEY=vg_$(random_text 32)"
    } >"$STATE/secrets.env.new"
    mv "$STATE/secrets.env.new" "$STATE/secrets.env"
  )
}
