#!/usr/bin/env bash
# Audits the local stack, which should be at rest. --data and the ports, as in deploy/up, choose the stack; more options go
# to the auditor.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=deploy/jdk.sh
. "$ROOT/deploy/jdk.sh"
# shellcheck source=deploy/lib.sh
. "$ROOT/deploy/lib.sh"

AUDIT=$ROOT/deploy/audit/target
DATA=$ROOT/.local
PG_PORT=5440
KAFKA_PORT=9092
BOL_PORT=8081
ISSUER_PORT=8180

secret() {
  sed -n "s/^$1=//p" "$DATA/secrets.properties"
}

rest=()
while [ $# -gt 0 ]; do
  case $1 in
    --data) DATA=$2; shift 2 ;;
    --port-base) PG_PORT=$2 KAFKA_PORT=$(($2 + 1)) ISSUER_PORT=$(($2 + 3)) BOL_PORT=$(($2 + 4)); shift 2 ;;
    --pg-port) PG_PORT=$2; shift 2 ;;
    --kafka-port) KAFKA_PORT=$2; shift 2 ;;
    --bol-port) BOL_PORT=$2; shift 2 ;;
    --issuer-port) ISSUER_PORT=$2; shift 2 ;;
    *) rest+=("$1"); shift ;;
  esac
done

use_jdk
build_present deploy/audit

jdbc=jdbc:postgresql://127.0.0.1:$PG_PORT
args=(--kafka "127.0.0.1:$KAFKA_PORT" --roots "$DATA/pki/root.pem" --bol-db "$jdbc/bol")
for service in customs financing; do
  if [ -f "$DATA/run/$service.pid" ]; then
    args+=("--$service-db" "$jdbc/$service")
  fi
done
case " ${rest[*]-} " in
  *" --help "*) ;;
  *)
    PGUSER=postgres
    PGPASSWORD=$(secret postgres)
    THROUGHBILL_TOKEN=$("$ROOT/deploy/token" bol-service --data "$DATA" --issuer-port "$ISSUER_PORT")
    export PGUSER PGPASSWORD THROUGHBILL_TOKEN
    args+=(--bol-api "http://127.0.0.1:$BOL_PORT")
    ;;
esac
exec "$JAVA_HOME/bin/java" -Xmx1g -cp "$AUDIT/classes:$AUDIT/lib/*" \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dslf4j.internal.verbosity=ERROR \
  org.throughbill.audit.Main "${args[@]}" ${rest[@]+"${rest[@]}"}
