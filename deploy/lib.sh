# What the scripts of deploy share.
# shellcheck shell=bash

LOCAL=$ROOT/deploy/scenarios/target

# Becomes a main class, so that a signal to the script reaches it; --data from the command line wins
# over the default.
run() {
  local main=$1
  shift
  exec "$JAVA_HOME/bin/java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$LOCAL/classes:$LOCAL/lib/*" "$main" \
    --data "$ROOT/.local" "$@"
}

stack() {
  local main=$1
  shift
  run "org.throughbill.local.$main" "$@"
}

stack_is_built() {
  [ -f "$LOCAL/classes/org/throughbill/scenarios/Scenario.class" ] && [ -d "$LOCAL/lib" ]
}

# Whether a source has changed since file $1 was written.
stale_since() {
  [ -f "$1" ] || return 0
  local newer
  newer=$(find "$ROOT/." \( -name target -o -name '.?*' \) -prune -o -type f \
    \( -name pom.xml -o -path '*/src/main/*' \) -newer "$1" -print)
  [ -n "$newer" ]
}

# Builds modules $2 without their tests, and notes in file $1 as of when.
build_as_of() {
  mkdir -p "$(dirname "$1")"
  touch "$1.new"
  (cd "$ROOT" && mvn -q -B -pl "$2" -am package -Dmaven.test.skip=true -Dcyclonedx.skip=true) >&2
  mv "$1.new" "$1"
}

# Builds module $1, where it is not built from the present sources.
build_present() {
  local built=$ROOT/$1/target/built
  if [ ! -d "$ROOT/$1/target/lib" ] || stale_since "$built"; then
    require_maven
    echo "Building $1 ..." >&2
    build_as_of "$built" "$1"
  fi
}
