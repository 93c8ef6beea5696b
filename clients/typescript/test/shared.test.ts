import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromBase64 } from "../src/bytes.js";
import {
  type BillTransferV1,
  Broken,
  type Entry,
  Refused,
  Register,
  type RegisteredKey,
  SignedAct,
  SigningKey,
  readEntry,
  requireHolds,
  verifyChain,
} from "../src/index.js";

// Compiled tests lie in dist/test, three folders below clients.
const SHARED = new URL("../../../../acts/src/test/resources/", import.meta.url);
const VECTORS = new URL("../../vectors/signed.json", import.meta.url);

interface Attack {
  code: string;
  what: string;
  enters: string;
  input: string;
  at: string;
  chain?: string;
  refused?: string;
  sameAs?: string;
}

const attacks = text("attacks/attacks.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Attack);
const { keys } = JSON.parse(text("attacks/register.json")) as { keys: RegisteredKey[] };
const register = await Register.of(keys);

function text(name: string): string {
  return readFileSync(new URL(name, SHARED), "utf8");
}

/**
 * What this package leaves to the registry: the schema of each act (its types say it to the compiler), the
 * catalogue of places, codes by their own standard; and SM2, which WebCrypto does not know.
 */
function isLeftToTheRegistry(attack: Attack): boolean {
  const schema = ["unknown-act", "unknown-field", "missing-field", "wrong-type", "wrong-place", "R10"];
  const named = attack.code.startsWith("PAY") || attack.code.startsWith("RPL");
  return (
    attack.what.includes("SM2") ||
    attack.what.startsWith("bill.issue.v1 on another") || // verifyChain derives a bill's id
    (named && schema.includes(attack.refused ?? ""))
  );
}

async function refusalOf(attack: Attack): Promise<string | undefined> {
  try {
    const { act } = await register.verify(SignedAct.parse(attack.input), attack.at);
    const bill = act["act"] === "bill.issue.v1" ? undefined : (act["bill"] ?? act["party"] ?? act["by"]);
    const elsewhere = bill !== undefined && !(attack.chain ?? `/${bill}`).endsWith(`/${bill}`);
    return elsewhere ? "R74" : undefined;
  } catch (refused) {
    if (refused instanceof Refused) {
      return refused.rule;
    }
    throw refused;
  }
}

test("every attack on an act is refused by the rule that Java refuses it by", async (t) => {
  const ours = attacks.filter((a) => a.enters === "ACT" && !isLeftToTheRegistry(a));
  assert.ok(ours.length > 600, `${ours.length}`);
  for (const attack of ours) {
    await t.test(`${attack.code} ${attack.what}`, async () => {
      assert.equal(await refusalOf(attack), attack.refused);
    });
  }
});

test("a malleated copy is the same act", async () => {
  const copies = attacks.filter((attack) => attack.sameAs !== undefined);
  assert.ok(copies.length >= 3);
  for (const copy of copies) {
    assert.equal(await SignedAct.parse(copy.input).id(), copy.sameAs);
  }
});

test("Java's signatures of each algorithm verify", async () => {
  for (const alg of ["Ed25519", "ES256"]) {
    const jws = text(`golden/signed/bill.transfer.v1.${alg}.jws`).trim();
    const key = text(`golden/signed/bill.transfer.v1.${alg}.key`).trim();
    const party = JSON.parse(new TextDecoder().decode(SignedAct.parse(jws).payload)).by;
    const always = { notBefore: "2000-01-01T00:00:00Z", notAfter: "2100-01-01T00:00:00Z" };
    const own = await Register.of([{ party, alg, key, ...always }]);
    const verified = await own.verify(SignedAct.parse(jws), "2026-01-03T12:00:00Z");
    assert.equal(verified.act["act"], "bill.transfer.v1");
  }
});

test("what WebCrypto signs is the act that was given, and verifies", async () => {
  const transfer: BillTransferV1 = {
    act: "bill.transfer.v1",
    bill: "b".repeat(64),
    after: "a".repeat(64),
    by: "maker-cq",
    at: "2026-01-03T12:00:00.000000Z",
    place: "CNCKG",
    to: "buyer-dubai",
    endorsement: { kind: "TO_ORDER", to: "buyer-dubai" },
  };
  const golden = text("golden/bill.transfer.v1.json");
  assert.equal(JSON.stringify(transfer), golden);
  for (const kind of [{ name: "Ed25519" }, { name: "ECDSA", namedCurve: "P-256" }]) {
    const pair = (await crypto.subtle.generateKey(kind, true, ["sign", "verify"])) as CryptoKeyPair;
    const signed = await (await SigningKey.of(pair)).sign(transfer);
    assert.equal(new TextDecoder().decode(signed.payload), golden);
    const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey));
    const always = { notBefore: "2000-01-01T00:00:00Z", notAfter: "2100-01-01T00:00:00Z" };
    const own = await Register.of([
      { party: "maker-cq", alg: signed.algorithm, key: spki.toString("base64"), ...always },
    ]);
    assert.equal((await own.verify(signed, transfer.at)).party, "maker-cq");
  }
});

