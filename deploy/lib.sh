# What deploy/up and deploy/down share.
# shellcheck shell=bash

LOCAL=$ROOT/deploy/scenarios/target

# Becomes a main class of deploy/local, so that a signal to the script reaches it; --data from the
# command line wins over the default.
stack() {
  local main=$1
  shift
  exec "$JAVA_HOME/bin/java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$LOCAL/classes:$LOCAL/lib/*" "org.throughbill.local.$main" \
    --data "$ROOT/.local" "$@"
}

stack_is_built() {
  [ -f "$LOCAL/classes/org/throughbill/scenarios/Sc05.class" ] && [ -d "$LOCAL/lib" ]
}
