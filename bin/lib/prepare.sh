# What bin/tryout and bin/check need before they can begin. Sourced; expects $here. Quiet when nothing is missing.

say() { printf '%s\n' "$*" >&2; }
stop() { printf 'Tryout cannot start. %s\n' "$*" >&2; exit 1; }

root() { [ "$(id -u)" -eq 0 ]; }

# Installs Debian packages where that is allowed; fails quietly elsewhere.
install_packages() {
  root && command -v apt-get >/dev/null || return 1
  say "Installing $*…"
  if [ -z "${apt_updated:-}" ]; then
    apt-get -qq update >/dev/null 2>&1 || true
    apt_updated=1
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null 2>&1
}

java_is_new() {
  [ -x "$1" ] && "$1" -version 2>&1 | grep -Eq 'version "(2[5-9]|[3-9][0-9])'
}

find_java() {
  local candidate
  for candidate in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
    if java_is_new "$candidate"; then
      java=$candidate
      return
    fi
  done
  if [ -n "${java_was_installed:-}" ]; then
    stop "JDK 25 was installed but is not found below /usr/lib/jvm: set JAVA_HOME."
  fi
  java_was_installed=1
  install_packages temurin-25-jdk || install_packages openjdk-25-jdk-headless ||
    stop "JDK 25 is missing: install temurin-25-jdk or openjdk-25-jdk-headless, or set JAVA_HOME to one."
  find_java
}

find_maven() {
  command -v mvn >/dev/null || install_packages maven || stop "Maven is missing: install it (Debian: apt-get install maven)."
}

find_system_packages() {
  local missing=()
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  command -v gcc >/dev/null || missing+=(gcc)
  [ -e /usr/include/stdio.h ] || missing+=(libc6-dev)
  if [ ${#missing[@]} -gt 0 ] && ! install_packages "${missing[@]}"; then
    say "Without ${missing[*]} no program can be run in a room: apt-get install ${missing[*]}"
  fi
}

# As root the sandbox and PostgreSQL each run as a user of their own.
find_users() {
  root || return 0
  local user
  for user in tryout-sbx tryout-pg; do
    id "$user" >/dev/null 2>&1 ||
      useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin "$user" ||
      stop "The system user $user is missing and cannot be made: useradd --system $user"
  done
}

# Builds when there is no build, or something that goes into it is newer.
build() {
  local stamp=$here/server/target/class-path
  if [ -e "$stamp" ] && [ -z "$(find "$here/pom.xml" "$here/server/pom.xml" "$here/server/src/main" "$here/webroot" \
      "$here/exercises" -newer "$stamp" -print -quit 2>/dev/null)" ] && class_path_is_there "$stamp"; then
    return
  fi
  say "Building…"
  (cd "$here" && mvn -q -B -DskipTests process-classes) >&2 || stop "The build failed; its messages stand above."
  touch "$stamp"
}

# The jars lie in Maven's own store, which somebody may have emptied.
class_path_is_there() {
  local first
  IFS=: read -r first _ < "$1"
  [ -e "$first" ]
}
