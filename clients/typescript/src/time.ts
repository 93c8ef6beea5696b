import { require } from "./refused.js";

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/;

/** Microseconds since 1970; a `Date` keeps milliseconds only, and order hangs on the rest. */
export function micros(time: string): bigint {
  const found = TIME.exec(time);
  require(found !== null, "wrong-type", "a time in UTC is expected, like 2026-01-03T08:00:00Z");
  const seconds = Date.parse(`${found[1]}Z`);
  require(!Number.isNaN(seconds), "wrong-type", "there is no such time");
  return BigInt(seconds) * 1000n + BigInt((found[2] ?? "").padEnd(6, "0"));
}
