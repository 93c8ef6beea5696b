# What deploy/up, deploy/play and deploy/down share.
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
