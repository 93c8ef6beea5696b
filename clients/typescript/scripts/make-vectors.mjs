// Signs acts with WebCrypto and writes vectors/signed.json, which a Java test verifies. ECDSA is signed
// differently each time, so the file is made once and committed; run npm run build first.
import { writeFileSync } from "node:fs";
import { SigningKey } from "../dist/src/index.js";

const ACTS = [
  {
    act: "bill.transfer.v1",
    bill: "b".repeat(64),
    after: "a".repeat(64),
    by: "maker-cq",
    at: "2026-01-03T12:00:00.000000Z",
    place: "CNCKG",
    to: "buyer-dubai",
    endorsement: { kind: "TO_ORDER", to: "buyer-dubai" },
  },
  {
    act: "inspection.hold.v1",
    bill: "b".repeat(64),
    id: "hold-0001",
    by: "maker-cq",
    at: "2026-01-03T12:00:00.000000Z",
    place: "CNNSA",
    office: { authority: "MSA", district: "CNNSA" },
    basis: "UN 编号存疑, doubtful",
  },
];

const vectors = [];
for (const name of ["Ed25519", "ES256"]) {
  const kind = name === "Ed25519" ? { name } : { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(kind, true, ["sign", "verify"]);
  const key = await SigningKey.of(pair);
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey));
  for (const act of [...ACTS, ACTS[0], ACTS[0], ACTS[0]]) {
    const signed = await key.sign(act);
    vectors.push({
      alg: name,
      key: spki.toString("base64"),
      payload: JSON.stringify(act),
      jws: signed.value,
      id: await signed.id(),
    });
  }
}
writeFileSync(
  new URL("../vectors/signed.json", import.meta.url),
  `${JSON.stringify(vectors, null, 2)}\n`,
);