test("the committed vectors are still read as they were made", async () => {
  const vectors = JSON.parse(readFileSync(VECTORS, "utf8")) as { jws: string; id: string }[];
  assert.ok(vectors.length >= 10);
  for (const vector of vectors) {
    assert.equal(await SignedAct.parse(vector.jws).id(), vector.id);
  }
});

/** The voyage's title chain, and a register made from its party chains, whose roots Java checks. */
async function voyage(): Promise<{ title: Entry[]; own: Register }> {
  const entries = text("proof/voyage.jsonl").trim().split("\n").map(readEntry);
  const parties = entries.filter((entry) => entry.topic === "party-events");
  const enrolled = parties.map((entry) => {
    const signed = SignedAct.parse(entry.act);
    const act = JSON.parse(new TextDecoder().decode(signed.payload));
    return { party: act.by as string, alg: signed.algorithm, key: spkiIn(act.certificates[0]) };
  });
  const always = { notBefore: "2026-01-01T00:00:00Z", notAfter: "2026-02-01T00:00:00Z" };
  const own = await Register.of(enrolled.map((key) => ({ ...key, ...always })));
  return { title: entries.filter((entry) => entry.topic === "bill-events"), own };
}

/** The SubjectPublicKeyInfo, found by how those of the two algorithms begin. */
function spkiIn(certificate: string): string {
  const der = Buffer.from(fromBase64(certificate));
  for (const [start, length] of [
    ["302a300506032b6570032100", 44],
    ["3059301306072a8648ce3d0201", 91],
  ] as const) {
    const at = der.indexOf(Buffer.from(start, "hex"));
    if (at >= 0) {
      return der.subarray(at, at + length).toString("base64");
    }
  }
  throw new Error("no key of the two algorithms in the certificate");
}

async function brokenAt(title: Entry[], own: Register): Promise<[number, string]> {
  try {
    await verifyChain(title, own);
    return [0, "holds"];
  } catch (broken) {
    if (broken instanceof Broken) {
      return [broken.seq, broken.why.rule];
    }
    throw broken;
  }
}

test("R37 a chain verifies, and breaks at the exact place where it was touched", async () => {
  const { title, own } = await voyage();
  assert.deepEqual(await brokenAt(title, own), [0, "holds"]);
  for (let at = 0; at < title.length; at++) {
    const altered = title.map((entry) => ({ ...entry }));
    altered[at]!.sealedAt = altered[at]!.sealedAt.replace("Z", "").replace(/.$/, "1Z");
    assert.deepEqual(await brokenAt(altered, own), [at + 1, "R37"]);
  }
  for (let at = 0; at < title.length - 1; at++) {
    assert.deepEqual(await brokenAt(title.toSpliced(at, 1), own), [at + 1, "R37"]);
    const swapped = title.toSpliced(at, 2, title[at + 1]!, title[at]!);
    assert.deepEqual(await brokenAt(swapped, own), [at + 1, "R37"]);
  }
});

test("R37 a receipt shows that the end was cut off", async () => {
  const { title } = await voyage();
  const { act: _, ...receipt } = title[7]!;
  requireHolds(title, receipt);
  assert.throws(() => requireHolds(title.slice(0, 7), receipt), Broken);
  assert.throws(() => requireHolds(title, { ...receipt, hash: "0".repeat(64) }), Broken);
});

test("an entry with a field more, less or of another type is refused", () => {
  const line = text("proof/voyage.jsonl").split("\n")[0]!;
  for (const [what, by] of [
    ['{"topic"', '{"note":1,"topic"'],
    ['"seq":1,', ""],
    ['"seq":1', '"seq":"1"'],
    ['{"topic"', '{"seq":2,"topic"'],
  ] as const) {
    assert.throws(() => readEntry(line.replace(what, by)), Refused);
  }
});
