import { domainHash, sha256, utf8 } from "./bytes.js";
import { Broken, Refused, require } from "./refused.js";
import type { Register, Verified } from "./register.js";
import { SignedAct } from "./signed-act.js";
import { type Json, parseStrict } from "./strict-json.js";
import { micros } from "./time.js";

const NONE = "0".repeat(64);
const FIELDS = ["topic", "chain", "seq", "prev", "act", "sealedAt", "hash"];

/** An act in its place on a chain, as it travels. */
export interface Entry {
  topic: string;
  chain: string;
  seq: number;
  prev: string;
  act: string;
  sealedAt: string;
  hash: string;
}

/** What the signer of an act gets: where the act stands, for ever. */
export type Receipt = Omit<Entry, "act">;

/** Reads an entry as it travels; its hash is checked with its chain. */
export function readEntry(json: string): Entry {
  const entry = parseStrict(utf8(json)) as { [name: string]: Json };
  for (const name of Object.keys(entry)) {
    require(FIELDS.includes(name), "unknown-field", `${name} is no field of an entry`);
  }
  for (const name of FIELDS) {
    require(name in entry, "missing-field", `an entry has its ${name}`);
    const wanted = name === "seq" ? "number" : "string";
    require(typeof entry[name] === wanted, "wrong-type", `${name} is a ${wanted}`);
  }
  return entry as unknown as Entry;
}

/** The SHA-256 of seven lines. */
export function entryHash(entry: Omit<Entry, "hash">): Promise<string> {
  const { topic, chain, seq, prev, act, sealedAt } = entry;
  return sha256(
    utf8(["throughbill.entry.v1", topic, chain, String(seq), prev, act, sealedAt].join("\n")),
  );
}

/**
 * Verifies the entries of one chain in their order: places, hashes, signatures. Throws `Broken` at the
 * first that does not hold. A cut-off end shows only against a receipt.
 */
export async function verifyChain(entries: Entry[], register: Register): Promise<Verified[]> {
  const verified: Verified[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      await requireInPlace(entry, index + 1, entries[index - 1]);
      const act = await register.verify(SignedAct.parse(entry.act), entry.sealedAt);
      require((await chainKey(act)) === entry.chain, "R74", "the signed act is about another chain");
      verified.push(act);
    } catch (why) {
      throw why instanceof Refused
        ? new Broken(`${entry.topic}/${entry.chain}`, index + 1, why)
        : why;
    }
  }
  return verified;
}

/** Refuses, unless the entry of the receipt stands in this chain, which was verified before. */
export function requireHolds(entries: Entry[], receipt: Receipt): void {
  const entry = entries[receipt.seq - 1];
  const stands =
    entry !== undefined &&
    (["topic", "chain", "seq", "prev", "hash"] as const).every((f) => entry[f] === receipt[f]) &&
    micros(entry.sealedAt) === micros(receipt.sealedAt);
  if (!stands) {
    const why = new Refused("R37", "the entry of the receipt does not stand here");
    throw new Broken(`${receipt.topic}/${receipt.chain}`, receipt.seq, why);
  }
}

async function requireInPlace(entry: Entry, place: number, before: Entry | undefined) {
  require(entry.seq === place, "R37", `entry ${place} is missing, or entry ${entry.seq} out of order`);
  require(entry.hash === (await entryHash(entry)), "R37", "the hash does not recompute");
  require(entry.prev === (before?.hash ?? NONE), "R37", "it does not follow the entry before it");
  require(
    before === undefined ||
      (entry.topic === before.topic &&
        entry.chain === before.chain &&
        micros(entry.sealedAt) >= micros(before.sealedAt)),
    "R37",
    "it is of another chain, or sealed before the entry before it",
  );
}

/** The key of the chain that the signed bytes themselves name. */
async function chainKey({ act, signed }: Verified): Promise<Json | undefined> {
  const name = String(act["act"]);
  if (name === "bill.issue.v1") {
    return domainHash("throughbill.bill.v1", signed.payload);
  }
  return name.startsWith("party.") ? (act["party"] ?? act["by"]) : act["bill"];
}
