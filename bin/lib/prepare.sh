# What bin/tryout and bin/check need before they can begin. Sourced; expects $here. Quiet when nothing is missing.

say() { printf '%s\n' "$*" >&2; }
stop() { printf 'Tryout cannot start. %s\n' "$*" >&2; exit 1; }

root() { [ "$(id -u)" -eq 0 ]; }
have() { command -v "$1" >/dev/null; }

# Finds what is missing, installs it where that is allowed, and says what then is missing still. With the word check it
# looks for what only the tests need, too.
prepare() {
  local needs=${1:-start}
  look "$needs"
  if [ ${#packages[@]} -gt 0 ] && root && have apt-get; then
    install_missing
    look "$needs"
  fi
  [ ${#vital[@]} -eq 0 ] || stop "Missing: $(cures "${packages[@]}")"
  [ ${#useful[@]} -eq 0 ] || say "Programs cannot be run in a room before this is installed: $(cures "${useful[@]}")"
  [ ${#tests[@]} -eq 0 ] || say "Some tests cannot run before this is installed: $(cures "${tests[@]}")"
  find_users
}

# Sets the lists of what is missing, by the names of Debian's packages.
look() {
  vital=() useful=() tests=()
  find_java || vital+=(openjdk-25-jdk-headless)
  have mvn || vital+=(maven)
  have bwrap || useful+=(bubblewrap)
  have gcc || useful+=(gcc)
  [ -e /usr/include/stdio.h ] || useful+=(libc6-dev)
  if [ "$1" = check ]; then
    have chromium-headless-shell || have chromium || tests+=(chromium-headless-shell)
    have npm || tests+=(nodejs npm)
    have make || tests+=(make)
    /usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || tests+=(python3-aiosmtpd)
    [ -x /usr/sbin/inspircd ] || tests+=(inspircd)
    [ -x /usr/bin/atheme-services ] || tests+=(atheme-services)
  fi
  packages=("${vital[@]}" "${useful[@]}" "${tests[@]}")
}

cures() {
  local jdk=''
  case " $* " in *' openjdk-25-jdk-headless '*)
    jdk=' A JDK 25 may also come from https://adoptium.net or be named by JAVA_HOME.' ;;
  esac
  printf '%s. As root: apt-get install %s.%s' "$(names "$@")" "$*" "$jdk"
}

names() {
  local IFS=,
  local names=${*/openjdk-25-jdk-headless/JDK 25}
  printf '%s' "${names//,/, }"
}

find_java() {
  local candidate
  for candidate in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
    if is_jdk "$candidate"; then
      java=$candidate
      return
    fi
  done
  return 1
}

# A run-time environment alone cannot build.
is_jdk() {
  [ -x "$1" ] && [ -x "$(readlink -f "$1" | sed 's/java$/javac/')" ] &&
    "$1" -version 2>&1 | grep -Eq 'version "(2[5-9]|[3-9][0-9])'
}

install_missing() {
  say "Installing $(names "${packages[@]}"); this can take a few minutes…"
  apt_get update || say "apt-get update failed, going on with the lists at hand: $told"
  case " ${packages[*]} " in *' openjdk-25-jdk-headless '*) choose_jdk ;; esac
  without_daemons apt_get install -y --no-install-recommends "${packages[@]}" || stop "apt-get install failed: $told"
}

# Tests start servers of their own where they want them. What comes with a package neither starts now nor with the machine.
without_daemons() {
  local policy=/usr/sbin/policy-rc.d ours='' status=0 daemon
  if [ ! -e "$policy" ] && [ -w "${policy%/*}" ]; then
    ours=$policy
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
  fi
  "$@" || status=$?
  [ -z "$ours" ] || rm -f "$ours"
  for daemon in inspircd atheme-services; do
    case " ${packages[*]} " in *" $daemon "*)
      update-rc.d "$daemon" disable >/dev/null 2>&1 || true
      invoke-rc.d "$daemon" stop >/dev/null 2>&1 || true ;;
    esac
  done
  return "$status"
}

# Calls apt-get without a word; when it fails, its own reason is in $told.
apt_get() {
  if ! told=$(DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" 2>&1 >/dev/null); then
    told=$(printf '%s\n' "$told" | grep -m 1 '^E: ' || printf '%s\n' "$told" | tail -n 1)
    return 1
  fi
}

offered() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

# Older releases have no JDK 25 of their own. For them it comes from the Eclipse Adoptium project, whose key is trusted
# for that one source only.
choose_jdk() {
  offered openjdk-25-jdk-headless && return
  offered temurin-25-jdk || add_adoptium
  packages=("${packages[@]/openjdk-25-jdk-headless/temurin-25-jdk}")
}

add_adoptium() {
  local key=/etc/apt/keyrings/adoptium.asc list=/etc/apt/sources.list.d/adoptium.list from=https://packages.adoptium.net/artifactory
  local release
  release=$(. /etc/os-release && printf '%s' "${UBUNTU_CODENAME:-${VERSION_CODENAME:-}}")
  say "This release has no JDK 25: adding the package source of Eclipse Adoptium ($list, $key)…"
  have curl || apt_get install -y --no-install-recommends ca-certificates curl || stop "apt-get install failed: $told"
  mkdir -p "${key%/*}"
  if ! curl -fsSL --proto =https --max-time 60 -o "$key" "$from/api/gpg/key/public" 2>/dev/null; then
    rm -f "$key"
    stop "This release has no JDK 25, and $from cannot be reached: install a JDK 25 and set JAVA_HOME to it."
  fi
  printf 'deb [signed-by=%s] %s/deb %s main\n' "$key" "$from" "$release" > "$list"
  # This list alone. One that does not work is taken away again, or every later apt-get update would complain of it.
  if ! apt_get update -o Dir::Etc::sourcelist="$list" -o Dir::Etc::sourceparts=/dev/null -o APT::Get::List-Cleanup=0 \
      -o APT::Update::Error-Mode=any; then
    rm -f "$key" "$list"
    stop "Eclipse Adoptium has nothing for the release “$release”; install a JDK 25 and set JAVA_HOME to it. $told"
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

# Becomes Maven, on the same JDK, and without that JDK's warnings about Maven's own libraries. Into a file it writes no colours.
become_maven() {
  [ -t 1 ] || set -- -Dstyle.color=never "$@"
  exec env JAVA_HOME="$(dirname "$(dirname "$(readlink -f "$java")")")" \
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" mvn -B "$@"
}

# Builds when there is no build, or something that goes into it is newer.
build() {
  local stamp=$here/server/target/class-path
  if [ -e "$stamp" ] && [ -z "$(find "$here/pom.xml" "$here/server/pom.xml" "$here/server/src/main" "$here/webroot" \
      "$here/exercises" -newer "$stamp" -print -quit 2>/dev/null)" ] && class_path_is_there "$stamp"; then
    return
  fi
  say "Building; the first time, libraries are fetched, which can take a few minutes…"
  watched_maven -DskipTests process-classes
  touch "$stamp"
}

# Builds the tests too, in which the client and the benchmarks are.
build_tests() {
  local stamp=$here/server/target/test-stamp
  build
  if [ -e "$stamp" ] && [ -z "$(find "$here/server/target/class-path" "$here/server/src/test" -newer "$stamp" -print -quit)" ]; then
    return
  fi
  say "Building the tests…"
  watched_maven test-compile
  touch "$stamp"
}

# Maven with its progress, which goes when this script is told to go.
watched_maven() {
  trap 'kill $(jobs -p) 2>/dev/null; exit 130' INT TERM
  (cd "$here" && become_maven "$@" 2>&1) | build_progress &
  wait %% || stop "The build failed; its messages stand above."
  trap - INT TERM
}

# Of what Maven says: how far the fetching is, and what went wrong.
build_progress() {
  local line fetched=0
  while IFS= read -r line; do
    line=${line//$'\033[0m'/}
    case $line in
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        [ $((fetched % 200)) -ne 0 ] || say "… $fetched files fetched" ;;
      *'[INFO]'* | *'[WARNING]'* | '') ;;
      *) say "$line" ;;
    esac
  done
}

# The jars lie in Maven's own store, which somebody may have emptied.
class_path_is_there() {
  local first
  IFS=: read -r first _ < "$1"
  [ -e "$first" ]
}
