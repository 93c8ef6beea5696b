# Finds a JDK that Throughbill can be built and run with, and exports JAVA_HOME.
# Sourced by deploy/up, deploy/down and deploy/test.
# shellcheck shell=bash

JDK_WANTED=25

# The feature version of the JDK in folder $1, or 0.
jdk_version() {
  local line=
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; then
    line=$("$1/bin/java" -version 2>&1 | grep -m 1 ' version "') || true
  fi
  line=${line#*\"}
  line=${line%%[.\"+-]*}
  case $line in
    '' | *[!0-9]*) echo 0 ;;
    *) echo "$line" ;;
  esac
}

jdk_good() {
  [ -n "$1" ] && [ "$(jdk_version "$1")" -ge "$JDK_WANTED" ]
}

# The folder of the java on PATH, links followed.
jdk_on_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local link
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# All folders where a JDK may be, one a line; the first good one wins.
jdk_candidates() {
  echo "${JAVA_HOME:-}"
  jdk_on_path
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$JDK_WANTED+" 2>/dev/null || true
  fi
  local folder
  for folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home; do
    echo "$folder"
  done
}

use_jdk() {
  local folder
  while IFS= read -r folder; do
    if jdk_good "$folder"; then
      export JAVA_HOME=$folder
      return 0
    fi
  done < <(jdk_candidates)
  echo "No JDK $JDK_WANTED or newer was found. Install one, or set JAVA_HOME to its folder." >&2
  return 1
}

require_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "mvn is not on PATH. Install Apache Maven 3.8.7 or newer." >&2
    return 1
  fi
}
